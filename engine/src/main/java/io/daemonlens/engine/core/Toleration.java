package io.daemonlens.engine.core;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.features.Gates;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A toleration of a pod. Follows component-helpers' and api's {@code toleration.go}, 1.24 and
 * later.
 *
 * @param key empty to match every key
 * @param operator {@code Equal} (or empty), {@code Exists}, {@code Lt} or {@code Gt}
 * @param value compared with the taint's value
 * @param effect empty to match every effect
 * @param tolerationSeconds how long a {@code NoExecute} taint is tolerated; null means forever
 */
public record Toleration(
        String key,
        String operator,
        String value,
        String effect,
        @Nullable Long tolerationSeconds) {

    public static final String COMPARISON = "TaintTolerationComparisonOperators";

    /** Returns a toleration with operator Exists. */
    public static Toleration exists(String key, String effect) {
        return new Toleration(key, "Exists", "", effect, null);
    }

    /** Reads a list of tolerations. */
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

    /** Returns whether it tolerates the taint, regardless of tolerationSeconds. */
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

    /** Parses digits with an optional minus sign and no leading zero; null for anything else. */
    private static @Nullable Long plainNumber(String text) {
        if (!text.matches("0|-?[1-9][0-9]*")) {
            return null;
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** Returns whether any of the tolerations tolerates the taint. */
    public static boolean anyTolerates(List<Toleration> tolerations, Taint taint, Gates gates) {
        for (Toleration toleration : tolerations) {
            if (toleration.tolerates(taint, gates)) {
                return true;
            }
        }
        return false;
    }

    /** Returns the first taint, in the node's order, that blocks the pod; null if there is none. */
    public static @Nullable Taint firstUntolerated(
            List<Taint> taints, List<Toleration> tolerations, Gates gates) {
        for (Taint taint : taints) {
            if (taint.keepsPodsAway() && !anyTolerates(tolerations, taint, gates)) {
                return taint;
            }
        }
        return null;
    }
}
