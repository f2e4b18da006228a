package io.daemonlens.repair;

import io.daemonlens.engine.apimachinery.ErrorCause;
import io.daemonlens.engine.apimachinery.FieldError;
import io.daemonlens.engine.apimachinery.FieldPath;
import io.daemonlens.findings.QuickFix;
import io.daemonlens.manifest.Edits;
import io.daemonlens.manifest.Manifest;
import io.daemonlens.text.NearestWord;
import io.daemonlens.text.TextEdit;
import io.daemonlens.text.Wording;
import io.daemonlens.yaml.YamlMapping;
import io.daemonlens.yaml.YamlNode;
import io.daemonlens.yaml.YamlScalar;
import io.daemonlens.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Fixes for names: an invalid name is corrected in all its places; a mount of a missing volume gets
 * the nearest volume name, or a volume of its own.
 */
final class NameRepairs {

    private static final FieldPath POD = FieldPath.of("spec", "template", "spec");

    /** The most volumes that are each offered to a mount when no name is near. */
    private static final int MOST_CHOICES = 4;

    private static final int LONGEST_SUBDOMAIN = 253;
    private static final int LONGEST_LABEL = 63;
    private static final int LONGEST_PORT = 15;

    private final Manifest manifest;
    private final Wording wording;
    private final Edits edits;

    NameRepairs(Manifest manifest, Wording wording) {
        this.manifest = manifest;
        this.wording = wording;
        this.edits = new Edits(manifest);
    }

    /** Returns the fixes for a name that violates the naming rules. */
    List<QuickFix> spelling(FieldError error) {
        if (!(manifest.nodeAt(error.at()) instanceof YamlScalar scalar)) {
            return List.of();
        }
        String name = null;
        if (error.cause() == ErrorCause.Plain.NOT_A_DNS_SUBDOMAIN) {
            name = spelt(scalar.text().replace('_', '-'), "a-z0-9.-", LONGEST_SUBDOMAIN);
        } else if (error.cause() == ErrorCause.Plain.NOT_A_DNS_LABEL) {
            name = spelt(scalar.text().replaceAll("[_.]", "-"), "a-z0-9-", LONGEST_LABEL);
        } else if (error.detail().equals("must not contain dots")) {
            name = spelt(scalar.text().replace('.', '-'), "a-z0-9-", LONGEST_LABEL);
        } else if (error.rule().equals("port-name")) {
            String port = scalar.text().replaceAll("[_.]", "-").replaceAll("--+", "-");
            name = spelt(port, "a-z0-9-", LONGEST_PORT);
        }
        return name == null || name.isEmpty() || name.equals(scalar.text())
                ? List.of()
                : Fixes.of(
                        wording.say("fix.replace", name),
                        true,
                        everywhere(error.at(), scalar, name));
    }

    private static String spelt(String name, String characters, int longest) {
        String spelt =
                name.toLowerCase(Locale.ROOT)
                        .replaceAll("[^" + characters + "]+", "-")
                        .replaceAll("^[-.]+", "");
        String cut = spelt.substring(0, Math.min(spelt.length(), longest));
        return cut.replaceAll("[-.]+$", "");
    }

    /** Returns the edits of a name at its declaration, and for a volume at its mounts. */
    private List<TextEdit> everywhere(FieldPath at, YamlScalar old, String name) {
        List<TextEdit> all = new ArrayList<>();
        all.add(edits.replace(at, Edits.scalar(name)));
        if (!at.toString().startsWith(POD + ".volumes[")) {
            return all;
        }
        for (String list : List.of("initContainers", "containers")) {
            int containers = size(POD.child(list));
            for (int i = 0; i < containers; i++) {
                FieldPath mounts = POD.child(list).index(i).child("volumeMounts");
                for (int j = 0; j < size(mounts); j++) {
                    FieldPath mount = mounts.index(j).child("name");
                    if (manifest.nodeAt(mount) instanceof YamlScalar own
                            && own.text().equals(old.text())) {
                        all.add(edits.replace(mount, Edits.scalar(name)));
                    }
                }
            }
        }
        return all;
    }

