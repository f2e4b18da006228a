package io.daemonlens.yaml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Keys and values in written order; a key may be any node and may stand twice. */
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

    /** Whether it is written in braces. */
    public boolean isFlow() {
        return flow;
    }

    /** The entry whose key reads as this text, the last of several as the server has it. */
    public YamlEntry entry(String key) {
        for (int i = entries.size() - 1; i >= 0; i--) {
            if (key.equals(entries.get(i).name())) {
                return entries.get(i);
            }
        }
        return null;
    }

    /** The value of {@link #entry}, aliases followed; null where there is none. */
    public YamlNode get(String key) {
        YamlEntry entry = entry(key);
        return entry == null ? null : entry.value().target();
    }
}
