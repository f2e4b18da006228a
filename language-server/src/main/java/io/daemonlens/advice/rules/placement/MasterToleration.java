package io.daemonlens.advice.rules.placement;

import io.daemonlens.advice.Advice;
import io.daemonlens.advice.Rule;
import io.daemonlens.advice.Subject;
import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.settings.Severity;

/** Reports a toleration for the master taint, which control planes no longer have. */
public final class MasterToleration implements Rule {

    @Override
    public String code() {
        return "master-toleration";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public void check(Subject subject, Advice advice) {
        if (subject.version().isBefore(25)) {
            return;
        }
        Field master = null;
        for (Field toleration : subject.writtenPod().at("tolerations").items()) {
            String key = toleration.at("key").text();
            boolean all = key.isEmpty() && toleration.at("operator").text().equals("Exists");
            if (all || key.equals("node-role.kubernetes.io/control-plane")) {
                return;
            }
            master = key.equals("node-role.kubernetes.io/master") ? toleration : master;
        }
        if (master != null) {
            advice.say(master.at("key").path());
            advice.offerValue(
                    master.at("key").path(), "node-role.kubernetes.io/control-plane", false);
        }
    }
}
