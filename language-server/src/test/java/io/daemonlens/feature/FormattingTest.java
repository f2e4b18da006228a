package io.daemonlens.feature;

import static org.assertj.core.api.Assertions.assertThat;

import io.daemonlens.manifest.Manifest;
import io.daemonlens.text.Document;
import io.daemonlens.text.TextEdit;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What formatting changes and what it leaves, where Enter puts the cursor, how selections grow. */
class FormattingTest {

    private static void checkFormatted(String text, String expected) {
        List<TextEdit> edits = Formatting.of(text);
        assertThat(TextEdit.apply(text, edits)).isEqualTo(expected);
        assertThat(Formatting.of(expected)).as("a formatted text stays").isEmpty();
    }

    private static void checkStays(String text) {
        assertThat(Formatting.of(text)).as(text).isEmpty();
    }

    @Test
    void spacesAtTheEndsOfLinesGo() {
        checkFormatted("a: 1  \nb:   \n  c: 2\t\n", "a: 1\nb:\n  c: 2\n");
        checkFormatted("a: 1", "a: 1\n");
        checkFormatted("a: 1\n\n\n", "a: 1\n");
        checkFormatted("a: 1  \r\nb: 2\r\n", "a: 1\r\nb: 2\r\n");
    }

    @Test
    void onlyLinesThatChangeAreEdited() {
        assertThat(Formatting.of("a: 1\nb: 2  \nc: 3\n")).hasSize(1);
    }

    @Test
    void whatBelongsToATextStays() {
        checkStays("a: |\n  x  \n  y\n");
        checkStays("a: \"x  \n  y\"\n");
        checkStays("# a comment\na: 1   # another\n\nb: {c: 1,   d: 2}\n");
        checkStays("");
        checkStays("a: |+\n  x\n\n\n");
    }

    @Test
    void aLevelThatIsIndentedOtherwiseIsBroughtInLine() {
        checkFormatted(
                "a:\n  b:\n    c: 1\nd:\n    # about e\n    e:\n        f: 1\ng:\n  h: 1\n",
                "a:\n  b:\n    c: 1\nd:\n  # about e\n  e:\n    f: 1\ng:\n  h: 1\n");
        checkStays("a:\n    b:\n        c: 1\nd:\n    e: 1\n");
        checkStays("a:\n- b: 1\n  c: 2\n- d:\n    e: 1\n");
        checkStays("a:\n  - b: 1\n    c: 2\n");
    }

    @Test
    void aTextThatCannotBeReadKeepsItsIndentation() {
        checkFormatted("a: [1  \n   b: 2  \n", "a: [1\n   b: 2\n");
        checkFormatted("a: {{ .Values.a }}  \n   b: 2\n", "a: {{ .Values.a }}\n   b: 2\n");
    }

    private static void checkEnter(String marked, String expected) {
        Marked at = Marked.of(marked);
        assertThat(TextEdit.apply(at.text(), OnTypeFormatting.at(at.text(), at.offset(), 2)))
                .as(marked)
                .isEqualTo(expected);
    }

    @Test
    void enterBehindAKeyGoesDeeper() {
        checkEnter("a:\n<|>", "a:\n  ");
        checkEnter("a:\n    b:\n<|>", "a:\n    b:\n        ");
        checkEnter("a: # why\n<|>", "a: # why\n  ");
        checkEnter("- a:\n<|>", "- a:\n    ");
        checkEnter("a: |\n<|>", "a: |\n  ");
        checkEnter("a:\n- |\n<|>", "a:\n- |\n  ");
        checkEnter("a:\n- b: |\n<|>", "a:\n- b: |\n    ");
        checkEnter("a:\n- &c\n<|>", "a:\n- &c\n  ");
        checkEnter("a: |\n  if b; then\n    c:\n<|>", "a: |\n  if b; then\n    c:\n    ");
    }

    @Test
    void enterBehindAValueStaysBesideItsKey() {
        checkEnter("a: 1\n<|>", "a: 1\n");
        checkEnter("a:\n  b: 1\n<|>", "a:\n  b: 1\n  ");
        checkEnter("- a: 1\n<|>", "- a: 1\n  ");
        checkEnter("a: |\n  text\n<|>", "a: |\n  text\n  ");
    }

    @Test
    void enterBehindAnItemThatIsOneValueBeginsTheNext() {
        checkEnter("a:\n- b\n<|>", "a:\n- b\n- ");
        checkEnter("a:\n  - \"b c\"\n<|>", "a:\n  - \"b c\"\n  - ");
        checkEnter("a:\n- --port=80\n<|>", "a:\n- --port=80\n- ");
        checkEnter("a:\n- host:80/x\n<|>", "a:\n- host:80/x\n- ");
        checkEnter("a:\n- b: c\n<|>", "a:\n- b: c\n  ");
        checkEnter("a:\n- [b]\n<|>", "a:\n- [b]\n  ");
        checkEnter("a:\n- b\n\n<|>", "a:\n- b\n\n");
        checkEnter("a: |\n  - b\n<|>", "a: |\n  - b\n  ");
    }

    private static void checkSelections(String marked, String... expected) {
        Marked at = Marked.of(marked);
        List<Manifest> manifests = Manifest.of(Document.of("a.yaml", at.text()));
        assertThat(SelectionRange.at(manifests, at.offset()))
                .extracting(range -> range.of(at.text()))
                .startsWith(expected);
    }

    @Test
    void aSelectionGrowsFromTheValueToTheItemAndOn() {
        checkSelections(
                "c:\n- name: a\n  image: <|>x:1\n- name: b\n",
                "x:1",
                "image: x:1",
                "name: a\n  image: x:1",
                "- name: a\n  image: x:1");
        checkSelections("a: 'b<|>c'\n", "bc", "'bc'", "a: 'bc'");
        checkSelections("a<|>: 1\n", "a", "a: 1");
        checkSelections("a:\n- |\n  b\n  c<|>\n", "|\n  b\n  c", "- |\n  b\n  c");
        checkSelections("a: [1, <|>2]\n", "2", "[1, 2]", "a: [1, 2]");
    }
}
