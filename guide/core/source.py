"""Where a statement is from, how sure it is, and how old."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from guide.core.place import NOWHERE, Place


class Certainty(Enum):
    """How sure a statement is, from surest to least sure."""

    CONFIRMED = "bestaetigt"
    OFFICIAL = "amtlich"
    STALE = "veraltet"
    REPORTED = "berichtet"
    MODEL = "vorbild"
    INFERRED = "abgeleitet"
    UNKNOWN = "offen"

    @property
    def rank(self) -> int:
        """0 for the surest; grows as certainty shrinks."""
        return list(Certainty).index(self)


@dataclass(frozen=True, slots=True)
class Source:
    """A law, a by-law, a page: said once and cited by its id."""

    id: str
    title: str
    address: str = ""
    version: str = ""
    as_of: date | None = None
    note: str = ""
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Citation:
    """What carries a statement. `by` names who confirmed it."""

    certainty: Certainty
    sources: tuple[Source, ...] = ()
    as_of: date | None = None
    by: str = ""
    passage: str = ""
    note: str = ""

    def certainty_on(self, today: date, months: int) -> Certainty:
        """The certainty on that day: what is official turns stale after so many months."""
        official = self.certainty in (Certainty.CONFIRMED, Certainty.OFFICIAL)
        if official and self.as_of is not None and months_between(self.as_of, today) >= months:
            return Certainty.STALE
        return self.certainty


def months_between(earlier: date, later: date) -> int:
    """Whole months from the earlier to the later day; negative if they are the other way round."""
    months = (later.year - earlier.year) * 12 + later.month - earlier.month
    return months - (later.day < earlier.day)


UNCITED = Citation(Certainty.UNKNOWN)
