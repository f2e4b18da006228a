/**
 * What happens on each node, with the reason in the user's language. It groups nodes for all
 * formats; it runs no simulation and knows no format.
 */
package io.daemonlens.forecast.node;
