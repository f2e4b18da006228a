package io.daemonlens.advice.rules.container;

import io.daemonlens.advice.Advice;
import io.daemonlens.advice.Rule;
import io.daemonlens.advice.Subject;
import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.settings.Severity;

/** Reports a container without requests, for which the scheduler reserves no resources. */
public final class NoRequests implements Rule {

    @Override
    public String code() {
        return "no-requests";
    }

    @Override
    public Severity severity() {
        return Severity.INFO;
    }

    @Override
    public boolean isQuiet() {
        return true;
    }

    @Override
    public void check(Subject subject, Advice advice) {
        for (Field container : subject.pod().at("containers").items()) {
            Field requests = container.at("resources", "requests");
            if (requests.at("cpu").absent() && requests.at("memory").absent()) {
                advice.say(container.path(), container.at("name").text());
            }
        }
    }
}
