/**
 * Feature gates: which are on in one API server. Their names, histories and fields are those of
 * {@code FeatureGate}; what a gate controls is defined by the rules that ask for it.
 */
@NullMarked
package io.daemonlens.engine.features;

import org.jspecify.annotations.NullMarked;
