package io.daemonlens.engine.apiserver.admission;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonValue;
import java.util.Map;

/**
 * Rejects pods whose service account does not exist, and adds the account's image pull secrets to
 * the others. The token volume that the server mounts is omitted, because it affects neither
 * scheduling nor quotas. Checked against {@code plugin/pkg/admission/serviceaccount}, 1.8 to 1.37.
 */
final class ServiceAccount implements AdmissionPlugin {

    static final String NAME = "ServiceAccount";

    private static final String DEFAULT = "default";

    private final String namespace;
    private final Map<String, JsonObject> accounts;

    /**
     * @param accounts of the namespace, by name; null if they are unknown
     */
    ServiceAccount(String namespace, Map<String, JsonObject> accounts) {
        this.namespace = namespace;
        this.accounts = accounts;
    }

    @Override
    public Refusal admit(JsonObject pod) {
        JsonObject spec = pod.object("spec");
        String name = spec.text("serviceAccountName");
        if (name.isEmpty()) {
            name = DEFAULT;
            spec.put("serviceAccountName", name);
        }
        JsonObject account = accounts == null ? null : accounts.get(name);
        if (account == null) {
            return accounts == null || name.equals(DEFAULT)
                    ? null
                    : Refusal.forbidden(
                            NAME,
                            AdmissionPlugin.nameOf(pod),
                            "error looking up service account "
                                    + namespace
                                    + "/"
                                    + name
                                    + ": serviceaccount \""
                                    + name
                                    + "\" not found");
        }
        JsonArray own = spec.array("imagePullSecrets");
        JsonArray given = account.array("imagePullSecrets");
        if ((own == null || own.isEmpty()) && given != null && !given.isEmpty()) {
            spec.put("imagePullSecrets", given.copy());
        }
        return limitSecrets(pod, account);
    }

    /** {@code limitSecretReferences}, for accounts that enable it with an annotation. */
    private static Refusal limitSecrets(JsonObject pod, JsonObject account) {
        String asked =
                Field.of(account)
                        .at("metadata", "annotations")
                        .at("kubernetes.io/enforce-mountable-secrets")
                        .text();
        String reason =
                isTrue(asked)
                        ? new MountableSecrets(account).firstForeign(Field.of(pod).at("spec"))
                        : null;
        return reason == null ? null : Refusal.forbidden(NAME, AdmissionPlugin.nameOf(pod), reason);
    }

    /** Parses a boolean like Go's {@code strconv.ParseBool}. */
    private static boolean isTrue(String text) {
        return switch (text) {
            case "1", "t", "T", "true", "TRUE", "True" -> true;
            default -> false;
        };
    }

    static boolean names(JsonArray list, String name) {
        for (JsonValue each : list == null ? new JsonArray() : list) {
            if (each instanceof JsonObject reference && reference.text("name").equals(name)) {
                return true;
            }
        }
        return false;
    }
}
