package io.daemonlens.advice.rules.volume;

import io.daemonlens.advice.Advice;
import io.daemonlens.advice.Rule;
import io.daemonlens.advice.Subject;
import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.settings.Severity;

/** Reports a mount of the Docker socket, which nodes without dockershim do not have. */
public final class DockerSocket implements Rule {

    /** The first minor without dockershim. */
    private static final int DOCKERSHIM_UNTIL = 24;

    @Override
    public String code() {
        return "docker-socket";
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
        if (subject.version().isBefore(DOCKERSHIM_UNTIL)) {
            return;
        }
        for (Field volume : subject.writtenPod().at("volumes").items()) {
            Field path = volume.at("hostPath", "path");
            if (path.text().equals("/var/run/docker.sock")
                    || path.text().equals("/run/docker.sock")) {
                advice.say(path.path(), path.text());
            }
        }
    }
}
