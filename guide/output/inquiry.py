"""Everything about one question: when it is asked, what its answers set, who looks at it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from guide.core.answers import Answers
from guide.core.compiled import Verdicts
from guide.core.condition import ALWAYS, Condition
from guide.core.pack import RulePack
from guide.core.question import ACTION, Option, Question
from guide.core.requirement import Requirement
from guide.output import words
from guide.output.conditions import Line, besides, lines


@dataclass(frozen=True, slots=True)
class Look:
    """A card that looks at a question, and for which of its answers."""

    card: Requirement
    when: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Inquiry:
    """One question, laid out. `settings` tells by option what it answers by itself."""

    question: Question
    actions: tuple[Option, ...]
    is_for_all: bool
    arises: tuple[Line, ...]
    settings: dict[str, tuple[tuple[Question, str], ...]]
    looks: tuple[Look, ...]

    @property
    def is_action(self) -> bool:
        """Whether it is the first question, at which nearly every card looks."""
        return self.question.id == ACTION


def inquire(pack: RulePack, question: Question) -> Inquiry:
    """Lay out a question of the pack."""
    actions = tuple(_actions(pack, question))
    return Inquiry(
        question,
        actions,
        len(actions) == len(pack.action.options),
        besides(pack.action, lines(question.only_if or ALWAYS)),
        {
            option.id: tuple(_set(pack.question[name], chosen) for name, chosen in option.sets)
            for option in question.options
        },
        () if question.id == ACTION else looks(pack, question),
    )


def _actions(pack: RulePack, question: Question) -> Iterator[Option]:
    """The actions in whose interview the question can come."""
    for option in pack.action.options:
        start = Answers(pack.questions).with_answer(ACTION, (option.id,))
        if question in Verdicts(pack.compiled, start).relevant():
            yield option


def _set(question: Question, chosen: frozenset[str]) -> tuple[Question, str]:
    return question, words.answer(question, (one for one in question.options if one.id in chosen))


def looks(pack: RulePack, question: Question) -> tuple[Look, ...]:
    """The cards for which the question matters, as a whole or for a single statement."""
    space, found = pack.compiled.space, []
    axes = set(space.axes_of[question.id])
    for card in pack.requirements:
        regions = [pack.compiled.region(card)]
        regions += [
            pack.compiled.region(card, one) for one in card.statements if one.when != ALWAYS
        ]
        if any(not axes.isdisjoint(region.support(space.sizes)) for region in regions):
            found.append(Look(card, _about(question, card)))
    return tuple(found)


def _about(question: Question, card: Requirement) -> tuple[Line, ...]:
    """Only what the card asks of this question, line by line; no line if it asks elsewhere."""
    conditions: list[Condition] = [card.when, *(one.when for one in card.statements)]
    told = (
        tuple(part for part in line if part.question is question)
        for one in conditions
        for line in lines(one)
    )
    return tuple(dict.fromkeys(line for line in told if line))
