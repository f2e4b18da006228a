package io.daemonlens.advice.rules.placement;

import io.daemonlens.advice.Advice;
import io.daemonlens.advice.Rule;
import io.daemonlens.advice.Subject;
import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.core.Node;
import io.daemonlens.settings.Severity;
import java.util.Set;
import java.util.TreeSet;

/** Reports images that must run on nodes of several architectures. */
public final class MixedArchitecture implements Rule {

    @Override
    public String code() {
        return "mixed-architecture";
    }

    @Override
    public Severity severity() {
        return Severity.INFO;
    }

    @Override
    public void check(Subject subject, Advice advice) {
        Set<String> architectures = new TreeSet<>();
        for (Node node : subject.wantedNodes()) {
            String architecture = node.labels().get("kubernetes.io/arch");
            if (architecture != null) {
                architectures.add(architecture);
            }
        }
        if (architectures.size() > 1) {
            Field image = subject.writtenPod().at("containers");
            advice.say(image.path(), String.join(", ", architectures));
        }
    }
}
