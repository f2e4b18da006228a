package io.daemonlens.engine.apiserver.decoding;

import io.daemonlens.schemas.ApiField;
import io.daemonlens.schemas.ApiType;
import io.daemonlens.schemas.FieldKind;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.TreeMap;

/** An API type as the decoders want it: members by name, with the texts their errors print. */
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

    /** The member of that name; null where there is none. */
    Member member(String name) {
        return members.get(name);
    }

    Collection<Member> members() {
        return members.values();
    }

    int size() {
        return members.size();
    }

    /** The Go name with its package: {@code v1.Container}. */
    String goName() {
        return type.goName();
    }

    /** The Go name alone: {@code Container}. */
    String shortName() {
        return type.shortName();
    }

    /** A member and how it reads in errors. */
    static final class Member {
        final String name;
        final String goName;

        /** The embedded structs that lead to it, with dots; empty where there are none. */
        final String embedded;

        final FieldKind kind;
        final boolean list;
        final boolean map;
        final boolean pointer;
        final boolean required;

        /** The type as errors print it, pointers left out. */
        final String goType;

        /** The type of an item or entry; the same as {@link #goType} where it is neither. */
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

        /** The shape of the value, or of an item or entry; for objects only. */
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
