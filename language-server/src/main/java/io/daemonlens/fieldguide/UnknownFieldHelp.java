package io.daemonlens.fieldguide;

import io.daemonlens.engine.apimachinery.FieldPath;
import io.daemonlens.engine.json.JsonNull;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonText;
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
import java.util.Set;

/**
 * Suggests a fix for a field that its object does not have. It checks fields of other kinds, empty
 * sibling fields, other Kubernetes versions, other places in the object, and misspelled names.
 */
public final class UnknownFieldHelp {

    private static final int FEW = 12;

    /**
     * Fields of Deployments and StatefulSets, and the DaemonSet equivalent; empty if there is none.
     */
    private static final Map<String, String> OTHER_KINDS =
            Map.ofEntries(
                    Map.entry("strategy", "updateStrategy"),
                    Map.entry("podTemplate", "template"),
                    Map.entry("replicas", ""),
                    Map.entry("paused", ""),
                    Map.entry("partition", ""),
                    Map.entry("serviceName", ""),
                    Map.entry("podManagementPolicy", ""),
                    Map.entry("progressDeadlineSeconds", ""),
                    Map.entry("completions", ""),
                    Map.entry("parallelism", ""),
                    Map.entry("backoffLimit", ""),
                    Map.entry("schedule", ""),
                    Map.entry("minAvailable", ""),
                    Map.entry("data", ""),
                    Map.entry("volumeClaimTemplates", ""));

    /** Other words for the fields of containers, ports, mounts, volumes and tolerations. */
    private static final Map<String, List<String>> OTHER_WORDS =
            Map.ofEntries(
                    Map.entry("cmd", List.of("command")),
                    Map.entry("entrypoint", List.of("command")),
                    Map.entry("environment", List.of("env")),
                    Map.entry("health", List.of("livenessProbe")),
                    Map.entry("healthcheck", List.of("livenessProbe")),
                    Map.entry("tag", List.of("image")),
                    Map.entry("repository", List.of("image")),
                    Map.entry("path", List.of("mountPath")),
                    Map.entry("port", List.of("containerPort", "ports")),
                    Map.entry("number", List.of("containerPort")),
                    Map.entry("targetport", List.of("containerPort")),
                    Map.entry("nodeport", List.of("hostPort")),
                    Map.entry("configmapname", List.of("name")),
                    Map.entry("name", List.of("secretName", "claimName")),
                    Map.entry("kind", List.of("type")),
                    Map.entry("matchlabels", List.of("matchExpressions")),
                    Map.entry("taint", List.of("key")));

    private static final Set<String> OF_OLD_GROUPS = Set.of("templateGeneration", "rollbackTo");

    private final ApiType root;
    private final Wording wording;
    private final FieldHomes homes;

    public UnknownFieldHelp(ApiType root, JsonObject object, Wording wording) {
        this.root = root;
        this.wording = wording;
        this.homes = new FieldHomes(root, object);
    }

    /** Returns how to fix an unknown field, in one or two sentences. */
    public String of(FieldPath at) {
        String name = at.name();
        ApiType type = type(at);
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
        String otherKind = otherKind(at);
        if (otherKind != null) {
            return otherKind;
        }
        ApiField elsewhere = type.fieldOfOtherVersion(name);
        if (elsewhere != null) {
            return otherVersion(elsewhere, type.version(), at);
        }
        String misspelt = misspelt(at, type);
        if (misspelt != null) {
            return wording.say("unknown-field.nearest", misspelt);
        }
        String word = otherWord(name, type);
        if (word != null) {
            return wording.say("unknown-field.nearest", word);
        }
        String place = place(at);
        if (place != null) {
            return place;
        }
        String nearest = similar(name, type);
        if (nearest != null) {
            return wording.say("unknown-field.nearest", nearest);
        }
        String map = mapHere(at, type);
        return map == null ? fields(at, type) : map;
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
        if (type(at) == null) {
            return null;
        }
        List<String> places = places(at);
        return places.size() == 1 && !places.get(0).contains("[]") ? places.get(0) : null;
    }

    /** Returns the closest field name that the object does not contain yet, or null. */
    public String nearest(FieldPath at) {
        ApiType type = type(at);
        if (type == null) {
            return null;
        }
        List<String> free = new ArrayList<>();
        boolean object = homes.valueAt(at.parent()) instanceof JsonObject;
        JsonObject parent = object ? (JsonObject) homes.valueAt(at.parent()) : new JsonObject();
        for (String name : type.properties().keySet()) {
            if (parent.get(name) == null) {
                free.add(name);
            }
        }
        return NearestWord.certain(at.name(), free);
    }

    /** Returns the field of the same object that was meant, as the help says; null if none was. */
    public String rename(FieldPath at) {
        ApiType type = type(at);
        if (type == null || otherKind(at) != null || type.fieldOfOtherVersion(at.name()) != null) {
            return null;
        }
        String misspelt = misspelt(at, type);
        if (misspelt != null) {
            return misspelt;
        }
        boolean elsewhere = otherWord(at.name(), type) != null || !places(at).isEmpty();
        return elsewhere ? null : similar(at.name(), type);
    }

    /** A misspelling; an exact name of a field close by is likelier than a similar one here. */
    private String misspelt(FieldPath at, ApiType type) {
        String same = sameLetters(at.name(), type);
        if (same != null) {
            return same;
        }
        String near = NearestWord.certain(at.name(), type.properties().keySet());
        List<String> places = near == null ? List.of() : places(at);
        boolean close =
                places.size() == 1
                        && !places.get(0).contains("[]")
                        && FieldPath.parse(places.get(0)).steps().size() <= at.steps().size() + 1;
        return close ? null : near;
    }

