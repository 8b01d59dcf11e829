"""The kinds of values in rule files: how a node becomes one, and what its JSON Schema says."""

from __future__ import annotations

import itertools
import re
from datetime import date
from typing import Annotated, Any, TypeVar

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from guide.core.place import Place, Problem
from guide.files.grammar import Unreadable, read_date, read_months
from guide.files.messages import problem
from guide.files.nodes import List, Map, Node, Text

LONGEST_TEXT = 5000
MOST_EMOJI = 20
ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")

_MARKUP = re.compile(r"</?[A-Za-z!][^>]*>|&[A-Za-z]+;|&#\w+;")
_EMOJI = re.compile("[\U0001f000-\U0001faff\u2600-\u27bf]")


def wrong(code: str, **values: Any) -> PydanticCustomError:
    """A complaint about the value itself; the reader adds the place."""
    return PydanticCustomError("kind", "{code}", {"code": code, "values": values})


def wrong_at(place: Place, code: str, **values: Any) -> PydanticCustomError:
    """A complaint about a part of the value."""
    return wrong_as(problem(place, code, **values))


def wrong_as(found: Problem) -> PydanticCustomError:
    """A complaint that is already a whole problem, place included."""
    return PydanticCustomError("problem", "{code}", {"code": found.code, "problem": found})


def is_sentence_before_colon(node: Map) -> bool:
    """Whether a colon turned a sentence into an entry: names are small and have no spaces."""
    if len(node) != 1:
        return False
    name = node.entries[0][0].value
    return " " in name or name[:1].isupper()


def scalar(value: Any) -> Text:
    """Any text that is not empty."""
    if isinstance(value, Text):
        if value.is_empty:
            raise wrong("leeres-feld")
        return value
    if isinstance(value, Map) and is_sentence_before_colon(value):
        raise wrong("satz-mit-doppelpunkt")
    raise wrong("text-erwartet")


def _sentence(value: Any) -> Text:
    text = scalar(value)
    if len(text.value) > LONGEST_TEXT:
        raise wrong("zu-lang", size=len(text.value), limit=LONGEST_TEXT)
    if ("<" in text.value or "&" in text.value) and (markup := _MARKUP.search(text.value)):
        raise wrong("html", text=markup.group()[:60])
    if not text.value.isascii() and len(signs := _EMOJI.findall(text.value)) > MOST_EMOJI:
        raise wrong("emoji", size=len(signs), limit=MOST_EMOJI)
    return text


def _address(value: Any) -> Text:
    text = scalar(value)
    if not re.fullmatch(r"https?://[^\s<>\"'\\]{3,2000}", text.value):
        raise wrong("adresse", text=text.value[:60])
    return text


def _mail(value: Any) -> Text:
    text = scalar(value)
    if not re.fullmatch(r"[\w.+-]{1,64}@[\w-]+(\.[\w-]+){1,9}", text.value, re.ASCII):
        raise wrong("mailadresse", text=text.value[:60])
    return text


def _yes_or_no(value: Any) -> bool:
    text = scalar(value)
    if text.value not in ("ja", "nein"):
        raise wrong("ja-nein", name=text.value[:60])
    return text.value == "ja"


def _date(value: Any) -> date:
    try:
        return read_date(scalar(value))
    except Unreadable as error:
        raise wrong_as(error.problem) from None


def _months(value: Any) -> int:
    try:
        return read_months(scalar(value))
    except Unreadable as error:
        raise wrong_as(error.problem) from None


def _items(value: Any) -> tuple[Node, ...]:
    if isinstance(value, List):
        if value.flow and (part := _split_off(value)):
            raise wrong_at(part.place, "komma-in-klammern")
        return value.items
    if isinstance(value, Text):
        if value.is_empty:
            raise wrong("leeres-feld")
        start, rest = value.value[0], value.value.lstrip("-–— ")
        if value.plain and start == "-":
            raise wrong("strich-ohne-leerzeichen", text=rest[:60])
        if value.plain and start in "–—":
            raise wrong("gedankenstrich", text=rest[:60])
    raise wrong("liste-erwartet")


