"""The latest day of each step, computed backward through what must come first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from guide.core.deadline import (
    Before,
    Calendar,
    Dates,
    Deadline,
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
    applicant can still tell.
    """

    day: date | None = None
    ready_by: date | None = None
    gap: Gap | None = None
    needs: tuple[Event, ...] = ()

    def has_passed(self, today: date) -> bool:
        """Whether the latest day lies before today."""
        return self.day is not None and self.day < today


NO_DUE = Due()


@dataclass(frozen=True, slots=True)
class Task:
    """What the schedule needs to know of a card: its deadlines, and what comes before it.

    With `takes_time` somebody else decides. Without a published duration nobody can say by when
    such a step must begin, nor by when anything before it must be done.
    """

    deadlines: tuple[Deadline, ...]
    first: tuple[str, ...]
    takes_time: bool = True


def schedule(
    tasks: Mapping[str, Task], order: Sequence[str], dates: Dates, days: Calendar
) -> dict[str, Due]:
    """The due day of every task; `order` lists each task after those it waits for."""
    dues: dict[str, Due] = {}
    for name in reversed(order):
        begins = [
            _begin(tasks[other], dues[other]) for other in dues if name in tasks[other].first
        ]
        dues[name] = _due(tasks[name], begins, dates, days)
    return dues


def _begin(task: Task, due: Due) -> date | None:
    """The day by which everything before the task must be done; None if nobody can say."""
    takes_time = task.takes_time or _rules(task, Step.PROCESSING, Step.DEEMED)
    return due.day if due.day is not None or takes_time else due.ready_by


def _due(task: Task, begins: Sequence[date | None], dates: Dates, days: Calendar) -> Due:
    ready_by = _ready_by(task, begins, dates, days)
    rules = _rules(task, Step.APPLY, Step.NOTIFY)
    candidates = [day for rule in rules if (day := latest_day(rule, dates, days)) is not None]
    processing = longest_processing(task.deadlines)
    if ready_by is not None and processing is not None:
        candidates.append(days.working_day_up_to(days.back(ready_by, processing)))
    events = (rule.event for rule in rules if isinstance(rule, Before))
    needs = tuple(dict.fromkeys(event for event in events if event not in dates))
    if candidates:
        return Due(min(candidates), ready_by, needs=needs)
    if Event.START not in dates and (processing or rules):
        return Due(None, ready_by, Gap.NO_DATE, needs or (Event.START,))
    return Due(None, ready_by, Gap.NO_DATE if needs else Gap.NOT_PUBLISHED, needs)


def _ready_by(
    task: Task, begins: Sequence[date | None], dates: Dates, days: Calendar
) -> date | None:
    """Before the next step begins, before the set-up and before the start; None if unknown."""
    if None in begins:
        return None
    told = (dates.get(event) for event in (Event.SETUP, Event.START))
    set_up = (latest_day(rule, dates, days) for rule in _rules(task, Step.SET_UP))
    return min((day for day in (*begins, *told, *set_up) if day is not None), default=None)


def _rules(task: Task, *steps: Step) -> list[Rule]:
    return [deadline.rule for deadline in task.deadlines if deadline.step in steps]
