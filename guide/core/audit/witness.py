"""A case that shows something, with no answer in it that could be left out."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain, combinations, islice

from guide.core.answers import Answers
from guide.core.audit.boxes import Box, Boxes
from guide.core.rows import Region
from guide.core.space import Space

MOST_TRIES = 100
"""So many sets of answers are tried for one with fewer; real findings need less."""


def witness(region: Region, box: Box, space: Space, boxes: Boxes) -> Answers:
    """Answers that put every case with them in the region; the box must lie in it.

    Without any one of them some case would not; later questions are left out before earlier ones.
    """
    lowest = {axis: (mask & -mask).bit_length() - 1 for axis, mask in box.items()}
    whole = found = space.answers(lowest)
    names = [question.id for question in space.questions if question.id in whole]
    for name in reversed(names):
        fewer = found.without(name)
        if _inside(region, space.point(fewer), boxes):
            found = fewer
    least = len([name for name in names if name in found])
    smaller = chain.from_iterable(combinations(names, size) for size in range(least))
    tries = (whole.only(some) for some in islice(smaller, MOST_TRIES))
    return next((one for one in tries if _inside(region, space.point(one), boxes)), found)


def _inside(region: Region, point: Mapping[int, int], boxes: Boxes) -> bool:
    box = {axis: 1 << value for axis, value in point.items()}
    return not boxes.meets(box, region.unless) and boxes.outside(box, region.when) is None
