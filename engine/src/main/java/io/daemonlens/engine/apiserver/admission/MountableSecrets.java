package io.daemonlens.engine.apiserver.admission;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonObject;
import java.util.List;

/** The secrets that pods of a service account may reference, if the account limits them. */
final class MountableSecrets {

    private final String account;
    private final JsonArray secrets;
    private final JsonArray pullSecrets;

    MountableSecrets(JsonObject account) {
        this.account = account.object("metadata").text("name");
        this.secrets = account.array("secrets");
        this.pullSecrets = account.array("imagePullSecrets");
    }

    /** Returns the reason for the first secret that the account does not list; null if none. */
    String firstForeign(Field spec) {
        for (Field volume : spec.at("volumes").items()) {
            Field secret = volume.at("secret");
            if (secret.present() && isForeign(secret.at("secretName").text())) {
                return "volume with secret.secretName=\""
                        + secret.at("secretName").text()
                        + "\""
                        + notAllowed();
            }
        }
        for (String list : List.of("initContainers", "containers")) {
            String kind = list.equals("containers") ? "container " : "init container ";
            for (Field container : spec.at(list).items()) {
                String reason = ofContainer(container, kind + container.at("name").text());
                if (reason != null) {
                    return reason;
                }
            }
        }
        List<Field> pulls = spec.at("imagePullSecrets").items();
        for (int i = 0; i < pulls.size(); i++) {
            String name = pulls.get(i).at("name").text();
            if (!ServiceAccount.names(pullSecrets, name)) {
                return "imagePullSecrets["
                        + i
                        + "].name=\""
                        + name
                        + "\" is not allowed because service account "
                        + account
                        + " does not reference that imagePullSecret";
            }
        }
        return null;
    }

    private String ofContainer(Field container, String words) {
        for (Field variable : container.at("env").items()) {
            Field key = variable.at("valueFrom", "secretKeyRef");
            if (key.present() && isForeign(key.at("name").text())) {
                return words
                        + " with envVar "
                        + variable.at("name").text()
                        + " referencing secret.secretName=\""
                        + key.at("name").text()
                        + "\""
                        + notAllowed();
            }
        }
        for (Field source : container.at("envFrom").items()) {
            Field secret = source.at("secretRef");
            if (secret.present() && isForeign(secret.at("name").text())) {
                return words
                        + " with envFrom referencing secret.secretName=\""
                        + secret.at("name").text()
                        + "\""
                        + notAllowed();
            }
        }
        return null;
    }

    private boolean isForeign(String secret) {
        return !ServiceAccount.names(secrets, secret);
    }

    private String notAllowed() {
        return " is not allowed because service account "
                + account
                + " does not reference that secret";
    }
}
