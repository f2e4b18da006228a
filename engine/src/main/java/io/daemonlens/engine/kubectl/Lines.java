package io.daemonlens.engine.kubectl;

/**
 * Builds kubectl's describe output: lines indented by two spaces per level, with tabs unchanged.
 */
final class Lines {

    private final StringBuilder text = new StringBuilder();

    void line(int level, String line) {
        text.append("  ".repeat(level)).append(line).append('\n');
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
