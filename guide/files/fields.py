"""The kinds of values in rule files: how a node becomes one, and what its JSON Schema says."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Container
from datetime import date
from typing import Any

from pydantic_core import PydanticCustomError

from guide.core.place import Place, Problem
from guide.files.grammar import Unreadable, read_date, read_months
from guide.files.messages import problem
from guide.files.nodes import List, Map, Node, Text
from guide.files.proposals import quoted

LONGEST_TEXT = 5000
MOST_EMOJI = 20
ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
ADDRESS = re.compile(r"https?://[^\s<>\"'\\]{3,2000}")
MAIL = re.compile(r"[A-Za-z0-9_.+-]{1,64}@[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+){1,9}")

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


def refuse_sentence_before_colon(node: Map) -> None:
    """A colon may turn a sentence into an entry: names are small and have no spaces."""
    if len(node) != 1:
        return
    key, value = node.entries[0]
    if " " in key.value or key.value[:1].isupper():
        rest = f" {value.value}" if isinstance(value, Text) else " …"
        raise wrong("satz-mit-doppelpunkt", mend=quoted(f"{key.value}:{rest}"))


def scalar(value: Any) -> Text:
    """Any text that is not empty."""
    if isinstance(value, Text):
        if not value.value.strip():
            raise wrong("leeres-feld")
        return value
    if isinstance(value, Map):
        refuse_sentence_before_colon(value)
    raise wrong("text-erwartet")


def sentence(value: Any) -> Text:
    text = scalar(value)
    if len(text.value) > LONGEST_TEXT:
        raise wrong("zu-lang", size=len(text.value), limit=LONGEST_TEXT)
    if ("<" in text.value or "&" in text.value) and (markup := _MARKUP.search(text.value)):
        raise wrong("html", text=markup.group())
    if not text.value.isascii() and len(signs := _EMOJI.findall(text.value)) > MOST_EMOJI:
        raise wrong("emoji", size=len(signs), limit=MOST_EMOJI)
    return text


def address(value: Any) -> Text:
    text = scalar(value)
    if not ADDRESS.fullmatch(text.value):
        raise wrong("adresse", text=text.value)
    return text


def mail(value: Any) -> Text:
    text = scalar(value)
    if not MAIL.fullmatch(text.value):
        raise wrong("mailadresse", text=text.value)
    return text


def yes_or_no(value: Any) -> bool:
    text = scalar(value)
    if text.value not in ("ja", "nein"):
        raise wrong("ja-nein", name=text.value)
    return text.value == "ja"


def day(value: Any) -> date:
    try:
        return read_date(scalar(value))
    except Unreadable as error:
        raise wrong_as(error.problem) from None


def months(value: Any) -> int:
    try:
        return read_months(scalar(value))
    except Unreadable as error:
        raise wrong_as(error.problem) from None


def items(value: Any) -> tuple[Node, ...]:
    if isinstance(value, List):
        if value.flow and (part := _split_off(value)):
            raise wrong_at(part.place, "komma-in-klammern")
        return value.items
    if isinstance(value, Text):
        if value.is_empty:
            raise wrong("leeres-feld")
        start, rest = value.value[0], value.value.lstrip("-–— ")
        if value.plain and start == "-":
            raise wrong("strich-ohne-leerzeichen", text=rest)
        if value.plain and start in "–—":
            raise wrong("gedankenstrich", text=rest)
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


def one_or_more(value: Any) -> tuple[Node, ...]:
    if isinstance(value, Map) or (isinstance(value, Text) and not value.is_empty):
        return (value,)
    return items(value)


def entries(value: Any) -> dict[str, Node]:
    """The entries of a mapping by name."""
    if not isinstance(value, Map):
        empty = isinstance(value, Text) and value.is_empty
        raise wrong("leeres-feld" if empty else "eintraege-erwartet")
    return {key.value: node for key, node in value.entries}


def named(value: Any) -> dict[str, Node]:
    if isinstance(value, Map):
        refuse_split_entries(value)
    return entries(value)


def chosen(value: Any) -> dict[str, Node]:
    if isinstance(value, Map):
        refuse_split_entries(value, takes_list=lambda _: True)
    return entries(value)


def refuse_split_entries(
    node: Map, names: Container[str] = (), takes_list: Callable[[str], bool] = lambda _: False
) -> None:
    """In braces, a comma within a text leaves a name without a value; so does a missing space."""
    if not node.flow:
        return
    for number, (key, value) in enumerate(node.entries):
        if isinstance(value, Text) and value.is_empty and key.value not in names:
            before, colon, _ = key.value.partition(":")
            if colon:
                raise wrong_at(key.place, "leerzeichen-fehlt", name=before)
            if not number:
                raise wrong_at(key.place, "eintraege-erwartet")
            name, first = node.entries[number - 1]
            if takes_list(name.value) and (mend := _in_brackets(name, first, key)):
                raise wrong_at(key.place, "liste-ohne-klammern", mend=mend)
            raise wrong_at(key.place, "komma-in-klammern")


def _in_brackets(name: Text, first: Node, second: Text) -> str:
    """`breite: [eng, weit]` for what stands there as `breite: eng, weit`; empty if it cannot."""
    if not isinstance(first, Text) or not all(map(ID.fullmatch, (first.value, second.value))):
        return ""
    return f"{name.value}: [{first.value}, {second.value}]"


def condition(value: Any) -> Node:
    if isinstance(value, Text):
        raise wrong("leeres-feld" if value.is_empty else "bedingung")
    for line in value if isinstance(value, List) else (value,):
        if isinstance(line, Map):
            refuse_split_entries(line, takes_list=lambda name: name != "merkmal")
    return value  # type: ignore[no-any-return]


def word(value: Any) -> str:
    return scalar(value).value
