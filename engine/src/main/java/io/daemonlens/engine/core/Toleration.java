package io.daemonlens.engine.core;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.features.Gates;
import java.util.ArrayList;
import java.util.List;

/**
 * A taint that a pod puts up with. Checked against component-helpers' and api's {@code
 * toleration.go}, 1.24 and later.
 *
 * @param key empty for every key
 * @param operator {@code Equal} (or empty), {@code Exists}, {@code Lt} or {@code Gt}
 * @param value compared with the taint's
 * @param effect empty for every effect
 * @param tolerationSeconds how long a {@code NoExecute} taint is tolerated; null for ever
 */
public record Toleration(
        String key, String operator, String value, String effect, Long tolerationSeconds) {

    public static final String COMPARISON = "TaintTolerationComparisonOperators";

    /** A toleration of whatever value. */
    public static Toleration exists(String key, String effect) {
        return new Toleration(key, "Exists", "", effect, null);
    }

    /** From the cursor at a list of tolerations. */
    public static List<Toleration> listOf(Field list) {
        List<Toleration> tolerations = new ArrayList<>(list.size());
        for (Field item : list.items()) {
            Field seconds = item.at("tolerationSeconds");
            tolerations.add(
                    new Toleration(
                            item.at("key").text(),
                            item.at("operator").text(),
                            item.at("value").text(),
                            item.at("effect").text(),
                            seconds.present() ? seconds.number() : null));
        }
        return List.copyOf(tolerations);
    }

    /** Whether it tolerates the taint; its seconds do not matter. */
    public boolean tolerates(Taint taint, Gates gates) {
        if (!effect.isEmpty() && !effect.equals(taint.effect())) {
            return false;
        }
        if (!key.isEmpty() && !key.equals(taint.key())) {
            return false;
        }
        return switch (operator) {
            case "", "Equal" -> value.equals(taint.value());
            case "Exists" -> true;
            case "Lt", "Gt" -> gates.enabled(COMPARISON) && compares(taint);
            default -> false;
        };
    }

    private boolean compares(Taint taint) {
        Long wanted = plainNumber(value);
        Long actual = plainNumber(taint.value());
        if (wanted == null || actual == null) {
            return false;
        }
        return operator.equals("Lt") ? actual < wanted : actual > wanted;
    }

    /** Digits with at most a minus sign, and no zero in front; null for anything else. */
    private static Long plainNumber(String text) {
        if (!text.matches("0|-?[1-9][0-9]*")) {
            return null;
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** Whether one of the tolerations tolerates the taint. */
    public static boolean anyTolerates(List<Toleration> tolerations, Taint taint, Gates gates) {
        for (Toleration toleration : tolerations) {
            if (toleration.tolerates(taint, gates)) {
                return true;
            }
        }
        return false;
    }

    /** The first taint, in the node's order, that keeps the pod away; null where none does. */
    public static Taint firstUntolerated(
            List<Taint> taints, List<Toleration> tolerations, Gates gates) {
        for (Taint taint : taints) {
            if (taint.keepsPodsAway() && !anyTolerates(tolerations, taint, gates)) {
                return taint;
            }
        }
        return null;
    }
}
