"""Walks the interviews of two packs at once and counts where they differ.

A joint interview asks a question as soon as one of the packs would; a case is one complete joint
interview.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import chain
from math import prod
from operator import or_

from guide.core.audit.diagrams import Diagrams
from guide.core.audit.walk import Branch, Item, Items, Walk
from guide.core.question import ACTION, Option, Question
from guide.core.rows import Region
from guide.core.space import Space

ANY = "irgendetwas"
"""Counts the cases in which anything differs."""

OLD, NEW, BOTH = -3, -2, -1
"""Items of the packs themselves, by the side that they are on; all others are changes."""

Key = int | str | tuple[str, str]
"""A change by its number, ANY, or a question that only one side asks ("alt"/"neu", its id)."""


@dataclass(frozen=True, slots=True)
class Count:
    """The joint interviews of one action: how many there are, and how many each key concerns."""

    action: Option
    cases: int
    concerned: Counter[Key]


@dataclass(frozen=True, slots=True)
class _State:
    """Interviews ahead: all, those in which nothing differs, and how many each key concerns."""

    cases: int
    unchanged: int
    concerned: dict[Key, int]


class JointWalk(Walk[_State]):
    """Counts over what applies on either side, and over the differences."""

    def __init__(
        self,
        space: Space,
        diagrams: Diagrams,
        sides: tuple[Sequence[Region], Sequence[Region]],
        changes: Sequence[Region],
    ) -> None:
        super().__init__(space, diagrams)
        old, new = ({diagrams.number(region) for region in regions} for regions in sides)
        self._nodes = [
            *((BOTH, node) for node in old & new),
            *((OLD, node) for node in old - new),
            *((NEW, node) for node in new - old),
            *((number, diagrams.number(region)) for number, region in enumerate(changes)),
        ]

    def differs(self, action: Option) -> bool:
        """Whether anything differs once this action is chosen."""
        return any(item != BOTH and node > 0 for item, node in self._left_by(action))

    def count(self, action: Option) -> Count | None:
        """All joint interviews that begin with this action; None if there are too many states."""
        left = self._left_by(action)
        gained = [item for item, node in left if node == 1]
        ahead = self.whole(pair for pair in left if pair[1] > 1)
        if ahead is None:
            return None
        state = self.answered([Branch(1, 1, gained, ahead)], 1)
        differing = state.cases - state.unchanged
        concerned = Counter({**state.concerned, ANY: differing} if differing else state.concerned)
        return Count(action, state.cases, concerned)

    def _left_by(self, action: Option) -> set[Item]:
        (axis,) = self.space.axes_of[ACTION]
        value = self.space.questions[0].options.index(action)
        return {(item, self.diagrams.parts(node, axis)[value]) for item, node in self._nodes}

    def together(self, parts: Sequence[_State]) -> _State:
        if len(parts) == 1:
            return parts[0]
        cases = prod(part.cases for part in parts)
        concerned: dict[Key, int] = {}
        for part in parts:
            for key, number in part.concerned.items():
                concerned[key] = number * (cases // part.cases)
        return _State(cases, prod(part.unchanged for part in parts), concerned)

    def answered(self, branches: Sequence[Branch[_State]], size: int) -> _State:
        cases = unchanged = 0
        concerned: dict[Key, int] = {}
        for branch in branches:
            ahead, ways = branch.ahead, branch.values * branch.times
            changes = [item for item in branch.gained if item >= 0]
            cases += ways * ahead.cases
            unchanged += 0 if changes else ways * ahead.unchanged
            own = chain(ahead.concerned.items(), ((change, ahead.cases) for change in changes))
            for key, number in own:
                concerned[key] = concerned.get(key, 0) + ways * number
        return _State(cases, unchanged, concerned)

    def asked(self, question: Question, items: Items, times: int, result: _State) -> _State:
        cases = times * result.cases
        concerned = {key: times * number for key, number in result.concerned.items()}
        axes = reduce(or_, (1 << axis for axis in self.space.axes_of[question.id]))
        masks = self.diagrams.masks
        asking = {item for item, node in items if item < 0 and masks[node] & axes}
        if asking in ({OLD}, {NEW}):
            concerned["alt" if asking == {OLD} else "neu", question.id] = cases
        return _State(cases, times * result.unchanged, concerned)
