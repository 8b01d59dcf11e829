"""hinnehmen.yaml becomes acceptances."""

from __future__ import annotations

from pathlib import Path

from guide.core.audit.acceptance import Acceptance
from guide.core.place import Place, Problem
from guide.files.document import Document, parse
from guide.files.format import Hinnahme
from guide.files.nodes import List
from guide.files.report import Report

NAME = "hinnehmen.yaml"


def read_acceptances(folder: Path) -> tuple[tuple[Acceptance, ...], tuple[Problem, ...]]:
    """The acceptances of a pack, and what is wrong with them. Without the file there is none."""
    file = folder / NAME
    if not file.is_file():
        return (), ()
    report = Report(folder)
    document = parse(file.read_bytes(), str(file))
    report.note(*document.problems)
    return acceptances(document, report), report.problems


def acceptances(document: Document, report: Report) -> tuple[Acceptance, ...]:
    """What the file says, its problems noted."""
    if document.root is not None and not isinstance(document.root, List):
        report.add(Place(document.file, 1, 1), "liste-erwartet")
    nodes = document.root if isinstance(document.root, List) else ()
    forms = [report.form(Hinnahme, node) for node in nodes]
    return tuple(
        Acceptance(form.code.value, form.wo.value, form.warum.value, form.node.place)
        for form in forms
        if form is not None
    )
