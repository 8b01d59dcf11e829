"""Many tables of rows at once, one bit per row.

Tables are ranked by their number of rows, so that row k of all tables lies side by side in
plane k. A case is the AND of one mask per answer; folding the planes tells in a few integer
operations which tables have a row left.
"""

from __future__ import annotations

from collections.abc import Sequence

from guide.core.rows import Point, Rows


class Planes:
    """The rows of many tables as bits. `order` ranks the tables: rank -> table."""

    __slots__ = ("_count", "_planes", "all_ranks", "all_rows", "mention", "survive")

    def __init__(self, tables: Sequence[Rows], order: Sequence[int], sizes: Sequence[int]) -> None:
        self._count = len(tables)
        self._planes = max((len(table) for table in tables), default=0)
        self.all_ranks = (1 << self._count) - 1
        self.all_rows = 0
        self.mention = [0] * len(sizes)
        dying = [[0] * size for size in sizes]
        for rank, table in enumerate(order):
            for plane, row in enumerate(tables[table]):
                bit = 1 << plane * self._count + rank
                self.all_rows |= bit
                for axis, mask in row:
                    self.mention[axis] |= bit
                    for value in range(sizes[axis]):
                        if not mask >> value & 1:
                            dying[axis][value] |= bit
        self.survive = [[~mask for mask in values] for values in dying]

    def alive(self, point: Point) -> int:
        """The rows that these values leave standing."""
        rows = self.all_rows
        for axis, value in point.items():
            rows &= self.survive[axis][value]
        return rows

    def fold(self, rows: int) -> int:
        """One bit per rank: whether any of its rows is among these."""
        folded = 0
        while rows:
            folded |= rows
            rows >>= self._count
        return folded & self.all_ranks

    def spread(self, ranks: int) -> int:
        """All rows of these ranks."""
        rows = 0
        for plane in range(self._planes):
            rows |= ranks << plane * self._count
        return rows
