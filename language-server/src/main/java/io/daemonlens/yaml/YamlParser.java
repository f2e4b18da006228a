package io.daemonlens.yaml;

import io.daemonlens.text.Document;
import io.daemonlens.text.TextRange;

/**
 * Parses any text into a {@link YamlTree} without throwing.
 *
 * <p>The parser is not a general YAML library. A cluster accepts a manifest by the rules of
 * go-yaml, which the API server and kubectl use, not by the YAML specification. This parser
 * reproduces its messages and line numbers. A test compares it with snakeyaml-engine where the two
 * must agree.
 */
public final class YamlParser {

    /** The largest text to repair. Nobody edits larger texts by hand. */
    private static final int LARGEST_REPAIR = 1 << 19;

    private YamlParser() {}

    public static YamlTree parse(String text) {
        return parse(text, -1, null, YamlDialect.CURRENT);
    }

    public static YamlTree parse(Document document) {
        return parse(
                document.text(),
                document.unreadableFrom(),
                document.encodingProblem(),
                YamlDialect.CURRENT);
    }

    /**
     * Parses a text that contains invalid bytes.
     *
     * @param unreadableFrom offset of the first invalid bytes, or -1
     * @param encodingProblem the encoding error, or null
     */
    public static YamlTree parse(
            String text, int unreadableFrom, String encodingProblem, YamlDialect dialect) {
        Scanner scanner =
                new Scanner(new Characters(text, unreadableFrom, encodingProblem, dialect));
        Composer composer = new Composer(scanner);
        try {
            Token behind = composer.compose();
            if (dialect == YamlDialect.OLD) {
                composer.lookAhead();
                return new YamlTree(text, composer.root(), null, -1);
            }
            int ignored = behind.kind == Token.Kind.STREAM_END ? -1 : ignoredFrom(scanner, behind);
            return new YamlTree(text, composer.root(), null, ignored);
        } catch (YamlException e) {
            composer.close();
            YamlNode whole = text.length() > LARGEST_REPAIR ? null : TextRepair.tree(text, e);
            YamlNode root = whole == null ? composer.root() : whole;
            return new YamlTree(text, root, problem(e, text, dialect), -1);
        }
    }

    private static int ignoredFrom(Scanner scanner, Token behind) {
        if (behind.kind != Token.Kind.DOCUMENT_END) {
            return behind.start;
        }
        try {
            scanner.take();
            Token next = scanner.peek();
            return next.kind == Token.Kind.STREAM_END ? -1 : next.start;
        } catch (YamlException e) {
            return e.offset;
        }
    }

    private static YamlProblem problem(YamlException e, String text, YamlDialect dialect) {
        int start = Math.min(e.offset, text.length());
        int end = start;
        while (end < text.length() && !Characters.isBlankOrEnd(text.charAt(end))) {
            end++;
        }
        if (end == start && start < text.length() && !Characters.isBreak(text.charAt(start))) {
            end++;
        }
        return new YamlProblem(
                e.kind,
                e.getMessage(),
                e.serverLine(dialect),
                new TextRange(start, end),
                e.contextOffset);
    }
}
