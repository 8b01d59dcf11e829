"""`zuerst` must not run in a circle: nobody could begin."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from guide.core.place import Place
from guide.core.requirement import Requirement
from guide.files.report import Report


def find_circles(
    cards: Sequence[Requirement], places: Mapping[str, Place], report: Report
) -> None:
    """Report every circle once, where the first of its cards says `zuerst`."""
    by_id = {card.id: card for card in cards}
    settled: set[str] = set()
    for card in cards:
        circle = _circle_from(card.id, by_id, settled)
        if circle:
            report.circle(places[circle[0]], circle)


def _circle_from(
    start: str, by_id: dict[str, Requirement], settled: set[str]
) -> tuple[str, ...] | None:
    """Follow `zuerst` from a card without recursion; chains may be long."""
    path: dict[str, None] = {start: None}
    branches = [iter(by_id[start].first)]
    found: tuple[str, ...] | None = None
    while branches:
        name = next(branches[-1], None)
        if name is None:
            settled.add(path.popitem()[0])
            branches.pop()
        elif name in path:
            names = list(path)
            found = (*names[names.index(name) :], name)
        elif name in by_id and name not in settled:
            path[name] = None
            branches.append(iter(by_id[name].first))
    return found
