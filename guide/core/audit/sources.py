"""Where statements come from: what is unused, unreachable, open, or old."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from guide.core.audit.finding import Finding, Level
from guide.core.authority import AuthorityKind
from guide.core.pack import RulePack
from guide.core.requirement import Requirement
from guide.core.source import Certainty, Citation


def source_findings(pack: RulePack, today: date) -> Iterator[Finding]:
    """Unused sources and documents, authorities nobody can reach, and what must be confirmed."""
    yield from _unused(pack)
    yield from _unreachable(pack)
    yield from _doubtful(pack, today)


def citations(card: Requirement) -> Iterator[Citation]:
    """Every citation on a card, each statement's own among them."""
    yield card.citation
    if card.application is not None and card.application.citation != card.citation:
        yield card.application.citation
    for statement in card.statements:
        if statement.citation != card.citation:
            yield statement.citation


def _unused(pack: RulePack) -> Iterator[Finding]:
    cited = {source.id for citation in _all_citations(pack) for source in citation.sources}
    cited |= {source.id for card in pack.requirements for source in card.legal_basis}
    for source in pack.sources:
        if source.id not in cited:
            text = f"Die Quelle »{source.id}« trägt keine Angabe."
            yield Finding(Level.WARNING, "quelle-unbenutzt", source.id, text, source.place)
    wanted = {paper.document.id for card in pack.requirements for paper in card.papers}
    for document in pack.documents:
        if document.id not in wanted:
            text = f"Die Unterlage »{document.id}« verlangt niemand."
            yield Finding(Level.WARNING, "unterlage-unbenutzt", document.id, text, document.place)


def _all_citations(pack: RulePack) -> Iterator[Citation]:
    for card in pack.requirements:
        yield from citations(card)
    for authority in pack.authorities:
        yield authority.citation
        yield from (contact.citation for contact in authority.contacts)
        for branch in authority.branches:
            yield branch.citation
            yield from (contact.citation for contact in branch.contacts)


def _unreachable(pack: RulePack) -> Iterator[Finding]:
    for authority in pack.authorities:
        official = authority.kind in (AuthorityKind.OFFICE, AuthorityKind.BODY)
        if official and not authority.contacts and not authority.branches:
            text = f"Zur Stelle »{authority.id}« steht kein Kontakt in den Regeln."
            yield Finding(
                Level.NOTE,
                "stelle-ohne-kontakt",
                authority.id,
                text,
                authority.place,
                brief=authority.id,
            )


def _doubtful(pack: RulePack, today: date) -> Iterator[Finding]:
    """Per authority, how many statements are open or stale."""
    months = pack.imprint.stale_after_months
    counts: Counter[tuple[str, Certainty]] = Counter(
        (card.authority.id, citation.certainty_on(today, months))
        for card in pack.requirements
        for citation in citations(card)
    )
    for authority in pack.authorities:
        for certainty, code, word in (
            (Certainty.UNKNOWN, "angaben-offen", "offen"),
            (Certainty.STALE, "angaben-veraltet", "veraltet"),
        ):
            number = counts[authority.id, certainty]
            if number:
                many = f"{number} Angaben sind" if number > 1 else "Eine Angabe ist"
                text = f"{many} bei der Stelle »{authority.id}« {word}."
                brief = f"{authority.id} {number}"
                place = authority.place
                yield Finding(Level.NOTE, code, authority.id, text, place, brief=brief)
