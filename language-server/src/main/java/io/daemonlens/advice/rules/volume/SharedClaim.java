package io.daemonlens.advice.rules.volume;

import io.daemonlens.advice.Advice;
import io.daemonlens.advice.Rule;
import io.daemonlens.advice.Subject;
import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.settings.Severity;

/** Reports one PersistentVolumeClaim that the pods of all nodes share. */
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
