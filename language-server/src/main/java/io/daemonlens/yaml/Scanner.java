package io.daemonlens.yaml;

import io.daemonlens.yaml.Token.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Splits text into tokens. Indentation produces its own tokens. A key is recognized only at the
 * {@code :} after it, so its token is inserted before the tokens read since.
 *
 * <p>The behavior, including which of two problems is reported first, is that of go-yaml 2.4 (a
 * descendant of libyaml), which the API server and kubectl use. It was checked against recorded
 * responses of Kubernetes 1.8 and later.
 */
final class Scanner {

    private static final int DEEPEST = 10_000;

    private final Characters in;
    private final ScalarScanner scalars;
    private final TagScanner tags;

    private final List<Token> tokens = new ArrayList<>();
    private int head;
    private int taken;
    private boolean ended;

    private int indent = -1;
    private int[] indents = new int[16];
    private int indentDepth;
    private int flowLevel;
    private boolean simpleKeyAllowed = true;

    /** A possible key. There is one for each flow level. */
    private static final class SimpleKey {
        boolean possible;
        boolean required;
        int tokenNumber;
        int pos;
        int line;
        int column;
    }

    private final List<SimpleKey> simpleKeys = new ArrayList<>();

    Scanner(Characters in) {
        this.in = in;
        this.scalars = new ScalarScanner(in);
        this.tags = new TagScanner(in);
        simpleKeys.add(new SimpleKey());
    }

    YamlDialect dialect() {
        return in.dialect;
    }

    /** Returns the next token without consuming it. After the last token it returns STREAM_END. */
    Token peek() {
        fetchMore();
        return tokens.get(head);
    }

    /** Consumes the token that {@link #peek} returned. */
    Token take() {
        Token token = tokens.get(head);
        head++;
        taken++;
        if (head == tokens.size()) {
            tokens.clear();
            head = 0;
        }
        return token;
    }

    private void fetchMore() {
        while (head == tokens.size() || mayBecomeKey()) {
            if (ended) {
                return;
            }
            fetch();
        }
    }

    /** Returns whether a KEY token could still be inserted before the first token. */
    private boolean mayBecomeKey() {
        for (int i = simpleKeys.size() - 1; i >= 0; i--) {
            SimpleKey key = simpleKeys.get(i);
            if (key.possible && key.tokenNumber == taken && isValid(key)) {
                return true;
            }
        }
        return false;
    }

    private void fetch() {
        skipToNextToken();
        unrollIndent(in.column());
        if (in.atEnd()) {
            endStream();
            return;
        }
        char c = in.peek();
        if (in.column() == 0 && c == '%') {
            unrollIndent(-1);
            removeSimpleKey();
            simpleKeyAllowed = false;
            tokens.add(tags.directive());
            return;
        }
        if ((c == '-' || c == '.') && in.isDocumentIndicator()) {
            unrollIndent(-1);
            removeSimpleKey();
            simpleKeyAllowed = false;
            add(c == '-' ? Kind.DOCUMENT_START : Kind.DOCUMENT_END, 3);
            return;
        }
        switch (c) {
            case '[' -> flowStart(Kind.FLOW_SEQUENCE_START);
            case '{' -> flowStart(Kind.FLOW_MAPPING_START);
            case ']' -> flowEnd(Kind.FLOW_SEQUENCE_END);
            case '}' -> flowEnd(Kind.FLOW_MAPPING_END);
            case ',' -> {
                removeSimpleKey();
                simpleKeyAllowed = true;
                add(Kind.FLOW_ENTRY, 1);
            }
            case '-' -> {
                if (Characters.isBlankOrEnd(in.peek(1))) {
                    blockEntry();
                } else {
                    plain();
                }
            }
            case '?' -> {
                if (flowLevel > 0 || Characters.isBlankOrEnd(in.peek(1))) {
                    key();
                } else {
                    plain();
                }
            }
            case ':' -> {
                if (flowLevel > 0 || Characters.isBlankOrEnd(in.peek(1))) {
                    value();
                } else {
                    plain();
                }
            }
            case '*' -> name(Kind.ALIAS);
            case '&' -> name(Kind.ANCHOR);
            case '!' -> {
                saveSimpleKey();
                simpleKeyAllowed = false;
                tokens.add(tags.tag());
            }
            case '|', '>' -> {
                if (flowLevel > 0) {
                    throw noToken();
                }
                removeSimpleKey();
                simpleKeyAllowed = true;
                tokens.add(scalars.block(c == '|', indent));
            }
            case '\'', '"' -> {
                saveSimpleKey();
                simpleKeyAllowed = false;
                tokens.add(scalars.quoted(c == '\''));
            }
            case '#', '%', '@', '`', '\t' -> throw noToken();
            default -> plain();
        }
    }

    private YamlException noToken() {
        return problem(YamlProblem.Kind.BAD_START, "found character that cannot start any token");
    }

    private void skipToNextToken() {
        while (true) {
            if (in.column() == 0 && in.peek() == '\uFEFF') {
                in.skip();
            }
            while (in.peek() == ' ' || in.peek() == '\t' && (flowLevel > 0 || !simpleKeyAllowed)) {
                in.pos++;
            }
            if (in.peek() == '#') {
                while (!Characters.isBreakOrEnd(in.peek())) {
                    in.pos++;
                }
            }
            if (!Characters.isBreak(in.peek())) {
                return;
            }
            in.skipBreak();
            if (flowLevel == 0) {
                simpleKeyAllowed = true;
            }
        }
    }

