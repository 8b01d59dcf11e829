"""A folder becomes a pack, or all its problems."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from guide.core.authority import Authority
from guide.core.compiled import CompiledPack
from guide.core.pack import Editors, HolidayRegion, Imprint, RulePack
from guide.core.place import Place, Problem
from guide.core.requirement import Document
from guide.core.rows import TooIntricate
from guide.files import questions as question_files
from guide.files.cards import CardFile, CardReader, read_authority
from guide.files.citations import CitationReader, read_sources
from guide.files.conditions import ConditionReader
from guide.files.examples import read_examples
from guide.files.folder import RuleFolder
from guide.files.format import Merkmal, Paket, Unterlage
from guide.files.invariants import read_invariants
from guide.files.nodes import Map, Text
from guide.files.order import find_circles
from guide.files.report import Report


@dataclass(frozen=True, slots=True)
class Reading:
    """The pack, if nothing is wrong with it, and every problem otherwise."""

    pack: RulePack | None
    problems: tuple[Problem, ...]


def read(folder: Path) -> Reading:
    """Read and check a whole pack. Never raises for what stands in the files."""
    report = Report()
    if not folder.is_dir():
        report.add(Place(str(folder), 1, 1), "ordner-fehlt", name=folder)
        return Reading(None, report.problems)
    pack = _Assembly(RuleFolder(folder, report), folder, report).build()
    return Reading(None if report.problems else pack, report.problems)


class _Assembly:
    def __init__(self, files: RuleFolder, folder: Path, report: Report) -> None:
        self._files, self._folder, self._report = files, folder, report

    def build(self) -> RulePack | None:
        report = self._report
        imprint = self._imprint()
        sources = read_sources(self._files.maps("quellen"), report)
        documents = self._documents()
        drafts = question_files.read_drafts(self._sections(imprint), report)
        cards = self._card_files()
        folders = self._authority_folders()
        groups = [name for name, _ in imprint.groups] if imprint else []
        questions = question_files.build(drafts, groups, folders, report)
        conditions = ConditionReader(report, questions, self._fact_forms(), cards)
        question_files.complete(questions, drafts, conditions, report)
        for key, _ in conditions.fact_forms.values():
            conditions.define(key)
        citations = CitationReader(sources, report)
        authorities = self._authorities(folders, citations, conditions)
        reader = CardReader(report, conditions, citations, documents, authorities, cards)
        requirements = tuple(card for file in cards.values() if (card := reader.read(file)))
        find_circles(requirements, report)
        invariants = read_invariants(self._files.single("pruefungen"), conditions, requirements)
        asked = tuple(questions.values())
        examples = read_examples(self._files, drafts, asked, set(cards), report)
        if imprint is None or report.problems:
            return None
        return self._pack(
            imprint,
            questions=asked,
            requirements=requirements,
            facts=tuple(conditions.facts.values()),
            authorities=tuple(authorities.values()),
            sources=tuple(sources.values()),
            documents=tuple(documents.values()),
            examples=examples,
            invariants=invariants,
            fingerprint=self._files.fingerprint,
        )

    def _pack(self, imprint: Imprint, **parts: Any) -> RulePack | None:
        try:
            return RulePack(imprint, **parts)
        except TooIntricate:
            for card in parts["requirements"]:
                try:
                    CompiledPack(parts["questions"], (card,))
                except TooIntricate:
                    self._report.add(card.place, "zu-verzweigt")
            return None

    def _imprint(self) -> Imprint | None:
        file = self._files.single("paket")
        if file is None:
            place = Place(str(self._folder), 1, 1)
            self._report.add(place, "datei-fehlt", name="paket.yaml")
            self._report.broken |= {"paket", "fragen"}
            return None
        root = self._files.mapping(file)
        form = self._report.form(Paket, root, file.place) if root else None
        if form is None:
            self._report.broken |= {"paket", "fragen"}
            return None
        return _imprint(form)

    def _sections(self, imprint: Imprint | None) -> list[tuple[str, Map]]:
        """The question files in the order of the sections."""
        names = [name for name, _ in imprint.sections] if imprint else []
        for file in self._files.within("fragen"):
            if file.path.stem not in names:
                name = Text(file.path.stem, file.place)
                self._report.unknown("paket", name, "unbekannter-abschnitt", names)
        files = {file.path.stem: file for file in self._files.within("fragen")}
        roots = [(name, self._files.mapping(files.get(name))) for name in names]
        return [(name, root) for name, root in roots if root is not None]

    def _documents(self) -> dict[str, Document]:
        root = self._files.mapping(self._files.single("unterlagen"))
        documents = {}
        for key, node in root or ():
            form = self._report.form(Unterlage, node, key.place)
            if form is None:
                self._report.broken.add("unterlagen")
            elif self._report.is_id(key):
                documents[key.value] = Document(
                    id=key.value,
                    title=form.titel.value,
                    note=form.hinweis.value if form.hinweis else "",
                    formerly=tuple(word.value for word in form.frueher),
                    place=key.place,
                )
        return documents

    def _fact_forms(self) -> dict[str, tuple[Text, Merkmal]]:
        root = self._files.mapping(self._files.single("merkmale"))
        forms = {}
        for key, node in root or ():
            form = self._report.form(Merkmal, node, key.place)
            if form is None:
                self._report.broken.add("merkmale")
            elif self._report.is_id(key):
                forms[key.value] = (key, form)
        return forms

    def _authority_folders(self) -> tuple[str, ...]:
        names = dict.fromkeys(file.path.parts[1] for file in self._files.within("stellen"))
        for name in names:
            if PurePosixPath("stellen", name, "stelle.yaml") not in self._files.files:
                place = Place(str(self._folder / "stellen" / name), 1, 1)
                self._report.add(place, "stelle-fehlt", name=name)
                self._report.broken.add("stellen")
        return tuple(names)

    def _authorities(
        self, folders: tuple[str, ...], citations: CitationReader, conditions: ConditionReader
    ) -> dict[str, Authority]:
        authorities = {}
        for name in folders:
            file = self._files.files.get(PurePosixPath("stellen", name, "stelle.yaml"))
            root = self._files.mapping(file)
            if file is None or root is None:
                continue
            self._report.is_id(Text(name, file.place))
            found = read_authority(name, root, citations, conditions, self._report)
            if found is not None:
                authorities[name] = found
        return authorities

    def _card_files(self) -> dict[str, CardFile]:
        cards: dict[str, CardFile] = {}
        for file in self._files.within("stellen"):
            name, folder = file.path.stem, file.path.parts[1]
            root = self._files.mapping(file)
            if file.path.name == "stelle.yaml" or root is None:
                continue
            if name in cards:
                where = cards[name].place.file
                self._report.add(file.place, "doppelte-kennung", name=name, where=where)
            elif self._report.is_id(Text(name, file.place)):
                cards[name] = CardFile(name, folder, root, file.place)
        return cards


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
        draft_mark=_text(form.kennzeichen),
        reviewed_by=_text(form.geprueft_von),
        licence=_text(form.lizenz),
        editors=Editors(
            name=_text(editors.name),
            mail=_text(editors.mail),
            phone=_text(editors.telefon),
            web=_text(editors.web),
        )
        if editors
        else Editors(),
        sections=tuple((name, title.value) for name, title in form.abschnitte.items()),
        groups=tuple((name, title.value) for name, title in form.gruppen.items()),
    )


def _text(node: Text | None) -> str:
    return node.value if node else ""
