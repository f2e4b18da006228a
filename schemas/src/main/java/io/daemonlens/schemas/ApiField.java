package io.daemonlens.schemas;

import java.util.List;

/**
 * A field of a Kubernetes type in one minor release: its names, its type, and its description in
 * the published API.
 */
public final class ApiField {

    private final ApiType owner;
    private final int index;
    private final FieldLine line;

    // Resolved on first use; two threads may both resolve it, with the same result.
    private ApiType type;

    /**
     * @param index the line, among the owner's, that describes the field in the owner's minor
     */
    ApiField(ApiType owner, int index, FieldLine line) {
        this.owner = owner;
        this.index = index;
        this.line = line;
    }

    /** Returns the JSON name; empty for an inlined struct and for a field that JSON never shows. */
    public String name() {
        return line.name();
    }

    /** Returns the name of the Go struct field, as {@code %#v} prints it: {@code PreStop}. */
    public String goName() {
        return line.goName();
    }

    /** Returns the Go type: {@code *int32}, {@code []v1.EnvVar}, {@code map[string]string}. */
    public String goType() {
        return GoNames.printed(line.goType(), owner.version());
    }

    /**
     * Returns whether this is an embedded struct whose fields appear in JSON as fields of the
     * owner.
     */
    public boolean inlined() {
        return line.name().isEmpty() && line.kind() == FieldKind.OBJECT;
    }

    /** Returns the kind of the value; for a list or map, the kind of each element. */
    public FieldKind kind() {
        return line.kind();
    }

    public boolean list() {
        return line.list();
    }

    /** Returns whether it is a JSON object with user-defined keys. */
    public boolean map() {
        return line.map();
    }

    /** Returns whether it is a Go pointer, which keeps absent and zero apart. */
    public boolean pointer() {
        return line.pointer();
    }

    /**
     * Returns whether Go has a named type for the element ({@code v1.PullPolicy}), not {@code
     * string}.
     */
    public boolean named() {
        return !line.elementName().isEmpty();
    }

    /** Returns the type of the element if {@link #kind()} is OBJECT, else null. */
    public ApiType type() {
        if (type == null && line.kind() == FieldKind.OBJECT) {
            type = owner.types().type(line.type());
        }
        return type;
    }

    /** Returns the type that declares this field; an inlined struct is a type of its own. */
    public ApiType owner() {
        return owner;
    }

    /** Returns whether the published API requires it. The server's own checks are in the engine. */
    public boolean required() {
        return line.has("required");
    }

    /**
     * Returns the fields that identify an element of a list: the keys of a list of type map, else
     * the strategic merge key; empty if elements have no identity.
     */
    public List<String> mergeKeys() {
        String keys = line.fact("list=map:");
        if (keys == null) {
            keys = patchMergeKey();
        }
        return keys == null ? List.of() : List.of(keys.split(","));
    }

    /** Returns {@code atomic}, {@code set} or {@code map}; null if the API does not declare it. */
    public String listType() {
        String type = line.fact("list=");
        return type == null ? null : before(type, ':');
    }

    /** Returns the key by which kubectl merges elements, or null. */
    public String patchMergeKey() {
        String patch = line.fact("patch=");
        return patch == null || patch.indexOf(':') < 0
                ? null
                : patch.substring(patch.indexOf(':') + 1);
    }

    /**
     * Returns {@code merge}, {@code replace}, {@code retainKeys} or several separated by commas;
     * null if the API does not declare it.
     */
    public String patchStrategy() {
        String patch = line.fact("patch=");
        return patch == null ? null : before(patch, ':');
    }

    /** Returns the first known minor that has this field. */
    public KubernetesVersion since() {
        int since = KubernetesVersion.NEWEST.minor();
        for (FieldLine each : owner.linesOfField(index)) {
            since = Math.min(since, each.since());
        }
        return KubernetesVersion.of(since);
    }

    /** Returns the last known minor that has this field. */
    public KubernetesVersion until() {
        int until = 0;
        for (FieldLine each : owner.linesOfField(index)) {
            until = Math.max(until, each.until());
        }
        return KubernetesVersion.of(until);
    }

    /** Returns the static default of the API server as YAML; null if there is none. */
    public String defaultValue() {
        List<String> values = Facts.of(DefaultTable.text(key()), owner.types().version());
        return values.isEmpty() ? null : values.get(0);
    }

    /**
     * Returns whether the set of valid values is known and closed; cheaper than {@link #values()}.
     */
    public boolean closed() {
        return line.kind() == FieldKind.STRING && line.closed();
    }

    /** Returns the closed set of valid values, the usual one first; empty if any value is valid. */
    public List<String> values() {
        if (!closed()) {
            return List.of();
        }
        String own = ValueTable.text(key());
        String text = own == null && named() ? ValueTable.text(line.elementName()) : own;
        return Facts.of(text, owner.types().version());
    }

    /** Returns common values (for a map, common keys) of a field that also accepts others. */
    public List<String> suggestions() {
        String own = ValueTable.text("~" + key());
        String text = own == null && named() ? ValueTable.text("~" + line.elementName()) : own;
        return Facts.of(text, owner.types().version());
    }

    /** Returns the feature gate without which the server drops this field, or null. */
    public String gate() {
        return GateTable.text(key());
    }

    /**
     * Returns the stage of its gate in this minor: {@code alpha}, {@code beta}, {@code stable} (the
     * gate no longer matters) or {@code deprecated}; null if the field has no gate.
     */
    public String gateStage() {
        String gate = gate();
        return gate == null ? null : FeatureGate.of(gate).stage(owner.version());
    }

    /**
     * Returns the first minor in which the server keeps this field with default gates: {@link
     * #since()} if it has no gate; null if its gate is still off by default.
     */
    public KubernetesVersion usableSince() {
        String gate = gate();
        if (gate == null) {
            return since();
        }
        int on = FeatureGate.of(gate).onByDefaultSince();
        return on == Integer.MAX_VALUE ? null : KubernetesVersion.of(on);
    }

    /**
     * Returns the description in the Kubernetes API, else that of its type; empty if there is none.
     * Descriptions are stored apart from all other facts and read on first use.
     */
    public String description() {
        return Descriptions.of(this);
    }

    /** Returns whether the API marks it as deprecated in this minor. */
    public boolean deprecated() {
        return deprecatedSince() != null;
    }

    /** Returns the minor that deprecated it; null if it is not deprecated in this minor. */
    public KubernetesVersion deprecatedSince() {
        String minor = line.fact("deprecated=");
        KubernetesVersion since =
                minor == null ? null : KubernetesVersion.parse(minor).orElseThrow();
        return since == null || since.compareTo(owner.version()) > 0 ? null : since;
    }

    /** For example {@code core.v1.Container.image}. */
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
