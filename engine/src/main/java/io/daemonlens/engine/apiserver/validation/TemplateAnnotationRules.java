package io.daemonlens.engine.apiserver.validation;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apiserver.validation.core.Errors;
import io.daemonlens.engine.apiserver.validation.core.RuleCodes;
import io.daemonlens.engine.apiserver.validation.meta.LabelRules;
import io.daemonlens.engine.apiserver.validation.scheduling.TolerationsAnnotation;
import io.daemonlens.engine.apiserver.validation.security.ProfileAnnotationRules;
import io.daemonlens.engine.apiserver.validation.security.SysctlAnnotationRules;

/**
 * Validates the template annotations that preceded fields or are still in use ({@code
 * ValidatePodSpecificAnnotations}). Checked against {@code pkg/apis/core/validation/validation.go}.
 */
public final class TemplateAnnotationRules {

    private static final String MIRROR = "kubernetes.io/config.mirror";
    private static final String DELETION_COST = "controller.kubernetes.io/pod-deletion-cost";

    private TemplateAnnotationRules() {}

    static void check(Field annotations, Field spec, Errors errors) {
        Errors found = errors.as(RuleCodes.TEMPLATE_ANNOTATION);
        Field mirror = LabelRules.entry(annotations, MIRROR);
        if (mirror.present() && spec.at("nodeName").isEmpty()) {
            found.invalid(mirror, "must set spec.nodeName if mirror pod annotation is set");
        }
        TolerationsAnnotation.check(annotations, errors);
        checkDeletionCost(LabelRules.entry(annotations, DELETION_COST), found);
        ProfileAnnotationRules.checkValues(
                annotations, spec, errors.as(RuleCodes.PROFILE_ANNOTATION));
        SysctlAnnotationRules.check(annotations, found);
    }

    private static void checkDeletionCost(Field cost, Errors errors) {
        if (cost.present()
                && errors.gates().enabled("PodDeletionCost")
                && !isPlainInt32(cost.text())
                && !storedBroken(errors)) {
            errors.invalid(cost, "must be a 32bit integer");
        }
    }

    /** Returns whether the stored object already has an invalid pod deletion cost. */
    private static boolean storedBroken(Errors errors) {
        if (errors.old() == null) {
            return false;
        }
        Field cost = errors.old().at("spec", "template", "metadata", "annotations", DELETION_COST);
        return cost.present() && !isPlainInt32(cost.text());
    }

    /** Returns whether the text is a 32-bit integer without plus sign and leading zeros. */
    private static boolean isPlainInt32(String text) {
        if (!text.matches("0|-?[0-9]{1,18}") || text.length() > 1 && text.charAt(0) == '0') {
            return false;
        }
        long value = Long.parseLong(text);
        return value >= Integer.MIN_VALUE && value <= Integer.MAX_VALUE;
    }
}