def _split_off(node: List) -> Text | None:
    """The part behind a comma that belongs to a number or a sentence: [unter 1,60]."""
    texts = [item for item in node.items if isinstance(item, Text)]
    ends = any(text.value.endswith(".") for text in texts)
    for left, right in itertools.pairwise(texts):
        if _is_decimal_comma(left, right) or (ends and right.value[:1].islower()):
            return right
    return None


def _is_decimal_comma(left: Text, right: Text) -> bool:
    return (
        left.value[-1:].isdigit()
        and right.value[:1].isdigit()
        and right.place.line == left.place.line
        and right.place.column == left.place.column + len(left.value) + 1
    )


def _one_or_more(value: Any) -> tuple[Node, ...]:
    if isinstance(value, Map) or (isinstance(value, Text) and not value.is_empty):
        return (value,)
    return _items(value)


def entries(value: Any) -> dict[str, Node]:
    """The entries of a mapping by name."""
    if not isinstance(value, Map):
        empty = isinstance(value, Text) and value.is_empty
        raise wrong("leeres-feld" if empty else "eintraege-erwartet")
    return {key.value: node for key, node in value.entries}


def _named(value: Any) -> dict[str, Node]:
    if isinstance(value, Map) and value.flow:
        refuse_split_entries(value, ())
    return entries(value)


def refuse_split_entries(node: Map, names: Any) -> None:
    """In braces, a comma within a text leaves a name without a value; so does a missing space."""
    for key, value in node.entries:
        if isinstance(value, Text) and value.is_empty and key.value not in names:
            before, colon, _ = key.value.partition(":")
            if colon:
                raise wrong_at(key.place, "leerzeichen-fehlt", name=before[:60])
            raise wrong_at(key.place, "komma-in-klammern")


def _condition(value: Any) -> Node:
    if isinstance(value, Text):
        raise wrong("leeres-feld" if value.is_empty else "bedingung")
    return value  # type: ignore[no-any-return]


def _word(value: Any) -> str:
    return scalar(value).value


_STRING = {"type": "string"}
_VALUE = {"anyOf": [_STRING, {"type": "array"}, {"type": "object"}]}
_LINE = {"type": "object", "additionalProperties": _VALUE}


def _text(**more: Any) -> WithJsonSchema:
    return WithJsonSchema({**_STRING, **more})


AsWord = BeforeValidator(_word)
"""For a closed list of words: `Annotated[Literal[…], AsWord]`."""

Word = Annotated[Text, BeforeValidator(scalar), _text()]
Name = Annotated[Text, BeforeValidator(scalar), _text(pattern=f"^{ID.pattern}$")]
Sentence = Annotated[Text, BeforeValidator(_sentence), _text(maxLength=LONGEST_TEXT)]
Address = Annotated[Text, BeforeValidator(_address), _text(format="uri", pattern="^https?://")]
Mail = Annotated[Text, BeforeValidator(_mail), _text(format="email")]
Switch = Annotated[bool, BeforeValidator(_yes_or_no), _text(enum=["ja", "nein"])]
Day = Annotated[date, BeforeValidator(_date), _text(examples=["2026-11-23"])]
Months = Annotated[int, BeforeValidator(_months), _text(examples=["12 Monate"])]
Value = Annotated[Any, WithJsonSchema({"anyOf": [_STRING, {"type": "array", "items": _STRING}]})]
Condition = Annotated[
    Any,
    BeforeValidator(_condition),
    WithJsonSchema({"anyOf": [_LINE, {"type": "array", "items": _LINE}]}),
]

Each = TypeVar("Each")
Items = Annotated[tuple[Each, ...], BeforeValidator(_items)]
Some = Annotated[tuple[Each, ...], BeforeValidator(_one_or_more)]
Named = Annotated[dict[str, Each], BeforeValidator(_named)]
