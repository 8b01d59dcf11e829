"""Families of sets as diagrams: counted exactly without listing a single set.

A node asks for its lowest member: one child for the sets without it, one for those with it.
0 is the family without a set, 1 the family of the empty set.
"""

from __future__ import annotations

MOST_NODES = 100_000
"""So many nodes are kept: some tens of megabytes."""

NONE, EMPTY = 0, 1


class TooMany(Exception):
    """More nodes than are kept."""


class Families:
    """Families over numbers; equal families are equal nodes."""

    def __init__(self) -> None:
        self._nodes: list[tuple[int, int, int]] = [(1 << 60, 0, 0)] * 2
        self._known: dict[tuple[int, int, int], int] = {}
        self._unions: dict[tuple[int, int], int] = {}
        self._products: dict[tuple[int, int], int] = {}

    def one(self, members: list[int]) -> int:
        """The family of a single set."""
        node = EMPTY
        for member in sorted(members, reverse=True):
            node = self._node(member, NONE, node)
        return node

    def union(self, left: int, right: int) -> int:
        """The sets of either family. Raises TooMany."""
        if left == right or right == NONE:
            return left
        if left == NONE:
            return right
        key = (left, right) if left < right else (right, left)
        if key not in self._unions:
            member, without, with_it = self._aligned(*key)
            self._unions[key] = self._node(member, self.union(*without), self.union(*with_it))
        return self._unions[key]

    def product(self, left: int, right: int) -> int:
        """Every set of the one joined with every set of the other; they share no member.

        Raises TooMany.
        """
        if EMPTY in (left, right):
            return left + right - EMPTY
        if NONE in (left, right):
            return NONE
        key = (left, right) if left < right else (right, left)
        if key not in self._products:
            one, other = key if self._nodes[key[0]][0] < self._nodes[key[1]][0] else key[::-1]
            member, without, with_it = self._nodes[one]
            self._products[key] = self._node(
                member, self.product(without, other), self.product(with_it, other)
            )
        return self._products[key]

    def lowest(self, family: int) -> int:
        """The lowest member of any set; families are joined from the highest on."""
        return self._nodes[family][0]

    def count(self, family: int) -> int:
        """How many sets there are."""
        counts = [0, 1]
        for _, without, with_it in self._nodes[2 : family + 1]:
            counts.append(counts[without] + counts[with_it])
        return counts[family]

    def _aligned(self, left: int, right: int) -> tuple[int, tuple[int, int], tuple[int, int]]:
        """The lowest member of both, and what either has without and with it."""
        one, other = self._nodes[left], self._nodes[right]
        member = min(one[0], other[0])
        low, high = (
            (node[1], node[2]) if node[0] == member else (family, NONE)
            for node, family in ((one, left), (other, right))
        )
        return member, (low[0], high[0]), (low[1], high[1])

    def _node(self, member: int, without: int, with_it: int) -> int:
        if with_it == NONE:
            return without
        key = (member, without, with_it)
        if key not in self._known:
            if len(self._nodes) >= MOST_NODES:
                raise TooMany
            self._known[key] = len(self._nodes)
            self._nodes.append(key)
        return self._known[key]
