/**
 * One class per output format of preview, rollout and upgrade. It shows the view models of the
 * forecast room and decides nothing.
 */
package io.daemonlens.report.forecast;
