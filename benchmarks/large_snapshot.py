"""Prints what `kubectl get nodes -o json` (or yaml) prints for a large cluster: images, managed fields and all."""

import json
import sys


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


def yaml(value, indent):
    """Lines as kubectl prints them; texts are quoted, which YAML allows anywhere."""
    if isinstance(value, dict) and value:
        for key, each in value.items():
            if isinstance(each, (dict, list)) and each:
                yield f"{indent}{json.dumps(key)}:"
                yield from yaml(each, indent + ("  " if isinstance(each, dict) else ""))
            else:
                yield f"{indent}{json.dumps(key)}: {json.dumps(each)}"
    else:
        for each in value:
            lines = list(yaml(each, indent + "  ")) if isinstance(each, (dict, list)) else [f"{indent}  {json.dumps(each)}"]
            yield f"{indent}- {lines[0][len(indent) + 2:]}"
            yield from lines[1:]


count, form = int(sys.argv[1]), sys.argv[2]
if form == "json":
    print('{"apiVersion": "v1", "items": [')
    print(",\n".join(json.dumps(node(i), indent=4) for i in range(count)))
    print('], "kind": "List", "metadata": {"resourceVersion": ""}}')
else:
    print("apiVersion: v1\nitems:")
    for i in range(count):
        print("\n".join(yaml([node(i)], "")))
    print('kind: List\nmetadata:\n  resourceVersion: ""')
