/**
 * A rollout played out: the controller, the scheduler and the kubelets over one cluster in
 * simulated time, from the same bytes always the same. It knows when each of them acts and what it
 * costs; it deliberately has no clock, no thread and no chance but a {@link
 * io.daemonlens.engine.simulation.Seed}. Requests to the API server succeed, but for pods whose
 * priority class is missing; conflicts, quotas and admission webhooks are not played.
 */
package io.daemonlens.engine.simulation;
