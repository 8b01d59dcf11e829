"""hinnehmen.yaml becomes acceptances."""

from __future__ import annotations

from guide.core.audit.acceptance import Acceptance
from guide.core.place import Place
from guide.files.document import Document
from guide.files.format import Hinnahme
from guide.files.nodes import List
from guide.files.report import Report


def read_acceptances(document: Document, report: Report) -> tuple[Acceptance, ...]:
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
