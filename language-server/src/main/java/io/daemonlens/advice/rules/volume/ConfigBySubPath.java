package io.daemonlens.advice.rules.volume;

import io.daemonlens.advice.Advice;
import io.daemonlens.advice.Rule;
import io.daemonlens.advice.Subject;
import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.settings.Severity;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reports a configuration mounted with subPath, which the kubelet never updates. */
public final class ConfigBySubPath implements Rule {

    @Override
    public String code() {
        return "config-by-sub-path";
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
        Map<String, String> sources = new LinkedHashMap<>();
        for (Field volume : subject.writtenPod().at("volumes").items()) {
            String source =
                    volume.at("configMap").present()
                            ? volume.at("configMap", "name").text()
                            : volume.at("secret", "secretName").text();
            if (!source.isEmpty()) {
                sources.put(volume.at("name").text(), source);
            }
        }
        for (Field container : subject.writtenPod().at("containers").items()) {
            for (Field mount : container.at("volumeMounts").items()) {
                String source = sources.get(mount.at("name").text());
                if (source != null && mount.at("subPath").present()) {
                    advice.say(mount.at("subPath").path(), source);
                }
            }
        }
    }
}
