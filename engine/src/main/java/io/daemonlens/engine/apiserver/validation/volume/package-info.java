/** Rules for volumes, claims, projected sources and references to fields, files and resources. */
package io.daemonlens.engine.apiserver.validation.volume;
