"""What is still to ask, office by office: open questions, and what nobody has published."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from guide.core import checklist as core
from guide.core.entry import Office
from guide.core.question import Question
from guide.core.source import Certainty
from guide.output.steps import Step


@dataclass(frozen=True, slots=True)
class Enquiry:
    """What to ask one office."""

    office: Office | None
    unanswered: tuple[Question, ...]
    gaps: tuple[tuple[Step, core.Doubt], ...]

    @property
    def mostly_about(self) -> Step | None:
        """The step that the first gap belongs to; it is named once for all of its gaps."""
        return self.gaps[0][0] if self.gaps else None


def enquire(found: Iterable[core.Enquiry], steps: Mapping[str, Step]) -> tuple[Enquiry, ...]:
    """The enquiries with something unknown. What only needs confirming has its mark instead."""
    made = (_enquiry(one, steps) for one in found)
    return tuple(one for one in made if one.unanswered or one.gaps)


def _enquiry(found: core.Enquiry, steps: Mapping[str, Step]) -> Enquiry:
    gaps = (one for one in found.doubts if one.certainty is Certainty.UNKNOWN)
    return Enquiry(
        found.office,
        found.unanswered,
        tuple((steps[one.entry.card.id], one) for one in gaps),
    )
