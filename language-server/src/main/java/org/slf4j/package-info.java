/**
 * One word to SLF4J that only its own package can say: that nobody listens. Knows nothing of
 * DaemonLens; the rooms that bring libraries which log call it before they use them.
 */
package org.slf4j;
