"""The latest day of each step, computed backward through what must come first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from guide.core.deadline import (
    Before,
    Calendar,
    Dates,
    Deadline,
    Duration,
    Event,
    Rule,
    Step,
    latest_day,
    longest_processing,
)


class Gap(Enum):
    """Why a step has no latest day."""

    NO_DATE = "der Tag, von dem aus gerechnet wird, ist nicht angegeben"
    NOT_PUBLISHED = "wie lange es dauert, ist nicht veröffentlicht"


@dataclass(frozen=True, slots=True)
class Due:
    """By when a step must be taken, and by when its result must be there.

    `day` is None where it cannot be computed; `gap` then says why. `needs` are the days that the
    applicant can still tell. With `rather_earlier` a later step takes a time that nobody
    published: the day is the last one that can do, and nobody can say by when the result must be
    there. `decided_by` is the deadline from which the day follows.
    """

    day: date | None = None
    ready_by: date | None = None
    gap: Gap | None = None
    needs: tuple[Event, ...] = ()
    rather_earlier: bool = False
    decided_by: Deadline | None = field(default=None, compare=False)

    @property
    def leaves_time(self) -> bool:
        """Whether the day follows from how long the office takes."""
        return self.decided_by is not None and isinstance(self.decided_by.rule, Duration)

    def has_passed(self, today: date) -> bool:
        """Whether the latest day lies before today."""
        return self.day is not None and self.day < today


NO_DUE = Due()


@dataclass(frozen=True, slots=True)
class Task:
    """What the schedule needs to know of a card: its deadlines, and what comes before it.

    With `takes_time` somebody else decides. Without a published duration nobody can say by when
    such a step must begin, only that what comes before it must be done before its own last day.
    """

    deadlines: tuple[Deadline, ...]
    first: tuple[str, ...]
    takes_time: bool = True


@dataclass(frozen=True, slots=True)
class _Limit:
    """The last day that can do; unless it is sure, the true one may be earlier."""

    day: date | None
    is_sure: bool


def schedule(
    tasks: Mapping[str, Task], order: Sequence[str], dates: Dates, days: Calendar
) -> dict[str, Due]:
    """The due day of every task; `order` lists each task after those it waits for."""
    dues: dict[str, Due] = {}
    begins: dict[str, _Limit] = {}
    for name in reversed(order):
        task = tasks[name]
        waiting = [begins[other] for other in dues if name in tasks[other].first]
        ready_by = _ready_by(task, waiting, dates, days)
        dues[name] = _due(task, ready_by, dates, days)
        begins[name] = _begin(task, dues[name], ready_by)
    return dues


def _begin(task: Task, due: Due, ready_by: _Limit) -> _Limit:
    """The day by which everything before the task must be done."""
    if due.day is not None:
        return _Limit(due.day, is_sure=not due.rather_earlier)
    takes_time = task.takes_time or _rules(task, Step.PROCESSING, Step.DEEMED)
    return _Limit(ready_by.day, is_sure=ready_by.is_sure and not takes_time)


def _due(task: Task, limit: _Limit, dates: Dates, days: Calendar) -> Due:
    ready_by = limit.day if limit.is_sure else None
    rules = _rules(task, Step.APPLY, Step.NOTIFY)
    candidates = {
        day: one
        for one in reversed(task.deadlines)
        if one.step in (Step.APPLY, Step.NOTIFY)
        and (day := latest_day(one.rule, dates, days)) is not None
    }
    processing = longest_processing(task.deadlines)
    if limit.day is not None and processing is not None:
        span, why = processing
        candidates.setdefault(days.working_day_up_to(days.back(limit.day, span)), why)
    events = (rule.event for rule in rules if isinstance(rule, Before))
    needs = tuple(dict.fromkeys(event for event in events if event not in dates))
    if candidates:
        rather_earlier = processing is not None and not limit.is_sure
        day = min(candidates)
        return Due(
            day,
            ready_by,
            needs=needs,
            rather_earlier=rather_earlier,
            decided_by=candidates[day],
        )
    if Event.START not in dates and (processing or rules):
        return Due(None, ready_by, Gap.NO_DATE, needs or (Event.START,))
    return Due(None, ready_by, Gap.NO_DATE if needs else Gap.NOT_PUBLISHED, needs)


def _ready_by(task: Task, begins: Sequence[_Limit], dates: Dates, days: Calendar) -> _Limit:
    """Before the next step begins, before the set-up and before the start."""
    told = (dates.get(event) for event in (Event.SETUP, Event.START))
    set_up = (latest_day(rule, dates, days) for rule in _rules(task, Step.SET_UP))
    waiting = (begin.day for begin in begins)
    known = (day for day in (*waiting, *told, *set_up) if day is not None)
    return _Limit(min(known, default=None), all(begin.is_sure for begin in begins))


def _rules(task: Task, *steps: Step) -> list[Rule]:
    return [deadline.rule for deadline in task.deadlines if deadline.step in steps]
