"""What would need less: the best few alternatives, each as sure as the card that decides it."""

from __future__ import annotations

from dataclasses import dataclass

from guide.core.answers import Answers
from guide.core.checklist import Checklist
from guide.core.entry import Desk, Reason
from guide.core.outcome import Judgement, judge
from guide.core.question import Option
from guide.core.whatif import Alternative, Change, alternatives

MOST = 3


@dataclass(frozen=True, slots=True)
class Instead:
    """One question answered differently; `without` are the ticks to take away, if that is all."""

    answer: Reason
    without: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Easier:
    """An alternative, the answers that lead there, and what it comes to."""

    alternative: Alternative
    instead: tuple[Instead, ...]
    judgement: Judgement
    is_better: bool
    """Whether the verdict itself is another; else only steps or papers are saved."""


def easier(checklist: Checklist) -> tuple[Easier, ...]:
    """At most three alternatives, the best first."""
    found = alternatives(checklist.pack, checklist.answers)[:MOST]
    return tuple(_easier(checklist, one) for one in found)


def _easier(checklist: Checklist, found: Alternative) -> Easier:
    desk = Desk(checklist.pack, found.answers, checklist.today)
    judgement = judge(tuple(desk.entries()))
    return Easier(
        found,
        tuple(_instead(change, checklist.answers) for change in found.changes),
        judgement,
        is_better=judgement.outcome is not checklist.judgement.outcome,
    )


def _instead(change: Change, now: Answers) -> Instead:
    options = change.question.options
    ticked = now.value(change.question.id) or frozenset()
    gone = ticked - change.options if change.options < ticked else frozenset()
    return Instead(
        Reason(change.question, tuple(one for one in options if one.id in change.options)),
        tuple(one for one in options if one.id in gone),
    )
