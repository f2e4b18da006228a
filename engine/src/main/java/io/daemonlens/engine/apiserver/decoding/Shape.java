package io.daemonlens.engine.apiserver.decoding;

import io.daemonlens.schemas.ApiField;
import io.daemonlens.schemas.ApiType;
import io.daemonlens.schemas.FieldKind;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.TreeMap;

/** An API type as the decoders need it: members by name, with the names that errors print. */
final class Shape {

    private static final Map<ApiType, Shape> KNOWN = new IdentityHashMap<>();

    private final ApiType type;
    private final Map<String, Member> members = new TreeMap<>();

    private Shape(ApiType type) {
        this.type = type;
        add(type, "");
    }

    static Shape of(ApiType type) {
        synchronized (KNOWN) {
            return KNOWN.computeIfAbsent(type, Shape::new);
        }
    }

    private void add(ApiType of, String embedded) {
        for (ApiField field : of.fields()) {
            if (field.inlined()) {
                String inner =
                        embedded.isEmpty() ? field.goName() : embedded + "." + field.goName();
                add(field.type(), inner);
            } else if (!field.name().isEmpty()) {
                members.put(field.name(), new Member(field, embedded));
            }
        }
    }

    /** Returns the member with that name, or null. */
    Member member(String name) {
        return members.get(name);
    }

    Collection<Member> members() {
        return members.values();
    }

    int size() {
        return members.size();
    }

    /** Returns the Go name with its package: {@code v1.Container}. */
    String goName() {
        return type.goName();
    }

    /** Returns the Go name without its package: {@code Container}. */
    String shortName() {
        return type.shortName();
    }

    /** A member and its names in errors. */
    static final class Member {
        final String name;
        final String goName;

        /** The embedded structs that contain it, separated by dots; empty if there are none. */
        final String embedded;

        final FieldKind kind;
        final boolean list;
        final boolean map;
        final boolean pointer;
        final boolean required;

        /** The type as errors print it, without pointers. */
        final String goType;

        /** The type of an item or entry; the same as {@link #goType} for other members. */
        final String elementType;

        private final ApiField field;
        private Shape shape;

        Member(ApiField field, String embedded) {
            this.field = field;
            this.embedded = embedded;
            name = field.name();
            goName = field.goName();
            kind = field.kind();
            list = field.list();
            map = field.map();
            pointer = field.pointer();
            required = field.required();
            String type = field.goType();
            goType = type.startsWith("*") ? type.substring(1) : type;
            elementType = element(goType);
        }

        /** Returns the shape of the value, or of an item or entry; for objects only. */
        Shape shape() {
            Shape known = shape;
            if (known == null) {
                known = Shape.of(field.type());
                shape = known;
            }
            return known;
        }

        private static String element(String type) {
            if (type.startsWith("[]")) {
                return type.substring(2);
            }
            return type.startsWith("map[") ? type.substring(type.indexOf(']') + 1) : type;
        }
    }
}
