package io.daemonlens.yaml;

import io.daemonlens.yaml.Token.Kind;
import io.daemonlens.yaml.YamlScalar.Style;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Builds the tree of the first document from tokens. It keeps a stack of open collections instead
 * of recursing, so deep nesting cannot overflow the call stack. Each open collection stores what it
 * expects next. After a problem, the tree holds everything read before it.
 */
final class Composer {

    private final Scanner scanner;
    private final List<Open> stack = new ArrayList<>();
    private final Map<String, YamlNode> anchors = new HashMap<>();
    private final Map<String, String> tagPrefixes = new HashMap<>();
    private YamlNode root;
    private int lastEnd;

    /** What an open collection expects next. */
    private enum State {
        BLOCK_ITEM,
        INDENTLESS_ITEM,
        BLOCK_KEY,
        BLOCK_VALUE,
        FLOW_FIRST_ITEM,
        FLOW_ITEM,
        PAIR_KEY,
        PAIR_VALUE,
        PAIR_END,
        FLOW_FIRST_KEY,
        FLOW_KEY,
        FLOW_VALUE,
        FLOW_EMPTY_VALUE
    }

    private static final class Open {
        final YamlNode node;
        final Token start;
        State state;
        YamlNode key;

        Open(YamlNode node, Token start, State state) {
            this.node = node;
            this.start = start;
            this.state = state;
        }
    }

    Composer(Scanner scanner) {
        this.scanner = scanner;
    }

    /** Returns the value read so far, or null if the text has no value. */
    YamlNode root() {
        return root;
    }

    /** Closes the collections that a problem left open, so that the tree is complete. */
    void close() {
        while (!stack.isEmpty()) {
            Open open = top();
            if (open.key != null) {
                put(empty(lastEnd, lastEnd, open.start.line, ""));
            }
            end(lastEnd);
        }
    }

    /** Reads one document and returns the token after it. */
    Token compose() {
        Token token = scanner.peek();
        if (token.kind == Kind.STREAM_END) {
            return token;
        }
        boolean explicit =
                token.kind == Kind.DOCUMENT_START
                        || token.kind == Kind.VERSION_DIRECTIVE
                        || token.kind == Kind.TAG_DIRECTIVE;
        directives();
        if (explicit) {
            token = scanner.peek();
            if (token.kind != Kind.DOCUMENT_START) {
                throw problem("did not find expected <document start>", token, null);
            }
            take();
            token = scanner.peek();
            if (isDocumentBorder(token.kind)) {
                put(empty(token.start, token.line));
                return scanner.peek();
            }
        }
        node(true, false);
        while (!stack.isEmpty()) {
            step(top());
        }
        return scanner.peek();
    }

    /** Checks that another document follows, as a reader with one token of lookahead does. */
    void lookAhead() {
        while (scanner.peek().kind == Kind.DOCUMENT_END) {
            take();
        }
        if (scanner.peek().kind == Kind.STREAM_END) {
            return;
        }
        tagPrefixes.clear();
        directives();
        Token token = scanner.peek();
        if (token.kind != Kind.DOCUMENT_START) {
            throw problem("did not find expected <document start>", token, null);
        }
    }

    private static boolean isDocumentBorder(Kind kind) {
        return switch (kind) {
            case VERSION_DIRECTIVE, TAG_DIRECTIVE, DOCUMENT_START, DOCUMENT_END, STREAM_END -> true;
            default -> false;
        };
    }

    private void directives() {
        boolean version = false;
        for (Token token = scanner.peek();
                token.kind == Kind.VERSION_DIRECTIVE || token.kind == Kind.TAG_DIRECTIVE;
                token = scanner.peek()) {
            if (token.kind == Kind.VERSION_DIRECTIVE) {
                if (version) {
                    throw problem("found duplicate %YAML directive", token, null);
                }
                if (!token.text.equals("1") || !token.suffix.equals("1")) {
                    throw problem("found incompatible YAML document", token, null);
                }
                version = true;
            } else if (tagPrefixes.put(token.text, token.suffix) != null) {
                throw problem("found duplicate %TAG directive", token, null);
            }
            take();
        }
        tagPrefixes.putIfAbsent("!", "!");
        tagPrefixes.putIfAbsent("!!", "tag:yaml.org,2002:");
    }

    private void step(Open open) {
        switch (open.state) {
            case BLOCK_ITEM -> blockItem(open);
            case INDENTLESS_ITEM -> indentlessItem(open);
            case BLOCK_KEY -> blockKey(open);
            case BLOCK_VALUE -> blockValue(open);
            case FLOW_FIRST_ITEM, FLOW_ITEM -> flowItem(open);
            case PAIR_KEY -> pairKey(open);
            case PAIR_VALUE -> pairValue(open);
            case PAIR_END -> end(scanner.peek().start);
            case FLOW_FIRST_KEY, FLOW_KEY -> flowKey(open);
            case FLOW_VALUE, FLOW_EMPTY_VALUE -> flowValue(open);
        }
    }

