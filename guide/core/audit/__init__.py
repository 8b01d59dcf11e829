"""Proofs over all cases: what can never apply, what contradicts, what nobody can reach.

Nothing is enumerated; every finding is exact and, where a case can show it, carries a witness.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from guide.core.audit.cards import card_findings
from guide.core.audit.cases import case_findings
from guide.core.audit.examples import example_findings
from guide.core.audit.finding import Finding, Level
from guide.core.audit.invariants import broken
from guide.core.audit.pairs import pair_findings
from guide.core.audit.prover import Prover
from guide.core.audit.size import Size, sizes
from guide.core.audit.sources import source_findings
from guide.core.invariant import Invariant
from guide.core.pack import RulePack


@dataclass(frozen=True, slots=True)
class Audit:
    """Everything found, the worst first, what was proven, and how large the interview is."""

    findings: tuple[Finding, ...]
    proven: tuple[Invariant, ...]
    sizes: tuple[Size, ...]

    def of(self, level: Level) -> tuple[Finding, ...]:
        """The findings of one level."""
        return tuple(finding for finding in self.findings if finding.level is level)


def audit(pack: RulePack, today: date) -> Audit:
    """Prove what can be proven about a pack. Only notes on age depend on the day."""
    prover = Prover(pack)
    checks: tuple[Callable[[], Iterator[Finding]], ...] = (
        lambda: card_findings(prover),
        lambda: case_findings(prover),
        lambda: pair_findings(prover),
        lambda: example_findings(prover),
        lambda: source_findings(pack, today),
    )
    violations = {invariant: broken(prover, invariant) for invariant in pack.invariants}
    found = [finding for check in checks for finding in check()]
    found += [finding for finding in violations.values() if finding is not None]
    return Audit(
        findings=tuple(sorted(found, key=lambda one: (one.level.rank, one.place, one.code))),
        proven=tuple(one for one, finding in violations.items() if finding is None),
        sizes=sizes(pack),
    )
