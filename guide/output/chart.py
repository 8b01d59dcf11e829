"""The interview of one action as a line with stops, like a map of the underground.

The text is the picture's own: each stop is told in words, and the rails are drawn beside it. What
is asked in some cases only lies on a side track, and what leads there is said at both ends.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from guide.core.condition import ALWAYS, terms
from guide.core.course import Course, Stop
from guide.core.question import Option, Question
from guide.output.conditions import Line, alone, lines

FIRST = 2
"""The number of the first stop: the action itself was the first question."""

DEEPEST = 3
"""Side tracks of side tracks; deeper ones are drawn at this depth."""

REST = "alle anderen Antworten"
MANY = 3
"""From so many answers on, the largest group of them is told as the rest."""


@dataclass(frozen=True, slots=True)
class Rails:
    """What is drawn beside one stop, track by track from the left.

    `passing` go by, `joining` end at the top in the track `trunk`; the stop's own `track` comes
    from the trunk where it is new."""

    track: int
    trunk: int
    passing: tuple[int, ...]
    joining: tuple[int, ...]

    @property
    def is_new(self) -> bool:
        """Whether the side track begins here."""
        return self.track > self.trunk


@dataclass(frozen=True, slots=True)
class Way:
    """Answers in words, and the numbers of the stops that may come next; None is the end."""

    words: str
    to: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Station:
    """One question on the map."""

    number: int
    question: Question
    options: tuple[Option, ...]
    when: tuple[Line, ...]
    is_always: bool
    may_be_idle: bool
    ways: tuple[Way, ...]
    rails: Rails


@dataclass(frozen=True, slots=True)
class Chart:
    """The whole map. `end` are the rails beside the checklist, `tracks` how many there are."""

    course: Course
    stations: tuple[Station, ...]
    end: Rails
    tracks: int

    @property
    def start(self) -> Rails:
        """The rails beside the choice of the action."""
        return Rails(0, 0, (), ())

    @property
    def numbers(self) -> dict[str, int]:
        """The number of each question."""
        return {one.question.id: one.number for one in self.stations}


def draw(course: Course) -> Chart:
    """The map of a course."""
    paths = list(_paths(course.stops))
    rails = list(_rails(paths))
    numbers = {stop.question.id: at for at, stop in enumerate(course.stops, start=FIRST)}
    stations = tuple(
        Station(
            number=numbers[stop.question.id],
            question=stop.question,
            options=stop.question.options,
            when=lines(stop.when),
            is_always=stop.is_always,
            may_be_idle=stop.may_be_idle,
            ways=tuple(_ways(stop, numbers)),
            rails=beside,
        )
        for stop, beside in zip(course.stops, rails, strict=False)
    )
    return Chart(course, stations, rails[-1], 1 + max(map(len, paths), default=0))


def _paths(stops: Sequence[Stop]) -> Iterator[tuple[object, ...]]:
    """For each stop the conditions behind which it lies, from the main line outwards."""
    known: dict[str, tuple[object, ...]] = {}
    for stop in stops:
        path: tuple[object, ...] = ()
        if not stop.is_always:
            depends = [known.get(term.question.id, ()) for term in terms(stop.when)]
            own = stop.when if stop.when != ALWAYS else stop.question
            path = (*max(depends, key=len, default=()), own)[:DEEPEST]
        known[stop.question.id] = path
        yield path


def _rails(paths: Sequence[tuple[object, ...]]) -> Iterator[Rails]:
    """One for each path, and one for the end."""
    for before, path in pairwise([(), *paths, ()]):
        trunk = 0
        while trunk < min(len(before), len(path)) and before[trunk] == path[trunk]:
            trunk += 1
        yield Rails(
            track=len(path),
            trunk=trunk,
            passing=tuple(one for one in range(trunk + 1) if one != len(path)),
            joining=tuple(range(trunk + 1, len(before) + 1)),
        )


def _ways(stop: Stop, numbers: dict[str, int]) -> Iterator[Way]:
    """Where the answers lead; nothing where all lead to the same."""
    groups = [(one, _numbers(one.following, numbers)) for one in stop.branches]
    if len(groups) < 2:
        return
    largest = max(stop.branches, key=lambda branch: len(branch.options))
    rest = largest if len(largest.options) >= MANY else None
    for branch, to in sorted(groups, key=lambda group: group[0] is rest):
        yield Way(REST if branch is rest else alone(stop.question, branch.options), to)


def _numbers(
    following: tuple[Question | None, ...], numbers: dict[str, int]
) -> tuple[int | None, ...]:
    return tuple(None if one is None else numbers[one.id] for one in following)
