package io.daemonlens.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the cursor {@code <|>} is about to write. */
class CursorContextTest {

    private static void check(String marked, String expected) {
        int offset = marked.indexOf("<|>");
        CursorContext context = CursorContext.at(marked.replace("<|>", ""), offset);
        String told =
                switch (context.place()) {
                    case KEY -> "key of '" + context.path() + "' " + context.siblings();
                    case VALUE -> "value at '" + context.path() + "'";
                    case NOTHING -> "nothing";
                };
        assertThat(context.word().isEmpty() ? told : told + " after " + context.word())
                .as(marked)
                .isEqualTo(expected);
    }

    @Test
    void anEmptyTextWantsAKeyOfTheObject() {
        check("<|>", "key of '' []");
        check("# a comment\n<|>", "key of '' []");
        check("kind: DaemonSet\n<|>\nmetadata:\n  name: x\n", "key of '' [kind, metadata]");
    }

    @Test
    void theColumnDecidesWhoseKeyItIs() {
        check("spec:\n  <|>", "key of 'spec' []");
        check("spec:\n<|>", "key of '' [spec]");
        check("spec:\n  template:\n    spec:\n  sel<|>", "key of 'spec' [template] after sel");
        check("spec:\n  a: 1\n  <|>\n  b: 2\nc: 3\n", "key of 'spec' [a, b]");
    }

    @Test
    void nothingFitsBelowAKeyThatHasItsValue() {
        check("spec:\n  a: 1\n    <|>", "nothing");
    }

    @Test
    void itemsAreCountedAndMayStandAtTheirKeysColumn() {
        check("containers:\n- name: a\n- <|>", "key of 'containers[1]' []");
        check("containers:\n- name: a\n  im<|>", "key of 'containers[0]' [name] after im");
        check("a:\n  b:\n  - x: 1\n  - y: 2\n    <|>\n    z: 3", "key of 'a.b[1]' [y, z]");
        check("a:\n  b:\n  - x: 1\n  <|>", "key of 'a' [b]");
        check("a:\n- - x: 1\n  - <|>", "key of 'a[0][1]' []");
    }

    @Test
    void behindAColonStandsAValue() {
        check("spec:\n  type: On<|>Delete", "value at 'spec.type' after On");
        check("spec:\n  type: <|>", "value at 'spec.type'");
        check("spec:\n  type: \"On<|>\"", "value at 'spec.type' after On");
        check("a:\n- b: <|>", "value at 'a[0].b'");
        check("a:<|>", "value at 'a'");
        check("a:<|> b", "nothing");
    }

    @Test
    void bracketsOnOneLineOrMany() {
        check("t: [{key: a, op<|>}]", "key of 't[0]' [key] after op");
        check("t: [{key: a}, {operator: E<|>", "value at 't[1].operator' after E");
        check("args: [a, <|>]", "value at 'args[1]'");
        check("t:\n- {\n  key: a,\n  <|>\n  }", "key of 't[0]' [key]");
        check("{\"spec\": {\"template\": {\"<|>\"}}}", "key of 'spec.template' []");
        check("{\"spec\": {\"a\": \"x<|>\"}}", "value at 'spec.a' after x");
        check("t: [a]\n<|>", "key of '' [t]");
    }

    @Test
    void commentsAndBlockScalarsWantNothing() {
        check("a: 1 # b<|>", "nothing");
        check("a: |\n  text<|>", "nothing");
        check("a:\n- |\n  te<|>", "nothing");
        check("a: |\n  text: x\nb<|>", "key of '' [a] after b");
        check("spec:\n  a: |\n    text: x\n  <|>", "key of 'spec' [a]");
    }

    @Test
    void eachSectionBeginsAnew() {
        check("a: 1\n---\nb: 2\n<|>", "key of '' [b]");
        check("a: 1\n---\n<|>\n---\nb: 2\n", "key of '' []");
    }

    @Test
    void brokenLinesAroundTheCursorDoNotMatter() {
        check("spec:\n  broken\n  <|>\n  c: [\n", "key of 'spec' [c]");
        check("spec:\n  a: \"x\n  <|>", "key of 'spec' [a]");
    }

    @Test
    void quotedKeysAreReadWithoutTheirQuotes() {
        check("labels:\n  \"a b\": <|>", "value at 'labels.a b'");
        check("\"spec\":\n  <|>", "key of 'spec' []");
    }

    @Test
    void windowsLineEndsAreNoPartOfAKey() {
        check("spec:\r\n  a: 1\r\n  <|>\r\n", "key of 'spec' [a]");
    }

    @Test
    void theRangeCoversTheWholeWord() {
        String text = "spec:\n  updateStr: x\n";
        CursorContext context = CursorContext.at(text, text.indexOf("Str"));
        assertThat(context.range().of(text)).isEqualTo("updateStr");
        assertThat(context.colon()).isTrue();
        assertThat(context.column()).isEqualTo(2);
    }
}
