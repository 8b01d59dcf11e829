"""Exact questions about all cases at once: can this ever hold, does this always imply that?"""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from functools import cache, reduce
from operator import or_

from guide.core.answers import Answers
from guide.core.audit.boxes import Box, Boxes
from guide.core.audit.diagrams import Diagrams
from guide.core.audit.witness import witness
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
from guide.core.requirement import Requirement
from guide.core.rows import Region, Row, Rows, product
from guide.core.tables import bits

SAMPLES = 2048
"""So many random cases tell most cards apart before anything must be proven."""


class Prover:
    """Proofs over the cases of one pack: every combination of definite answers.

    Any of them may raise TooIntricate.
    """

    def __init__(self, pack: RulePack) -> None:
        self.pack = pack
        self.space = pack.compiled.space
        self.diagrams = Diagrams(self.space.sizes)
        self._boxes = Boxes(self.space.sizes)
        self.cases = cache(self._cases)
        self.node = cache(self._node)
        self.signature = cache(self._signature)
        self._samples = _samples(self.space.sizes)

    def region(self, card: Requirement) -> Region:
        """The cases in which the card applies."""
        return self.pack.compiled.region(card)

    def _node(self, card: Requirement) -> int:
        """Its diagram: cards with equal ones apply in the same cases, 0 says never."""
        return self.diagrams.number(self.region(card))

    def _cases(self, card: Requirement) -> Rows:
        """The cases in which the card applies, as plain rows."""
        return self.rows(applies(card))

    def rows(self, condition: Condition) -> Rows:
        """The cases in which the condition holds; it may speak of cards."""
        return self.space.rows(self._spelled_out(condition))

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

    def gap(self, when: Rows, unless: Rows) -> Box | None:
        """Cases in `when` and not in `unless`; None if there is none."""
        return self._boxes.gap(when, unless)

    def implied(self, narrow: Rows, wide: Rows) -> bool:
        """Whether every case of the one lies in the other."""
        return self.gap(narrow, wide) is None

    def within(self, narrow: Requirement, wide: Requirement) -> bool:
        """Whether the one card applies only where the other does. Samples refute most pairs."""
        if self.signature(narrow) & ~self.signature(wide):
            return False
        own, around = self.region(narrow), self.region(wide)
        if self.gap(own.when, (*own.unless, *around.when)) is not None:
            return False
        return self.gap(product(own.when, around.unless), own.unless) is None

    def apart(self, one: Requirement, other: Requirement) -> bool:
        """Whether two cards never apply in the same case."""
        if self.signature(one) & self.signature(other):
            return False
        both = self.both(one, other)
        return self.gap(both.when, both.unless) is None

    def both(self, one: Requirement, other: Requirement) -> Region:
        """The cases in which both cards apply."""
        own, others = self.region(one), self.region(other)
        return Region(product(own.when, others.when), (*own.unless, *others.unless))

    def witness(self, region: Region) -> Answers | None:
        """A case from which nothing can be left out and that is in the region, if there is one."""
        box = self.gap(region.when, region.unless)
        return None if box is None else witness(region, box, self.space, self._boxes)

    def _signature(self, card: Requirement) -> int:
        """One bit per random case: whether the card applies there."""
        region = self.region(card)
        return self._samples_of(region.when) & ~self._samples_of(region.unless)

    def _samples_of(self, rows: Rows) -> int:
        return reduce(or_, map(self._samples_in, rows), 0)

    def _samples_in(self, row: Row) -> int:
        found = (1 << SAMPLES) - 1
        for axis, mask in row:
            found &= reduce(or_, (self._samples[axis][value] for value in bits(mask)), 0)
        return found


def _samples(sizes: Sequence[int]) -> list[list[int]]:
    """Random cases by axis and value, a bit per case: the same each time; proofs do the rest."""
    chance = random.Random(0)
    return [_dealt((1 << SAMPLES) - 1, size, chance) for size in sizes]


def _dealt(cases: int, size: int, chance: random.Random) -> list[int]:
    """The cases dealt out to so many values, half of them to either half."""
    if size == 1:
        return [cases]
    first = cases & chance.getrandbits(SAMPLES)
    return [
        *_dealt(first, size // 2, chance),
        *_dealt(cases & ~first, size - size // 2, chance),
    ]


def applies(card: Requirement) -> Condition:
    """The condition under which a card applies."""
    return card.when if card.unless is None else All((card.when, Not(card.unless)))


def any_of(rows: Iterable[Rows]) -> Rows:
    """All rows of several tables."""
    return tuple(dict.fromkeys(row for table in rows for row in table))
