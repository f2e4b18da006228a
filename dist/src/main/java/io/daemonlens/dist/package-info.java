/**
 * Makes everything that is published: archives, packages, images, manifests of package managers and the documentation
 * site, each from the same jar. Knows formats of packages; knows nothing of Kubernetes.
 */
package io.daemonlens.dist;
