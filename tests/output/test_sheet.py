"""The checklist laid out: numbers, where each thing is said, and which gaps are said."""

from datetime import date

from guide.core.deadline import Event
from guide.core.requirement import Area, Kind
from guide.core.schedule import Gap
from guide.core.source import Certainty
from guide.output.layout import lay_out
from guide.output.sheet import Sheet
from guide.output.steps import is_gap
from tests.output.town import LAW, OLD, PAGE, PRESS, START, TODAY, on_the_pavement, town, work_out
from tests.packs import ask, card, case, none_of, one_of, pack, plan


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


def test_the_way_begins_with_what_is_to_do_and_not_with_what_may_forbid_it() -> None:
    unknown = sheet(breite="weiss-nicht")
    assert unknown.way[-1].entry.card.id == "zu-eng"
    assert [step.number for step in unknown.plan] == [1, 2, None]
    assert sheet(breite="eng").plan[0].entry.card.id == "zu-eng"


def test_people_begin_with_the_first_step_that_is_sure() -> None:
    ground = ask("grund", "stadt", "bahn")
    perhaps = card("bahn-fragen", when=one_of(ground, "bahn"), kind=Kind.INFORMATION)
    sure = card("stadt-fragen", kind=Kind.PERMIT)
    rules = pack([plan("beet"), ground], [perhaps, sure])
    begin = lay_out(work_out(rules, case(rules, vorhaben="beet"))).begin
    assert begin is not None
    assert begin.entry.card is sure
    alone = case(rules, vorhaben="beet", grund="stadt")
    assert lay_out(work_out(rules, alone)).begin is None


def test_an_impossible_plan_begins_with_what_is_against_it() -> None:
    forbidden = sheet(breite="eng")
    assert forbidden.begin is forbidden.obstacles[0]


def test_where_the_verdict_hangs_on_a_don_t_know_people_begin_by_asking() -> None:
    ground = ask("grund", "stadt", "bahn")
    cards = [
        card("stadt-fragen", when=one_of(ground, "stadt"), kind=Kind.PERMIT),
        card("bahn-fragen", when=one_of(ground, "bahn"), kind=Kind.PERMIT),
    ]
    rules = pack([plan("beet"), ground], cards)
    unknown = lay_out(work_out(rules, case(rules, vorhaben="beet", grund="weiss-nicht")))
    assert (unknown.asks_first, unknown.begin) == (True, None)
    not_asked_yet = lay_out(work_out(rules, case(rules, vorhaben="beet")))
    assert (not_asked_yet.asks_first, not_asked_yet.begin is None) == (False, False)


def test_what_has_a_latest_day_beside_the_way_is_on_the_overview_too() -> None:
    assert [step.entry.card.id for step in sheet().also_dated] == ["budget"]


def test_a_card_that_nobody_ticked_for_says_what_is_missing() -> None:
    parts = ask("teile", "zelt", "musik", "strom", several=True)
    loud = card("leise", when=one_of(parts, "musik"))
    dark = card("dunkel", when=none_of(parts, "strom"))
    rules = pack([plan("fest"), parts], [loud, dark])
    answers = case(rules, vorhaben="fest", teile=("zelt", "strom"))
    because = {
        one.card.id: [reason for reason in reasons if reason.question is parts]
        for reasons, needless in lay_out(work_out(rules, answers)).needless
        for one in needless
    }
    told = {
        name: [([one.id for one in reason.options], reason.is_missing) for reason in found]
        for name, found in because.items()
    }
    assert told == {"leise": [(["musik"], True)], "dunkel": [(["strom"], False)]}


def test_a_verdict_that_hangs_on_answers_names_all_of_them_in_their_order() -> None:
    ground, size = ask("grund", "stadt", "bahn"), ask("hoehe", "klein", "gross")
    high = card("hoch", when=one_of(size, "gross"), kind=Kind.PERMIT)
    rails = card("bahn", when=one_of(ground, "bahn"), kind=Kind.PERMIT)
    rules = pack([plan("beet"), ground, size], [high, rails])
    open_ = lay_out(work_out(rules, case(rules, vorhaben="beet"))).undecided
    assert [reason.question for reason in open_] == [ground, size]
    decided = lay_out(work_out(rules, case(rules, vorhaben="beet", grund="bahn")))
    assert decided.undecided == ()


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
    assert [sure for sure, _ in groups] == [Certainty.OFFICIAL, Certainty.STALE]
    ((official,), (stale,)) = (reaches for _, reaches in groups)
    assert [channel.value for channel, _ in official.channels] == ["telefon", "web"]
    assert [channel.value for channel, _ in stale.channels] == ["fax"]


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


def test_a_gap_in_figures_says_so_itself_and_needs_no_mark() -> None:
    permit = sheet().step_of("beet-erlaubnis")
    assert [is_gap(fee) for fee in permit.entry.fees] == [False, True]
    assert not permit.is_marked(permit.entry.fees[1])
    assert permit.is_marked(permit.entry.duties[1])


def test_two_statements_of_the_same_thing_contradict_each_other() -> None:
    permit = sheet().step_of("beet-erlaubnis")
    assert [permit.is_contradicted(duty) for duty in permit.entry.duties] == [False, True, True]


def test_an_office_that_needs_only_to_confirm_gets_no_box() -> None:
    laid_out = sheet(rand=("baum",))
    confirming = [one.office.name for one in laid_out.checklist.enquiries if one.office]
    asked = [one.office.name for one in laid_out.enquiries if one.office]
    assert "Nachbarinnen und Nachbarn" in confirming
    assert asked == ["Beirat der Altstadt", "Ordnungsamt Musterstadt"]


def test_what_must_come_first_is_named_by_number() -> None:
    laid_out = sheet(rand=("baum",))
    permit = laid_out.step_of("beet-erlaubnis")
    assert [step.number for step in laid_out.before(permit)] == [1]


def test_of_several_ticks_only_the_one_that_counts_is_a_reason() -> None:
    step = sheet(rand=("radweg", "baum")).step_of("nachbarn")
    (edge,) = (one for one in step.reasons if one.question.id == "rand")
    assert [option.id for option in edge.options] == ["baum"]


def test_the_equally_sure_statements_stand_together() -> None:
    permit = sheet().step_of("beet-erlaubnis")
    groups = permit.groups(permit.entry.duties)
    assert [group.mark for group in groups] == [None, Certainty.STALE, Certainty.REPORTED]
    assert [len(run.listed) for group in groups for run in group.runs] == [1, 1, 1]


def test_neither_other_plans_nor_what_is_easy_is_listed_as_not_needed() -> None:
    rules = town()
    feast = lay_out(work_out(rules, case(rules, vorhaben="fest")))
    assert feast.checklist.not_needed
    assert feast.not_needed == ()
    assert [one.card.id for one in sheet().not_needed] == ["zu-eng", "nachbarn"]


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
