package io.daemonlens.repair;

import io.daemonlens.engine.apimachinery.FieldPath;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.fieldguide.FieldAt;
import io.daemonlens.fieldguide.UnknownFieldHelp;
import io.daemonlens.findings.QuickFix;
import io.daemonlens.manifest.Edits;
import io.daemonlens.manifest.Manifest;
import io.daemonlens.schemas.ApiField;
import io.daemonlens.schemas.ApiType;
import io.daemonlens.text.TextEdit;
import io.daemonlens.text.TextRange;
import io.daemonlens.text.Wording;
import io.daemonlens.yaml.YamlEntry;
import io.daemonlens.yaml.YamlMapping;
import io.daemonlens.yaml.YamlNode;
import io.daemonlens.yaml.YamlScalar;
import io.daemonlens.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Fixes for an unknown field: another name, another level, or removal. Fields of other workload
 * kinds that a DaemonSet does not have are removed.
 */
final class FieldRepairs {

    private static final Set<String> OF_OTHER_WORKLOADS =
            Set.of(
                    "replicas",
                    "paused",
                    "progressDeadlineSeconds",
                    "serviceName",
                    "podManagementPolicy",
                    "completions",
                    "parallelism",
                    "backoffLimit",
                    "volumeClaimTemplates");

    private static final List<FieldPath> HOLDERS =
            List.of(
                    FieldPath.of("spec", "template", "spec"),
                    FieldPath.of("spec"),
                    FieldPath.of("spec", "template"),
                    FieldPath.of("spec", "template", "metadata"),
                    FieldPath.of("metadata"),
                    FieldPath.of("spec", "template", "spec", "containers").index(0));

    private final Manifest manifest;
    private final ApiType root;
    private final Wording wording;
    private final Edits edits;
    private final UnknownFieldHelp help;

    /**
     * @param root the type of the object; null if it is not known
     */
    FieldRepairs(Manifest manifest, ApiType root, Wording wording) {
        this.manifest = manifest;
        this.root = root;
        this.wording = wording;
        this.edits = new Edits(manifest);
        boolean object = manifest.body().tree() instanceof JsonObject;
        JsonObject body = object ? (JsonObject) manifest.body().tree() : new JsonObject();
        this.help = new UnknownFieldHelp(root, body, wording);
    }

    /** Returns the fixes for an unknown field, the likeliest first. */
    List<QuickFix> of(FieldPath at) {
        String nearest = nearest(at);
        if (nearest != null) {
            String title = wording.say("fix.rename", nearest);
            FieldPath renamed = at.parent().child(nearest);
            return Fixes.of(title, true, edits.rename(at, nearest), at, renamed);
        }
        List<QuickFix> moves = moves(at);
        if (!moves.isEmpty()) {
            return moves;
        }
        boolean other = OF_OTHER_WORKLOADS.contains(at.name());
        return at.name() == null
                ? List.of()
                : Fixes.of(wording.say("fix.remove", at.name()), other, edits.remove(at), at);
    }

    /** Returns the name that was meant, if the object does not have it yet; else null. */
    private String nearest(FieldPath at) {
        FieldAt holder = root == null || at.isRoot() ? null : FieldAt.of(root, at.parent());
        if (holder == null || holder.type() == null || at.name() == null) {
            return null;
        }
        String written = withoutInvisible(at.name());
        boolean blanks = !written.equals(at.name()) && holder.type().field(written) != null;
        String name = blanks ? written : help.rename(at);
        YamlNode node = manifest.nodeAt(at.parent());
        boolean taken = name != null && node instanceof YamlMapping m && m.entry(name) != null;
        return taken ? null : name;
    }

    /** Returns a name without spaces and without characters that nobody sees. */
    private static String withoutInvisible(String name) {
        StringBuilder visible = new StringBuilder();
        for (char c : name.strip().toCharArray()) {
            if (c != '\u00A0' && c != '\u3000' && Character.getType(c) != Character.FORMAT) {
                visible.append(c);
            }
        }
        return visible.toString();
    }

    /** Returns moves to each level of this object where such a field is allowed and not yet set. */
    private List<QuickFix> moves(FieldPath at) {
        YamlEntry entry = manifest.entryAt(at);
        List<FieldPath> homes = new ArrayList<>();
        String place = help.home(at);
        for (FieldPath holder :
                place == null ? HOLDERS : List.of(FieldPath.parse(place).parent())) {
            if (entry != null && !holder.equals(at.parent()) && takes(holder, at.name(), entry)) {
                homes.add(holder);
            }
        }
        List<QuickFix> fixes = new ArrayList<>();
        for (FieldPath home : homes) {
            boolean only = homes.size() == 1;
            String title = wording.say("fix.move", at.name(), home.toString());
            fixes.addAll(
                    Fixes.of(
                            title,
                            only,
                            Arrays.asList(move(at, entry, home)),
                            at,
                            home.child(at.name())));
        }
        return fixes;
    }

    private boolean takes(FieldPath holder, String name, YamlEntry entry) {
        FieldAt at = root == null ? null : FieldAt.of(root, holder);
        ApiField field = at == null || at.type() == null ? null : at.type().field(name);
        YamlNode value = entry.value().target();
        boolean fits =
                field != null
                        && (field.list()
                                ? value instanceof YamlSequence
                                : field.map() || field.type() != null
                                        ? value instanceof YamlMapping
                                        : value instanceof YamlScalar);
        boolean onlyContainer =
                holder.kind() != FieldPath.Kind.INDEX
                        || manifest.nodeAt(holder.parent()) instanceof YamlSequence containers
                                && containers.items().size() == 1;
        return fits
                && onlyContainer
                && manifest.nodeAt(holder) instanceof YamlMapping mapping
                && !mapping.isFlow()
                && !mapping.entries().isEmpty()
                && mapping.entry(name) == null;
    }

    private TextEdit[] move(FieldPath at, YamlEntry entry, FieldPath home) {
        List<String> lines = lines(entry);
        if (lines == null) {
            return new TextEdit[] {null};
        }
        TextEdit removal = edits.remove(at);
        TextEdit insertion = edits.insertBefore(home, "containers", lines);
        if (removal != null
                && insertion != null
                && removal.range().start() < insertion.range().start()
                && insertion.range().start() < removal.range().end()) {
            return new TextEdit[] {null};
        }
        return new TextEdit[] {removal, insertion};
    }

    /** Returns an entry as written, from column 0; null if it shares a line with another entry. */
    private List<String> lines(YamlEntry entry) {
        String text = manifest.tree().text();
        int start = entry.key().start();
        int line = text.lastIndexOf('\n', start - 1) + 1;
        if (!text.substring(line, start).isBlank()) {
            return null;
        }
        int end = Math.max(entry.key().end(), entry.value().end());
        while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        int stop = text.indexOf('\n', end);
        TextRange range = new TextRange(start, stop < 0 ? text.length() : stop);
        List<String> lines = new ArrayList<>();
        for (String each : range.of(text).split("\r?\n")) {
            int column = Math.min(start - line, each.length());
            boolean first = lines.isEmpty();
            if (!first && !each.substring(0, column).isBlank()) {
                return null;
            }
            lines.add((first ? each : each.substring(column)).stripTrailing());
        }
        return lines;
    }
}
