package io.daemonlens.analysis.rules;

import io.daemonlens.analysis.Advice;
import io.daemonlens.analysis.Rule;
import io.daemonlens.analysis.Severity;
import io.daemonlens.analysis.Subject;
import io.daemonlens.engine.apimachinery.Field;

/** Memory in thousandths of a byte, where mebibytes were meant. */
public final class MilliMemory implements Rule {

    @Override
    public String code() {
        return "milli-memory";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public void check(Subject subject, Advice advice) {
        for (String kind : new String[] {"initContainers", "containers"}) {
            for (Field container : subject.writtenPod().at(kind).items()) {
                check(container.at("resources", "limits"), advice);
                check(container.at("resources", "requests"), advice);
            }
        }
    }

    private static void check(Field amounts, Advice advice) {
        for (Field amount : amounts.entries()) {
            boolean bytes =
                    amount.path().name().equals("memory")
                            || amount.path().name().equals("ephemeral-storage");
            String text = amount.text();
            if (bytes && text.matches("[0-9.]+m")) {
                advice.say(amount.path(), text);
                String meant = text.substring(0, text.length() - 1) + "Mi";
                advice.offerValue(amount.path(), meant, true);
            }
        }
    }
}
