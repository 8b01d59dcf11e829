"""URL <-> case: what goes out comes back, and one case has one address."""

from datetime import date
from urllib.parse import parse_qsl

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.core.answers import Answers, Fault
from guide.core.deadline import Event
from guide.core.pack import RulePack
from guide.core.question import DONT_KNOW, NOTHING, Kind
from guide.web.links import (
    LONGEST,
    MOST_PAIRS,
    VERSION,
    BadDay,
    Case,
    Links,
    Lost,
    Variant,
    day_of,
    read,
    recognize,
    variant,
)
from tests.packs import case as answered
from tests.packs import green_town

TODAY = date(2026, 11, 24)
TOWN = green_town()


@st.composite
def cases(draw: st.DrawFn, rules: RulePack) -> Case:
    """Any answers and any days that may be told."""
    answers = Answers(rules.questions)
    for question in draw(st.lists(st.sampled_from(rules.questions), unique=True)):
        ids = sorted(question.option_ids)
        several = st.sets(st.sampled_from(ids)) if question.kind is Kind.SEVERAL else st.nothing()
        unknown = st.nothing() if question.mandatory else st.just({DONT_KNOW})
        one = st.sampled_from(ids).map(lambda option: {option})
        answers = answers.with_answer(question.id, draw(st.one_of(one, several, unknown)))
    near = st.dates(date(2025, 1, 1), date(2036, 12, 31))
    return Case(rules.version, answers, draw(st.dictionaries(st.sampled_from(Event), near)))


@settings(max_examples=200, deadline=None)
@given(cases(TOWN), st.randoms(use_true_random=False))
def test_a_case_comes_back_from_its_address_in_any_order(case: Case, shuffle: object) -> None:
    pairs = parse_qsl(case.query, keep_blank_values=True)
    shuffle.shuffle(pairs)  # type: ignore[attr-defined]
    again, lost = read(pairs, TOWN, TODAY)
    assert (again.answers, again.dates) == (case.answers, case.dates)
    assert again.query == case.query
    assert not (lost.dropped)
    assert not (lost.days)
    assert not (lost.too_long)
    assert not (lost.too_many)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(st.text(max_size=200), st.text(max_size=200)), max_size=400))
def test_any_pairs_can_be_read(pairs: list[tuple[str, str]]) -> None:
    case, lost = read(pairs, TOWN, TODAY)
    assert len(case.answers) == 0
    assert lost.too_many == (len(pairs) > MOST_PAIRS)


@settings(max_examples=300, deadline=None)
@given(cases(TOWN))
def test_our_own_links_are_recognized_unless_they_tell_a_day(case: Case) -> None:
    own = recognize(case.query, TOWN)
    assert (own is None) == bool(case.dates)
    assert own is None or (own.answers, own.query) == (case.answers, case.query)


ANSWERS = [
    f"{one.id}={value}"
    for one in TOWN.questions
    for value in (*one.by_id, DONT_KNOW, NOTHING, "mond", "")
]
ODD = [
    f"{VERSION}={TOWN.version}",
    f"{VERSION}=1",
    "suche=bank",
    "beginn=2027-05-08",
    "=",
    "",
    "&",
]


@settings(max_examples=500, deadline=None)
@given(st.lists(st.sampled_from([*ANSWERS, *ODD]), max_size=8))
def test_what_is_recognized_is_what_careful_reading_finds(parts: list[str]) -> None:
    query = "&".join(parts)
    own = recognize(query, TOWN)
    case, lost = read(parse_qsl(query, keep_blank_values=True), TOWN, TODAY)
    assert own is None or (own, Lost()) == (case, lost)


def test_the_address_is_sorted_and_names_the_version() -> None:
    case = Case("ab12cd34", answered(TOWN, vorhaben="bank", flaeche="gehweg"))
    assert case.query == "fassung=ab12cd34&flaeche=gehweg&vorhaben=bank"


def test_no_answer_is_an_empty_address() -> None:
    assert Links("", Case("ab12cd34", Answers(TOWN.questions)).tail).review == "/angaben"


