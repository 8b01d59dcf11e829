"""A case with its expected cards, written by the administration."""

from dataclasses import dataclass

from guide.core.answers import Answers
from guide.core.place import NOWHERE, Place


@dataclass(frozen=True, slots=True)
class Example:
    """In this case exactly `applies` apply and exactly `undecided` stay open."""

    id: str
    story: str
    answers: Answers
    applies: frozenset[str]
    undecided: frozenset[str] = frozenset()
    place: Place = NOWHERE
