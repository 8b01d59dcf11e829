"""Where the rules are shown: as pages below a root, or as parts of one document."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlencode

from guide.core.answers import Answers
from guide.core.question import Option, Question
from guide.core.requirement import Area, Requirement


def link(answers: Answers) -> str:
    """The path of the checklist of a case in the wizard."""
    pairs = answers.pairs()
    return f"/checkliste?{urlencode(pairs)}" if pairs else "/"


@dataclass(frozen=True, slots=True)
class Pages:
    """The addresses of the pages about the rules; the same for every case."""

    root: str

    @property
    def index(self) -> str:
        """All rules."""
        return f"{self.root}/regeln"

    def action(self, option: Option) -> str:
        """The page of an action."""
        return f"{self.index}/vorhaben/{option.id}"

    def card(self, card: Requirement) -> str:
        """The page of a card."""
        return f"{self.index}/karte/{card.id}"

    def question(self, question: Question) -> str:
        """The page of a question."""
        return f"{self.index}/frage/{question.id}"

    def case(self, answers: Answers) -> str:
        """The checklist of an example."""
        return f"{self.root}{link(answers)}"

    def stop(self, question: Question) -> str:
        """The id of a question on the map."""
        return f"frage-{question.id}"

    def area(self, area: Area) -> str:
        """The id of a part of the table."""
        return f"teil-{area.value}"


@dataclass(frozen=True, slots=True)
class Anchors:
    """Where things stand inside one document; what is not in it stands on the `pages`, if there
    are any. `about` is the action in whose part we are."""

    pages: Pages | None = None
    actions: frozenset[str] = frozenset()
    cards: frozenset[str] = frozenset()
    questions: frozenset[str] = frozenset()
    about: str = field(default="", kw_only=True)

    def action(self, option: Option) -> str:
        """The part of an action; empty if it is nowhere."""
        if option.id in self.actions:
            return f"#vorhaben-{option.id}"
        return self.pages.action(option) if self.pages else ""

    def card(self, card: Requirement) -> str:
        """The part of a card; empty if it is nowhere."""
        if card.id in self.cards:
            return f"#karte-{card.id}"
        return self.pages.card(card) if self.pages else ""

    def question(self, question: Question) -> str:
        """The part of a question; empty if it is nowhere."""
        if question.id in self.questions:
            return f"#frage-{question.id}"
        return self.pages.question(question) if self.pages else ""

    def case(self, answers: Answers) -> str:
        """The checklist of an example; empty where nobody serves it."""
        return self.pages.case(answers) if self.pages else ""

    def stop(self, question: Question) -> str:
        """The id of a question on the map of this action."""
        return f"{self.about}-frage-{question.id}"

    def area(self, area: Area) -> str:
        """The id of a part of the table of this action."""
        return f"{self.about}-{area.value}"
