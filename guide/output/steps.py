"""One card at its place on the sheet, and which of its gaps have to be said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from guide.core.authority import AuthorityKind
from guide.core.condition import Condition, Is, Lacks, terms
from guide.core.deadline import Deadline, NotPublished
from guide.core.entry import Entry, Office, Reason, Shown
from guide.core.fee import Fee
from guide.core.question import Kind as QuestionKind
from guide.core.question import Question
from guide.core.requirement import Area, Kind, PaperNeed, Requirement, Statement
from guide.core.schedule import Gap
from guide.core.source import Certainty, Citation, Source

WAITING = {Kind.PERMIT, Kind.NOTICE, Kind.CONSENT, Kind.AGREEMENT, Kind.FUNDING}
CHARGING = {Kind.PERMIT, Kind.NOTICE, Kind.AGREEMENT}
EASY = {Kind.FREE, Kind.INFORMATION, Kind.ADVICE, Kind.FUNDING}
PASSIVE = {Kind.FREE, Kind.PROHIBITION}
SHORT = 4
OFFICIAL = Certainty.OFFICIAL.rank
PUBLIC = {AuthorityKind.OFFICE, AuthorityKind.BODY}

AnyShown = Shown[Statement] | Shown[PaperNeed] | Shown[Deadline] | Shown[Fee]


@dataclass(frozen=True, slots=True)
class Run:
    """Statements in a row on the same citation; None where that of the card holds."""

    listed: tuple[AnyShown, ...]
    citation: Citation | None


@dataclass(frozen=True, slots=True)
class Group:
    """Statements that are equally sure; without a mark they are as sure as the card."""

    mark: Certainty | None
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One entry at its place. `number` is None beside the way; `as_in` has told the contacts."""

    entry: Entry
    number: int | None = None
    as_in: Step | None = None

    @property
    def anchor(self) -> str:
        """The id of the step on a page."""
        return f"schritt-{self.entry.card.id}"

    @property
    def is_task(self) -> bool:
        """Whether there is something to do and to tick off; else the surest way to reach the
        office is enough."""
        return self.entry.card.kind not in PASSIVE

    @property
    def tells_office(self) -> bool:
        """Whether somebody else takes part; your own duties need no address."""
        entry = self.entry
        return entry.office.authority.kind is not AuthorityKind.SELF or bool(entry.partners)

    @property
    def tells_address(self) -> bool:
        """Whether the address to apply at is not among the contacts anyway."""
        said = self.entry.card.application
        known = {contact.value for contact in self.entry.office.contacts}
        return said is not None and bool(said.address) and said.address not in known

    @property
    def is_brief(self) -> bool:
        """Whether it stands beside the way, and so needs fewer words."""
        return self.entry.card.area is not Area.PERMISSION

    @property
    def is_short(self) -> bool:
        """Whether it says so little that no page should part it."""
        entry = self.entry
        told = self.as_in is None and entry.office.contacts
        return not told and len(entry.duties) + len(entry.notes) + len(entry.fees) <= SHORT

    @property
    def is_filed(self) -> bool:
        """Whether an office answers, so that there is a file number to write down."""
        kind, office = self.entry.card.kind, self.entry.office.authority.kind
        return kind in WAITING | {Kind.INFORMATION} and office in PUBLIC

    @property
    def because(self) -> tuple[Reason, ...]:
        """What decided, or what is still open."""
        return tuple(_telling(one, self.entry.card) for one in self.entry.because)

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """What decided; beside the way only what was ticked for it or is still open."""
        if not self.is_brief:
            return self.because
        several = QuestionKind.SEVERAL
        return tuple(one for one in self.because if one.is_open or one.question.kind is several)

    @property
    def further_sources(self) -> tuple[Source, ...]:
        """The card's sources that are not named as its legal basis."""
        card = self.entry.card
        return tuple(one for one in card.citation.sources if one not in card.legal_basis)

    @property
    def tells_time(self) -> bool:
        """Whether a day counts here; then a missing one is a gap and is said."""
        entry = self.entry
        waits = entry.card.kind in WAITING and entry.office.authority.kind in PUBLIC
        return bool(entry.deadlines or entry.due.day) or waits

    @property
    def doubt(self) -> Certainty:
        """How sure the deadline is from which the latest day follows."""
        shown = (one for one in self.entry.deadlines if one.said is self.entry.due.decided_by)
        return next((one.certainty for one in shown), Certainty.OFFICIAL)

    @property
    def needs_date(self) -> bool:
        """Whether a day that the applicant can still tell would give a latest day."""
        return self.entry.due.gap is Gap.NO_DATE and bool(self.entry.deadlines)

    @property
    def result_needed_by(self) -> date | None:
        """The day by which the next step needs the result, where the step itself has none; nobody
        waits for the answer to a notice."""
        waits = self.entry.due.day is None and self.entry.card.kind is not Kind.NOTICE
        return self.entry.due.ready_by if waits else None

    @property
    def tells_money(self) -> bool:
        """Whether money is asked here; then a missing amount is a gap and is said."""
        charges = self.entry.card.kind in CHARGING
        return bool(self.entry.fees) or (
            charges and self.entry.office.authority.kind is AuthorityKind.OFFICE
        )

    @property
    def notes(self) -> tuple[Shown[Statement], ...]:
        """What one should know; what one should ask stands with the enquiries."""
        return tuple(
            note
            for note in self.entry.notes
            if note.certainty is not Certainty.UNKNOWN or not self.has_own_source(note)
        )

    @property
    def said(self) -> tuple[AnyShown, ...]:
        """Every statement of the card."""
        entry = self.entry
        return (*entry.papers, *entry.duties, *entry.notes, *entry.deadlines, *entry.fees)

    def has_own_source(self, shown: AnyShown) -> bool:
        """Whether a statement has a source or a doubt of its own; else the card's holds."""
        return shown.said.citation != self.entry.card.citation

    def is_marked(self, shown: AnyShown) -> bool:
        """Whether it is surer or less sure than its card, which then stands beside it.

        A gap in figures says so in its own words."""
        both_official = max(self.entry.certainty.rank, shown.certainty.rank) <= OFFICIAL
        same = shown.certainty is self.entry.certainty or both_official
        return self.has_own_source(shown) and not is_gap(shown) and not same

    def groups(self, listed: Sequence[AnyShown]) -> tuple[Group, ...]:
        """The statements by their marks: first those without, then the surer ones."""
        found: dict[Certainty | None, list[AnyShown]] = {}
        for one in listed:
            found.setdefault(one.certainty if self.is_marked(one) else None, []).append(one)
        order = sorted(found, key=lambda sure: -1 if sure is None else sure.rank)
        return tuple(Group(sure, self._runs(found[sure])) for sure in order)

    def _runs(self, listed: Sequence[AnyShown]) -> tuple[Run, ...]:
        def rests_on(shown: AnyShown) -> Citation | None:
            return shown.said.citation if self.has_own_source(shown) else None

        return tuple(Run(tuple(run), on) for on, run in groupby(listed, key=rests_on))

    def shared_mark(self, listed: Sequence[AnyShown]) -> Certainty | None:
        """The mark that every statement of a list carries, so that it is said once."""
        found = {one.certainty if self.is_marked(one) else None for one in listed}
        return found.pop() if len(listed) > 1 and len(found) == 1 else None

    def shared_citation(self, listed: Sequence[AnyShown]) -> Citation | None:
        """The citation of its own that a whole list rests on, so that it is cited once."""
        found = {one.said.citation for one in listed}
        own = len(listed) > 1 and len(found) == 1 and self.has_own_source(listed[0])
        return found.pop() if own else None

    def is_asked(self, shown: AnyShown) -> bool:
        """Whether it is a gap that stands with the enquiries, note and all."""
        return (
            shown.certainty is Certainty.UNKNOWN and is_gap(shown) and self.has_own_source(shown)
        )

    def is_contradicted(self, shown: AnyShown) -> bool:
        """Whether the same is said in another way beside it."""
        name = shown.said.alternative
        return bool(name) and sum(one.said.alternative == name for one in self.said) > 1


