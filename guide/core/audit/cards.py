"""Cards, their lines, exceptions and statements; facts and questions: what never has an effect."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from guide.core.audit.finding import Finding, Level
from guide.core.audit.prover import Prover, any_of
from guide.core.compiled import details
from guide.core.condition import All, AnyOf, Condition, Not, facts_in
from guide.core.question import ACTION, Kind, Option, Question
from guide.core.requirement import Requirement
from guide.core.rows import product

ERROR, WARNING, NOTE = Level.ERROR, Level.WARNING, Level.NOTE


def card_findings(prover: Prover) -> Iterator[Finding]:
    """What on the cards, facts and questions can never have an effect."""
    for card in prover.pack.requirements:
        yield from _card(prover, card)
    yield from _facts(prover)
    yield from _questions(prover)


def _card(prover: Prover, card: Requirement) -> Iterator[Finding]:
    when = prover.rows(card.when)
    if not when:
        text = f"Die Karte »{card.id}« kann nie gelten: Ihre Bedingung trifft in keinem Fall zu."
        yield Finding(ERROR, "karte-nie", card.id, text, card.place)
        return
    if card.unless is not None:
        unless = prover.rows(card.unless)
        if prover.implied(when, unless):
            text = f"»ausgenommen« nimmt jeden Fall aus. Die Karte »{card.id}« gilt deshalb nie."
            yield Finding(ERROR, "karte-nie", card.id, text, card.place)
            return
        if not product(when, unless):
            text = f"»ausgenommen« greift bei der Karte »{card.id}« nie."
            yield Finding(WARNING, "ausgenommen-nie", card.id, text, card.place)
    yield from _lines(prover, card)
    yield from _details(prover, card)


def _lines(prover: Prover, card: Requirement) -> Iterator[Finding]:
    lines = card.when.parts if isinstance(card.when, AnyOf) else ()
    rows = [prover.rows(line) for line in lines]
    for number, own in enumerate(rows, start=1):
        where = f"Zeile {number} von »wenn« der Karte »{card.id}«"
        if not own:
            yield Finding(ERROR, "zeile-nie", card.id, f"{where} trifft nie zu.", card.place)
        elif prover.implied(own, any_of((*rows[: number - 1], *rows[number:]))):
            text = f"{where} ist überflüssig: Andere Zeilen decken sie ab."
            yield Finding(WARNING, "zeile-ueberfluessig", card.id, text, card.place)


def _details(prover: Prover, card: Requirement) -> Iterator[Finding]:
    region = prover.region(card)
    for detail, condition in details(card):
        place = getattr(detail, "place", card.place)
        rows = prover.rows(All((card.when, condition)))
        if prover.implied(rows, region.unless):
            text = f"Eine Angabe der Karte »{card.id}« kann nie gelten: Ihr »wenn« passt nie dazu."
            yield Finding(_never(detail), "angabe-nie", card.id, text, place, brief=card.id)
        elif prover.implied(region.when, (*region.unless, *prover.rows(condition))):
            text = f"Das »wenn« einer Angabe der Karte »{card.id}« ist überflüssig: Es gilt immer."
            yield Finding(NOTE, "angabe-immer", card.id, text, place, brief=card.id)


def _never(detail: object) -> Level:
    """A branch that does not serve one card may serve another; a statement belongs to its card."""
    return ERROR if hasattr(detail, "citation") and hasattr(detail, "place") else NOTE


def _facts(prover: Prover) -> Iterator[Finding]:
    used = set(_used_facts(prover))
    for fact in prover.pack.facts:
        if not prover.rows(fact.when):
            text = f"Das Merkmal »{fact.id}« trifft nie zu."
            yield Finding(ERROR, "merkmal-nie", fact.id, text, fact.place)
        elif not prover.rows(Not(fact.when)):
            text = f"Das Merkmal »{fact.id}« trifft immer zu."
            yield Finding(WARNING, "merkmal-immer", fact.id, text, fact.place)
        if fact.id not in used:
            text = f"Das Merkmal »{fact.id}« braucht niemand."
            yield Finding(WARNING, "merkmal-unbenutzt", fact.id, text, fact.place)


def _used_facts(prover: Prover) -> Iterator[str]:
    pack = prover.pack
    conditions: list[Condition] = [card.when for card in pack.requirements]
    conditions += [card.unless for card in pack.requirements if card.unless is not None]
    conditions += [when for card in pack.requirements for _, when in details(card)]
    conditions += [one.only_if for one in pack.questions if one.only_if is not None]
    conditions += [invariant.when for invariant in pack.invariants]
    conditions += [fact.when for fact in pack.facts]
    for condition in conditions:
        yield from (fact.id for fact in facts_in(condition))


def _questions(prover: Prover) -> Iterator[Finding]:
    """A question matters exactly if some table depends on one of its axes."""
    diagrams = prover.diagrams
    nodes = {diagrams.number(region) for region in prover.pack.compiled.regions}
    for question in prover.pack.questions:
        axes = prover.space.axes_of[question.id]
        concerned = [[node for node in nodes if diagrams.depends(node, axis)] for axis in axes]
        if question.id == ACTION:
            continue
        if not any(concerned):
            text = f"Die Frage »{question.id}« wird nie gestellt: Ihre Antwort ändert nichts."
            yield Finding(ERROR, "frage-nie", question.id, text, question.place)
        elif question.kind is Kind.SEVERAL:
            for option, own in zip(question.options, concerned, strict=True):
                if not own:
                    text = f"Die Antwort »{option.id}« der Frage »{question.id}« ändert nie etwas."
                    yield Finding(WARNING, "antwort-egal", question.id, text, option.place)
        else:
            yield from _options(prover, question, axes[0], concerned[0])


def _options(
    prover: Prover, question: Question, axis: int, concerned: list[int]
) -> Iterator[Finding]:
    for same in _alike(prover, question, axis, concerned):
        if len(same) > 1:
            names = _listed([f"»{option.id}«" for option in same])
            text = (
                f"Die Antworten {names} der Frage »{question.id}« führen immer zum selben "
                "Ergebnis."
            )
            brief = f"{question.id}: {_listed([option.id for option in same])}"
            place = same[1].place
            yield Finding(NOTE, "antworten-gleich", question.id, text, place, brief=brief)


def _alike(
    prover: Prover, question: Question, axis: int, concerned: list[int]
) -> Iterable[list[Option]]:
    """The options by what they leave; once all are told apart, no further node is looked at."""
    fates: list[tuple[int, ...]] = [()] * len(question.options)
    for node in concerned:
        parts = prover.diagrams.parts(node, axis)
        fates = [(*fate, part) for fate, part in zip(fates, parts, strict=True)]
        if len(set(fates)) == len(fates):
            break
    like: dict[tuple[int, ...], list[Option]] = {}
    for option, fate in zip(question.options, fates, strict=True):
        like.setdefault(fate, []).append(option)
    return like.values()


def _listed(names: list[str]) -> str:
    """Three names, or the first and how many more."""
    if len(names) > 3:
        return f"{names[0]} und {len(names) - 1} weitere"
    return f"{', '.join(names[:-1])} und {names[-1]}"
