"""What a proof over all cases found."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from guide.core.answers import Answers
from guide.core.place import NOWHERE, Place


class Level(Enum):
    """An error blocks the check; a warning should be settled; a note only informs."""

    ERROR = "fehler"
    WARNING = "warnung"
    NOTE = "hinweis"

    @property
    def rank(self) -> int:
        """0 is the worst."""
        return list(Level).index(self)


@dataclass(frozen=True, slots=True)
class Finding:
    """One result of the audit: where, about what (an id), in a German sentence.

    `brief` says it beside others of its code. `witness` is a case that shows it, where one can;
    no answer in it can be left out.
    """

    level: Level
    code: str
    subject: str
    text: str
    place: Place = NOWHERE
    witness: Answers | None = None
    brief: str = ""

    def __str__(self) -> str:
        return f"{self.place}: {self.text} [{self.code}]"
