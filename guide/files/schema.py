"""The JSON Schema of the rule files, made from the forms: completion and hints while typing.

Draft 7: the language server behind VS Code and most other editors was made for it, and older
versions know no later one.
"""

from __future__ import annotations

from pathlib import PurePath
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaMode, JsonSchemaValue

from guide.files.format import (
    Beispiel,
    Frage,
    Hinnahme,
    Karte,
    Merkmal,
    Paket,
    Pruefung,
    Quelle,
    Stelle,
    Unterlage,
)
from guide.files.kinds import Items, Named

DRAFT = "http://json-schema.org/draft-07/schema#"

KINDS: dict[str, tuple[str, Any]] = {
    "paket": ("paket.yaml", Paket),
    "fragen": ("fragen/*.yaml", Named[Frage]),
    "merkmale": ("merkmale.yaml", Named[Merkmal]),
    "stellen": ("stellen/*/*.yaml", Stelle | Karte),
    "unterlagen": ("unterlagen.yaml", Named[Unterlage]),
    "quellen": ("quellen/*.yaml", Named[Quelle]),
    "beispiele": ("beispiele/*.yaml", Beispiel),
    "pruefungen": ("pruefungen.yaml", Items[Pruefung]),
    "hinnehmen": ("hinnehmen.yaml", Items[Hinnahme]),
}
"""Every kind of rule file: where such files stand in a pack, and what stands in them."""


class _Plain(GenerateJsonSchema):
    """No titles made from names, and neither null nor a default: a field is there or it is not.

    Where a form has a short way to write it, that is allowed as well."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False

    def nullable_schema(self, schema: Any) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: Any) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def model_schema(self, schema: Any) -> JsonSchemaValue:
        form, short = super().model_schema(schema), schema["cls"].short
        if names := schema["cls"].one_of:
            form["oneOf"] = [{"required": [name]} for name in names]
        return {"anyOf": [form["properties"][short], form]} if short else form

    def generate(self, schema: Any, mode: JsonSchemaMode = "validation") -> JsonSchemaValue:
        made = super().generate(schema, mode)
        for name, form in made.get("$defs", {}).items():
            form.setdefault("title", name)
        return made


def schema(kind: str) -> dict[str, Any]:
    """The schema of one kind of file, whole in itself."""
    _, form = KINDS[kind]
    made = TypeAdapter(form).json_schema(schema_generator=_Plain)
    if kind == "stellen":  # a mistake in a card is told of the card, not of both
        office, card = made.pop("anyOf")
        made |= {"if": {"required": ["name"]}, "then": office, "else": card}
        whole = made["$defs"][Karte.__name__]
        whole |= {"if": {"required": ["wie"]}, "else": {"required": whole.pop("required")}}
    return {"$schema": DRAFT, "title": f"Genehmigungslotse: {kind}", **made}


def document() -> dict[str, Any]:
    """The schemas of all kinds as one document: each kind by its name, beside their forms."""
    parts: dict[str, Any] = {}
    for kind in KINDS:
        made = schema(kind)
        del made["$schema"]
        parts |= made.pop("$defs", {})
        parts[kind] = made
    return {"$schema": DRAFT, "title": "Genehmigungslotse", "$defs": parts}


def file_name(kind: str) -> str:
    """Under which name the schema of a kind is written."""
    return f"{kind}.schema.json"


def association(folder: PurePath, rules: str) -> dict[str, str]:
    """`yaml.schemas` for editors: the schema's file, and the rule files it is for.

    Editors know a path beside the rules by the dot it begins with.
    """
    start = folder.as_posix() if folder.is_absolute() else f"./{folder.as_posix()}"
    return {f"{start}/{file_name(kind)}": f"{rules}/{place}" for kind, (place, _) in KINDS.items()}
