package io.daemonlens.yaml;

/** Stops the reading of a text at its first problem; never leaves this room. */
final class YamlException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Where and how a problem was met decides which line the server names. */
    enum Stage {
        READER,
        SCANNER,
        PARSER,
        COMPOSER
    }

    final Stage stage;
    final int offset;
    final int line;
    final int contextOffset;
    final int contextLine;

    /**
     * @param line of the problem, from 0; a reader and a composer have none and say 0
     * @param contextOffset where the unfinished construct began; -1 where there is none
     * @param contextLine its line, from 0
     */
    YamlException(
            Stage stage, String message, int offset, int line, int contextOffset, int contextLine) {
        super(message, null, false, false);
        this.stage = stage;
        this.offset = offset;
        this.line = line;
        this.contextOffset = contextOffset;
        this.contextLine = contextLine;
    }

    /**
     * The line the server names, from 1; 0 for none. Its reader adds one to a scanner's line only,
     * and looks at the context's line where the problem's is 0, so that a parser's problem is
     * reported one line early.
     */
    int serverLine(YamlDialect dialect) {
        if (line != 0) {
            boolean adds = stage == Stage.SCANNER && dialect != YamlDialect.OLD;
            return adds ? line + 1 : line;
        }
        return contextLine;
    }
}
