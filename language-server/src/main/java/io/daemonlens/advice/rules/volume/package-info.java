/** Advice on volumes and mounts. A rule sees the object and its field paths, never an offset. */
package io.daemonlens.advice.rules.volume;
