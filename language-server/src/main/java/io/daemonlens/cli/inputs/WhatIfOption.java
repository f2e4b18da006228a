package io.daemonlens.cli.inputs;

import io.daemonlens.cli.program.Arguments;
import io.daemonlens.cli.program.Option;
import io.daemonlens.cli.program.Terminal;
import io.daemonlens.cli.program.UsageException;
import io.daemonlens.cluster.ClusterObjects;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.forecast.whatif.WhatIf;
import io.daemonlens.forecast.whatif.WhatIfChange;
import io.daemonlens.forecast.whatif.WhatIfException;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.List;

/** The option {@code --what-if}: simulated changes of the cluster. */
public final class WhatIfOption {

    public static final String NAME = "what-if";

    public static final Option OPTION =
            Option.of(
                            NAME,
                            "CHANGE",
                            "tries a change of the cluster and shows what moves; repeatable, in"
                                    + " order. A NODE may be pool/NAME. Changes: "
                                    + String.join("; ", WhatIfChange.FORMS))
                    .many();

    private WhatIfOption() {}

    /**
     * Applies the changes on the command line one after the other.
     *
     * @param daemonSets of the run, as the API server stores them
     * @throws UsageException if a change is invalid or names a missing object
     */
    public static WhatIf ask(
            Arguments arguments,
            Terminal terminal,
            List<JsonObject> daemonSets,
            ClusterObjects cluster) {
        KubernetesVersion version =
                SettingsFiles.destination(arguments, terminal)
                        .inCluster(cluster.version())
                        .version();
        try {
            return WhatIf.of(arguments.values(NAME), daemonSets, cluster, version);
        } catch (WhatIfException e) {
            throw new UsageException(e.getMessage());
        }
    }
}
