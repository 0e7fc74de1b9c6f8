"""Write the JSON Schema of stored objects: the schema itself, and a page that leads to it."""

import json

from billingcore.convert import SCHEMA, json_schema
from billingcore.findings import Report
from billingcore.model import Batch, Claim, ClaimPayment, Encounter, Remittance

ROOTS = (Claim, Batch, Remittance, ClaimPayment, Encounter, Report)


def schema_pages():
    """Yield a page and a schema for each class that is stored by itself."""
    for cls in ROOTS:
        schema = json_schema(cls)
        yield f"schemas/{cls.__name__}.json", json.dumps(schema, indent=2) + "\n"
        yield f"schemas/{cls.__name__}.md", "\n".join(page(cls.__name__, schema)) + "\n"


def page(name, schema):
    yield f"# {name} as JSON"
    yield ""
    yield f"What `bc.convert.to_data` makes of a `{name}`, in schema version `{SCHEMA}`."
    yield "Only fields that differ from their defaults are written."
    yield f"The whole is the JSON Schema {{download}}`{name}.json` (draft 2020-12)."
    yield from ("", "| field | holds |", "|---|---|")
    for field, said in schema["properties"].items():
        yield f"| `{field}` | {held(said)} |"
    yield from ("", "Objects inside it:", "")
    for inner, said in schema["$defs"].items():
        yield f"- `{inner}`: {said.get('description', '')}"


def held(said):
    """Return what a schema allows, in a few words."""
    if "const" in said:
        return f"`{said['const']}`"
    if "$ref" in said:
        return f"`{said['$ref'].rpartition('/')[2]}`"
    if "anyOf" in said:
        return " or ".join(held(option) for option in said["anyOf"])
    if said.get("type") == "array":
        inner = said.get("items") or {}
        return f"list of {held(inner)}" if inner else "list"
    if "enum" in said:
        return ", ".join(f"`{value}`" for value in said["enum"])
    kind = said.get("type", "anything")
    return f"{said['format']} as text" if "format" in said else str(kind)