    private void blockItem(Open open) {
        Token token = scanner.peek();
        if (token.kind == Kind.BLOCK_ENTRY) {
            take();
            Kind next = scanner.peek().kind;
            if (next == Kind.BLOCK_ENTRY || next == Kind.BLOCK_END) {
                put(empty(token.end, token.line));
            } else {
                node(true, false);
            }
        } else if (token.kind == Kind.BLOCK_END) {
            take();
            end(lastEnd);
        } else {
            throw problem(
                    YamlProblem.Kind.EXPECTED_ITEM,
                    "did not find expected '-' indicator",
                    token,
                    open.start);
        }
    }

    private void indentlessItem(Open open) {
        Token token = scanner.peek();
        if (token.kind != Kind.BLOCK_ENTRY) {
            end(lastEnd);
            return;
        }
        take();
        switch (scanner.peek().kind) {
            case BLOCK_ENTRY, KEY, VALUE, BLOCK_END -> put(empty(token.end, token.line));
            default -> node(true, false);
        }
    }

    private void blockKey(Open open) {
        Token token = scanner.peek();
        if (token.kind == Kind.KEY) {
            take();
            open.state = State.BLOCK_VALUE;
            blockPart(token);
        } else if (token.kind == Kind.BLOCK_END) {
            take();
            end(lastEnd);
        } else {
            throw problem(
                    YamlProblem.Kind.EXPECTED_KEY, "did not find expected key", token, open.start);
        }
    }

    private void blockValue(Open open) {
        Token token = scanner.peek();
        open.state = State.BLOCK_KEY;
        if (token.kind == Kind.VALUE) {
            take();
            blockPart(token);
        } else {
            put(empty(lastEnd, token.line));
        }
    }

    private void blockPart(Token indicator) {
        switch (scanner.peek().kind) {
            case KEY, VALUE, BLOCK_END -> put(empty(indicator.end, indicator.line));
            default -> node(true, true);
        }
    }

    private void flowItem(Open open) {
        Token token = scanner.peek();
        if (token.kind != Kind.FLOW_SEQUENCE_END) {
            if (open.state == State.FLOW_ITEM) {
                if (token.kind != Kind.FLOW_ENTRY) {
                    throw problem(
                            YamlProblem.Kind.EXPECTED_COMMA,
                            "did not find expected ',' or ']'",
                            token,
                            open.start);
                }
                take();
                token = scanner.peek();
            }
            open.state = State.FLOW_ITEM;
            if (token.kind == Kind.KEY) {
                YamlMapping pair = new YamlMapping(token.start, token.line, "", true);
                begin(pair, token, State.PAIR_KEY);
                take();
                return;
            }
            if (token.kind != Kind.FLOW_SEQUENCE_END) {
                node(false, false);
                return;
            }
        }
        take();
        end(token.end);
    }

    private void pairKey(Open open) {
        Token token = scanner.peek();
        open.state = State.PAIR_VALUE;
        switch (token.kind) {
            case VALUE, FLOW_ENTRY, FLOW_SEQUENCE_END -> {
                // The API server's reader skips this token here, as libyaml does.
                take();
                put(empty(token.end, token.line));
            }
            default -> node(false, false);
        }
    }

    private void pairValue(Open open) {
        Token token = scanner.peek();
        open.state = State.PAIR_END;
        if (token.kind == Kind.VALUE) {
            take();
            Kind next = scanner.peek().kind;
            if (next != Kind.FLOW_ENTRY && next != Kind.FLOW_SEQUENCE_END) {
                node(false, false);
                return;
            }
        }
        put(empty(scanner.peek().start, token.line));
    }

    private void flowKey(Open open) {
        Token token = scanner.peek();
        if (token.kind != Kind.FLOW_MAPPING_END) {
            if (open.state == State.FLOW_KEY) {
                if (token.kind != Kind.FLOW_ENTRY) {
                    throw problem(
                            YamlProblem.Kind.EXPECTED_COMMA,
                            "did not find expected ',' or '}'",
                            token,
                            open.start);
                }
                take();
                token = scanner.peek();
            }
            if (token.kind == Kind.KEY) {
                take();
                open.state = State.FLOW_VALUE;
                flowPart();
                return;
            }
            if (token.kind != Kind.FLOW_MAPPING_END) {
                open.state = State.FLOW_EMPTY_VALUE;
                node(false, false);
                return;
            }
        }
        take();
        end(token.end);
    }

    private void flowValue(Open open) {
        Token token = scanner.peek();
        boolean given = open.state == State.FLOW_VALUE && token.kind == Kind.VALUE;
        open.state = State.FLOW_KEY;
        if (given) {
            take();
            Token next = scanner.peek();
            if (next.kind != Kind.FLOW_ENTRY && next.kind != Kind.FLOW_MAPPING_END) {
                node(false, false);
                return;
            }
            put(empty(token.end, next.line));
            return;
        }
        put(empty(lastEnd, token.line));
    }

