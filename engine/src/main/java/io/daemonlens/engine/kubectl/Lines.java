package io.daemonlens.engine.kubectl;

/** Text as kubectl describes things: lines at levels of two blanks, tabs left as they are. */
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
