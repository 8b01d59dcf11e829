"""What is left of a condition: less to read, and true in exactly the same cases."""

from hypothesis import given

from guide.core.answers import Answers
from guide.core.condition import ALWAYS, AnyOf, Fact, FactRef, Not
from guide.core.remainder import NEVER, remainder
from tests.core.strategies import Situation, situations
from tests.packs import ask, both, case, either, one_of, option, pack, plan

ACTION = plan("bank", option("beet", sets={"dauer": ["lang"]}))
GROUND = ask("flaeche", "gehweg", "platz")
WIDTH = ask("breite", "eng", "weit", only_if=one_of(GROUND, "gehweg"))
LENGTH = ask("dauer", "kurz", "lang")
TOWN = pack([ACTION, GROUND, WIDTH, LENGTH])


@given(situations())
def test_what_is_left_decides_like_the_whole_condition(situation: Situation) -> None:
    rules, answers = situation
    decide = rules.compiled.decide
    for card in rules.requirements:
        left = remainder(card.when, answers)
        assert decide(left, answers) is decide(card.when, answers)


def test_what_the_answers_decide_is_gone() -> None:
    whole = both(one_of(ACTION, "bank"), one_of(GROUND, "platz"))
    assert remainder(whole, case(TOWN, vorhaben="bank")) == one_of(GROUND, "platz")
    assert remainder(whole, case(TOWN, vorhaben="beet")) == NEVER
    assert remainder(whole, case(TOWN, vorhaben="bank", flaeche="platz")) == ALWAYS


def test_what_the_action_sets_is_decided() -> None:
    assert remainder(one_of(LENGTH, "lang"), case(TOWN, vorhaben="beet")) == ALWAYS


def test_a_question_that_does_not_arise_is_decided() -> None:
    either_way = either(one_of(WIDTH, "eng"), one_of(LENGTH, "kurz"))
    assert remainder(either_way, case(TOWN, flaeche="platz")) == one_of(LENGTH, "kurz")


def test_a_fact_keeps_its_name_until_a_part_of_it_is_decided() -> None:
    named = FactRef(Fact("eng", "es eng ist", both(one_of(ACTION, "bank"), one_of(WIDTH, "eng"))))
    assert remainder(named, Answers(TOWN.questions)) == named
    assert remainder(named, case(TOWN, vorhaben="bank")) == one_of(WIDTH, "eng")


def test_an_open_part_stays_open_under_not() -> None:
    denied = Not(either(one_of(ACTION, "beet"), one_of(GROUND, "platz")))
    assert remainder(denied, case(TOWN, vorhaben="bank")) == Not(one_of(GROUND, "platz"))
    assert AnyOf(()) == NEVER
