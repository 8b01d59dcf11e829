"""Invariants: proven for every case, or broken with a witness."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from guide.core.audit.finding import Finding, Level
from guide.core.audit.prover import Prover, any_of
from guide.core.invariant import Count, Invariant
from guide.core.rows import Region, product


def broken(prover: Prover, invariant: Invariant) -> Finding | None:
    """The first way in which the invariant fails; None if it holds in every case."""
    if not prover.rows(invariant.when):
        text = f"Die Prüfung »{invariant.rule}« prüft nichts: Ihre Bedingung trifft nie zu."
        return Finding(Level.WARNING, "pruefung-leer", invariant.rule, text, invariant.place)
    for region, words in _violations(prover, invariant):
        witness = prover.witness(region)
        if witness is not None:
            text = f"»{invariant.rule}« stimmt nicht immer: {words}"
            return Finding(
                Level.ERROR,
                "pruefung-verletzt",
                invariant.rule,
                text,
                invariant.place,
                witness,
            )
    return None


def _violations(prover: Prover, invariant: Invariant) -> Iterator[tuple[Region, str]]:
    when = prover.rows(invariant.when)
    cards = [prover.pack.requirement[name] for name in invariant.cards]
    if invariant.count in (Count.EXACTLY_ONE, Count.AT_LEAST_ONE):
        all_cases = any_of(prover.cases(card) for card in cards)
        yield Region(when, all_cases), "In diesem Fall gilt keine der Karten."
    if invariant.count in (Count.EXACTLY_ONE, Count.AT_MOST_ONE):
        for one, other in combinations(cards, 2):
            both = prover.both(one, other)
            words = f"In diesem Fall gelten »{one.id}« und »{other.id}« zugleich."
            yield Region(product(when, both.when), both.unless), words
    if invariant.count is Count.NONE:
        for card in cards:
            own = prover.region(card)
            words = f"In diesem Fall gilt »{card.id}«."
            yield Region(product(when, own.when), own.unless), words
