"""Who decides, and how to reach them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from guide.core.condition import Condition
from guide.core.place import NOWHERE, Place
from guide.core.source import Citation


class AuthorityKind(Enum):
    """An office, an elected or advisory body, a private person or club, or you yourself."""

    OFFICE = "behoerde"
    BODY = "gremium"
    PRIVATE = "privat"
    SELF = "selbst"


class Channel(Enum):
    """A way to reach somebody."""

    VISIT = "adresse"
    POST = "post"
    PHONE = "telefon"
    MAIL = "mail"
    FAX = "fax"
    WEB = "web"


@dataclass(frozen=True, slots=True)
class Contact:
    """One way to reach an office, with its own citation."""

    channel: Channel
    value: str
    citation: Citation
    note: str = ""


@dataclass(frozen=True, slots=True)
class Branch:
    """The office of a place: it serves where its condition holds."""

    name: str
    when: Condition
    contacts: tuple[Contact, ...]
    citation: Citation


@dataclass(frozen=True, slots=True)
class Authority:
    """A competent authority, said once; a card belongs to it by lying in its folder."""

    id: str
    name: str
    kind: AuthorityKind
    citation: Citation
    short: str = ""
    unit: str = ""
    task: str = ""
    contacts: tuple[Contact, ...] = ()
    branches: tuple[Branch, ...] = ()
    place: Place = NOWHERE
