"""What is asked, and which answers exist."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING

from guide.core.place import NOWHERE, Place

if TYPE_CHECKING:
    from guide.core.condition import Condition

DONT_KNOW = "weiss-nicht"
"""Stands for "I don't know yet" wherever an option id may stand: asked, and still open."""

NOTHING = "keine"
"""Stands for "none of these" where several answers may stand and no empty list can be written."""

ANSWER = "{antwort}"
"""Where the answer stands in the circumstance of a question."""

ACTION = "vorhaben"
"""The id of the first question. It alone may set other questions."""


class Kind(Enum):
    """How many of the options may be chosen, or whether they are bands of a number."""

    ONE = "eine"
    SEVERAL = "mehrere"
    BANDS = "stufen"


@dataclass(frozen=True, slots=True)
class Band:
    """A range of a number; a missing bound is infinite. The unit is the question's."""

    lower: Decimal | None
    upper: Decimal | None
    lower_belongs: bool = True
    upper_belongs: bool = False

    def __str__(self) -> str:
        """The limits without the unit: unter 1,60 · 1,60 bis unter 1,90 · über 25 bis 75."""
        low, high = (
            f"{one}".replace(".", ",") if one is not None else ""
            for one in (self.lower, self.upper)
        )
        if low and high and self.lower_belongs:
            return f"{low} bis {'' if self.upper_belongs else 'unter '}{high}"
        parts = [f"{'ab' if self.lower_belongs else 'über'} {low}"] if low else []
        parts += [f"{'bis' if self.upper_belongs else 'unter'} {high}"] if high else []
        return " ".join(parts) or "jeder Wert"


@dataclass(frozen=True, slots=True)
class Option:
    """One possible answer. `sets` answers other questions; only options of the action have it.

    `circumstance` says it inside a sentence, where the text alone would not do: ohne Denkmal."""

    id: str
    text: str
    hint: str = ""
    families: tuple[str, ...] = ()
    sets: tuple[tuple[str, frozenset[str]], ...] = ()
    group: str = ""
    keywords: tuple[str, ...] = ()
    formerly: tuple[str, ...] = ()
    band: Band | None = None
    circumstance: str = ""
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Question:
    """One question. Two questions are the same only if they are the same object.

    `circumstance` says any answer inside a sentence: wenn der Weg {antwort} breit ist."""

    id: str
    text: str
    options: tuple[Option, ...]
    kind: Kind = Kind.ONE
    section: str = ""
    help: str = ""
    why: str = ""
    unit: str = ""
    mandatory: bool = False
    who_knows: str = ""
    who_knows_at: str = ""
    only_if: Condition | None = None
    formerly: tuple[str, ...] = ()
    circumstance: str = ""
    place: Place = NOWHERE
    by_id: dict[str, Option] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_id", {option.id: option for option in self.options})

    def __repr__(self) -> str:
        return f"Question({self.id!r})"

    @property
    def option_ids(self) -> frozenset[str]:
        """The ids of all options."""
        return frozenset(self.by_id)

    def members(self, family: str) -> frozenset[str]:
        """The ids of the options that belong to the family; empty if there is no such family."""
        return frozenset(option.id for option in self.options if family in option.families)

    def current_id(self, option: str) -> str | None:
        """The id under which this option is known today, following renamings; None if unknown."""
        if option in self.by_id:
            return option
        return next((known.id for known in self.options if option in known.formerly), None)
