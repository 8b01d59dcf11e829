"""stelle.yaml becomes an authority: who it is, how to reach it, its offices in the districts."""

from __future__ import annotations

from guide.core.authority import Authority, AuthorityKind, Branch
from guide.files.citations import CitationReader
from guide.files.conditions import ConditionReader
from guide.files.format import Stelle
from guide.files.nodes import Map
from guide.files.report import Report


def read_authority(
    name: str,
    root: Map,
    citations: CitationReader,
    conditions: ConditionReader,
    report: Report,
) -> Authority | None:
    """An authority with its contacts and branches, or None with its problems noted."""
    form = report.form(Stelle, root)
    if form is None:
        report.broken.add("stellen")
        return None
    citation = citations.read(form.beleg)
    return Authority(
        id=name,
        name=form.name.value,
        kind=AuthorityKind(form.typ),
        citation=citation,
        short=form.kurz.value if form.kurz else "",
        unit=form.einheit.value if form.einheit else "",
        task=form.aufgabe.value if form.aufgabe else "",
        contacts=citations.contacts(form.kontakt, citation),
        branches=tuple(
            Branch(
                name=branch.name.value,
                when=conditions.read(branch.wenn),
                contacts=citations.contacts(
                    branch.kontakt, own := citations.read(branch.beleg, citation)
                ),
                citation=own,
            )
            for branch in form.standorte
        ),
        place=root.place,
    )
