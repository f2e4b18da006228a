package io.daemonlens.engine.kubectl;

import io.daemonlens.engine.apimachinery.LabelSelector;
import io.daemonlens.engine.apps.RevisionData;
import io.daemonlens.engine.core.WellKnown;
import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonBoolean;
import io.daemonlens.engine.json.JsonNumber;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonValue;
import io.daemonlens.engine.json.JsonWriter;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The revisions of one DaemonSet, and the output of {@code kubectl rollout history} and {@code
 * kubectl rollout undo} for them. Checked against outputs of kubectl 1.37 and kubectl 1.36's {@code
 * pkg/polymorphichelpers}.
 */
public final class RolloutHistory {

    private static final String CHANGE_CAUSE = "kubernetes.io/change-cause";

    /** The last release that writes a template's zero time, as {@code null}. */
    private static final KubernetesVersion BEFORE_ZERO_TIMES = KubernetesVersion.of(33);

    private final JsonObject daemonSet;
    private final String name;
    private final TreeMap<Long, JsonObject> byNumber = new TreeMap<>();
    private final KubernetesVersion kubectl;

    /**
     * @param daemonSet the DaemonSet as the API server stores it
     * @param revisions all ControllerRevisions of the cluster; only those that the DaemonSet
     *     controls and selects count, and of two with the same number the later one counts
     * @param kubectl the kubectl version whose output is reproduced
     */
    public RolloutHistory(
            JsonObject daemonSet, List<JsonObject> revisions, KubernetesVersion kubectl) {
        this.daemonSet = daemonSet;
        this.kubectl = kubectl;
        JsonObject metadata = orEmpty(daemonSet.object("metadata"));
        name = metadata.text("name");
        JsonObject spec = orEmpty(daemonSet.object("spec"));
        LabelSelector selector = LabelSelector.of(spec.get("selector"));
        for (JsonObject revision : revisions) {
            JsonObject about = orEmpty(revision.object("metadata"));
            if (about.text("namespace").equals(metadata.text("namespace"))
                    && isControlledBy(about, metadata.text("uid"))
                    && selector.matches(texts(about.object("labels")))) {
                byNumber.put(number(revision), revision);
            }
        }
    }

    /** Returns the revisions sorted by number. */
    public List<JsonObject> revisions() {
        return List.copyOf(byNumber.values());
    }

    /** Prints the list: {@code REVISION CHANGE-CAUSE}. */
    public Printed list() {
        if (byNumber.isEmpty()) {
            return Printed.out(resource() + " \nNo rollout history found.\n");
        }
        int width = "REVISION".length();
        for (long number : byNumber.keySet()) {
            width = Math.max(width, Long.toString(number).length());
        }
        StringBuilder text = new StringBuilder(resource()).append(" \n");
        row(text, "REVISION", "CHANGE-CAUSE", width);
        for (Map.Entry<Long, JsonObject> each : byNumber.entrySet()) {
            JsonObject metadata = orEmpty(each.getValue().object("metadata"));
            String cause = orEmpty(metadata.object("annotations")).text(CHANGE_CAUSE);
            row(text, Long.toString(each.getKey()), cause.isEmpty() ? "<none>" : cause, width);
        }
        return Printed.out(text.append('\n').toString());
    }

    /** Prints the template of one revision. */
    public Printed detail(long revision) {
        if (revision < 0) {
            return Printed.error("revision must be a positive integer: " + revision);
        }
        JsonObject found = byNumber.get(revision);
        if (found == null) {
            return Printed.error("unable to find the specified revision");
        }
        Optional<JsonObject> template = template(found);
        return template.isEmpty()
                ? Printed.error("the data of revision " + revision + " is not a pod template")
                : Printed.out(
                        resource()
                                + " with revision #"
                                + revision
                                + "\n"
                                + DescribePodTemplate.describe(template.get(), kubectl)
                                + "\n");
    }

    /** Prints one revision as {@code kubectl describe} does; 0 prints all of them. */
    public Printed describe(long revision) {
        if (revision < 0) {
            return Printed.error("revision must be a positive integer: " + revision);
        }
        if (revision == 0) {
            List<String> pages =
                    byNumber.values().stream().map(DescribeRevision::describe).toList();
            return Printed.out(
                    pages.isEmpty()
                            ? resource() + " \nNo rollout history found.\n"
                            : String.join("\n\n", pages));
        }
        JsonObject found = byNumber.get(revision);
        return found == null
                ? Printed.error("unable to find the specified revision")
                : Printed.out(DescribeRevision.describe(found));
    }

    /**
     * The result of {@code kubectl rollout undo}.
     *
     * @param revision the target revision; 0 for the one before the newest
     * @param template the pod template that is restored; null if there is none
     * @param same whether the DaemonSet already has that template, so that nothing changes. kubectl
     *     may still print that it rolled back: it compares bytes, and an upgrade writes the same
     *     template in other bytes
     * @param other the newest revision with another template; 0 if there is none
     * @param printed the output of kubectl
     */
    public record Undo(
            long revision, JsonObject template, boolean same, long other, Printed printed) {}

