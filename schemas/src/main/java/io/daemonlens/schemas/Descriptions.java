package io.daemonlens.schemas;

/** The descriptions of fields and types from the sources of the published client. */
final class Descriptions {

    private Descriptions() {}

    static String of(ApiField field) {
        String own = line(field.owner().id(), field.name());
        if (own.isEmpty() && field.kind() == FieldKind.OBJECT) {
            return line(field.type().id(), "");
        }
        return own;
    }

    /** Returns the description of a type's field, or of the type itself for an empty name. */
    static String line(String type, String field) {
        String text = DescriptionTable.text(type);
        if (text == null) {
            return "";
        }
        String start = "\n" + field + "\t";
        int at = text.indexOf(start);
        return at < 0
                ? ""
                : text.substring(at + start.length(), text.indexOf('\n', at + start.length()));
    }
}
