"""The interview asks what still matters, in the author's order, and nothing else."""

from hypothesis import given
from hypothesis import strategies as st

from guide.core.answers import Answers
from guide.core.compiled import Verdicts
from guide.core.interview import Interview
from guide.core.pack import RulePack
from guide.core.question import DONT_KNOW
from guide.core.requirement import Statement
from guide.core.truth import NO
from tests.core.strategies import Situation, packs, replies, situations
from tests.oracle import Oracle, ways_to_answer
from tests.packs import ask, card, case, green_town, none_of, one_of, option, pack, plan


def ids(interview: Interview) -> list[str]:
    return [question.id for question in interview.relevant]


@given(situations())
def test_a_question_is_relevant_exactly_if_it_can_still_change_something(
    situation: Situation,
) -> None:
    rules, answers = situation
    assert ids(Interview(rules, answers)) == Oracle(rules).relevant(answers)


@given(st.data())
def test_cases_with_the_same_rows_left_and_the_same_asked_go_on_alike(data: st.DataObject) -> None:
    rules = data.draw(packs())
    for _ in range(8):
        answers = Answers(rules.questions)
        for question in data.draw(st.lists(st.sampled_from(rules.questions), unique=True)):
            answers = answers.with_answer(
                question.id, data.draw(st.sampled_from(replies(question)))
            )
        found = tuple(Verdicts(rules.compiled, answers).relevant())
        assert rules.compiled.relevant(answers) == found


@given(situations())
def test_the_next_question_is_the_first_relevant_one(situation: Situation) -> None:
    interview = Interview(*situation)
    assert interview.next is (interview.relevant[0] if interview.relevant else None)


@given(situations())
def test_a_question_that_is_not_asked_cannot_change_anything(situation: Situation) -> None:
    rules, answers = situation
    now = Verdicts(rules.compiled, answers)
    relevant = list(now.relevant())
    for question in rules.questions:
        if answers.was_asked(question.id) or question in relevant:
            continue
        for chosen in ways_to_answer(question):
            then = Verdicts(rules.compiled, answers.with_answer(question.id, chosen))
            assert (then.yes, then.no) == (now.yes, now.no)


@given(situations(), st.data())
def test_what_is_relevant_only_shrinks_as_answers_come_in(
    situation: Situation, data: st.DataObject
) -> None:
    rules, answers = situation
    before = set(ids(Interview(rules, answers)))
    for question in rules.questions:
        if not answers.was_asked(question.id):
            chosen = data.draw(st.sampled_from(replies(question)))
            after = set(ids(Interview(rules, answers.with_answer(question.id, chosen))))
            assert after <= before - {question.id}


@given(packs(), st.data())
def test_the_interview_ends_and_then_every_verdict_is_final(
    rules: RulePack, data: st.DataObject
) -> None:
    answers, asked = case(rules), []
    while (question := Interview(rules, answers).next) is not None:
        assert question not in asked
        asked.append(question)
        answers = answers.with_answer(question.id, data.draw(st.sampled_from(replies(question))))
    unknown = {question.id for question in asked if answers.knows_not(question.id)}
    oracle = Oracle(rules)
    for subject in oracle.subjects:
        assert set(oracle.support(subject, answers)) <= unknown


@given(packs(), st.data())
def test_who_answers_everything_leaves_nothing_open(rules: RulePack, data: st.DataObject) -> None:
    answers = case(rules)
    while (question := Interview(rules, answers).next) is not None:
        chosen = data.draw(st.sampled_from(ways_to_answer(question)))
        answers = answers.with_answer(question.id, chosen)
    verdicts = Verdicts(rules.compiled, answers)
    assert verdicts.yes | verdicts.no == rules.compiled.planes.all_ranks


def test_on_green_space_the_width_of_the_pavement_is_never_asked() -> None:
    town = green_town()
    on_green = case(town, vorhaben="bank", flaeche="gruen")
    assert ids(Interview(town, on_green)) == ["dauer", "teile"]
    on_pavement = case(town, vorhaben="bank", flaeche="gehweg")
    assert ids(Interview(town, on_pavement)) == ["restbreite", "teile"]
    unknown = case(town, vorhaben="bank", flaeche=DONT_KNOW)
    assert "restbreite" in ids(Interview(town, unknown))


def test_what_the_action_sets_is_never_asked() -> None:
    town = green_town()
    bed = case(town, vorhaben="beet", flaeche="gruen")
    assert ids(Interview(town, bed)) == ["teile"]
    assert [one.id for one in Verdicts(town.compiled, bed).cards(NO)] == [
        "zu-eng",
        "sondernutzung",
    ]


def test_dont_know_counts_as_asked_but_keeps_the_verdict_open() -> None:
    town = green_town()
    unsure = case(town, vorhaben="bank", flaeche="gruen", dauer=DONT_KNOW, teile=())
    interview = Interview(town, unsure)
    assert (interview.next, ids(interview)) == (None, [])
    verdict = Verdicts(town.compiled, unsure).of(town.requirement["gruenanlage"])
    assert verdict.value == "offen"


def test_a_question_of_a_statement_matters_only_while_its_card_may_apply() -> None:
    action, monument = plan("bank", "fest"), ask("denkmal", "ja", "nein")
    report = Statement("Ein Gutachten.", one_of(monument, "ja"))
    town = pack([action, monument], [card("bank", when=one_of(action, "bank"), duties=(report,))])
    assert ids(Interview(town, case(town, vorhaben="bank"))) == ["denkmal"]
    assert ids(Interview(town, case(town, vorhaben="fest"))) == []


def test_a_question_whose_every_answer_says_the_same_is_never_asked() -> None:
    action, size = plan("bank"), ask("groesse", "klein", "gross")
    both_lines = card("bank", when=one_of(size, "klein", "gross"))
    town = pack([action, size], [both_lines])
    assert ids(Interview(town, case(town))) == []


def test_of_several_that_may_be_ticked_one_that_matters_is_enough() -> None:
    action, parts = plan("fest"), ask("teile", "musik", "essen", several=True)
    town = pack([action, parts], [card("leise", when=none_of(parts, "musik"))])
    assert ids(Interview(town, case(town, vorhaben="fest"))) == ["teile"]
    assert ids(Interview(town, case(town, vorhaben="fest", teile=["essen"]))) == []


def test_the_path_shows_what_was_asked_and_still_arises() -> None:
    town = green_town()
    stale = case(town, vorhaben="beet", flaeche="gruen", restbreite="eng", dauer="kurz", teile=())
    path = Interview(town, stale).path
    assert [question.id for question in path] == ["vorhaben", "flaeche", "teile"]


def test_before_a_question_come_the_answered_ones_of_the_path() -> None:
    town = green_town()
    interview = Interview(town, case(town, vorhaben="bank", teile=()))
    assert interview.before(town.question["teile"]) == (town.action,)
    assert interview.before(town.question["restbreite"]) == (town.action,)
    assert interview.before(town.action) == ()


def test_a_question_that_the_action_may_set_is_open_to_both_while_the_action_is() -> None:
    action = plan(option("beet", sets={"dauer": ["lang"]}), "fest")
    length = ask("dauer", "kurz", "lang")
    town = pack([action, length], [card("lang", when=one_of(length, "lang"))])
    assert ids(Interview(town, case(town))) == ["vorhaben", "dauer"]
    assert ids(Interview(town, case(town, dauer="kurz"))) == ["vorhaben"]
    assert ids(Interview(town, case(town, dauer="lang"))) == []
