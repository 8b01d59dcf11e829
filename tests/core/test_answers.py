"""A case: pairs in, pairs out, and whatever does not fit is named."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.core.answers import Answers, Dropped, Fault
from guide.core.question import DONT_KNOW, NOTHING
from tests.core.strategies import Situation, situations
from tests.packs import ask, case, option, pack, plan

ACTION = plan("bank", option("beet", sets={"dauer": ["lang"], "teile": []}))
GROUND = replace(
    ask("flaeche", replace(option("gehweg"), formerly=("buergersteig",)), "platz"),
    formerly=("grund",),
)
LENGTH = ask("dauer", "kurz", "lang")
PARTS = ask("teile", "strom", "dach", "wasser", several=True)
TOWN = pack([ACTION, GROUND, LENGTH, PARTS])


def read(*pairs: tuple[str, str]) -> tuple[Answers, tuple[Dropped, ...]]:
    return Answers.of(TOWN.questions, pairs)


@given(situations(), st.randoms(use_true_random=False))
def test_pairs_survive_the_round_trip_in_any_order(situation: Situation, random: Random) -> None:
    rules, answers = situation
    pairs = list(answers.pairs())
    random.shuffle(pairs)
    again, dropped = Answers.of(rules.questions, pairs)
    assert (again, again.pairs(), dropped) == (answers, answers.pairs(), ())


NAMES = st.sampled_from(["vorhaben", "flaeche", "grund", "dauer", "teile", "farbe"])
VALUES = st.sampled_from(
    [
        "bank",
        "beet",
        "gehweg",
        "buergersteig",
        "platz",
        "kurz",
        "dach",
        "strom",
        DONT_KNOW,
        NOTHING,
    ]
)
RENAMED = {"grund": "flaeche", "buergersteig": "gehweg"}


@given(st.lists(st.tuples(NAMES | st.text(max_size=3), VALUES | st.text(max_size=3)), max_size=6))
def test_nothing_from_outside_raises_and_nothing_gets_lost_silently(
    pairs: list[tuple[str, str]],
) -> None:
    answers, dropped = read(*pairs)
    told = {*answers.pairs(), *(one.pair for one in dropped)}
    for name, value in pairs:
        current = (RENAMED.get(name, name), RENAMED.get(value, value))
        assert (name, value) in told or current in told or value == NOTHING
    assert read(*answers.pairs()) == (answers, ())


def test_pairs_are_sorted_by_question_and_options_stand_in_the_authors_order() -> None:
    answers, _ = read(("teile", "dach"), ("vorhaben", "bank"), ("teile", "strom"))
    assert answers.pairs() == (("teile", "strom"), ("teile", "dach"), ("vorhaben", "bank"))


def test_renamed_questions_and_options_are_followed() -> None:
    answers, dropped = read(("grund", "buergersteig"))
    assert (answers.pairs(), dropped) == ((("flaeche", "gehweg"),), ())


def test_the_same_answer_twice_is_no_contradiction() -> None:
    answers, dropped = read(("flaeche", "gehweg"), ("grund", "buergersteig"))
    assert (answers.pairs(), dropped) == ((("flaeche", "gehweg"),), ())


@pytest.mark.parametrize(
    ("pair", "fault"),
    [
        (("farbe", "rot"), Fault.UNKNOWN_QUESTION),
        (("flaeche", "dach"), Fault.UNKNOWN_OPTION),
        (("flaeche", NOTHING), Fault.UNKNOWN_OPTION),
        (("flaeche", ""), Fault.UNKNOWN_OPTION),
        (("vorhaben", DONT_KNOW), Fault.MANDATORY),
    ],
)
def test_what_does_not_fit_comes_back_with_its_fault(pair: tuple[str, str], fault: Fault) -> None:
    answers, dropped = read(pair)
    question = TOWN.question.get(pair[0])
    assert (len(answers), dropped) == (0, (Dropped(pair, fault, question),))


def test_two_answers_where_one_may_stand_are_both_dropped_and_asked_again() -> None:
    answers, dropped = read(("flaeche", "gehweg"), ("flaeche", "platz"), ("dauer", "kurz"))
    assert answers.pairs() == (("dauer", "kurz"),)
    assert [(one.pair[1], one.fault) for one in dropped] == [
        ("gehweg", Fault.REPEATED),
        ("platz", Fault.REPEATED),
    ]


def test_dont_know_beside_a_ticked_option_is_a_contradiction() -> None:
    answers, dropped = read(("teile", DONT_KNOW), ("teile", "dach"))
    assert (len(answers), len(dropped)) == (0, 2)


def test_nothing_ticked_is_decided_and_not_asked_is_open() -> None:
    answers, _ = read(("teile", NOTHING))
    assert (answers.value("teile"), answers.pairs()) == (frozenset(), (("teile", NOTHING),))
    assert case(TOWN).value("teile") is None


def test_none_of_these_beside_a_ticked_option_does_not_count() -> None:
    answers, dropped = read(("teile", NOTHING), ("teile", "dach"))
    assert (answers.pairs(), dropped) == ((("teile", "dach"),), ())


def test_dont_know_was_asked_and_is_open() -> None:
    answers = case(TOWN, dauer=DONT_KNOW)
    assert (answers.value("dauer"), answers.given("dauer")) == (None, frozenset({DONT_KNOW}))
    assert answers.was_asked("dauer")
    assert answers.knows_not("dauer")
    assert not case(TOWN, dauer="kurz").knows_not("dauer")
    assert not case(TOWN).knows_not("dauer")


def test_what_the_action_sets_overrides_what_was_given_and_is_never_spelled_out() -> None:
    answers = case(TOWN, vorhaben="beet", dauer="kurz")
    assert answers.value("dauer") == {"lang"}
    assert answers.value("teile") == frozenset()
    assert (answers.is_set("teile"), answers.was_asked("teile")) == (True, True)
    assert answers.pairs() == (("dauer", "kurz"), ("vorhaben", "beet"))
    assert answers.with_answer("vorhaben", ["bank"]).value("dauer") == {"kurz"}


def test_dont_know_does_not_survive_what_the_action_sets() -> None:
    answers = case(TOWN, vorhaben="beet", dauer=DONT_KNOW)
    assert (answers.value("dauer"), answers.knows_not("dauer")) == ({"lang"}, False)


def test_while_the_action_is_open_an_answer_may_still_be_overridden() -> None:
    assert set(case(TOWN, dauer="kurz").may_be("dauer")) == {
        frozenset({"kurz"}),
        frozenset({"lang"}),
    }
    assert case(TOWN, dauer="kurz", vorhaben="bank").may_be("dauer") == (frozenset({"kurz"}),)
    assert case(TOWN, flaeche="platz").may_be("flaeche") == (frozenset({"platz"}),)
    assert case(TOWN).may_be("dauer") == ()


def test_answers_never_change() -> None:
    first = case(TOWN, dauer="kurz")
    first.with_answer("dauer", ["lang"])
    first.without("dauer")
    assert first.pairs() == (("dauer", "kurz"),)


def test_a_part_of_a_case_is_a_case() -> None:
    answers = case(TOWN, vorhaben="bank", dauer="kurz", teile=["dach"])
    assert answers.without("dauer", "flaeche") == case(TOWN, vorhaben="bank", teile=["dach"])
    assert answers.only(["dauer", "flaeche"]) == case(TOWN, dauer="kurz")
    assert ("dauer" in answers, "flaeche" in answers, len(answers)) == (True, False, 3)
