"""Boxes of cases: a part of a box that no row covers, found by cutting it at the rows.

The row that leaves the fewest ways out is cut first, so most branches end at once. A search that
needs too long gives up and says so; it never guesses.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from guide.core.rows import Rows, TooIntricate

MOST_LOOKS = 1_000_000
"""So often may one search look at a row: about a second; real packs need a few hundred."""

MOST_IN_ALL = 5_000_000
"""So often may all searches together."""

Box = Mapping[int, int]
"""Axis -> allowed values, a bit per value; axes that are not named are free."""


class Boxes:
    """Searches in boxes over axes of these sizes."""

    def __init__(self, sizes: Sequence[int]) -> None:
        self._full = [(1 << size) - 1 for size in sizes]
        self._room, self._left = 0, MOST_IN_ALL

    def gap(self, when: Rows, unless: Rows) -> Box | None:
        """A box of cases in `when` and not in `unless`; None if there is none.

        Raises TooIntricate.
        """
        for row in when:
            found = self.outside(dict(row), unless)
            if found is not None:
                return found
        return None

    def outside(self, box: Box, rows: Rows) -> Box | None:
        """A part of the box outside of all rows; None if they cover it. Raises TooIntricate."""
        given = self._room = min(MOST_LOOKS, self._left)
        try:
            return self._outside(box, rows)
        finally:
            self._left -= given - max(self._room, 0)

    def meets(self, box: Box, rows: Rows) -> bool:
        """Whether any case of the box lies in a row."""
        return any(all(box.get(axis, mask) & mask for axis, mask in row) for row in rows)

    def _outside(self, box: Box, rows: Rows) -> Box | None:
        self._room -= len(rows)
        if self._room < 0:
            raise TooIntricate
        left = self._open(box, rows)
        if not left:
            return box
        narrowest = min(left, key=len)
        inner = dict(box)
        for axis, mask in narrowest:
            allowed = inner.get(axis, self._full[axis])
            found = self._outside({**inner, axis: allowed & ~mask}, left)
            if found is not None:
                return found
            inner[axis] = allowed & mask
        return None

    def _open(self, box: Box, rows: Rows) -> Rows:
        """What the rows that meet the box still ask for in it. An empty row covers it."""
        left = []
        for row in rows:
            asks = []
            for axis, mask in row:
                allowed = box.get(axis, self._full[axis])
                if not allowed & mask:
                    break
                if allowed & ~mask:
                    asks.append((axis, mask))
            else:
                if not asks:
                    return ((),)
                left.append(tuple(asks))
        return tuple(left)
