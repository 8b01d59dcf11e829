"""Sources and citations, and the values that carry a citation of their own."""

from __future__ import annotations

from collections.abc import Mapping

from guide.core.authority import Channel, Contact
from guide.core.source import UNCITED, Certainty, Citation, Source
from guide.files.format import Beleg, Kontakt, Quelle
from guide.files.nodes import Map, Text
from guide.files.report import Report

NEEDS_NO_SOURCE = (Certainty.UNKNOWN, Certainty.INFERRED)


def read_sources(roots: list[Map], report: Report) -> dict[str, Source]:
    """All sources of all files in quellen/; an id may stand in one file only."""
    sources: dict[str, Source] = {}
    for root in roots:
        for key, node in root:
            if key.value in sources:
                where = report.where(sources[key.value].place)
                report.add(key.place, "doppelte-kennung", name=key.value, where=where)
            form = report.form(Quelle, node)
            if not report.is_id(key) or form is None:
                report.broken.add("quellen")
            else:
                sources[key.value] = Source(
                    id=key.value,
                    title=form.titel.value,
                    address=form.adresse.value if form.adresse else "",
                    version=form.fassung.value if form.fassung else "",
                    as_of=form.stand,
                    note=form.hinweis.value if form.hinweis else "",
                    place=key.place,
                )
    return sources


class CitationReader:
    """Turns `beleg:` into a citation."""

    def __init__(self, sources: Mapping[str, Source], report: Report) -> None:
        self._sources = sources
        self._report = report

    def read(self, form: Beleg | None, otherwise: Citation = UNCITED) -> Citation:
        """The citation written, or the one of the whole."""
        if form is None:
            return otherwise
        certainty = Certainty(form.sicher)
        sources = tuple(
            source for name in form.quelle if (source := self.source(name)) is not None
        )
        if form.von and certainty is not Certainty.CONFIRMED:
            self._report.add(form.von.place, "von-nur-bestaetigt")
        days = [source.as_of for source in sources if source.as_of]
        as_of = form.stand or min(days, default=None)
        is_dated = as_of is not None or len(sources) < len(form.quelle)
        self._check(form, certainty, is_dated)
        return Citation(
            certainty=certainty,
            sources=sources,
            as_of=as_of,
            by=form.von.value if form.von else "",
            passage=form.fundstelle.value if form.fundstelle else "",
            note=form.hinweis.value if form.hinweis else "",
        )

    def _check(self, form: Beleg, certainty: Certainty, is_dated: bool) -> None:
        place = form.node.place
        if certainty in NEEDS_NO_SOURCE:
            return
        if certainty is Certainty.CONFIRMED and not (form.von and form.stand):
            self._report.add(place, "von-fehlt")
        elif not form.quelle and certainty is not Certainty.CONFIRMED:
            self._report.add(place, "quelle-fehlt", certainty=certainty.value)
        elif not is_dated and "quellen" not in self._report.broken:
            undated = ", ".join(name.value for name in form.quelle)
            self._report.add(place, "stand-fehlt", source=undated)

    def source(self, name: Text) -> Source | None:
        """The source of that id; an unknown one is noted."""
        source = self._sources.get(name.value)
        if source is None:
            self._report.unknown("quellen", name, "unbekannte-quelle", self._sources)
        return source

    def contacts(self, form: Kontakt | None, otherwise: Citation) -> tuple[Contact, ...]:
        """Every way to reach somebody, each with its citation."""
        if form is None:
            return ()
        return tuple(
            Contact(
                channel=channel,
                value=value.wert.value,
                citation=self.read(value.beleg, otherwise),
                note=value.hinweis.value if value.hinweis else "",
            )
            for channel in Channel
            for value in getattr(form, channel.value)
        )
