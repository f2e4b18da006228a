/**
 * The Pod Security Standards. It knows the levels, their versions and what they forbid; it
 * deliberately knows no namespace and refuses nothing.
 */
package io.daemonlens.engine.apiserver.podsecurity;
