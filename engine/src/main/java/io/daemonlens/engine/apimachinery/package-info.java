/**
 * Types that every part of a control plane shares: field paths, field errors, JSON trees, the
 * cursor over an object, quantities and selectors. The package spells and compares them as
 * Kubernetes does; it contains no validation rules, no controllers and no text positions.
 */
@NullMarked
package io.daemonlens.engine.apimachinery;

import org.jspecify.annotations.NullMarked;
