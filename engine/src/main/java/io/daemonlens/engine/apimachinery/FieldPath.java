package io.daemonlens.engine.apimachinery;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The path of a field inside an object, printed as Kubernetes prints it: {@code
 * spec.containers[0].resources.limits[cpu]}. Rules use paths only; the text model maps a path to a
 * range in the source.
 *
 * <p>A path is a linked list from its last step to its first, so that a child path costs one small
 * object. The root is {@link #ROOT} and prints as the empty text. The spelling follows
 * apimachinery's {@code pkg/util/validation/field/path.go}.
 */
public final class FieldPath {

    /** The path of the object itself. */
    public static final FieldPath ROOT = new FieldPath(null, Kind.NAME, "", -1);

    /** The kind of a step: a named member, a list item, or a map entry. */
    public enum Kind {
        NAME,
        INDEX,
        KEY
    }

    private final @Nullable FieldPath parent;
    private final Kind kind;
    private final @Nullable String name;
    private final int index;

    private FieldPath(@Nullable FieldPath parent, Kind kind, @Nullable String name, int index) {
        this.parent = parent;
        this.kind = kind;
        this.name = name;
        this.index = index;
    }

    /** Returns the path of nested members below the root: {@code of("spec", "template")}. */
    public static FieldPath of(String... names) {
        return ROOT.child(names);
    }

    /** Returns the path of nested members of this value. */
    public FieldPath child(String... names) {
        FieldPath path = this;
        for (String each : names) {
            path = new FieldPath(path, Kind.NAME, each, -1);
        }
        return path;
    }

    /** Returns the path of a member of this value. */
    public FieldPath child(String member) {
        return new FieldPath(this, Kind.NAME, member, -1);
    }

    /** Returns the path of a list item, counted from 0. */
    public FieldPath index(int item) {
        return new FieldPath(this, Kind.INDEX, null, item);
    }

    /** Returns the path of a map entry. */
    public FieldPath key(String entry) {
        return new FieldPath(this, Kind.KEY, entry, -1);
    }

    public boolean isRoot() {
        return parent == null;
    }

    /** Returns the path of the enclosing value; null for the root. */
    public @Nullable FieldPath parent() {
        return parent;
    }

    public Kind kind() {
        return kind;
    }

    /** Returns the name of the member or entry; null for a list item. */
    public @Nullable String name() {
        return name;
    }

    /** Returns the index of the list item, from 0; -1 for a member or an entry. */
    public int index() {
        return index;
    }

    /** Returns the steps from the root's child to this one; empty for the root. */
    public List<FieldPath> steps() {
        Deque<FieldPath> steps = new ArrayDeque<>();
        for (FieldPath at = this; at.parent != null; at = at.parent) {
            steps.addFirst(at);
        }
        return new ArrayList<>(steps);
    }

    /**
     * Parses a printed path. A bracket that holds only digits is a list index, any other a map key;
     * a map key that consists of digits is therefore read as an index.
     *
     * @throws IllegalArgumentException if a bracket is not closed
     */
    public static FieldPath parse(String text) {
        FieldPath path = ROOT;
        int at = 0;
        while (at < text.length()) {
            if (text.charAt(at) == '[') {
                int end = text.indexOf(']', at);
                if (end < 0) {
                    throw new IllegalArgumentException("no closing bracket in " + text);
                }
                String inside = text.substring(at + 1, end);
                path =
                        inside.matches("[0-9]{1,9}")
                                ? path.index(Integer.parseInt(inside))
                                : path.key(inside);
                at = end + 1;
            } else {
                int start = text.charAt(at) == '.' ? at + 1 : at;
                int end = start;
                while (end < text.length() && text.charAt(end) != '.' && text.charAt(end) != '[') {
                    end++;
                }
                path = path.child(text.substring(start, end));
                at = end;
            }
        }
        return path;
    }

    @Override
    public boolean equals(Object other) {
        if (!(other instanceof FieldPath path)) {
            return false;
        }
        FieldPath left = this;
        FieldPath right = path;
        while (left != right) {
            if (left.parent == null
                    || right.parent == null
                    || left.kind != right.kind
                    || left.index != right.index
                    || (left.name == null ? right.name != null : !left.name.equals(right.name))) {
                return false;
            }
            left = left.parent;
            right = right.parent;
        }
        return true;
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (FieldPath at = this; at.parent != null; at = at.parent) {
            hash = 31 * hash + (at.name == null ? at.index : at.name.hashCode());
        }
        return hash;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (FieldPath step : steps()) {
            switch (step.kind) {
                case NAME -> text.append(text.length() > 0 ? "." : "").append(step.name);
                case INDEX -> text.append('[').append(step.index).append(']');
                case KEY -> text.append('[').append(step.name).append(']');
            }
        }
        return text.toString();
    }
}
