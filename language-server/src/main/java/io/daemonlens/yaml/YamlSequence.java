package io.daemonlens.yaml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** A sequence: items in written order. */
public final class YamlSequence extends YamlNode {

    private final List<YamlNode> items = new ArrayList<>(4);
    private final boolean flow;

    YamlSequence(int start, int line, String tag, boolean flow) {
        super(start, start, line, tag);
        this.flow = flow;
    }

    void add(YamlNode item) {
        items.add(item);
    }

    public List<YamlNode> items() {
        return Collections.unmodifiableList(items);
    }

    /** Returns whether the sequence is written in brackets. */
    public boolean isFlow() {
        return flow;
    }

    @Override
    void moveChildren(IntUnaryOperator to) {
        items().forEach(item -> item.moved(to));
    }
}
