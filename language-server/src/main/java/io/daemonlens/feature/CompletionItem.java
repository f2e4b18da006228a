package io.daemonlens.feature;

import io.daemonlens.engine.apimachinery.FieldPath;
import io.daemonlens.text.TextEdit;
import java.util.List;

/**
 * One thing that may be written at the cursor.
 *
 * @param label what the list shows, and what typing is matched against
 * @param kind what it is
 * @param detail a few words beside the label; may be empty
 * @param field the path of the field it writes, which {@link Completion#explain} explains; null
 *     where it writes none
 * @param documentation what it means, as Markdown; empty where there is a field, whose explanation
 *     is asked for when the user looks at it
 * @param edit what it writes, and over what
 * @param more edits elsewhere that belong to it, such as the volume of a mount
 * @param snippet whether the text has stops to fill in
 * @param deprecated whether the API advises against it
 * @param continues whether the next thing to write is worth offering at once
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

    /** What an item is. */
    public enum Kind {
        FIELD,
        STRUCT,
        VALUE,
        REFERENCE,
        SNIPPET
    }
}
