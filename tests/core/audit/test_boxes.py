"""Searches in boxes, and diagrams at one value, against plain sets of points."""

import pytest
from hypothesis import given

from guide.core.audit import boxes as module
from guide.core.audit.boxes import Boxes
from guide.core.audit.diagrams import Diagrams
from guide.core.rows import Region, Row, Rows, TooIntricate, holds
from tests.core.test_rows import AXES, POINTS, REGION, ROW, SIZES, TABLE, points


@given(TABLE, TABLE)
def test_a_gap_is_found_exactly_if_there_is_one_and_lies_in_it(when: Rows, unless: Rows) -> None:
    box = Boxes(SIZES).gap(when, unless)
    left = points(when) - points(unless)
    assert (box is None) is (not left)
    if box is not None:
        assert points((tuple(sorted(box.items())),)) <= left


@given(ROW, TABLE)
def test_a_box_meets_rows_exactly_if_they_share_a_point(row: Row, rows: Rows) -> None:
    assert Boxes(SIZES).meets(dict(row), rows) is bool(points((row,)) & points(rows))


@given(REGION)
def test_the_parts_of_a_diagram_are_what_is_left_at_each_value(region: Region) -> None:
    diagrams = Diagrams(SIZES)
    node = diagrams.number(region)
    for axis in AXES:
        left = (diagrams.number(region.rest({axis: value})) for value in range(SIZES[axis]))
        assert diagrams.parts(node, axis) == tuple(left)
        assert diagrams.depends(node, axis) is (axis in region.support(SIZES))


def test_a_search_that_takes_too_long_gives_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_LOOKS", 2)
    rows = tuple(((axis, 1),) for axis in AXES)
    assert not all(holds(rows, point) for point in POINTS)
    with pytest.raises(TooIntricate):
        Boxes(SIZES).gap(((),), rows)
