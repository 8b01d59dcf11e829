"""What something costs."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from guide.core.condition import ALWAYS, Condition
from guide.core.place import NOWHERE, Place
from guide.core.source import UNCITED, Citation


class FeeKind(Enum):
    """What is paid for: the procedure, the use of the ground, or something else."""

    PROCEDURE = "verwaltung"
    GROUND = "sondernutzung"
    OTHER = "sonstiges"


@dataclass(frozen=True, slots=True)
class Amount:
    """Euros from `low` to `high`; a missing bound was not published. Without both: unknown."""

    low: Decimal | None = None
    high: Decimal | None = None
    about: bool = False

    @property
    def is_known(self) -> bool:
        """Whether anybody published a figure."""
        return self.low is not None or self.high is not None

    @property
    def is_exact(self) -> bool:
        """Whether it is one figure and not a range."""
        return self.low is not None and self.low == self.high


@dataclass(frozen=True, slots=True)
class Fee:
    """One cost of one card. `per` names what it is multiplied by (application, day, stand …)."""

    kind: FeeKind
    amount: Amount
    per: tuple[str, ...] = ()
    note: str = ""
    when: Condition = ALWAYS
    citation: Citation = UNCITED
    alternative: str = ""
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Total:
    """The sum of several fees: at least `low`, at most `high` if everything has an upper bound."""

    low: Decimal
    high: Decimal | None
    unknown: tuple[Fee, ...]


def total(fees: tuple[Fee, ...]) -> Total:
    """Add what is paid once. What counts per day or stand, or is unknown, is listed as unknown.

    Contradicting values of one cost (same `alternative`) count once, with their widest range.
    """
    low, high = Decimal(0), Decimal(0)
    bounded = True
    unknown: list[Fee] = []
    for group in _groups(fees):
        countable = [fee for fee in group if fee.amount.is_known and set(fee.per) <= {"Antrag"}]
        if not countable:
            unknown += group
            continue
        low += min(fee.amount.low or Decimal(0) for fee in countable)
        highs = [fee.amount.high for fee in countable]
        bounded = bounded and None not in highs
        high += max((bound for bound in highs if bound is not None), default=Decimal(0))
    return Total(low, high if bounded and not unknown else None, tuple(unknown))


def _groups(fees: tuple[Fee, ...]) -> list[list[Fee]]:
    groups: dict[object, list[Fee]] = {}
    for number, fee in enumerate(fees):
        groups.setdefault(fee.alternative or number, []).append(fee)
    return list(groups.values())
