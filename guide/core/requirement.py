"""One card: what somebody needs, from whom, with which papers, by when and for how much."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from guide.core.authority import Authority
from guide.core.condition import ALWAYS, Condition
from guide.core.deadline import Deadline
from guide.core.fee import Fee
from guide.core.place import NOWHERE, Place
from guide.core.source import UNCITED, Citation, Source


class Kind(Enum):
    """What a card asks of people."""

    PROHIBITION = "verbot"
    INFORMATION = "auskunft"
    CONSENT = "zustimmung"
    AGREEMENT = "vereinbarung"
    PERMIT = "erlaubnis"
    NOTICE = "anzeige"
    DUTY = "auflage"
    FREE = "frei"
    FUNDING = "foerderung"
    ADVICE = "empfehlung"


class Area(Enum):
    """Where a card stands on the checklist."""

    PERMISSION = "genehmigung"
    LIABILITY = "haftung"
    SIGNS = "beschilderung"
    SAFETY = "sicherheit"
    MONEY = "geld"
    HELP = "beratung"


class Role(Enum):
    """How another body takes part in a decision."""

    CONSENT = "zustimmung"
    DECISION = "entscheidung"
    HEARING = "anhoerung"


class Way(Enum):
    """How to apply."""

    FORM = "formular"
    INFORMAL = "formlos"
    ONLINE = "online"
    PHONE = "telefon"
    IN_PERSON = "persoenlich"


@dataclass(frozen=True, slots=True)
class Document:
    """A paper that several cards may ask for."""

    id: str
    title: str
    note: str = ""
    formerly: tuple[str, ...] = ()
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence of a card, with its own condition and citation."""

    text: str
    when: Condition = ALWAYS
    citation: Citation = UNCITED
    alternative: str = ""
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class PaperNeed:
    """A card asks for a document."""

    document: Document
    when: Condition = ALWAYS
    note: str = ""
    citation: Citation = UNCITED
    alternative: str = ""
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Application:
    """How and where to apply."""

    way: Way
    address: str = ""
    note: str = ""
    citation: Citation = UNCITED


@dataclass(frozen=True, slots=True)
class Participation:
    """Another body takes part."""

    authority: Authority
    role: Role


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Requirement:
    """One card of one authority. It applies where `when` holds and `unless` does not."""

    id: str
    authority: Authority
    kind: Kind
    title: str
    citation: Citation
    area: Area = Area.PERMISSION
    when: Condition = ALWAYS
    unless: Condition | None = None
    why: str = ""
    first: tuple[str, ...] = ()
    involved: tuple[Participation, ...] = ()
    application: Application | None = None
    papers: tuple[PaperNeed, ...] = ()
    duties: tuple[Statement, ...] = ()
    notes: tuple[Statement, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    fees: tuple[Fee, ...] = ()
    legal_basis: tuple[Source, ...] = ()
    formerly: tuple[str, ...] = ()
    place: Place = NOWHERE

    def __repr__(self) -> str:
        return f"Requirement({self.id!r})"

    @property
    def statements(self) -> tuple[Statement | PaperNeed | Deadline | Fee, ...]:
        """Everything on the card that may have a condition and a citation of its own."""
        return (*self.papers, *self.duties, *self.notes, *self.deadlines, *self.fees)

    @property
    def citations(self) -> tuple[Citation, ...]:
        """What carries the card itself, its application, and everything it says."""
        applied = (self.application.citation,) if self.application else ()
        return (self.citation, *applied, *(one.citation for one in self.statements))
