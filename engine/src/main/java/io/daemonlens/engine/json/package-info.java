/** JSON trees as Go reads and writes them, independent of Kubernetes. */
@NullMarked
package io.daemonlens.engine.json;

import org.jspecify.annotations.NullMarked;
