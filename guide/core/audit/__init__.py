"""Proofs over all cases: what can never apply, what contradicts, what nobody can reach.

Nothing is enumerated; every finding is exact and, where a case can show it, carries a witness.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from guide.core.audit.acceptance import Acceptance, Accepted, settle
from guide.core.audit.cards import card_findings
from guide.core.audit.cases import contradiction_findings, end_findings
from guide.core.audit.examples import example_findings
from guide.core.audit.finding import Finding, Level
from guide.core.audit.invariants import broken
from guide.core.audit.pairs import pair_findings
from guide.core.audit.prover import Prover
from guide.core.audit.size import Size, sizes
from guide.core.audit.sources import source_findings
from guide.core.invariant import Invariant
from guide.core.pack import RulePack
from guide.core.rows import TooIntricate


@dataclass(frozen=True, slots=True)
class Audit:
    """Everything found, the worst first, what was proven, and how large the interview is."""

    findings: tuple[Finding, ...]
    proven: tuple[Invariant, ...]
    sizes: tuple[Size, ...]
    accepted: tuple[Accepted, ...] = ()

    def of(self, level: Level) -> tuple[Finding, ...]:
        """The findings of one level."""
        return tuple(finding for finding in self.findings if finding.level is level)

    @property
    def is_clean(self) -> bool:
        """Whether no error and no warning is left."""
        return all(finding.level is Level.NOTE for finding in self.findings)


def audit(
    pack: RulePack,
    today: date,
    acceptances: tuple[Acceptance, ...] = (),
    *,
    count: bool = True,
) -> Audit:
    """Prove what can be proven about a pack. Only notes on age depend on the day.

    Without `count` the interviews are not measured: only proofs, for who cannot wait.
    """
    prover = Prover(pack)
    found: list[Finding] = []
    checks: tuple[tuple[str, Callable[[], Iterator[Finding]]], ...] = (
        ("Karten, Merkmale und Fragen", lambda: card_findings(prover)),
        ("Fälle ohne Ergebnis", lambda: end_findings(prover)),
        ("Widersprüche", lambda: contradiction_findings(prover)),
        ("Paare von Karten", lambda: pair_findings(prover)),
        ("Beispiele", lambda: example_findings(prover)),
        ("Quellen und Stellen", lambda: source_findings(pack, today)),
    )
    for what, check in checks:
        try:
            found += check()
        except TooIntricate:
            found.append(_not_proven(what, pack))
    proven = tuple(one for one in pack.invariants if _holds(prover, one, found))
    counted: tuple[Size, ...] = ()
    try:
        counted = sizes(pack, prover.diagrams) if count else ()
    except TooIntricate:
        found.append(_not_proven("Umfang des Gesprächs", pack))
    left, accepted = settle(found, acceptances)
    return Audit(
        findings=tuple(sorted(left, key=lambda one: (one.level.rank, one.place, one.code))),
        proven=proven,
        sizes=counted,
        accepted=tuple(accepted),
    )


def _holds(prover: Prover, invariant: Invariant, found: list[Finding]) -> bool:
    """Whether the invariant is proven; if not, what was found says why."""
    try:
        finding = broken(prover, invariant)
    except TooIntricate:
        finding = _not_proven(f"die Prüfung »{invariant.rule}«", prover.pack)
    if finding is not None:
        found.append(finding)
    return finding is None


def _not_proven(what: str, pack: RulePack) -> Finding:
    text = f"Nicht bewiesen: {what}. Die Bedingungen sind dafür zu verzweigt."
    return Finding(Level.WARNING, "nicht-bewiesen", what, text, pack.action.place)
