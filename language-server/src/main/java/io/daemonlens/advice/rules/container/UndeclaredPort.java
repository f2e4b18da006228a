package io.daemonlens.advice.rules.container;

import io.daemonlens.advice.Advice;
import io.daemonlens.advice.Rule;
import io.daemonlens.advice.Subject;
import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.settings.Severity;
import io.daemonlens.text.NearestWord;
import java.util.ArrayList;
import java.util.List;

/** Reports a probe or hook that names a port which its container does not declare. */
public final class UndeclaredPort implements Rule {

    @Override
    public String code() {
        return "undeclared-port";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public void check(Subject subject, Advice advice) {
        for (String list : List.of("initContainers", "containers")) {
            for (Field container : subject.writtenPod().at(list).items()) {
                List<String> names = new ArrayList<>();
                for (Field port : container.at("ports").items()) {
                    if (!port.at("name").text().isEmpty()) {
                        names.add(port.at("name").text());
                    }
                }
                for (String probe : List.of("livenessProbe", "readinessProbe", "startupProbe")) {
                    handler(container.at(probe), probe, names, advice);
                }
                for (String hook : List.of("postStart", "preStop")) {
                    handler(container.at("lifecycle", hook), hook, names, advice);
                }
            }
        }
    }

    private static void handler(Field handler, String what, List<String> names, Advice advice) {
        for (String kind : List.of("httpGet", "tcpSocket")) {
            Field port = handler.at(kind, "port");
            String name = port.text();
            boolean named = !name.isEmpty() && !Character.isDigit(name.charAt(0));
            if (named && !names.contains(name)) {
                String known =
                        names.isEmpty() ? "the number of the port" : String.join(", ", names);
                advice.say(port.path(), name, what, known);
                String nearest = NearestWord.certain(name, names);
                for (String each : nearest != null ? List.of(nearest) : names) {
                    advice.offerValue(port.path(), each, nearest != null);
                }
            }
        }
    }
}
