"""Prints a snapshot of a large cluster with pods on every node, as `kubectl get … -o json` (or yaml) prints it.

    sick_cluster.py NODES DAEMONSETS OTHERS json|lines|yaml

Every node has one pod of each of the DAEMONSETS and OTHERS pods of Deployments. Of four DaemonSets, one is healthy, one is in a
stuck rollout (its new image cannot be pulled), one crash-loops on some nodes, and one is pending on some nodes. `lines` is JSON with
one object a line; `json` is indented as kubectl does it.
"""

import json
import sys
import zlib

from kubectl_yaml import yaml

TIME = "2025-06-01T10:00:00Z"
AGENT_TOLERATIONS = [{"effect": effect, "key": "node.kubernetes.io/" + key, "operator": "Exists"} for effect, key in (
    ("NoExecute", "not-ready"), ("NoExecute", "unreachable"), ("NoSchedule", "disk-pressure"), ("NoSchedule", "memory-pressure"),
    ("NoSchedule", "pid-pressure"), ("NoSchedule", "unschedulable"))]
APP_TOLERATIONS = [{"effect": "NoExecute", "key": "node.kubernetes.io/" + key, "operator": "Exists", "tolerationSeconds": 300}
                   for key in ("not-ready", "unreachable")]
STATES = ("healthy", "pull", "crash", "pending")


def node(number):
    name = f"node-{number:05d}"
    room = {"cpu": "32", "ephemeral-storage": "95Gi", "memory": "128Gi", "pods": "110"}
    return {
        "apiVersion": "v1", "kind": "Node",
        "metadata": {"annotations": {"node.alpha.kubernetes.io/ttl": "0"}, "creationTimestamp": "2025-05-01T08:00:00Z",
                     "labels": {"kubernetes.io/arch": "amd64", "kubernetes.io/hostname": name, "kubernetes.io/os": "linux",
                                "node.kubernetes.io/instance-type": "m5.8xlarge", "topology.kubernetes.io/zone": "zone-" + "abc"[number % 3]},
                     "name": name, "resourceVersion": str(number), "uid": f"0a1b2c3d-0000-4000-8000-{number:012x}"},
        "spec": {"podCIDR": f"10.{number // 256}.{number % 256}.0/24", "providerID": f"example:///{name}"},
        "status": {"addresses": [{"address": f"192.0.2.{number % 256}", "type": "InternalIP"}], "allocatable": room, "capacity": room,
                   "conditions": [{"lastHeartbeatTime": TIME, "lastTransitionTime": "2025-05-01T08:00:00Z", "message": f"kubelet reports {kind}",
                                   "reason": "Kubelet" + kind, "status": status, "type": kind}
                                  for kind, status in (("MemoryPressure", "False"), ("DiskPressure", "False"), ("PIDPressure", "False"), ("Ready", "True"))],
                   "nodeInfo": {"architecture": "amd64", "kubeletVersion": "v1.34.1", "osImage": "Linux"}},
    }


def template(agent, image):
    return {"metadata": {"labels": {"app.kubernetes.io/name": agent}},
            "spec": {"containers": [{"env": [{"name": "NODE_NAME", "valueFrom": {"fieldRef": {"apiVersion": "v1", "fieldPath": "spec.nodeName"}}},
                                             {"name": "LEVEL", "value": "info"}],
                                     "image": image, "imagePullPolicy": "IfNotPresent", "name": "agent",
                                     "readinessProbe": {"failureThreshold": 3, "httpGet": {"path": "/ready", "port": 8080, "scheme": "HTTP"},
                                                        "periodSeconds": 10, "successThreshold": 1, "timeoutSeconds": 1},
                                     "resources": {"limits": {"memory": "128Mi"}, "requests": {"cpu": "50m", "memory": "64Mi"}},
                                     "terminationMessagePath": "/dev/termination-log", "terminationMessagePolicy": "File"}],
                     "dnsPolicy": "ClusterFirst", "restartPolicy": "Always", "schedulerName": "default-scheduler", "securityContext": {},
                     "terminationGracePeriodSeconds": 30}}


