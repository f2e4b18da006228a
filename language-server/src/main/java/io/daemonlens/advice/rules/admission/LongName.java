package io.daemonlens.advice.rules.admission;

import io.daemonlens.advice.Advice;
import io.daemonlens.advice.Rule;
import io.daemonlens.advice.Subject;
import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apps.PodTemplateHash;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.settings.Severity;

/**
 * Reports a name that is too long for a revision hash. The controller stores the ControllerRevision
 * {@code name-hash} before it creates pods ({@code snapshot}, {@code
 * pkg/controller/daemon/update.go}); if the server refuses it, the sync ends there.
 */
public final class LongName implements Rule {

    /** The maximum length of a DNS subdomain, which both names must be. */
    private static final int LIMIT = 253;

    /** The maximum number of digits of a 32-bit hash. */
    private static final int LONGEST_HASH = 10;

    @Override
    public String code() {
        return "long-name";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public void check(Subject subject, Advice advice) {
        Field name = subject.stored().at("metadata", "name");
        int length = name.text().length();
        if (length + 1 + LONGEST_HASH <= LIMIT) {
            return;
        }
        JsonObject template = (JsonObject) subject.stored().at("spec", "template").value();
        String hash = PodTemplateHash.of(template, null, subject.version()).encoded();
        int whole = length + 1 + hash.length();
        if (whole > LIMIT) {
            advice.say(name.path(), whole, LIMIT, LIMIT - 1 - LONGEST_HASH);
        }
    }
}
