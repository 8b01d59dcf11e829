"""The pages for trust: who runs this, what happens to answers, and where the rules come from."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

from flask import Blueprint

from guide.core.pack import RulePack
from guide.core.requirement import Requirement
from guide.core.source import Certainty, Source
from guide.web.site import Site, Visit

PAGES = ("impressum", "datenschutz", "barrierefreiheit")
WANTED = {
    "impressum": ("name", "address", "mail"),
    "datenschutz": ("name", "address", "mail"),
    "barrierefreiheit": ("name", "mail", "complaints"),
}
"""What the operator must say before a page is more than a draft."""

WITHOUT_ADDRESS = "Ohne Internetadresse"


def blueprint(site: Site) -> Blueprint:
    """The routes of the pages for trust."""
    trust = Blueprint("trust", __name__)
    for name in PAGES:
        trust.add_url_rule(f"/{name}", name, site.page(filled(name)))
    trust.add_url_rule("/ueber-die-regeln", "rules", site.page(rules))
    return trust


def filled(name: str) -> Callable[[Visit], bytes]:
    """The page of this name, filled from the settings; a draft while something is missing."""

    def page(visit: Visit) -> bytes:
        settings = visit.site.settings
        return visit.render(
            f"web/trust/{name}.html",
            operator=settings.operator,
            log=settings.log,
            is_draft=not all(getattr(settings.operator, part) for part in WANTED[name]),
        )

    return page


def rules(visit: Visit) -> bytes:
    """Sources by who publishes them, how sure the statements are, and what is missing."""
    months = visit.pack.imprint.stale_after_months
    counts = Counter(
        citation.certainty_on(visit.today, months)
        for card in visit.pack.requirements
        for citation in card.citations
    )
    return visit.render(
        "web/trust/rules.html",
        counts=[(certainty, counts[certainty]) for certainty in Certainty if counts[certainty]],
        missing=list(missing(visit.pack)),
        publishers=publishers(visit.pack),
        as_of=max((one.as_of for one in visit.pack.sources if one.as_of), default=None),
    )


def missing(pack: RulePack) -> Iterator[tuple[str, list[tuple[Requirement, int]]]]:
    """Per authority, its cards with something that nobody published, and how much of it."""
    for authority in pack.authorities:
        counted = [
            (card, sum(one.certainty is Certainty.UNKNOWN for one in card.citations))
            for card in pack.requirements
            if card.authority is authority
        ]
        found = [(card, number) for card, number in counted if number]
        if found:
            yield authority.name, found


def publishers(pack: RulePack) -> list[tuple[str, list[Source]]]:
    """The sources, grouped by the web site that publishes them."""
    grouped: defaultdict[str, list[Source]] = defaultdict(list)
    for source in pack.sources:
        grouped[publisher(source.address)].append(source)
    return sorted(grouped.items(), key=lambda one: (one[0] == WITHOUT_ADDRESS, one[0]))


def publisher(address: str) -> str:
    """The host as people write it: without www, with umlauts."""
    host = (urlsplit(address).hostname or "").removeprefix("www.")
    try:
        return host.encode().decode("idna") or WITHOUT_ADDRESS
    except UnicodeError:
        return host
