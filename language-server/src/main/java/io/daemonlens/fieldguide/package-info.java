/**
 * What may stand at a field path: the field it leads to, the order in which people write keys, the
 * skeletons to offer, what a field means, and the JSON Schema checks beyond the first type error.
 * It knows the types of the API; it does not know whether a manifest is right.
 */
package io.daemonlens.fieldguide;
