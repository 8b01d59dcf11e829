"""Kleene's three values. A verdict is YES, NO or OPEN and never a bool."""

from collections.abc import Iterable
from enum import Enum
from typing import NoReturn


class Truth(Enum):
    """What the answers given so far say about a condition."""

    YES = "ja"
    NO = "nein"
    OPEN = "offen"

    def __bool__(self) -> NoReturn:
        raise TypeError("A verdict is YES, NO or OPEN. Compare it: `verdict is Truth.YES`.")


YES, NO, OPEN = Truth.YES, Truth.NO, Truth.OPEN


def opposite(truth: Truth) -> Truth:
    """YES and NO change places; what is open stays open."""
    return {YES: NO, NO: YES, OPEN: OPEN}[truth]


def every(truths: Iterable[Truth]) -> Truth:
    """NO as soon as one is NO; YES if all are YES (also if there are none)."""
    result = YES
    for truth in truths:
        if truth is NO:
            return NO
        if truth is OPEN:
            result = OPEN
    return result


def some(truths: Iterable[Truth]) -> Truth:
    """YES as soon as one is YES; NO if all are NO (also if there are none)."""
    result = NO
    for truth in truths:
        if truth is YES:
            return YES
        if truth is OPEN:
            result = OPEN
    return result
