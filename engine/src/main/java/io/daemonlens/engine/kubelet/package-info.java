/**
 * What a node does with a pod, and how long each stage takes. It knows probes, grace periods and
 * back-offs; it deliberately runs nothing and knows no clock: a stage is a name and a delay.
 */
package io.daemonlens.engine.kubelet;
