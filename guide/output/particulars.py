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


def office(sheet: Sheet, shown: Office) -> Plain:
    """An office and how to reach it."""
    return {
        "id": shown.authority.id,
        "name": shown.name,
        "unit": shown.authority.unit,
        "kind": shown.authority.kind.value,
        "contacts": [
            {
                "channel": contact.channel.value,
                "value": contact.value,
                "note": contact.note,
                "certainty": sheet.certainty(contact.citation).value,
                "citation": citation(contact.citation),
            }
            for contact in shown.contacts
        ],
    }


def application(said: Application | None) -> Plain | None:
    """How to apply, if the rules say so."""
    if said is None:
        return None
    way, address, note = said.way, said.address, said.note
    return {"way": way.value, "address": address, "note": note}


def citation(said: Citation) -> Plain:
    """How somebody knows a statement."""
    return {
        "certainty": said.certainty.value,
        "sources": [source.id for source in said.sources],
        "as_of": day(said.as_of),
        "by": said.by,
        "passage": said.passage,
        "note": said.note,
    }


def source(told: Source) -> Plain:
    """A source without its id."""
    return {
        "title": told.title,
        "address": told.address,
        "version": told.version,
        "as_of": day(told.as_of),
        "note": told.note,
    }


def day(when: date | None) -> str | None:
    """An ISO date."""
    return when.isoformat() if when else None


def euros(figure: Decimal | None) -> str | None:
    """A figure as text with a point."""
    return None if figure is None else str(figure)
