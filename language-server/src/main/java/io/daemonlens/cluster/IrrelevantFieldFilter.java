package io.daemonlens.cluster;

/**
 * Detects lines of an item that hold irrelevant fields, by their indentation. Most lines that
 * kubectl prints for a node are irrelevant, and skipping them is much faster than parsing them.
 */
final class IrrelevantFieldFilter {

    private final int memberColumn;
    private String member = "";
    private int childColumn = -1;
    private boolean dull;

    /**
     * @param memberColumn column of the item's own members, from 0
     */
    IrrelevantFieldFilter(int memberColumn) {
        this.memberColumn = memberColumn;
    }

    /**
     * Returns whether the line is irrelevant. Lines must be passed in order, without the item's
     * first.
     */
    boolean isDull(YamlLines line) {
        if (line.isBlank()) {
            return dull;
        }
        int column = line.indentation();
        if (column <= memberColumn) {
            dull = false;
            childColumn = -1;
            member = column == memberColumn ? line.keyWithoutValue() : "";
            return false;
        }
        if (member.isEmpty()) {
            return false;
        }
        if (childColumn < 0) {
            childColumn = column;
        }
        if (column > childColumn || column == childColumn && line.isDash()) {
            return dull;
        }
        dull = column == childColumn && IrrelevantFields.isOne(member, line.keyWithoutValue());
        return false;
    }
}
