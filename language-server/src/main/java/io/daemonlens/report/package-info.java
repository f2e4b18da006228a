/**
 * Answers as text and as the formats other programs read: one class for each. It knows no files and
 * decides nothing.
 */
package io.daemonlens.report;
