/**
 * What may stand at a path: the field a path leads to, the order in which people write keys, the
 * skeletons worth offering, and what a field means. It knows the types of the API; it does not know
 * whether what is written is right.
 */
package io.daemonlens.schema;
