package io.daemonlens.engine.apiserver.admission;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apimachinery.Quantity;
import io.daemonlens.engine.json.JsonObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Tracks the quota usage of a namespace pod by pod. It is the only stateful part of admission.
 * Checked against {@code CheckRequest} of the apiserver library's {@code
 * pkg/admission/plugin/resourcequota/controller.go}, 1.8 to 1.37.
 */
public final class QuotaUsage {

    static final String NAME = "ResourceQuota";

    private final List<ResourceQuota> quotas;
    private final List<ResourceList> used = new ArrayList<>();
    private final List<LimitedScope> limited;

    /**
     * @param objects the quotas of the namespace, by name; a status with usage includes the pods of
     *     {@code counted}
     * @param counted all pods of the namespace that the quota statuses include
     * @param pods the pods of {@code counted} that exist at the start
     */
    QuotaUsage(
            List<ResourceQuota> quotas,
            List<JsonObject> objects,
            List<LimitedScope> limited,
            Collection<JsonObject> counted,
            Collection<JsonObject> pods) {
        this.quotas = quotas;
        this.limited = limited;
        for (int i = 0; i < quotas.size(); i++) {
            ResourceQuota quota = quotas.get(i);
            Field status = Field.of(objects.get(i)).at("status", "used");
            ResourceList start = zeros(quota);
            if (status.present()) {
                start.amounts().putAll(ResourceList.of(status).mask(quota.hard()).amounts());
                counted.forEach(pod -> change(quota, start, pod, false));
            }
            pods.forEach(pod -> change(quota, start, pod, true));
            used.add(start);
        }
    }

    private static ResourceList zeros(ResourceQuota quota) {
        ResourceList zeros = new ResourceList();
        for (String resource : quota.restricted()) {
            zeros.put(resource, Quantity.parse("0"));
        }
        return zeros;
    }

    /** Adds or subtracts the usage of a pod. Finished and unmatched pods use nothing. */
    private static void change(
            ResourceQuota quota, ResourceList used, JsonObject object, boolean more) {
        Field pod = Field.of(object);
        String phase = pod.at("status", "phase").text();
        boolean ended = phase.equals("Failed") || phase.equals("Succeeded");
        if (ended || !quota.matches(pod)) {
            return;
        }
        ResourceList usage = quota.usage(pod).mask(quota.hard());
        if (more) {
            used.add(usage);
        } else {
            used.subtract(usage);
        }
    }

    /**
     * Counts a pod that is about to be stored.
     *
     * @param object the pod, as {@link Admitted#pod} returns it
     * @return the refusal, in which case the pod is not counted; null if the pod is stored
     */
    public Refusal charge(JsonObject object) {
        Field pod = Field.of(object);
        String name = AdmissionPlugin.nameOf(object);
        List<Integer> interesting = new ArrayList<>();
        for (int i = 0; i < quotas.size(); i++) {
            if (quotas.get(i).matches(pod)) {
                String missing = quotas.get(i).missing(pod);
                if (missing != null) {
                    return Refusal.forbidden(
                            NAME, name, "failed quota: " + quotas.get(i).name() + ": " + missing);
                }
                interesting.add(i);
            }
        }
        Refusal uncovered = uncovered(pod);
        if (uncovered != null) {
            return uncovered;
        }
        List<ResourceList> after = new ArrayList<>(used);
        for (int i : interesting) {
            ResourceQuota quota = quotas.get(i);
            ResourceList requested = quota.usage(pod).withoutZeros().mask(quota.hard());
            ResourceList sum = used.get(i).copy().add(requested);
            ResourceList exceeded = new ResourceList();
            requested
                    .amounts()
                    .forEach(
                            (resource, amount) -> {
                                if (sum.get(resource).compareTo(quota.hard().get(resource)) > 0) {
                                    exceeded.put(resource, amount);
                                }
                            });
            if (!exceeded.isEmpty()) {
                return Refusal.forbidden(
                        NAME,
                        name,
                        "exceeded quota: "
                                + quota.name()
                                + ", requested: "
                                + exceeded
                                + ", used: "
                                + used.get(i).mask(exceeded)
                                + ", limited: "
                                + quota.hard().mask(exceeded));
            }
            after.set(i, sum);
        }
        used.clear();
        used.addAll(after);
        return null;
    }

    /** Checks the limited scopes, which the server accepts only if a quota covers them. */
    private Refusal uncovered(Field pod) {
        List<LimitedScope> open = new ArrayList<>();
        for (LimitedScope scope : limited) {
            boolean covered = false;
            for (ResourceQuota quota : quotas) {
                covered |= quota.scopes().covers(scope.name(), pod);
            }
            if (!covered && scope.matches(pod)) {
                open.add(scope);
            }
        }
        return open.isEmpty()
                ? null
                : new Refusal(NAME, "insufficient quota to match these scopes: " + text(open));
    }

    /** Formats the scopes as Go prints a slice of structs. */
    private static String text(List<LimitedScope> scopes) {
        StringBuilder text = new StringBuilder("[");
        for (LimitedScope scope : scopes) {
            text.append(text.length() > 1 ? " " : "").append(scope);
        }
        return text.append(']').toString();
    }

    /** Counts an existing pod, even if it exceeds the quota. */
    public void count(JsonObject pod) {
        for (int i = 0; i < quotas.size(); i++) {
            change(quotas.get(i), used.get(i), pod, true);
        }
    }

    /** Subtracts a pod that was deleted or has finished. */
    public void release(JsonObject pod) {
        for (int i = 0; i < quotas.size(); i++) {
            change(quotas.get(i), used.get(i), pod, false);
        }
    }
}
