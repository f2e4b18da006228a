/** Formats a bad value in an error message as Go prints it. It contains no rules. */
package io.daemonlens.engine.apiserver.validation.print;
