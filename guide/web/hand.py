"""What is at hand on every page: begin anew, keep or send the link, tell us a mistake."""

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


@dataclass(frozen=True, slots=True)
class Hand:
    """Addresses for the foot of a page; an empty one is not offered."""

    begin: str
    keep: str = ""
    report: str = ""


def at_hand(visit: Visit, *, cards: Iterable[Requirement] = ()) -> Hand:
    """What helps on a page that shows a case."""
    address = visit.public_page
    return Hand(
        begin=f"{visit.root}/",
        keep=_letter("", visit.pack.imprint.title, [address]),
        report=_report(visit, address, [card.id for card in cards]),
    )


def in_trouble(visit: Visit, path: str, number: str = "") -> Hand:
    """What helps on an error page; the case may be the trouble, so nobody reads it again."""
    return Hand(begin=f"{visit.root}/", report=_report(visit, f"{path} {number}".strip(), []))


def _report(visit: Visit, page: str, cards: list[str]) -> str:
    """A letter to the editors of the rules: what somebody needs to find the mistake."""
    mail = visit.pack.imprint.editors.mail
    if not mail:
        return ""
    lines = ["Was stimmt nicht?", "", "", f"Seite: {page}", f"Fassung: {visit.pack.version}"]
    subject = f"Fehler: {visit.pack.imprint.title}"
    named = _letter(mail, subject, [*lines, f"Karten: {', '.join(cards)}"])
    return named if cards and len(named) <= LONGEST_LINK else _letter(mail, subject, lines)


def _letter(to: str, subject: str, lines: Iterable[str]) -> str:
    body = quote("\r\n".join(lines), safe="")
    return f"mailto:{quote(to, safe='@')}?subject={quote(subject, safe='')}&body={body}"
