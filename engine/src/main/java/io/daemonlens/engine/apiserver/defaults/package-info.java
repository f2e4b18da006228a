/**
 * Changes that the API server makes before validation: defaults by minor version and API version,
 * and dropping fields whose feature gate is off. It contains no validation rules and no messages.
 */
package io.daemonlens.engine.apiserver.defaults;
