"""Work out the case of a visit: the checklist, with the holidays of the years it concerns."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from guide.core.checklist import Checklist, checklist
from guide.core.deadline import Before, Calendar, Duration, Event
from guide.core.pack import HolidayRegion
from guide.files.holidays import calendar_for
from guide.web.site import Visit

YEARS_BACK = 3
"""A deadline may lie in a year before the start; none reaches further back."""


def work_out(visit: Visit) -> Checklist:
    """The checklist of the case. Without a day nothing is computed, so no holidays are read."""
    dates = visit.case.dates
    days = Calendar()
    if dates:
        years = [day.year for day in dates.values()]
        region = visit.pack.imprint.holidays
        days = _calendar(region, min(years) - YEARS_BACK, max(years) + 1)
    return checklist(visit.pack, visit.case.answers, visit.today, dates, days)


@lru_cache(maxsize=64)
def _calendar(region: HolidayRegion, first: int, last: int) -> Calendar:
    return calendar_for(region, range(first, last + 1))


def events(worked_out: Checklist, again: Iterable[Event] = ()) -> tuple[Event, ...]:
    """The days worth asking for: what some deadline counts from, and then the start as well, what
    was told, and what to tell `again`."""
    rules = [shown.said.rule for entry in worked_out.entries for shown in entry.deadlines]
    counted = {rule.event for rule in rules if isinstance(rule, Before)}
    counted |= {*worked_out.dates, *again}
    if any(isinstance(rule, Before | Duration) for rule in rules):
        counted.add(Event.START)
    return tuple(one for one in Event if one in counted)
