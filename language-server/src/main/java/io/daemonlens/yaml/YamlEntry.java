package io.daemonlens.yaml;

/** A key and its value in a mapping. */
public record YamlEntry(YamlNode key, YamlNode value) {

    /** The key as the name of a member of JSON; null where the key can be none. */
    public String name() {
        return key.target() instanceof YamlScalar scalar ? scalar.asKey() : null;
    }

    /** {@code <<: *anchor}: the entries of another mapping are put in this one. */
    public boolean isMerge() {
        return key instanceof YamlScalar scalar && scalar.isMergeKey();
    }
}
