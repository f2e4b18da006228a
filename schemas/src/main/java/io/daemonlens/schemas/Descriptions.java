package io.daemonlens.schemas;

/** Kubernetes' own words about fields and types, from the published client's sources. */
final class Descriptions {

    private Descriptions() {}

    static String of(ApiField field) {
        String own = line(field.owner().id(), field.name());
        if (own.isEmpty() && field.kind() == FieldKind.OBJECT) {
            return line(field.type().id(), "");
        }
        return own;
    }

    /** What is said of a type's field, or of the type itself for an empty name. */
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
