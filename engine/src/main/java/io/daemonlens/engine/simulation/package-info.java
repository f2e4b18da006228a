/**
 * A rollout played out: the controller, the scheduler and the kubelets over one cluster in
 * simulated time, from the same bytes always the same. It knows when each of them acts and what it
 * costs; it deliberately has no clock, no thread and no chance but a {@link
 * io.daemonlens.engine.simulation.Seed}.
 *
 * <p>A {@link io.daemonlens.engine.simulation.Scenario} says what there is and what happens; it
 * never changes, so one of a cluster as it is serves for every question that begins there:
 *
 * <pre>{@code
 * Scenario now = Scenario.in(objectsOfKind, daemonSet, version).live(daemonSet).time(moment);
 * Simulation.run(now);                                         // where it goes by itself
 * Simulation.run(now.apply(undone));                           // with another manifest
 * Simulation.run(now.at(0, new ClusterChange.RemoveNode("n3")));  // what if
 * Simulation.run(now.troublesEnd());                           // once what ails the pods is mended
 * Simulation.run(now.admission(chain));                        // with other rules for its pods
 * }</pre>
 *
 * <p>A {@link io.daemonlens.engine.simulation.Timeline} tells the outcome with its duration, what
 * holds up a rollout that does not end ({@link io.daemonlens.engine.simulation.Stuck}, with the
 * controller's own sum of the budget), and the nodes that lose their pod. Pods keep the trouble
 * they are in when the run begins ({@link io.daemonlens.engine.kubelet.ObservedPod}), and silent
 * nodes stay silent. {@link io.daemonlens.engine.simulation.PodAdmission} decides about the
 * creation of each pod; conflicts and admission webhooks are not played.
 */
package io.daemonlens.engine.simulation;
