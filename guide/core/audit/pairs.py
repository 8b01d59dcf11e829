"""Pairs of cards: always together, one within the other, or never together though they should.

Most pairs say nothing: a card for a whole action contains every other card of that action. So an
inclusion is told only between cards of one authority, where the wider one asks for more than the
action, and where no third such card lies between them. Cards that are always together are told
once, as a group.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from guide.core.audit.finding import Finding, Level
from guide.core.audit.prover import Prover, applies
from guide.core.question import ACTION
from guide.core.requirement import Requirement


def pair_findings(prover: Prover) -> Iterator[Finding]:
    """What the pairs of cards have to do with each other."""
    groups = _alike(prover)
    for group in groups:
        if len(group) > 1:
            names = [f"»{card.id}«" for card in group]
            text = f"{', '.join(names[:-1])} und {names[-1]} gelten immer zugleich."
            yield Finding(Level.NOTE, "karten-gleich", group[0].id, text, group[0].place)
    yield from _contained(prover, [group[0] for group in groups])
    yield from _first(prover)


def _alike(prover: Prover) -> list[list[Requirement]]:
    """The cards that can apply, those with the same cases put together."""
    groups: list[list[Requirement]] = []
    for card in prover.pack.requirements:
        if not prover.is_possible(card):
            continue
        for group in groups:
            if within(prover, card, group[0]) and within(prover, group[0], card):
                group.append(card)
                break
        else:
            groups.append([card])
    return groups


def _contained(prover: Prover, cards: Sequence[Requirement]) -> Iterator[Finding]:
    action = set(prover.pack.compiled.space.axes_of[ACTION])
    wide = [card for card in cards if not prover.support(card) <= action]
    for card in cards:
        around = [
            other
            for other in wide
            if other is not card
            and other.authority.id == card.authority.id
            and within(prover, card, other)
        ]
        for other in around:
            if not any(third is not other and within(prover, third, other) for third in around):
                text = f"Immer wenn »{card.id}« gilt, gilt auch »{other.id}«."
                yield Finding(Level.NOTE, "karte-enthalten", card.id, text, card.place)


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
            if prover.is_possible(card) and apart(prover, card, other):
                text = f"»zuerst« der Karte »{card.id}« nennt »{name}«. Beide gelten nie zugleich."
                yield Finding(Level.WARNING, "zuerst-nie", card.id, text, card.place)
