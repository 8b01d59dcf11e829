"""Rows, regions and planes against plain sets of points."""

from itertools import product as combinations
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from guide.core.answers import Answers
from guide.core.planes import Planes
from guide.core.question import DONT_KNOW
from guide.core.rows import (
    Diagram,
    Region,
    Row,
    Rows,
    contains,
    holds,
    meet,
    product,
    rest,
    union,
)
from guide.core.truth import NO, OPEN, YES
from tests.core.strategies import Situation, situations

SIZES = [2, 3, 2, 4]
AXES = range(len(SIZES))
POINTS = [dict(zip(AXES, values, strict=True)) for values in combinations(*map(range, SIZES))]


def mask_of(axis: int) -> st.SearchStrategy[int]:
    """Neither nothing nor everything: such values never stand in a row."""
    return st.integers(1, (1 << SIZES[axis]) - 2)


ROWS_OF_ALL_AXES = st.tuples(*(st.none() | st.none() | mask_of(axis) for axis in AXES))
ROW: st.SearchStrategy[Row] = ROWS_OF_ALL_AXES.map(
    lambda masks: tuple((axis, mask) for axis, mask in enumerate(masks) if mask is not None)
)
TABLE: st.SearchStrategy[Rows] = st.lists(ROW, max_size=5).map(tuple)
REGION = st.builds(Region, TABLE, TABLE | st.just(()))
SOME_VALUES = st.fixed_dictionaries(
    {}, optional={axis: st.integers(0, SIZES[axis] - 1) for axis in AXES}
)


def points(rows: Rows) -> set[int]:
    return {number for number, point in enumerate(POINTS) if holds(rows, point)}


def points_of(region: Region) -> set[int]:
    return points(region.when) - points(region.unless)


@given(ROW, ROW)
def test_two_rows_meet_in_their_common_points(left: Row, right: Row) -> None:
    met = meet(left, right)
    assert points(() if met is None else (met,)) == points((left,)) & points((right,))


@given(ROW, ROW)
def test_a_row_contains_another_exactly_if_all_points_do(wide: Row, narrow: Row) -> None:
    assert contains(wide, narrow) is (points((narrow,)) <= points((wide,)))


@given(TABLE)
def test_a_union_keeps_all_points_and_no_row_inside_another(rows: Rows) -> None:
    kept = union(rows)
    assert points(kept) == points(rows)
    assert not any(contains(one, two) for one in kept for two in kept if one is not two)


@given(TABLE, TABLE)
def test_a_product_holds_where_both_sides_hold(left: Rows, right: Rows) -> None:
    assert points(product(left, right)) == points(left) & points(right)


@given(TABLE, SOME_VALUES)
def test_what_is_left_of_rows_no_longer_asks_for_what_is_known(
    rows: Rows, known: dict[int, int]
) -> None:
    left = rest(rows, known)
    assert not any(axis in known for row in left for axis, _ in row)
    for point in POINTS:
        assert holds(left, {**point, **known}) is holds(rows, {**point, **known})


@given(REGION)
def test_a_region_is_decided_exactly_if_all_points_agree(region: Region) -> None:
    inside = len(points_of(region))
    assert region.decide(SIZES) is (YES if inside == len(POINTS) else OPEN if inside else NO)


@given(REGION)
def test_the_support_is_exactly_the_axes_that_can_change_something(region: Region) -> None:
    inside = points_of(region)
    found = {
        axis
        for axis in AXES
        for number, point in enumerate(POINTS)
        for value in range(SIZES[axis])
        if (POINTS.index({**point, axis: value}) in inside) is not (number in inside)
    }
    assert region.support(SIZES) == found


@given(REGION, REGION)
def test_equal_regions_and_only_those_have_equal_numbers(one: Region, other: Region) -> None:
    diagram = Diagram(SIZES)
    equal = points_of(one) == points_of(other)
    assert (diagram.number(one) == diagram.number(other)) is equal


@given(REGION)
def test_a_diagram_as_rows_is_the_region_without_overlaps(region: Region) -> None:
    rows = Diagram(SIZES).rows(region)
    assert points(rows) == points_of(region)
    assert sum(len(points((row,))) for row in rows) == len(points(rows))


@given(st.lists(REGION, max_size=4), SOME_VALUES, st.randoms(use_true_random=False))
def test_planes_tell_which_regions_have_how_many_rows_left(
    regions: list[Region], known: dict[int, int], random: Random
) -> None:
    order = list(range(len(regions)))
    random.shuffle(order)
    planes = Planes(regions, order, SIZES)
    alive = planes.all_rows
    for axis, value in known.items():
        alive &= planes.survive[axis][value]
    wanted, excepted = planes.split(alive)
    for rank, number in enumerate(order):
        when, unless = (
            lasting(one, known) for one in (regions[number].when, regions[number].unless)
        )
        assert bool(planes.fold(wanted) >> rank & 1) is bool(when)
        assert bool(planes.fold(excepted) >> rank & 1) is bool(unless)
        assert bool(planes.alone(alive) >> rank & 1) is (len(when) + len(unless) == 1)
        assert (alive & planes.spread(1 << rank)).bit_count() == len(when) + len(unless)


def lasting(rows: Rows, known: dict[int, int]) -> list[Row]:
    """The rows that the known values leave."""
    return [row for row in rows if rest((row,), known)]


@given(situations())
def test_answers_become_a_point_and_come_back(situation: Situation) -> None:
    rules, answers = situation
    space = rules.compiled.space
    known = [
        question.id
        for question in rules.questions
        if question.id in answers and DONT_KNOW not in (answers.given(question.id) or ())
    ]
    again: Answers = space.answers(space.point(answers))
    assert again == answers.only(known)
