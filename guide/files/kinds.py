"""The kinds of values in rule files, as the forms declare them: how each is read, and what its
JSON Schema and the manual say of it."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, TypeVar

from pydantic import BeforeValidator, GetJsonSchemaHandler, WithJsonSchema
from pydantic_core import CoreSchema

from guide.files import fields, patterns
from guide.files.fields import LONGEST_TEXT, scalar
from guide.files.grammar import AMOUNT_EXAMPLES, DAY_EXAMPLES, DURATION_EXAMPLES, PER
from guide.files.nodes import Text

NOUN = "$comment"
"""Where a JSON Schema carries what rule editors call such a value."""

_STRING: dict[str, Any] = {"type": "string"}
_SCALAR: dict[str, Any] = {"type": ["string", "number"]}
"""To an editor `wert: 115` is a number; to the reader every scalar is text."""


def _several(one: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [one, {"type": "array", "items": one}]}


def _some(one: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [one, {"type": "array", "items": one, "minItems": 1}]}


def _told(noun: str, pattern: str, *examples: str) -> WithJsonSchema:
    """A text of a small grammar."""
    told = {"examples": list(examples)} if examples else {}
    return WithJsonSchema({**_STRING, NOUN: noun, "pattern": pattern, **told})


_WORDS = _some(_STRING)
_TURNED = {
    "type": "object",
    "properties": {"nicht": _WORDS, "alle": _WORDS},
    "additionalProperties": False,
    "minProperties": 1,
    "maxProperties": 1,
}
_LINE = {
    "type": "object",
    "properties": {"merkmal": {"anyOf": [_STRING, _TURNED]}},
    "additionalProperties": _some({"anyOf": [_STRING, _TURNED]}),
    "minProperties": 1,
}


class _OneOrMore:
    """In the JSON Schema, too, one entry may stand without its list."""

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return _several(handler(schema)["items"])


_plain = BeforeValidator(scalar)

AsWord = BeforeValidator(fields.word)
"""For a closed list of words: `Annotated[Literal[…], AsWord]`."""

Word = Annotated[Text, _plain, WithJsonSchema({**_STRING, NOUN: "Wort"})]
Limit = Annotated[
    Text, _plain, _told("Grenze", patterns.BAND, "unter 1,60", "bis 3", "ab 2,30", "über 3")
]
Money = Annotated[Text, _plain, _told("Betrag", patterns.AMOUNT, *AMOUNT_EXAMPLES)]
Per = Annotated[Text, _plain, _told("Maß", patterns.EACH, *PER, "Stand und Tag")]
Lasting = Annotated[Text, _plain, _told("Dauer", patterns.DURATION, *DURATION_EXAMPLES)]
Until = Annotated[Text, _plain, _told("Zeitpunkt", patterns.MOMENT, *DAY_EXAMPLES)]
Name = Annotated[Text, _plain, _told("Kennung", patterns.NAME)]
Sentence = Annotated[
    Text,
    BeforeValidator(fields.sentence),
    WithJsonSchema({**_SCALAR, NOUN: "Text", "maxLength": LONGEST_TEXT}),
]
Address = Annotated[Text, BeforeValidator(fields.address), _told("Internetadresse", patterns.WEB)]
Mail = Annotated[Text, BeforeValidator(fields.mail), _told("E-Mail-Adresse", patterns.MAILBOX)]
Switch = Annotated[
    bool, BeforeValidator(fields.yes_or_no), WithJsonSchema({"enum": ["ja", "nein"]})
]
Day = Annotated[
    date, BeforeValidator(fields.day), _told("Datum", patterns.DATE, "2026-11-23", "23.11.2026")
]
Months = Annotated[
    int, BeforeValidator(fields.months), _told("Dauer", patterns.PERIOD, "12 Monate", "2 Jahre")
]
Value = Annotated[
    Any, WithJsonSchema({NOUN: "Kennung, auch mehrere als Liste", **_several(_STRING)})
]
Condition = Annotated[
    Any,
    BeforeValidator(fields.condition),
    WithJsonSchema({NOUN: "[Bedingung](#bedingungen)", **_some(_LINE)}),
]

Each = TypeVar("Each")
Items = Annotated[tuple[Each, ...], BeforeValidator(fields.items)]
Some = Annotated[tuple[Each, ...], BeforeValidator(fields.one_or_more), _OneOrMore()]
Named = Annotated[dict[str, Each], BeforeValidator(fields.named)]
Chosen = Annotated[dict[str, Value], BeforeValidator(fields.chosen)]
"""Answers by question, as an example or `setzt` writes them."""
