"""The checklist laid out: numbers, where each thing is said, and which gaps are said."""

from datetime import date

from guide.core.deadline import Event
from guide.core.requirement import Area
from guide.core.schedule import Gap
from guide.core.source import Certainty
from guide.output.sheet import Sheet, lay_out
from guide.output.steps import is_gap
from tests.output.town import LAW, OLD, PAGE, PRESS, START, TODAY, on_the_pavement, town, work_out
from tests.packs import case


def sheet(**given: str | tuple[str, ...]) -> Sheet:
    return lay_out(on_the_pavement(**given))


def test_the_way_is_numbered_in_the_order_in_which_it_must_happen() -> None:
    assert [(step.number, step.entry.card.id) for step in sheet().way] == [
        (1, "beet-beirat"),
        (2, "beet-erlaubnis"),
    ]


def test_what_forbids_it_stands_before_the_way_and_has_no_number() -> None:
    forbidden = sheet(breite="eng")
    assert [step.entry.card.id for step in forbidden.obstacles] == ["zu-eng"]
    assert [step.number for step in forbidden.obstacles] == [None]
    assert "zu-eng" not in [step.entry.card.id for step in forbidden.way]
    assert not forbidden.obstacles[0].is_task


def test_each_office_is_described_once() -> None:
    laid_out = sheet()
    council = laid_out.step_of("beet-beirat")
    assert council.as_in is None
    assert laid_out.step_of("budget").as_in is council


def test_every_card_stands_in_exactly_one_place() -> None:
    laid_out = sheet(breite="eng")
    parts = [step for section in laid_out.sections for step in section.steps]
    shown = [*laid_out.obstacles, *laid_out.way, *parts]
    assert sorted(step.entry.card.id for step in shown) == sorted(
        entry.card.id for entry in laid_out.checklist.entries
    )
    assert [section.area for section in laid_out.sections] == [Area.LIABILITY, Area.MONEY]


def test_sources_are_numbered_in_the_order_in_which_they_are_cited() -> None:
    laid_out = sheet(rand=("baum",))
    assert set(laid_out.sources) == {LAW, PAGE, OLD, PRESS}
    assert [laid_out.number(source) for source in laid_out.sources] == [1, 2, 3, 4]


def test_contacts_are_grouped_by_what_carries_them_the_surest_first() -> None:
    laid_out = sheet()
    groups = laid_out.contacts(laid_out.step_of("beet-erlaubnis").entry.office)
    assert [laid_out.certainty(citation) for citation, _ in groups] == [
        Certainty.OFFICIAL,
        Certainty.STALE,
    ]
    assert [[channel.value for channel, _ in found] for _, found in groups] == [
        ["telefon", "web"],
        ["fax"],
    ]


def test_a_missing_day_is_a_gap_only_where_somebody_decides() -> None:
    laid_out = sheet(rand=("baum",))
    assert laid_out.step_of("beet-beirat").tells_time
    assert not laid_out.step_of("nachbarn").tells_time
    assert not laid_out.step_of("haftung").tells_time
    assert not laid_out.step_of("haftung").tells_office


def test_the_day_for_the_result_counts_where_the_step_has_none_of_its_own() -> None:
    laid_out = sheet()
    permit, council = laid_out.step_of("beet-erlaubnis"), laid_out.step_of("beet-beirat")
    assert permit.entry.due.day == date(2027, 3, 8)
    assert permit.result_needed_by is None
    assert council.entry.due.gap is Gap.NOT_PUBLISHED
    assert council.result_needed_by == permit.entry.due.day


def test_what_is_to_ask_stands_with_the_enquiries_and_not_twice() -> None:
    laid_out = sheet()
    permit = laid_out.step_of("beet-erlaubnis")
    assert [note.said.text for note in permit.notes] == ["Die Erlaubnis gilt ein Jahr."]
    asked = laid_out.enquiry_at(permit.entry.office)
    assert asked is not None
    texts = [doubt.shown.said for _, doubt in asked.gaps if doubt.shown]
    assert permit.entry.notes[1].said in texts
    assert permit.entry.fees[1].said in texts
    assert asked.to_confirm == ((permit, 3),)  # two duties, and the photo that may be needed


def test_a_gap_in_figures_says_so_itself_and_needs_no_mark() -> None:
    permit = sheet().step_of("beet-erlaubnis")
    assert [is_gap(fee) for fee in permit.entry.fees] == [False, True]
    assert not permit.is_marked(permit.entry.fees[1])
    assert permit.is_marked(permit.entry.duties[1])


def test_two_statements_of_the_same_thing_contradict_each_other() -> None:
    permit = sheet().step_of("beet-erlaubnis")
    assert [permit.is_contradicted(duty) for duty in permit.entry.duties] == [False, True, True]


def test_what_other_plans_would_need_is_not_listed() -> None:
    rules = town()
    feast = lay_out(work_out(rules, case(rules, vorhaben="fest")))
    assert feast.checklist.not_needed
    assert feast.not_needed == ()
    assert [one.card.id for one in sheet().not_needed] == ["zu-eng", "nachbarn", "hof-frei"]


def test_an_answer_of_dont_know_is_given_but_chooses_nothing() -> None:
    given = {question.id: chosen for question, chosen in sheet(breite="weiss-nicht").given}
    assert given["breite"] is None
    assert given["rand"] == ()
    assert [option.id for option in given["flaeche"] or ()] == ["gehweg"]


def test_the_sheets_of_the_offices_hold_every_step_once() -> None:
    laid_out = sheet(rand=("baum",))
    visits = laid_out.visits
    assert [visit.is_official for visit in visits] == [True, True, False, False]
    cards = [step.entry.card.id for visit in visits for step in visit.steps]
    assert sorted(cards) == sorted(step.entry.card.id for step in laid_out.steps)


def test_the_day_is_told_and_the_title_is_the_plan() -> None:
    assert sheet().dates == ((Event.START, START),)
    assert sheet().title == "Ein Hochbeet aufstellen"
    rules = town()
    assert lay_out(work_out(rules, rules.answers())).title == "Wegweiser Musterstadt"


def test_all_sources_read_on_one_day_say_so_once() -> None:
    assert sheet().read_on is None
    assert TODAY in {source.as_of for source in sheet().sources}
