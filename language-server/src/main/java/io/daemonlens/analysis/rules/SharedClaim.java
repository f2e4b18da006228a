package io.daemonlens.analysis.rules;

import io.daemonlens.analysis.Advice;
import io.daemonlens.analysis.Rule;
import io.daemonlens.analysis.Severity;
import io.daemonlens.analysis.Subject;
import io.daemonlens.engine.apimachinery.Field;

/** One claim for the pods of all nodes. */
public final class SharedClaim implements Rule {

    @Override
    public String code() {
        return "shared-claim";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public void check(Subject subject, Advice advice) {
        for (Field volume : subject.writtenPod().at("volumes").items()) {
            Field claim = volume.at("persistentVolumeClaim", "claimName");
            if (!claim.text().isEmpty()) {
                advice.say(claim.path(), claim.text());
            }
        }
    }
}
