/**
 * Diagnoses what blocks a DaemonSet now: its verdict, the causes with their evidence, and the
 * budget of its rollout, from all objects of a cluster at one instant. It knows what kubelets,
 * scheduler and controller write into objects and events. It deliberately does not depend on files,
 * on the wording of answers, or on the remedies that are chosen.
 */
package io.daemonlens.engine.diagnosis;
