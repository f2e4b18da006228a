/**
 * The Model Context Protocol on one connection: messages, the list of tools and calls of them. It
 * knows JSON-RPC; what a tool does is decided elsewhere.
 */
package io.daemonlens.server.mcp;
