"""YAML as nodes that remember their places. Every scalar is text exactly as written.

Nobody changes a node, but the dataclasses are not frozen: a pack has ten thousand of them, and
freezing would take three times as long.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from guide.core.place import Place


@dataclass(slots=True)
class Text:
    """A scalar. `plain` tells that it stands there without quotes or block marks."""

    value: str
    place: Place
    plain: bool = True

    @property
    def is_empty(self) -> bool:
        """Whether nothing was written at all."""
        return not self.value and self.plain


@dataclass(slots=True)
class List:
    """A sequence. `flow` tells that it was written in brackets."""

    items: tuple[Node, ...]
    place: Place
    flow: bool = False

    def __iter__(self) -> Iterator[Node]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)


@dataclass(slots=True)
class Map:
    """A mapping with text keys, in the order written; keys are unique."""

    entries: tuple[tuple[Text, Node], ...]
    place: Place
    flow: bool = False

    def __iter__(self) -> Iterator[tuple[Text, Node]]:
        return iter(self.entries)

    def __len__(self) -> int:
        return len(self.entries)

    def get(self, key: str) -> Node | None:
        """The value of the key, or None."""
        return next((value for name, value in self.entries if name.value == key), None)

    def key(self, key: str) -> Text | None:
        """The key as it stands in the file, or None."""
        return next((name for name, _ in self.entries if name.value == key), None)


Node = Text | List | Map
