"""Counting days the way offices do."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.core.deadline import (
    Before,
    Calendar,
    Deadline,
    Duration,
    Event,
    NotPublished,
    OnDay,
    Rule,
    Span,
    Step,
    Unit,
    latest_day,
    longest_processing,
    months_ahead,
)

ASSUMPTION_DAY = date(2028, 8, 15)
"""A holiday in Munich though not in all of Bavaria; a Tuesday in 2028."""

PLAIN = Calendar()
MUNICH = Calendar(frozenset({ASSUMPTION_DAY, date(2028, 12, 25), date(2028, 12, 26)}))
DAYS = st.dates(date(2020, 1, 1), date(2040, 12, 31))


def before(count: int, unit: Unit, event: Event = Event.START, **more: bool) -> Before:
    return Before(Span(count, unit), event, **more)


def latest(rule: Rule, day: date, days: Calendar = PLAIN) -> date | None:
    return latest_day(rule, dict.fromkeys(Event, day), days)


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2027, 5, 31), -3, date(2027, 2, 28)),
        (date(2028, 5, 31), -3, date(2028, 2, 29)),
        (date(2028, 2, 29), -12, date(2027, 2, 28)),
        (date(2028, 2, 29), -48, date(2024, 2, 29)),
        (date(2027, 1, 15), -1, date(2026, 12, 15)),
        (date(2027, 1, 31), 1, date(2027, 2, 28)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
    ],
)
def test_months_end_where_a_shorter_month_ends(day: date, months: int, expected: date) -> None:
    assert months_ahead(day, months) == expected


@given(DAYS, st.integers(0, 60))
def test_months_back_is_never_later_than_so_many_months_ago(day: date, count: int) -> None:
    back = months_ahead(day, -count)
    assert (day.year - back.year) * 12 + day.month - back.month == count
    assert back.day == day.day or (back.day < day.day and (back + timedelta(days=1)).day == 1)


def test_two_months_before_a_start_in_spring() -> None:
    assert latest(before(2, Unit.MONTHS), date(2027, 5, 8)) == date(2027, 3, 8)


def test_a_day_on_a_weekend_moves_to_the_friday_before() -> None:
    saturday = date(2027, 5, 8)
    assert latest(before(2, Unit.WEEKS), saturday) == date(2027, 4, 23)
    assert latest(before(13, Unit.DAYS), saturday) == date(2027, 4, 23)


def test_a_day_on_a_munich_holiday_moves_to_the_working_day_before() -> None:
    start = ASSUMPTION_DAY + timedelta(weeks=4)
    assert latest(before(4, Unit.WEEKS), start, MUNICH) == date(2028, 8, 14)
    assert latest(before(4, Unit.WEEKS), start, PLAIN) == ASSUMPTION_DAY


def test_christmas_and_a_weekend_in_a_row_are_all_skipped() -> None:
    assert MUNICH.working_day_up_to(date(2028, 12, 26)) == date(2028, 12, 22)


@given(DAYS, st.integers(1, 40), st.sampled_from(Unit))
def test_a_computed_day_is_a_working_day_before_the_event(
    day: date, count: int, unit: Unit
) -> None:
    computed = latest(before(count, unit), day, MUNICH)
    assert computed is not None
    assert MUNICH.is_working_day(computed)
    assert computed < day


@given(DAYS, st.integers(0, 30))
def test_between_a_working_day_and_the_event_lie_exactly_so_many_working_days(
    day: date, count: int
) -> None:
    back = MUNICH.back(day, Span(count, Unit.WORKING_DAYS))
    between = (back + timedelta(days=number) for number in range((day - back).days))
    assert sum(MUNICH.is_working_day(one) for one in between) == count


@pytest.mark.parametrize(
    ("announced", "latest_notice"),
    [
        (date(2027, 5, 6), date(2027, 5, 4)),  # Thursday: Tuesday
        (date(2027, 5, 10), date(2027, 5, 6)),  # Monday: Thursday
        (date(2027, 5, 11), date(2027, 5, 7)),  # Tuesday: Friday
        (
            date(2027, 5, 9),
            date(2027, 5, 5),
        ),  # Sunday: all of Thursday and Friday must lie between
        (date(2027, 5, 8), date(2027, 5, 5)),  # Saturday: likewise
        (date(2028, 8, 16), date(2028, 8, 11)),  # the day after the holiday: Monday, Friday
    ],
)
def test_48_hours_before_the_announcement_count_on_working_days_only(
    announced: date, latest_notice: date
) -> None:
    rule = before(48, Unit.HOURS, Event.ANNOUNCEMENT, working_days_only=True)
    assert latest_day(rule, {Event.ANNOUNCEMENT: announced}, MUNICH) == latest_notice


def test_a_part_of_a_day_counts_as_a_whole_one() -> None:
    assert latest(before(36, Unit.HOURS), date(2027, 5, 6)) == date(2027, 5, 4)
    assert latest(before(36, Unit.HOURS, after=True), date(2027, 5, 6)) == date(2027, 5, 7)


def test_hours_on_all_days_are_whole_days() -> None:
    assert latest(before(48, Unit.HOURS), date(2027, 5, 6)) == date(2027, 5, 4)


def test_days_can_be_counted_on_working_days_only() -> None:
    monday = date(2027, 5, 10)
    assert latest(before(4, Unit.DAYS, working_days_only=True), monday) == date(2027, 5, 4)
    assert latest(before(4, Unit.WORKING_DAYS), monday) == date(2027, 5, 4)
    assert latest(before(4, Unit.DAYS), monday) == date(2027, 5, 6)


def test_a_day_after_an_event_is_computed_forward_and_kept_on_the_safe_side() -> None:
    start = date(2027, 5, 8)
    assert latest(before(2, Unit.WEEKS, after=True), start) == date(2027, 5, 21)
    assert latest(before(1, Unit.MONTHS, after=True), start) == date(2027, 6, 8)
    assert latest(before(3, Unit.WORKING_DAYS, after=True), start) == date(2027, 5, 12)


def test_the_31st_of_october_of_the_year_before() -> None:
    assert latest(OnDay(31, 10, years_earlier=1), date(2027, 5, 8)) == date(2026, 10, 30)
    assert latest(OnDay(31, 10, years_earlier=1), date(2029, 1, 1)) == date(2028, 10, 31)


def test_a_fixed_day_of_the_year_of_the_start() -> None:
    assert latest(OnDay(30, 9), date(2027, 5, 8)) == date(2027, 9, 30)
    assert latest(OnDay(29, 2), date(2027, 5, 8)) == date(2027, 2, 26), "28 February is a Sunday"
    assert latest(OnDay(29, 2), date(2028, 5, 8)) == date(2028, 2, 29)


def test_without_the_day_it_depends_on_there_is_no_latest_day() -> None:
    announcement = {Event.ANNOUNCEMENT: date(2027, 5, 8)}
    assert latest_day(before(2, Unit.MONTHS), announcement, PLAIN) is None
    assert latest_day(OnDay(31, 10), announcement, PLAIN) is None
    assert latest_day(before(2, Unit.DAYS, after=True), {}, PLAIN) is None


@pytest.mark.parametrize("rule", [NotPublished(), Duration(None, Span(4, Unit.WEEKS))])
def test_a_duration_and_silence_name_no_day(rule: Rule) -> None:
    assert latest(rule, date(2027, 5, 8)) is None


def test_the_longest_processing_time_counts_across_units() -> None:
    rules: list[Rule] = [
        Duration(Span(4, Unit.WEEKS), Span(3, Unit.MONTHS)),
        Duration(None, Span(10, Unit.WEEKS)),
        Duration(Span(1, Unit.DAYS), None),
        NotPublished(),
    ]
    deadlines = [Deadline(Step.PROCESSING, rule) for rule in rules]
    found = longest_processing(deadlines)
    assert found is not None
    assert found[0] == Span(3, Unit.MONTHS)
    assert longest_processing(deadlines[2:]) is None


def test_only_processing_and_silence_of_the_office_take_time() -> None:
    deemed = Deadline(Step.DEEMED, Duration(None, Span(2, Unit.WEEKS)))
    apply = Deadline(Step.APPLY, before(2, Unit.MONTHS))
    assert longest_processing([deemed, apply]) == (Span(2, Unit.WEEKS), deemed)
