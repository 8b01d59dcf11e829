"""What to know about the sources: the same sentence about several of them is said once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from guide.core.source import Source

_NEXT_SENTENCE = re.compile(r"(?<=[.!?]) (?=[A-ZÄÖÜ»])")


@dataclass(frozen=True, slots=True)
class Remark:
    """Sentences that hold for the sources of these numbers."""

    numbers: tuple[int, ...]
    text: str


def shared_remarks(sources: Sequence[Source]) -> tuple[Remark, ...]:
    """The sentences that stand with more than one source."""
    found: dict[tuple[int, ...], list[str]] = {}
    for sentence, numbers in _numbers(sources).items():
        if len(numbers) > 1:
            found.setdefault(numbers, []).append(sentence)
    return tuple(Remark(numbers, " ".join(said)) for numbers, said in found.items())


def own_remarks(sources: Sequence[Source]) -> tuple[str, ...]:
    """For each source the sentences that stand with it alone."""
    numbers = _numbers(sources)
    return tuple(
        " ".join(one for one in _sentences(source) if len(numbers[one]) == 1) for source in sources
    )


def _numbers(sources: Sequence[Source]) -> dict[str, tuple[int, ...]]:
    found: dict[str, tuple[int, ...]] = {}
    for number, source in enumerate(sources, start=1):
        for sentence in dict.fromkeys(_sentences(source)):
            found[sentence] = (*found.get(sentence, ()), number)
    return found


def _sentences(source: Source) -> list[str]:
    return _NEXT_SENTENCE.split(source.note) if source.note else []
