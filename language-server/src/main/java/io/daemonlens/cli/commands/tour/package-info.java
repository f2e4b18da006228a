/**
 * The tour: incidents with DaemonSets, each a broken manifest, a cluster and a question. It knows
 * what makes an incident solved; it deliberately decides nothing about Kubernetes and asks the
 * commands that users have, in the form in which programs read their answers.
 */
package io.daemonlens.cli.commands.tour;
