"""Typical slips in YAML, recognised in the line where the parser stumbled, with the mend."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

import yaml

from guide.core.place import Place, Problem
from guide.files.messages import problem
from guide.files.proposals import quoted

_LEAD = r"^\s*(?:- +)*"
_NAME = r"[\w-]+"
_SPECIAL = re.compile(r"(?:[:\-,\[{]\s+|^\s*)(?P<sign>[!>*&%@`|])")
_DASH = re.compile(_LEAD + r"(?P<sign>-(?=[^\s-])|[–—])\s*(?P<text>.*)$")
_ITEM = re.compile(r"^ *- ")
_SECOND_DASH = re.compile(rf"{_LEAD}{_NAME}:\s+(?P<sign>-)\s")
_BRACELESS = re.compile(rf"{_LEAD}(?P<key>{_NAME}):\s+(?P<rest>(?:nicht|alle):\s*\S.*?)\s*$")
_KEY = re.compile(rf"{_LEAD}(?P<key>{_NAME}):(?:\s|$)")
_NO_SPACE = re.compile(rf"{_LEAD}(?P<name>{_NAME})(?P<sign>:)[^\s:/]")
_NO_COLON = re.compile(r"^\s*(?P<sign>[^\s#:-])[^:]*$")
_ENTRY = re.compile(r"^(?P<lead>\s*(?:- +)*(?:[\w-]+: +)?)(?P<text>\S.*?)\s*$")
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

    @property
    def above(self) -> Place:
        """The start of the line before."""
        return Place(self.place.file, max(1, self.place.line - 1), 1)

    def line(self, place: Place) -> str:
        """The line of a place."""
        return self.row(place.line)

    def row(self, number: int) -> str:
        """A line of the file; empty before its start and behind its end."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""

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
    slips = chain(
        _signs(fault),
        _dashes(fault),
        _quotes(fault),
        _colons(fault),
        _brackets(fault),
        _rest(fault),
    )
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
    for place in (*places, fault.above):
        if match := _DASH.match(fault.line(place)):
            code = "strich-ohne-leerzeichen" if match["sign"] == "-" else "gedankenstrich"
            yield problem(fault.at(match, place), code, text=_short(match["text"]))


def _dashes(fault: _Fault) -> Iterator[Problem]:
    """An item of a list without its dash; the parser often stumbles some items later."""
    if "did not find expected '-' indicator" in fault.said:
        yield problem(fault.place, "strich-fehlt")
    for row in (fault.place.line, fault.above.line):
        while row > 1 and _is_item(fault, row, _indent(fault, fault.place.line)):
            row -= 1
        indent = _indent(fault, row)
        is_beside = any(_is_item(fault, one, indent) for one in (row - 1, row + 1))
        if is_beside and not _KEY.match(fault.row(row)) and not _ITEM.match(fault.row(row)):
            yield problem(Place(fault.place.file, row, indent + 1), "strich-fehlt")


def _is_item(fault: _Fault, row: int, indent: int) -> bool:
    return bool(_ITEM.match(fault.row(row))) and _indent(fault, row) == indent


def _indent(fault: _Fault, row: int) -> int:
    line = fault.row(row)
    return len(line) - len(line.lstrip())


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
    if "did not find expected" in fault.said or "cannot start" in fault.said:
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
            yield problem(fault.place, "doppelpunkt", mend=_colon_mend(fault))
    if "mapping values are not allowed" in fault.said or "expected ':'" in fault.said:
        for place in (fault.context, fault.above):
            if match := _NO_SPACE.match(fault.line(place)):
                where = fault.at(match, place)
                yield problem(where, "leerzeichen-fehlt", name=match["name"])
            if match := _NO_COLON.match(fault.line(place)):
                yield problem(fault.at(match, place), "doppelpunkt-fehlt")


def _colon_mend(fault: _Fault) -> str:
    """The line in quotes; a text that began in a line above needs the block style."""
    match = _ENTRY.match(fault.here)
    if match and match["lead"].strip():
        return _in_quotes(match["lead"].lstrip() + quoted(match["text"]))
    above = (fault.lines[number] for number in range(fault.place.line - 2, -1, -1))
    name = next((found["key"] for line in above if (found := _KEY.match(line))), "text")
    return f"Schreiben Sie »{name}: >-« und den ganzen Text darunter, weiter eingerückt."


def _colon_mend_in_brackets(fault: _Fault) -> str:
    """The entry in quotes, as far as the brackets reach."""
    start = max(fault.here.rfind(sign, 0, fault.place.column - 1) for sign in "{[,") + 1
    match = _ENTRY.match(re.split(r"[,}\]]", fault.here[start:])[0])
    return _in_quotes(match["lead"].lstrip() + quoted(match["text"])) if match else ""


def _in_quotes(mend: str) -> str:
    return f"Setzen Sie den Text in Anführungszeichen: »{mend}«."


def _is_prose_before_colon(fault: _Fault) -> bool:
    return " " in fault.here[: fault.place.column - 1].strip().lstrip("- ")


def _brackets(fault: _Fault) -> Iterator[Problem]:
    if "flow mapping" in fault.said and fault.place.line == fault.context.line:
        before = fault.here[fault.context.column - 1 : fault.place.column - 1]
        if before.rstrip().endswith(":") or fault.here[fault.place.column - 1 :][:1] == ":":
            yield problem(fault.place, "doppelpunkt", mend=_colon_mend_in_brackets(fault))
    if "flow" in fault.said:
        yield problem(fault.context, "klammer")
    if "expected node content" in fault.said:
        yield problem(fault.place, "klammer-zu")


def _rest(fault: _Fault) -> Iterator[Problem]:
    if any(
        word in fault.said
        for word in ("mapping", "block collection", "simple key", "document start")
    ):
        yield problem(fault.place, "einrueckung")
    if "cannot start" in fault.said:
        yield problem(fault.place, "sonderzeichen", sign=fault.here[fault.place.column - 1 :][:1])
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
