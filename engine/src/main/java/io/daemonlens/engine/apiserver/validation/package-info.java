/**
 * The API server's validation rules, one class per family, named after what it checks. It knows
 * which values are refused and in which words; it deliberately does not decode, default or store.
 */
package io.daemonlens.engine.apiserver.validation;
