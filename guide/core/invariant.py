"""What must hold in every case."""

from dataclasses import dataclass
from enum import Enum

from guide.core.condition import Condition
from guide.core.place import NOWHERE, Place


class Count(Enum):
    """How many of the cards must apply."""

    EXACTLY_ONE = "genau_eine"
    AT_LEAST_ONE = "mindestens_eine"
    AT_MOST_ONE = "hoechstens_eine"
    NONE = "keine"

    def allows(self, number: int) -> bool:
        """Whether so many applying cards keep the invariant."""
        match self:
            case Count.EXACTLY_ONE:
                return number == 1
            case Count.AT_LEAST_ONE:
                return number >= 1
            case Count.AT_MOST_ONE:
                return number <= 1
            case Count.NONE:
                return number == 0


@dataclass(frozen=True, slots=True)
class Invariant:
    """Wherever the condition holds, the count of applying cards among these is as said."""

    rule: str
    when: Condition
    count: Count
    cards: tuple[str, ...]
    place: Place = NOWHERE
