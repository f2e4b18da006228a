/** How Go prints a bad value in an error message. It does not know any rule. */
package io.daemonlens.engine.apiserver.validation.print;
