package io.daemonlens.yaml;

/** {@code *name}: a reference to another node of the same text. The node may contain this alias. */
public final class YamlAlias extends YamlNode {

    private final String name;
    private final YamlNode target;

    YamlAlias(int start, int end, int line, String name, YamlNode target) {
        super(start, end, line, "");
        this.name = name;
        this.target = target;
    }

    public String name() {
        return name;
    }

    @Override
    public YamlNode target() {
        return target;
    }
}
