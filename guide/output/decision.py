"""The decision table of one action: every card that can apply, when it does, and what it asks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from guide.core.answers import Answers
from guide.core.checklist import checklist
from guide.core.condition import ALWAYS, Condition
from guide.core.deadline import Calendar, Deadline
from guide.core.entry import Entry, Office, Shown
from guide.core.fee import Fee
from guide.core.pack import RulePack
from guide.core.question import ACTION, Option
from guide.core.remainder import NEVER, remainder
from guide.core.requirement import Area, Requirement
from guide.core.source import Certainty
from guide.output import words
from guide.output.conditions import Line, lines
from guide.output.measures import fee_kind, price
from guide.output.phrases import deadline
from guide.output.steps import CHARGING, WAITING


@dataclass(frozen=True, slots=True)
class Term:
    """A deadline or a cost in words. It holds where one of the lines does."""

    words: str
    when: tuple[Line, ...]
    certainty: Certainty


@dataclass(frozen=True, slots=True)
class Row:
    """One card of the table. `before` are the rows that must be settled first."""

    number: int
    card: Requirement
    office: Office
    when: tuple[Line, ...]
    unless: tuple[Line, ...]
    before: tuple[int, ...]
    deadlines: tuple[Term, ...]
    fees: tuple[Term, ...]
    certainty: Certainty

    @property
    def place(self) -> str:
        """The office in the fewest words."""
        own = self.office.name == self.office.authority.name
        return (own and self.office.authority.short) or self.office.name

    @property
    def lacks_deadline(self) -> bool:
        """Whether somebody waits for an answer and nobody said how long."""
        return not self.deadlines and self.card.kind in WAITING

    @property
    def lacks_fee(self) -> bool:
        """Whether it may cost something and nobody said how much."""
        return not self.fees and self.card.kind in CHARGING

    @property
    def says_nothing(self) -> bool:
        """Whether there is nothing to say about time and money, not even that it is unknown."""
        told = self.deadlines or self.fees
        return not (told or self.lacks_deadline or self.lacks_fee)


@dataclass(frozen=True, slots=True)
class Decision:
    """The table of one action, by area, numbered throughout."""

    action: Option
    areas: tuple[tuple[Area, tuple[Row, ...]], ...]

    @property
    def rows(self) -> tuple[Row, ...]:
        """Every row in the order of its number."""
        return tuple(row for _, rows in self.areas for row in rows)

    @property
    def marks(self) -> tuple[Certainty, ...]:
        """How sure the rows and their terms are, the surest first: what needs explaining once."""
        terms = (term for row in self.rows for term in (*row.deadlines, *row.fees))
        found = {row.certainty for row in self.rows} | {term.certainty for term in terms}
        return tuple(one for one in Certainty if one in found)


def decide(pack: RulePack, action: Option, today: date) -> Decision:
    """Everything that this action can need, in the order of its checklist."""
    answers = Answers(pack.questions).with_answer(ACTION, (action.id,))
    worked_out = checklist(pack, answers, today, {}, Calendar())
    listed = [(area, worked_out.of(area)) for area in Area]
    entries = [entry for _, found in listed for entry in found]
    numbers = {entry.card.id: number for number, entry in enumerate(entries, start=1)}
    return Decision(
        action,
        tuple(
            (area, tuple(_row(entry, answers, numbers) for entry in found))
            for area, found in listed
            if found
        ),
    )


def _row(entry: Entry, answers: Answers, numbers: dict[str, int]) -> Row:
    card = entry.card
    return Row(
        numbers[card.id],
        card,
        entry.office,
        lines(remainder(card.when, answers)),
        lines(NEVER if card.unless is None else remainder(card.unless, answers)),
        tuple(sorted(numbers[one.id] for one in entry.after)),
        _terms(entry.deadlines, answers),
        _terms(entry.fees, answers),
        entry.certainty,
    )


def _terms(
    listed: Iterable[Shown[Deadline]] | Iterable[Shown[Fee]], answers: Answers
) -> tuple[Term, ...]:
    return tuple(
        Term(_worded(shown.said), lines(_left(shown.said.when, answers)), shown.certainty)
        for shown in listed
    )


def _left(condition: Condition, answers: Answers) -> Condition:
    return condition if condition == ALWAYS else remainder(condition, answers)


def _worded(said: Deadline | Fee) -> str:
    if isinstance(said, Deadline):
        return deadline(said, noted=False)
    return f"{fee_kind(said.kind)}: {words.typeset(price(said))}"
