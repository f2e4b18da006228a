"""Usable by a Python validator: the schema is a schema, takes the good and refuses the bad."""

import json
import sys

import jsonschema
import yaml

folder, *schemas = sys.argv[1:]
for path in schemas:
    schema = json.load(open(path))
    jsonschema.Draft202012Validator.check_schema(schema)
validator = jsonschema.Draft202012Validator(json.load(open(schemas[0])))
good = list(validator.iter_errors(yaml.safe_load(open(folder + "/good.yaml"))))
assert not good, good
bad = sorted("/".join(map(str, e.absolute_path)) for e in validator.iter_errors(yaml.safe_load(open(folder + "/bad.yaml"))))
assert bad == ["spec/minReadySeconds", "spec/template/spec/containers/0", "spec/updateStrategy/type"], bad
print(f"jsonschema: {len(schemas)} schemas are schemas, good taken, 3 faults found")
