package io.daemonlens.advice.rules.container;

import io.daemonlens.advice.Advice;
import io.daemonlens.advice.Rule;
import io.daemonlens.advice.Subject;
import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.settings.Severity;

/** Reports an image without a version: nodes that pull at different times run different images. */
public final class ImageTag implements Rule {

    @Override
    public String code() {
        return "image-tag";
    }

    @Override
    public Severity severity() {
        return Severity.INFO;
    }

    @Override
    public void check(Subject subject, Advice advice) {
        for (Field container : subject.writtenPod().at("containers").items()) {
            Field image = container.at("image");
            String name = image.text().substring(image.text().lastIndexOf('/') + 1);
            boolean versioned = name.contains("@") || name.contains(":");
            if (!name.isEmpty() && (!versioned || name.endsWith(":latest"))) {
                advice.say(image.path(), image.text());
            }
        }
    }
}
