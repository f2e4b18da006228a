package io.daemonlens.advice.rules.volume;

import io.daemonlens.advice.Advice;
import io.daemonlens.advice.Rule;
import io.daemonlens.advice.Subject;
import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.settings.Severity;

/** Reports a mount of a socket file, which is replaced when its process restarts. */
public final class SocketFile implements Rule {

    @Override
    public String code() {
        return "socket-file";
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
        for (Field volume : subject.writtenPod().at("volumes").items()) {
            Field path = volume.at("hostPath", "path");
            String text = path.text();
            if (text.endsWith(".sock") && text.lastIndexOf('/') > 0) {
                advice.say(path.path(), text, text.substring(0, text.lastIndexOf('/')));
            }
        }
    }
}
