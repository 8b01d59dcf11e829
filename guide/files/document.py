"""A file becomes a tree of nodes, or the problem that stops it.

Size and depth are limited before anything is parsed; nothing is built by tags, anchors or merges.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from guide.core.place import Place, Problem
from guide.files.encoding import Stop, decode
from guide.files.messages import problem
from guide.files.nodes import List, Map, Node, Text
from guide.files.signs import first_refused, sign_name
from guide.files.slips import explain, lost_comment

DEEPEST = 12
MOST_NODES = 10_000
"""More texts, lists and entries than this in one file: nobody can read it, and it takes long."""


@dataclass(frozen=True, slots=True)
class Document:
    """One file: its tree if it could be read, and what is wrong with it."""

    file: str
    root: Node | None
    problems: tuple[Problem, ...] = ()


def parse(content: bytes, file: str) -> Document:
    """Read one file. Never raises; a syntax error stops only this file."""
    try:
        text = decode(content, file)
    except Stop as stop:
        return Document(file, None, (stop.problem,))
    builder = _Builder(text, file)
    try:
        return Document(file, builder.build(), (*builder.problems, *builder.swallowed))
    except Stop as stop:
        return Document(file, None, (*builder.problems, stop.problem))
    except yaml.YAMLError as error:
        return Document(file, None, (*builder.problems, explain(error, text, file)))


class _Builder:
    """Events of the parser become nodes; so nothing is parsed beyond what is refused."""

    def __init__(self, text: str, file: str) -> None:
        self.problems: list[Problem] = []
        self.swallowed: list[Problem] = []
        self._file = file
        self._next: Callable[[], Any] = yaml.CLoader(text).get_event  # the stubs know no marks
        self._lines = text.split("\n")
        self._has_comments = " #" in text
        self._depth = 0
        self._count = 0

    def build(self) -> Node:
        self._next()
        if not isinstance(self._next(), yaml.DocumentStartEvent):
            raise Stop(problem(Place(self._file, 1, 1), "leere-datei"))
        first = self._next()
        if isinstance(first, yaml.ScalarEvent) and not first.value:
            raise Stop(problem(Place(self._file, 1, 1), "leere-datei"))
        root = self._node(first)
        self._next()
        after = self._next()
        if isinstance(after, yaml.DocumentStartEvent):
            raise Stop(problem(self._place(after), "mehrere-dokumente"))
        return root

    def _place(self, event: Any) -> Place:
        mark = event.start_mark
        return Place(self._file, mark.line + 1, mark.column + 1)

    def _node(self, event: Any) -> Node:
        place = self._place(event)
        self._count += 1
        if self._count > MOST_NODES:
            raise Stop(problem(place, "zu-viele-eintraege"))
        if isinstance(event, yaml.AliasEvent):
            raise Stop(problem(place, "verweis", name=event.anchor))
        if event.anchor:
            raise Stop(problem(place, "anker", name=event.anchor))
        if event.tag:
            raise Stop(problem(place, "typ", name=event.tag))
        if isinstance(event, yaml.ScalarEvent):
            return self._text(event, place)
        self._depth += 1
        if self._depth > DEEPEST:
            raise Stop(problem(place, "zu-tief"))
        node: Node
        if isinstance(event, yaml.SequenceStartEvent):
            node = List(tuple(self._items()), place, bool(event.flow_style))
        else:
            node = Map(tuple(self._entries()), place, bool(event.flow_style))
        self._depth -= 1
        return node

    def _items(self) -> Iterator[Node]:
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            yield self._node(event)

    def _entries(self) -> Iterator[tuple[Text, Node]]:
        seen: dict[str, tuple[int, bool]] = {}
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            key = self._node(event)
            if not isinstance(key, Text):
                raise Stop(problem(key.place, "schluessel"))
            if key.value == "<<":
                raise Stop(problem(key.place, "verschmelzen"))
            value = self._node(self._next())
            is_empty = isinstance(value, Text) and value.is_empty
            if key.value not in seen:
                seen[key.value] = key.place.line, is_empty
                yield key, value
            elif not (is_empty and seen[key.value][1]):  # what commas split off is told elsewhere
                line = seen[key.value][0]
                self.problems.append(
                    problem(key.place, "doppelter-schluessel", name=key.value, line=line)
                )

    def _text(self, event: Any, place: Place) -> Text:
        value, style = event.value, event.style
        if not value.isascii():
            value = unicodedata.normalize("NFC", value)
        if style == '"' and (sign := first_refused(value)):
            # The file is clean, but escapes can bring in what it does not show.
            raise Stop(problem(place, "unerlaubtes-zeichen", name=sign_name(sign)))
        if not style and event.end_mark.line > event.start_mark.line:
            self._note_swallowed_items(event)
        if not style and self._has_comments:
            value = self._without_lost_comment(event, value)
        return Text(value, place, not style)

    def _note_swallowed_items(self, event: Any) -> None:
        """A text takes over the items of a list below it if it lacks its own dash, or if they are
        set too far in. The parser has no complaint."""
        start = event.start_mark
        begins_line = not self._lines[start.line][: start.column].strip()
        for number in range(start.line + 1, event.end_mark.line + 1):
            line = self._lines[number]
            column = len(line) - len(line.lstrip())
            if not line.startswith("- ", column):
                continue
            if column > start.column or not begins_line:
                place = Place(self._file, number + 1, column + 1)
                self.swallowed.append(problem(place, "einrueckung"))
            elif event.value[0] not in "-–—":  # those are told by what expects a list
                self.swallowed.append(problem(self._place(event), "strich-fehlt"))
            return

    def _without_lost_comment(self, event: Any, value: str) -> str:
        found = lost_comment(event.end_mark, self._lines, self._file)
        if found is None:
            return value
        self.problems.append(found)
        return value or "#"
