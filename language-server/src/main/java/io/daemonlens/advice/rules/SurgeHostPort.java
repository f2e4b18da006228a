package io.daemonlens.advice.rules;

import io.daemonlens.advice.Advice;
import io.daemonlens.advice.Rule;
import io.daemonlens.advice.Subject;
import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.settings.Severity;
import java.util.List;

/** A surge pod that cannot start beside the old one, because both want one port of the node. */
public final class SurgeHostPort implements Rule {

    @Override
    public String code() {
        return "surge-host-port";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public void check(Subject subject, Advice advice) {
        Field surge = subject.stored().at("spec", "updateStrategy", "rollingUpdate", "maxSurge");
        boolean surges =
                surge.value() != null
                        && !List.of("0", "\"0\"", "\"0%\"").contains(surge.value().toString());
        if (!surges) {
            return;
        }
        for (Field container : subject.pod().at("containers").items()) {
            for (Field port : container.at("ports").items()) {
                if (port.at("hostPort").number() > 0) {
                    advice.say(surge.path(), port.at("hostPort").number());
                    advice.relate(port.at("hostPort").path());
                    return;
                }
            }
        }
    }
}
