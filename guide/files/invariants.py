"""pruefungen.yaml becomes invariants."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from guide.core.invariant import Count, Invariant
from guide.core.requirement import Requirement
from guide.files.conditions import ConditionReader
from guide.files.folder import RuleFile
from guide.files.format import Auswahl, Pruefung
from guide.files.nodes import List
from guide.files.report import Report


def read_invariants(
    file: RuleFile | None,
    conditions: ConditionReader,
    cards: Sequence[Requirement],
    authorities: Collection[str],
) -> tuple[Invariant, ...]:
    """Every invariant of the file; a pack without the file has none."""
    if file is None or file.document.root is None:
        return ()
    report = conditions.report
    if not isinstance(file.document.root, List):
        report.add(file.place, "liste-erwartet")
        return ()
    found = []
    for node in file.document.root:
        form = report.form(Pruefung, node)
        if form is not None:
            found.append(_invariant(form, conditions, cards, authorities))
    return tuple(one for one in found if one is not None)


def _invariant(
    form: Pruefung,
    conditions: ConditionReader,
    cards: Sequence[Requirement],
    authorities: Collection[str],
) -> Invariant | None:
    report = conditions.report
    when = conditions.read(form.wenn, with_cards=True)
    given = [count for count in Count if getattr(form, count.value)]
    if len(given) != 1:
        allowed = ", ".join(form.one_of)
        report.add(form.node.place, "genau-ein-eintrag", allowed=allowed)
        return None
    chosen: dict[str, None] = {}
    for selection in getattr(form, given[0].value):
        if selection.karte:
            names = _named(selection, conditions.cards, report)
        else:
            is_complete = "karten" not in report.broken and len(cards) == len(conditions.cards)
            names = _alike(selection, cards, authorities, report, is_complete=is_complete)
        chosen.update(dict.fromkeys(names))
    return Invariant(form.regel.value, when, given[0], tuple(chosen), form.node.place)


def _named(form: Auswahl, cards: Collection[str], report: Report) -> tuple[str, ...]:
    """The one card that is named."""
    assert form.karte is not None
    if form.art or form.stelle or form.bereich:
        report.add(form.node.place, "auswahl")
    if form.karte.value not in cards:
        report.unknown("karten", form.karte, "unbekannte-karte", cards)
    return (form.karte.value,)


def _alike(
    form: Auswahl,
    cards: Sequence[Requirement],
    authorities: Collection[str],
    report: Report,
    *,
    is_complete: bool,
) -> tuple[str, ...]:
    """All cards of a kind, an authority, an area."""
    if not (form.art or form.stelle or form.bereich):
        report.add(form.node.place, "auswahl")
        return ()
    unknown = [name for name in form.stelle if name.value not in authorities]
    for name in unknown:
        report.unknown("stellen", name, "unbekannte-stelle", authorities)
    offices = {name.value for name in form.stelle}
    found = tuple(
        card.id
        for card in cards
        if (not form.art or card.kind.value in form.art)
        and (not form.stelle or card.authority.id in offices)
        and (not form.bereich or card.area.value in form.bereich)
    )
    if not found and not unknown and is_complete:
        report.add(form.node.place, "auswahl-leer")
    return found
