"""A folder becomes a pack, or all its problems."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from guide.core.audit.acceptance import Acceptance
from guide.core.authority import Authority
from guide.core.compiled import CompiledPack
from guide.core.condition import ALWAYS
from guide.core.pack import Imprint, RulePack
from guide.core.place import Place, Problem
from guide.core.requirement import Document, Requirement
from guide.core.rows import TooIntricate
from guide.files import questions as question_files
from guide.files.acceptances import read_acceptances
from guide.files.authorities import read_authority
from guide.files.cards import CardFile, CardReader
from guide.files.citations import CitationReader, read_sources
from guide.files.conditions import ConditionReader
from guide.files.examples import read_examples
from guide.files.folder import RuleFolder
from guide.files.format import Merkmal, Unterlage
from guide.files.imprint import read_imprint
from guide.files.invariants import read_invariants
from guide.files.nodes import Map, Text
from guide.files.order import find_circles
from guide.files.renamings import refuse_names_in_use
from guide.files.report import Report


@dataclass(frozen=True, slots=True)
class Reading:
    """The pack, if nothing is wrong with it, and every problem otherwise."""

    pack: RulePack | None
    problems: tuple[Problem, ...]
    acceptances: tuple[Acceptance, ...] = ()
    """The findings of an audit that may stay, with the reason why."""


def read(folder: Path) -> Reading:
    """Read and check a whole pack. Never raises for what stands in the files."""
    report = Report(folder)
    if not folder.is_dir():
        report.add(Place(str(folder), 1, 1), "ordner-fehlt", name=str(folder))
        return Reading(None, report.problems)
    assembly = _Assembly(RuleFolder(folder, report), report)
    pack, accepted = assembly.build(), assembly.acceptances()
    return Reading(None if report.problems else pack, report.problems, accepted)


class _Assembly:
    def __init__(self, files: RuleFolder, report: Report) -> None:
        self._files, self._report = files, report

    def build(self) -> RulePack | None:
        report = self._report
        imprint = read_imprint(self._files, report)
        sources = read_sources(self._files.maps("quellen"), report)
        documents = self._documents()
        drafts = question_files.read_drafts(self._sections(imprint), report)
        question_files.check_action(drafts, self._files.start(PurePosixPath("paket.yaml")), report)
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
        self._check_together(cards, requirements)
        asked = tuple(questions.values())
        rules = self._files.single("pruefungen")
        invariants = read_invariants(rules, conditions, requirements, folders)
        examples = read_examples(self._files, asked, cards, report)
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

    def acceptances(self) -> tuple[Acceptance, ...]:
        """What hinnehmen.yaml says, if it is there."""
        file = self._files.single("hinnehmen")
        return read_acceptances(file.document, self._report) if file else ()

    def _check_together(
        self, cards: Mapping[str, CardFile], requirements: Sequence[Requirement]
    ) -> None:
        """What only shows when all cards are seen at once."""
        places = {name: file.place_of("zuerst", "wie") for name, file in cards.items()}
        find_circles(requirements, places, self._report)
        names = {name: Text(name, file.place) for name, file in cards.items()}
        former = {name: file.former for name, file in cards.items()}
        refuse_names_in_use(names, former, self._report)

    def _pack(self, imprint: Imprint, **parts: Any) -> RulePack | None:
        try:
            pack = RulePack(imprint, **parts)
        except TooIntricate:
            for card in parts["requirements"]:
                try:
                    CompiledPack(parts["questions"], (card,))
                except TooIntricate:
                    self._report.add(card.place, "zu-verzweigt")
            return None
        for question in pack.questions:
            try:
                pack.compiled.space.rows(question.only_if or ALWAYS)
            except TooIntricate:
                self._report.add(question.place, "zu-verzweigt")
        return pack

    def _sections(self, imprint: Imprint | None) -> list[tuple[str, Map]]:
        """The question files in the order of the sections."""
        names = [name for name, _ in imprint.sections] if imprint else []
        for file in self._files.within("fragen"):
            if file.path.stem not in names:
                name = Text(file.path.stem, file.place)
                self._report.unknown("paket", name, "unbekannter-abschnitt", names)
                self._report.broken.add("fragen")
        files = {file.path.stem: file for file in self._files.within("fragen")}
        roots = [(name, self._files.mapping(files.get(name))) for name in names]
        return [(name, root) for name, root in roots if root is not None]

    def _documents(self) -> dict[str, Document]:
        root = self._files.mapping(self._files.single("unterlagen"))
        documents = {}
        keys: dict[str, Text] = {}
        former: dict[str, tuple[Text, ...]] = {}
        for key, node in root or ():
            form = self._report.form(Unterlage, node)
            if not self._report.is_id(key) or form is None:
                self._report.broken.add("unterlagen")
            else:
                documents[key.value] = Document(
                    id=key.value,
                    title=form.titel.value,
                    note=form.hinweis.value if form.hinweis else "",
                    formerly=tuple(word.value for word in form.frueher),
                    place=key.place,
                )
                keys[key.value], former[key.value] = key, form.frueher
        refuse_names_in_use(keys, former, self._report)
        return documents

    def _fact_forms(self) -> dict[str, tuple[Text, Merkmal]]:
        root = self._files.mapping(self._files.single("merkmale"))
        forms = {}
        for key, node in root or ():
            form = self._report.form(Merkmal, node)
            if not self._report.is_id(key) or form is None:
                self._report.broken.add("merkmale")
            else:
                forms[key.value] = (key, form)
        return forms

    def _authority_folders(self) -> tuple[str, ...]:
        names = dict.fromkeys(file.path.parts[1] for file in self._files.within("stellen"))
        for name in names:
            if PurePosixPath("stellen", name, "stelle.yaml") not in self._files.files:
                if "stellen" not in self._report.broken:
                    place = self._files.start(PurePosixPath("stellen", name, "stelle.yaml"))
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
                where = self._report.where(cards[name].place)
                self._report.add(file.place, "doppelte-kennung", name=name, where=where)
            elif not self._report.is_id(Text(name, file.place)):
                self._report.broken.add("karten")
            else:
                cards[name] = CardFile(name, folder, root, file.place)
        return cards
