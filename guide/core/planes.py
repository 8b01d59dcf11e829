"""Many regions at once, one bit per row.

Regions are ranked, and row k of all regions lies side by side in plane k; the rows of exceptions
lie in planes of their own above. A case is the AND of one mask per answer; folding the planes
tells in a few integer operations which regions have a row left.
"""

from __future__ import annotations

from collections.abc import Sequence

from guide.core.rows import Region


class Planes:
    """The rows of many regions as bits. `order` ranks the regions: rank -> region."""

    __slots__ = (
        "_above",
        "_comb",
        "_count",
        "_height",
        "_strides",
        "all_ranks",
        "all_rows",
        "mention",
        "survive",
    )

    def __init__(
        self, regions: Sequence[Region], order: Sequence[int], sizes: Sequence[int]
    ) -> None:
        self._count = len(regions)
        first_exception = max((len(region.when) for region in regions), default=0)
        self._above = first_exception * self._count
        self._height = first_exception + max((len(one.unless) for one in regions), default=0)
        halvings = range((self._height - 1).bit_length())
        self._strides = [self._count << step for step in reversed(halvings)]
        self._comb = sum(1 << plane * self._count for plane in range(self._height))
        self.all_ranks = (1 << self._count) - 1
        self.all_rows = 0
        self.mention = [0] * len(sizes)
        dying = [[0] * size for size in sizes]
        for rank, number in enumerate(order):
            region = regions[number]
            planes = (*enumerate(region.when), *enumerate(region.unless, first_exception))
            for plane, row in planes:
                bit = 1 << plane * self._count + rank
                self.all_rows |= bit
                for axis, mask in row:
                    self.mention[axis] |= bit
                    for value in range(sizes[axis]):
                        if not mask >> value & 1:
                            dying[axis][value] |= bit
        self.survive = [[self.all_rows & ~mask for mask in values] for values in dying]

    def split(self, rows: int) -> tuple[int, int]:
        """The rows that ask for something, and those of exceptions as if they lay lowest."""
        exceptions = rows >> self._above
        return rows ^ exceptions << self._above, exceptions

    def fold(self, rows: int) -> int:
        """One bit per rank: whether any of its rows is among these."""
        for stride in self._strides:
            rows |= rows >> stride
        return rows & self.all_ranks

    def alone(self, rows: int) -> int:
        """One bit per rank: whether exactly one of its rows is among these."""
        once = twice = 0
        while rows:
            twice |= once & rows
            once |= rows
            rows >>= self._count
        return once & ~twice & self.all_ranks

    def spread(self, ranks: int) -> int:
        """All rows of these ranks."""
        return ranks * self._comb
