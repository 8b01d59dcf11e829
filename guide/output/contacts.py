"""How to reach an office: what belongs to one place together, and what is shared said once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from guide.core.authority import Channel, Contact
from guide.core.source import Citation

CROWDED = 3
"""From so many contacts on, those of one channel are told apart by their places."""

Channels = tuple[tuple[Channel, tuple[Contact, ...]], ...]


@dataclass(frozen=True, slots=True)
class Reach:
    """The contacts of one place on one citation. `place` is empty where there is only one;
    `notes` are what is left to know about a place."""

    citation: Citation
    place: str
    channels: Channels
    notes: tuple[str, ...]


def reaches(contacts: Sequence[Contact]) -> tuple[Reach, ...]:
    """The contacts by citation and place, in the order of their first mention."""
    many = Counter(one.channel for one in contacts)
    often = Counter((one.citation, _place(one)) for one in contacts)
    found: dict[tuple[Citation, str], list[Contact]] = {}
    for one in contacts:
        place = _place(one)
        tells = often[one.citation, place] > 1 or many[one.channel] >= CROWDED
        found.setdefault((one.citation, place if tells else ""), []).append(one)
    return tuple(
        Reach(citation, place, _by_channel(its), _notes(place, its))
        for (citation, place), its in found.items()
    )


def _place(contact: Contact) -> str:
    """What a note begins with: Ost, Angabe von 2016."""
    return re.split(r"[,.]", contact.note, maxsplit=1)[0]


def _notes(place: str, contacts: Iterable[Contact]) -> tuple[str, ...]:
    if not place:
        return ()
    rest = {one.note.removeprefix(place).strip(" ,.") for one in contacts} - {""}
    kept = [note for note in rest if not any(note in other and note != other for other in rest)]
    return tuple(sorted(kept))


def _by_channel(contacts: Iterable[Contact]) -> Channels:
    order = list(Channel)
    ordered = sorted(contacts, key=lambda contact: order.index(contact.channel))
    grouped = groupby(ordered, key=lambda contact: contact.channel)
    return tuple((channel, tuple(found)) for channel, found in grouped)
