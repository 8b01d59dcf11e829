"""What a case needs, in order, with reasons and gaps."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.core.answers import Answers
from guide.core.authority import Authority, AuthorityKind, Branch
from guide.core.checklist import Checklist, checklist
from guide.core.condition import Condition
from guide.core.deadline import Calendar, Deadline, Duration, Event, Span, Step, Unit
from guide.core.entry import Entry, Standing
from guide.core.fee import Amount, Fee, FeeKind
from guide.core.outcome import Outcome
from guide.core.pack import RulePack
from guide.core.question import DONT_KNOW
from guide.core.requirement import Area, Document, Kind, PaperNeed, Requirement, Statement
from guide.core.schedule import Gap
from guide.core.source import Certainty, Citation
from guide.core.truth import NO, OPEN, YES
from tests.core.strategies import Situation, situations
from tests.oracle import Oracle, holds
from tests.packs import OFFICIAL, TOWN_HALL, ask, both, card, case, one_of, option, pack, plan

TODAY = date(2026, 11, 23)
START = date(2027, 6, 10)
ACTION = plan("bank", option("beet", sets={"dauer": ["lang"]}))
GROUND = ask("flaeche", "gehweg", "gruen")
WIDTH = ask("breite", "eng", "breit", only_if=one_of(GROUND, "gehweg"))
LENGTH = ask("dauer", "kurz", "lang", who_knows_at="rathaus")
PLAN, PHOTO = Document("lageplan", "Lageplan"), Document("foto", "Foto")
REPORTED = Citation(Certainty.REPORTED, OFFICIAL.sources)
PARKS = Authority("parks", "Grünamt", AuthorityKind.OFFICE, OFFICIAL)


def worked_out(rules: RulePack, answers: Answers, start: date | None = None) -> Checklist:
    dates = {} if start is None else {Event.START: start}
    return checklist(rules, answers, TODAY, dates, Calendar())


def of(*cards: Requirement, start: date | None = None, **given: str | Sequence[str]) -> Checklist:
    offices = tuple({one.authority.id: one.authority for one in cards}.values())
    town = pack([ACTION, GROUND, WIDTH, LENGTH], cards, authorities=offices)
    return worked_out(town, case(town, **given), start)


def standings(found: Checklist) -> Mapping[str, Standing]:
    return {entry.card.id: entry.standing for entry in found.entries}


def ids(found: Checklist) -> list[str]:
    return [entry.card.id for entry in found.entries]


@given(situations())
def test_every_card_stands_where_its_verdict_puts_it(situation: Situation) -> None:
    rules, answers = situation
    oracle, found = Oracle(rules), worked_out(rules, answers)
    expected = {}
    for subject in oracle.subjects:
        if subject.detail is None and (truth := oracle.verdict(subject, answers)) is not NO:
            when = oracle.verdict_on(subject.card.when, answers)
            unsure = Standing.EXPECTED if when is YES else Standing.PERHAPS
            expected[subject.card.id] = Standing.NEEDED if truth is YES else unsure
    assert standings(found) == expected
    not_needed = [one.card.id for one in found.not_needed]
    assert not_needed == [name for name in rules.requirement if name not in expected]
    assert [one.id for one in found.remaining] == oracle.relevant(answers)


@given(situations())
def test_a_statement_is_shown_unless_it_cannot_apply_and_says_what_it_waits_for(
    situation: Situation,
) -> None:
    rules, answers = situation
    oracle = Oracle(rules)
    for entry in worked_out(rules, answers).entries:
        shown = {id(one.said): one for one in (*entry.duties, *entry.fees)}
        for statement in entry.card.statements:
            both_hold = oracle.verdict_by(_applies(entry.card, statement.when), answers)
            assert (id(statement) in shown) is (both_hold is not NO)
            if both_hold is not NO:
                is_open = oracle.verdict_on(statement.when, answers) is OPEN
                assert bool(shown[id(statement)].waits_for) is is_open


def _applies(chosen: Requirement, when: Condition):  # type: ignore[no-untyped-def]
    def applies(world: Mapping[str, frozenset[str]]) -> bool:
        excepted = chosen.unless is not None and holds(chosen.unless, world)
        return holds(chosen.when, world) and holds(when, world) and not excepted

    return applies


@given(situations())
def test_the_same_case_gives_the_same_checklist(situation: Situation) -> None:
    rules, answers = situation
    assert worked_out(rules, answers) == worked_out(rules, rules.answers(*answers.pairs()))


@given(st.data())
def test_every_card_comes_after_those_it_waits_for(data: st.DataObject) -> None:
    names = [f"k{number}" for number in range(data.draw(st.integers(1, 8)))]
    cards = [
        card(
            name,
            data.draw(st.sampled_from(Kind)),
            first=tuple(data.draw(st.lists(st.sampled_from(names[:place]), unique=True)))
            if place
            else (),
        )
        for place, name in enumerate(names)
    ]
    found = of(*data.draw(st.permutations(cards)))
    place = {name: number for number, name in enumerate(ids(found))}
    assert sorted(place) == names
    for entry in found.entries:
        assert all(place[before.id] < place[entry.card.id] for before in entry.after)
        assert {before.id for before in entry.after} == set(entry.card.first)


def test_prohibitions_come_first_then_what_the_pack_says() -> None:
    free, permit, ban = card("a", Kind.FREE), card("b"), card("c", Kind.PROHIBITION)
    assert ids(of(free, permit, card("b2"), ban)) == ["c", "b", "b2", "a"]


def test_what_a_card_waits_for_is_skipped_where_it_does_not_apply() -> None:
    consent = card("zustimmung", Kind.CONSENT, when=one_of(GROUND, "gehweg"))
    permit = card("erlaubnis", first=("zustimmung",))
    assert of(consent, permit, flaeche="gruen").entries[0].after == ()
    assert of(consent, permit, flaeche="gehweg").entries[1].after == (consent,)


def test_where_only_the_exception_is_open_a_card_is_expected() -> None:
    bench = card("bank", when=one_of(ACTION, "bank"), unless=one_of(WIDTH, "eng"))
    assert standings(of(bench, vorhaben="bank")) == {"bank": Standing.EXPECTED}
    assert standings(of(bench)) == {"bank": Standing.PERHAPS}
    assert standings(of(bench, vorhaben="bank", flaeche="gruen")) == {"bank": Standing.NEEDED}
    assert standings(of(bench, vorhaben="beet")) == {}


def test_an_expected_permit_is_no_promise_in_either_direction() -> None:
    bench = card("bank", when=one_of(ACTION, "bank"), unless=one_of(WIDTH, "eng"))
    assert of(bench, vorhaben="bank").judgement.outcome is Outcome.UNCLEAR


def test_silence_is_unclear_and_decided_by_nobody() -> None:
    judgement = of(card("a", Kind.DUTY), vorhaben="bank").judgement
    assert (judgement.outcome, judgement.decided_by) == (Outcome.UNCLEAR, ())
    assert (judgement.certainty, judgement.is_likely_only) == (Certainty.UNKNOWN, True)


def test_the_outcome_is_as_sure_as_the_permit_that_decides_it() -> None:
    consent = card("rat", Kind.CONSENT)
    judgement = of(consent, card("b", citation=REPORTED), card("c")).judgement
    assert [entry.card.id for entry in judgement.decided_by] == ["c", "b", "rat"]
    assert (judgement.certainty, judgement.is_likely_only) == (Certainty.OFFICIAL, False)
    assert of(card("b", citation=REPORTED)).judgement.is_likely_only


def test_what_a_step_waits_for_comes_as_early_as_that_step() -> None:
    advice, permit = card("z-rat", Kind.ADVICE), card("m-fest", first=("z-rat",))
    other, late = card("x-zelt"), card("tipp", Kind.ADVICE)
    way = of(advice, other, permit, late).way
    assert [entry.card.id for entry in way] == ["z-rat", "x-zelt", "m-fest", "tipp"]


def test_what_comes_with_the_plan_decides_before_what_comes_with_a_part_of_it() -> None:
    narrow = card("a", when=both(one_of(ACTION, "bank"), one_of(GROUND, "gruen")))
    bench = card("b", when=one_of(ACTION, "bank"))
    judgement = of(narrow, bench, vorhaben="bank", flaeche="gruen").judgement
    assert [entry.card.id for entry in judgement.decided_by] == ["b", "a"]


def test_an_old_citation_makes_the_outcome_only_likely() -> None:
    old = replace(OFFICIAL, as_of=date(2025, 11, 23))
    assert of(card("a", citation=old)).judgement.certainty is Certainty.STALE


def test_the_reason_stands_in_the_words_of_the_answers() -> None:
    bench = card("bank", when=both(one_of(ACTION, "bank"), one_of(GROUND, "gehweg")))
    (entry,) = of(bench, vorhaben="bank", flaeche="gehweg", breite="eng").entries
    said = [(reason.question.id, [one.id for one in reason.options]) for reason in entry.because]
    assert said == [("vorhaben", ["bank"]), ("flaeche", ["gehweg"])]
    (waiting,) = of(bench, vorhaben="bank", flaeche=DONT_KNOW).entries
    assert [(one.question.id, one.is_open) for one in waiting.because] == [("flaeche", True)]


def test_a_card_that_is_not_needed_says_why() -> None:
    (left_out,) = of(card("bank", when=one_of(GROUND, "gehweg")), flaeche="gruen").not_needed
    assert [reason.question.id for reason in left_out.because] == ["flaeche"]


def test_each_paper_stands_once_with_everybody_who_wants_it() -> None:
    one = card("eins", papers=(PaperNeed(PLAN), PaperNeed(PHOTO, one_of(GROUND, "gehweg"))))
    two = card("zwei", papers=(PaperNeed(PLAN),), when=one_of(GROUND, "gehweg"))
    found = of(one, two)
    wanted = {
        paper.document.id: [entry.card.id for entry, _ in paper.wanted_by]
        for paper in found.papers
    }
    assert wanted == {"lageplan": ["eins", "zwei"], "foto": ["eins"]}
    assert [paper.is_sure for paper in found.papers] == [True, False]
    assert [paper.is_sure for paper in of(one, two, flaeche="gehweg").papers] == [True, True]
    assert [paper.document.id for paper in of(one, two, flaeche="gruen").papers] == ["lageplan"]


def test_a_paper_that_only_a_perhaps_card_wants_is_not_sure() -> None:
    perhaps = card("eins", papers=(PaperNeed(PLAN),), when=one_of(GROUND, "gehweg"))
    assert [paper.is_sure for paper in of(perhaps).papers] == [False]


def fee(euros: int, when: Condition | None = None, alternative: str = "") -> Fee:
    amount = Amount(Decimal(euros), Decimal(euros))
    made = Fee(FeeKind.PROCEDURE, amount, alternative=alternative)
    return made if when is None else replace(made, when=when)


def test_costs_are_added_over_the_cards_that_are_sure() -> None:
    total = of(card("a", fees=(fee(60),)), card("b", fees=(fee(30),))).total
    assert (total.low, total.high) == (90, 90)


def test_a_fee_that_may_still_come_leaves_the_sum_without_an_upper_bound() -> None:
    perhaps = card("b", when=one_of(GROUND, "gehweg"), fees=(fee(30),))
    waiting = card("c", fees=(fee(5, one_of(WIDTH, "eng")),))
    for other in (perhaps, waiting):
        total = of(card("a", fees=(fee(60),)), other).total
        assert (total.low, total.high) == (60, None)
    assert of(card("a", fees=(fee(60),)), perhaps, waiting, flaeche="gruen").total.high == 60


def test_the_same_name_for_a_contradiction_on_two_cards_mixes_nothing() -> None:
    cards = [card(name, fees=(fee(30, None, "alt"), fee(40, None, "alt"))) for name in "ab"]
    assert (of(*cards).total.low, of(*cards).total.high) == (60, 80)


def test_don_t_knows_are_asked_at_the_office_that_knows() -> None:
    long = card("lang", when=one_of(LENGTH, "lang"))
    found = of(long, card("gruen", authority=PARKS), vorhaben="bank", dauer=DONT_KNOW)
    (enquiry,) = found.enquiries
    assert enquiry.office is not None
    assert enquiry.office.authority is TOWN_HALL
    assert [question.id for question in enquiry.unanswered] == ["dauer"]


def test_a_don_t_know_that_no_longer_matters_is_not_asked_anywhere() -> None:
    long = card("lang", when=both(one_of(LENGTH, "lang"), one_of(GROUND, "gehweg")))
    assert of(long, flaeche="gruen", dauer=DONT_KNOW).enquiries == ()


def test_a_don_t_know_that_only_hides_the_office_of_the_place_is_asked_too() -> None:
    branch = Branch("Nord", one_of(LENGTH, "lang"), (), OFFICIAL)
    office = replace(TOWN_HALL, branches=(branch,))
    (enquiry,) = of(card("bank", authority=office), dauer=DONT_KNOW).enquiries
    assert [question.id for question in enquiry.unanswered] == ["dauer"]


def test_a_question_that_nobody_in_particular_can_answer_has_no_office() -> None:
    (enquiry,) = of(
        card("eng", when=one_of(WIDTH, "eng")), flaeche="gehweg", breite=DONT_KNOW
    ).enquiries
    assert enquiry.office is None


def test_doubts_of_one_office_stand_together_and_a_cards_own_doubt_stands_once() -> None:
    unsure = Statement("Abends leise.", citation=Citation(Certainty.UNKNOWN))
    same = Statement("Steht fest.", citation=REPORTED)
    one = card("eins", citation=REPORTED, duties=(unsure, same))
    two = card("zwei", notes=(Statement("Jährlich.", citation=REPORTED),))
    parks = card("drei", authority=PARKS, citation=REPORTED)
    first, second = of(one, two, parks).enquiries
    assert [(doubt.entry.card.id, doubt.certainty) for doubt in first.doubts] == [
        ("eins", Certainty.REPORTED),
        ("eins", Certainty.UNKNOWN),
        ("zwei", Certainty.REPORTED),
    ]
    assert second.office is not None
    assert second.office.authority is PARKS


def test_what_is_official_throughout_leaves_nothing_to_ask() -> None:
    told = Statement("Steht fest.", citation=OFFICIAL)
    assert of(card("eins", duties=(told,))).enquiries == ()


def processed(weeks: int) -> Deadline:
    span = Span(weeks, Unit.WEEKS)
    return Deadline(Step.PROCESSING, Duration(span, span))


def entry(found: Checklist, name: str) -> Entry:
    return next(one for one in found.entries if one.card.id == name)


def test_latest_days_go_backward_through_the_way() -> None:
    consent = card("rat", Kind.CONSENT, deadlines=(processed(3),))
    permit = card("erlaubnis", first=("rat", "schild"), deadlines=(processed(4),))
    sign = card("schild", Kind.DUTY, first=("rat",))
    found = of(permit, consent, sign, start=START)
    assert ids(found) == ["rat", "schild", "erlaubnis"]
    assert entry(found, "erlaubnis").due.day == date(2027, 5, 13)
    assert entry(found, "schild").due.ready_by == date(2027, 5, 13)
    assert entry(found, "rat").due.day == date(2027, 4, 22)


@pytest.mark.parametrize("start", [None, START])
def test_of_two_steps_of_a_kind_the_one_with_the_earlier_day_comes_first(
    start: date | None,
) -> None:
    quick, slow = card("zelt", deadlines=(processed(2),)), card("fest", deadlines=(processed(8),))
    unknown, notice = card("offen"), card("anzeige", Kind.NOTICE, deadlines=(processed(9),))
    found = of(notice, quick, unknown, slow, start=start)
    assert ids(found) == ["fest", "offen", "zelt", "anzeige"]


def test_before_an_unpublished_duration_the_day_is_said_to_be_rather_earlier() -> None:
    consent = card("rat", Kind.CONSENT, deadlines=(processed(3),))
    permit = card("erlaubnis", first=("rat",))
    found = of(consent, permit, start=START)
    assert [one.due.gap for one in found.entries] == [None, Gap.NOT_PUBLISHED]
    assert [one.due.rather_earlier for one in found.entries] == [True, False]
    assert entry(found, "rat").due.day == date(2027, 5, 20)


def test_the_numbered_way_holds_permissions_only() -> None:
    money = card("geld", Kind.FUNDING, area=Area.MONEY)
    found = of(money, card("bank"))
    assert [one.card.id for one in found.way] == ["bank"]
    assert [one.card.id for one in found.of(Area.MONEY, Area.HELP)] == ["geld"]
