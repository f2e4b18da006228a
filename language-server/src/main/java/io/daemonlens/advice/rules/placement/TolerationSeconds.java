package io.daemonlens.advice.rules.placement;

import io.daemonlens.advice.Advice;
import io.daemonlens.advice.Rule;
import io.daemonlens.advice.Subject;
import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.settings.Severity;

/** Reports a tolerationSeconds on a toleration that the controller adds without one. */
public final class TolerationSeconds implements Rule {

    @Override
    public String code() {
        return "toleration-seconds";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public void check(Subject subject, Advice advice) {
        for (Field toleration : subject.writtenPod().at("tolerations").items()) {
            String key = toleration.at("key").text();
            String effect = toleration.at("effect").text();
            boolean own =
                    key.equals("node.kubernetes.io/not-ready")
                            || key.equals("node.kubernetes.io/unreachable");
            boolean evicts = effect.isEmpty() || effect.equals("NoExecute");
            if (own && evicts && toleration.at("tolerationSeconds").present()) {
                advice.say(toleration.at("tolerationSeconds").path(), key);
                advice.offerRemoval(toleration.at("tolerationSeconds").path(), false);
            }
        }
    }
}
