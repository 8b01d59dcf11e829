"""What differs between two packs, card by card: the cases of each difference, and mere texts."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass, replace
from enum import Enum

from guide.core.audit.boxes import Boxes
from guide.core.audit.prover import applies
from guide.core.authority import Authority
from guide.core.condition import ALWAYS, Condition
from guide.core.deadline import Deadline
from guide.core.fee import Fee
from guide.core.impact.joint import Joint, Side, partner_id
from guide.core.pack import RulePack
from guide.core.question import Question
from guide.core.requirement import PaperNeed, Requirement, Statement
from guide.core.rows import Region, Rows, product
from guide.core.space import Space


class Aspect(Enum):
    """What of a checklist differs."""

    CARD = "Karte"
    KIND = "Art"
    AUTHORITY = "Stelle"
    PAPER = "Unterlage"
    DEADLINE = "Frist"
    FEE = "Kosten"
    ORDER = "Reihenfolge"
    INVOLVED = "Beteiligte"
    DUTY = "Auflage"
    NOTE = "Hinweis"


Statements = PaperNeed | Deadline | Fee | Statement
Content = Requirement | Statements


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
    title: str
    what: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Renaming:
    """A card, a question or one of its answers that has another id and is known by the old one."""

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
        self._boxes = Boxes(self.spaces[1].sizes)

    def changes(self) -> Iterator[Change]:
        """Every difference that changes at least one case."""
        for change in self._candidates():
            if self._boxes.gap(change.region.when, change.region.unless) is not None:
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
        both = before if before == after else product(before, after)
        if old.kind is not new.kind:
            yield Change(Aspect.KIND, new, Region(both), old, new)
        if old.authority.id != new.authority.id:
            yield Change(Aspect.AUTHORITY, new, Region(both), old, new)
        if [self._partners.get(name, name) for name in old.first] != list(new.first):
            yield Change(Aspect.ORDER, new, Region(both), old, new)
        if _involved(old) != _involved(new):
            yield Change(Aspect.INVOLVED, new, Region(both), old, new)
        for aspect, said, says in (
            (Aspect.DUTY, old.duties, new.duties),
            (Aspect.NOTE, old.notes, new.notes),
        ):
            yield from self._contents(aspect, new, both, *_reworded(said, says))
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
        old: tuple[Statements, ...],
        new: tuple[Statements, ...],
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
        self, side: int, both: Rows, contents: tuple[Statements, ...]
    ) -> dict[object, tuple[Statements, Rows]]:
        found: dict[object, tuple[Statements, Rows]] = {}
        for content in contents:
            own = both if content.when == ALWAYS else self._within(side, both, content.when)
            _, known = found.get(_key(content), (content, ()))
            found[_key(content)] = content, (*known, *own)
        return found

    def _within(self, side: int, both: Rows, condition: Condition) -> Rows:
        return product(both, self._rows(side, condition))

    def renamings(self) -> Iterator[Renaming]:
        """Cards, questions and answers with new ids; old links and examples still find them."""
        for one in self._new.questions:
            yield from _renamed("Frage", one.formerly, one.id, self._old.question)
            for option in one.options:
                known = {name for old in self._old.questions for name in old.by_id}
                what = f"Antwort auf »{one.text}«"
                yield from _renamed(what, option.formerly, option.id, known)
        for old, new in self._partners.items():
            if new is not None and old != new:
                yield Renaming("Karte", old, new)

    def texts(self) -> Iterator[TextChange]:
        """Texts that differ on cards, offices, papers and questions that both packs know."""
        for old in self._old.requirements:
            name = self._partners[old.id]
            if name is not None:
                new = self._new.requirement[name]
                yield from _differences(new.id, new.title, _card_texts(old), _card_texts(new))
        for before, after in (
            (_office_texts(self._old), _office_texts(self._new)),
            (_paper_texts(self._old), _paper_texts(self._new)),
        ):
            for name in sorted(before.keys() & after.keys()):
                title = next(iter(after[name].values()))
                yield from _differences(name, title, before[name], after[name])
        for one in self._old.questions:
            two = self._new.question.get(one.id)
            if two is not None:
                said, says = _question_texts(one), _question_texts(two)
                yield from _differences(two.id, two.text, said, says)


def _renamed(
    what: str, formerly: tuple[str, ...], now: str, known: Container[str]
) -> Iterator[Renaming]:
    for past in formerly:
        if past in known and now not in known:
            yield Renaming(what, past, now)


def _differences(
    subject: str, title: str, before: dict[str, str], after: dict[str, str]
) -> Iterator[TextChange]:
    for what, text in before.items():
        if text != after.get(what, text):
            yield TextChange(subject, title, what, text, after[what])


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


def _office_texts(pack: RulePack) -> dict[str, dict[str, str]]:
    return {one.id: {"Name": one.name, "Kontakt": _contacts(one)} for one in pack.authorities}


def _contacts(office: Authority) -> str:
    own = (*office.contacts, *(contact for one in office.branches for contact in one.contacts))
    return "\n".join(f"{contact.channel.value} {contact.value}" for contact in own)


def _paper_texts(pack: RulePack) -> dict[str, dict[str, str]]:
    return {one.id: {"Titel": one.title, "Hinweis": one.note} for one in pack.documents}


def _question_texts(question: Question) -> dict[str, str]:
    options = [one for one in question.options if one.band is None]
    return {
        "Frage": question.text,
        "Hilfe": question.help,
        "Warum": question.why,
        "Umstand": question.circumstance,
        **{f"Antwort »{one.id}«": one.text for one in options},
        **{f"Umstand »{one.id}«": one.circumstance for one in options},
    }


def _key(content: Statements) -> object:
    match content:
        case PaperNeed():
            return content.document.id
        case Deadline():
            return content.step, content.rule, content.binding
        case Fee():
            return content.kind, content.amount, content.per
        case Statement():
            return content.text


def _reworded(
    old: tuple[Statement, ...], new: tuple[Statement, ...]
) -> tuple[tuple[Statement, ...], tuple[Statement, ...]]:
    """Sentences that both sides have, and the others with the wording of their successors.

    So a sentence said differently is a text, and a sentence said in other cases is a change.
    """
    before, after = {one.text for one in old}, {one.text for one in new}
    successors = iter([one.text for one in new if one.text not in before])
    renamed = tuple(
        one if one.text in after else replace(one, text=next(successors, one.text)) for one in old
    )
    return renamed, new


def _involved(card: Requirement) -> set[tuple[str, str]]:
    return {(part.authority.id, part.role.value) for part in card.involved}


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
