"""The smallest reason for a verdict."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

from guide.core.answers import Answers
from guide.core.question import Question
from guide.core.rows import Point, Region
from guide.core.space import Space
from guide.core.truth import OPEN, Truth

EXHAUSTIVE = 10
"""With more answers than this, they are first left out one by one, then all sets are tried."""


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

    def smallest(self) -> tuple[Question, ...]:
        answered = (axis for axis in self._region.axes if axis in self._point)
        concerned = _questions(answered, self._space)
        if len(concerned) > EXHAUSTIVE:
            concerned = self._without_the_needless(concerned)
        for size in range(len(concerned)):
            for some in combinations(concerned, size):
                if self._force_it(some):
                    return some
        return concerned

    def _without_the_needless(self, questions: tuple[Question, ...]) -> tuple[Question, ...]:
        kept = questions
        for question in reversed(questions):
            fewer = tuple(other for other in kept if other is not question)
            if self._force_it(fewer):
                kept = fewer
        return kept

    def _force_it(self, questions: Iterable[Question]) -> bool:
        axes = {axis for question in questions for axis in self._space.axes_of[question.id]}
        known = {axis: value for axis, value in self._point.items() if axis in axes}
        return self._region.rest(known).decide(self._space.sizes) is self._truth
