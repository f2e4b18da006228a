package io.daemonlens.engine.apiserver.validation;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apimachinery.LabelSelector;
import io.daemonlens.engine.apimachinery.Selector;
import io.daemonlens.engine.apiserver.validation.core.Errors;
import io.daemonlens.engine.apiserver.validation.core.NameValidation;
import io.daemonlens.engine.apiserver.validation.core.RuleCodes;
import io.daemonlens.engine.apiserver.validation.meta.LabelRules;
import io.daemonlens.engine.apiserver.validation.volume.StoredVolumes;
import io.daemonlens.engine.apiserver.validation.volume.VolumeRules;

/**
 * Validates a DaemonSet's spec ({@code ValidateDaemonSetSpec}), in upstream's order. Checked
 * against {@code pkg/apis/apps/validation/validation.go}, 1.8 and later.
 */
final class DaemonSetSpecRules {

    /**
     * The gate that skips the check that GCE disks, which all pods share, are read-only. It exists
     * since 1.28 and is on by default since 1.29.
     */
    private static final String GCE_DISKS_UNCHECKED = "SkipReadOnlyValidationGCE";

    /** Since this minor version, an update may keep such a disk. */
    private static final int DISKS_KEPT = 28;

    private DaemonSetSpecRules() {}

    /** Checks the spec on creation. Old servers repeat these checks on update. */
    static void check(Field spec, Errors errors) {
        check(spec, false, errors);
    }

    /** Checks the spec on update, given the stored spec. */
    static void checkUpdate(Field spec, Errors errors) {
        check(spec, errors.version().isAtLeast(DISKS_KEPT), errors);
    }

    private static void check(Field spec, boolean disksKept, Errors errors) {
        checkSelector(spec, errors);
        Field template = spec.at("template");
        PodTemplateRules.check(template, errors);
        if (!errors.gates().enabled(GCE_DISKS_UNCHECKED)
                && !(disksKept && StoredVolumes.sharedDisk(errors))) {
            VolumeRules.checkSharedDisks(template.at("spec", "volumes"), errors);
        }
        checkPodsRunForever(template.at("spec"), errors);
        Errors counts = errors.as(RuleCodes.NEGATIVE_NUMBER);
        NameValidation.notNegative(spec.at("minReadySeconds"), counts);
        NameValidation.notNegative(spec.at("templateGeneration"), counts);
        UpdateStrategyRules.check(spec.at("updateStrategy"), errors);
        NameValidation.notNegative(spec.at("revisionHistoryLimit"), counts);
    }

    /**
     * Checks the selector. A missing selector selects nothing and never matches the template's
     * labels.
     */
    private static void checkSelector(Field spec, Errors errors) {
        Field selector = spec.at("selector");
        Field labels = spec.at("template", "metadata", "labels");
        LabelRules.checkStoredSelector(selector, errors.as(RuleCodes.SELECTOR));
        if (excludes(selector, labels, errors)) {
            errors.as(RuleCodes.SELECTOR_MISMATCH)
                    .invalid(labels, "`selector` does not match template `labels`");
        }
        if (selector.present() && LabelSelector.of(selector).isEmpty()) {
            errors.as(RuleCodes.EMPTY_SELECTOR)
                    .invalid(
                            selector,
                            errors.version().isAtLeast(11)
                                    ? "empty selector is invalid for daemonset"
                                    : "empty selector is not valid for daemonset.");
        }
    }

    /** Returns whether the selector is well-formed and does not match the labels. */
    private static boolean excludes(Field selector, Field labels, Errors errors) {
        try {
            return !LabelSelector.toSelector(LabelSelector.of(selector), errors.version())
                    .matches(labels.textMap());
        } catch (Selector.FormatException e) {
            return false;
        }
    }

    private static void checkPodsRunForever(Field podSpec, Errors errors) {
        Field restartPolicy = podSpec.at("restartPolicy");
        if (!restartPolicy.text().equals("Always")) {
            errors.as(RuleCodes.RESTART_POLICY).notSupported(restartPolicy, "Always");
        }
        Field deadline = podSpec.at("activeDeadlineSeconds");
        if (deadline.present()) {
            Errors found = errors.as(RuleCodes.ACTIVE_DEADLINE);
            if (errors.version().isAtLeast(13)) {
                found.forbidden(deadline, "activeDeadlineSeconds in DaemonSet is not Supported");
            } else {
                found.invalid(deadline, "must not be specified");
            }
        }
    }
}
