package io.daemonlens.engine.apiserver.validation;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apimachinery.LabelSelector;
import io.daemonlens.engine.apiserver.validation.container.PortRules;
import io.daemonlens.engine.apiserver.validation.core.Errors;
import io.daemonlens.engine.apiserver.validation.core.NameValidation;
import io.daemonlens.engine.apiserver.validation.core.RuleCodes;
import io.daemonlens.engine.apiserver.validation.meta.ObjectMetaRules;
import java.util.Objects;

/**
 * All checks of the API server on a decoded and defaulted DaemonSet, in the server's order. Checked
 * against {@code pkg/apis/apps/validation/validation.go}, 1.8 and later.
 */
public final class DaemonSetValidation {

    /** Before this minor version, an update checks the spec twice and the metadata more often. */
    private static final int SPEC_CHECKED_ONCE = 34;

    /** Since this minor version, no error is reported twice. */
    private static final int SAID_ONCE = 37;

    private DaemonSetValidation() {}

    /** Validates a DaemonSet on creation. */
    public static void onCreate(Field daemonSet, Errors errors) {
        check(daemonSet, errors);
        PortRules.checkSctp(podSpec(daemonSet), errors);
        if (errors.version().isAtLeast(SAID_ONCE)) {
            errors.dropRepeated();
        }
    }

    private static void check(Field daemonSet, Errors errors) {
        ObjectMetaRules.onCreate(daemonSet.at("metadata"), errors);
        DaemonSetSpecRules.check(daemonSet.at("spec"), errors);
    }

    private static Field podSpec(Field daemonSet) {
        return daemonSet.at("spec", "template", "spec");
    }

    /**
     * Validates an update of {@link Errors#old()}.
     *
     * @param fixedSelector whether the API version forbids changing the selector
     */
    public static void onUpdate(Field daemonSet, boolean fixedSelector, Errors errors) {
        Field metadata = daemonSet.at("metadata");
        Field old = errors.old().at("metadata");
        ObjectMetaRules.onUpdate(metadata, errors);
        ObjectMetaRules.checkUnchanged(metadata, old, errors);
        ObjectMetaRules.checkChangeable(metadata, errors);
        boolean specOnce = errors.version().isAtLeast(SPEC_CHECKED_ONCE);
        if (!specOnce) {
            check(daemonSet, errors);
        }
        ObjectMetaRules.checkUnchanged(metadata, old, errors);
        ObjectMetaRules.checkChangeable(metadata, errors);
        ObjectMetaRules.checkFinalizerNames(metadata.at("finalizers"), errors);
        if (specOnce) {
            checkSelectorFixed(daemonSet, fixedSelector, errors);
        }
        DaemonSetSpecRules.checkUpdate(daemonSet.at("spec"), errors);
        PortRules.checkSctp(podSpec(daemonSet), errors);
        if (!specOnce) {
            checkSelectorFixed(daemonSet, fixedSelector, errors);
        }
        if (errors.version().isAtLeast(SAID_ONCE)) {
            errors.dropRepeated();
        }
    }

    private static void checkSelectorFixed(Field daemonSet, boolean fixed, Errors errors) {
        Field selector = daemonSet.at("spec", "selector");
        LabelSelector stored = LabelSelector.of(errors.old().at("spec", "selector"));
        if (fixed && !Objects.equals(LabelSelector.of(selector), stored)) {
            errors.as(RuleCodes.IMMUTABLE_FIELD).invalid(selector, NameValidation.IMMUTABLE);
        }
    }
}