    private void endStream() {
        in.endLine();
        unrollIndent(-1);
        removeSimpleKey();
        simpleKeyAllowed = false;
        ended = true;
        add(Kind.STREAM_END, 0);
    }

    private void flowStart(Kind kind) {
        saveSimpleKey();
        simpleKeys.add(new SimpleKey());
        flowLevel++;
        if (flowLevel > DEEPEST) {
            throw problem(YamlProblem.Kind.OTHER, "exceeded max depth of 10000");
        }
        simpleKeyAllowed = true;
        add(kind, 1);
    }

    private void flowEnd(Kind kind) {
        removeSimpleKey();
        if (flowLevel > 0) {
            flowLevel--;
            simpleKeys.remove(simpleKeys.size() - 1);
        }
        simpleKeyAllowed = false;
        add(kind, 1);
    }

    private void blockEntry() {
        if (flowLevel == 0) {
            if (!simpleKeyAllowed) {
                throw problem(
                        YamlProblem.Kind.OTHER,
                        "block sequence entries are not allowed in this context");
            }
            rollIndent(in.column(), -1, Kind.BLOCK_SEQUENCE_START, in.pos, in.line);
        }
        removeSimpleKey();
        simpleKeyAllowed = true;
        add(Kind.BLOCK_ENTRY, 1);
    }

    private void key() {
        if (flowLevel == 0) {
            if (!simpleKeyAllowed) {
                throw problem(
                        YamlProblem.Kind.OTHER, "mapping keys are not allowed in this context");
            }
            rollIndent(in.column(), -1, Kind.BLOCK_MAPPING_START, in.pos, in.line);
        }
        removeSimpleKey();
        simpleKeyAllowed = flowLevel == 0;
        add(Kind.KEY, 1);
    }

    private void value() {
        SimpleKey key = simpleKeys.get(simpleKeys.size() - 1);
        if (isValid(key)) {
            insert(key.tokenNumber, new Token(Kind.KEY, key.pos, key.pos, key.line));
            rollIndent(key.column, key.tokenNumber, Kind.BLOCK_MAPPING_START, key.pos, key.line);
            key.possible = false;
            simpleKeyAllowed = false;
        } else {
            if (flowLevel == 0) {
                if (!simpleKeyAllowed) {
                    throw problem(
                            YamlProblem.Kind.MAPPING_VALUE,
                            "mapping values are not allowed in this context");
                }
                rollIndent(in.column(), -1, Kind.BLOCK_MAPPING_START, in.pos, in.line);
            }
            simpleKeyAllowed = flowLevel == 0;
        }
        add(Kind.VALUE, 1);
    }

    private void name(Kind kind) {
        saveSimpleKey();
        simpleKeyAllowed = false;
        tokens.add(tags.anchor(kind));
    }

    private void plain() {
        saveSimpleKey();
        simpleKeyAllowed = false;
        tokens.add(scalars.plain(flowLevel > 0, indent + 1));
        if (scalars.endedBehindBreak) {
            simpleKeyAllowed = true;
        }
    }

    private void add(Kind kind, int length) {
        tokens.add(new Token(kind, in.pos, in.pos + length, in.line));
        in.pos += length;
    }

    private void insert(int tokenNumber, Token token) {
        tokens.add(head + tokenNumber - taken, token);
    }

    private void rollIndent(int column, int tokenNumber, Kind kind, int pos, int line) {
        if (flowLevel > 0 || indent >= column) {
            return;
        }
        if (indentDepth == indents.length) {
            indents = Arrays.copyOf(indents, indentDepth * 2);
        }
        indents[indentDepth++] = indent;
        indent = column;
        if (indentDepth > DEEPEST) {
            throw problem(YamlProblem.Kind.OTHER, "exceeded max depth of 10000");
        }
        Token token = new Token(kind, pos, pos, line);
        if (tokenNumber < 0) {
            tokens.add(token);
        } else {
            insert(tokenNumber, token);
        }
    }

    private void unrollIndent(int column) {
        if (flowLevel > 0) {
            return;
        }
        while (indent > column) {
            tokens.add(new Token(Kind.BLOCK_END, in.pos, in.pos, in.line));
            indent = indents[--indentDepth];
        }
    }

    private boolean isValid(SimpleKey key) {
        if (!key.possible) {
            return false;
        }
        if (key.line < in.line || key.pos + 1024 < in.pos) {
            if (key.required) {
                throw missingColon(key);
            }
            key.possible = false;
        }
        return key.possible;
    }

    private void saveSimpleKey() {
        if (!simpleKeyAllowed) {
            return;
        }
        removeSimpleKey();
        SimpleKey key = simpleKeys.get(simpleKeys.size() - 1);
        key.possible = true;
        key.required = flowLevel == 0 && indent == in.column();
        key.tokenNumber = taken + tokens.size() - head;
        key.pos = in.pos;
        key.line = in.line;
        key.column = in.column();
    }

    private void removeSimpleKey() {
        SimpleKey key = simpleKeys.get(simpleKeys.size() - 1);
        if (key.possible && key.required) {
            throw missingColon(key);
        }
        key.possible = false;
    }

    private YamlException missingColon(SimpleKey key) {
        return new YamlException(
                YamlException.Stage.SCANNER,
                YamlProblem.Kind.MISSING_COLON,
                "could not find expected ':'",
                in.pos,
                in.line,
                key.pos,
                key.line);
    }

    private YamlException problem(YamlProblem.Kind kind, String message) {
        return new YamlException(
                YamlException.Stage.SCANNER, kind, message, in.pos, in.line, in.pos, in.line);
    }
}
