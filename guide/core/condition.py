"""Conditions, and what the answers say about them.

A condition is a tree over the questions themselves. Where a question does not arise (its `only_if`
is NO), every term on it is NO, also a term that asks for "none of these".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import assert_never

from guide.core.answers import Answers
from guide.core.place import NOWHERE, Place
from guide.core.question import Question
from guide.core.truth import NO, OPEN, YES, Truth, every, opposite, some


@dataclass(frozen=True, slots=True)
class Is:
    """The answer is one of these options (of several ticked ones: at least one of these)."""

    question: Question
    options: frozenset[str]


@dataclass(frozen=True, slots=True)
class Lacks:
    """None of these options is ticked. Only for questions with several answers."""

    question: Question
    options: frozenset[str]


@dataclass(frozen=True, slots=True)
class All:
    """Every part holds; without parts it always holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one part holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The part does not hold."""

    part: Condition


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Fact:
    """A condition with a name and words of its own, defined once."""

    id: str
    text: str
    when: Condition
    place: Place = NOWHERE

    def __repr__(self) -> str:
        return f"Fact({self.id!r})"


@dataclass(frozen=True, slots=True)
class FactRef:
    """A named fact holds."""

    fact: Fact


@dataclass(frozen=True, slots=True)
class CardRef:
    """A card applies. Only invariants may say so."""

    card: str


Condition = Is | Lacks | All | AnyOf | Not | FactRef | CardRef
ALWAYS = All(())


def verdict(condition: Condition, answers: Answers) -> Truth:
    """Kleene's verdict: never wrong, but OPEN in rare cases that `compiled` decides exactly."""
    match condition:
        case Is(question, options) | Lacks(question, options):
            return _term(question, options, answers, lacks=isinstance(condition, Lacks))
        case All(parts):
            return every(verdict(part, answers) for part in parts)
        case AnyOf(parts):
            return some(verdict(part, answers) for part in parts)
        case Not(part):
            return opposite(verdict(part, answers))
        case FactRef(fact):
            return verdict(fact.when, answers)
        case CardRef():
            return OPEN
        case _:
            assert_never(condition)


def _term(question: Question, options: frozenset[str], answers: Answers, *, lacks: bool) -> Truth:
    arises = YES if question.only_if is None else verdict(question.only_if, answers)
    if arises is NO:
        return NO
    holds = {value.isdisjoint(options) is lacks for value in answers.may_be(question.id)}
    if len(holds) != 1:
        return OPEN
    return arises if True in holds else NO


def terms(condition: Condition) -> Iterator[Is | Lacks]:
    """Every term on a question, facts followed, in the author's order."""
    match condition:
        case Is() | Lacks():
            yield condition
        case All(parts) | AnyOf(parts):
            for part in parts:
                yield from terms(part)
        case Not(part):
            yield from terms(part)
        case FactRef(fact):
            yield from terms(fact.when)
        case CardRef():
            return
        case _:
            assert_never(condition)


def facts_in(condition: Condition) -> Iterator[Fact]:
    """Every fact that the condition names, and those that they name."""
    match condition:
        case FactRef(fact):
            yield fact
            yield from facts_in(fact.when)
        case All(parts) | AnyOf(parts):
            for part in parts:
                yield from facts_in(part)
        case Not(part):
            yield from facts_in(part)
        case Is() | Lacks() | CardRef():
            return
        case _:
            assert_never(condition)


def open_terms(condition: Condition, answers: Answers) -> tuple[Is | Lacks, ...]:
    """The terms that still keep the condition open."""
    if verdict(condition, answers) is not OPEN:
        return ()
    return tuple(term for term in terms(condition) if verdict(term, answers) is OPEN)
