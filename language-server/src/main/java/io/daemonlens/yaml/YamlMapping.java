package io.daemonlens.yaml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** A mapping: keys and values in written order. A key may be any node and may be duplicated. */
public final class YamlMapping extends YamlNode {

    private final List<YamlEntry> entries = new ArrayList<>(6);
    private final boolean flow;

    YamlMapping(int start, int line, String tag, boolean flow) {
        super(start, start, line, tag);
        this.flow = flow;
    }

    void add(YamlEntry entry) {
        entries.add(entry);
    }

    public List<YamlEntry> entries() {
        return Collections.unmodifiableList(entries);
    }

    /** Returns whether the mapping is written in braces. */
    public boolean isFlow() {
        return flow;
    }

    /** Returns the entry with this key. Of duplicates the last one counts, as in the API server. */
    public YamlEntry entry(String key) {
        for (int i = entries.size() - 1; i >= 0; i--) {
            if (key.equals(entries.get(i).name())) {
                return entries.get(i);
            }
        }
        return null;
    }

    /** Returns the value of {@link #entry} with aliases resolved, or null if the key is missing. */
    public YamlNode get(String key) {
        YamlEntry entry = entry(key);
        return entry == null ? null : entry.value().target();
    }

    @Override
    void moveChildren(IntUnaryOperator to) {
        for (YamlEntry entry : entries()) {
            entry.key().moved(to);
            entry.value().moved(to);
        }
    }
}
