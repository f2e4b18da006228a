package io.daemonlens.advice.rules.container;

import io.daemonlens.advice.Advice;
import io.daemonlens.advice.Rule;
import io.daemonlens.advice.Subject;
import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.settings.Severity;
import java.util.List;

/** Reports limits that also become the requests because no requests are set. */
public final class LimitsWithoutRequests implements Rule {

    @Override
    public String code() {
        return "limits-without-requests";
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
        for (Field container : subject.writtenPod().at("containers").items()) {
            Field limits = container.at("resources", "limits");
            for (String resource : List.of("cpu", "memory")) {
                boolean requested = container.at("resources", "requests").at(resource).present();
                if (limits.at(resource).present() && !requested) {
                    Field limit = limits.at(resource);
                    String amount = resource + " " + plain(limit);
                    advice.say(limit.path(), container.at("name").text(), amount);
                }
            }
        }
    }

    private static String plain(Field limit) {
        return limit.text().isEmpty() ? String.valueOf(limit.value()) : limit.text();
    }
}
