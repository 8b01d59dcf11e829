"""pruefungen.yaml becomes invariants."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from guide.core.invariant import Count, Invariant
from guide.core.requirement import Requirement
from guide.files.conditions import ConditionReader
from guide.files.folder import RuleFile
from guide.files.format import Auswahl, Pruefung
from guide.files.nodes import List, Text
from guide.files.report import Report


def read_invariants(
    file: RuleFile | None, conditions: ConditionReader, cards: Sequence[Requirement]
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
            found.append(_invariant(form, conditions, cards))
    return tuple(one for one in found if one is not None)


def _invariant(
    form: Pruefung, conditions: ConditionReader, cards: Sequence[Requirement]
) -> Invariant | None:
    report = conditions.report
    when = conditions.read(form.wenn, with_cards=True)
    given = [count for count in Count if getattr(form, count.value)]
    if len(given) != 1:
        allowed = ", ".join(count.value for count in Count)
        report.add(form.node.place, "genau-ein-eintrag", allowed=allowed)
        return None
    chosen: dict[str, None] = {}
    for selection in getattr(form, given[0].value):
        chosen.update(dict.fromkeys(_chosen(selection, cards, conditions.cards, report)))
    return Invariant(form.regel.value, when, given[0], tuple(chosen), form.node.place)


def _chosen(
    form: Auswahl, cards: Sequence[Requirement], names: Collection[str], report: Report
) -> tuple[str, ...]:
    known = [card.id for card in cards]
    if form.karte:
        if form.karte.value not in known and "karten" not in report.broken:
            _unknown_card(form.karte, known, names, report)
            return ()
        return (form.karte.value,)
    wanted: dict[str, Collection[str]] = {
        "kind": set(form.art),
        "authority": {word.value for word in form.stelle},
        "area": set(form.bereich),
    }
    found = tuple(
        card.id
        for card in cards
        if all(not words or _property(card, name) in words for name, words in wanted.items())
    )
    if not found and "karten" not in report.broken and len(known) == len(names):
        report.add(form.node.place, "auswahl-leer")
    return found


def _unknown_card(name: Text, known: list[str], names: Collection[str], report: Report) -> None:
    if name.value not in names:
        report.unknown("karten", name, "unbekannte-karte", known)


def _property(card: Requirement, name: str) -> str:
    if name == "authority":
        return card.authority.id
    value: str = getattr(card, name).value
    return value
