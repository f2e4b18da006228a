package io.daemonlens.engine.apiserver.decoding;

import io.daemonlens.engine.apimachinery.Body;
import io.daemonlens.engine.apiserver.decoding.OldReader.Report;
import io.daemonlens.engine.json.JsonWriter;
import io.daemonlens.schemas.ApiType;
import io.daemonlens.schemas.KubernetesVersion;

/**
 * Produces the decode error of servers up to 1.22. Their decoder continues after its first error
 * without resynchronizing, and prepends every type and field it reaches afterwards to the error. To
 * reproduce the message, this class follows the decoder byte by byte. Checked against json-iterator
 * 1.1 as of 1.8 to 1.22.
 */
public final class OldDecoder {

    /** Before this minor version, a time of the wrong type is read as an empty string. */
    private static final int TIMES_TYPED = 11;

    private final OldReader reader;
    private final boolean anyTime;

    private OldDecoder(OldReader reader, boolean anyTime) {
        this.reader = reader;
        this.anyTime = anyTime;
    }

    /** Returns the error for a body in which some members do not have their declared types. */
    public static String error(Body body, ApiType type, KubernetesVersion version) {
        String json =
                body.format() == Body.Format.JSON ? body.bytes() : JsonWriter.sorted(body.tree());
        OldReader reader = new OldReader(json);
        OldDecoder decoder = new OldDecoder(reader, version.isBefore(TIMES_TYPED));
        decoder.struct(Shape.of(type));
        if (reader.next() != 0) {
            reader.report("Unmarshal", "there are bytes left after unmarshal");
        }
        return reader.error();
    }

    private void struct(Shape shape) {
        if (!reader.objectStart()) {
            return;
        }
        if (shape.size() > 10) {
            manyFields(shape);
        } else {
            fewFields(shape);
        }
    }

    /** Reads a type with more than ten fields, whose fields are looked up by name. */
    private void manyFields(Shape shape) {
        int c;
        do {
            String name = reader.text();
            c = reader.next();
            if (c != ':') {
                reader.report("ReadObject", "expect : after object field, but found " + show(c));
            }
            memberOrSkip(shape, name);
            c = reader.next();
        } while (c == ',');
        reader.within(shape.goName() + ".");
        if (c != '}') {
            reader.report("struct Decode", "expect }, but found " + show(c));
        }
    }

    /** Reads a type with up to ten fields, whose fields are looked up by a hash of the name. */
    private void fewFields(Shape shape) {
        boolean end = false;
        while (!end) {
            memberOrSkip(shape, reader.fieldName());
            int c = reader.next();
            end = c != ',';
            if (end && c != '}') {
                reader.report(
                        "isObjectEnd", "object ended prematurely, unexpected char " + show(c));
            }
        }
        reader.within(shape.goName() + ".");
    }

    private void memberOrSkip(Shape shape, String name) {
        Shape.Member member = name == null ? null : shape.member(name);
        if (member == null) {
            reader.skip();
            return;
        }
        value(member);
        reader.within(member.goName + ": ");
        if (!member.embedded.isEmpty()) {
            String[] outer = member.embedded.split("\\.");
            for (int i = outer.length - 1; i >= 0; i--) {
                reader.within(outer[i] + ": ");
            }
        }
    }

    private void value(Shape.Member member) {
        if (member.pointer && reader.isNull()) {
            return;
        }
        if (member.list) {
            list(member);
            reader.within(member.goType + ": ");
        } else if (member.map) {
            map(member);
        } else {
            single(member);
        }
    }

    private void list(Shape.Member member) {
        int c = reader.next();
        if (c == 'n') {
            reader.rest("ull");
            return;
        }
        if (c != '[') {
            reader.report("decode slice", "expect [ or n, but found " + show(c));
            return;
        }
        if (reader.next() == ']') {
            return;
        }
        reader.unread();
        do {
            single(member);
            c = reader.next();
        } while (c == ',');
        if (c != ']') {
            reader.report("decode slice", "expect ], but found " + show(c));
        }
    }

    private void map(Shape.Member member) {
        int c = reader.next();
        if (c == 'n') {
            reader.rest("ull");
            return;
        }
        if (c != '{') {
            reader.report("ReadMapCB", "expect { or n, but found " + show(c));
            return;
        }
        if (reader.next() == '}') {
            return;
        }
        reader.unread();
        do {
            reader.text();
            c = reader.next();
            if (c != ':') {
                reader.report("ReadMapCB", "expect : after object field, but found " + show(c));
                return;
            }
            single(member);
            c = reader.next();
        } while (c == ',');
        if (c != '}') {
            reader.report("ReadMapCB", "expect }, but found " + show(c));
        }
    }

    private void single(Shape.Member member) {
        switch (member.kind) {
            case OBJECT -> struct(member.shape());
            case STRING, BYTES -> reader.text();
            case BOOL -> {
                if (!reader.isNull()) {
                    reader.bool();
                }
            }
            case INT32 -> {
                if (!reader.isNull()) {
                    reader.integer(32);
                }
            }
            case INT64 -> {
                if (!reader.isNull()) {
                    reader.integer(64);
                }
            }
            case QUANTITY, INT_OR_STRING, TIME, DURATION -> ownReader(member);
            case FLOAT, RAW -> reader.skip();
        }
    }

    /** Passes the bytes of one whole value to the custom unmarshaler of its type. */
    private void ownReader(Shape.Member member) {
        reader.next();
        reader.unread();
        String raw = reader.skipped();
        if (reader.failed()) {
            return;
        }
        String problem = Report.of(member.kind, raw, anyTime);
        if (problem != null) {
            reader.report("unmarshalerDecoder", problem);
        }
    }

    private static String show(int c) {
        return OldReader.show(c);
    }
}
