"""Near misses: a case to which a card does not apply, but would if one answer were another."""

from __future__ import annotations

from collections.abc import Iterator

from guide.core.answers import Answers
from guide.core.pack import RulePack
from guide.core.question import Kind, Question
from guide.core.requirement import Requirement
from guide.core.truth import NO


def turning(pack: RulePack, card: Requirement, answers: Answers) -> Iterator[Question]:
    """The questions of which one other answer would leave the card possible. It must be a NO."""
    region, space = pack.compiled.region(card), pack.compiled.space
    axes = set(region.axes)
    for question in pack.questions:
        if question.id not in answers or axes.isdisjoint(space.axes_of[question.id]):
            continue
        others = (answers.with_answer(question.id, one) for one in _others(question, answers))
        if any(region.rest(space.point(one)).decide(space.sizes) is not NO for one in others):
            yield question


def _others(question: Question, answers: Answers) -> Iterator[frozenset[str]]:
    given = answers.given(question.id) or frozenset()
    for option in question.options:
        yield given ^ {option.id} if question.kind is Kind.SEVERAL else frozenset({option.id})
