package io.daemonlens.schemas;

/**
 * A Go type expression of the table taken apart: {@code []core.v1.EnvVar} is a list of OBJECT with
 * id {@code core.v1.EnvVar}, printed by Go as {@code []v1.EnvVar}.
 *
 * @param name the last named type passed on the way to what it stands for, such as {@code
 *     core.v1.PullPolicy}; for a map, of its key; null when there is none
 * @param id what the elements are in the end: a struct's id or a built-in type
 */
record GoType(
        String printed,
        FieldKind kind,
        boolean list,
        boolean map,
        boolean pointer,
        String name,
        String id) {

    static GoType parse(String text, ApiTypes types) {
        boolean pointer = text.startsWith("*");
        String id = pointer ? text.substring(1) : text;
        boolean list = false;
        boolean map = false;
        String name = null;
        while (!id.equals("[]uint8")) {
            if (id.startsWith("[]")) {
                list = true;
                id = id.substring(2);
            } else if (id.startsWith("map[")) {
                map = true;
                String key = id.substring(4, id.indexOf(']'));
                name = key.equals("string") ? name : key;
                id = id.substring(id.indexOf(']') + 1);
            } else {
                String underlying = kindOf(id) == null ? types.underlying(id) : null;
                if (underlying == null) {
                    break;
                }
                name = id;
                id = underlying;
            }
        }
        FieldKind kind = kindOf(id);
        return new GoType(
                printed(text, types.version()),
                kind == null ? FieldKind.OBJECT : kind,
                list,
                map,
                pointer,
                name,
                id);
    }

    boolean named() {
        return name != null;
    }

    private static FieldKind kindOf(String id) {
        return switch (id) {
            case "string" -> FieldKind.STRING;
            case "int32", "int" -> FieldKind.INT32;
            case "int64" -> FieldKind.INT64;
            case "[]uint8" -> FieldKind.BYTES;
            case "bool" -> FieldKind.BOOL;
            case "resource.Quantity" -> FieldKind.QUANTITY;
            case "intstr.IntOrString" -> FieldKind.INT_OR_STRING;
            case "meta.v1.Time" -> FieldKind.TIME;
            case "meta.v1.Fields", "meta.v1.FieldsV1", "inf.Dec", "time.Time" -> FieldKind.RAW;
            default -> null;
        };
    }

    /**
     * Go prints only the last element of an import path: {@code core.v1.X} is {@code v1.X}. The
     * internal packages have moved: {@code pkg/api} became {@code pkg/apis/core} in 1.9, and
     * DaemonSet went from {@code pkg/apis/extensions} to {@code pkg/apis/apps} in 1.13.
     */
    private static String printed(String text, KubernetesVersion version) {
        if (text.contains("internal.")) {
            return text.replace("internal.core.", version.isBefore(9) ? "api." : "core.")
                    .replace("internal.apps.", version.isBefore(13) ? "extensions." : "apps.");
        }
        return text.replace("core.v1.", "v1.")
                .replace("meta.v1.", "v1.")
                .replace("apps.v1", "v1")
                .replace("extensions.v1beta1.", "v1beta1.");
    }
}
