"""What the examples expect, beside what the rules say; and an example's file written anew.

Examples belong to the administration: nothing is written unless somebody asks for it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from guide.core.compiled import Verdicts
from guide.core.example import Example
from guide.core.pack import RulePack
from guide.core.truth import OPEN, YES

APPLIES, UNDECIDED = "ergibt", "offen"
_BLOCK = r"(?m)^{}[ \t]*:[^\n]*\n?(?:(?:[ \t-][^\n]*|[ \t]*)(?:\n|\Z))*"


@dataclass(frozen=True, slots=True)
class Deviation:
    """What the rules give in the case of an example: ids of cards, in the pack's order."""

    example: Example
    applies: tuple[str, ...]
    undecided: tuple[str, ...]

    @property
    def differences(self) -> tuple[tuple[str, str, str], ...]:
        """Sign, entry and card of everything to add or to take away."""
        return (
            *_differences(APPLIES, self.example.applies, self.applies),
            *_differences(UNDECIDED, self.example.undecided, self.undecided),
        )

    def rewrite(self, text: str) -> str:
        """The example's file with the cards that the rules now give; all else stays as it is."""
        text = _with(text, APPLIES, self.applies)
        return _with(text, UNDECIDED, self.undecided)


def deviations(pack: RulePack) -> tuple[Deviation, ...]:
    """Every example that expects other cards than apply or stay open."""
    found = (deviation(one, Verdicts(pack.compiled, one.answers)) for one in pack.examples)
    return tuple(one for one in found if one.differences)


def deviation(example: Example, verdicts: Verdicts) -> Deviation:
    """What the verdicts give, beside what the example expects; there may be no difference."""
    applies, undecided = (
        tuple(card.id for card in verdicts.cards(truth)) for truth in (YES, OPEN)
    )
    return Deviation(example, applies, undecided)


def _differences(
    entry: str, expected: Collection[str], given: Collection[str]
) -> Iterable[tuple[str, str, str]]:
    yield from (("+", entry, card) for card in given if card not in expected)
    yield from (("-", entry, card) for card in sorted(expected) if card not in given)


def _with(text: str, entry: str, cards: Iterable[str]) -> str:
    """The text with this list under the entry; an empty list takes the entry away."""
    names = sorted(cards)
    block = "".join([f"{entry}:\n", *(f"  - {name}\n" for name in names)]) if names else ""
    found = re.search(_BLOCK.format(entry), text)
    if found:
        return text[: found.start()] + block + text[found.end() :]
    return text.rstrip("\n") + "\n" + block
