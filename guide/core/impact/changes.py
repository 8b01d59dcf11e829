"""What differs between two packs, card by card: the cases of each difference, and mere texts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from guide.core.audit.prover import applies
from guide.core.condition import ALWAYS, Condition
from guide.core.deadline import Deadline
from guide.core.fee import Fee
from guide.core.impact.joint import Joint, Side, partner_id
from guide.core.pack import RulePack
from guide.core.question import Question
from guide.core.requirement import PaperNeed, Requirement, Statement
from guide.core.rows import Region, Rows, product
from guide.core.space import Space
from guide.core.truth import NO


class Aspect(Enum):
    """What of a checklist differs."""

    CARD = "Karte"
    KIND = "Art"
    AUTHORITY = "Stelle"
    PAPER = "Unterlage"
    DEADLINE = "Frist"
    FEE = "Kosten"
    ORDER = "Reihenfolge"


Content = Requirement | PaperNeed | Deadline | Fee


@dataclass(frozen=True, slots=True)
class Change:
    """In the cases of the region, this is new (no `before`), gone (no `after`), or different."""

    aspect: Aspect
    card: Requirement
    region: Region
    before: Content | None = None
    after: Content | None = None


@dataclass(frozen=True, slots=True)
class TextChange:
    """A text of a card or a question that differs and changes no case."""

    subject: str
    what: str
    before: str
    after: str


class Comparison:
    """Finds every difference between two packs over their joint questions."""

    def __init__(self, old: RulePack, new: RulePack, joint: Joint) -> None:
        self._joint = joint
        self.spaces = Space(joint.old.questions), Space(joint.new.questions)
        formerly = {past: card.id for card in new.requirements for past in card.formerly}
        self._partners = {
            card.id: partner_id(card.id, formerly, new.requirement) for card in old.requirements
        }
        self._old, self._new = old, new

    def changes(self) -> Iterator[Change]:
        """Every difference that changes at least one case."""
        for change in self._candidates():
            if change.region.decide(self.spaces[1].sizes) is not NO:
                yield change

    def _candidates(self) -> Iterator[Change]:
        matched = set(self._partners.values())
        for card in self._old.requirements:
            name = self._partners[card.id]
            if name is None:
                region = Region(self._rows(0, applies(card)))
                yield Change(Aspect.CARD, card, region, before=card)
            else:
                yield from self._pair(card, self._new.requirement[name])
        for card in self._new.requirements:
            if card.id not in matched:
                yield Change(Aspect.CARD, card, Region(self._rows(1, applies(card))), after=card)

    def _rows(self, side: int, condition: Condition) -> Rows:
        sides: tuple[Side, Side] = (self._joint.old, self._joint.new)
        return self.spaces[side].rows(sides[side].rewritten.condition(condition))

    def _pair(self, old: Requirement, new: Requirement) -> Iterator[Change]:
        before, after = self._rows(0, applies(old)), self._rows(1, applies(new))
        yield Change(Aspect.CARD, new, Region(before, after), before=old)
        yield Change(Aspect.CARD, new, Region(after, before), after=new)
        both = product(before, after)
        if old.kind is not new.kind:
            yield Change(Aspect.KIND, new, Region(both), old, new)
        if old.authority.id != new.authority.id:
            yield Change(Aspect.AUTHORITY, new, Region(both), old, new)
        if [self._partners.get(name, name) for name in old.first] != list(new.first):
            yield Change(Aspect.ORDER, new, Region(both), old, new)
        for aspect, ours, theirs in (
            (Aspect.PAPER, old.papers, new.papers),
            (Aspect.DEADLINE, old.deadlines, new.deadlines),
            (Aspect.FEE, old.fees, new.fees),
        ):
            yield from self._contents(aspect, new, both, ours, theirs)

    def _contents(
        self,
        aspect: Aspect,
        card: Requirement,
        both: Rows,
        old: tuple[PaperNeed | Deadline | Fee, ...],
        new: tuple[PaperNeed | Deadline | Fee, ...],
    ) -> Iterator[Change]:
        """Contents are compared by what they say; the cases in which they say it may differ."""
        before, after = self._shown(0, both, old), self._shown(1, both, new)
        for key in dict.fromkeys((*before, *after)):
            one, was = before.get(key, (None, ()))
            two, is_now = after.get(key, (None, ()))
            if one is not None:
                yield Change(aspect, card, Region(was, is_now), before=one)
            if two is not None:
                yield Change(aspect, card, Region(is_now, was), after=two)

    def _shown(
        self, side: int, both: Rows, contents: tuple[PaperNeed | Deadline | Fee, ...]
    ) -> dict[object, tuple[PaperNeed | Deadline | Fee, Rows]]:
        found: dict[object, tuple[PaperNeed | Deadline | Fee, Rows]] = {}
        for content in contents:
            own = both if content.when == ALWAYS else self._within(side, both, content.when)
            _, known = found.get(_key(content), (content, ()))
            found[_key(content)] = content, (*known, *own)
        return found

    def _within(self, side: int, both: Rows, condition: Condition) -> Rows:
        return product(both, self._rows(side, condition))

    def texts(self) -> Iterator[TextChange]:
        """Texts that differ on cards and questions that both packs know."""
        for old in self._old.requirements:
            name = self._partners[old.id]
            if name is not None:
                new = self._new.requirement[name]
                yield from _differences(new.id, _card_texts(old), _card_texts(new))
        for one in self._old.questions:
            two = self._new.question.get(one.id)
            if two is not None:
                yield from _differences(two.id, _question_texts(one), _question_texts(two))


def _differences(
    subject: str, before: dict[str, str], after: dict[str, str]
) -> Iterator[TextChange]:
    for what, text in before.items():
        if text != after.get(what, text):
            yield TextChange(subject, what, text, after[what])


def _card_texts(card: Requirement) -> dict[str, str]:
    return {
        "Titel": card.title,
        "Warum": card.why,
        "Auflagen": _texts(card.duties),
        "Hinweise": _texts(card.notes),
        "Bereich": card.area.value,
        "Antrag": _application(card),
        "Beleg": _citations(card),
    }


def _question_texts(question: Question) -> dict[str, str]:
    texts = {"Frage": question.text, "Hilfe": question.help, "Warum": question.why}
    return texts | {f"Antwort »{one.id}«": one.text for one in question.options}


def _key(content: PaperNeed | Deadline | Fee) -> object:
    match content:
        case PaperNeed():
            return content.document.id
        case Deadline():
            return content.step, content.rule, content.binding
        case Fee():
            return content.kind, content.amount, content.per


def _texts(statements: tuple[Statement, ...]) -> str:
    return "\n".join(statement.text for statement in statements)


def _application(card: Requirement) -> str:
    given = card.application
    return f"{given.way.value} {given.address} {given.note}".strip() if given else ""


def _citations(card: Requirement) -> str:
    own = (card.citation, *(statement.citation for statement in card.statements))
    return "\n".join(
        f"{one.certainty.value} {one.as_of or ''} {', '.join(source.id for source in one.sources)}"
        for one in own
    )
