"""Findings that the editors accept, each with a reason."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from guide.core.audit.finding import Finding, Level
from guide.core.place import NOWHERE, Place


@dataclass(frozen=True, slots=True)
class Acceptance:
    """A finding of this code about this subject may stand, and why."""

    code: str
    subject: str
    why: str
    place: Place = NOWHERE

    def fits(self, finding: Finding) -> bool:
        """Whether it speaks of this finding."""
        return (self.code, self.subject) == (finding.code, finding.subject)


Accepted = tuple[Finding, Acceptance]


def settle(
    findings: Iterable[Finding], acceptances: tuple[Acceptance, ...]
) -> tuple[list[Finding], list[Accepted]]:
    """What is still to be settled, and what is accepted. An idle acceptance is a finding."""
    left: list[Finding] = []
    accepted: list[Accepted] = []
    for finding in findings:
        fitting = next((one for one in acceptances if one.fits(finding)), None)
        if fitting is None:
            left.append(finding)
        else:
            accepted.append((finding, fitting))
    used = {fitting for _, fitting in accepted}
    for one in acceptances:
        if one not in used:
            text = (
                f"Hingenommen wird »{one.code}« bei »{one.subject}«. Das findet niemand mehr: "
                "Streichen Sie den Eintrag."
            )
            left.append(Finding(Level.WARNING, "hinnahme-leer", one.subject, text, one.place))
    return left, accepted
