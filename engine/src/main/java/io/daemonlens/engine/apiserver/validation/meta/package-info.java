/** Rules for object metadata, labels and label selectors. It does not depend on pods. */
package io.daemonlens.engine.apiserver.validation.meta;
