"""The latest day of each step, backward through what must come first."""

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
)
from guide.core.schedule import Due, Gap, Task, schedule

START = date(2027, 6, 10)
"""A Thursday."""

PLAIN = Calendar()


def weeks(high: int, low: int | None = None) -> Rule:
    return Duration(Span(low or high, Unit.WEEKS), Span(high, Unit.WEEKS))


def lasting(rule: Rule, *first: str) -> Task:
    return Task((Deadline(Step.PROCESSING, rule),), first)


def applying(rule: Rule, *first: str) -> Task:
    return Task((Deadline(Step.APPLY, rule),), first)


def dues(
    days: Calendar = PLAIN, events: dict[Event, date] | None = None, **tasks: Task
) -> dict[str, Due]:
    """Tasks are given in an order in which they may be done."""
    return schedule(tasks, list(tasks), {Event.START: START} if events is None else events, days)


def test_a_step_begins_its_longest_duration_before_the_start() -> None:
    found = dues(permit=lasting(weeks(8, low=6)))
    assert found["permit"] == Due(START - timedelta(weeks=8), START)


def test_steps_in_a_row_add_their_upper_bounds() -> None:
    found = dues(consent=lasting(weeks(3)), permit=lasting(weeks(8, low=6), "consent"))
    assert found["permit"].day == START - timedelta(weeks=8)
    assert found["consent"].day == START - timedelta(weeks=11)
    assert found["consent"].ready_by == found["permit"].day


def test_the_earliest_of_those_who_wait_decides() -> None:
    found = dues(
        consent=lasting(weeks(1)),
        quick=lasting(weeks(2), "consent"),
        slow=lasting(weeks(9), "consent"),
    )
    assert found["consent"].ready_by == found["slow"].day


def test_a_step_that_moved_off_a_holiday_moves_what_comes_before_it() -> None:
    holiday = START - timedelta(weeks=8)
    days = Calendar(frozenset({holiday}))
    found = dues(days, consent=lasting(weeks(1)), permit=lasting(weeks(8), "consent"))
    assert found["permit"].day == holiday - timedelta(days=1)
    assert found["consent"].day == holiday - timedelta(days=8)


def test_contradicting_deadlines_take_the_earlier_day() -> None:
    rules = (Before(Span(2, Unit.MONTHS), Event.START), OnDay(31, 10, years_earlier=1))
    task = Task(tuple(Deadline(Step.APPLY, rule, alternative="vorlauf") for rule in rules), ())
    assert dues(fest=task)["fest"].day == date(2026, 10, 30)


def test_a_deadline_and_a_duration_take_the_earlier_day() -> None:
    apply = Deadline(Step.APPLY, Before(Span(2, Unit.WEEKS), Event.START))
    long = Task((apply, Deadline(Step.PROCESSING, weeks(6))), ())
    short = Task((apply, Deadline(Step.PROCESSING, weeks(1))), ())
    found = dues(long=long, short=short)
    assert found["long"].day == START - timedelta(weeks=6)
    assert found["short"].day == START - timedelta(weeks=2)


@pytest.mark.parametrize("rule", [NotPublished(), Duration(Span(4, Unit.WEEKS), None)])
def test_an_unknown_duration_gives_no_day_and_says_so(rule: Rule) -> None:
    assert dues(permit=lasting(rule))["permit"] == Due(None, START, Gap.NOT_PUBLISHED)


def test_before_a_step_of_unknown_duration_the_day_is_the_last_that_can_do() -> None:
    found = dues(
        ask=lasting(weeks(1)),
        consent=lasting(NotPublished(), "ask"),
        permit=lasting(weeks(4), "consent"),
    )
    assert found["consent"] == Due(None, START - timedelta(weeks=4), Gap.NOT_PUBLISHED)
    assert found["ask"] == Due(START - timedelta(weeks=5), rather_earlier=True)


def test_a_step_to_ask_about_afterwards_takes_no_day_away() -> None:
    found = dues(parklet=lasting(weeks(8, low=6)), build=lasting(NotPublished(), "parklet"))
    assert found["parklet"] == Due(START - timedelta(weeks=8), rather_earlier=True)
    assert found["build"] == Due(None, START, Gap.NOT_PUBLISHED)


def test_what_is_unsure_stays_unsure_all_the_way_back() -> None:
    found = dues(
        first=lasting(weeks(1)),
        own=Task((), ("first",), takes_time=False),
        second=lasting(weeks(4), "own"),
        unknown=lasting(NotPublished(), "second"),
    )
    assert found["first"] == Due(START - timedelta(weeks=5), rather_earlier=True)


def test_before_two_unknown_durations_nobody_can_say_when_the_first_must_end() -> None:
    found = dues(one=lasting(NotPublished()), two=lasting(NotPublished(), "one"))
    assert found["one"] == Due(None, None, Gap.NOT_PUBLISHED)


def test_a_published_deadline_stands_even_before_a_step_of_unknown_duration() -> None:
    early = applying(Before(Span(8, Unit.WEEKS), Event.START))
    found = dues(ask=early, consent=lasting(NotPublished(), "ask"))
    assert found["ask"] == Due(START - timedelta(weeks=8))


