/**
 * One immutable analysis per document: the API server's answer, schema errors and advice as one
 * list of findings with ranges. It does no IO and depends on neither editor nor terminal.
 */
package io.daemonlens.analysis;
