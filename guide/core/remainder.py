"""What a condition still asks for once some answers are known."""

from __future__ import annotations

from typing import assert_never

from guide.core.answers import Answers
from guide.core.condition import (
    ALWAYS,
    All,
    AnyOf,
    CardRef,
    Condition,
    FactRef,
    Is,
    Lacks,
    Not,
    verdict,
)
from guide.core.truth import NO, YES

NEVER = AnyOf(())


def remainder(condition: Condition, answers: Answers) -> Condition:
    """The condition without what the answers decide: ALWAYS or NEVER where nothing is left.

    A fact keeps its name unless the answers decide a part of it.
    """
    truth = verdict(condition, answers)
    if truth is YES or truth is NO:
        return ALWAYS if truth is YES else NEVER
    match condition:
        case All(parts):
            left = _left(parts, answers)
            return left[0] if len(left) == 1 else All(left)
        case AnyOf(parts):
            left = _left(parts, answers)
            return left[0] if len(left) == 1 else AnyOf(left)
        case Not(part):
            return Not(remainder(part, answers))
        case FactRef(fact):
            rest = remainder(fact.when, answers)
            return condition if rest == fact.when else rest
        case Is() | Lacks() | CardRef():
            return condition
        case _:
            assert_never(condition)


def _left(parts: tuple[Condition, ...], answers: Answers) -> tuple[Condition, ...]:
    rests = (remainder(part, answers) for part in parts)
    return tuple(dict.fromkeys(rest for rest in rests if rest not in (ALWAYS, NEVER)))
