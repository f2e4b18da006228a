package io.daemonlens.advice.rules.volume;

import io.daemonlens.advice.Advice;
import io.daemonlens.advice.Rule;
import io.daemonlens.advice.Subject;
import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.settings.Severity;
import java.util.ArrayList;
import java.util.List;

/** Reports a host mount that does not see mounts made later. */
public final class MountNotSeen implements Rule {

    @Override
    public String code() {
        return "mount-not-seen";
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
        List<String> names = new ArrayList<>();
        List<String> paths = new ArrayList<>();
        for (Field volume : subject.writtenPod().at("volumes").items()) {
            String path = volume.at("hostPath", "path").text();
            if (path.equals("/") || path.startsWith("/var/lib/kubelet")) {
                names.add(volume.at("name").text());
                paths.add(path);
            }
        }
        for (Field container : subject.writtenPod().at("containers").items()) {
            for (Field mount : container.at("volumeMounts").items()) {
                int index = names.indexOf(mount.at("name").text());
                String propagation = mount.at("mountPropagation").text();
                if (index >= 0 && (propagation.isEmpty() || propagation.equals("None"))) {
                    advice.say(mount.path(), paths.get(index));
                }
            }
        }
    }
}
