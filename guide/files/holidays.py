"""The holidays of a region, from the library `holidays`, as the core's calendar."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import lru_cache

from guide.core.deadline import Calendar
from guide.core.pack import HolidayRegion

STATES = frozenset(
    (
        "BB",
        "BE",
        "BW",
        "BY",
        "HB",
        "HE",
        "HH",
        "MV",
        "NI",
        "NW",
        "RP",
        "SH",
        "SL",
        "SN",
        "ST",
        "TH",
    )
)
"""The German states: known without loading the library, which takes longer than a whole pack."""

KINDS = frozenset(("public", "catholic"))


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


@lru_cache(maxsize=64)
def unknown_names(region: HolidayRegion) -> tuple[tuple[str, Collection[str]], ...]:
    """What in a region has no holidays, each with the names that are known in its stead."""
    known_state = region.region in STATES or not region.region
    if region.country == "DE" and known_state and KINDS.issuperset(region.categories):
        return ()
    import holidays

    countries = holidays.list_supported_countries(include_aliases=False)
    if region.country not in countries:
        return ((region.country, sorted(countries)),)
    country = holidays.country_holidays(region.country)
    regions = (*country.subdivisions, *country.subdivisions_aliases)
    missing: list[tuple[str, Collection[str]]] = [
        (kind, sorted(country.supported_categories))
        for kind in region.categories
        if kind not in country.supported_categories
    ]
    if region.region and region.region not in regions:
        missing.append((region.region, country.subdivisions))
    return tuple(missing)
