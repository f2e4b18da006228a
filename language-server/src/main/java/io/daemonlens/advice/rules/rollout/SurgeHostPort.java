package io.daemonlens.advice.rules.rollout;

import io.daemonlens.advice.Advice;
import io.daemonlens.advice.Rule;
import io.daemonlens.advice.Subject;
import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.settings.Severity;
import java.util.List;

/** Reports a surge pod that cannot start beside the old pod because both use one host port. */
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
        boolean hostNetwork = subject.pod().at("hostNetwork").isTrue();
        for (String list : List.of("containers", "initContainers")) {
            for (Field container : subject.pod().at(list).items()) {
                boolean stays =
                        list.equals("containers")
                                || container.at("restartPolicy").text().equals("Always");
                for (Field port : container.at("ports").items()) {
                    // With hostNetwork every declared port is a host port.
                    Field taken = port.at(hostNetwork ? "containerPort" : "hostPort");
                    if (stays && taken.number() > 0) {
                        advice.say(surge.path(), taken.number());
                        advice.relate(taken.path());
                        return;
                    }
                }
            }
        }
    }
}
