package io.daemonlens.findings;

import io.daemonlens.engine.apimachinery.FieldPath;
import io.daemonlens.text.TextEdit;
import java.util.List;

/**
 * A fix that a user can apply with one action.
 *
 * @param title its title, in the imperative
 * @param preferred whether it is the one fix that is certain
 * @param edits of the whole text
 * @param changes the paths of the object that it changes; everything else stays the same
 */
public record QuickFix(
        String title, boolean preferred, List<TextEdit> edits, List<FieldPath> changes) {

    public QuickFix {
        edits = List.copyOf(edits);
        changes = List.copyOf(changes);
    }

    /** Creates a fix that does not declare which paths it changes. */
    public QuickFix(String title, boolean preferred, List<TextEdit> edits) {
        this(title, preferred, edits, List.of());
    }

    QuickFix shifted(int by) {
        List<TextEdit> moved =
                edits.stream()
                        .map(edit -> TextEdit.replace(edit.range().shifted(by), edit.newText()))
                        .toList();
        return new QuickFix(title, preferred, moved, changes);
    }
}
