"""Pairs of cards: always together, one within the other, or never together though they should."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from guide.core.audit.finding import Finding, Level
from guide.core.audit.prover import Prover, applies
from guide.core.requirement import Requirement


def pair_findings(prover: Prover) -> Iterator[Finding]:
    """What all pairs of cards have to do with each other."""
    yield from _together(prover)
    yield from _first(prover)


def _together(prover: Prover) -> Iterator[Finding]:
    possible = [card for card in prover.pack.requirements if prover.cases(card)]
    for one, other in combinations(possible, 2):
        forth = within(prover, one, other)
        back = within(prover, other, one)
        if forth and back:
            text = f"»{one.id}« und »{other.id}« gelten immer zugleich."
            yield Finding(Level.NOTE, "karten-gleich", one.id, text, one.place)
        elif forth or back:
            narrow, wide = (one, other) if forth else (other, one)
            text = f"Immer wenn »{narrow.id}« gilt, gilt auch »{wide.id}«."
            yield Finding(Level.NOTE, "karte-enthalten", narrow.id, text, narrow.place)


def within(prover: Prover, narrow: Requirement, wide: Requirement) -> bool:
    """Whether the one card applies only where the other does. Samples refute most pairs."""
    if prover.signature(narrow) & ~prover.signature(wide):
        return False
    return prover.implied(prover.cases(narrow), prover.cases(wide))


def apart(prover: Prover, one: Requirement, other: Requirement) -> bool:
    """Whether two cards never apply in the same case."""
    if prover.signature(one) & prover.signature(other):
        return False
    return prover.meet(applies(one), applies(other)) is None


def _first(prover: Prover) -> Iterator[Finding]:
    for card in prover.pack.requirements:
        for name in card.first:
            other = prover.pack.requirement[name]
            if prover.cases(card) and apart(prover, card, other):
                text = f"»zuerst« der Karte »{card.id}« nennt »{name}«. Beide gelten nie zugleich."
                yield Finding(Level.WARNING, "zuerst-nie", card.id, text, card.place)
