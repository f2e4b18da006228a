/**
 * One list of findings: a code, a severity, a place, a text and its fixes. It does not know where
 * findings come from.
 */
package io.daemonlens.findings;