def test_what_you_do_yourself_takes_no_time_that_must_be_published() -> None:
    found = dues(permit=lasting(weeks(4)), sign=Task((), ("permit",), takes_time=False))
    assert found["sign"] == Due(None, START, Gap.NOT_PUBLISHED)
    assert found["permit"].day == START - timedelta(weeks=4)


def test_own_work_between_two_steps_does_not_break_the_chain() -> None:
    found = dues(
        ask=lasting(weeks(1)),
        draw=Task((), ("ask",), takes_time=False),
        permit=lasting(weeks(4), "draw"),
    )
    assert found["ask"].day == START - timedelta(weeks=5)


def test_a_published_unknown_duration_breaks_the_chain_of_own_work_too() -> None:
    slow = Task((Deadline(Step.PROCESSING, NotPublished()),), ("ask",), takes_time=False)
    found = dues(ask=lasting(weeks(1)), own=slow)["ask"]
    assert (found.day, found.rather_earlier) == (START - timedelta(weeks=1), True)


def test_everything_must_be_there_before_the_set_up() -> None:
    set_up = START - timedelta(days=3)
    events = {Event.START: START, Event.SETUP: set_up}
    assert dues(events=events, permit=lasting(weeks(4)))["permit"].day == set_up - timedelta(
        weeks=4
    )


def test_a_deadline_for_the_set_up_is_a_day_by_which_the_result_must_be_there() -> None:
    rule = Before(Span(7, Unit.DAYS), Event.START)
    task = Task((Deadline(Step.SET_UP, rule), Deadline(Step.PROCESSING, weeks(2))), ())
    found = dues(permit=task)["permit"]
    assert (found.ready_by, found.day) == (date(2027, 6, 3), date(2027, 5, 20))


def test_without_a_start_it_says_which_day_is_missing() -> None:
    found = dues(
        events={},
        permit=lasting(weeks(4)),
        fund=applying(OnDay(30, 9)),
        rally=applying(Before(Span(48, Unit.HOURS), Event.ANNOUNCEMENT)),
    )
    assert found["permit"] == Due(None, None, Gap.NO_DATE, (Event.START,))
    assert found["fund"] == Due(None, None, Gap.NO_DATE, (Event.START,))
    assert found["rally"] == Due(None, None, Gap.NO_DATE, (Event.ANNOUNCEMENT,))


def test_a_missing_announcement_is_said_even_where_another_day_is_known() -> None:
    rules = (
        Before(Span(48, Unit.HOURS), Event.ANNOUNCEMENT),
        Before(Span(2, Unit.WEEKS), Event.START),
    )
    found = dues(rally=Task(tuple(Deadline(Step.NOTIFY, rule) for rule in rules), ()))["rally"]
    assert (found.day, found.needs) == (START - timedelta(weeks=2), (Event.ANNOUNCEMENT,))


def test_a_day_has_passed_only_when_it_is_over() -> None:
    due = Due(date(2027, 3, 1))
    assert not due.has_passed(date(2027, 3, 1))
    assert due.has_passed(date(2027, 3, 2))
    assert not Due(None).has_passed(date(2099, 1, 1))


@given(st.data())
def test_no_step_is_due_after_one_that_waits_for_it(data: st.DataObject) -> None:
    tasks: dict[str, Task] = {}
    for number in range(data.draw(st.integers(1, 6))):
        first = data.draw(st.lists(st.sampled_from(list(tasks)), unique=True)) if tasks else []
        rule = data.draw(st.sampled_from([weeks(1), weeks(3), NotPublished()]))
        tasks[f"t{number}"] = lasting(rule, *first)
    found = dues(**tasks)
    for name, task in tasks.items():
        for before in task.first:
            day, due = found[before].day, found[name].day
            assert day is None or due is None or day < due


@given(st.data())
def test_however_long_the_unpublished_takes_no_day_is_later_than_said(
    data: st.DataObject,
) -> None:
    plan: list[tuple[int | None, list[str]]] = []
    for number in range(data.draw(st.integers(1, 6))):
        names = [f"t{earlier}" for earlier in range(number)]
        first = data.draw(st.lists(st.sampled_from(names), unique=True)) if names else []
        plan.append((data.draw(st.sampled_from([1, 3, None])), first))
    truth = [data.draw(st.integers(1, 5)) if long is None else long for long, _ in plan]
    said = dues(
        **{
            f"t{number}": lasting(NotPublished() if long is None else weeks(long), *first)
            for number, (long, first) in enumerate(plan)
        }
    )
    true = dues(
        **{
            f"t{number}": lasting(weeks(long), *first)
            for number, (long, (_, first)) in enumerate(zip(truth, plan, strict=True))
        }
    )
    for name, due in said.items():
        day = true[name].day
        assert day is not None
        assert due.day in (None, day) or (due.rather_earlier and day < due.day)
        assert due.ready_by in (None, true[name].ready_by)
