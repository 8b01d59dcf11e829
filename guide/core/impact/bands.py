"""Two series of bands cut into the pieces that both consist of."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from guide.core.question import Band, Option, Question

Cut = tuple[Decimal, bool]
"""A number, and whether it still belongs to what lies below."""


def pieces(old: Question, new: Question) -> tuple[Option, ...]:
    """The common pieces from small to large; each lies in one band of either series."""
    cuts = sorted({*_cuts(old), *_cuts(new)})
    bounds = [None, *cuts, None]
    return tuple(
        Option(f"stufe-{number}", "", band=_band(low, high))
        for number, (low, high) in enumerate(pairwise(bounds), start=1)
    )


def within(piece: Option, option: Option) -> bool:
    """Whether the piece lies in the band of this option."""
    if piece.band is None or option.band is None:
        return False
    own, wide = piece.band, option.band
    above = wide.lower is None or (own.lower is not None and _low(own) >= _low(wide))
    below = wide.upper is None or (own.upper is not None and _high(own) <= _high(wide))
    return above and below


def _cuts(question: Question) -> list[Cut]:
    bands = [option.band for option in question.options if option.band is not None]
    return [_high(band) for band in bands if band.upper is not None]


def _high(band: Band) -> Cut:
    return band.upper or Decimal(0), band.upper_belongs


def _low(band: Band) -> Cut:
    """Where the band begins, as the cut below it."""
    return band.lower or Decimal(0), not band.lower_belongs


def _band(low: Cut | None, high: Cut | None) -> Band:
    return Band(
        lower=low[0] if low else None,
        upper=high[0] if high else None,
        lower_belongs=not low[1] if low else True,
        upper_belongs=high[1] if high else False,
    )
