"""The files in stellen/ become authorities and their cards."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypedDict, TypeVar

from guide.core.authority import Authority, AuthorityKind, Branch
from guide.core.condition import ALWAYS, Condition
from guide.core.deadline import Binding, Deadline, Rule, Step
from guide.core.fee import Amount, Fee, FeeKind
from guide.core.place import Place
from guide.core.requirement import (
    Application,
    Area,
    Document,
    Kind,
    PaperNeed,
    Participation,
    Requirement,
    Role,
    Statement,
    Way,
)
from guide.core.source import Citation
from guide.files.citations import CitationReader
from guide.files.conditions import ConditionReader
from guide.files.format import Angabe, Antrag, Frist, Karte, Kosten, Papier, Stelle
from guide.files.grammar import Unreadable, read_amount, read_deadline, read_per
from guide.files.nodes import Map, Text
from guide.files.report import Report

Found = TypeVar("Found")
Detail = Angabe | Papier | Frist | Kosten

STEPS = ("antrag", "anzeige", "aufbau", "bearbeitung", "gilt_als_erteilt")
FEES = ("verwaltung", "sondernutzung", "sonstiges")


@dataclass(frozen=True, slots=True)
class CardFile:
    """One card file: its id is the file's name, its authority the folder's."""

    id: str
    authority: str
    root: Map
    place: Place


class Own(TypedDict):
    """What every statement of a card has of its own."""

    when: Condition
    citation: Citation
    alternative: str
    place: Place


@dataclass
class CardReader:
    """Knows everything a card may name."""

    report: Report
    conditions: ConditionReader
    citations: CitationReader
    documents: Mapping[str, Document]
    authorities: Mapping[str, Authority]
    cards: Mapping[str, CardFile]

    def read(self, card: CardFile) -> Requirement | None:
        """The card, or None with its problems noted."""
        root = self._inherited(card, ())
        form = self.report.form(Karte, root, card.place)
        authority = self.authorities.get(card.authority)
        if form is None or authority is None:
            return None
        citation = self.citations.read(form.beleg)
        return Requirement(
            id=card.id,
            authority=authority,
            kind=Kind(form.art),
            title=form.titel.value,
            citation=citation,
            area=Area(form.bereich),
            when=self.conditions.read(form.wenn),
            unless=self.conditions.read(form.ausgenommen) if form.ausgenommen else None,
            why=form.warum.value if form.warum else "",
            first=self._card_names(form.zuerst),
            involved=self._involved(form),
            application=self._application(form.antrag, citation),
            papers=_present(self._paper(one, citation) for one in form.unterlagen),
            duties=tuple(self._statement(one, citation) for one in form.auflagen),
            notes=tuple(self._statement(one, citation) for one in form.hinweise),
            deadlines=_present(self._deadline(one, citation) for one in form.frist),
            fees=_present(self._fee(one, citation) for one in form.kosten),
            legal_basis=_present(self.citations.source(name) for name in form.rechtsgrundlage),
            formerly=tuple(name.value for name in form.frueher),
            place=card.place,
        )

    def _inherited(self, card: CardFile, above: tuple[str, ...]) -> Map:
        """The card's entries over those of the card that `wie` names."""
        name = card.root.get("wie")
        if not isinstance(name, Text):
            return card.root
        chain = (*above, card.id)
        own = tuple(entry for entry in card.root if entry[0].value != "wie")
        base = self.cards.get(name.value)
        if base is None:
            self.report.unknown("karten", name, "unbekannte-karte", self.cards)
            return Map(own, card.root.place)
        if name.value in chain:
            self.report.add(name.place, "kreis", chain=" → ".join((*chain, name.value)))
            return Map(own, card.root.place)
        replaced = {key.value for key, _ in own}
        rest = [
            entry
            for entry in self._inherited(base, chain)
            if entry[0].value not in replaced and entry[0].value != "frueher"
        ]
        return Map((*own, *rest), card.root.place)

    def _card_names(self, names: tuple[Text, ...]) -> tuple[str, ...]:
        for name in names:
            if name.value not in self.cards:
                self.report.unknown("karten", name, "unbekannte-karte", self.cards)
        return tuple(name.value for name in names)

    def _involved(self, form: Karte) -> tuple[Participation, ...]:
        node = form.node.get("beteiligt")
        found = []
        for key, _ in node if isinstance(node, Map) else ():
            authority = self.authorities.get(key.value)
            if authority is None:
                self.report.unknown("stellen", key, "unbekannte-stelle", self.authorities)
            else:
                found.append(Participation(authority, Role(form.beteiligt[key.value])))
        return tuple(found)

    def _application(self, form: Antrag | None, citation: Citation) -> Application | None:
        if form is None:
            return None
        return Application(
            way=Way(form.weg),
            address=form.adresse.value if form.adresse else "",
            note=form.hinweis.value if form.hinweis else "",
            citation=self.citations.read(form.beleg, citation),
        )

    def _paper(self, form: Papier, citation: Citation) -> PaperNeed | None:
        document = self.documents.get(form.unterlage.value)
        if document is None:
            self.report.unknown(
                "unterlagen", form.unterlage, "unbekannte-unterlage", self.documents
            )
            return None
        return PaperNeed(document, note=_note(form), **self._own(form, citation))

    def _statement(self, form: Angabe, citation: Citation) -> Statement:
        return Statement(form.text.value, **self._own(form, citation))

    def _deadline(self, form: Frist, citation: Citation) -> Deadline | None:
        word = self._only_one(form, STEPS)
        rule = self._deadline_rule(getattr(form, word), Step(word)) if word else None
        if rule is None:
            return None
        binding = Binding(form.verbindlich) if form.verbindlich else None
        return Deadline(Step(word), rule, binding, note=_note(form), **self._own(form, citation))

    def _deadline_rule(self, text: Text, step: Step) -> Rule | None:
        try:
            return read_deadline(text, step)
        except Unreadable as error:
            self.report.note(error.problem)
            return None

    def _fee(self, form: Kosten, citation: Citation) -> Fee | None:
        word = self._only_one(form, FEES)
        if not word:
            return None
        try:
            amount: Amount = read_amount(getattr(form, word))
            per = read_per(form.je) if form.je else ()
        except Unreadable as error:
            self.report.note(error.problem)
            return None
        return Fee(FeeKind(word), amount, per, note=_note(form), **self._own(form, citation))

    def _only_one(self, form: Frist | Kosten, words: tuple[str, ...]) -> str:
        given = [word for word in words if getattr(form, word) is not None]
        if len(given) == 1:
            return given[0]
        self.report.add(form.node.place, "genau-ein-eintrag", allowed=", ".join(words))
        return ""

    def _own(self, form: Detail, citation: Citation) -> Own:
        return Own(
            when=self._when(form),
            citation=self.citations.read(form.beleg, citation),
            alternative=form.alternativ.value if form.alternativ else "",
            place=form.node.place,
        )

    def _when(self, form: Detail) -> Condition:
        return ALWAYS if form.wenn is None else self.conditions.read(form.wenn)


def _present(found: Iterable[Found | None]) -> tuple[Found, ...]:
    """What could be read; the rest has its problems noted."""
    return tuple(one for one in found if one is not None)


def _note(form: Papier | Frist | Kosten) -> str:
    return form.hinweis.value if form.hinweis else ""


def read_authority(
    name: str,
    root: Map,
    citations: CitationReader,
    conditions: ConditionReader,
    report: Report,
) -> Authority | None:
    """An authority with its contacts and branches, or None with its problems noted."""
    form = report.form(Stelle, root, root.place)
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
