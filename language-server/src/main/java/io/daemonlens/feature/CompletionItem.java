package io.daemonlens.feature;

import io.daemonlens.engine.apimachinery.FieldPath;
import io.daemonlens.text.TextEdit;
import java.util.List;

/**
 * One completion proposal.
 *
 * @param label the text in the list, which typing is matched against
 * @param kind its kind
 * @param detail a few words beside the label; may be empty
 * @param field the path of the field it writes, which {@link Completion#explain} explains; null if
 *     it writes none
 * @param documentation its documentation in Markdown; empty if {@code field} is set, whose
 *     documentation is resolved on demand
 * @param edit the inserted text and the range it replaces
 * @param more edits elsewhere that belong to it, such as the volume of a mount
 * @param snippet whether the text has stops to fill in
 * @param deprecated whether the API advises against it
 * @param continues whether to request completion again right after it
 */
public record CompletionItem(
        String label,
        Kind kind,
        String detail,
        FieldPath field,
        String documentation,
        TextEdit edit,
        List<TextEdit> more,
        boolean snippet,
        boolean deprecated,
        boolean continues) {

    public CompletionItem {
        more = List.copyOf(more);
    }

    /** The kind of a proposal. */
    public enum Kind {
        FIELD,
        STRUCT,
        VALUE,
        REFERENCE,
        SNIPPET
    }
}