    /** Computes an undo to a revision; 0 selects the one before the newest. */
    public Undo undo(long toRevision) {
        JsonObject target;
        if (toRevision != 0) {
            target = byNumber.get(toRevision);
            if (target == null) {
                return failed(
                        toRevision,
                        "unable to find specified revision " + toRevision + " in history");
            }
        } else {
            Map.Entry<Long, JsonObject> newest = byNumber.lastEntry();
            Map.Entry<Long, JsonObject> before =
                    newest == null ? null : byNumber.lowerEntry(newest.getKey());
            if (before == null) {
                return failed(0, "no last revision to roll back to");
            }
            target = before.getValue();
        }
        Optional<JsonObject> template = template(target);
        if (template.isEmpty()) {
            return failed(
                    toRevision,
                    "failed restoring revision " + toRevision + ": its data is not a pod template");
        }
        String text =
                isSkipped(target, template.get())
                        ? " skipped rollback (current template already matches revision "
                                + toRevision
                                + ")\n"
                        : " rolled back\n";
        return new Undo(
                number(target),
                template.get(),
                sameAsNow(template.get()),
                newestOther(),
                warned(Printed.out(resource() + text)));
    }

    /** Prints the result of {@code --dry-run=client}: the template that would be restored. */
    public Printed undoDryRun(long toRevision) {
        Undo undo = undo(toRevision);
        if (undo.template() == null) {
            return undo.printed();
        }
        return warned(
                Printed.out(
                        resource()
                                + " will roll back to "
                                + DescribePodTemplate.describe(undo.template(), kubectl)
                                + " (dry run)\n"));
    }

    private Undo failed(long revision, String sentence) {
        return new Undo(revision, null, false, 0, warned(Printed.error(sentence)));
    }

    /**
     * Adds the warning that kubectl prints since 1.36: an undo does not change the last applied
     * configuration.
     */
    private Printed warned(Printed printed) {
        JsonObject annotations =
                orEmpty(orEmpty(daemonSet.object("metadata")).object("annotations"));
        return kubectl.isBefore(36) || !annotations.has(WellKnown.LAST_APPLIED)
                ? printed
                : printed.warning(
                        "resource daemonsets/"
                                + name
                                + " was previously managed with 'kubectl apply'. Rolling back will not update the "
                                + WellKnown.LAST_APPLIED
                                + " annotation, which may cause unexpected behavior on future 'kubectl apply' operations."
                                + " Consider using 'kubectl apply' with your previous configuration file instead.");
    }

    /**
     * Returns whether kubectl finds the recorded bytes equal to those it writes for the current
     * template. Data in a format that no release writes, such as a snapshot made by hand, is
     * treated as equal if the templates are.
     */
    private boolean isSkipped(JsonObject revision, JsonObject template) {
        String recorded = JsonWriter.sorted(revision.object("data"));
        boolean written =
                recorded.equals(RevisionData.of(template, BEFORE_ZERO_TIMES))
                        || recorded.equals(RevisionData.of(template, KubernetesVersion.NEWEST));
        return written ? recorded.equals(RevisionData.of(now(), kubectl)) : sameAsNow(template);
    }

    /**
     * Returns whether an API server treats the template as equal, however its bytes are written.
     */
    private boolean sameAsNow(JsonObject template) {
        return RevisionData.of(now(), KubernetesVersion.NEWEST)
                .equals(RevisionData.of(template, KubernetesVersion.NEWEST));
    }

    private JsonObject now() {
        return orEmpty(orEmpty(daemonSet.object("spec")).object("template"));
    }

    private long newestOther() {
        for (Map.Entry<Long, JsonObject> each : byNumber.descendingMap().entrySet()) {
            Optional<JsonObject> template = template(each.getValue());
            if (template.isPresent() && !sameAsNow(template.get())) {
                return each.getKey();
            }
        }
        return 0;
    }

    /** Returns the template in a revision; empty if its data is not a template. */
    public static Optional<JsonObject> template(JsonObject revision) {
        JsonObject spec = orEmpty(orEmpty(revision.object("data")).object("spec"));
        JsonObject template = spec.object("template");
        if (template == null) {
            return Optional.empty();
        }
        JsonObject copy = template.copy();
        copy.remove("$patch");
        return Optional.of(copy);
    }

    private String resource() {
        return "daemonset.apps/" + name;
    }

    private static void row(StringBuilder text, String number, String cause, int width) {
        text.append(number).append(" ".repeat(width - number.length() + 2));
        text.append(cause).append('\n');
    }

    private static boolean isControlledBy(JsonObject metadata, String uid) {
        JsonArray owners = metadata.array("ownerReferences");
        for (int i = 0; owners != null && i < owners.size(); i++) {
            if (owners.get(i) instanceof JsonObject owner
                    && owner.get("controller") instanceof JsonBoolean controller
                    && controller.value()) {
                return owner.text("uid").equals(uid);
            }
        }
        return false;
    }

    private static long number(JsonObject revision) {
        JsonValue value = revision.get("revision");
        return value instanceof JsonNumber number && number.isInteger() ? number.longValue() : 0;
    }

    private static Map<String, String> texts(JsonObject labels) {
        return labels == null
                ? Map.of()
                : io.daemonlens.engine.apimachinery.Field.of(labels).textMap();
    }

    private static JsonObject orEmpty(JsonObject object) {
        return object == null ? new JsonObject() : object;
    }
}
