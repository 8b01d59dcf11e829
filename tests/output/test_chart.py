"""The map of an interview: numbers, ways, and rails that join where they parted."""

from itertools import pairwise
from pathlib import Path

import pytest

from guide.core.course import course
from guide.core.question import Option
from guide.files.reader import read
from guide.output.chart import REST, Chart, draw
from guide.output.measures import plain

ROOT = Path(__file__).parents[2]
TOWN = read(ROOT / "tests/packs/musterstadt").pack
MUNICH = read(ROOT / "rules").pack


def chart(action: str) -> Chart:
    return draw(course(TOWN, TOWN.action.by_id[action]))


def test_the_action_is_the_first_question_of_the_map() -> None:
    assert [one.number for one in chart("bank").stations] == [2, 3]
    assert chart("bank").numbers == {"flaeche": 2, "breite": 3}


def test_a_way_says_which_answers_lead_where() -> None:
    (ground, width) = chart("bank").stations
    assert [(plain(way.words), way.to) for way in ground.ways] == [
        ("Auf der Straße", (3,)),
        ("»Im Stadtpark« oder »Im eigenen Hof«", (None,)),
    ]
    assert width.ways == ()


def test_many_answers_with_the_same_way_are_told_as_the_rest() -> None:
    found = [
        way
        for action in MUNICH.action.options
        for station in draw(course(MUNICH, action)).stations
        for way in station.ways
    ]
    assert any(way.words == REST for way in found)
    assert all(way.words and way.to for way in found)


def test_a_question_of_some_cases_lies_on_a_side_track() -> None:
    (ground, width) = chart("bank").stations
    assert (ground.rails.track, width.rails.track) == (0, 1)
    assert width.rails.is_new
    assert width.rails.passing == (0,)
    assert chart("bank").end.joining == (1,)
    assert chart("bank").tracks == 2


@pytest.mark.parametrize("action", MUNICH.action.options, ids=lambda one: one.id)
def test_every_track_that_is_open_goes_on_or_joins(action: Option) -> None:
    drawn = draw(course(MUNICH, action))
    rails = [drawn.start, *(one.rails for one in drawn.stations), drawn.end]
    for before, after in pairwise(rails):
        below = {*before.passing, before.track}
        above = {*after.passing, *after.joining}
        above |= set() if after.is_new else {after.track}
        assert below == above
        assert after.trunk in below
    assert drawn.end.track == 0