    private static String similar(String name, ApiType type) {
        String nearest = NearestWord.to(name, type.properties().keySet());
        return nearest == null ? longer(name, type.properties().keySet()) : nearest;
    }

    /** Returns the only field that the word begins or ends; null if there is not exactly one. */
    private static String longer(String word, Iterable<String> fields) {
        if (word.length() < 4) {
            return null;
        }
        String lower = word.toLowerCase(Locale.ROOT);
        String found = null;
        for (String each : fields) {
            String known = each.toLowerCase(Locale.ROOT);
            if (known.endsWith(lower) || known.startsWith(lower)) {
                if (found != null) {
                    return null;
                }
                found = each;
            }
        }
        return found;
    }

    private ApiType type(FieldPath at) {
        FieldAt holder = at.name() == null ? null : FieldAt.of(root, at.parent());
        return holder == null ? null : holder.type();
    }

    private String otherKind(FieldPath at) {
        String name = at.name();
        String parent = at.parent().toString();
        boolean here =
                at.parent().isRoot()
                        || parent.equals("spec")
                        || parent.startsWith("spec.updateStrategy");
        if (here && OTHER_KINDS.containsKey(name)) {
            String instead = OTHER_KINDS.get(name);
            return instead.isEmpty()
                    ? wording.say("unknown-field.other-kind", name)
                    : wording.say("unknown-field.instead", name, instead);
        }
        return parent.equals("spec") && OF_OLD_GROUPS.contains(name)
                ? wording.say("unknown-field.old-group", name)
                : null;
    }

    private static String sameLetters(String name, ApiType type) {
        String letters = letters(name);
        for (String each : type.properties().keySet()) {
            if (letters(each).equals(letters)) {
                return each;
            }
        }
        return null;
    }

    private static String letters(String name) {
        return name.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
    }

    private static String otherWord(String name, ApiType type) {
        for (String each : OTHER_WORDS.getOrDefault(letters(name), List.of())) {
            if (type.field(each) != null) {
                return each;
            }
        }
        return null;
    }

    /** The places of the field; one inside this object is likelier than one outside, if certain. */
    private List<String> places(FieldPath at) {
        String above = homes.above(at);
        List<String> below = homes.below(at);
        if (above == null) {
            return below.isEmpty() ? homes.around(at) : below;
        }
        boolean written = homes.valueAt(FieldPath.parse(above)) != null;
        boolean inside = homes.hasOneBelow(at) || written && !below.isEmpty();
        return inside ? below : List.of(above);
    }

    private String place(FieldPath at) {
        List<String> places = places(at);
        if (places.isEmpty()) {
            return null;
        }
        String name = at.name();
        String here = at.parent().isRoot() ? "DaemonSet" : at.parent().toString();
        String first = places.get(0);
        if (places.size() > 1) {
            String others = String.join("`, `", places.subList(0, places.size() - 1));
            String last = places.get(places.size() - 1);
            return wording.say("unknown-field.places", name, here, others, last);
        }
        boolean above = first.equals(homes.above(at));
        if (!first.contains("[]") && homes.valueAt(FieldPath.parse(first)) != null) {
            return wording.say("unknown-field.taken", name, here, first);
        }
        return wording.say(
                above ? "unknown-field.above" : "unknown-field.below", name, here, first);
    }

    /** An entry of a map, one level too high: a label, a resource, or a label of a selector. */
    private String mapHere(FieldPath at, ApiType type) {
        String name = at.name();
        boolean text = homes.valueAt(at) instanceof JsonText;
        boolean resource =
                name.equals("cpu") || name.equals("memory") || name.equals("ephemeral-storage");
        String parent = at.parent().toString();
        if (type.field("limits") != null && type.field("requests") != null) {
            return wording.say(
                    "unknown-field.places",
                    name,
                    parent,
                    parent + ".requests." + name,
                    parent + ".limits." + name);
        }
        if (resource && type.field("resources") != null) {
            return wording.say(
                    "unknown-field.places",
                    name,
                    parent,
                    parent + ".resources.requests." + name,
                    parent + ".resources.limits." + name);
        }
        if (type.field("matchLabels") != null && text) {
            return wording.say("unknown-field.in-map", name, parent, "matchLabels");
        }
        if (type.field("labels") != null && type.field("annotations") != null && text) {
            return wording.say("unknown-field.in-map", name, parent, "labels");
        }
        return null;
    }

    private String fields(FieldPath at, ApiType type) {
        String here = at.parent().isRoot() ? "DaemonSet" : at.parent().toString();
        Set<String> names = type.properties().keySet();
        return names.size() > FEW
                ? wording.say("unknown-field.none", here)
                : wording.say("unknown-field.fields", here, String.join("`, `", names));
    }

    /** Returns a sibling field that has no value and whose type has a field with this name. */
    private String emptySibling(FieldPath at, ApiType type) {
        if (!(homes.valueAt(at.parent()) instanceof JsonObject parent)) {
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

    private String otherVersion(ApiField field, KubernetesVersion version, FieldPath at) {
        if (field.until().compareTo(version) < 0) {
            return wording.say("unknown-field.gone", field.name(), field.until());
        }
        KubernetesVersion needed =
                field.usableSince() == null ? field.since() : field.usableSince();
        String later = wording.say("unknown-field.later", field.name(), needed, version);
        List<String> places = homes.around(at);
        boolean item = places.size() == 1 && places.get(0).contains("[]");
        return item
                ? later + " " + wording.say("unknown-field.later-item", field.name(), places.get(0))
                : later;
    }
}
