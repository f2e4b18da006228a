#!/usr/bin/env python3
"""Holds the types table against the raw OpenAPI documents of Kubernetes 1.8 to 1.13 that npm's kubernetes-client 8.3.7 carries.

Not part of the build; run by hand: .ci/compare-specs.py [TGZ]. Fetches the package with npm pack unless it is given. Compares, for every type
and minor: the fields, which are required, what each holds (list, map, text, number, object), patch strategies and merge keys.
Exit code 0: no difference; 1: differences, printed.
"""

import gzip
import json
import pathlib
import re
import subprocess
import sys
import tarfile
import tempfile

PACKAGE = "kubernetes-client@8.3.7"
TABLES = pathlib.Path(__file__).resolve().parent.parent / "schemas/src/main/tables/types"
GROUPS = {
    "core.v1": "io.k8s.api.core.v1.",
    "apps.v1": "io.k8s.api.apps.v1.",
    "apps.v1beta2": "io.k8s.api.apps.v1beta2.",
    "extensions.v1beta1": "io.k8s.api.extensions.v1beta1.",
    "meta.v1": "io.k8s.apimachinery.pkg.apis.meta.v1.",
}
BUILT_IN = {
    "string": "string", "int": "integer", "int32": "integer", "int64": "integer", "bool": "boolean", "[]uint8": "string",
    "resource.Quantity": "string", "intstr.IntOrString": "string", "meta.v1.Time": "string",
}  # fmt: skip


def table():
    types, underlying = {}, {}
    for group in [*GROUPS, "types"]:
        name = None
        for line in (TABLES / f"{group}.tsv").read_text().splitlines():
            if not line or line.startswith("#"):
                continue
            columns = line.split("\t")
            if columns[0]:
                name = (group + "." if group != "types" else "types.") + columns[0]
                if len(columns) > 1:
                    underlying[name] = columns[1][2:]
            else:
                types.setdefault(name, []).append((columns + [""])[1:6])
    return types, underlying


def holds(minors, minor):
    first, dash, last = re.fullmatch(r"1\.(\d+)(-)?(?:1\.(\d+))?", minors).groups()
    return int(first) <= minor <= (int(last) if last else 99 if dash else int(first))


def shape(go, underlying):
    go = go.lstrip("*")
    go = underlying.get(go, go)
    if go in BUILT_IN:
        return BUILT_IN[go]
    if go.startswith("[]"):
        return "array of " + shape(go[2:], underlying)
    if go.startswith("map["):
        return "map of " + shape(go[go.index("]") + 1 :], underlying)
    return "object"


def ours(types, underlying, name, minor):
    fields = {}
    for json_name, _, go, minors, facts in types.get(name, []):
        if not holds(minors, minor):
            continue
        if json_name == "-":
            fields.update(ours(types, underlying, go, minor))
            continue
        facts = dict((fact.split("=", 1) + [True])[:2] for fact in facts.split())
        fields[json_name] = ("required" in facts, shape(go, underlying), facts.get("patch", ""))
    return fields


def said(spec, definitions):
    if "$ref" in spec:
        target = definitions[spec["$ref"].removeprefix("#/definitions/")]
        return "object" if "properties" in target or target.get("type", "object") == "object" else said(target, definitions)
    if spec.get("type") == "array":
        return "array of " + said(spec["items"], definitions)
    if spec.get("type") == "object":
        return "map of " + said(spec["additionalProperties"], definitions) if "additionalProperties" in spec else "object"
    return spec.get("type", "object")


def theirs(definition, definitions):
    required = definition.get("required", [])
    fields = {}
    for name, spec in definition.get("properties", {}).items():
        patch = spec.get("x-kubernetes-patch-strategy", "")
        key = spec.get("x-kubernetes-patch-merge-key")
        fields[name] = (name in required, said(spec, definitions), patch + (":" + key if key else ""))
    return fields


def main():
    types, underlying = table()
    with tempfile.TemporaryDirectory() as folder:
        if len(sys.argv) > 1:
            package = sys.argv[1]
        else:
            subprocess.run(["npm", "pack", "--silent", PACKAGE], cwd=folder, check=True, stdout=subprocess.DEVNULL)
            package = next(pathlib.Path(folder).glob("*.tgz"))
        with tarfile.open(package) as tar:
            specs = {m: json.loads(gzip.decompress(tar.extractfile(f"package/lib/specs/swagger-1.{m}.json.gz").read())) for m in range(8, 14)}
    wrong = 0
    for minor, spec in specs.items():
        definitions = spec["definitions"]
        compared = fields = 0
        for name in types:
            group = next((g for g in sorted(GROUPS, key=len, reverse=True) if name.startswith(g + ".")), None)
            definition = definitions.get(GROUPS[group] + name[len(group) + 1 :]) if group else None
            mine = ours(types, underlying, name, minor)
            if definition is None or not mine or "properties" not in definition:
                continue  # Out of a DaemonSet's reach in this minor, or written inline and so without a definition.
            other = theirs(definition, definitions)
            compared += 1
            for field in sorted(mine.keys() | other.keys()):
                fields += 1
                if mine.get(field) != other.get(field):
                    wrong += 1
                    print(f"1.{minor} {name}.{field}: table {mine.get(field)}, OpenAPI {other.get(field)}")
        print(f"1.{minor} ({spec['info']['version']}): {compared} types, {fields} fields compared")
    print(f"{wrong} differences")
    return 1 if wrong else 0


sys.exit(main())
