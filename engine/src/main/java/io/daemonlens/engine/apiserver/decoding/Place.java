package io.daemonlens.engine.apiserver.decoding;

import io.daemonlens.engine.apimachinery.FieldPath;

/**
 * The position of a decoder: one step of the path, linked to its parent. Strict errors print the
 * path with list indexes, type errors without them.
 */
final class Place {

    private static final int MEMBER = -1;
    private static final int ENTRY = -2;

    private final Place parent;
    private final Shape owner;
    private final String name;
    private final String embedded;
    private final int index;

    private Place(Place parent, Shape owner, String name, String embedded, int index) {
        this.parent = parent;
        this.owner = owner;
        this.name = name;
        this.embedded = embedded;
        this.index = index;
    }

    static Place member(Place parent, Shape owner, Shape.Member member) {
        return new Place(parent, owner, member.name, member.embedded, MEMBER);
    }

    Place entry(String key) {
        return new Place(this, owner, key, "", ENTRY);
    }

    Place item(int item) {
        return new Place(this, owner, null, "", item);
    }

    /** Formats {@code spec.containers[0].name}: a member below this place is appended. */
    static String strict(Place place, String member) {
        StringBuilder text = new StringBuilder();
        append(place, text);
        return (text.length() > 0 ? text.append('.') : text).append(member).toString();
    }

    /** Returns the path of this place. */
    FieldPath path() {
        FieldPath outer = parent == null ? FieldPath.ROOT : parent.path();
        return switch (index) {
            case MEMBER -> outer.child(name);
            case ENTRY -> outer.key(name);
            default -> outer.index(index);
        };
    }

    /** Returns the path of a member of the struct at a place; the root if there is no place. */
    static FieldPath path(Place place, String member) {
        return (place == null ? FieldPath.ROOT : place.path()).child(member);
    }

    private static void append(Place place, StringBuilder text) {
        if (place == null) {
            return;
        }
        append(place.parent, text);
        if (place.name == null) {
            text.append('[').append(place.index).append(']');
        } else {
            text.append(text.length() > 0 ? "." : "").append(place.name);
        }
    }

    /**
     * Formats {@code Container.spec.containers.name}: the innermost struct, then the field names.
     */
    String inGo(boolean withEmbedded) {
        StringBuilder text = new StringBuilder(owner.shortName());
        appendGo(this, withEmbedded, text);
        return text.toString();
    }

    private static void appendGo(Place place, boolean withEmbedded, StringBuilder text) {
        if (place == null) {
            return;
        }
        appendGo(place.parent, withEmbedded, text);
        if (place.index == MEMBER) {
            if (withEmbedded && !place.embedded.isEmpty()) {
                text.append('.').append(place.embedded);
            }
            text.append('.').append(place.name);
        }
    }
}