def spec_of_pod(template_spec, tolerations, where, pinned):
    token = "kube-api-access-x7k2p"
    container = dict(template_spec["containers"][0])
    container["volumeMounts"] = [{"mountPath": "/var/run/secrets/kubernetes.io/serviceaccount", "name": token, "readOnly": True}]
    spec = {**template_spec, "containers": [container], "enableServiceLinks": True, "preemptionPolicy": "PreemptLowerPriority", "priority": 0,
            "serviceAccount": "default", "serviceAccountName": "default", "tolerations": tolerations,
            "volumes": [{"name": token, "projected": {"defaultMode": 420, "sources": [
                {"serviceAccountToken": {"expirationSeconds": 3607, "path": "token"}},
                {"configMap": {"items": [{"key": "ca.crt", "path": "ca.crt"}], "name": "kube-root-ca.crt"}},
                {"downwardAPI": {"items": [{"fieldRef": {"apiVersion": "v1", "fieldPath": "metadata.namespace"}, "path": "namespace"}]}}]}}]}
    if pinned:
        spec["affinity"] = {"nodeAffinity": {"requiredDuringSchedulingIgnoredDuringExecution": {"nodeSelectorTerms": [
            {"matchFields": [{"key": "metadata.name", "operator": "In", "values": [pinned]}]}]}}}
    if where:
        spec["nodeName"] = where
    return spec


def status_of_pod(state, container, image):
    started = "2025-05-20T09:00:00Z"
    ready = state == "running"
    conditions = [{"lastProbeTime": None, "lastTransitionTime": started, "status": "True" if ready or kind not in ("Ready", "ContainersReady") else "False",
                   "type": kind} for kind in ("PodReadyToStartContainers", "Initialized", "Ready", "ContainersReady", "PodScheduled")]
    if state == "pending":
        return {"conditions": [{"lastProbeTime": None, "lastTransitionTime": started, "message": "0/1 nodes are available: 1 Insufficient cpu.",
                                "reason": "Unschedulable", "status": "False", "type": "PodScheduled"}], "phase": "Pending", "qosClass": "Burstable"}
    running = {"running": {"startedAt": started}}
    waiting = {"running": running,
               "pull": {"waiting": {"message": f'Back-off pulling image "{image}"', "reason": "ImagePullBackOff"}},
               "crash": {"waiting": {"message": "back-off 5m0s restarting failed container=agent", "reason": "CrashLoopBackOff"}}}[state]
    last = {"terminated": {"exitCode": 1, "finishedAt": started, "reason": "Error", "startedAt": started}} if state == "crash" else {}
    return {"conditions": conditions,
            "containerStatuses": [{"containerID": "containerd://" + "0" * 64, "image": image, "imageID": image + "@sha256:" + "0" * 64, "lastState": last,
                                   "name": container, "ready": ready, "restartCount": 40 if state == "crash" else 0, "started": ready, "state": waiting}],
            "hostIP": "192.0.2.1", "hostIPs": [{"ip": "192.0.2.1"}], "phase": "Pending" if state == "pull" else "Running", "podIP": "10.0.0.1",
            "podIPs": [{"ip": "10.0.0.1"}], "qosClass": "Burstable", "startTime": started}


def pod(namespace, name, labels, owner, spec, status):
    return {"apiVersion": "v1", "kind": "Pod",
            "metadata": {"creationTimestamp": "2025-05-20T08:59:58Z", "generateName": name.rsplit("-", 1)[0] + "-", "labels": labels, "name": name,
                         "namespace": namespace, "ownerReferences": [{"apiVersion": "apps/v1", "blockOwnerDeletion": True, "controller": True, **owner}],
                         "resourceVersion": "123456", "uid": f"{zlib.crc32(name.encode()):08x}-1111-4222-8333-444455556666"},
            "spec": spec, "status": status}


