package io.daemonlens.fieldguide;

import io.daemonlens.engine.apimachinery.FieldPath;
import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonNull;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonValue;
import io.daemonlens.schemas.ApiField;
import io.daemonlens.schemas.ApiType;
import io.daemonlens.schemas.KubernetesVersion;
import io.daemonlens.text.NearestWord;
import io.daemonlens.text.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Suggests a fix for a field that its object does not have. It checks fields of other kinds, empty
 * sibling fields, other Kubernetes versions, parent and child objects, and misspelled names.
 */
public final class UnknownFieldHelp {

    private static final int DEEPEST = 3;

    /**
     * Fields of Deployments and StatefulSets, and the DaemonSet equivalent; empty if there is none.
     */
    private static final Map<String, String> OTHER_KINDS =
            Map.of(
                    "strategy", "updateStrategy",
                    "replicas", "",
                    "serviceName", "",
                    "podManagementPolicy", "",
                    "progressDeadlineSeconds", "",
                    "volumeClaimTemplates", "");

    private final ApiType root;
    private final JsonObject object;
    private final Wording wording;

    public UnknownFieldHelp(ApiType root, JsonObject object, Wording wording) {
        this.root = root;
        this.object = object;
        this.wording = wording;
    }

    /** Returns how to fix an unknown field, in one or two sentences. */
    public String of(FieldPath at) {
        String name = at.name();
        FieldAt holder = name == null ? null : FieldAt.of(root, at.parent());
        ApiType type = holder == null ? null : holder.type();
        if (type == null) {
            return wording.say("unknown-field.none", "DaemonSet");
        }
        String invisible = invisible(name);
        if (invisible != null) {
            return wording.say("unknown-field.invisible", invisible);
        }
        String sibling = emptySibling(at, type);
        if (sibling != null) {
            return wording.say("unknown-field.sibling", name, sibling);
        }
        if (at.parent().toString().equals("spec") && OTHER_KINDS.containsKey(name)) {
            String instead = OTHER_KINDS.get(name);
            return instead.isEmpty()
                    ? wording.say("unknown-field.other-kind", name)
                    : wording.say("unknown-field.instead", name, instead);
        }
        ApiField elsewhere = type.fieldOfOtherVersion(name);
        if (elsewhere != null) {
            return otherVersion(elsewhere, type.version());
        }
        String home = home(at);
        if (home != null) {
            boolean below = home.startsWith(at.parent().isRoot() ? "" : at.parent() + ".");
            return wording.say(below ? "unknown-field.below" : "unknown-field.above", name, home);
        }
        String nearest = NearestWord.to(name, type.properties().keySet());
        if (nearest != null) {
            return wording.say("unknown-field.nearest", nearest);
        }
        return wording.say("unknown-field.none", at.parent().isRoot() ? "DaemonSet" : at.parent());
    }

    /** Returns the number of a character in a name that nobody sees, such as U+200B, or null. */
    private static String invisible(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '\u00A0' || c == '\u3000' || Character.getType(c) == Character.FORMAT) {
                return "U+"
                        + Integer.toHexString(0x10000 | c).substring(1).toUpperCase(Locale.ROOT);
            }
        }
        return null;
    }

    /** Returns the path where the API server accepts the field, or null if none is nearby. */
    public String home(FieldPath at) {
        FieldAt holder = at.name() == null ? null : FieldAt.of(root, at.parent());
        if (holder == null || holder.type() == null) {
            return null;
        }
        String above = above(at);
        String below = below(at.name(), holder.type(), at.parent(), DEEPEST);
        return above == null || below != null && isWritten(above) ? below : above;
    }

    /** Returns the closest field name that the object does not contain yet, or null. */
    public String nearest(FieldPath at) {
        FieldAt holder = at.name() == null ? null : FieldAt.of(root, at.parent());
        if (holder == null || holder.type() == null) {
            return null;
        }
        List<String> free = new ArrayList<>();
        JsonObject parent = valueAt(at.parent()) instanceof JsonObject o ? o : new JsonObject();
        for (String name : holder.type().properties().keySet()) {
            if (parent.get(name) == null) {
                free.add(name);
            }
        }
        return NearestWord.certain(at.name(), free);
    }

    private boolean isWritten(String path) {
        return valueAt(FieldPath.parse(path)) != null;
    }

    private String above(FieldPath at) {
        FieldPath above = at.parent();
        while (!above.isRoot()) {
            boolean within = above.name() != null && above.name().equals(at.name());
            above = above.parent();
            FieldAt holder = FieldAt.of(root, above);
            boolean has =
                    holder != null
                            && holder.type() != null
                            && holder.type().field(at.name()) != null;
            if (has && !within) {
                return above.isRoot() ? at.name() : above + "." + at.name();
            }
        }
        return null;
    }

    /**
     * Returns the path of the shallowest field with this name below a type; it may contain list
     * items.
     */
    private static String below(String name, ApiType type, FieldPath at, int depth) {
        for (int most = 1; most <= depth; most++) {
            String found = belowWithin(name, type, at.isRoot() ? "" : at + ".", most);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static String belowWithin(String name, ApiType type, String prefix, int depth) {
        for (ApiField field : type.properties().values()) {
            if (field.type() == null || field.map() || field.list()) {
                continue;
            }
            String path = prefix + field.name();
            if (depth == 1) {
                if (field.type().field(name) != null) {
                    return path + "." + name;
                }
            } else {
                String found = belowWithin(name, field.type(), path + ".", depth - 1);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    /** Returns a sibling field that has no value and whose type has a field with this name. */
    private String emptySibling(FieldPath at, ApiType type) {
        if (!(valueAt(at.parent()) instanceof JsonObject parent)) {
            return null;
        }
        for (Map.Entry<String, JsonValue> entry : parent.entries()) {
            ApiField field = type.field(entry.getKey());
            boolean empty = entry.getValue() == JsonNull.NULL;
            if (empty
                    && field != null
                    && field.type() != null
                    && field.type().field(at.name()) != null) {
                return entry.getKey();
            }
        }
        return null;
    }

    private JsonValue valueAt(FieldPath path) {
        JsonValue value = object;
        for (FieldPath step : path.steps()) {
            if (step.kind() == FieldPath.Kind.INDEX) {
                boolean has = value instanceof JsonArray array && step.index() < array.size();
                value = has ? ((JsonArray) value).get(step.index()) : null;
            } else {
                value = value instanceof JsonObject parent ? parent.get(step.name()) : null;
            }
        }
        return value;
    }

    private String otherVersion(ApiField field, KubernetesVersion version) {
        if (field.until().compareTo(version) < 0) {
            return wording.say("unknown-field.gone", field.name(), field.until());
        }
        KubernetesVersion needed =
                field.usableSince() == null ? field.since() : field.usableSince();
        return wording.say("unknown-field.later", field.name(), needed, version);
    }
}
