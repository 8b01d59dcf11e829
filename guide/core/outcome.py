"""What a whole case comes to, and which card decides it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from guide.core.authority import AuthorityKind
from guide.core.entry import Entry, Standing
from guide.core.requirement import Kind
from guide.core.source import Certainty


class Outcome(Enum):
    """The five things a checklist can say at the top."""

    IMPOSSIBLE = "so nicht möglich"
    PERMIT = "Erlaubnis nötig"
    NOTICE = "nur anzeigen"
    FREE = "ohne Erlaubnis möglich"
    UNCLEAR = "noch zu klären"


@dataclass(frozen=True, slots=True)
class Judgement:
    """The outcome, the cards that decide it (the surest first), and how sure that is.

    Silence of the rules is UNCLEAR and decided by no card: it is never a promise.
    """

    outcome: Outcome
    decided_by: tuple[Entry, ...] = ()

    @property
    def certainty(self) -> Certainty:
        """As sure as the surest card that decides it."""
        return self.decided_by[0].certainty if self.decided_by else Certainty.UNKNOWN

    @property
    def is_likely_only(self) -> bool:
        """Whether the deciding statement is less than official, so that it must be confirmed."""
        return self.certainty.rank > Certainty.OFFICIAL.rank


def judge(entries: Sequence[Entry]) -> Judgement:
    """What these entries come to, the strictest first."""
    needed = [entry for entry in entries if entry.standing is Standing.NEEDED]
    unsure = [entry for entry in entries if entry.standing is not Standing.NEEDED]
    prohibitions = [entry for entry in needed if entry.card.kind is Kind.PROHIBITION]
    if prohibitions:
        return Judgement(Outcome.IMPOSSIBLE, _surest(prohibitions))
    permits = [entry for entry in needed if _is_permit(entry)]
    if permits:
        return Judgement(Outcome.PERMIT, _surest(permits))
    obstacles = [entry for entry in unsure if _is_permit(entry) or _may_stop(entry)]
    if obstacles:
        return Judgement(Outcome.UNCLEAR, _surest(obstacles))
    notices = [entry for entry in needed if entry.card.kind is Kind.NOTICE]
    if notices:
        return Judgement(Outcome.NOTICE, _surest(notices))
    free = [entry for entry in needed if _frees(entry)]
    if free:
        return Judgement(Outcome.FREE, _surest(free))
    asking = [entry for entry in needed if entry.card.kind is Kind.INFORMATION]
    return Judgement(Outcome.UNCLEAR, _surest(asking))


def _is_permit(entry: Entry) -> bool:
    if entry.card.kind is Kind.CONSENT:
        return entry.card.authority.kind in (AuthorityKind.OFFICE, AuthorityKind.BODY)
    return entry.card.kind in (Kind.PERMIT, Kind.AGREEMENT)


def _may_stop(entry: Entry) -> bool:
    return entry.card.kind in (Kind.PROHIBITION, Kind.NOTICE)


def _frees(entry: Entry) -> bool:
    """Only a cited card of kind `frei` may promise that nothing is needed."""
    return entry.card.kind is Kind.FREE and entry.certainty is not Certainty.UNKNOWN


def _surest(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    order = {Kind.PERMIT: 0, Kind.AGREEMENT: 1}
    return tuple(
        sorted(entries, key=lambda entry: (order.get(entry.card.kind, 2), entry.certainty.rank))
    )
