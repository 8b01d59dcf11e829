"""Cases that end badly: without any result, or with results that contradict each other."""

from __future__ import annotations

from collections.abc import Iterator

from guide.core.audit.finding import Finding, Level
from guide.core.audit.prover import Prover, any_of
from guide.core.requirement import Area, Kind, Requirement
from guide.core.rows import Region


def end_findings(prover: Prover) -> Iterator[Finding]:
    """Ends without a card, and ends without an answer on permission."""
    cards = prover.pack.requirements
    place = prover.pack.action.place
    deciding = [card for card in cards if card.area is Area.PERMISSION and _decides(card)]
    for level, code, chosen, text in (
        (Level.ERROR, "ohne-ergebnis", cards, "In diesem Fall gilt keine einzige Karte."),
        (
            Level.WARNING,
            "ohne-antwort",
            deciding,
            "In diesem Fall sagt keine Karte, ob es eine Erlaubnis braucht oder wer das weiß.",
        ),
    ):
        left = Region(((),), any_of(prover.cases(card) for card in chosen))
        witness = prover.witness(left)
        if witness is not None:
            yield Finding(level, code, prover.pack.action.id, text, place, witness)


def _decides(card: Requirement) -> bool:
    return card.kind not in (Kind.DUTY, Kind.ADVICE, Kind.FUNDING)


def contradiction_findings(prover: Prover) -> Iterator[Finding]:
    """One authority must not forbid and free, nor demand a permit and free, in the same case.

    A prohibition beside a permit is no contradiction: it says what must change first.
    """
    cards = prover.pack.requirements
    free = [card for card in cards if card.kind is Kind.FREE]
    for one in free:
        for other in cards:
            strict = other.kind in (Kind.PROHIBITION, Kind.PERMIT)
            if not strict or other.authority is not one.authority:
                continue
            witness = prover.witness(prover.both(one, other))
            if witness is not None:
                text = (
                    f"»{one.id}« sagt, es geht ohne Erlaubnis. »{other.id}« derselben Stelle sagt "
                    "im selben Fall das Gegenteil."
                )
                yield Finding(Level.ERROR, "widerspruch", one.id, text, one.place, witness)
