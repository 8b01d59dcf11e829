"""Munich's holidays: those of Bavaria where most people are Catholic, and not Augsburg's."""

from datetime import date

from guide.core.pack import HolidayRegion
from guide.files.holidays import calendar_for

MUNICH = HolidayRegion("DE", "BY", ("public", "catholic"))


def test_the_assumption_of_mary_is_a_holiday_in_munich() -> None:
    assert date(2028, 8, 15) in calendar_for(MUNICH, [2028]).holidays
    protestant = HolidayRegion("DE", "BY", ("public",))
    assert date(2028, 8, 15) not in calendar_for(protestant, [2028]).holidays


def test_the_peace_festival_of_augsburg_is_a_working_day_in_munich() -> None:
    days = calendar_for(MUNICH, range(2025, 2035))
    assert all(date(year, 8, 8) not in days.holidays for year in range(2025, 2035))


def test_a_year_has_thirteen_holidays_and_christmas_eve_is_none() -> None:
    days = calendar_for(MUNICH, [2027]).holidays
    assert len(days) == 13
    assert date(2027, 12, 24) not in days
    assert {day.year for day in calendar_for(MUNICH, [2026, 2027]).holidays} == {2026, 2027}


def test_a_country_without_a_region_has_its_common_holidays() -> None:
    days = calendar_for(HolidayRegion("DE"), [2027]).holidays
    assert date(2027, 10, 3) in days
    assert date(2027, 1, 6) not in days
