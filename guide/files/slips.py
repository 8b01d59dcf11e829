"""Typical slips in YAML, recognised in the line where the parser stumbled, with the mend."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

import yaml

from guide.core.place import Place, Problem
from guide.files.messages import problem

_LEAD = r"^\s*(?:- +)*"
_NAME = r"[\w-]+"
_SPECIAL = re.compile(r"(?:[:\-,\[{]\s+|^\s*)(?P<sign>[!>*&%@`|])")
_DASH = re.compile(_LEAD + r"(?P<sign>-(?=[^\s-])|[–—])\s*(?P<text>.*)$")
_SECOND_DASH = re.compile(rf"{_LEAD}{_NAME}:\s+(?P<sign>-)\s")
_BRACELESS = re.compile(rf"{_LEAD}(?P<key>{_NAME}):\s+(?P<rest>(?:nicht|alle):\s*\S.*?)\s*$")
_NO_SPACE = re.compile(rf"{_LEAD}(?P<name>{_NAME})(?P<sign>:)[^\s:/]")
_NO_COLON = re.compile(r"^\s*(?P<sign>[^\s#:-])[^:]*$")
_QUOTED = re.compile(r"""[:\-,\[{]\s+(?P<quote>["']).*?(?P=quote)\s*$""")


@dataclass(frozen=True, slots=True)
class _Fault:
    """What the parser said, where, and the lines there."""

    said: str
    place: Place
    context: Place
    lines: list[str]

    @property
    def here(self) -> str:
        """The line where it stumbled."""
        return self.line(self.place)

    def line(self, place: Place) -> str:
        """A line of the file; empty behind its end."""
        return self.lines[place.line - 1] if place.line <= len(self.lines) else ""

    def at(self, match: re.Match[str], place: Place) -> Place:
        """The place of the sign that the pattern found in the line of this place."""
        return Place(place.file, place.line, match.start("sign") + 1)


def explain(error: yaml.YAMLError, text: str, file: str) -> Problem:
    """The parser's complaint as a message in German, with the nearest cause."""
    problem_at = _place(getattr(error, "problem_mark", None), file)
    context_at = _place(getattr(error, "context_mark", None), file) or problem_at
    said = f"{getattr(error, 'context', '')} {getattr(error, 'problem', '')}"
    start = Place(file, 1, 1)
    fault = _Fault(said, problem_at or start, context_at or start, text.split("\n"))
    slips = chain(_signs(fault), _quotes(fault), _colons(fault), _brackets(fault), _rest(fault))
    return next(slips)


def _place(mark: yaml.Mark | None, file: str) -> Place | None:
    return Place(file, mark.line + 1, mark.column + 1) if mark else None


def _signs(fault: _Fault) -> Iterator[Problem]:
    """A sign at the start of a text that means something else in YAML."""
    said = fault.said
    places = (fault.context, fault.place)
    if any(word in said for word in ("cannot start", "block scalar", "alias", "anchor")):
        yield from _found(_SPECIAL, fault, places)
    if "directive" in said or "incompatible" in said:
        yield problem(fault.context, "sonderzeichen", sign="%")
    if "block sequence entries are not allowed" in said:
        yield from _found(_SECOND_DASH, fault, (fault.place,))
    for place in places:
        if match := _DASH.match(fault.line(place)):
            code = "strich-ohne-leerzeichen" if match["sign"] == "-" else "gedankenstrich"
            yield problem(fault.at(match, place), code, text=_short(match["text"]))


def _found(sign: re.Pattern[str], fault: _Fault, places: tuple[Place, ...]) -> Iterator[Problem]:
    for place in places:
        if match := sign.search(fault.line(place)):
            yield problem(fault.at(match, place), "sonderzeichen", sign=match["sign"])


def _quotes(fault: _Fault) -> Iterator[Problem]:
    """Escapes, and quotes that close too early or never."""
    if "escape" in fault.said or "hexdecimal" in fault.said:
        yield problem(fault.place, "escape")
    if "quoted scalar" in fault.said:
        yield problem(fault.context, "anfuehrungszeichen")
    if "did not find expected" in fault.said:
        before = fault.here[: fault.place.column - 1]
        if _QUOTED.search(before):
            yield problem(fault.place, "text-nach-anfuehrungszeichen")
        if before.rstrip().endswith(("]", "}")):
            yield problem(fault.place, "text-nach-klammer")


def _colons(fault: _Fault) -> Iterator[Problem]:
    """A colon too many, too few, or without its space."""
    if "mapping values are not allowed" in fault.said:
        if match := _BRACELESS.match(fault.here):
            mend = f"{match['key']}: {{{match['rest']}}}"
            yield problem(fault.place, "klammern-fehlen", mend=mend)
        if len(re.findall(r":(?:\s|$)", fault.here)) > 1 or _is_prose_before_colon(fault):
            yield problem(fault.place, "doppelpunkt", line=_short(fault.here))
    if "mapping values are not allowed" in fault.said or "expected ':'" in fault.said:
        above = Place(fault.place.file, max(1, fault.place.line - 1), 1)
        for place in (fault.context, above):
            if match := _NO_SPACE.match(fault.line(place)):
                where = fault.at(match, place)
                yield problem(where, "leerzeichen-fehlt", name=match["name"])
            if match := _NO_COLON.match(fault.line(place)):
                yield problem(fault.at(match, place), "doppelpunkt-fehlt")


def _is_prose_before_colon(fault: _Fault) -> bool:
    return " " in fault.here[: fault.place.column - 1].strip().lstrip("- ")


def _brackets(fault: _Fault) -> Iterator[Problem]:
    if "flow mapping" in fault.said and fault.place.line == fault.context.line:
        before = fault.here[fault.context.column - 1 : fault.place.column - 1]
        if before.rstrip().endswith(":") or fault.here[fault.place.column - 1 :][:1] == ":":
            yield problem(fault.place, "doppelpunkt", line=_short(fault.here))
    if "flow" in fault.said:
        yield problem(fault.context, "klammer")
    if "expected node content" in fault.said:
        yield problem(fault.place, "klammer-zu")


def _rest(fault: _Fault) -> Iterator[Problem]:
    if any(word in fault.said for word in ("mapping", "block collection", "simple key")):
        yield problem(fault.place, "einrueckung")
    yield problem(fault.place, "syntax", line=_short(fault.here))


def _short(text: str, longest: int = 60) -> str:
    text = text.strip()
    return text if len(text) <= longest else f"{text[:longest].rstrip()} …"


def lost_comment(end: yaml.Mark, lines: list[str], file: str) -> Problem | None:
    """What ` #` cuts off behind a text: one space looks like text, two like a comment."""
    rest = lines[end.line][end.column :] if end.line < len(lines) else ""
    if not rest.startswith(" #"):
        return None
    place = Place(file, end.line + 1, end.column + 2)
    return problem(place, "kommentar", text=_short(rest))
