/**
 * The core objects that controllers use: nodes with their taints and labels, tolerations, node
 * selectors, pods. The package contains their fields and matching rules; DaemonSets and all
 * decisions are in other packages.
 */
@NullMarked
package io.daemonlens.engine.core;

import org.jspecify.annotations.NullMarked;