def _telling(reason: Reason, card: Requirement) -> Reason:
    """The reason with only those of several ticked options that the card asks for."""
    wanted = _named(card.when, reason.question, Is)
    kept = tuple(option for option in reason.options if option.id in wanted)
    return replace(reason, options=kept) if kept else reason


def why_not(reason: Reason, card: Requirement) -> Reason:
    """The reason against a card: of several options those that speak against it, else those that
    it asks for and that nobody ticked."""
    if reason.question.kind is not QuestionKind.SEVERAL or reason.is_open:
        return reason
    against = _named(card.when, reason.question, Lacks)
    against |= _named(card.unless, reason.question, Is) if card.unless else set()
    ticked = tuple(one for one in reason.options if one.id in against)
    if ticked:
        return replace(reason, options=ticked)
    wanted = _named(card.when, reason.question, Is) - {one.id for one in reason.options}
    missing = tuple(one for one in reason.question.options if one.id in wanted)
    return replace(reason, options=missing, is_missing=True) if missing else reason


def _named(condition: Condition, question: Question, kind: type[Is] | type[Lacks]) -> set[str]:
    """The options of the question that terms of this kind name, also where a question arises."""
    asked = list(terms(condition))
    asked += [more for one in asked if (arises := one.question.only_if) for more in terms(arises)]
    named = (one for one in asked if isinstance(one, kind) and one.question is question)
    return {option for one in named for option in one.options}


def is_gap(shown: AnyShown) -> bool:
    """Whether nobody published the deadline or the amount."""
    match shown.said:
        case Deadline(rule=NotPublished()):
            return True
        case Fee(amount=amount):
            return not amount.is_known
        case _:
            return False


def key(office: Office) -> tuple[str, str]:
    """What makes two offices the same: the authority and its branch."""
    return office.authority.id, office.name
