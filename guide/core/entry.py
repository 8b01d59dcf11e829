"""One card as it counts in one case: how needed, why, by when, and what it asks for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from typing import Generic, TypeVar

from guide.core.answers import Answers
from guide.core.authority import Authority, Contact
from guide.core.compiled import Verdicts
from guide.core.condition import ALWAYS
from guide.core.deadline import Deadline
from guide.core.fee import Fee
from guide.core.pack import RulePack
from guide.core.question import Option, Question
from guide.core.reason import because
from guide.core.requirement import PaperNeed, Requirement, Statement
from guide.core.rows import Region
from guide.core.schedule import NO_DUE, Due
from guide.core.source import Certainty, Citation
from guide.core.truth import NO, OPEN, YES


class Standing(Enum):
    """How certain it is that a card is needed."""

    NEEDED = "nötig"
    EXPECTED = "voraussichtlich nötig"
    PERHAPS = "vielleicht nötig"


@dataclass(frozen=True, slots=True)
class Reason:
    """An answer that decides, or an open question that still can. No options and not open: none
    of several was ticked. With `is_missing` it is that these were not ticked."""

    question: Question
    options: tuple[Option, ...] = ()
    is_open: bool = False
    is_missing: bool = False


Said = TypeVar("Said", Statement, PaperNeed, Deadline, Fee)


@dataclass(frozen=True, slots=True)
class Shown(Generic[Said]):
    """A statement as it counts in this case; with `waits_for` it is open whether it applies."""

    said: Said
    certainty: Certainty
    waits_for: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Office:
    """Whom to reach in this case: the authority, or its branch for the place."""

    authority: Authority
    name: str
    contacts: tuple[Contact, ...]
    citation: Citation


@dataclass(frozen=True, slots=True)
class Entry:
    """One card in one case. `after` are the cards of this case that must be settled before."""

    card: Requirement
    standing: Standing
    because: tuple[Reason, ...]
    certainty: Certainty
    office: Office
    partners: tuple[tuple[Office, str], ...] = ()
    papers: tuple[Shown[PaperNeed], ...] = ()
    duties: tuple[Shown[Statement], ...] = ()
    notes: tuple[Shown[Statement], ...] = ()
    deadlines: tuple[Shown[Deadline], ...] = ()
    fees: tuple[Shown[Fee], ...] = ()
    after: tuple[Requirement, ...] = ()
    due: Due = NO_DUE

    def placed(self, after: tuple[Requirement, ...], due: Due) -> Entry:
        """The same entry at its place in the order."""
        return replace(self, after=after, due=due)


class Desk:
    """Lays out the cards of a pack for one case on one day."""

    def __init__(self, pack: RulePack, answers: Answers, today: date) -> None:
        self.pack, self.answers, self.today = pack, answers, today
        self.verdicts = Verdicts(pack.compiled, answers)

    def entries(self) -> Iterator[Entry]:
        """Every card that is needed, expected or perhaps needed, in the pack's order."""
        for card in self.pack.requirements:
            truth = self.verdicts.of(card)
            if truth is YES:
                yield self._entry(card, Standing.NEEDED)
            elif truth is OPEN:
                when = Region(self.pack.compiled.region(card).when)
                point = self.pack.compiled.space.point(self.answers)
                holds = when.rest(point).decide(self.pack.compiled.space.sizes)
                yield self._entry(card, Standing.EXPECTED if holds is YES else Standing.PERHAPS)

    def reasons(self, region: Region) -> tuple[Reason, ...]:
        """The smallest reason for the verdict on a region, in the words of the answers."""
        questions = because(region, self.answers, self.pack.compiled.space)
        return tuple(self._reason(question) for question in questions)

    def certainty(self, citation: Citation) -> Certainty:
        """How sure the citation is today."""
        return citation.certainty_on(self.today, self.pack.imprint.stale_after_months)

    def office(self, authority: Authority) -> Office:
        """Whom to reach in this case."""
        branch = self.pack.compiled.branch(authority, self.answers)
        if branch is None:
            return Office(authority, authority.name, authority.contacts, authority.citation)
        return Office(authority, branch.name, branch.contacts, branch.citation)

    def _reason(self, question: Question) -> Reason:
        value = self.answers.value(question.id)
        if value is None:
            return Reason(question, is_open=True)
        return Reason(question, tuple(one for one in question.options if one.id in value))

    def _entry(self, card: Requirement, standing: Standing) -> Entry:
        return Entry(
            card=card,
            standing=standing,
            because=self.reasons(self.pack.compiled.region(card)),
            certainty=self.certainty(card.citation),
            office=self.office(card.authority),
            partners=tuple(
                (self.office(part.authority), part.role.value) for part in card.involved
            ),
            papers=self._shown(card, card.papers),
            duties=self._shown(card, card.duties),
            notes=self._shown(card, card.notes),
            deadlines=self._shown(card, card.deadlines),
            fees=self._shown(card, card.fees),
        )

    def _shown(self, card: Requirement, said: tuple[Said, ...]) -> tuple[Shown[Said], ...]:
        return tuple(one for statement in said if (one := self._show(card, statement)) is not None)

    def _show(self, card: Requirement, statement: Said) -> Shown[Said] | None:
        certainty = self.certainty(statement.citation)
        if statement.when == ALWAYS:
            return Shown(statement, certainty)
        space = self.pack.compiled.space
        region = Region(space.rows(statement.when))
        truth = region.rest(space.point(self.answers)).decide(space.sizes)
        if truth is NO or self.verdicts.of(card, statement) is NO:
            return None
        return Shown(statement, certainty, () if truth is YES else self.reasons(region))
