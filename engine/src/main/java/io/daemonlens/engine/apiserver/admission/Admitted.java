package io.daemonlens.engine.apiserver.admission;

import io.daemonlens.engine.json.JsonObject;

/**
 * The result of admission for a pod.
 *
 * @param pod with everything that defaults and plugins add to it; where it is refused, as far as
 *     they got
 * @param refusal null if the pod is admitted
 */
public record Admitted(JsonObject pod, Refusal refusal) {}