class Agent:
    """A DaemonSet, its two revisions and its pods."""

    def __init__(self, number, nodes):
        self.name, self.namespace = f"agent-{number:02d}", f"team-{number % 7}"
        self.state = STATES[number % len(STATES)]
        self.nodes = nodes
        self.uid = f"aaaabbbb-0000-4000-8000-{number:012x}"
        self.old = template(self.name, f"registry.example.com/{self.name}:1.0")
        self.new = template(self.name, f"registry.example.com/{self.name}:1.1") if self.state == "pull" else self.old
        self.bad = {"healthy": 0, "pull": nodes // 10, "crash": nodes // 50, "pending": nodes // 50}[self.state]

    def owner(self):
        return {"kind": "DaemonSet", "name": self.name, "uid": self.uid}

    def generation(self):
        return 2 if self.state == "pull" else 1

    def objects(self):
        labels = {"app.kubernetes.io/name": self.name}
        good = self.nodes - self.bad
        updated = self.bad if self.state == "pull" else self.nodes
        yield {"apiVersion": "apps/v1", "kind": "DaemonSet",
               "metadata": {"annotations": {"deprecated.daemonset.template.generation": str(self.generation())}, "creationTimestamp": "2025-05-20T08:00:00Z",
                            "generation": self.generation(), "labels": labels, "name": self.name, "namespace": self.namespace, "uid": self.uid},
               "spec": {"revisionHistoryLimit": 10, "selector": {"matchLabels": labels}, "template": self.new,
                        "updateStrategy": {"rollingUpdate": {"maxSurge": 0, "maxUnavailable": "10%"}, "type": "RollingUpdate"}},
               "status": {"currentNumberScheduled": self.nodes, "desiredNumberScheduled": self.nodes, "numberAvailable": good, "numberMisscheduled": 0,
                          "numberReady": good, "numberUnavailable": self.bad, "observedGeneration": self.generation(), "updatedNumberScheduled": updated}}
        for number, each in enumerate([self.old, self.new][: self.generation()], 1):
            yield {"apiVersion": "apps/v1", "kind": "ControllerRevision",
                   "metadata": {"annotations": {"deprecated.daemonset.template.generation": str(number)}, "creationTimestamp": "2025-05-20T08:00:00Z",
                                "labels": {**labels, "controller-revision-hash": self.hash(number)}, "name": f"{self.name}-{self.hash(number)}",
                                "namespace": self.namespace, "ownerReferences": [{"apiVersion": "apps/v1", "controller": True, **self.owner()}]},
                   "data": {"spec": {"template": {"$patch": "replace", **each}}}, "revision": number}

    def hash(self, generation):
        return f"5d4f8c7b{generation}"

    def pod(self, number):
        where = f"node-{number:05d}"
        bad = number < self.bad
        generation = 2 if self.state == "pull" and bad else 1
        state = self.state if bad else "running"
        spec = (self.new if generation == 2 else self.old)["spec"]
        labels = {"app.kubernetes.io/name": self.name, "controller-revision-hash": self.hash(generation), "pod-template-generation": str(generation)}
        return pod(self.namespace, f"{self.name}-{number:05x}", labels, self.owner(),
                   spec_of_pod(spec, AGENT_TOLERATIONS, "" if state == "pending" else where, where),
                   status_of_pod(state, "agent", spec["containers"][0]["image"]))


def app_pod(number, place):
    name = f"app-{place}"
    labels = {"app.kubernetes.io/name": name, "pod-template-hash": "5d4f8c7b9"}
    spec = template(name, f"registry.example.com/{name}:1.0")["spec"]
    return pod(f"apps-{place % 7}", f"{name}-5d4f8c7b9-{number:05x}", labels,
               {"kind": "ReplicaSet", "name": name + "-5d4f8c7b9", "uid": f"bbbbcccc-0000-4000-8000-{place:012x}"},
               spec_of_pod(spec, APP_TOLERATIONS, f"node-{number:05d}", ""), status_of_pod("running", "agent", spec["containers"][0]["image"]))


def objects(nodes, daemonsets, others):
    for name in [f"team-{i}" for i in range(7)] + [f"apps-{i}" for i in range(7)]:
        yield {"apiVersion": "v1", "kind": "Namespace", "metadata": {"labels": {"kubernetes.io/metadata.name": name}, "name": name},
               "spec": {"finalizers": ["kubernetes"]}, "status": {"phase": "Active"}}
        yield {"apiVersion": "v1", "kind": "ServiceAccount", "metadata": {"name": "default", "namespace": name}}
    agents = [Agent(number, nodes) for number in range(daemonsets)]
    for agent in agents:
        yield from agent.objects()
    for number in range(nodes):
        yield node(number)
    for number in range(nodes):
        for agent in agents:
            yield agent.pod(number)
        for place in range(others):
            yield app_pod(number, place)


def main():
    nodes, daemonsets, others, form = int(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
    metadata = {"annotations": {"daemonlens.io/snapshot-time": TIME}}
    every = objects(nodes, daemonsets, others)
    if form == "yaml":
        print("apiVersion: v1\nitems:")
        for each in every:
            print("\n".join(yaml([each], "")))
        print("kind: List")
        print("\n".join(yaml({"metadata": metadata}, "")))
    else:
        print('{"apiVersion": "v1", "items": [')
        for i, each in enumerate(every):
            print("," if i else "", json.dumps(each, indent=4 if form == "json" else None, separators=None if form == "json" else (",", ":")))
        print('], "kind": "List", "metadata": ' + json.dumps(metadata) + "}")


main()
