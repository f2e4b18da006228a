/**
 * What the API server fills in and takes away before it validates: defaults by minor and API
 * version, and fields whose feature gate is off. It knows no rules and no texts.
 */
package io.daemonlens.engine.apiserver.defaults;
