package io.daemonlens.cluster;

/**
 * Tells the lines of an item that hold what no answer needs, by their indentation: they are most of
 * what a cluster prints of its nodes, and to pass over them is much faster than to read them.
 */
final class IrrelevantFieldFilter {

    private final int memberColumn;
    private String member = "";
    private int childColumn = -1;
    private boolean dull;

    /**
     * @param memberColumn where the item's own members begin, from 0
     */
    IrrelevantFieldFilter(int memberColumn) {
        this.memberColumn = memberColumn;
    }

    /** Whether nothing needs the line; lines are given in order, without the item's first. */
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
