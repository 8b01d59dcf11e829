"""The files in stellen/ become authorities and their cards."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypedDict, TypeVar

from guide.core.authority import Authority
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
from guide.files.format import Angabe, Antrag, Frist, Karte, Kosten, Papier
from guide.files.grammar import Unreadable, read_amount, read_deadline, read_per
from guide.files.nodes import List, Map, Node, Text
from guide.files.report import LONGEST_CHAIN, Report

Found = TypeVar("Found")
Detail = Angabe | Papier | Frist | Kosten


@dataclass(frozen=True, slots=True)
class CardFile:
    """One card file: its id is the file's name, its authority the folder's."""

    id: str
    authority: str
    root: Map
    place: Place

    @property
    def former(self) -> tuple[Text, ...]:
        """The card's old ids."""
        node = self.root.get("frueher")
        names = node.items if isinstance(node, List) else (node,)
        return tuple(name for name in names if isinstance(name, Text))

    def place_of(self, *names: str) -> Place:
        """Where the first of these entries stands that the card has itself."""
        keys = (self.root.key(name) for name in names)
        return next((key.place for key in keys if key), self.place)


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
        root, is_complete = self._inherited(card)
        form = self.report.form(Karte, root, is_complete=is_complete)
        authority = self.authorities.get(card.authority)
        if form is None or authority is None:
            return None
        citation = self.citations.read(form.beleg)
        self._check_alternatives(form)
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

    def _inherited(self, card: CardFile) -> tuple[Map, bool]:
        """The card's entries over those of the cards that `wie` names, one after the other.

        And whether all of them are its own: what it takes over lacks nothing, or is told there.
        """
        found: dict[str, tuple[Text, Node]] = {}
        chain: list[CardFile] = []
        base: CardFile | None = card
        while base is not None:
            chain.append(base)
            for key, value in base.root:
                is_taken_over = key.value not in ("wie", "frueher")
                if is_taken_over or (base is card and value is not _like(card)):
                    found.setdefault(key.value, (key, value))
            base = self._base(chain)
        is_complete = _like(card) is None
        return Map(tuple(found.values()), card.root.place), is_complete

    def _base(self, chain: list[CardFile]) -> CardFile | None:
        """The card that the last of the chain is like."""
        name = _like(chain[-1])
        if name is None:
            return None
        base = self.cards.get(name.value)
        names = [card.id for card in chain]
        if base is None:
            self.report.unknown("karten", name, "unbekannte-karte", self.cards)
        elif name.value == names[0] == min(names):
            self.report.circle(chain[0].place_of("wie"), (*names, name.value))
        elif len(names) > LONGEST_CHAIN and name.value not in names:
            self.report.chain(name.place, "Karten")
        elif name.value not in names:
            return base
        return None

    def _check_alternatives(self, form: Karte) -> None:
        """Where two statements contradict each other, both say so."""
        names = [
            statement.alternativ
            for statements in (
                form.unterlagen, form.auflagen, form.hinweise, form.frist, form.kosten
            )
            for statement in statements
            if statement.alternativ
        ]  # fmt: skip
        self.report.are_ids(names)
        counted = Counter(name.value for name in names)
        for name in names:
            if counted[name.value] == 1:
                self.report.add(name.place, "alternativ-allein", name=name.value)

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
        word = self._only_one(form)
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
        word = self._only_one(form)
        if not word:
            return None
        try:
            amount: Amount = read_amount(getattr(form, word))
            per = read_per(form.je) if form.je else ()
        except Unreadable as error:
            self.report.note(error.problem)
            return None
        return Fee(FeeKind(word), amount, per, note=_note(form), **self._own(form, citation))

    def _only_one(self, form: Frist | Kosten) -> str:
        given = [word for word in form.one_of if getattr(form, word) is not None]
        if len(given) == 1:
            return given[0]
        self.report.add(form.node.place, "genau-ein-eintrag", allowed=", ".join(form.one_of))
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


def _like(card: CardFile) -> Text | None:
    """The name of the card that this one is like."""
    name = card.root.get("wie")
    return name if isinstance(name, Text) and not name.is_empty else None


def _present(found: Iterable[Found | None]) -> tuple[Found, ...]:
    """What could be read; the rest has its problems noted."""
    return tuple(one for one in found if one is not None)


def _note(form: Papier | Frist | Kosten) -> str:
    return form.hinweis.value if form.hinweis else ""
