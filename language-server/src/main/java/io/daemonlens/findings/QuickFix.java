package io.daemonlens.findings;

import io.daemonlens.text.TextEdit;
import java.util.List;

/**
 * A repair somebody can take with one action.
 *
 * @param title what it does, in the imperative
 * @param preferred whether it is the one repair that is surely meant
 * @param edits of the whole text
 */
public record QuickFix(String title, boolean preferred, List<TextEdit> edits) {

    public QuickFix {
        edits = List.copyOf(edits);
    }

    QuickFix shifted(int by) {
        List<TextEdit> moved =
                edits.stream()
                        .map(edit -> TextEdit.replace(edit.range().shifted(by), edit.newText()))
                        .toList();
        return new QuickFix(title, preferred, moved);
    }
}
