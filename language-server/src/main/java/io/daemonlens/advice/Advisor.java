package io.daemonlens.advice;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apimachinery.FieldPath;
import io.daemonlens.engine.apiserver.Response;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.findings.Finding;
import io.daemonlens.findings.Finding.Source;
import io.daemonlens.findings.QuickFix;
import io.daemonlens.findings.Related;
import io.daemonlens.manifest.Edits;
import io.daemonlens.manifest.Manifest;
import io.daemonlens.schemas.KubernetesVersion;
import io.daemonlens.settings.Settings;
import io.daemonlens.text.TextEdit;
import io.daemonlens.text.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Runs the advice rules on an object and turns their reports into findings. */
public final class Advisor implements Advice {

    private final Manifest manifest;
    private final Settings settings;
    private final Edits edits;
    private final Set<FieldPath> told;
    private final List<Finding> findings = new ArrayList<>();
    private Rule speaking;
    private boolean heard;

    private Advisor(Manifest manifest, Settings settings, Set<FieldPath> told) {
        this.manifest = manifest;
        this.settings = settings;
        this.edits = new Edits(manifest);
        this.told = told;
    }

    /**
     * Returns the advice about an accepted object; paths in {@code told} already have a finding and
     * are skipped.
     */
    public static List<Finding> advise(
            Manifest manifest,
            Response answer,
            KubernetesVersion version,
            Settings settings,
            Set<FieldPath> told) {
        if (!(manifest.body().tree() instanceof JsonObject written)) {
            return List.of();
        }
        Advisor advisor = new Advisor(manifest, settings, told);
        Subject subject =
                new Subject(
                        Field.of(written),
                        Field.of(answer.stored()),
                        version,
                        settings.profile(),
                        settings.surroundings());
        for (Rule rule : Rules.ALL) {
            if (rule.isQuiet() && !isAskedFor(rule, settings)) {
                continue;
            }
            advisor.speaking = rule;
            advisor.heard = false;
            rule.check(subject, advisor);
        }
        return advisor.findings;
    }

    private static boolean isAskedFor(Rule rule, Settings settings) {
        return settings.rules().get(rule.code()) != null
                || settings.profile() != null && rule.code().equals("no-priority");
    }

    @Override
    public void say(FieldPath at, Object... values) {
        heard = told.add(at);
        if (!heard) {
            return;
        }
        Wording wording = settings.wording();
        findings.add(
                Finding.of(
                        speaking.code(),
                        speaking.severity(),
                        Source.ADVICE,
                        at.toString(),
                        manifest.rangeOf(at),
                        wording.say(speaking.code(), values),
                        wording.sayIfKnown(speaking.code() + ".help", values)));
    }

    @Override
    public void offerValue(FieldPath at, String yaml, boolean preferred) {
        offer(settings.wording().say("fix.replace", yaml), preferred, edits.replace(at, yaml), at);
    }

    @Override
    public void offerRemoval(FieldPath at, boolean preferred) {
        offer(settings.wording().say("fix.remove", at.name()), preferred, edits.remove(at), at);
    }

    private void offer(String title, boolean preferred, TextEdit edit, FieldPath at) {
        if (heard && edit != null) {
            Finding last = findings.remove(findings.size() - 1);
            List<QuickFix> fixes = new ArrayList<>(last.fixes());
            fixes.add(new QuickFix(title, preferred, List.of(edit), List.of(at)));
            findings.add(last.with(fixes, last.related()));
        }
    }

    @Override
    public void relate(FieldPath at, Object... values) {
        if (heard && manifest.nodeAt(at) != null) {
            Finding last = findings.remove(findings.size() - 1);
            List<Related> related = new ArrayList<>(last.related());
            String message = settings.wording().say(speaking.code() + ".related", values);
            related.add(new Related(manifest.rangeOf(at), message));
            findings.add(last.with(last.fixes(), related));
        }
    }
}
