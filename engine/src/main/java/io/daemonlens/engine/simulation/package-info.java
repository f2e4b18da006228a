/**
 * Simulates a rollout: the controller, the scheduler and the kubelets of one cluster in simulated
 * time. The same input always gives the same result. The package models when each component acts
 * and how long its actions take. It deliberately has no clock, no threads and no randomness other
 * than a {@link io.daemonlens.engine.simulation.scenario.Seed}.
 *
 * <p>A {@link io.daemonlens.engine.simulation.scenario.Scenario} contains the initial cluster and
 * the planned changes. It is immutable, so one scenario of a live cluster can be the start of many
 * simulations:
 *
 * <pre>{@code
 * Scenario now =
 *         Scenario.in(objectsOfKind, version).pods(pods, daemonSet).live(daemonSet).time(moment);
 * Simulation.run(now);                                         // without any change
 * Simulation.run(now.apply(undone));                           // with another manifest
 * Simulation.run(now.at(0, new ClusterChange.RemoveNode("n3")));  // with a node removed
 * Simulation.run(now.troublesEnd());                           // with the pods' problems fixed
 * Simulation.run(now.admission(chain));                        // with other admission rules
 * }</pre>
 *
 * <p>A {@link io.daemonlens.engine.simulation.timeline.Timeline} contains the outcome and its
 * duration, the reason why a rollout is stuck ({@link
 * io.daemonlens.engine.simulation.timeline.Stuck}, with the controller's own calculation of the
 * budget), and the nodes that lose their pod. Pods keep the problems that they have when the run
 * starts ({@link io.daemonlens.engine.kubelet.ObservedPod}), and unresponsive nodes stay
 * unresponsive. {@link io.daemonlens.engine.simulation.scenario.PodAdmission} decides about the
 * creation of each pod. Conflicts and admission webhooks are not simulated.
 */
package io.daemonlens.engine.simulation;
