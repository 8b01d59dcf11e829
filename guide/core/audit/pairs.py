"""Pairs of cards: always together, one within the other, or never together though they should.

Most pairs say nothing: a card for a whole action contains every other card of that action, and a
card for the pavement excludes one for the park. So an inclusion is told only between cards of one
authority, where the wider one asks for more than the action, and where no third such card lies
between them. An exclusion is told only where the lines of both cards meet, `ausgenommen`
alone keeps them apart, and no invariant says so already. Cards that are always together are told
once, as a group.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import reduce
from itertools import combinations
from operator import or_

from guide.core.audit.finding import Finding, Level
from guide.core.audit.prover import Prover
from guide.core.invariant import Count
from guide.core.question import ACTION
from guide.core.requirement import Requirement


def pair_findings(prover: Prover) -> Iterator[Finding]:
    """What the pairs of cards have to do with each other."""
    groups = _alike(prover)
    for group in groups:
        if len(group) > 1:
            names = [f"»{card.id}«" for card in group]
            text = f"{', '.join(names[:-1])} und {names[-1]} gelten immer zugleich."
            brief = ", ".join(card.id for card in group)
            place = group[0].place
            yield Finding(Level.NOTE, "karten-gleich", group[0].id, text, place, brief=brief)
    yield from _contained(prover, [group[0] for group in groups])
    yield from _excluded(prover, [group[0] for group in groups])
    yield from _first(prover)


def _alike(prover: Prover) -> list[list[Requirement]]:
    """The cards that can apply, those with the same cases put together."""
    groups: dict[int, list[Requirement]] = {}
    for card in prover.pack.requirements:
        groups.setdefault(prover.node(card), []).append(card)
    groups.pop(0, None)
    return list(groups.values())


def _contained(prover: Prover, cards: Sequence[Requirement]) -> Iterator[Finding]:
    (action,) = prover.space.axes_of[ACTION]
    wide = [card for card in cards if prover.diagrams.masks[prover.node(card)] & ~(1 << action)]
    for card in cards:
        around = [
            other
            for other in wide
            if other is not card
            and other.authority.id == card.authority.id
            and prover.within(card, other)
        ]
        for other in around:
            if not any(third is not other and prover.within(third, other) for third in around):
                text = f"Immer wenn »{card.id}« gilt, gilt auch »{other.id}«."
                brief = f"{card.id} in {other.id}"
                place = card.place
                yield Finding(Level.NOTE, "karte-enthalten", card.id, text, place, brief=brief)


def _excluded(prover: Prover, cards: Sequence[Requirement]) -> Iterator[Finding]:
    one_of = (Count.EXACTLY_ONE, Count.AT_MOST_ONE)
    stated = [set(rule.cards) for rule in prover.pack.invariants if rule.count in one_of]
    for one, other in _excepting(prover, cards):
        told = any({one.id, other.id} <= named for named in stated)
        if not told and prover.both(one, other).when and prover.apart(one, other):
            text = (
                f"»{one.id}« und »{other.id}« gelten nie zugleich: Erst »ausgenommen« trennt sie. "
                "Ist das so gewollt, schreiben Sie eine Prüfung dazu."
            )
            brief = f"{one.id} oder {other.id}"
            yield Finding(Level.NOTE, "karten-getrennt", one.id, text, one.place, brief=brief)


def _excepting(
    prover: Prover, cards: Sequence[Requirement]
) -> Iterator[tuple[Requirement, Requirement]]:
    """Pairs with an exception that no sample has together, of cards for the same action."""
    (action,) = prover.space.axes_of[ACTION]
    known = []
    for card in cards:
        named = (dict(row).get(action, -1) for row in prover.region(card).when)
        known.append((card, reduce(or_, named, 0), prover.signature(card)))
    for (one, own, cases), (other, others, also) in combinations(known, 2):
        excepting = one.unless is not None or other.unless is not None
        if excepting and own & others and not cases & also:
            yield one, other


def _first(prover: Prover) -> Iterator[Finding]:
    for card in prover.pack.requirements:
        for name in card.first:
            other = prover.pack.requirement[name]
            if prover.node(card) and prover.apart(card, other):
                text = f"»zuerst« der Karte »{card.id}« nennt »{name}«. Beide gelten nie zugleich."
                yield Finding(Level.WARNING, "zuerst-nie", card.id, text, card.place)
