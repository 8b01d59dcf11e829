"""What an audit found, for people at a terminal, for programs, and as a page."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from textwrap import wrap
from typing import Any

from guide.core.audit import Audit
from guide.core.audit.finding import Finding, Level
from guide.core.audit.size import Size
from guide.core.pack import RulePack
from guide.output.page import environment
from guide.output.places import link

NOTES = {
    "karten-getrennt": "Karten, die nur durch »ausgenommen« nie zugleich gelten",
    "karten-gleich": "Karten, die immer zugleich gelten",
    "karte-enthalten": "Karten, die nur gelten, wenn auch eine andere gilt",
    "antworten-gleich": "Antworten, die immer zum selben Ergebnis führen",
    "angabe-immer": "Karten mit einer Angabe, deren »wenn« überflüssig ist",
    "angabe-nie": "Karten, zu denen ein Standort ihrer Stelle nie passt",
    "stelle-ohne-kontakt": "Stellen ohne Kontakt",
    "angaben-offen": "Offene Angaben je Stelle",
    "angaben-veraltet": "Veraltete Angaben je Stelle",
}
"""What notes of one code are about, in the order in which they are told."""

SERIOUS = (Level.ERROR, Level.WARNING)
LARGEST = 5
"""So many interviews are told at a terminal, the largest."""

TITLES = {Level.ERROR: "Fehler", Level.WARNING: "Warnung", Level.NOTE: "Hinweis"}


def number(value: float, places: int = 0) -> str:
    """A number as people write it here: 30.000 or 6,9."""
    return f"{value:,.{places}f}".translate(str.maketrans(",.", ".,"))


def record(pack: RulePack, found: Audit) -> dict[str, Any]:
    """The whole report as plain data."""
    return {
        "paket": {"titel": pack.imprint.title, "fassung": pack.version},
        "funde": [_finding(one) for one in found.findings],
        "hingenommen": [
            {**_finding(finding), "warum": one.why} for finding, one in found.accepted
        ],
        "bewiesen": [one.rule for one in found.proven],
        "umfang": [_size(one) for one in found.sizes],
    }


def _finding(finding: Finding) -> dict[str, Any]:
    place = finding.place
    return {
        "stufe": finding.level.value,
        "code": finding.code,
        "wo": finding.subject,
        "text": finding.text,
        "datei": place.file,
        "zeile": place.line,
        "spalte": place.column,
        "fall": None if finding.witness is None else link(finding.witness),
    }


def _size(size: Size) -> dict[str, Any]:
    if not size.complete:
        return {"vorhaben": size.action.id, "titel": size.action.text, "gezaehlt": False}
    return {
        "vorhaben": size.action.id,
        "titel": size.action.text,
        "gezaehlt": True,
        "wege": size.paths,
        "listen": size.checklists,
        "fragen_mindestens": size.shortest,
        "fragen_hoechstens": size.longest,
        "fragen_im_mittel": round(size.expected, 2),
    }


def as_json(pack: RulePack, found: Audit) -> str:
    """The report for programs."""
    return f"{json.dumps(record(pack, found), ensure_ascii=False, indent=2)}\n"


def as_text(pack: RulePack, found: Audit) -> str:
    """The report for a terminal: findings first, then what is proven, then the sizes."""
    return "".join(f"{line}\n" for line in _lines(pack, found))


def _lines(pack: RulePack, found: Audit) -> Iterator[str]:
    for finding in (one for level in SERIOUS for one in found.of(level)):
        yield f"{finding.place}: {TITLES[finding.level]}: {finding.text} [{finding.code}]"
        if finding.witness is not None:
            yield f"    Zum Beispiel: {link(finding.witness)}"
    for finding, one in found.accepted:
        yield f"{finding.place}: Hingenommen: {finding.text} [{finding.code}]"
        yield f"    Grund: {one.why}"
    if found.of(Level.NOTE):
        yield "Hinweise:"
    for title, alike in notes(found):
        brief = "; ".join(one.brief or one.text for one in alike)
        yield from wrap(
            f"{title}: {brief}",
            99,
            initial_indent="  ",
            subsequent_indent="    ",
            break_on_hyphens=False,
            break_long_words=False,
        )
    yield ""
    yield f"Bewiesen für alle Fälle: {len(found.proven)} von {len(pack.invariants)} Prüfungen."
    yield from _sizes(found.sizes)
    yield ""
    yield summary(found)


def notes(found: Audit) -> Iterator[tuple[str, list[Finding]]]:
    """The notes by what they are about, each kind with its title."""
    by_code: dict[str, list[Finding]] = {}
    for one in found.of(Level.NOTE):
        by_code.setdefault(one.code, []).append(one)
    for code in sorted(by_code, key=[*NOTES, *by_code].index):
        yield NOTES.get(code, code), by_code[code]


def _sizes(sizes: Sequence[Size]) -> Iterator[str]:
    counted = [one for one in sizes if one.complete]
    if counted:
        paths = number(sum(one.paths for one in counted))
        least, most = min(one.shortest for one in counted), max(one.longest for one in counted)
        yield f"Umfang: {len(counted)} Vorhaben, {paths} Wege, {least} bis {most} Fragen."
    largest = sorted(counted, key=lambda one: -one.paths)[:LARGEST]
    yield from (f"  {_in_words(one)}" for one in largest)
    yield from (f"  {_in_words(one)}" for one in sizes if not one.complete)
    if len(counted) > LARGEST:
        yield "  Die anderen Vorhaben und alle Prüfungen nennt: lotse audit --format html"


def _in_words(size: Size) -> str:
    if not size.complete:
        return f"{size.action.text}: nicht gezählt. Es gibt zu viele verschiedene Gespräche."
    return (
        f"{size.action.text}: {_many(size.paths, 'Weg', 'Wege')}, {_lists(size)}, "
        f"{_asked(size)}, im Mittel {number(size.expected, 1)}."
    )


def _lists(size: Size) -> str:
    if size.checklists is None:
        return "zu viele verschiedene Listen zum Zählen"
    return _many(size.checklists, "Liste", "verschiedene Listen")


def _asked(size: Size) -> str:
    if size.shortest == size.longest:
        return _many(size.longest, "Frage", "Fragen")
    return f"{size.shortest} bis {size.longest} Fragen"


def _many(count: int, one: str, many: str) -> str:
    return f"{number(count)} {one if count == 1 else many}"


def summary(found: Audit) -> str:
    """How many findings of each level, in one line."""
    words = {
        Level.ERROR: ("Fehler", "Fehler"),
        Level.WARNING: ("Warnung", "Warnungen"),
        Level.NOTE: ("Hinweis", "Hinweise"),
    }
    counted = [(len(found.of(level)), *both) for level, both in words.items()]
    return ", ".join(f"{count} {one if count == 1 else many}" for count, one, many in counted)


def as_page(pack: RulePack, found: Audit, folder: Path) -> str:
    """The report as a page that stands alone."""
    return (
        environment(folder)
        .get_template("reports/audit.html")
        .render(
            imprint=pack.imprint,
            version=pack.version,
            groups=[(TITLES[level], _shown(found.of(level))) for level in SERIOUS],
            notes=[(title, [one.brief or one.text for one in own]) for title, own in notes(found)],
            accepted=[(_finding(finding), one.why) for finding, one in found.accepted],
            proven=[one.rule for one in found.proven],
            invariants=len(pack.invariants),
            sizes=[_row(one) for one in found.sizes],
            summary=summary(found),
        )
    )


def _shown(findings: Sequence[Finding]) -> list[dict[str, Any]]:
    return [{**_finding(one), "ort": str(one.place)} for one in findings]


def _row(size: Size) -> tuple[str, ...]:
    """A line of the table of sizes."""
    if not size.complete:
        return size.action.text, "nicht gezählt", "–", "–", "–"
    lists = "zu viele" if size.checklists is None else number(size.checklists)
    paths, mean = number(size.paths), number(size.expected, 1)
    return size.action.text, paths, lists, _asked(size).split(" Frage")[0], mean
