package io.daemonlens.engine.apiserver.validation.print;

import io.daemonlens.schemas.ApiField;
import io.daemonlens.schemas.ApiType;
import io.daemonlens.schemas.FieldKind;
import io.daemonlens.schemas.KubernetesVersion;

/**
 * The names of the server's internal types, which its errors print. They have the fields of the API
 * types, but belong to another package.
 */
final class InternalType {

    private InternalType() {}

    /** Returns whether the type belongs to apimachinery, which has no internal types. */
    static boolean isMeta(ApiType type) {
        return type.id().startsWith("meta.");
    }

    /** Formats the type as Go prints it: {@code core.Container}, {@code v1.LabelSelector}. */
    static String name(ApiType type, KubernetesVersion version) {
        if (isMeta(type)) {
            return type.goName();
        }
        return packageOf(type.id(), version) + "." + type.shortName();
    }

    /** Formats the declared type of a field: {@code *core.Capabilities}, {@code []string}. */
    static String of(ApiField field, KubernetesVersion version) {
        String declared = field.goType();
        if (field.kind() == FieldKind.OBJECT && isMeta(field.type())) {
            return declared;
        }
        if (!declared.contains("v1.") && !declared.contains("v1beta1.") || isMeta(field.owner())) {
            return declared;
        }
        String id = field.kind() == FieldKind.OBJECT ? field.type().id() : field.owner().id();
        String version1 = declared.contains("v1beta1.") ? "v1beta1." : "v1.";
        return declared.replace(version1, packageOf(id, version) + ".");
    }

    private static String packageOf(String id, KubernetesVersion version) {
        if (id.startsWith("core.")) {
            return version.isAtLeast(9) ? "core" : "api";
        }
        return version.isAtLeast(13) ? "apps" : "extensions";
    }

    /** Returns whether the internal field is a pointer. The rolling update bounds are values. */
    static boolean isPointer(ApiField field) {
        return field.pointer() && !field.owner().shortName().equals("RollingUpdateDaemonSet");
    }
}
