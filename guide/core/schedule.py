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
    """What the schedule needs to know of a card: its deadlines, and what comes before it."""

    deadlines: tuple[Deadline, ...]
    first: tuple[str, ...]


def schedule(
    tasks: Mapping[str, Task], order: Sequence[str], dates: Dates, days: Calendar
) -> dict[str, Due]:
    """The due day of every task; `order` lists each task after those it waits for."""
    dues: dict[str, Due] = {}
    for name in reversed(order):
        followers = [dues[other] for other in dues if name in tasks[other].first]
        dues[name] = _due(tasks[name], followers, dates, days)
    return dues


def _due(task: Task, followers: Sequence[Due], dates: Dates, days: Calendar) -> Due:
    ready_by = min(
        (day for due in followers if (day := due.day or due.ready_by) is not None),
        default=dates.get(Event.START),
    )
    asked = (Step.APPLY, Step.NOTIFY)
    rules = [deadline.rule for deadline in task.deadlines if deadline.step in asked]
    candidates = [day for rule in rules if (day := latest_day(rule, dates, days)) is not None]
    processing = longest_processing(task.deadlines)
    if ready_by is not None and processing is not None:
        candidates.append(days.working_day_up_to(days.back(ready_by, processing)))
    if candidates:
        return Due(min(candidates), ready_by)
    needs = tuple(
        dict.fromkeys(
            rule.event
            for rule in rules
            if isinstance(rule, Before) and not rule.after and rule.event not in dates
        )
    )
    if Event.START not in dates and (processing or rules):
        return Due(None, ready_by, Gap.NO_DATE, needs or (Event.START,))
    return Due(None, ready_by, Gap.NO_DATE if needs else Gap.NOT_PUBLISHED, needs)