    /** Returns the fixes for a mount whose volume is missing. */
    List<QuickFix> mount(FieldError error) {
        if (!(manifest.nodeAt(error.at()) instanceof YamlScalar scalar)) {
            return List.of();
        }
        FieldPath volumes = POD.child("volumes");
        List<String> names = new ArrayList<>();
        for (int i = 0; i < size(volumes); i++) {
            if (manifest.nodeAt(volumes.index(i).child("name")) instanceof YamlScalar name) {
                names.add(name.text());
            }
        }
        if (names.contains(scalar.text())) {
            return List.of(); // The volume is refused for a reason of its own.
        }
        List<QuickFix> fixes = new ArrayList<>();
        String nearest = NearestWord.certain(scalar.text(), names);
        List<String> meant = nearest != null ? List.of(nearest) : names;
        for (String name : meant.size() > MOST_CHOICES ? List.<String>of() : meant) {
            fixes.addAll(
                    Fixes.of(
                            wording.say("fix.replace", name),
                            nearest != null,
                            edits.replace(error.at(), Edits.scalar(name))));
        }
        fixes.addAll(volume(volumes, scalar.text()));
        return fixes;
    }

    private List<QuickFix> volume(FieldPath volumes, String name) {
        String title = wording.say("fix.volume", name);
        List<String> item = List.of("- name: " + Edits.scalar(name), "  emptyDir: {}");
        YamlNode list = manifest.nodeAt(volumes);
        if (list instanceof YamlSequence sequence && !sequence.items().isEmpty()) {
            return Fixes.of(title, false, edits.append(volumes, item));
        }
        List<String> lines = new ArrayList<>(List.of("volumes:"));
        lines.addAll(item);
        return list != null
                ? List.of()
                : Fixes.of(
                        title,
                        false,
                        edits.insert(
                                volumes.parent(),
                                lines,
                                "volumes: [{name: " + Edits.scalar(name) + ", emptyDir: {}}]"));
    }

    /** Returns the fixes for a request above its limit: one of them gets the value of the other. */
    List<QuickFix> amount(FieldError error) {
        if (!(error.cause() instanceof ErrorCause.RequestAboveLimit above)) {
            return List.of();
        }
        String resource = above.resource();
        FieldPath resources = error.at().parent();
        while (!resources.isRoot() && !"resources".equals(resources.name())) {
            resources = resources.parent();
        }
        FieldPath request = resources.child("requests").key(resource);
        FieldPath most = resources.child("limits").key(resource);
        if (!(manifest.nodeAt(request) instanceof YamlScalar asked)
                || !(manifest.nodeAt(most) instanceof YamlScalar allowed)) {
            return List.of();
        }
        String text = manifest.tree().text();
        List<QuickFix> fixes = new ArrayList<>();
        fixes.addAll(
                Fixes.of(
                        wording.say("fix.request", allowed.text()),
                        false,
                        edits.replace(request, allowed.range().of(text))));
        fixes.addAll(
                Fixes.of(
                        wording.say("fix.limit", asked.text()),
                        false,
                        edits.replace(most, asked.range().of(text))));
        return fixes;
    }

    private int size(FieldPath list) {
        return manifest.nodeAt(list) instanceof YamlSequence sequence ? sequence.items().size() : 0;
    }

    /**
     * Returns the fixes for a toleration with operator Exists that also sets a value, and for one
     * without a key, whose operator must be Exists.
     */
    List<QuickFix> tolerationValue(FieldError error) {
        FieldPath toleration = error.at();
        while (!toleration.isRoot() && toleration.kind() != FieldPath.Kind.INDEX) {
            toleration = toleration.parent();
        }
        if (error.cause() == ErrorCause.Plain.TOLERATION_WITHOUT_KEY
                && manifest.nodeAt(error.at()) instanceof YamlScalar) {
            return Fixes.of(
                    wording.say("fix.replace", "Exists"),
                    true,
                    edits.replace(error.at(), "Exists"),
                    error.at());
        }
        boolean has =
                !toleration.isRoot()
                        && error.cause() == ErrorCause.Plain.VALUE_WITH_EXISTS
                        && manifest.nodeAt(toleration) instanceof YamlMapping mapping
                        && mapping.entry("value") != null;
        if (!has) {
            return List.of();
        }
        List<QuickFix> fixes = new ArrayList<>();
        fixes.addAll(
                Fixes.of(
                        wording.say("fix.replace", "operator: Equal"),
                        false,
                        edits.replace(toleration.child("operator"), "Equal")));
        fixes.addAll(
                Fixes.of(
                        wording.say("fix.remove", "value"),
                        false,
                        edits.remove(toleration.child("value"))));
        return fixes;
    }
}
