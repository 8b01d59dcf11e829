"""What a whole case comes to, and which cards decide it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from guide.core.authority import AuthorityKind
from guide.core.entry import Entry, Standing
from guide.core.question import ACTION
from guide.core.requirement import Area, Kind, Requirement
from guide.core.source import Certainty


class Outcome(Enum):
    """The five things a checklist can say at the top, the hardest first."""

    IMPOSSIBLE = "so nicht möglich"
    PERMIT = "Erlaubnis nötig"
    UNCLEAR = "noch zu klären"
    NOTICE = "nur anzeigen"
    FREE = "ohne Erlaubnis möglich"

    @property
    def hardness(self) -> int:
        """How hard it is for the applicant; 0 is the easiest."""
        return len(Outcome) - 1 - list(Outcome).index(self)


@dataclass(frozen=True, slots=True)
class Judgement:
    """The outcome, and the entries that decide it: permits first, then agreements, surest first,
    and what comes with the plan itself before what comes with a part of it.

    Silence of the rules is UNCLEAR and decided by no card: it is never a promise.
    """

    outcome: Outcome
    decided_by: tuple[Entry, ...] = ()

    @property
    def certainty(self) -> Certainty:
        """As sure as the first card that decides it."""
        return self.decided_by[0].certainty if self.decided_by else Certainty.UNKNOWN

    @property
    def is_likely_only(self) -> bool:
        """Whether the deciding statement is less than official, so that it must be confirmed."""
        return self.certainty.rank > Certainty.OFFICIAL.rank


def judge(entries: Sequence[Entry]) -> Judgement:
    """What these entries come to, the strictest first."""
    needed = [entry.card for entry in entries if entry.standing is Standing.NEEDED]
    unsure = [entry.card for entry in entries if entry.standing is not Standing.NEEDED]
    outcome, cards = decide(needed, unsure)
    deciding = {card.id for card in cards}
    return Judgement(outcome, _surest(one for one in entries if one.card.id in deciding))


def decide(
    needed: Iterable[Requirement], unsure: Iterable[Requirement]
) -> tuple[Outcome, tuple[Requirement, ...]]:
    """The outcome of a case with these cards, and the cards that decide it."""
    needed, unsure = tuple(needed), tuple(unsure)
    steps = (
        (Outcome.IMPOSSIBLE, (card for card in needed if _forbids(card))),
        (Outcome.PERMIT, (card for card in needed if is_permit(card))),
        (Outcome.UNCLEAR, (card for card in unsure if is_permit(card) or _forbids(card))),
        (Outcome.NOTICE, (card for card in needed if card.kind is Kind.NOTICE)),
        (Outcome.UNCLEAR, (card for card in unsure if card.kind is Kind.NOTICE)),
        (Outcome.UNCLEAR, (card for card in needed if _must_be_asked(card))),
        (Outcome.FREE, (card for card in needed if _frees(card))),
    )
    for outcome, found in steps:
        cards = tuple(found)
        if cards:
            return outcome, cards
    return Outcome.UNCLEAR, ()


def is_permit(card: Requirement) -> bool:
    """Whether somebody with public authority must agree before it may begin."""
    if card.kind is Kind.CONSENT:
        return card.authority.kind in (AuthorityKind.OFFICE, AuthorityKind.BODY)
    return card.kind in (Kind.PERMIT, Kind.AGREEMENT)


def _forbids(card: Requirement) -> bool:
    return card.kind is Kind.PROHIBITION


def _must_be_asked(card: Requirement) -> bool:
    """Whether an office or a body has to say first what applies; "free" is no promise then."""
    asked = card.authority.kind in (AuthorityKind.OFFICE, AuthorityKind.BODY)
    return card.kind is Kind.INFORMATION and card.area is Area.PERMISSION and asked


def _frees(card: Requirement) -> bool:
    """Only a cited card of kind `frei` may promise that nothing is needed."""
    citation = card.citation
    cited = bool(citation.sources) and citation.certainty is not Certainty.UNKNOWN
    return card.kind is Kind.FREE and cited


def _surest(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    order = {Kind.PERMIT: 0, Kind.AGREEMENT: 1}

    def place(entry: Entry) -> tuple[int, int, int]:
        beside_the_plan = sum(reason.question.id != ACTION for reason in entry.because)
        return order.get(entry.card.kind, 2), entry.certainty.rank, beside_the_plan

    return tuple(sorted(entries, key=place))
