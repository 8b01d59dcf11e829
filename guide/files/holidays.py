"""The holidays of a region, from the library `holidays`, as the core's calendar."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from guide.core.deadline import Calendar
from guide.core.pack import HolidayRegion


def calendar_for(region: HolidayRegion, years: Iterable[int]) -> Calendar:
    """The free days of these years. Raises NotImplementedError for a region nobody knows."""
    return _calendar(region, tuple(sorted(set(years))))


@lru_cache(maxsize=64)
def _calendar(region: HolidayRegion, years: tuple[int, ...]) -> Calendar:
    import holidays  # slow to load, and needed only where somebody told a day

    found = holidays.country_holidays(
        region.country,
        subdiv=region.region or None,
        years=years,
        categories=region.categories,
    )
    return Calendar(frozenset(found))
