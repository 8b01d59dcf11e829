"""The pack as tables of rows and as bit planes: every verdict in a few integer operations.

Besides the cards, everything on a card that has a condition of its own is a table here:
statements, and the branches of offices. So a question matters exactly if it can still change
one of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from guide.core.answers import Answers
from guide.core.authority import Authority, Branch
from guide.core.condition import ALWAYS, All, Condition
from guide.core.planes import Planes
from guide.core.question import Question
from guide.core.requirement import Requirement
from guide.core.rows import Region, witnessed_axes
from guide.core.space import Space
from guide.core.truth import OPEN, YES, Truth

REMEMBERED = 20_000
"""So many residual tables are kept; they are pure results, so forgetting one is harmless."""

Known = tuple[int | None, ...]
"""The values of a table's axes in one case; None while an axis is open."""


class CompiledPack:
    """The tables of a pack over the axes of its questions. Raises TooIntricate."""

    def __init__(self, questions: Sequence[Question], cards: Sequence[Requirement]) -> None:
        self.space = Space(questions)
        self.cards = tuple(cards)
        self.regions: list[Region] = []
        self._numbers: dict[object, int] = {}
        for card in cards:
            self._add(card, card.id, ALWAYS)
        for card in cards:
            for detail, condition in details(card):
                self._add(card, (card.id, id(detail)), condition)
        tables = range(len(self.regions))
        self.order = sorted(tables, key=lambda table: -len(self.regions[table].when))
        self.rank = {table: rank for rank, table in enumerate(self.order)}
        sizes = self.space.sizes
        self.when = Planes([region.when for region in self.regions], self.order, sizes)
        self.unless = Planes([region.unless for region in self.regions], self.order, sizes)
        self.delicate = sum(
            1 << rank
            for rank, table in enumerate(self.order)
            if _may_hide_a_decision(self.regions[table], sizes)
        )
        self.residual = lru_cache(REMEMBERED)(self._reduce)
        self.witnessed = lru_cache(REMEMBERED)(self._find_witnessed)
        self.support = lru_cache(REMEMBERED)(self._find_support)

    def _add(self, card: Requirement, key: object, condition: Condition) -> None:
        when = card.when if condition is ALWAYS else All((card.when, condition))
        unless = () if card.unless is None else self.space.rows(card.unless)
        self._numbers[key] = len(self.regions)
        self.regions.append(Region(self.space.rows(when), unless))

    def number(self, card: Requirement, detail: object = None) -> int:
        """The table of a card, or of a statement or branch on it that has its own condition."""
        return self._numbers[card.id if detail is None else (card.id, id(detail))]

    def region(self, card: Requirement, detail: object = None) -> Region:
        """The cases in which the card (or this statement or branch of it) applies."""
        return self.regions[self.number(card, detail)]

    def decide(self, condition: Condition, answers: Answers) -> Truth:
        """The exact verdict of any condition."""
        region = Region(self.space.rows(condition)).rest(self.space.point(answers))
        return region.decide(self.space.sizes)

    def arises(self, question: Question, answers: Answers) -> Truth:
        """Whether the question arises in this case."""
        return YES if question.only_if is None else self.decide(question.only_if, answers)

    def branch(self, authority: Authority, answers: Answers) -> Branch | None:
        """The office of the place, if the answers decide it."""
        decided = (one for one in authority.branches if self.decide(one.when, answers) is YES)
        return next(decided, None)

    def _reduce(self, table: int, known: Known) -> tuple[Region, Truth]:
        region = self.regions[table]
        pairs = zip(region.axes, known, strict=True)
        left = region.rest({axis: value for axis, value in pairs if value is not None})
        return left, left.decide(self.space.sizes)

    def _find_witnessed(self, table: int, known: Known) -> frozenset[int]:
        return frozenset(witnessed_axes(self.residual(table, known)[0], self.space.sizes))

    def _find_support(self, table: int, known: Known) -> frozenset[int]:
        return self.residual(table, known)[0].support(self.space.sizes)


