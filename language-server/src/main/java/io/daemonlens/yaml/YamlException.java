package io.daemonlens.yaml;

/** Stops reading at the first problem. It does not leave this package. */
final class YamlException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The stage that found a problem. It decides which line the API server reports. */
    enum Stage {
        READER,
        SCANNER,
        PARSER,
        COMPOSER
    }

    final Stage stage;
    final YamlProblem.Kind kind;
    final int offset;
    final int line;
    final int contextOffset;
    final int contextLine;

    /**
     * @param line of the problem, from 0; a reader and a composer have no line and pass 0
     * @param contextOffset where the unfinished construct starts, or -1
     * @param contextLine its line, from 0
     */
    YamlException(
            Stage stage,
            YamlProblem.Kind kind,
            String message,
            int offset,
            int line,
            int contextOffset,
            int contextLine) {
        super(message, null, false, false);
        this.stage = stage;
        this.kind = kind;
        this.offset = offset;
        this.line = line;
        this.contextOffset = contextOffset;
        this.contextLine = contextLine;
    }

    /**
     * Returns the line that the API server reports, from 1, or 0 if it reports none. Its reader
     * adds one only to a scanner's line, and uses the context's line if the problem's line is 0, so
     * a parser's problem is reported one line too early.
     */
    int serverLine(YamlDialect dialect) {
        if (line != 0) {
            boolean adds = stage == Stage.SCANNER && dialect != YamlDialect.OLD;
            return adds ? line + 1 : line;
        }
        return contextLine;
    }
}
