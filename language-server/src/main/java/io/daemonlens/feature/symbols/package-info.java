/**
 * The names that objects of a workspace define and use. It knows texts and offsets; requests of the
 * protocol are in the package above.
 */
package io.daemonlens.feature.symbols;
