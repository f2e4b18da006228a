"""An API server that only reads: it answers from one recorded snapshot, on the loopback only.

    api-server.py SNAPSHOT REQUESTS

Prints its port, writes one line for each request into REQUESTS, and stops by itself when its
parent is gone or after five minutes. Below /refusing it knows nobody, below /slow its lists of
pods take a minute, below /forbidding it refuses the lists of revisions, below /shy those of accounts
and drivers, and below /old it knows no storage at all. A patch is answered with what it would make
of the object, if it is a dry run; nothing is ever kept.
"""

import json
import os
import re
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

GROUPS = {
    "/api/v1": {
        "nodes": ("Node", False),
        "pods": ("Pod", True),
        "events": ("Event", True),
        "serviceaccounts": ("ServiceAccount", True),
        "persistentvolumes": ("PersistentVolume", False),
        "persistentvolumeclaims": ("PersistentVolumeClaim", True),
        "namespaces": ("Namespace", False),
        "resourcequotas": ("ResourceQuota", True),
        "limitranges": ("LimitRange", True),
    },
    "/apis/node.k8s.io/v1": {"runtimeclasses": ("RuntimeClass", False)},
    "/apis/policy/v1": {"poddisruptionbudgets": ("PodDisruptionBudget", True)},
    "/apis/apps/v1": {
        "daemonsets": ("DaemonSet", True),
        "controllerrevisions": ("ControllerRevision", True),
    },
    "/apis/scheduling.k8s.io/v1": {"priorityclasses": ("PriorityClass", False)},
    "/apis/storage.k8s.io/v1": {
        "storageclasses": ("StorageClass", False),
        "csinodes": ("CSINode", False),
        "csidrivers": ("CSIDriver", False),
        "volumeattachments": ("VolumeAttachment", False),
    },
}


PATH = re.compile(
    r"(?P<group>/api/v1|/apis/[^/]+/[^/]+)(/namespaces/(?P<namespace>[^/]+))?/(?P<resource>[^/]+)(/(?P<name>[^/]+))?"
)


def group_versions(prefix):
    return [path[len(prefix) :] for path in GROUPS if path.startswith(prefix)]


def groups(mode):
    found = []
    for each in group_versions("/apis/"):
        if mode == "old" and each.startswith("storage"):
            continue
        version = {"groupVersion": each, "version": each.split("/")[1]}
        found.append({"name": each.split("/")[0], "versions": [version], "preferredVersion": version})
    return found


def resources(path):
    listed = []
    for name, (kind, namespaced) in GROUPS[path].items():
        singular = kind.lower()
        listed.append(
            {"name": name, "singularName": singular, "namespaced": namespaced, "kind": kind, "verbs": ["get", "list"]}
        )
    return {"kind": "APIResourceList", "apiVersion": "v1", "groupVersion": path.split("/", 2)[2], "resources": listed}


def status(code, reason, message):
    return code, {
        "kind": "Status",
        "apiVersion": "v1",
        "metadata": {},
        "status": "Failure",
        "message": message,
        "reason": reason,
        "code": code,
    }


def answer(path, mode, objects):
    if mode == "refusing":
        return status(401, "Unauthorized", "Unauthorized")
    if path == "/version":
        return 200, {"major": "1", "minor": "31", "gitVersion": "v1.31.2", "platform": "linux/amd64"}
    if path == "/api":
        return 200, {"kind": "APIVersions", "versions": ["v1"], "serverAddressByClientCIDRs": []}
    if path == "/apis":
        return 200, {"kind": "APIGroupList", "apiVersion": "v1", "groups": groups(mode)}
    if path in GROUPS:
        return 200, resources(path)
    wanted = PATH.fullmatch(path)
    folder, name = (wanted["group"], wanted["resource"]) if wanted else ("", "")
    if name not in GROUPS.get(folder, {}):
        return status(404, "NotFound", "the server could not find the requested resource")
    if mode == "slow" and name == "pods":
        time.sleep(60)
    if mode == "forbidding" and name == "controllerrevisions":
        return status(403, "Forbidden", f'{name}.apps is forbidden: User "dev" cannot list resource "{name}"')
    if mode == "shy" and name in ("serviceaccounts", "csinodes"):
        return status(403, "Forbidden", f'{name} is forbidden: User "dev" cannot list resource "{name}"')
    kind = GROUPS[folder][name][0]
    items = [each for each in objects if each["kind"] == kind]
    if wanted["namespace"]:
        items = [each for each in items if each["metadata"].get("namespace") == wanted["namespace"]]
    if wanted["name"]:
        found = [each for each in items if each["metadata"]["name"] == wanted["name"]]
        if not found:
            group = folder.split("/")[2] if folder != "/api/v1" else ""
            what = f"{name}.{group}" if group else name
            return status(404, "NotFound", f'{what} "{wanted["name"]}" not found')
        return 200, found[0]
    version = folder.split("/", 2)[2]
    return 200, {"kind": kind + "List", "apiVersion": version, "metadata": {"resourceVersion": "4711"}, "items": items}


MERGE_KEYS = {"containers": "name", "initContainers": "name", "volumes": "name", "env": "name", "ports": "containerPort"}


def patched(old, patch, member=""):
    """What a strategic merge patch makes of a value, as far as kubectl diff needs it."""
    if isinstance(old, dict) and isinstance(patch, dict):
        new = dict(old)
        for name, value in patch.items():
            if name.startswith("$"):
                continue
            if value is None:
                new.pop(name, None)
            else:
                new[name] = patched(new.get(name), value, name)
        return new
    key = MERGE_KEYS.get(member)
    if key and isinstance(old, list) and isinstance(patch, list):
        new = list(old)
        for item in patch:
            at = next((i for i, each in enumerate(new) if each.get(key) == item.get(key)), None)
            if item.get("$patch") == "delete":
                new = [each for each in new if each.get(key) != item.get(key)]
            elif at is None:
                new.append(item)
            else:
                new[at] = patched(new[at], item)
        return new
    return patch


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    objects: list = []
    requests = ""

    def do_GET(self):
        self.reply()

    do_POST = do_PUT = do_DELETE = do_GET

    def do_PATCH(self):
        self.reply(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))

    def reply(self, patch=None):
        mode, _, rest = self.path.split("?")[0].lstrip("/").partition("/")
        with open(self.requests, "a", encoding="utf-8") as file:
            file.write(f"{self.command} {mode} /{rest}\n")
        code, body = answer("/" + rest, mode, self.objects)
        if patch is not None and code == 200:
            if "dryRun=All" in self.path:
                body = patched(body, patch)
                body["metadata"] = dict(body["metadata"], generation=body["metadata"].get("generation", 1) + 1)
            else:
                code, body = status(405, "MethodNotAllowed", "only dry runs")
        data = json.dumps(body).encode()
        try:
            self.send_response(code)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)
        except OSError:
            self.close_connection = True

    def log_message(self, *_):
        """Says nothing: the requests are in their file."""


def stop_with(parent):
    for _ in range(300):
        if os.getppid() != parent:
            break
        time.sleep(1)
    os._exit(0)


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        Handler.objects = json.load(file)["items"]
    Handler.requests = sys.argv[2]
    threading.Thread(target=stop_with, args=(os.getppid(),), daemon=True).start()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    print(server.server_address[1], flush=True)
    server.serve_forever()


main()
