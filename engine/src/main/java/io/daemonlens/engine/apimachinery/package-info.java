/**
 * The words every part of a control plane shares: field paths, field errors, JSON trees, an object
 * and the cursor over it, quantities, selectors. It knows how Kubernetes spells and compares them;
 * it deliberately knows nothing of any rule, any controller, or any text's positions.
 */
package io.daemonlens.engine.apimachinery;
