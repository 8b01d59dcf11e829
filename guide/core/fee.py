"""What something costs."""

from __future__ import annotations

from collections.abc import Iterable
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


def total(fees: Iterable[Fee]) -> Total:
    """Add what one card costs. What counts per day or stand, or is unknown, is listed as unknown.

    Contradicting values of one cost (same `alternative`) count once, with their widest range; if
    one of them cannot be counted, none is.
    """
    groups: dict[object, list[Fee]] = {}
    for number, fee in enumerate(fees):
        groups.setdefault(fee.alternative or number, []).append(fee)
    return add(_widest(group) for group in groups.values())


def add(totals: Iterable[Total]) -> Total:
    """Several sums as one; it has an upper bound only if all have."""
    totals = tuple(totals)
    highs = [one.high for one in totals if one.high is not None]
    return Total(
        low=sum((one.low for one in totals), Decimal(0)),
        high=sum(highs, Decimal(0)) if len(highs) == len(totals) else None,
        unknown=tuple(fee for one in totals for fee in one.unknown),
    )


def _widest(fees: list[Fee]) -> Total:
    if not all(_is_countable(fee) for fee in fees):
        return Total(Decimal(0), None, tuple(fees))
    highs = [fee.amount.high for fee in fees]
    bounds = [high for high in highs if high is not None]
    low = min(fee.amount.low or Decimal(0) for fee in fees)
    return Total(low, max(bounds) if len(bounds) == len(highs) else None, ())


def _is_countable(fee: Fee) -> bool:
    """Whether it is a known figure that is paid once, or nothing at all."""
    return fee.amount.high == 0 or (fee.amount.is_known and set(fee.per) <= {"Antrag"})