    private void flowPart() {
        Token token = scanner.peek();
        switch (token.kind) {
            case VALUE, FLOW_ENTRY, FLOW_MAPPING_END -> put(empty(token.start, token.line));
            default -> node(false, false);
        }
    }

    /** Reads a scalar or alias, or opens a collection. */
    private void node(boolean block, boolean indentless) {
        Token token = scanner.peek();
        if (token.kind == Kind.ALIAS) {
            YamlNode target = anchors.get(token.text);
            if (target == null) {
                throw new YamlException(
                        YamlException.Stage.COMPOSER,
                        YamlProblem.Kind.OTHER,
                        "unknown anchor '" + token.text + "' referenced",
                        token.start,
                        0,
                        -1,
                        0);
            }
            take();
            put(new YamlAlias(token.start, token.end, token.line, token.text, target));
            return;
        }
        Token first = token;
        String anchor = null;
        Token tagToken = null;
        while (token.kind == Kind.ANCHOR && anchor == null
                || token.kind == Kind.TAG && tagToken == null) {
            if (token.kind == Kind.ANCHOR) {
                anchor = token.text;
            } else {
                tagToken = token;
            }
            take();
            token = scanner.peek();
        }
        String tag = tagToken == null ? "" : tag(tagToken, first);
        YamlNode node;
        if (indentless && token.kind == Kind.BLOCK_ENTRY) {
            node = new YamlSequence(first.start, first.line, tag, false);
            begin(node, token, State.INDENTLESS_ITEM);
        } else if (token.kind == Kind.SCALAR) {
            take();
            boolean implicit = tag.isEmpty() ? token.style == Style.PLAIN : tag.equals("!");
            node =
                    new YamlScalar(
                            first.start,
                            token.end,
                            first.line,
                            tag,
                            token.text,
                            token.style,
                            implicit,
                            scanner.dialect() == YamlDialect.OLD);
            put(node);
        } else if (token.kind == Kind.FLOW_SEQUENCE_START) {
            node = new YamlSequence(first.start, first.line, tag, true);
            take();
            begin(node, token, State.FLOW_FIRST_ITEM);
        } else if (token.kind == Kind.FLOW_MAPPING_START) {
            node = new YamlMapping(first.start, first.line, tag, true);
            take();
            begin(node, token, State.FLOW_FIRST_KEY);
        } else if (block && token.kind == Kind.BLOCK_SEQUENCE_START) {
            node = new YamlSequence(first.start, first.line, tag, false);
            take();
            begin(node, token, State.BLOCK_ITEM);
        } else if (block && token.kind == Kind.BLOCK_MAPPING_START) {
            node = new YamlMapping(first.start, first.line, tag, false);
            take();
            begin(node, token, State.BLOCK_KEY);
        } else if (anchor != null || tagToken != null) {
            node = empty(first.start, lastEnd, first.line, tag);
            put(node);
        } else {
            throw problem("did not find expected node content", token, first);
        }
        if (anchor != null) {
            anchors.put(anchor, node);
        }
    }

    private String tag(Token token, Token first) {
        if (token.text.isEmpty()) {
            return token.suffix;
        }
        String prefix = tagPrefixes.get(token.text);
        if (prefix == null) {
            throw problem("found undefined tag handle", first, first);
        }
        return prefix + token.suffix;
    }

    private void take() {
        Token token = scanner.take();
        if (token.end > token.start) {
            lastEnd = token.end;
        }
    }

    private static YamlScalar empty(int offset, int line) {
        return empty(offset, offset, line, "");
    }

    private static YamlScalar empty(int start, int end, int line, String tag) {
        return new YamlScalar(start, end, line, tag, "", Style.PLAIN, tag.isEmpty(), false);
    }

    private Open top() {
        return stack.get(stack.size() - 1);
    }

    private void begin(YamlNode node, Token start, State state) {
        if (stack.isEmpty()) {
            root = node;
        }
        stack.add(new Open(node, start, state));
    }

    private void end(int offset) {
        YamlNode node = stack.remove(stack.size() - 1).node;
        node.endsAt(offset);
        if (!stack.isEmpty()) {
            put(node);
        }
    }

    /** Adds a finished value to its collection. */
    private void put(YamlNode node) {
        if (stack.isEmpty()) {
            root = node;
            return;
        }
        Open open = top();
        if (open.node instanceof YamlSequence sequence) {
            sequence.add(node);
        } else if (open.key == null) {
            open.key = node;
        } else {
            ((YamlMapping) open.node).add(new YamlEntry(open.key, node));
            open.key = null;
        }
    }

    private static YamlException problem(String message, Token at, Token context) {
        return problem(YamlProblem.Kind.OTHER, message, at, context);
    }

    private static YamlException problem(
            YamlProblem.Kind kind, String message, Token at, Token context) {
        return new YamlException(
                YamlException.Stage.PARSER,
                kind,
                message,
                at.start,
                at.line,
                context == null ? -1 : context.start,
                context == null ? 0 : context.line);
    }
}
