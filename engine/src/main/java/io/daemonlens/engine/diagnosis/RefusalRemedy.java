package io.daemonlens.engine.diagnosis;

import io.daemonlens.engine.apimachinery.Quantity;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The remedy for pods that the API server rejects, derived from its message.
 *
 * @param values the values that the remedy's text names
 */
record RefusalRemedy(Remedy.Kind kind, List<String> values, List<String> commands) {

    private static final Pattern QUOTA =
            Pattern.compile("exceeded quota: ([^,]+), requested: (.*), used: (.*), limited: (.*)$");

    /** A longer message is not one of the quota's; searching it would take too long. */
    private static final int LONGEST_MESSAGE = 4_000;

    private static final Pattern POD_SECURITY = Pattern.compile("violates PodSecurity \"([a-z]+):");
    private static final Pattern SERVICE_ACCOUNT =
            Pattern.compile("serviceaccount \"([^\"]+)\" not found");
    private static final Pattern PRIORITY_CLASS =
            Pattern.compile("no PriorityClass with name ([^ ]+) was found");
    private static final Pattern RUNTIME_CLASS =
            Pattern.compile("RuntimeClass \"([^\"]+)\" not found");

    /** Returns the remedy; null if the message names nothing that can be changed on its own. */
    static RefusalRemedy of(String message, Diagnosis diagnosis) {
        String namespace = RemedyCommands.quoted(diagnosis.daemonSet().namespace());
        Matcher quota = QUOTA.matcher(message);
        if (message.length() <= LONGEST_MESSAGE && quota.find()) {
            return ofQuota(quota, namespace, diagnosis);
        }
        if (POD_SECURITY.matcher(message).find()) {
            return new RefusalRemedy(
                    Remedy.Kind.RELABEL_NAMESPACE,
                    List.of(diagnosis.daemonSet().namespace()),
                    List.of(
                            "kubectl label ns "
                                    + namespace
                                    + " pod-security.kubernetes.io/enforce=privileged --overwrite"));
        }
        Matcher account = SERVICE_ACCOUNT.matcher(message);
        if (account.find()) {
            return new RefusalRemedy(
                    Remedy.Kind.CREATE_SERVICE_ACCOUNT,
                    List.of(account.group(1)),
                    List.of(
                            "kubectl create serviceaccount -n "
                                    + namespace
                                    + " "
                                    + RemedyCommands.quoted(account.group(1))));
        }
        Matcher priority = PRIORITY_CLASS.matcher(message);
        if (priority.find()) {
            return new RefusalRemedy(
                    Remedy.Kind.CREATE_MISSING,
                    List.of("PriorityClass", priority.group(1), ""),
                    List.of());
        }
        Matcher runtime = RUNTIME_CLASS.matcher(message);
        return runtime.find()
                ? new RefusalRemedy(
                        Remedy.Kind.CREATE_MISSING,
                        List.of("RuntimeClass", runtime.group(1), ""),
                        List.of())
                : null;
    }

    /** Raises every exceeded resource by what all nodes without a pod need. */
    private static RefusalRemedy ofQuota(Matcher quota, String namespace, Diagnosis diagnosis) {
        int pods = Math.max(1, diagnosis.cause(CauseCode.ADMISSION_REFUSED).nodes().size());
        boolean surge = diagnosis.budget() != null && diagnosis.budget().maxSurge() > 0;
        int missing = surge ? diagnosis.budget().maxSurge() : pods;
        JsonObject hard = new JsonObject();
        List<String> named = new ArrayList<>();
        for (String each : quota.group(2).split(",")) {
            int equals = each.indexOf('=');
            if (equals < 0) {
                return null;
            }
            String resource = each.substring(0, equals);
            String used = valueOf(quota.group(3), resource);
            String needed = sum(used, each.substring(equals + 1), missing);
            if (needed == null) {
                return null;
            }
            hard.put(resource, needed);
            named.add(resource + "=" + needed);
        }
        return new RefusalRemedy(
                Remedy.Kind.RAISE_QUOTA,
                List.of(quota.group(1), String.join(", ", named)),
                List.of(
                        "kubectl patch quota "
                                + RemedyCommands.quoted(quota.group(1))
                                + " -n "
                                + namespace
                                + " --type=merge -p "
                                + RemedyCommands.quoted(
                                        "{\"spec\":{\"hard\":" + JsonWriter.compact(hard) + "}}")));
    }

    private static String valueOf(String list, String resource) {
        for (String each : list.split(",")) {
            if (each.startsWith(resource + "=")) {
                return each.substring(resource.length() + 1);
            }
        }
        return "0";
    }

    private static String sum(String used, String requested, int times) {
        try {
            Quantity sum = Quantity.parse(used);
            for (int i = 0; i < times; i++) {
                sum = sum.add(Quantity.parse(requested));
            }
            return sum.toString();
        } catch (Quantity.FormatException e) {
            return null;
        }
    }
}
