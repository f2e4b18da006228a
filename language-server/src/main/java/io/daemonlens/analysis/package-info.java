/**
 * What is so about every DaemonSet in a text: the API server's answer and our advice, as one list
 * of findings with ranges and repairs. It knows no files, no editor and no terminal.
 */
package io.daemonlens.analysis;
