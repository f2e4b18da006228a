package io.daemonlens.cli.commands;

import io.daemonlens.cli.program.Arguments;
import io.daemonlens.cli.program.Command;
import io.daemonlens.cli.program.Option;
import io.daemonlens.cli.program.Terminal;
import io.daemonlens.cli.program.UsageException;
import io.daemonlens.cli.program.VersionRange;
import io.daemonlens.schemas.ApiTypes;
import io.daemonlens.schemas.GroupVersionKind;
import io.daemonlens.schemas.JsonSchemas;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.List;

/** {@code daemonlens schema}: prints the JSON Schema of a DaemonSet for editors and validators. */
public final class SchemaCommand implements Command {

    @Override
    public List<Option> options() {
        return List.of(Option.of("api-version", "APIVERSION", "apps/v1 (default) or an older one"));
    }

    @Override
    public String operands() {
        return "";
    }

    @Override
    public int run(Arguments arguments, Terminal terminal) {
        if (!arguments.operands().isEmpty()) {
            throw new UsageException("schema takes options only");
        }
        Served served = Served.of(arguments);
        terminal.out().print(JsonSchemas.of(served.kind(), served.version()));
        terminal.out().flush();
        return CLEAN;
    }

    /** The requested API version and minor; by default the newest minor that serves it. */
    record Served(GroupVersionKind kind, KubernetesVersion version) {

        static Served of(Arguments arguments) {
            GroupVersionKind kind =
                    GroupVersionKind.of(arguments.value("api-version", "apps/v1"), "DaemonSet");
            KubernetesVersion newest = ApiTypes.newestServing(kind);
            if (newest == null) {
                throw new UsageException(
                        "--api-version "
                                + kind.apiVersion()
                                + ": it never had DaemonSet; apps/v1, apps/v1beta2 and"
                                + " extensions/v1beta1 had");
            }
            List<KubernetesVersion> asked =
                    VersionRange.single(arguments.value("kubernetes-version"));
            KubernetesVersion version = asked.isEmpty() ? newest : asked.get(0);
            if (ApiTypes.of(version).root(kind) == null) {
                throw new UsageException(
                        "Kubernetes "
                                + version
                                + " does not serve "
                                + kind.apiVersion()
                                + "; "
                                + ApiTypes.oldestServing(kind)
                                + " to "
                                + newest
                                + " do");
            }
            return new Served(kind, version);
        }
    }
}
