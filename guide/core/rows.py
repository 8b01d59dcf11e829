"""Rows of a table, and exact decisions on them.

A row is a product of sets of values, one per axis that it mentions (see `space`: axes are
questions, values are options).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from guide.core.truth import NO, OPEN, YES, Truth

Row = tuple[tuple[int, int], ...]
"""Pairs of axis and allowed values (a bit per value), by axis. The empty row always holds."""

Rows = tuple[Row, ...]
Point = Mapping[int, int]
"""Axis -> the one value it has."""

MOST_ROWS = 1000


class TooIntricate(Exception):
    """A condition that unfolds to more rows than anybody could read."""


def meet(left: Row, right: Row) -> Row | None:
    """The cases in both rows; None if there are none."""
    merged = dict(left)
    for axis, mask in right:
        merged[axis] = merged.get(axis, mask) & mask
        if not merged[axis]:
            return None
    return tuple(sorted(merged.items()))


def contains(wide: Row, narrow: Row) -> bool:
    """Whether every case of the narrow row lies in the wide one."""
    allowed = dict(narrow)
    return all(axis in allowed and not allowed[axis] & ~mask for axis, mask in wide)


def union(rows: Iterable[Row]) -> Rows:
    """The rows without those that lie in another one."""
    kept: list[Row] = []
    for row in sorted(set(rows), key=lambda row: (len(row), row)):
        if not any(contains(wide, row) for wide in kept):
            kept.append(row)
        if len(kept) > MOST_ROWS:
            raise TooIntricate
    return tuple(kept)


def product(left: Rows, right: Rows) -> Rows:
    """The cases in one row of each side."""
    if len(left) * len(right) > MOST_ROWS * 10:
        raise TooIntricate
    return union(row for one in left for two in right if (row := meet(one, two)) is not None)


def rest(rows: Rows, point: Point) -> Rows:
    """What the rows still ask for once these values are known."""
    remaining: dict[Row, None] = {}
    for row in rows:
        kept = []
        for axis, mask in row:
            value = point.get(axis)
            if value is None:
                kept.append((axis, mask))
            elif not mask >> value & 1:
                break
        else:
            remaining[tuple(kept)] = None
    return tuple(remaining)


def holds(rows: Rows, point: Point) -> bool:
    """Whether a point that knows every axis of the rows lies in one of them."""
    return any(all(mask >> point[axis] & 1 for axis, mask in row) for row in rows)


class Region:
    """The cases in `when` and not in `unless`, decided exactly."""

    __slots__ = ("axes", "unless", "when")

    def __init__(self, when: Rows, unless: Rows = ()) -> None:
        self.when = when
        self.unless = unless
        self.axes = tuple(sorted({axis for row in (*when, *unless) for axis, _ in row}))

    def rest(self, point: Point) -> Region:
        """The region among the cases that agree with the point."""
        return Region(rest(self.when, point), rest(self.unless, point))

    @property
    def plain_truth(self) -> Truth:
        """What a glance tells: OPEN may still be decided."""
        if not self.when or () in self.unless:
            return NO
        return YES if () in self.when and not self.unless else OPEN

    def may_hide_a_decision(self, sizes: Sequence[int]) -> bool:
        """Whether rows can decide together while each alone is open: an exception, or rows that
        between them name every value of some axis."""
        if self.unless:
            return True
        named: dict[int, int] = {}
        for row in self.when:
            for axis, mask in row:
                named[axis] = named.get(axis, 0) | mask
        return any(mask == (1 << sizes[axis]) - 1 for axis, mask in named.items())

    def decide(self, sizes: Sequence[int]) -> Truth:
        """YES if it holds everywhere, NO if nowhere, else OPEN."""
        truth = self.plain_truth
        if truth is not OPEN or not self.may_hide_a_decision(sizes):
            return truth
        axis = self.axes[0]
        verdicts: set[Truth] = set()
        for part in self.parts(axis, sizes[axis]):
            verdicts.add(part.decide(sizes))
            if OPEN in verdicts or len(verdicts) > 1:
                return OPEN
        return verdicts.pop()

    def parts(self, axis: int, size: int) -> list[Region]:
        """One region per distinguishable value of the axis."""
        return [Region(*pair) for pair in dict.fromkeys(self._split(axis, size))]

    def _split(self, axis: int, size: int) -> list[tuple[Rows, Rows]]:
        return [
            (rest(self.when, {axis: value}), rest(self.unless, {axis: value}))
            for value in range(size)
        ]

    def support(self, sizes: Sequence[int]) -> frozenset[int]:
        """The axes that can still change whether a case lies in the region: no more, no fewer."""
        return Diagram(sizes).support(self)


class Diagram:
    """Regions as reduced decision diagrams: equal regions get equal numbers."""

    def __init__(self, sizes: Sequence[int]) -> None:
        self._sizes = sizes
        self._nodes: dict[tuple[int, tuple[int, ...]], int] = {}
        self._node_of: dict[int, tuple[int, tuple[int, ...]]] = {}
        self._seen: dict[tuple[Rows, Rows], int] = {}
        self._reach: list[frozenset[int]] = [frozenset(), frozenset()]

    def number(self, region: Region) -> int:
        """0 where the region is empty, 1 where it is everything, else its diagram's number."""
        key = (region.when, region.unless)
        if key not in self._seen:
            self._seen[key] = self._build(region)
        return self._seen[key]

    def support(self, region: Region) -> frozenset[int]:
        """The axes on which the region depends."""
        return self._reach[self.number(region)]

    def rows(self, region: Region) -> Rows:
        """The region as rows that do not overlap, values with the same fate put together."""
        return tuple(self._paths(self.number(region), ()))

    def _paths(self, node: int, above: Row) -> Iterator[Row]:
        if node == 1:
            yield above
        elif node > 1:
            axis, children = self._node_of[node]
            for child in dict.fromkeys(children):
                mask = sum(1 << value for value, one in enumerate(children) if one == child)
                yield from self._paths(child, (*above, (axis, mask)))

    def _build(self, region: Region) -> int:
        truth = region.plain_truth
        if truth is not OPEN:
            return int(truth is YES)
        axis = region.axes[0]
        pairs = region._split(axis, self._sizes[axis])
        return self._node(axis, tuple(self.number(Region(*pair)) for pair in pairs))

    def _node(self, axis: int, children: tuple[int, ...]) -> int:
        """The number of the diagram that goes on with these children, one per value."""
        if len(set(children)) == 1:
            return children[0]
        if (axis, children) not in self._nodes:
            self._nodes[axis, children] = len(self._reach)
            self._node_of[len(self._reach)] = axis, children
            self._reach.append(frozenset({axis}).union(*(self._reach[c] for c in children)))
        return self._nodes[axis, children]
