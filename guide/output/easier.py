"""What would need less: the best few alternatives, each as sure as the card that decides it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from guide.core.answers import Answers
from guide.core.checklist import Checklist
from guide.core.entry import Desk, Reason
from guide.core.outcome import Judgement, judge
from guide.core.question import Band, Kind, Option
from guide.core.whatif import PLACE, Alternative, Change, alternatives

MOST = 3


@dataclass(frozen=True, slots=True)
class Instead:
    """One question answered differently; `without` are the ticks to take away, if that is all."""

    answer: Reason
    without: tuple[Option, ...]

    @property
    def is_elsewhere(self) -> bool:
        """Whether it means another place, because nobody can change this one."""
        return self.answer.question.section == PLACE


@dataclass(frozen=True, slots=True)
class Easier:
    """An alternative, the answers that lead there, and what it comes to."""

    alternative: Alternative
    instead: tuple[Instead, ...]
    judgement: Judgement
    is_better: bool
    """Whether the verdict itself is another; else only steps are saved."""


def easier(checklist: Checklist) -> tuple[Easier, ...]:
    """At most three alternatives, the best first; bands that come to the same are told as one."""
    alike: dict[object, list[Alternative]] = {}
    for found in alternatives(checklist.pack, checklist.answers):
        alike.setdefault(_likeness(found), []).append(found)
    return tuple(_easier(checklist, found) for found in list(alike.values())[:MOST])


def _likeness(found: Alternative) -> object:
    """Equal where alternatives come to the same and only the band of one question differs."""
    bands = [one for one in found.changes if _band(one)]
    if len(bands) != 1:
        return found.changes
    others = tuple(one for one in found.changes if one not in bands)
    return found.burden, bands[0].question, others


def _band(change: Change) -> Band | None:
    names = change.options if change.question.kind is Kind.BANDS else ()
    return next((change.question.by_id[name].band for name in names), None)


def _easier(checklist: Checklist, alike: Sequence[Alternative]) -> Easier:
    now = checklist.answers
    found, bands = _nearest(alike, now) if len(alike) > 1 else (alike[0], ())
    desk = Desk(checklist.pack, found.answers, checklist.today)
    judgement = judge(tuple(desk.entries()))
    return Easier(
        found,
        tuple(_instead(one, now, bands if _band(one) else ()) for one in found.changes),
        judgement,
        is_better=judgement.outcome is not checklist.judgement.outcome,
    )


def _nearest(alike: Sequence[Alternative], now: Answers) -> tuple[Alternative, tuple[Option, ...]]:
    """The one whose band is nearest to the present one, and the bands beside it that do too."""
    question = next(one.question for one in alike[0].changes if _band(one))
    place = {option.id: number for number, option in enumerate(question.options)}
    (here,) = (place[name] for name in now.value(question.id) or ())
    found = {
        place[name]: one
        for one in alike
        for change in one.changes
        if change.question is question
        for name in change.options
    }
    nearest = min(found, key=lambda number: abs(number - here))
    return found[nearest], question.options[_run(found, nearest)]


def _run(numbers: Collection[int], around: int) -> slice:
    """The numbers around this one without a gap."""
    first = last = around
    while first - 1 in numbers:
        first -= 1
    while last + 1 in numbers:
        last += 1
    return slice(first, last + 1)


def _instead(change: Change, now: Answers, bands: Sequence[Option]) -> Instead:
    question = change.question
    ticked = now.value(question.id) or frozenset()
    gone = ticked - change.options if change.options < ticked else frozenset()
    told = (_joined(bands),) if len(bands) > 1 else _chosen(change, change.options)
    return Instead(Reason(question, told), _chosen(change, gone))


def _chosen(change: Change, names: frozenset[str]) -> tuple[Option, ...]:
    return tuple(one for one in change.question.options if one.id in names)


def _joined(bands: Sequence[Option]) -> Option:
    """Neighbouring bands as one that reaches over all of them."""
    edges = [one.band for one in bands if one.band]
    low, high = edges[0], edges[-1]
    whole = Band(low.lower, high.upper, low.lower_belongs, high.upper_belongs)
    return Option(bands[0].id, str(whole), band=whole)
