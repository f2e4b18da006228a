/**
 * One class per output format of preview, rollout and upgrade. It formats the view models of the
 * forecast package and makes no decisions.
 */
package io.daemonlens.report.forecast;
