package io.daemonlens.server;

import io.daemonlens.text.Document;
import io.daemonlens.text.LineIndex;
import io.daemonlens.text.TextEdit;
import io.daemonlens.text.TextRange;
import java.util.List;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;

/** Converts LSP lines and columns to offsets; columns are UTF-16 units on both sides. */
final class FromLsp {

    private FromLsp() {}

    static int offset(Document document, Position position) {
        LineIndex lines = document.lines();
        int offset = lines.offset(position.getLine(), position.getCharacter());
        // A column beyond the end of its line means the end of the line.
        int next = position.getLine() + 1;
        if (position.getLine() >= 0 && next < lines.lineCount() && offset >= lines.start(next)) {
            return endOfLine(document.text(), lines.start(next));
        }
        return offset;
    }

    static TextRange range(Document document, Range range) {
        int start = offset(document, range.getStart());
        return new TextRange(start, Math.max(start, offset(document, range.getEnd())));
    }

    /** Returns the document after consecutive changes. */
    static Document apply(
            Document before, List<TextDocumentContentChangeEvent> changes, int version) {
        Document document = before;
        for (TextDocumentContentChangeEvent change : changes) {
            String text = change.getText();
            if (change.getRange() != null) {
                TextEdit edit = TextEdit.replace(range(document, change.getRange()), text);
                text = TextEdit.apply(document.text(), List.of(edit));
            }
            document = Document.of(before.name(), text, version);
        }
        return document;
    }

    private static int endOfLine(String text, int nextLine) {
        int end = nextLine - 1;
        return end > 0 && text.charAt(end - 1) == '\r' && text.charAt(end) == '\n' ? end - 1 : end;
    }
}
