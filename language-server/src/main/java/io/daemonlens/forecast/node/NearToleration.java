package io.daemonlens.forecast.node;

import io.daemonlens.analysis.ManifestAnalysis;
import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.core.Taint;
import io.daemonlens.engine.core.WellKnown;
import io.daemonlens.text.Wording;

/** The toleration that was probably meant for a taint, and why it does not match. */
public final class NearToleration {

    private NearToleration() {}

    /** Returns a sentence that names its line; empty if no toleration is similar. */
    public static String of(Taint taint, ManifestAnalysis analysis, Wording wording) {
        Field pod = Field.of(analysis.answer().stored()).at("spec", "template", "spec");
        for (Field toleration : pod.at("tolerations").items()) {
            String said = of(taint, toleration, line(toleration, analysis), wording);
            if (!said.isEmpty()) {
                return said;
            }
        }
        return "";
    }

    private static String of(Taint taint, Field toleration, int line, Wording wording) {
        String key = toleration.at("key").text();
        if (key.equals(WellKnown.MASTER) && taint.key().equals(WellKnown.CONTROL_PLANE)) {
            return wording.say("near.master", line, key);
        }
        if (!key.equals(taint.key())) {
            return "";
        }
        String effect = toleration.at("effect").text();
        if (!effect.isEmpty() && !effect.equals(taint.effect())) {
            return wording.say("near.effect", line, key, effect);
        }
        String operator = toleration.at("operator").text();
        String value = toleration.at("value").text();
        return !operator.isEmpty() && !operator.equals("Equal") || value.equals(taint.value())
                ? ""
                : wording.say("near.value", line, key, value);
    }

    private static int line(Field toleration, ManifestAnalysis analysis) {
        int offset = analysis.manifest().rangeOf(toleration.path()).start();
        return analysis.manifest().document().lines().line(offset) + 1;
    }
}
