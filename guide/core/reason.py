"""The smallest reason for a verdict."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

from guide.core.answers import Answers
from guide.core.question import Question
from guide.core.rows import Point, Region
from guide.core.space import Space
from guide.core.truth import OPEN, Truth


def because(region: Region, answers: Answers, space: Space) -> tuple[Question, ...]:
    """Why the region's verdict is what it is, in the author's order.

    YES or NO: the fewest answered questions that force it alone, the earliest of several such
    sets. OPEN: the open questions that can still change it, no more and no fewer.
    """
    point = space.point(answers)
    left = region.rest(point)
    truth = left.decide(space.sizes)
    if truth is OPEN:
        return _questions(left.support(space.sizes), space)
    return _Search(region, point, truth, space).smallest()


def _questions(axes: Iterable[int], space: Space) -> tuple[Question, ...]:
    numbers = sorted({space.question_of[axis] for axis in axes})
    return tuple(space.questions[number] for number in numbers)


class _Search:
    def __init__(self, region: Region, point: Point, truth: Truth, space: Space) -> None:
        self._region, self._point, self._truth, self._space = region, point, truth, space
        answered = (axis for axis in region.axes if axis in point)
        self._concerned = _questions(answered, space)

    def smallest(self) -> tuple[Question, ...]:
        hurdles: list[set[Question]] = []
        for size in range(len(self._concerned)):
            for some in combinations(self._concerned, size):
                if any(hurdle.isdisjoint(some) for hurdle in hurdles):
                    continue
                if self._force_it(some):
                    return some
                hurdles.append(self._hurdle(some))
        return self._concerned

    def _hurdle(self, some: Iterable[Question]) -> set[Question]:
        """Questions of which any set that forces the verdict has at least one.

        They are what is left when `some` has grown as far as it can without forcing it.
        """
        kept, left = set(some), set()
        for question in self._concerned:
            if question in kept:
                continue
            if self._force_it({*kept, question}):
                left.add(question)
            else:
                kept.add(question)
        return left

    def _force_it(self, questions: Iterable[Question]) -> bool:
        axes = {axis for question in questions for axis in self._space.axes_of[question.id]}
        known = {axis: value for axis, value in self._point.items() if axis in axes}
        return self._region.rest(known).decide(self._space.sizes) is self._truth
