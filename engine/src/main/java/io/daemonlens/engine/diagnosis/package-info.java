/**
 * What holds a DaemonSet up now: its verdict, the causes with their evidence, and the budget of its
 * rollout, from all objects of a cluster at one instant. It knows what kubelets, scheduler and
 * controller write into objects and events; it deliberately knows nothing of files, of how answers
 * are worded, or of what will be done.
 */
package io.daemonlens.engine.diagnosis;
