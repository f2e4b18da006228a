/**
 * Settings from files, options and editors, and the Kubernetes version they lead to. It knows the
 * names and values of settings; it does not read files and does not know findings.
 */
package io.daemonlens.settings;
