"""What an audit found, for people at a terminal, for programs, and as a page."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from guide.core.answers import Answers
from guide.core.audit import Audit
from guide.core.audit.finding import Finding, Level
from guide.core.audit.size import MOST_STATES, Size
from guide.core.pack import RulePack
from guide.output.page import environment

TITLES = {Level.ERROR: "Fehler", Level.WARNING: "Warnung", Level.NOTE: "Hinweis"}


def link(answers: Answers) -> str:
    """The path of the checklist of a case in the wizard."""
    pairs = answers.pairs()
    return f"/checkliste?{urlencode(pairs)}" if pairs else "/"


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
    for finding in found.findings:
        yield f"{finding.place}: {TITLES[finding.level]}: {finding.text} [{finding.code}]"
        if finding.witness is not None:
            yield f"    Zum Beispiel: {link(finding.witness)}"
    for finding, one in found.accepted:
        yield f"{finding.place}: Hingenommen: {finding.text} [{finding.code}]"
        yield f"    Grund: {one.why}"
    yield ""
    yield f"Bewiesen für alle Fälle: {len(found.proven)} von {len(pack.invariants)} Prüfungen."
    yield from (f"  {one.rule}" for one in found.proven)
    yield ""
    yield "Umfang des Gesprächs je Vorhaben:"
    yield from (f"  {_in_words(one)}" for one in found.sizes)
    yield ""
    yield summary(found)


def _in_words(size: Size) -> str:
    if not size.complete:
        states = number(MOST_STATES)
        return f"{size.action.text}: nicht gezählt, mehr als {states} verschiedene Zustände."
    lists = "zu viele" if size.checklists is None else ""
    return (
        f"{size.action.text}: {number(size.paths)} Wege, "
        f"{lists or number(size.checklists or 0)} verschiedene Listen, "
        f"{size.shortest} bis {size.longest} Fragen, im Mittel {number(size.expected, 1)}."
    )


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
            groups=[(TITLES[level], _shown(found, level)) for level in Level],
            accepted=[(_finding(finding), one.why) for finding, one in found.accepted],
            proven=[one.rule for one in found.proven],
            invariants=len(pack.invariants),
            sizes=[_in_words(one) for one in found.sizes],
            summary=summary(found),
        )
    )


def _shown(found: Audit, level: Level) -> list[dict[str, Any]]:
    return [{**_finding(one), "ort": str(one.place)} for one in found.of(level)]
