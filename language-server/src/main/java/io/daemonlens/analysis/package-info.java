/**
 * One immutable answer per document: the API server's answer, schema errors and advice as one list
 * of findings with ranges. It does no IO and knows no editor and no terminal.
 */
package io.daemonlens.analysis;
