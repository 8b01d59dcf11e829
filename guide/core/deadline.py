"""By when: durations, days before an event, and the calendar that moves them.

Holidays and working days come in as data; this module knows no clock and no country.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import assert_never

from guide.core.condition import ALWAYS, Condition
from guide.core.place import NOWHERE, Place
from guide.core.source import UNCITED, Citation


class Unit(Enum):
    """A unit of time in which offices count."""

    HOURS = "Stunden"
    DAYS = "Tage"
    WORKING_DAYS = "Arbeitstage"
    WEEKS = "Wochen"
    MONTHS = "Monate"


class Event(Enum):
    """A day that the applicant knows: the start, the set-up, the announcement."""

    START = "beginn"
    SETUP = "aufbau"
    ANNOUNCEMENT = "bekanntgabe"


class Step(Enum):
    """What the deadline is for."""

    APPLY = "antrag"
    NOTIFY = "anzeige"
    SET_UP = "aufbau"
    PROCESSING = "bearbeitung"
    DEEMED = "gilt_als_erteilt"


@dataclass(frozen=True, slots=True)
class Span:
    """So many units of time, for example 6 weeks."""

    count: int
    unit: Unit


@dataclass(frozen=True, slots=True)
class Duration:
    """How long something takes; a missing bound was not published."""

    low: Span | None
    high: Span | None
    about: bool = False


@dataclass(frozen=True, slots=True)
class Before:
    """At least this long before an event, or after it with `after`."""

    span: Span
    event: Event
    working_days_only: bool = False
    after: bool = False


@dataclass(frozen=True, slots=True)
class OnDay:
    """A fixed day of the year in which it starts, or so many years earlier."""

    day: int
    month: int
    years_earlier: int = 0


@dataclass(frozen=True, slots=True)
class NotPublished:
    """Nobody published it."""


Rule = Duration | Before | OnDay | NotPublished


class Binding(Enum):
    """Whether the law sets the deadline or the office wishes for it."""

    LAW = "gesetz"
    WISH = "wunsch"


@dataclass(frozen=True, slots=True)
class Deadline:
    """One deadline of one card."""

    step: Step
    rule: Rule
    binding: Binding | None = None
    note: str = ""
    when: Condition = ALWAYS
    citation: Citation = UNCITED
    alternative: str = ""
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Calendar:
    """Which days are free: Saturdays, Sundays and these holidays."""

    holidays: frozenset[date] = frozenset()

    def is_working_day(self, day: date) -> bool:
        """Monday to Friday and no holiday."""
        return day.weekday() < 5 and day not in self.holidays

    def working_day_up_to(self, day: date) -> date:
        """The day itself if it is a working day, else the last working day before it."""
        while not self.is_working_day(day):
            day -= timedelta(days=1)
        return day

    def back(self, day: date, span: Span, *, working_days_only: bool = False) -> date:
        """So long before the day; weekends and holidays are counted unless told otherwise."""
        before = Span(-span.count, span.unit)
        return self.ahead(day, before, working_days_only=working_days_only)

    def ahead(self, day: date, span: Span, *, working_days_only: bool = False) -> date:
        """So long after the day, or before it if the count is negative. Part of a day is on the
        safe side; where free days do not count, neither do the hours of a free day itself."""
        match span.unit:
            case Unit.HOURS:
                days = Span(span.count // 24, Unit.DAYS)
                start = self.working_day_up_to(day) if working_days_only else day
                return self.ahead(start, days, working_days_only=working_days_only)
            case Unit.DAYS | Unit.WORKING_DAYS:
                if working_days_only or span.unit is Unit.WORKING_DAYS:
                    return self._working_days_ahead(day, span.count)
                return day + timedelta(days=span.count)
            case Unit.WEEKS:
                return day + timedelta(weeks=span.count)
            case Unit.MONTHS:
                return months_ahead(day, span.count)
            case _:
                assert_never(span.unit)

    def _working_days_ahead(self, day: date, count: int) -> date:
        step = 1 if count > 0 else -1
        while count:
            day += timedelta(days=step)
            count -= step * self.is_working_day(day)
        return day


def months_ahead(day: date, count: int) -> date:
    """So many months later (or earlier); the 31st becomes the last day of a shorter month."""
    index = day.year * 12 + day.month - 1 + count
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


Dates = dict[Event, date]


def latest_day(rule: Rule, dates: Dates, days: Calendar) -> date | None:
    """The last day on which the step is in time; None if the day it depends on is not known.

    A computed day that falls on a weekend or a holiday moves to the working day before.
    """
    match rule:
        case Before(span, event, working_days_only, after):
            if event not in dates:
                return None
            move = days.ahead if after else days.back
            day = move(dates[event], span, working_days_only=working_days_only)
        case OnDay(day_of_month, month, years_earlier):
            if Event.START not in dates:
                return None
            year = dates[Event.START].year - years_earlier
            day = date(year, month, min(day_of_month, calendar.monthrange(year, month)[1]))
        case Duration() | NotPublished():
            return None
        case _:
            assert_never(rule)
    return days.working_day_up_to(day)


def longest_processing(deadlines: Iterable[Deadline]) -> tuple[Span, Deadline] | None:
    """The upper bound of the processing time, the longest of several, and who says so; None if
    not published."""
    bounds = [
        (deadline.rule.high, deadline)
        for deadline in deadlines
        if deadline.step in (Step.PROCESSING, Step.DEEMED)
        and isinstance(deadline.rule, Duration)
        and deadline.rule.high is not None
    ]
    return max(bounds, key=lambda bound: rough_days(bound[0]), default=None)


def rough_days(span: Span) -> float:
    """A length in days for comparing spans of different units."""
    per_unit = {
        Unit.HOURS: 1 / 24,
        Unit.DAYS: 1,
        Unit.WORKING_DAYS: 7 / 5,
        Unit.WEEKS: 7,
        Unit.MONTHS: 31,
    }
    return span.count * per_unit[span.unit]
