"""Small packs for tests, written down in a few words.

width = ask("restbreite", "eng", "breit", only_if=one_of(ground, "gehweg"))
town = pack([action, ground, width], [card("bank", when=one_of(width, "breit"))])
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from guide.core.answers import Answers
from guide.core.authority import Authority, AuthorityKind
from guide.core.condition import All, AnyOf, Condition, Is, Lacks
from guide.core.pack import HolidayRegion, Imprint, RulePack
from guide.core.question import ACTION, Kind, Option, Question
from guide.core.requirement import Kind as CardKind
from guide.core.requirement import Requirement
from guide.core.source import Certainty, Citation, Source

IMPRINT = Imprint("Wegweiser", "Musterstadt", "Stadt Musterstadt", HolidayRegion("DE"), 12)
OFFICIAL = Citation(Certainty.OFFICIAL, (Source("satzung", "Satzung von Musterstadt"),))
TOWN_HALL = Authority("rathaus", "Rathaus", AuthorityKind.OFFICE, OFFICIAL)


def option(id_: str, *families: str, sets: Mapping[str, Iterable[str]] | None = None) -> Option:
    """An option with its families and with what it answers by itself."""
    settings = tuple((question, frozenset(chosen)) for question, chosen in (sets or {}).items())
    return Option(id_, id_.capitalize(), families=families, sets=settings)


def ask(id_: str, *options: str | Option, several: bool = False, **more: Any) -> Question:
    """A question; options are ids or made by `option`."""
    made = tuple(option(one) if isinstance(one, str) else one for one in options)
    kind = Kind.SEVERAL if several else Kind.ONE
    return Question(id_, f"{id_.capitalize()}?", made, **{"kind": kind, **more})


def plan(*options: str | Option) -> Question:
    """The first question: what somebody wants to do."""
    return ask(ACTION, *options, mandatory=True)


def one_of(question: Question, *options: str) -> Is:
    """The answer is one of these; a family stands for its members."""
    named = frozenset(options) & question.option_ids
    return Is(question, named.union(*(question.members(one) for one in options)))


def none_of(question: Question, *options: str) -> Lacks:
    """None of these is ticked."""
    return Lacks(question, frozenset(options))


def both(*parts: Condition) -> All:
    """All parts hold."""
    return All(parts)


def either(*parts: Condition) -> AnyOf:
    """At least one part holds."""
    return AnyOf(parts)


def card(id_: str, kind: CardKind = CardKind.PERMIT, **more: Any) -> Requirement:
    """A card of the town hall, official unless told otherwise."""
    told = {"authority": TOWN_HALL, "citation": OFFICIAL, **more}
    return Requirement(id=id_, kind=kind, title=id_.capitalize(), **told)


def pack(
    questions: Sequence[Question], cards: Sequence[Requirement] = (), **more: Any
) -> RulePack:
    """A pack of these questions and cards, with the town hall as its only authority."""
    told = {"imprint": IMPRINT, "authorities": (TOWN_HALL,), **more}
    return RulePack(questions=tuple(questions), requirements=tuple(cards), **told)


def case(rules: RulePack, **given: str | Iterable[str]) -> Answers:
    """Answers by question: one option, several, `()` for none of these, or `weiss-nicht`.

    A hyphen in the id of a question is an underscore here.
    """
    answers = Answers(rules.questions)
    for name, options in given.items():
        chosen = [options] if isinstance(options, str) else options
        answers = answers.with_answer(name.replace("_", "-"), chosen)
    return answers


def green_town() -> RulePack:
    """A bench in a small town: on pavement its width counts, on green space another office."""
    action = plan("bank", option("beet", sets={"dauer": ["lang"]}))
    ground = ask("flaeche", option("gehweg", "strasse"), option("platz", "strasse"), "gruen")
    width = ask("restbreite", "eng", "breit", only_if=one_of(ground, "gehweg"))
    length = ask("dauer", "kurz", "lang")
    extras = ask("teile", "strom", "dach", several=True)
    narrow = card("zu-eng", CardKind.PROHIBITION, when=one_of(width, "eng"))
    permit = card("sondernutzung", when=one_of(ground, "strasse"), unless=one_of(width, "eng"))
    parks = card("gruenanlage", when=both(one_of(ground, "gruen"), one_of(length, "lang")))
    power = card("strom", CardKind.NOTICE, when=one_of(extras, "strom"))
    return pack([action, ground, width, length, extras], [narrow, permit, parks, power])
