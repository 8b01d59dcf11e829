"""What statements refer to as plain data: offices, citations, sources, days and figures."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from guide.core.entry import Office
from guide.core.requirement import Application
from guide.core.source import Citation, Source
from guide.output.sheet import Sheet

Plain = dict[str, Any]


def office(sheet: Sheet, office: Office) -> Plain:
    """An office and how to reach it."""
    return {
        "id": office.authority.id,
        "name": office.name,
        "unit": office.authority.unit,
        "kind": office.authority.kind.value,
        "contacts": [
            {
                "channel": contact.channel.value,
                "value": contact.value,
                "note": contact.note,
                "certainty": sheet.certainty(contact.citation).value,
                "citation": citation(contact.citation),
            }
            for contact in office.contacts
        ],
    }


def application(application: Application | None) -> Plain | None:
    """How to apply, if the rules say so."""
    if application is None:
        return None
    way, address, note = application.way, application.address, application.note
    return {"way": way.value, "address": address, "note": note}


def citation(citation: Citation) -> Plain:
    """How somebody knows a statement."""
    return {
        "certainty": citation.certainty.value,
        "sources": [source.id for source in citation.sources],
        "as_of": day(citation.as_of),
        "by": citation.by,
        "passage": citation.passage,
        "note": citation.note,
    }


def source(source: Source) -> Plain:
    """A source without its id."""
    return {
        "title": source.title,
        "address": source.address,
        "version": source.version,
        "as_of": day(source.as_of),
        "note": source.note,
    }


def day(day: date | None) -> str | None:
    """An ISO date."""
    return day.isoformat() if day else None


def euros(figure: Decimal | None) -> str | None:
    """A figure as text with a point."""
    return None if figure is None else str(figure)
