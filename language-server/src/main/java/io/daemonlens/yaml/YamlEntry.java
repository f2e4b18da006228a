package io.daemonlens.yaml;

/** A key and its value in a mapping. */
public record YamlEntry(YamlNode key, YamlNode value) {

    /** Returns the key as a JSON member name, or null if it cannot be one. */
    public String name() {
        return key.target() instanceof YamlScalar scalar ? scalar.asKey() : null;
    }

    /** Returns whether this is {@code <<: *anchor}, which merges the entries of another mapping. */
    public boolean isMerge() {
        return key instanceof YamlScalar scalar && scalar.isMergeKey();
    }
}
