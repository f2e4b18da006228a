package io.daemonlens.feature;

import io.daemonlens.text.TextEdit;

/**
 * One thing that may be written at the cursor.
 *
 * @param label what the list shows, and what typing is matched against
 * @param kind what it is
 * @param detail a few words beside the label; may be empty
 * @param documentation what it means, as Markdown; may be empty
 * @param edit what it writes, and over what
 * @param snippet whether the text has stops to fill in
 * @param deprecated whether the API advises against it
 * @param continues whether the next thing to write is worth offering at once
 */
public record CompletionItem(
        String label,
        Kind kind,
        String detail,
        String documentation,
        TextEdit edit,
        boolean snippet,
        boolean deprecated,
        boolean continues) {

    /** What an item is. */
    public enum Kind {
        FIELD,
        STRUCT,
        VALUE,
        REFERENCE,
        SNIPPET
    }
}
