/**
 * The model of findings: a code, a severity, a position, a text and its fixes. It is independent of
 * the origin of findings.
 */
package io.daemonlens.findings;
