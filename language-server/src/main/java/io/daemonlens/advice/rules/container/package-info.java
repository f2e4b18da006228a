/**
 * Advice on containers: images, ports, probes, resources. A rule sees the object and its field
 * paths, never an offset.
 */
package io.daemonlens.advice.rules.container;
