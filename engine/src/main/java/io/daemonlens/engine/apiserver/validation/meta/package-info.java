/** Rules for object metadata, labels and label selectors. It does not know pods. */
package io.daemonlens.engine.apiserver.validation.meta;
