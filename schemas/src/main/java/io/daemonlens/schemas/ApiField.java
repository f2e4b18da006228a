package io.daemonlens.schemas;

import java.util.List;

/**
 * A field of a Kubernetes type as one minor release has it: its names, what it holds, and what the
 * published API says about it.
 */
public final class ApiField {

    private final ApiType owner;
    private final int index;
    private final FieldLine line;

    // Found when first asked for, at worst by two threads alike.
    private ApiType type;

    /**
     * @param index of the line, among the owner's, that tells how the field stands for the owner's
     *     minor
     */
    ApiField(ApiType owner, int index, FieldLine line) {
        this.owner = owner;
        this.index = index;
        this.line = line;
    }

    /** The name in JSON; empty for a struct written inline and for what JSON never shows. */
    public String name() {
        return line.name();
    }

    /** The name of the Go struct's field, as {@code %#v} prints it: {@code PreStop}. */
    public String goName() {
        return line.goName();
    }

    /** The type as Go prints it: {@code *int32}, {@code []v1.EnvVar}, {@code map[string]string}. */
    public String goType() {
        return GoNames.printed(line.goType(), owner.version());
    }

    /** Whether this is an embedded struct whose fields stand in JSON as the owner's own. */
    public boolean inlined() {
        return line.name().isEmpty() && line.kind() == FieldKind.OBJECT;
    }

    /** What it holds; for a list or map, what each element holds. */
    public FieldKind kind() {
        return line.kind();
    }

    public boolean list() {
        return line.list();
    }

    /** Whether it is a JSON object with keys of the user's choice. */
    public boolean map() {
        return line.map();
    }

    /** Whether Go keeps absent and zero apart. */
    public boolean pointer() {
        return line.pointer();
    }

    /**
     * Whether Go gives the element a name of its own ({@code v1.PullPolicy}), not {@code string}.
     */
    public boolean named() {
        return !line.elementName().isEmpty();
    }

    /** The type of the element when {@link #kind()} is OBJECT, else null. */
    public ApiType type() {
        if (type == null && line.kind() == FieldKind.OBJECT) {
            type = owner.types().type(line.type());
        }
        return type;
    }

    /** The type that has this field, inlined structs being types of their own. */
    public ApiType owner() {
        return owner;
    }

    /** Whether the published API calls it required. The server's own rules are the engine's. */
    public boolean required() {
        return line.has("required");
    }

    /**
     * The fields of an element that tell it from its neighbours: the keys of a list that is a map,
     * else the strategic merge key; empty when elements have no identity.
     */
    public List<String> mergeKeys() {
        String keys = line.fact("list=map:");
        if (keys == null) {
            keys = patchMergeKey();
        }
        return keys == null ? List.of() : List.of(keys.split(","));
    }

    /** {@code atomic}, {@code set} or {@code map}; null where the API says nothing. */
    public String listType() {
        String type = line.fact("list=");
        return type == null ? null : before(type, ':');
    }

    /** The key kubectl merges elements by, or null. */
    public String patchMergeKey() {
        String patch = line.fact("patch=");
        return patch == null || patch.indexOf(':') < 0
                ? null
                : patch.substring(patch.indexOf(':') + 1);
    }

    /**
     * {@code merge}, {@code replace}, {@code retainKeys} or several with commas; null if unsaid.
     */
    public String patchStrategy() {
        String patch = line.fact("patch=");
        return patch == null ? null : before(patch, ':');
    }

    /** The first known minor that has this field. */
    public KubernetesVersion since() {
        int since = KubernetesVersion.NEWEST.minor();
        for (FieldLine each : owner.linesOfField(index)) {
            since = Math.min(since, each.since());
        }
        return KubernetesVersion.of(since);
    }

    /** The last known minor that has this field. */
    public KubernetesVersion until() {
        int until = 0;
        for (FieldLine each : owner.linesOfField(index)) {
            until = Math.max(until, each.until());
        }
        return KubernetesVersion.of(until);
    }

    /** What the API server fills in when the field is left out, as YAML; null if nothing static. */
    public String defaultValue() {
        List<String> values = Facts.of(DefaultTable.text(key()), owner.types().version());
        return values.isEmpty() ? null : values.get(0);
    }

    /** Whether a closed set of values is known for it; dearer to ask for is {@link #values()}. */
    public boolean closed() {
        return line.kind() == FieldKind.STRING && line.closed();
    }

    /** The closed set of values Kubernetes accepts, the usual one first; empty when it is open. */
    public List<String> values() {
        if (!closed()) {
            return List.of();
        }
        String own = ValueTable.text(key());
        String text = own == null && named() ? ValueTable.text(line.elementName()) : own;
        return Facts.of(text, owner.types().version());
    }

    /** Values worth offering where any other may be right too; for a map, keys worth offering. */
    public List<String> suggestions() {
        String own = ValueTable.text("~" + key());
        String text = own == null && named() ? ValueTable.text("~" + line.elementName()) : own;
        return Facts.of(text, owner.types().version());
    }

    /** The feature gate without which the server drops this field, or null. */
    public String gate() {
        String gate = GateTable.text(key());
        return gate == null ? null : gate.substring(0, gate.indexOf('\t'));
    }

    /**
     * The stage of its gate in this minor: {@code alpha}, {@code beta} or {@code stable}, from
     * which on no one need think of it; null where no gate guards it.
     */
    public String gateStage() {
        String gate = GateTable.text(key());
        if (gate == null) {
            return null;
        }
        String stage = null;
        for (String word : gate.substring(gate.lastIndexOf('\t') + 1).strip().split(" ")) {
            int equals = word.indexOf('=');
            String minor = word.substring(equals + 1);
            if (stage == null || FieldLine.minors(minor)[0] <= owner.version().minor()) {
                stage = word.substring(0, equals);
            }
        }
        return stage;
    }

    /**
     * The first minor in which the server keeps this field with default gates: {@link #since()}
     * where no gate guards it; null when its gate is still off by default.
     */
    public KubernetesVersion usableSince() {
        String gate = GateTable.text(key());
        if (gate == null) {
            return since();
        }
        String on = gate.substring(gate.indexOf('\t') + 1, gate.lastIndexOf('\t'));
        return on.equals("-") ? null : KubernetesVersion.parse(on).orElseThrow();
    }

    /**
     * What Kubernetes' own documentation says of it, else of its type; empty where it says nothing.
     * Kept apart from all other facts and read when first asked for.
     */
    public String description() {
        return Descriptions.of(this);
    }

    /** Whether the API calls it deprecated in this minor. */
    public boolean deprecated() {
        return deprecatedSince() != null;
    }

    /** The minor from which on the API calls it deprecated; null where this one does not yet. */
    public KubernetesVersion deprecatedSince() {
        String minor = line.fact("deprecated=");
        KubernetesVersion since =
                minor == null ? null : KubernetesVersion.parse(minor).orElseThrow();
        return since == null || since.compareTo(owner.version()) > 0 ? null : since;
    }

    /** As in {@code core.v1.Container.image}. */
    @Override
    public String toString() {
        return owner.id() + "." + (name().isEmpty() ? goName() : name());
    }

    private String key() {
        return owner.id() + "." + name();
    }

    private static String before(String text, char end) {
        int at = text.indexOf(end);
        return at < 0 ? text : text.substring(0, at);
    }
}
