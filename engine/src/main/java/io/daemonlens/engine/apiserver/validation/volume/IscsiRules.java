package io.daemonlens.engine.apiserver.validation.volume;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apiserver.validation.core.Errors;
import io.daemonlens.engine.apiserver.validation.core.NameValidation;
import java.util.regex.Pattern;

/** Validates an iSCSI volume ({@code validateISCSIVolumeSource}). */
final class IscsiRules {

    private static final int NAME_AND_PORTAL_LIMIT = 64;

    /**
     * The IQN pattern, not anchored at the beginning. In the other two patterns, unescaped dots
     * match any character.
     */
    private static final Pattern IQN =
            Pattern.compile("iqn\\.[0-9]{4}-[0-9]{2}\\.[a-zA-Z0-9.-]+:[^,;*&$|\\t\\n\\f\\r ]+\\z");

    private static final Pattern EUI = Pattern.compile("eui[^\n][a-zA-Z0-9]{16}");
    private static final Pattern NAA = Pattern.compile("naa[^\n][a-zA-Z0-9]{32}");

    private IscsiRules() {}

    static void check(Field source, Errors errors) {
        VolumeFields.checkRequired(source, errors, "targetPortal");
        Field target = source.at("iqn");
        if (target.isEmpty()) {
            errors.required(target);
        } else {
            checkQualifiedName(target, errors);
        }
        VolumeFields.checkRange(source.at("lun"), 0, 255, errors);
        if ((source.at("chapAuthDiscovery").isTrue() || source.at("chapAuthSession").isTrue())
                && source.at("secretRef").absent()) {
            errors.required(source.at("secretRef"));
        }
        Field initiator = source.at("initiatorName");
        if (initiator.present()) {
            checkQualifiedName(
                    initiator.printedAs(source.printed().child("initiatorname")), errors);
        }
    }

    /**
     * Checks the combined length of the two values, which form a directory name on the node. The
     * error is reported even if the volume has another source.
     */
    static void checkLength(Field volume, Field source, Errors errors) {
        String both = volume.at("name").text() + ":" + source.at("targetPortal").text();
        if (source.at("initiatorName").present()
                && NameValidation.bytes(both) > NAME_AND_PORTAL_LIMIT) {
            errors.invalid(
                    volume.at("name"),
                    "Total length of <volume name>:<iscsi.targetPortal> must be under 64"
                            + " characters if iscsi.initiatorName is specified.");
        }
    }

    private static void checkQualifiedName(Field field, Errors errors) {
        String name = field.text();
        if (!name.startsWith("iqn") && !name.startsWith("eui") && !name.startsWith("naa")) {
            errors.invalid(field, "must be valid format starting with iqn, eui, or naa");
        } else if (!isQualifiedName(name)) {
            errors.invalid(field, "must be valid format");
        }
    }

    private static boolean isQualifiedName(String name) {
        return switch (name.substring(0, 3)) {
            case "iqn" -> IQN.matcher(name).find();
            case "eui" -> EUI.matcher(name).matches();
            default -> NAA.matcher(name).matches();
        };
    }
}
