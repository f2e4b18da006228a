package io.daemonlens.manifest;

/**
 * What the text of one part contains, wherever in the part. All items of a List share it, so that
 * the text is searched once and not once for each item.
 */
final class PartText {

    private final String text;
    private final int offset;
    private final boolean hasActions;
    private final boolean hasDollar;
    private Directives directives;

    PartText(String text, int offset) {
        this.text = text;
        this.offset = offset;
        this.hasActions =
                text.indexOf("{{") >= 0 || text.indexOf("{%") >= 0 || text.indexOf("<%") >= 0;
        this.hasDollar = text.indexOf('$') >= 0;
    }

    /** Returns where the part starts in the whole text. */
    int offset() {
        return offset;
    }

    /** Returns whether a template action may start in the text. */
    boolean hasActions() {
        return hasActions;
    }

    boolean hasDollar() {
        return hasDollar;
    }

    /** Returns the directives in the comments of the text. */
    synchronized Directives directives() {
        if (directives == null) {
            directives = Directives.in(text, offset);
        }
        return directives;
    }
}
