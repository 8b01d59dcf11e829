"""paket.yaml becomes what the pack says about itself."""

from __future__ import annotations

from pathlib import PurePosixPath

from guide.core.pack import Editors, HolidayRegion, Imprint
from guide.files.folder import RuleFolder
from guide.files.format import Paket
from guide.files.holidays import unknown_names
from guide.files.nodes import Map, Text
from guide.files.proposals import choice
from guide.files.report import Report


def read_imprint(files: RuleFolder, report: Report) -> Imprint | None:
    """The imprint, or None with its problems noted: then nothing is known about the sections."""
    file = files.single("paket")
    if file is None and "paket" not in report.broken:
        place = files.start(PurePosixPath("paket.yaml"))
        report.add(place, "datei-fehlt", name="paket.yaml")
    root = files.mapping(file)
    form = report.form(Paket, root) if root is not None else None
    if form is None:
        report.broken |= {"paket", "fragen"}
        return None
    imprint = _imprint(form)
    _check_sections(form, files, report)
    _check_holidays(form, imprint.holidays, report)
    return imprint


def _check_sections(form: Paket, files: RuleFolder, report: Report) -> None:
    """Sections and groups have ids, and every section has its file."""
    sections, groups = form.node.get("abschnitte"), form.node.get("gruppen")
    for key, _ in groups if isinstance(groups, Map) else ():
        if not report.is_id(key):
            report.broken.add("paket")
    for key, _ in sections if isinstance(sections, Map) else ():
        path = PurePosixPath("fragen", f"{key.value}.yaml")
        if report.is_id(key) and path not in files.files and "fragen" not in report.broken:
            report.add(key.place, "datei-fehlt", name=path)


def _check_holidays(form: Paket, region: HolidayRegion, report: Report) -> None:
    for name, known in unknown_names(region):
        words = (form.feiertage.land, form.feiertage.region, *form.feiertage.arten)
        place = next(word.place for word in words if word and word.value == name)
        report.add(place, "feiertage", name=name, proposal=choice(name, known))


def _imprint(form: Paket) -> Imprint:
    editors = form.kontakt
    return Imprint(
        title=form.titel.value,
        city=form.stadt.value,
        publisher=form.herausgeber.value,
        holidays=HolidayRegion(
            country=form.feiertage.land.value,
            region=form.feiertage.region.value if form.feiertage.region else "",
            categories=tuple(kind.value for kind in form.feiertage.arten) or ("public",),
        ),
        stale_after_months=form.veraltet_nach,
        draft_mark=_said(form.kennzeichen),
        reviewed_by=_said(form.geprueft_von),
        licence=_said(form.lizenz),
        editors=Editors(
            name=_said(editors.name),
            mail=_said(editors.mail),
            phone=_said(editors.telefon),
            web=_said(editors.web),
        )
        if editors
        else Editors(),
        sections=tuple((name, title.value) for name, title in form.abschnitte.items()),
        groups=tuple((name, title.value) for name, title in form.gruppen.items()),
    )


def _said(node: Text | None) -> str:
    return node.value if node else ""
