"""Many regions as diagrams that share their parts, and what is left of them at one value."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from operator import or_

from guide.core.rows import Diagram, TooIntricate

MOST_NODES = 50_000
"""So many nodes may all diagrams have; real packs need some hundreds."""


class Diagrams(Diagram):
    """Diagrams that can be read from outside; below 2 a node is an end: 0 no, 1 yes.

    `masks` tells for each node on which axes it depends, a bit for each. Raises TooIntricate
    where the diagrams grow too large.
    """

    def __init__(self, sizes: Sequence[int]) -> None:
        super().__init__(sizes)
        self.masks = [0, 0]
        self._parts: dict[tuple[int, int], tuple[int, ...]] = {}

    def _node(self, axis: int, children: tuple[int, ...]) -> int:
        node = super()._node(axis, children)
        if node > MOST_NODES:
            raise TooIntricate
        if node == len(self.masks):
            self.masks.append(reduce(or_, (self.masks[one] for one in children), 1 << axis))
        return node

    def first(self, node: int) -> tuple[int, tuple[int, ...]]:
        """The first axis on which a node depends, and what is left at each of its values."""
        return self._node_of[node]

    def depends(self, node: int, axis: int) -> bool:
        """Whether a value on this axis can change the node."""
        return bool(self.masks[node] >> axis & 1)

    def parts(self, node: int, axis: int) -> tuple[int, ...]:
        """What is left of a node at each value of any axis."""
        if not self.depends(node, axis):
            return (node,) * self._sizes[axis]
        if (node, axis) not in self._parts:
            self._parts[node, axis] = self._part(node, axis)
        return self._parts[node, axis]

    def _part(self, node: int, axis: int) -> tuple[int, ...]:
        first, children = self._node_of[node]
        if first == axis:
            return children
        below = [self.parts(child, axis) for child in children]
        return tuple(self._node(first, values) for values in zip(*below, strict=True))
