"""Prints what `kubectl get nodes,pods -o json` (or yaml) prints for a large cluster: images, managed fields and all."""

import json
import sys

from kubectl_yaml import yaml


def node(number):
    name = f"node-{number:05d}"
    images = [
        {"names": [f"registry.example.com/team/app-{i}@sha256:{number * 50 + i:064x}", f"registry.example.com/team/app-{i}:v1.{i}"],
         "sizeBytes": 10_000_000 + i * 7919}
        for i in range(50)
    ]
    labels = {"kubernetes.io/hostname": name, "kubernetes.io/os": "linux", "kubernetes.io/arch": "amd64",
              "topology.kubernetes.io/zone": "zone-" + "abc"[number % 3], "node.kubernetes.io/instance-type": "m5.xlarge"}
    fields = {"f:metadata": {"f:labels": {".": {}, **{"f:" + key: {} for key in labels}}},
              "f:status": {"f:conditions": {f'k:{{"type":"{t}"}}': {"f:lastHeartbeatTime": {}, "f:status": {}, "f:reason": {}}
                                            for t in ("MemoryPressure", "DiskPressure", "PIDPressure", "Ready")}, "f:images": {}}}
    conditions = [{"type": t, "status": s, "reason": "Kubelet" + t, "message": f"kubelet reports {t}",
                   "lastHeartbeatTime": "2025-01-10T09:00:00Z", "lastTransitionTime": "2025-01-10T08:00:00Z"}
                  for t, s in (("MemoryPressure", "False"), ("DiskPressure", "False"), ("PIDPressure", "False"), ("Ready", "True"))]
    room = {"cpu": "4", "memory": "16Gi", "pods": "110", "ephemeral-storage": "95Gi"}
    return {
        "apiVersion": "v1", "kind": "Node",
        "metadata": {"name": name, "uid": f"uid-{number}", "resourceVersion": str(number), "labels": labels,
                     "creationTimestamp": "2025-01-10T08:00:00Z",
                     "managedFields": [{"manager": "kubelet", "operation": "Update", "apiVersion": "v1", "fieldsV1": fields}]},
        "spec": {"podCIDR": f"10.{number // 256}.{number % 256}.0/24", "providerID": f"example:///{name}"},
        "status": {"allocatable": room, "capacity": room, "conditions": conditions, "images": images,
                   "nodeInfo": {"kubeletVersion": "v1.31.2", "osImage": "Linux", "architecture": "amd64"}},
    }


def pod(number, place):
    """A pod of an ordinary Deployment: the environment, probes, mounts and states that kubectl prints of each."""
    name = f"app-{place}-{number:08x}"
    env = [{"name": f"SETTING_{i}", "value": f"value-{i}-of-the-application"} for i in range(15)]
    probe = {"httpGet": {"path": "/healthz", "port": 8080, "scheme": "HTTP"}, "periodSeconds": 10, "timeoutSeconds": 1}
    fields = {"f:metadata": {"f:labels": {".": {}, "f:app": {}}}, "f:spec": {"f:containers": {'k:{"name":"app"}': {
        "f:env": {f'k:{{"name":"{e["name"]}"}}': {".": {}, "f:name": {}, "f:value": {}} for e in env}, "f:image": {}}}}}
    return {
        "apiVersion": "v1", "kind": "Pod",
        "metadata": {"name": name, "namespace": f"team-{place}", "uid": f"uid-{name}", "labels": {"app": f"app-{place}", "pod-template-hash": "5d4f8c7b9"},
                     "creationTimestamp": "2025-01-10T08:00:00Z",
                     "ownerReferences": [{"apiVersion": "apps/v1", "kind": "ReplicaSet", "name": f"app-{place}-5d4f8c7b9", "uid": f"rs-{place}", "controller": True}],
                     "managedFields": [{"manager": "kube-controller-manager", "operation": "Update", "apiVersion": "v1", "fieldsV1": fields}]},
        "spec": {"nodeName": f"node-{number:05d}", "schedulerName": "default-scheduler", "serviceAccountName": "default",
                 "containers": [{"name": "app", "image": f"registry.example.com/team/app-{place}:v1.0", "env": env, "ports": [{"containerPort": 8080}],
                                 "resources": {"requests": {"cpu": "100m", "memory": "128Mi"}, "limits": {"memory": "256Mi"}},
                                 "livenessProbe": probe, "readinessProbe": probe,
                                 "volumeMounts": [{"mountPath": "/var/run/secrets/kubernetes.io/serviceaccount", "name": "kube-api-access", "readOnly": True}]}],
                 "tolerations": [{"effect": "NoExecute", "key": f"node.kubernetes.io/{k}", "operator": "Exists", "tolerationSeconds": 300} for k in ("not-ready", "unreachable")],
                 "volumes": [{"name": "kube-api-access", "projected": {"defaultMode": 420, "sources": [{"serviceAccountToken": {"expirationSeconds": 3607, "path": "token"}}]}}]},
        "status": {"phase": "Running", "podIP": "10.0.0.1", "conditions": [{"type": t, "status": "True", "lastTransitionTime": "2025-01-10T08:00:00Z"} for t in ("Initialized", "Ready", "ContainersReady", "PodScheduled")],
                   "containerStatuses": [{"name": "app", "ready": True, "restartCount": 0, "containerID": f"containerd://{number:064x}", "imageID": f"registry.example.com/team/app@sha256:{place:064x}",
                                          "state": {"running": {"startedAt": "2025-01-10T08:00:10Z"}}}]},
    }


def objects(count, pods):
    for number in range(count):
        yield node(number)
    for number in range(count):
        for place in range(pods):
            yield pod(number, place)


count, pods, form = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
if form == "json":
    print('{"apiVersion": "v1", "items": [')
    for i, each in enumerate(objects(count, pods)):
        print("," if i else "", json.dumps(each, indent=4))
    print('], "kind": "List", "metadata": {"resourceVersion": ""}}')
else:
    print("apiVersion: v1\nitems:")
    for each in objects(count, pods):
        print("\n".join(yaml([each], "")))
    print('kind: List\nmetadata:\n  resourceVersion: ""')
