"""Everything a city said at one moment, and the look-up by id."""

from __future__ import annotations

from dataclasses import dataclass, field

from guide.core.answers import Answers
from guide.core.authority import Authority, Contact
from guide.core.compiled import CompiledPack
from guide.core.condition import Fact
from guide.core.example import Example
from guide.core.invariant import Invariant
from guide.core.question import ACTION, Question
from guide.core.requirement import Document, Requirement
from guide.core.source import Source


@dataclass(frozen=True, slots=True)
class Editors:
    """Whom to tell about a mistake in the rules. Empty where nothing is known."""

    name: str = ""
    mail: str = ""
    phone: str = ""
    web: str = ""


@dataclass(frozen=True, slots=True)
class HolidayRegion:
    """Whose holidays count: a country, a region of it, and kinds of holidays."""

    country: str
    region: str = ""
    categories: tuple[str, ...] = ("public",)


@dataclass(frozen=True, slots=True)
class Imprint:
    """What the pack says about itself."""

    title: str
    city: str
    publisher: str
    holidays: HolidayRegion
    stale_after_months: int
    draft_mark: str = ""
    reviewed_by: str = ""
    licence: str = ""
    editors: Editors = Editors()
    sections: tuple[tuple[str, str], ...] = ()
    groups: tuple[tuple[str, str], ...] = ()

    @property
    def is_draft(self) -> bool:
        """Whether nobody has reviewed the pack yet."""
        return not self.reviewed_by


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class RulePack:
    """A pack of rules; it never changes. Equal fingerprints mean equal files."""

    imprint: Imprint
    questions: tuple[Question, ...]
    requirements: tuple[Requirement, ...]
    facts: tuple[Fact, ...] = ()
    authorities: tuple[Authority, ...] = ()
    sources: tuple[Source, ...] = ()
    documents: tuple[Document, ...] = ()
    examples: tuple[Example, ...] = ()
    invariants: tuple[Invariant, ...] = ()
    fingerprint: str = ""
    question: dict[str, Question] = field(init=False, repr=False)
    requirement: dict[str, Requirement] = field(init=False, repr=False)
    compiled: CompiledPack = field(init=False, repr=False)

    def __post_init__(self) -> None:
        put = object.__setattr__
        put(self, "question", {question.id: question for question in self.questions})
        put(self, "requirement", {card.id: card for card in self.requirements})
        put(self, "compiled", CompiledPack(self.questions, self.requirements))

    def __repr__(self) -> str:
        return f"RulePack({self.imprint.title!r}, {self.version!r})"

    @property
    def action(self) -> Question:
        """The first question: what somebody wants to do."""
        return self.question[ACTION]

    @property
    def version(self) -> str:
        """The short form of the fingerprint, for people and addresses."""
        return self.fingerprint[:8]

    def answers(self, *pairs: tuple[str, str]) -> Answers:
        """A case from pairs that are known to fit; for tests and examples."""
        answers, dropped = Answers.of(self.questions, pairs)
        if dropped:
            raise ValueError(f"These pairs do not fit the pack: {dropped}")
        return answers

    def contacts(self, authority: Authority, answers: Answers) -> tuple[Contact, ...]:
        """How to reach the office in this case: the branch of the place, else the authority."""
        branch = self.compiled.branch(authority, answers)
        return branch.contacts if branch else authority.contacts
