"""The course of an interview is what happens on every single walk through it, and nothing else."""

from collections import defaultdict
from collections.abc import Iterator

import pytest
from hypothesis import given

from guide.core import course as course_module
from guide.core.answers import Answers
from guide.core.course import Course, course
from guide.core.interview import Interview
from guide.core.pack import RulePack
from guide.core.question import ACTION, Option, Question
from tests.core.strategies import packs
from tests.oracle import ways_to_answer
from tests.packs import ask, both, card, green_town, one_of, pack, plan

Turn = tuple[Question, frozenset[str], Question | None]


def walks(rules: RulePack, answers: Answers) -> Iterator[list[Turn]]:
    """Every walk with definite answers, one by one."""
    asked = Interview(rules, answers).next
    if asked is None:
        yield []
        return
    for options in ways_to_answer(asked):
        then = answers.with_answer(asked.id, options)
        following = Interview(rules, then).next
        for rest in walks(rules, then):
            yield [(asked, options, following), *rest]


def told(found: Course) -> dict[tuple[str, str], set[Question | None]]:
    return {
        (stop.question.id, option): set(branch.following)
        for stop in found.stops
        for branch in stop.branches
        for option in [one.id for one in branch.options] or [""]
    }


def compare(rules: RulePack, action: Option) -> None:
    start = Answers(rules.questions).with_answer(ACTION, {action.id})
    every_walk = list(walks(rules, start))
    found = course(rules, action)
    after = defaultdict(set)
    for one in every_walk:
        for question, options, following in one:
            if len(options) < 2:
                after[question.id, next(iter(options), "")].add(following)
    asked = [{turn[0].id for turn in one} for one in every_walk]
    assert [stop.question.id for stop in found.stops] == [
        one.id for one in rules.questions if any(one.id in some for some in asked)
    ]
    for stop in found.stops:
        assert stop.is_always == all(stop.question.id in some for some in asked)
    assert {key: some for key, some in told(found).items() if key[1]} == {
        key: some for key, some in after.items() if key[1]
    }


@given(packs())
def test_a_course_says_what_happens_on_every_walk(rules: RulePack) -> None:
    for action in rules.action.options:
        compare(rules, action)


def test_a_side_track_says_when_its_question_arises() -> None:
    town = green_town()
    (bench, _) = town.action.options
    stops = {stop.question.id: stop for stop in course(town, bench).stops}
    ground = town.question["flaeche"]
    assert stops["flaeche"].is_always
    assert not stops["restbreite"].is_always
    assert stops["restbreite"].when == one_of(ground, "gehweg")
    assert not stops["restbreite"].may_be_idle


def test_a_question_on_which_nothing_depends_any_more_may_be_idle() -> None:
    ground, length = ask("flaeche", "gehweg", "platz"), ask("dauer", "kurz", "lang")
    permit = card("bank", when=both(one_of(ground, "platz"), one_of(length, "lang")))
    town = pack([plan("bank"), ground, length], [permit])
    stops = {stop.question.id: stop for stop in course(town, town.action.options[0]).stops}
    assert stops["dauer"].may_be_idle
    assert not stops["flaeche"].may_be_idle


def test_a_course_that_is_too_large_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(course_module, "MOST_STATES", 1)
    town = green_town()
    found = course(town, town.action.options[0])
    assert not found.is_complete
    assert [stop.question.id for stop in found.stops] == [
        "flaeche",
        "restbreite",
        "dauer",
        "teile",
    ]
    assert not any(stop.branches for stop in found.stops)
