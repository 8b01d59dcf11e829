"""How large an interview is: its paths and checklists, counted exactly.

Answers are definite here; "don't know" adds no result that laws of the core do not already cover.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import prod

from guide.core.audit.diagrams import Diagrams
from guide.core.audit.families import EMPTY, NONE, Families, TooMany
from guide.core.audit.walk import Branch, Item, Items, Walk
from guide.core.pack import RulePack
from guide.core.question import ACTION, Option, Question


@dataclass(frozen=True, slots=True)
class Size:
    """The interview of one action. `checklists` is None and `complete` False where a cap was hit.

    `expected` is the mean number of questions if every answer is equally likely.
    """

    action: Option
    paths: int
    checklists: int | None
    shortest: int
    longest: int
    expected: float
    complete: bool = True


def sizes(pack: RulePack, diagrams: Diagrams) -> tuple[Size, ...]:
    """The size of the interview for every action, the action itself counted as one question."""
    space = pack.compiled.space
    nodes = [diagrams.number(region) for region in pack.compiled.regions]
    (axis,) = space.axes_of[ACTION]
    walk = _Sizes(space, diagrams)
    found = []
    for value, option in enumerate(pack.action.options):
        left = {diagrams.parts(node, axis)[value] for node in nodes} - {0, 1}
        early = sorted(left, key=lambda node: (diagrams.masks[node].bit_length(), node))
        found.append(_size(option, walk.whole(enumerate(early)), walk.families))
    return tuple(found)


def _size(action: Option, ahead: _Ahead | None, families: Families) -> Size:
    if ahead is None:
        return Size(action, 0, None, 0, 0, 0.0, complete=False)
    return Size(
        action=action,
        paths=ahead.paths,
        checklists=None if ahead.outcomes is None else families.count(ahead.outcomes),
        shortest=ahead.shortest + 1,
        longest=ahead.longest + 1,
        expected=float(ahead.expected + 1),
    )


@dataclass(frozen=True, slots=True)
class _Ahead:
    """What lies ahead of a state; the outcomes are a family of the cards that still come true."""

    paths: int
    shortest: int
    longest: int
    expected: Fraction
    outcomes: int | None


class _Sizes(Walk[_Ahead]):
    families = Families()

    def whole(self, items: Iterable[Item]) -> _Ahead | None:
        self.families = Families()
        return super().whole(items)

    def together(self, parts: Sequence[_Ahead]) -> _Ahead:
        if len(parts) == 1:
            return parts[0]
        return _Ahead(
            paths=prod(one.paths for one in parts),
            shortest=sum(one.shortest for one in parts),
            longest=sum(one.longest for one in parts),
            expected=sum((one.expected for one in parts), Fraction(0)),
            outcomes=self._joined([one.outcomes for one in parts]),
        )

    def answered(self, branches: Sequence[Branch[_Ahead]], size: int) -> _Ahead:
        return _Ahead(
            paths=sum(one.values * one.times * one.ahead.paths for one in branches),
            shortest=min(one.ahead.shortest for one in branches),
            longest=max(one.ahead.longest for one in branches),
            expected=sum((one.values * one.ahead.expected for one in branches), Fraction(0))
            / size,
            outcomes=self._any(branches),
        )

    def asked(self, question: Question, items: Items, times: int, result: _Ahead) -> _Ahead:
        return _Ahead(
            paths=times * result.paths,
            shortest=result.shortest + 1,
            longest=result.longest + 1,
            expected=result.expected + 1,
            outcomes=result.outcomes,
        )

    def _joined(self, families: Sequence[int | None]) -> int | None:
        known = [family for family in families if family is not None]
        if len(known) < len(families):
            return None
        joined = EMPTY
        for family in sorted(known, key=self.families.lowest, reverse=True):
            try:
                joined = self.families.product(family, joined)
            except TooMany:
                return None
        return joined

    def _any(self, branches: Sequence[Branch[_Ahead]]) -> int | None:
        united = NONE
        for one in branches:
            try:
                own = self._joined([self.families.one(one.gained), one.ahead.outcomes])
                if own is None:
                    return None
                united = self.families.union(united, own)
            except TooMany:
                return None
        return united
