package io.daemonlens.engine.apiserver.admission;

import io.daemonlens.engine.json.JsonObject;

/**
 * The result of admission for a pod.
 *
 * @param pod the pod with all changes of defaults and plugins; if it is rejected, with the changes
 *     made until then
 * @param refusal null if the pod is admitted
 */
public record Admitted(JsonObject pod, Refusal refusal) {}
