"""What would need less: the best few alternatives, each as sure as the card that decides it."""

from __future__ import annotations

from dataclasses import dataclass

from guide.core.checklist import Checklist
from guide.core.entry import Desk, Reason
from guide.core.outcome import Judgement, judge
from guide.core.whatif import Alternative, alternatives

MOST = 3


@dataclass(frozen=True, slots=True)
class Easier:
    """An alternative, the answers that lead there, and what it comes to."""

    alternative: Alternative
    instead: tuple[Reason, ...]
    judgement: Judgement
    is_better: bool
    """Whether the verdict itself is another; else only steps or papers are saved."""


def easier(checklist: Checklist) -> tuple[Easier, ...]:
    """At most three alternatives, the best first."""
    found = alternatives(checklist.pack, checklist.answers)[:MOST]
    return tuple(_easier(checklist, one) for one in found)


def _easier(checklist: Checklist, found: Alternative) -> Easier:
    desk = Desk(checklist.pack, found.answers, checklist.today)
    instead = tuple(
        Reason(
            change.question,
            tuple(one for one in change.question.options if one.id in change.options),
        )
        for change in found.changes
    )
    judgement = judge(tuple(desk.entries()))
    is_better = judgement.outcome is not checklist.judgement.outcome
    return Easier(found, instead, judgement, is_better)
