"""The quick verdict on a condition: never wrong, and exact where nothing is open."""

from hypothesis import given

from guide.core.answers import Answers
from guide.core.condition import ALWAYS, Condition, Fact, FactRef, Not, open_terms, terms, verdict
from guide.core.pack import RulePack
from guide.core.question import DONT_KNOW
from guide.core.truth import NO, OPEN, YES
from tests.core.strategies import Situation, situations
from tests.oracle import Oracle
from tests.packs import ask, both, case, either, none_of, one_of, option, pack, plan

ACTION = plan("bank", "fest")
GROUND = ask("flaeche", "gehweg", "platz", "gruen")
WIDTH = ask("breite", "eng", "breit", only_if=one_of(GROUND, "gehweg"))
PARTS = ask("teile", "strom", "dach", several=True, only_if=one_of(GROUND, "gehweg", "platz"))
TOWN = pack([ACTION, GROUND, WIDTH, PARTS])


def conditions_of(rules: RulePack) -> list[Condition]:
    whens = [card.when for card in rules.requirements]
    gates = [one.only_if for one in rules.questions if one.only_if is not None]
    return [*whens, *gates, *(fact.when for fact in rules.facts)]


@given(situations())
def test_the_quick_verdict_never_contradicts_the_exact_one(situation: Situation) -> None:
    rules, answers = situation
    oracle = Oracle(rules)
    for condition in conditions_of(rules):
        exact = oracle.verdict_on(condition, answers)
        assert rules.compiled.decide(condition, answers) is exact
        assert verdict(condition, answers) in (OPEN, exact)


@given(situations())
def test_in_a_complete_case_the_quick_verdict_is_the_exact_one(situation: Situation) -> None:
    rules, _ = situation
    for complete in Oracle(rules).cases[:20]:
        answers = Answers(rules.questions, complete)
        for condition in conditions_of(rules):
            assert verdict(condition, answers) is rules.compiled.decide(condition, answers)


def test_an_answer_that_was_not_given_is_open_also_under_not() -> None:
    condition = one_of(GROUND, "gehweg")
    for answers in (case(TOWN), case(TOWN, flaeche=DONT_KNOW)):
        assert verdict(condition, answers) is OPEN
        assert verdict(Not(condition), answers) is OPEN


def test_where_a_question_does_not_arise_its_terms_are_no_and_their_opposite_holds() -> None:
    park = case(TOWN, flaeche="gruen", breite="breit", teile=())
    assert verdict(one_of(WIDTH, "breit"), park) is NO
    assert verdict(none_of(PARTS, "strom"), park) is NO
    assert verdict(Not(one_of(WIDTH, "breit")), park) is YES


def test_a_question_that_may_not_arise_is_open_even_when_it_is_answered() -> None:
    answers = case(TOWN, breite="breit")
    assert verdict(one_of(WIDTH, "breit"), answers) is OPEN
    assert verdict(one_of(WIDTH, "eng"), answers) is NO


def test_of_several_answers_one_is_enough_and_lacks_means_none_of_them() -> None:
    answers = case(TOWN, flaeche="platz", teile=["strom"])
    assert verdict(one_of(PARTS, "strom", "dach"), answers) is YES
    assert verdict(none_of(PARTS, "strom", "dach"), answers) is NO
    assert verdict(none_of(PARTS, "dach"), answers) is YES


def test_nothing_ticked_is_an_answer() -> None:
    answers = case(TOWN, flaeche="platz", teile=())
    assert verdict(one_of(PARTS, "strom", "dach"), answers) is NO
    assert verdict(none_of(PARTS, "strom", "dach"), answers) is YES


def test_what_the_action_sets_counts_instead_of_a_stale_answer() -> None:
    action = plan(option("beet", sets={"dauer": ["lang"]}), "fest")
    length = ask("dauer", "kurz", "lang")
    town = pack([action, length])
    long = one_of(length, "lang")
    assert verdict(long, case(town, vorhaben="beet", dauer="kurz")) is YES
    assert verdict(long, case(town, vorhaben="fest", dauer="kurz")) is NO
    assert verdict(long, case(town, dauer="kurz")) is OPEN, "it may still become a beet"
    assert verdict(long, case(town, dauer="lang")) is YES, "a beet would be long, too"


def test_what_the_action_sets_is_still_gated() -> None:
    action = plan(option("beet", sets={"dauer": ["lang"]}))
    ground = ask("flaeche", "gehweg", "gruen")
    length = ask("dauer", "kurz", "lang", only_if=one_of(ground, "gehweg"))
    town = pack([action, ground, length])
    assert verdict(one_of(length, "lang"), case(town, vorhaben="beet", flaeche="gruen")) is NO
    assert verdict(one_of(length, "lang"), case(town, vorhaben="beet", flaeche="gehweg")) is YES
    assert verdict(one_of(length, "lang"), case(town, vorhaben="beet")) is OPEN


def test_terms_follow_facts_in_the_authors_order() -> None:
    fact = Fact(
        "schmal", "weil es eng ist", both(one_of(WIDTH, "eng"), Not(one_of(GROUND, "gruen")))
    )
    condition = either(one_of(ACTION, "fest"), FactRef(fact))
    assert [term.question.id for term in terms(condition)] == ["vorhaben", "breite", "flaeche"]


def test_open_terms_are_those_that_keep_a_condition_open() -> None:
    condition = both(one_of(ACTION, "bank"), one_of(GROUND, "gehweg"), one_of(PARTS, "dach"))
    answers = case(TOWN, vorhaben="bank", teile=["dach"])
    open_ids = [term.question.id for term in open_terms(condition, answers)]
    assert open_ids == ["flaeche", "teile"], "whether »teile« arises is open as well"
    assert open_terms(condition, case(TOWN, vorhaben="fest")) == ()


def test_always_holds_and_asks_for_nothing() -> None:
    assert verdict(ALWAYS, case(TOWN)) is YES
    assert list(terms(ALWAYS)) == []
