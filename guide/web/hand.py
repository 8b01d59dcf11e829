"""What is at hand on every page: keep or send the link, tell us a mistake."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from guide.core.requirement import Requirement

if TYPE_CHECKING:
    from guide.web.site import Visit

LONGEST_LINK = 1_900
"""Characters of a mailto address; some mail programs take no more."""

ASK = ("Was stimmt nicht?", "", "")


@dataclass(frozen=True, slots=True)
class Hand:
    """Addresses for the foot of a page; an empty one is not offered."""

    keep: str = ""
    report: str = ""
    to: str = ""
    subject: str = ""
    version: str = ""

    def about(self, card: Requirement) -> str:
        """A letter about one card. It carries no answers, so it is the same for everybody."""
        return _letter(
            self.to, self.subject, [*ASK, f"Karte: {card.id}", f"Fassung: {self.version}"]
        )


def at_hand(visit: Visit, *, cards: Iterable[Requirement] = ()) -> Hand:
    """What helps on a page that shows a case."""
    address = visit.public_page
    keep = _letter("", visit.pack.imprint.title, [address])
    return _hand(visit, address, [card.id for card in cards], keep)


def in_trouble(visit: Visit, path: str, number: str = "") -> Hand:
    """What helps on an error page; the case may be the trouble, so nobody reads it again."""
    return _hand(visit, f"{path} {number}".strip())


def _hand(visit: Visit, page: str, cards: list[str] | None = None, keep: str = "") -> Hand:
    """Mistakes go to the editors of the rules; to who runs the server if nobody edits them."""
    imprint, version = visit.pack.imprint, visit.pack.version
    mail = imprint.editors.mail or visit.site.settings.operator.mail
    if not mail:
        return Hand(keep)
    subject = f"Fehler: {imprint.title}"
    lines = [*ASK, f"Seite: {page}", f"Fassung: {version}"]
    named = _letter(mail, subject, [*lines, f"Karten: {', '.join(cards or ())}"])
    short = named if cards and len(named) <= LONGEST_LINK else _letter(mail, subject, lines)
    return Hand(keep, short, mail, subject, version)


def _letter(to: str, subject: str, lines: Iterable[str]) -> str:
    body = quote("\r\n".join(lines), safe="")
    return f"mailto:{quote(to, safe='@')}?subject={quote(subject, safe='')}&body={body}"
