/**
 * The tour: incidents with DaemonSets, each a broken manifest, a cluster and a question. It defines
 * when an incident is solved; it has no Kubernetes logic of its own and reads the JSON output of
 * the public commands.
 */
package io.daemonlens.cli.commands.tour;
