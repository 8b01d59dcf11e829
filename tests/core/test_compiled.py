"""Verdicts are exact: what every completion of the open answers agrees on, and nothing else."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.core.authority import Branch
from guide.core.compiled import Verdicts
from guide.core.question import DONT_KNOW
from guide.core.requirement import Statement
from guide.core.rows import TooIntricate
from guide.core.truth import NO, OPEN, YES, Truth
from tests.core.strategies import Situation, replies, situations
from tests.oracle import Oracle
from tests.packs import OFFICIAL, TOWN_HALL, ask, both, card, case, either, one_of, pack, plan

ACTION = plan("bank", "fest")


@given(situations())
def test_a_verdict_is_what_all_complete_cases_have_in_common(situation: Situation) -> None:
    rules, answers = situation
    oracle, verdicts = Oracle(rules), Verdicts(rules.compiled, answers)
    for subject in oracle.subjects:
        assert verdicts.of(subject.card, subject.detail) is oracle.verdict(subject, answers)


@given(situations())
def test_every_card_has_exactly_one_verdict(situation: Situation) -> None:
    rules, answers = situation
    verdicts = Verdicts(rules.compiled, answers)
    for truth in Truth:
        expected = [card for card in rules.requirements if verdicts.of(card) is truth]
        assert list(verdicts.cards(truth)) == expected


@given(situations(), st.data())
def test_a_decided_verdict_never_changes_when_more_is_answered(
    situation: Situation, data: st.DataObject
) -> None:
    rules, answers = situation
    before = Verdicts(rules.compiled, answers)
    for question in rules.questions:
        if answers.given(question.id) in (None, frozenset({DONT_KNOW})):
            more = answers.with_answer(question.id, data.draw(st.sampled_from(replies(question))))
            after = Verdicts(rules.compiled, more)
            for subject in Oracle(rules).subjects:
                was = before.of(subject.card, subject.detail)
                assert was in (OPEN, after.of(subject.card, subject.detail))


@given(situations(), st.randoms(use_true_random=False))
def test_the_order_of_answers_never_matters(situation: Situation, random: Random) -> None:
    rules, answers = situation
    pairs = list(answers.pairs())
    random.shuffle(pairs)
    again = rules.answers(*pairs)
    assert (again, hash(again), again.pairs()) == (answers, hash(answers), answers.pairs())
    one, two = Verdicts(rules.compiled, answers), Verdicts(rules.compiled, again)
    assert (one.yes, one.no) == (two.yes, two.no)
    assert list(one.relevant()) == list(two.relevant())


@given(situations())
def test_whether_a_question_arises_is_exact(situation: Situation) -> None:
    rules, answers = situation
    oracle = Oracle(rules)
    for question in rules.questions:
        if question.only_if is None:
            assert rules.compiled.arises(question, answers) is YES
        else:
            exact = oracle.verdict_on(question.only_if, answers)
            assert rules.compiled.arises(question, answers) is exact


def test_two_lines_that_cover_all_bands_decide_while_the_question_is_open() -> None:
    width = ask("breite", "eng", "mittel", "breit")
    either_way = card("bank", when=either(one_of(width, "eng"), one_of(width, "mittel", "breit")))
    town = pack([ACTION, width], [either_way])
    assert Verdicts(town.compiled, case(town)).of(either_way) is YES


def test_an_exception_that_covers_all_of_a_condition_decides_while_it_is_open() -> None:
    width = ask("breite", "eng", "mittel", "breit")
    never = card("bank", when=one_of(width, "eng"), unless=one_of(width, "eng", "mittel"))
    town = pack([ACTION, width], [never])
    assert Verdicts(town.compiled, case(town)).of(never) is NO


def test_an_open_exception_keeps_a_card_open() -> None:
    width = ask("breite", "eng", "breit")
    bench = card("bank", when=one_of(ACTION, "bank"), unless=one_of(width, "eng"))
    town = pack([ACTION, width], [bench])
    assert Verdicts(town.compiled, case(town, vorhaben="bank")).of(bench) is OPEN
    assert Verdicts(town.compiled, case(town, vorhaben="fest")).of(bench) is NO
    assert Verdicts(town.compiled, case(town, vorhaben="bank", breite="eng")).of(bench) is NO


def test_a_pack_without_cards_or_answers_is_no_special_case() -> None:
    town = pack([ACTION])
    verdicts = Verdicts(town.compiled, case(town))
    assert list(verdicts.relevant()) == []
    assert verdicts.cards(YES) == verdicts.cards(NO) == verdicts.cards(OPEN) == ()


def test_the_same_sentence_on_two_cards_has_two_verdicts() -> None:
    sentence = Statement("Abends leise.", one_of(ACTION, "fest"))
    one = card("eins", duties=(sentence,))
    two = card("zwei", when=one_of(ACTION, "bank"), duties=(sentence,))
    town = pack([ACTION], [one, two])
    verdicts = Verdicts(town.compiled, case(town, vorhaben="fest"))
    assert (verdicts.of(one, sentence), verdicts.of(two, sentence)) == (YES, NO)


def test_the_office_of_the_place_is_known_once_the_answers_decide_it() -> None:
    district = ask("bezirk", "nord", "sued")
    branches = tuple(Branch(one, one_of(district, one), (), OFFICIAL) for one in ("nord", "sued"))
    office = replace(TOWN_HALL, branches=branches)
    town = pack([ACTION, district], [card("bank", authority=office)], authorities=(office,))
    assert town.compiled.branch(office, case(town)) is None
    assert town.compiled.branch(office, case(town, bezirk=DONT_KNOW)) is None
    assert town.compiled.branch(office, case(town, bezirk="sued")) is branches[1]


def test_a_condition_that_nobody_could_read_is_refused() -> None:
    questions = [ask(f"f{number}", "a", "b", "c") for number in range(12)]
    lines = [either(one_of(one, "a"), one_of(one, "b")) for one in questions]
    assert pack([ACTION, *questions], [card("geht", when=both(*lines[:6]))]).compiled.regions
    with pytest.raises(TooIntricate):
        pack([ACTION, *questions], [card("nein", when=both(*lines))])
