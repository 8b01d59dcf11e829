"""Measuring: works take turns, so that whatever else this machine does hits all of them alike."""

from collections.abc import Callable, Sequence
from statistics import median
from time import perf_counter
from typing import NamedTuple


class Row(NamedTuple):
    """One line of `lotse bench`: a measured ratio and what it is held against."""

    name: str
    measured: str
    bar: str
    ok: bool


def at_most(name: str, ratio: float, bar: float) -> Row:
    """A ratio that must not exceed its bar."""
    return Row(name, f"{ratio:.2f}", f"höchstens {bar:g}", ratio <= bar)


def at_least(name: str, ratio: float, bar: float) -> Row:
    """A ratio that must reach its bar."""
    return Row(name, f"{ratio:.2f}", f"mindestens {bar:g}", ratio >= bar)


def skipped(name: str, why: str) -> Row:
    """What could not be measured here; that is no failure."""
    return Row(name, why, "–", True)


def medians(
    *works: Callable[[], object], rounds: int = 30, clock: Callable[[], float] = perf_counter
) -> Sequence[float]:
    """The median seconds of each work; they take turns, and a first turn does not count.

    With `process_time` as clock only our own computing counts, not what else is running.
    """
    for work in works:
        work()
    times: list[list[float]] = [[] for _ in works]
    for _ in range(rounds):
        for work, own in zip(works, times, strict=True):
            start = clock()
            work()
            own.append(clock() - start)
    return [median(own) for own in times]
