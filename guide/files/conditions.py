"""`wenn`, `ausgenommen`, `nur_bei`: a node becomes a condition over the questions."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from guide.core.condition import (
    ALWAYS,
    All,
    AnyOf,
    CardRef,
    Condition,
    Fact,
    FactRef,
    Is,
    Lacks,
    Not,
)
from guide.core.place import Place
from guide.core.question import ACTION, Kind, Question
from guide.files.format import Merkmal
from guide.files.nodes import List, Map, Node, Text
from guide.files.report import LONGEST_CHAIN, Report

NEVER = AnyOf(())
"""Stands in for a part that could not be read; its problem is noted, the pack is not built."""

MOST_PARTS = 500
"""More parts than this, facts written out, take too long to decide and nobody can read them."""


@dataclass
class ConditionReader:
    """Knows the questions, facts and cards that a condition may name."""

    report: Report
    questions: Mapping[str, Question]
    fact_forms: Mapping[str, tuple[Text, Merkmal]]
    cards: Collection[str] = ()
    facts: dict[str, Fact] = field(default_factory=dict)
    _under_way: list[str] = field(default_factory=list)
    _sizes: dict[str, tuple[int, int]] = field(default_factory=dict)

    def read(self, node: Node | None, *, with_cards: bool = False) -> Condition:
        """The condition; nothing written means always."""
        if node is None:
            return ALWAYS
        return self._limited(self._read(node, with_cards), node.place)

    def _limited(self, condition: Condition, place: Place) -> Condition:
        """The condition, unless the facts in it make it too long or too deep."""
        parts, chain = self._size(condition)
        if chain > LONGEST_CHAIN:
            self.report.chain(place, "Merkmale")
        elif parts > MOST_PARTS:
            self.report.add(place, "zu-verzweigt")
        else:
            return condition
        return NEVER

    def _size(self, condition: Condition) -> tuple[int, int]:
        """How many parts it has when facts are written out, and how many facts stand in a row."""
        match condition:
            case All(parts) | AnyOf(parts):
                sizes = [self._size(part) for part in parts]
                return 1 + sum(size for size, _ in sizes), max(
                    (row for _, row in sizes), default=0
                )
            case Not(part):
                return self._size(part)
            case FactRef(fact):
                size, row = self._sizes[fact.id]
                return size + 1, row + 1
            case _:
                return 1, 0

    def _read(self, node: Node, with_cards: bool) -> Condition:
        if isinstance(node, Map):
            return self._all_of(node, with_cards)
        if isinstance(node, List):
            lines = [self._line(line, with_cards) for line in node]
            if not lines:
                self.report.add(node.place, "bedingung-leer")
            return lines[0] if len(lines) == 1 else AnyOf(tuple(lines))
        self.report.add(node.place, "bedingung")
        return NEVER

    def _line(self, node: Node, with_cards: bool) -> Condition:
        if isinstance(node, Map):
            return self._all_of(node, with_cards)
        self.report.add(node.place, "verschachtelt" if isinstance(node, List) else "bedingung")
        return NEVER

    def _all_of(self, node: Map, with_cards: bool) -> Condition:
        if not len(node):
            self.report.add(node.place, "bedingung-leer")
        parts = tuple(self._entry(key, value, with_cards) for key, value in node)
        return parts[0] if len(parts) == 1 else All(parts)

    def _entry(self, key: Text, value: Node, with_cards: bool) -> Condition:
        if isinstance(value, Text) and value.is_empty:
            self.report.add(key.place, "leeres-feld")
            return NEVER
        if key.value == "merkmal":
            return self._fact_entry(value)
        if key.value == "karte":
            return self._card_entry(key, value, with_cards)
        question = self.questions.get(key.value)
        if question is not None:
            return self._term(question, value)
        if key.value != ACTION:  # that it is missing is said once, where it belongs
            known = (*self.questions, "merkmal")
            self.report.unknown("fragen", key, "unbekannte-frage", known)
        return NEVER

    # facts

    def _fact_entry(self, value: Node) -> Condition:
        if isinstance(value, Text):
            return self._fact(value)
        if isinstance(value, List):
            listed = ", ".join(item.value for item in value if isinstance(item, Text))
            self.report.add(value.place, "merkmal-liste", names=listed)
            return NEVER
        word, names = self._only_entry(value, ("alle", "nicht"), "merkmal-wert")
        facts = tuple(self._fact(name) for name in self._words(names, "merkmal-wert"))
        if word == "alle":
            return All(facts)
        return Not(facts[0] if len(facts) == 1 else AnyOf(facts)) if word else NEVER

    def _fact(self, name: Text) -> Condition:
        if name.value not in self.facts:
            self.define(name)
        fact = self.facts.get(name.value)
        return FactRef(fact) if fact else NEVER

    def define(self, name: Text) -> None:
        """Read a fact and the facts it uses; circles are named."""
        if name.value not in self.fact_forms:
            self.report.unknown("merkmale", name, "unbekanntes-merkmal", self.fact_forms)
            return
        if name.value in self._under_way:
            chain = [*self._under_way[self._under_way.index(name.value) :], name.value]
            self.report.circle(name.place, chain)
            return
        if name.value in self.facts:
            return
        if len(self._under_way) > LONGEST_CHAIN:
            self.report.chain(name.place, "Merkmale")
            return
        key, form = self.fact_forms[name.value]
        self._under_way.append(name.value)
        when = self.read(form.wenn)
        self._under_way.pop()
        self._sizes[name.value] = self._size(when)
        self.facts[name.value] = Fact(name.value, form.text.value, when, key.place)

    # cards

    def _card_entry(self, key: Text, value: Node, with_cards: bool) -> Condition:
        if not with_cards:
            self.report.add(key.place, "karte-nur-in-pruefungen")
            return NEVER
        if isinstance(value, Map):
            word, named = self._only_entry(value, ("nicht",), "karte-wert")
            return Not(AnyOf(self._cards(named))) if word else NEVER
        cards = self._cards(value)
        return cards[0] if len(cards) == 1 else AnyOf(cards)

    def _cards(self, node: Node | None) -> tuple[CardRef, ...]:
        names = self._words(node, "karte-wert")
        for name in names:
            if name.value not in self.cards:
                self.report.unknown("karten", name, "unbekannte-karte", self.cards)
        return tuple(CardRef(name.value) for name in names)

    # answers

    def _term(self, question: Question, value: Node) -> Condition:
        parts = value.items if isinstance(value, List) else (value,)
        if not parts:
            self.report.add(value.place, "bedingung-leer")
        plain: set[str] = set()
        others: list[Condition] = []
        for part in parts:
            if isinstance(part, Text):
                plain |= self._options(question, part)
            else:
                others.append(self._special(question, part))
        if question.kind is not Kind.SEVERAL:
            merged = frozenset(plain).union(
                *(one.options for one in others if isinstance(one, Is))
            )
            return Is(question, merged)
        terms = (*((Is(question, frozenset(plain)),) if plain else ()), *others)
        return terms[0] if len(terms) == 1 else AnyOf(terms)

    def _special(self, question: Question, node: List | Map) -> Condition:
        if isinstance(node, List):
            self.report.add(node.place, "verschachtelt")
            return NEVER
        word, names = self._only_entry(node, ("nicht", "alle"), "bedingung-wert")
        options = [self._options(question, name) for name in self._words(names, "bedingung-wert")]
        if word == "alle":
            if question.kind is not Kind.SEVERAL:
                self.report.add(node.place, "alle-nur-mehrere", question=question.id)
            return All(tuple(Is(question, one) for one in options))
        union = frozenset[str]().union(*options)
        if question.kind is Kind.SEVERAL:
            return Lacks(question, union)
        return Is(question, question.option_ids - union)

    def _options(self, question: Question, name: Text) -> frozenset[str]:
        word, _, band = name.value.partition(" ")
        if band and word in ("ab", "bis"):
            return self._bands(question, name, word, band)
        if name.value in question.by_id:
            return frozenset({name.value})
        members = question.members(name.value)
        if not members:
            known = (*question.by_id, *(f for option in question.options for f in option.families))
            self.report.unknown("fragen", name, "unbekannte-antwort", known, question=question.id)
        return members

    def _bands(self, question: Question, name: Text, word: str, band: str) -> frozenset[str]:
        if not question.options:
            return frozenset()  # its problem is noted where it stands
        if question.kind is not Kind.BANDS:
            self.report.add(
                name.place, "stufe-erwartet", word=word, name=band, question=question.id
            )
            return frozenset()
        ids = [option.id for option in question.options]
        if band not in ids:
            inner = Text(band, name.place)
            self.report.unknown("fragen", inner, "unbekannte-antwort", ids, question=question.id)
            return frozenset()
        at = ids.index(band)
        return frozenset(ids[at:] if word == "ab" else ids[: at + 1])

    # shapes

    def _only_entry(self, node: Map, words: Iterable[str], code: str) -> tuple[str, Node | None]:
        if len(node) != 1 or node.entries[0][0].value not in words:
            self.report.add(node.place, code)
            return "", None
        return node.entries[0][0].value, node.entries[0][1]

    def _words(self, node: Node | None, code: str) -> tuple[Text, ...]:
        if node is None:
            return ()
        parts = node.items if isinstance(node, List) else (node,)
        words = tuple(part for part in parts if isinstance(part, Text) and not part.is_empty)
        if len(words) != len(parts) or not words:
            self.report.add(node.place, code)
        return words
