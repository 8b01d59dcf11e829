"""Exact questions about all cases at once: can this ever hold, does this always imply that?"""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from functools import cache, reduce
from operator import or_

from guide.core.answers import Answers
from guide.core.condition import (
    All,
    AnyOf,
    CardRef,
    Condition,
    FactRef,
    Is,
    Lacks,
    Not,
)
from guide.core.pack import RulePack
from guide.core.reason import because
from guide.core.requirement import Requirement
from guide.core.rows import Region, Row, Rows
from guide.core.tables import bits
from guide.core.truth import NO, YES

SAMPLES = 2048
"""So many random cases tell most cards apart before anything must be proven."""


class Prover:
    """Proofs over the cases of one pack: every combination of definite answers."""

    def __init__(self, pack: RulePack) -> None:
        self.pack = pack
        self._space = pack.compiled.space
        self._sizes = self._space.sizes
        self.cases = cache(self._cases)
        self.signature = cache(self._signature)
        self._samples = _samples(self._sizes)

    def _cases(self, card: Requirement) -> Rows:
        """The cases in which the card applies, as plain rows."""
        return self.rows(applies(card))

    def rows(self, condition: Condition) -> Rows:
        """The cases in which the condition holds; it may speak of cards."""
        return self._space.rows(self._spelled_out(condition))

    def is_possible(self, card: Requirement) -> bool:
        """Whether the card applies in any case."""
        return bool(self.cases(card))

    def support(self, card: Requirement) -> frozenset[int]:
        """The axes on which it depends whether the card applies."""
        return Region(self.cases(card)).support(self._sizes)

    def _spelled_out(self, condition: Condition) -> Condition:
        match condition:
            case CardRef(card):
                return applies(self.pack.requirement[card])
            case All(parts):
                return All(tuple(self._spelled_out(part) for part in parts))
            case AnyOf(parts):
                return AnyOf(tuple(self._spelled_out(part) for part in parts))
            case Not(part):
                return Not(self._spelled_out(part))
            case Is() | Lacks() | FactRef():
                return condition

    def without(self, when: Rows, unless: Rows) -> Region | None:
        """The cases in `when` and not in `unless`; None if there is none."""
        region = Region(when, unless)
        return None if region.decide(self._sizes) is NO else region

    def implied(self, narrow: Rows, wide: Rows) -> bool:
        """Whether every case of the one lies in the other."""
        return self.without(narrow, wide) is None

    def meet(self, left: Condition, right: Condition) -> Region | None:
        """The cases in which both hold; None if there is none."""
        return self.without(self.rows(All((left, right))), ())

    def witness(self, region: Region) -> Answers:
        """A smallest set of answers that puts every case in the region. It must not be empty."""
        answers = self._space.answers(point_in(region, self._sizes))
        questions = because(region, answers, self._space)
        return answers.only(question.id for question in questions)

    def _signature(self, card: Requirement) -> int:
        """One bit per random case: whether the card applies there."""
        return reduce(or_, map(self._samples_in, self.cases(card)), 0)

    def _samples_in(self, row: Row) -> int:
        found = (1 << SAMPLES) - 1
        for axis, mask in row:
            found &= reduce(or_, (self._samples[axis][value] for value in bits(mask)), 0)
        return found


def _samples(sizes: Sequence[int]) -> list[list[int]]:
    """Random cases by axis and value, a bit per case: the same each time; proofs do the rest."""
    chance = random.Random(0)
    made = [[0] * size for size in sizes]
    for number in range(SAMPLES):
        for values in made:
            values[chance.randrange(len(values))] |= 1 << number
    return made


def applies(card: Requirement) -> Condition:
    """The condition under which a card applies."""
    return card.when if card.unless is None else All((card.when, Not(card.unless)))


def any_of(rows: Iterable[Rows]) -> Rows:
    """All rows of several tables."""
    return tuple(dict.fromkeys(row for table in rows for row in table))


def point_in(region: Region, sizes: Sequence[int]) -> dict[int, int]:
    """Values that put every case with them in the region. The region must not be empty."""
    point: dict[int, int] = {}
    while region.plain_truth is not YES:
        axis = region.axes[0]
        for value in range(sizes[axis]):
            part = region.rest({axis: value})
            if part.decide(sizes) is not NO:
                point[axis] = value
                region = part
                break
    return point
