"""The JSON Schema of a pack, for editors that complete and check while typing.

Made from the models: `python -m bot.content.schema > content/schema/pack.schema.json`.
"""

import json
import sys

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from bot.content.entries import Source
from bot.content.packs import KINDS

TITLE = "A pack for Rapport: tips, questions, phrases and what they stand on"


def pack_schema() -> str:
    """The schema as text. Fields that a file may give once under `defaults` are not required of each entry."""
    models: list[type[BaseModel]] = [*KINDS.values(), Source]
    refs, whole = models_json_schema([(model, "validation") for model in models], by_alias=True)
    parts = whole["$defs"]
    named = {"type": "string", "description": "The id of a source."}
    for model in KINDS.values():
        part = parts[model.__name__]
        part.pop("required")
        part["properties"]["sources"]["items"] = {"anyOf": [named, refs[Source, "validation"]]}
    lists = {kind: {"type": "array", "items": refs[model, "validation"]} for kind, model in KINDS.items()}
    source = {"allOf": [refs[Source, "validation"]], "required": ["id"]}
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": TITLE,
        "type": "object",
        "additionalProperties": False,
        "properties": {
            "sources": {"type": "array", "items": source},
            "defaults": {"type": "object"},
            **lists,
        },
        "$defs": parts,
    }
    return json.dumps(schema, indent=2) + "\n"


if __name__ == "__main__":
    sys.stdout.write(pack_schema())
