/**
 * Settings from files, options and editors, and the Kubernetes version that they select. This
 * package knows the names and values of settings; it does not access files or findings.
 */
package io.daemonlens.settings;