def test_links_stay_below_the_path_where_we_are_mounted() -> None:
    links = Links("/lotse", Case("v", answered(TOWN, vorhaben="bank")).tail)
    assert links.checklist == "/lotse/checkliste?fassung=v&vorhaben=bank"


def test_what_does_not_fit_is_handed_back() -> None:
    pairs = [("grund", "x"), ("flaeche", "mond"), ("vorhaben", "bank"), ("vorhaben", "beet")]
    case, lost = read(pairs, TOWN, TODAY)
    assert len(case.answers) == 0
    assert [(one.pair[0], one.fault) for one in lost.dropped] == [
        ("grund", Fault.UNKNOWN_QUESTION),
        ("flaeche", Fault.UNKNOWN_OPTION),
        ("vorhaben", Fault.REPEATED),
        ("vorhaben", Fault.REPEATED),
    ]


def test_parameters_that_steer_a_page_are_no_answers() -> None:
    _, lost = read([("weiter", ""), ("suche", "bank"), ("blatt", "stellen")], TOWN, TODAY)
    assert not lost.dropped


def test_an_older_version_is_noticed() -> None:
    assert read([("fassung", "00000000")], TOWN, TODAY)[1].other_version
    assert not read([("fassung", TOWN.version)], TOWN, TODAY)[1].other_version
    assert not read([], TOWN, TODAY)[1].other_version


@pytest.mark.parametrize(
    "text",
    ["2027-5-8", "2027-02-30", "0000-00-00", "20270508", "2027-05-08T00:00", " 2027-05-08",
     "٢٠٢٧-٠٥-٠٨", "2027-W18-6", "heute", "-2027-05-08", "2027-05-08\n"],
)  # fmt: skip
def test_a_day_has_one_way_of_being_written(text: str) -> None:
    assert day_of(text) is None


@pytest.mark.parametrize(
    ("text", "kept"),
    [("2025-01-01", True), ("2024-12-31", False), ("2036-12-31", True), ("2037-01-01", False)],
)
def test_a_day_lies_between_last_year_and_ten_years_ahead(text: str, kept: bool) -> None:
    case, lost = read([("beginn", text)], TOWN, TODAY)
    assert case.dates == ({Event.START: date.fromisoformat(text)} if kept else {})
    assert lost.days == (() if kept else (BadDay(Event.START, text, known=True),))


def test_an_empty_day_is_no_day_and_no_mistake() -> None:
    case, lost = read([("beginn", ""), ("aufbau", "2027-05-07")], TOWN, TODAY)
    assert case.dates == {Event.SETUP: date(2027, 5, 7)}
    assert lost.days == ()


def test_two_different_days_for_one_event_are_none() -> None:
    case, lost = read([("beginn", "2027-05-08"), ("beginn", "2027-05-09")], TOWN, TODAY)
    assert case.dates == {}
    assert [bad.text for bad in lost.days] == ["2027-05-08", "2027-05-09"]


def test_oversized_parts_are_left_out() -> None:
    pairs = [("x" * (LONGEST + 1), "1"), ("flaeche", "y" * (LONGEST + 1)), ("vorhaben", "bank")]
    case, lost = read(pairs, TOWN, TODAY)
    assert case.query.endswith("vorhaben=bank")
    assert lost.too_long == 2


def test_the_query_needs_no_escaping() -> None:
    for question in TOWN.questions:
        for option in question.options:
            query = Case("v", Answers(TOWN.questions, {question.id: frozenset({option.id})})).query
            assert query.isascii()
            assert not set(query) - set("abcdefghijklmnopqrstuvwxyz0123456789-=&")


# ---- the paper ----


@pytest.mark.parametrize(
    ("pairs", "asked"),
    [
        ([], Variant()),
        ([("blatt", "stellen")], Variant(by_office=True)),
        ([("druck", "gross")], Variant(large=True)),
        ([("druck", "gross"), ("blatt", "stellen")], Variant(True, True)),
        ([("druck", "riesig"), ("blatt", "gross")], Variant()),
    ],
)
def test_the_paper_is_what_the_address_asks_for(
    pairs: list[tuple[str, str]], asked: Variant
) -> None:
    assert variant(pairs) == asked
