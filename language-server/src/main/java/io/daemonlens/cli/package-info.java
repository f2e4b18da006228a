/**
 * What users type: one class per command, and the options they share. It knows files, exit codes
 * and terminals; every answer comes from the rooms below.
 */
package io.daemonlens.cli;
