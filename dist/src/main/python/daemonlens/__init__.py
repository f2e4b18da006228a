"""Tells what Kubernetes will do with a DaemonSet, before Kubernetes does it."""

__version__ = "@VERSION@"
