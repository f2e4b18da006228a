/** Rules for affinity, tolerations and topology spread constraints. */
package io.daemonlens.engine.apiserver.validation.scheduling;
