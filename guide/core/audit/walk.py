"""Walks all interviews at once: many diagrams, read from the first question to the last.

What is left of all diagrams is one state, however it was reached, and it is walked once. Diagrams
that share no question left are walked apart: what follows from the one does not depend on the
other, so their results are put together at the end.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from functools import reduce
from operator import or_
from typing import Generic, NamedTuple, TypeVar

from guide.core.audit.diagrams import Diagrams
from guide.core.question import Kind, Question
from guide.core.space import Space

Item = tuple[int, int]
"""What is undecided: its number, and the node of what is left of it."""

Items = tuple[Item, ...]
R = TypeVar("R")


MOST_KEPT = 60_000
"""So many items in the states of one action are kept: about a second; real packs need hundreds."""

MOST_IN_ALL = 300_000
"""So many items in the states of all actions together."""


class TooLarge(Exception):
    """More than one walk may keep."""


class Branch(NamedTuple, Generic[R]):
    """Values that lead to the same state: how many, which items they make true, what follows.

    `times` counts the ways to tick options of the same question that no longer matter then.
    """

    values: int
    times: int
    gained: list[int]
    ahead: R


class Walk(ABC, Generic[R]):
    """Walks interviews over items, each distinguishable state once."""

    def __init__(self, space: Space, diagrams: Diagrams) -> None:
        self.space, self.diagrams = space, diagrams
        self._room, self._left = 0, MOST_IN_ALL
        self._seen: dict[tuple[Items, bool], R] = {}
        self._full = [
            sum(1 << axis for axis in space.axes_of[question.id]) for question in space.questions
        ]
        self._wide: dict[int, int] = {}

    @abstractmethod
    def together(self, parts: Sequence[R]) -> R:
        """The result of parts that have nothing to do with each other; of none at the end."""

    @abstractmethod
    def answered(self, branches: Sequence[Branch[R]], size: int) -> R:
        """The result of a choice between so many values."""

    @abstractmethod
    def asked(self, question: Question, items: Items, times: int, result: R) -> R:
        """The result once the question is counted; it has so many answers for each told apart."""

    def whole(self, items: Iterable[Item]) -> R | None:
        """The result of one action, walked anew; None if it has too many states, or too long
        interviews for one walk."""
        self._seen.clear()
        given = self._room = min(MOST_KEPT, self._left)
        try:
            return self.ahead(items)
        except (TooLarge, RecursionError):
            return None
        finally:
            self._left -= given - max(self._room, 0)

    def ahead(self, items: Iterable[Item], asking: int = -1) -> R:
        """What lies ahead of a state; options of the question being asked are chosen one by one.

        Raises TooLarge.
        """
        return self.together([self._part(part, asking) for part in self._split(items, asking)])

    def _split(self, items: Iterable[Item], asking: int) -> Iterable[Items]:
        """The items in parts that share no question, nor an option of the one being asked."""
        parts: list[tuple[int, list[Item]]] = []
        for item in items:
            mask, own = self._links(item[1], asking), [item]
            apart = []
            for part in parts:
                if part[0] & mask:
                    mask |= part[0]
                    own += part[1]
                else:
                    apart.append(part)
            apart.append((mask, own))
            parts = apart
        return [tuple(sorted(own)) for _, own in parts]

    def _links(self, node: int, asking: int) -> int:
        wide = self._wide.get(node)
        if wide is None:
            mask = self.diagrams.masks[node]
            wide = self._wide[node] = reduce(or_, (one for one in self._full if one & mask), 0)
        if asking < 0:
            return wide
        full = self._full[asking]
        return wide & ~full | self.diagrams.masks[node] & full

    def _part(self, items: Items, asking: int) -> R:
        axis = min([self.diagrams.first(node)[0] for _, node in items])
        number = self.space.question_of[axis]
        key = (items, number == asking)
        if key not in self._seen:
            self._room -= len(items)
            if self._room < 0:
                raise TooLarge
            result = self._choose(axis, number, items)
            if number != asking:
                question = self.space.questions[number]
                result = self.asked(question, items, self._idle_ways(number, -1, items), result)
            self._seen[key] = result
        return self._seen[key]

    def _choose(self, axis: int, number: int, items: Items) -> R:
        asking = number if self.space.questions[number].kind is Kind.SEVERAL else -1
        options = self._depends(items) & ~(1 << axis) if asking >= 0 else 0
        size = self.space.sizes[axis]
        branches = [
            Branch(count, self._idle_ways(number, options, left), gained, self.ahead(left, asking))
            for gained, left, count in self._values(axis, items, size)
        ]
        return self.answered(branches, size)

    def _idle_ways(self, number: int, options: int, items: Iterable[Item]) -> int:
        """In how many ways those options of the question can be ticked that change no item."""
        if self.space.questions[number].kind is not Kind.SEVERAL:
            return 1
        idle = self._full[number] & options & ~self._depends(items)
        return 1 << idle.bit_count()

    def _values(
        self, axis: int, items: Items, size: int
    ) -> Iterable[tuple[list[int], list[Item], int]]:
        """What becomes true and what is left undecided, and by how many values of the axis."""
        staying: list[Item] = []
        moving: list[tuple[int, tuple[int, ...]]] = []
        for item in items:
            first, children = self.diagrams.first(item[1])
            if first == axis:
                moving.append((item[0], children))
            else:
                staying.append(item)
        counts: dict[tuple[int, ...], int] = {}
        for value in range(size):
            nodes = tuple(children[value] for _, children in moving)
            counts[nodes] = counts.get(nodes, 0) + 1
        for nodes, count in counts.items():
            pairs = [(item, node) for (item, _), node in zip(moving, nodes, strict=True)]
            gained = [item for item, node in pairs if node == 1]
            yield gained, [*staying, *(pair for pair in pairs if pair[1] > 1)], count

    def _depends(self, items: Iterable[Item]) -> int:
        masks = self.diagrams.masks
        return reduce(or_, (masks[node] for _, node in items), 0)
