"""YAML in the form that kubectl prints, for the generators of snapshots."""
import json


def key(text):
    return json.dumps(text) if text[0] in ".-$" or ": " in text or text[-1] == ":" else text


def scalar(value):
    plain = isinstance(value, str) and value[:1].isalpha() and ": " not in value and value not in ("True", "False", "true", "false")
    return value if plain else json.dumps(value)


def yaml(value, indent):
    """Lines as kubectl prints them."""
    if isinstance(value, dict) and value:
        for name, each in value.items():
            if isinstance(each, (dict, list)) and each:
                yield f"{indent}{key(name)}:"
                yield from yaml(each, indent + ("  " if isinstance(each, dict) else ""))
            else:
                yield f"{indent}{key(name)}: {scalar(each)}"
    else:
        for each in value:
            lines = list(yaml(each, indent + "  ")) if isinstance(each, (dict, list)) else [f"{indent}  {scalar(each)}"]
            yield f"{indent}- {lines[0][len(indent) + 2:]}"
            yield from lines[1:]
