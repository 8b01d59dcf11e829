"""The reason for a verdict: nothing too much, nothing missing."""

from itertools import combinations

from hypothesis import given

from guide.core.answers import Answers
from guide.core.condition import Condition
from guide.core.pack import RulePack
from guide.core.question import DONT_KNOW, Question
from guide.core.reason import because
from guide.core.requirement import Requirement
from guide.core.truth import OPEN
from tests.core.strategies import Situation, situations
from tests.oracle import Oracle, Subject
from tests.packs import ask, both, card, case, either, none_of, one_of, option, pack, plan


def reason(rules: RulePack, answers: Answers, chosen: Requirement) -> list[str]:
    region = rules.compiled.region(chosen)
    return [question.id for question in because(region, answers, rules.compiled.space)]


def smallest_that_forces(oracle: Oracle, subject: Subject, answers: Answers) -> list[str]:
    """By brute force: the first set of answers, smallest first, that decides without the rest."""
    truth = oracle.verdict(subject, answers)
    known = [
        question.id
        for question in oracle.pack.questions
        if (given := answers.given(question.id)) is not None and DONT_KNOW not in given
    ]
    return next(
        list(some)
        for size in range(len(known) + 1)
        for some in combinations(known, size)
        if oracle.verdict(subject, answers.only(some)) is truth
    )


@given(situations())
def test_a_reason_forces_the_verdict_alone_and_no_smaller_one_does(situation: Situation) -> None:
    rules, answers = situation
    oracle, compiled = Oracle(rules), rules.compiled
    for subject in oracle.subjects:
        region = compiled.region(subject.card, subject.detail)
        found = [question.id for question in because(region, answers, compiled.space)]
        if oracle.verdict(subject, answers) is OPEN:
            assert found == oracle.support(subject, answers)
        else:
            assert found == smallest_that_forces(oracle, subject, answers)


ACTION = plan("bank", option("beet", sets={"dauer": ["lang"]}))
GROUND = ask("flaeche", "gehweg", "platz", "gruen")
WIDTH = ask("breite", "eng", "breit", only_if=one_of(GROUND, "gehweg"))
LENGTH = ask("dauer", "kurz", "lang")
PARTS = ask("teile", "strom", "dach", several=True)


def the_reason(
    when: Condition, unless: Condition | None = None, **given: str | list[str]
) -> list[str]:
    bench = card("bank", when=when, unless=unless)
    town = pack([ACTION, GROUND, WIDTH, LENGTH, PARTS], [bench])
    return reason(town, case(town, **given), bench)


def test_one_line_of_the_table_is_reason_enough() -> None:
    when = either(both(one_of(ACTION, "bank"), one_of(GROUND, "gehweg")), one_of(PARTS, "dach"))
    assert the_reason(when, vorhaben="bank", flaeche="gehweg", teile=["dach"]) == ["teile"]


def test_the_answer_that_rules_a_card_out_is_the_reason() -> None:
    when = both(one_of(ACTION, "bank"), one_of(GROUND, "gehweg"))
    assert the_reason(when, vorhaben="bank", flaeche="gruen") == ["flaeche"]


def test_a_question_that_does_not_arise_is_explained_by_the_one_before() -> None:
    assert the_reason(one_of(WIDTH, "eng"), flaeche="gruen", breite="eng") == ["flaeche"]


def test_an_exception_is_part_of_the_reason() -> None:
    when, unless = one_of(ACTION, "bank"), one_of(GROUND, "gruen")
    assert the_reason(when, unless, vorhaben="bank", flaeche="gruen") == ["flaeche"]
    assert the_reason(when, unless, vorhaben="bank", flaeche="platz") == ["vorhaben", "flaeche"]


def test_what_the_action_sets_is_explained_by_the_action() -> None:
    assert the_reason(one_of(LENGTH, "lang"), vorhaben="beet", dauer="kurz") == ["vorhaben"]


def test_nothing_ticked_can_be_the_reason() -> None:
    assert the_reason(none_of(PARTS, "strom"), teile=[]) == ["teile"]


def test_open_is_explained_by_every_question_that_can_still_change_it() -> None:
    when = both(one_of(ACTION, "bank"), either(one_of(WIDTH, "eng"), one_of(PARTS, "dach")))
    given = {"vorhaben": "bank", "teile": DONT_KNOW}
    assert the_reason(when, **given) == ["flaeche", "breite", "teile"]
    assert the_reason(when, **given, flaeche="gruen") == ["teile"]


def test_among_many_answers_the_one_that_suffices_is_found() -> None:
    questions = [ask(f"f{number}", "ja", "nein") for number in range(14)]
    long_way = both(*(one_of(question, "ja") for question in questions))
    short_way = ask("kurz", "ja", "nein")
    bench = card("bank", when=either(long_way, one_of(short_way, "ja")))
    town = pack([plan("bank"), *questions, short_way], [bench])
    everything: dict[str, str] = {question.id: "ja" for question in (*questions, short_way)}
    assert reason(town, case(town, **everything), bench) == ["kurz"]


def test_without_a_condition_there_is_no_reason() -> None:
    question: Question = ask("f", "ja", "nein")
    always = card("immer")
    town = pack([plan("bank"), question], [always])
    assert reason(town, case(town, f="ja"), always) == []
