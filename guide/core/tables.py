"""Tables of rows as bit planes: what a case says about all of them, exactly.

Planes settle most tables in a few integer operations. Only tables whose rows may decide together
are looked at one by one, and those results are remembered.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache, partial, reduce
from operator import or_

from guide.core.answers import Answers
from guide.core.condition import Condition
from guide.core.planes import Planes
from guide.core.question import Question
from guide.core.rows import Region
from guide.core.space import Space, by_answer
from guide.core.truth import NO, OPEN, YES, Truth

REMEMBERED = 20_000
"""So many residual tables are kept; they are pure results, so forgetting one is harmless."""

Known = tuple[int | None, ...]
"""The values of a table's axes in one case; None while an axis is open."""


class Tables:
    """Regions over the axes of a space, ranked and laid out as planes."""

    def __init__(self, space: Space, regions: Sequence[Region]) -> None:
        self.space = space
        self.regions = tuple(regions)
        numbers = range(len(self.regions))
        self.order = sorted(numbers, key=lambda table: -len(self.regions[table].when))
        self.rank = {table: rank for rank, table in enumerate(self.order)}
        self.planes = planes = Planes(self.regions, self.order, space.sizes)
        self.mention: dict[str, int] = {}
        for question in space.questions:
            mentions = (planes.mention[axis] for axis in space.axes_of[question.id])
            self.mention[question.id] = reduce(or_, mentions, 0)
        self.surviving = {
            question.id: by_answer(question, partial(self._surviving, question))
            for question in space.questions
        }
        self.delicate = sum(
            1 << rank
            for rank, table in enumerate(self.order)
            if self.regions[table].may_hide_a_decision(space.sizes)
        )
        self.residual = lru_cache(REMEMBERED)(self._reduce)
        self.support = lru_cache(REMEMBERED)(self._find_support)

    def _surviving(self, question: Question, options: frozenset[str]) -> int:
        """The rows that an answer leaves."""
        rows, survive = self.planes.all_rows, self.planes.survive
        for axis, value in self.space.values(question, options).items():
            rows &= survive[axis][value]
        return rows

    def left(self, known: Mapping[str, frozenset[str]]) -> int:
        """The rows that these answers leave."""
        rows = self.planes.all_rows
        for question, options in known.items():
            rows &= self.surviving[question][options]
        return rows

    def asking(self, known: Mapping[str, frozenset[str]]) -> int:
        """The rows that ask for more than these answers."""
        rows = 0
        if len(known) < len(self.mention):
            for question, mention in self.mention.items():
                if question not in known:
                    rows |= mention
        return rows

    def glance(self, left: int, asking: int) -> tuple[int, int]:
        """One bit per rank: the tables seen to hold, and those seen not to. Delicate ones that
        are in neither may be decided all the same."""
        planes = self.planes
        wanted, excepted = planes.split(left)
        holding, barring = planes.split(left & ~asking)
        yes = planes.fold(holding) & ~planes.fold(excepted)
        return yes, planes.all_ranks & ~planes.fold(wanted) | planes.fold(barring)

    def decide(self, condition: Condition, answers: Answers) -> Truth:
        """The exact verdict of any condition."""
        region = Region(self.space.rows(condition)).rest(self.space.point(answers))
        return region.decide(self.space.sizes)

    def _reduce(self, table: int, known: Known) -> tuple[Region, Truth]:
        region = self.regions[table]
        pairs = zip(region.axes, known, strict=True)
        left = region.rest({axis: value for axis, value in pairs if value is not None})
        return left, left.decide(self.space.sizes)

    def _find_support(self, table: int, known: Known) -> frozenset[int]:
        return self.residual(table, known)[0].support(self.space.sizes)


class TableVerdicts:
    """One case against some tables.

    A glance at the planes settles most of them; the rest is settled exactly when asked for.
    """

    def __init__(self, tables: Tables, answers: Answers) -> None:
        self._tables = tables
        self.answers = answers
        self._alive = tables.left(answers.known)
        self._yes, self._no = tables.glance(self._alive, tables.asking(answers.known))
        self._unsettled = tables.delicate & ~(self._yes | self._no)

    @property
    def yes(self) -> int:
        """One bit per rank: the tables that hold in every completion of this case."""
        self._settle()
        return self._yes

    @property
    def no(self) -> int:
        """One bit per rank: the tables that hold in none."""
        self._settle()
        return self._no

    def _settle(self) -> None:
        for rank in bits(self._unsettled):
            table = self._tables.order[rank]
            truth = self._tables.residual(table, self._known(table))[1]
            self._yes |= (truth is YES) << rank
            self._no |= (truth is NO) << rank
        self._unsettled = 0

    def of_table(self, table: int) -> Truth:
        """The verdict of one table, by its number."""
        rank = self._tables.rank[table]
        if self.yes >> rank & 1:
            return YES
        return NO if self.no >> rank & 1 else OPEN

    @property
    def live(self) -> int:
        """The rows that can still decide something; cases with equal ones go on alike."""
        return self._rows_of(~(self.yes | self.no))

    def live_after(self, question: Question, options: frozenset[str]) -> int:
        """The live rows that this answer leaves; answers with equal ones lead to the same."""
        return self.live & self._tables.surviving[question.id][options]

    def relevant(self) -> Iterator[Question]:
        """The questions not asked yet that can still change something, in the author's order."""
        left, alone = self._undecided()
        tables = self._tables
        mentions = zip(tables.space.questions, tables.mention.values(), strict=True)
        for question, mention in mentions:
            touched = left & mention
            if not touched or self.answers.was_asked(question.id):
                continue
            if touched & alone or self._supports(question, touched):
                yield question

    def matters(self, question: Question) -> bool:
        """Whether an open question can still change a table."""
        left, alone = self._undecided()
        touched = left & self._tables.mention[question.id]
        return bool(touched & alone) or self._supports(question, touched)

    def _supports(self, question: Question, touched: int) -> bool:
        """Whether a table of these rows, which mention the question, really depends on it."""
        axes = self._tables.space.axes_of[question.id]
        ranks = bits(self._tables.planes.fold(touched))
        return any(not self._support(rank).isdisjoint(axes) for rank in ranks)

    def _undecided(self) -> tuple[int, int]:
        """The rows that are left of tables not settled at a glance, and those among them without
        any other row of their table: all that these ask for matters."""
        left = self._rows_of(~(self._yes | self._no))
        return left, self._rows_of(self._tables.planes.alone(left))

    def _rows_of(self, ranks: int) -> int:
        planes = self._tables.planes
        return self._alive & planes.spread(ranks & planes.all_ranks)

    @cached_property
    def _point(self) -> dict[int, int]:
        return self._tables.space.point(self.answers)

    def _support(self, rank: int) -> frozenset[int]:
        table = self._tables.order[rank]
        return self._tables.support(table, self._known(table))

    def _known(self, table: int) -> Known:
        return tuple(map(self._point.get, self._tables.regions[table].axes))


def bits(mask: int) -> Iterator[int]:
    """The positions of the ones, lowest first."""
    while mask:
        lowest = mask & -mask
        yield lowest.bit_length() - 1
        mask ^= lowest
