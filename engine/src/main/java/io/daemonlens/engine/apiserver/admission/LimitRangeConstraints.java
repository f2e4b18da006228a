package io.daemonlens.engine.apiserver.admission;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apimachinery.Quantity;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.List;
import java.util.Locale;

/**
 * The minimum, maximum and ratio constraints of one LimitRange item, with the server's messages.
 */
final class LimitRangeConstraints {

    /** Before this minor version, the messages end with a full stop. */
    private static final int WITHOUT_STOP = 15;

    /**
     * Above this value an amount in thousandths overflows, and whole units are compared instead.
     */
    private static final long MAX_MILLI_VALUE = Long.MAX_VALUE / 1000;

    private static final Quantity ABSENT = Quantity.ZERO;

    private final String stop;

    LimitRangeConstraints(KubernetesVersion version) {
        stop = version.isBefore(WITHOUT_STOP) ? "." : "";
    }

    void check(Field item, ResourceList requests, ResourceList limits, List<String> errors) {
        String type = item.at("type").text();
        ResourceList.of(item.at("min"))
                .amounts()
                .forEach(
                        (name, least) -> add(minimum(type, name, least, requests, limits), errors));
        ResourceList.of(item.at("max"))
                .amounts()
                .forEach((name, most) -> add(maximum(type, name, most, requests, limits), errors));
        ResourceList.of(item.at("maxLimitRequestRatio"))
                .amounts()
                .forEach((name, ratio) -> add(ratio(type, name, ratio, requests, limits), errors));
    }

    private void add(String error, List<String> errors) {
        if (error != null) {
            errors.add(error + stop);
        }
    }

    private static String minimum(
            String type, String name, Quantity least, ResourceList requests, ResourceList limits) {
        Quantity request = requests.get(name);
        Quantity limit = limits.get(name);
        Observed observed = Observed.of(request, limit, least);
        String text = "minimum " + name + " usage per " + type + " is " + least;
        if (request == null) {
            return text + ".  No request is specified";
        }
        if (observed.request < observed.enforced) {
            return text + ", but request is " + request;
        }
        return limit != null && observed.limit < observed.enforced
                ? text + ", but limit is " + limit
                : null;
    }

    private static String maximum(
            String type, String name, Quantity most, ResourceList requests, ResourceList limits) {
        Quantity request = requests.get(name);
        Quantity limit = limits.get(name);
        Observed observed = Observed.of(request, limit, most);
        String text = "maximum " + name + " usage per " + type + " is " + most;
        if (limit == null) {
            return text + ".  No limit is specified";
        }
        if (observed.limit > observed.enforced) {
            return text + ", but limit is " + limit;
        }
        return request != null && observed.request > observed.enforced
                ? text + ", but request is " + request
                : null;
    }

    private static String ratio(
            String type, String name, Quantity most, ResourceList requests, ResourceList limits) {
        Quantity request = requests.get(name);
        Quantity limit = limits.get(name);
        Observed observed = Observed.of(request, limit, most);
        String text = name + " max limit to request ratio per " + type + " is " + most + ", but ";
        if (request == null || observed.request == 0) {
            return text + "no request is specified or request is 0";
        }
        if (limit == null || observed.limit == 0) {
            return text + "no limit is specified or limit is 0";
        }
        double shown = (double) observed.limit / observed.request;
        boolean fine = most.value() <= MAX_MILLI_VALUE;
        double ratio = fine ? shown * 1000 : shown;
        double allowed = fine ? most.milliValue() : most.value();
        return ratio > allowed
                ? text + "provided ratio is " + String.format(Locale.ROOT, "%f", shown)
                : null;
    }

    /** {@code requestLimitEnforcedValues}: in thousandths, or in whole units if those overflow. */
    private record Observed(long request, long limit, long enforced) {

        static Observed of(Quantity request, Quantity limit, Quantity enforced) {
            Quantity asked = request == null ? ABSENT : request;
            Quantity most = limit == null ? ABSENT : limit;
            boolean fine =
                    asked.value() <= MAX_MILLI_VALUE
                            && most.value() <= MAX_MILLI_VALUE
                            && enforced.value() <= MAX_MILLI_VALUE;
            return fine
                    ? new Observed(asked.milliValue(), most.milliValue(), enforced.milliValue())
                    : new Observed(asked.value(), most.value(), enforced.value());
        }
    }
}
