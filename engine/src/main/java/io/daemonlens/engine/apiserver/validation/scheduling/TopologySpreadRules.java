package io.daemonlens.engine.apiserver.validation.scheduling;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apiserver.validation.core.Errors;
import io.daemonlens.engine.apiserver.validation.core.RuleCodes;
import io.daemonlens.engine.apiserver.validation.meta.LabelRules;
import io.daemonlens.engine.apiserver.validation.print.GoValues;
import java.util.List;

/** Validates topology spread constraints ({@code validateTopologySpreadConstraints}). */
public final class TopologySpreadRules {

    private static final String POSITIVE = "must be greater than zero";

    /** Since this minor version, selectors are validated. */
    private static final int SELECTOR_CHECKED = 27;

    /**
     * Since this minor version, the server adds matchLabelKeys to the selector before validation.
     */
    private static final int KEYS_WRITTEN = 34;

    private TopologySpreadRules() {}

    public static void check(Field constraints, Errors errors) {
        List<Field> all = constraints.items();
        for (int i = 0; i < all.size(); i++) {
            check(all.get(i), all.subList(i + 1, all.size()), errors.as(RuleCodes.TOPOLOGY_SPREAD));
        }
    }

    private static void check(Field constraint, List<Field> following, Errors errors) {
        Field maxSkew = constraint.at("maxSkew");
        if (maxSkew.number() <= 0) {
            errors.invalid(maxSkew, POSITIVE);
        }
        Field topologyKey = constraint.at("topologyKey");
        if (topologyKey.isEmpty()) {
            errors.required(topologyKey, "can not be empty");
        }
        Field action = constraint.at("whenUnsatisfiable");
        if (!action.text().equals("DoNotSchedule") && !action.text().equals("ScheduleAnyway")) {
            errors.notSupported(action, "DoNotSchedule", "ScheduleAnyway");
        }
        checkNotRepeated(constraint, following, errors);
        checkMinDomains(constraint.at("minDomains"), action.text(), errors);
        checkPolicy(constraint.at("nodeAffinityPolicy"), errors);
        checkPolicy(constraint.at("nodeTaintsPolicy"), errors);
        if (errors.version().isAtLeast(KEYS_WRITTEN)
                && !StoredScheduling.brokenSpreadKeys(errors)) {
            MatchLabelKeyRules.check(constraint, errors);
        } else {
            MatchLabelKeyRules.checkPlain(
                    constraint.at("matchLabelKeys"), constraint.at("labelSelector"), errors);
        }
        if (errors.version().isAtLeast(SELECTOR_CHECKED)
                && !StoredScheduling.brokenSpreadSelector(errors)) {
            LabelRules.checkSelector(constraint.at("labelSelector"), errors);
        }
    }

    /**
     * Checks that no later constraint has the same key and action. The earlier one is reported,
     * once.
     */
    private static void checkNotRepeated(Field constraint, List<Field> following, Errors errors) {
        String key = constraint.at("topologyKey").text();
        String action = constraint.at("whenUnsatisfiable").text();
        for (Field other : following) {
            if (other.at("topologyKey").text().equals(key)
                    && other.at("whenUnsatisfiable").text().equals(action)) {
                errors.duplicate(
                        constraint.printedAs(
                                constraint.printed().child("{topologyKey, whenUnsatisfiable}")),
                        GoValues.quote("{" + key + ", " + action + "}"));
                return;
            }
        }
    }

    private static void checkMinDomains(Field minDomains, String action, Errors errors) {
        if (minDomains.absent()) {
            return;
        }
        if (minDomains.number() <= 0) {
            errors.invalid(minDomains, POSITIVE);
        }
        if (!action.equals("DoNotSchedule")) {
            errors.invalid(
                    minDomains,
                    "can only use minDomains if whenUnsatisfiable=DoNotSchedule, not " + action);
        }
    }

    private static void checkPolicy(Field policy, Errors errors) {
        if (policy.present() && !policy.text().equals("Honor") && !policy.text().equals("Ignore")) {
            errors.notSupported(policy, "Honor", "Ignore");
        }
    }
}
