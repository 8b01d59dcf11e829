"""What is still to ask, office by office: open questions first, then what to have confirmed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from guide.core import checklist as core
from guide.core.entry import Office
from guide.core.question import Question
from guide.core.source import Certainty
from guide.output.steps import Step


@dataclass(frozen=True, slots=True)
class Enquiry:
    """What to ask one office. `to_confirm` counts the marked statements of each step."""

    office: Office | None
    unanswered: tuple[Question, ...]
    gaps: tuple[tuple[Step, core.Doubt], ...]
    to_confirm: tuple[tuple[Step, int], ...]

    @property
    def is_open(self) -> bool:
        """Whether something is unknown, and not only in need of a confirmation."""
        return bool(self.unanswered or self.gaps)

    @property
    def mostly_about(self) -> Step | None:
        """The step that the first gap belongs to; it is named once for all of its gaps."""
        return self.gaps[0][0] if self.gaps else None


def enquire(found: Iterable[core.Enquiry], steps: Mapping[str, Step]) -> tuple[Enquiry, ...]:
    """The enquiries of a checklist, those with real gaps first."""
    made = [_enquiry(one, steps) for one in found]
    return tuple(sorted(made, key=lambda one: not one.is_open))


def _enquiry(found: core.Enquiry, steps: Mapping[str, Step]) -> Enquiry:
    gaps = [one for one in found.doubts if one.certainty is Certainty.UNKNOWN]
    rest = Counter(
        one.entry.card.id for one in found.doubts if one.certainty is not Certainty.UNKNOWN
    )
    return Enquiry(
        found.office,
        found.unanswered,
        tuple((steps[one.entry.card.id], one) for one in gaps),
        tuple((steps[card], count) for card, count in rest.items()),
    )