def details(card: Requirement) -> Iterator[tuple[object, Condition]]:
    """What on a card has a condition of its own: statements, and branches of its offices."""
    for statement in card.statements:
        if statement.when != ALWAYS:
            yield statement, statement.when
    for authority in (card.authority, *(part.authority for part in card.involved)):
        for branch in authority.branches:
            yield branch, branch.when


def _may_hide_a_decision(region: Region, sizes: Sequence[int]) -> bool:
    """Whether rows can decide together while each alone is open: an exception, or rows that
    between them name every value of some axis."""
    named: dict[int, int] = {}
    for row in region.when:
        for axis, mask in row:
            named[axis] = named.get(axis, 0) | mask
    covered = any(mask == (1 << sizes[axis]) - 1 for axis, mask in named.items())
    return covered or bool(region.unless)


class Verdicts:
    """One case against one pack. `yes` and `no` hold one bit per rank; in neither means open."""

    def __init__(self, pack: CompiledPack, answers: Answers) -> None:
        self._pack = pack
        self.answers = answers
        self._point = point = pack.space.point(answers)
        open_axes = [axis for axis in range(len(pack.space.sizes)) if axis not in point]
        self._when, holding = _alive_and_settled(pack.when, point, open_axes)
        self._unless, excepted = _alive_and_settled(pack.unless, point, open_axes)
        self.yes = pack.when.fold(holding) & ~pack.unless.fold(self._unless)
        self.no = pack.when.all_ranks & ~pack.when.fold(self._when) | pack.unless.fold(excepted)
        for rank in bits(pack.delicate & ~(self.yes | self.no)):
            truth = self._rest(pack.order[rank])[1]
            self.yes |= (truth is YES) << rank
            self.no |= (truth is Truth.NO) << rank
        self._open = pack.when.all_ranks & ~(self.yes | self.no)
        self._live_when = self._when & pack.when.spread(self._open)
        self._live_unless = self._unless & pack.unless.spread(self._open)

    def of(self, card: Requirement, detail: object = None) -> Truth:
        """The verdict of a card, or of a statement or branch on it that has its own condition."""
        return self._of_table(self._pack.number(card, detail))

    def _of_table(self, table: int) -> Truth:
        rank = self._pack.rank[table]
        if self.yes >> rank & 1:
            return YES
        return Truth.NO if self.no >> rank & 1 else OPEN

    def cards(self, truth: Truth) -> tuple[Requirement, ...]:
        """The cards with this verdict, in the pack's order."""
        tables = enumerate(self._pack.cards)
        return tuple(card for table, card in tables if self._of_table(table) is truth)

    def relevant(self) -> Iterator[Question]:
        """The questions not asked yet that can still change something, in the author's order."""
        for question in self._pack.space.questions:
            if not self.answers.was_asked(question.id) and self._matters(question):
                yield question

    def _matters(self, question: Question) -> bool:
        axes = self._pack.space.axes_of[question.id]
        ranks = 0
        for axis in axes:
            ranks |= self._pack.when.fold(self._live_when & self._pack.when.mention[axis])
            ranks |= self._pack.unless.fold(self._live_unless & self._pack.unless.mention[axis])
        tables = [self._pack.order[rank] for rank in bits(ranks)]
        for find in (self._pack.witnessed, self._pack.support):
            if any(not find(table, self._known(table)).isdisjoint(axes) for table in tables):
                return True
        return False

    def _known(self, table: int) -> Known:
        return tuple(map(self._point.get, self._pack.regions[table].axes))

    def _rest(self, table: int) -> tuple[Region, Truth]:
        return self._pack.residual(table, self._known(table))


def _alive_and_settled(
    planes: Planes, point: dict[int, int], open_axes: Sequence[int]
) -> tuple[int, int]:
    """The rows that are left, and those of them that ask for nothing more."""
    alive = planes.alive(point)
    asking = 0
    for axis in open_axes:
        asking |= planes.mention[axis]
    return alive, alive & ~asking


def bits(mask: int) -> Iterator[int]:
    """The positions of the ones, lowest first."""
    while mask:
        lowest = mask & -mask
        yield lowest.bit_length() - 1
        mask ^= lowest
