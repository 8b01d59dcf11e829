"""The rules to look at: every Vorhaben as a table and a map, every card, every question."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from typing import TypeVar

from flask import Blueprint, Response

from guide.core.answers import Answers
from guide.core.compiled import Verdicts
from guide.core.course import course
from guide.core.pack import RulePack
from guide.core.question import ACTION, Option, Question
from guide.core.requirement import Requirement
from guide.core.source import Source
from guide.core.truth import NO
from guide.output import words
from guide.output.chart import Chart, draw
from guide.output.decision import decide
from guide.output.dossier import look_up
from guide.output.inquiry import inquire
from guide.output.places import Pages
from guide.web.links import LONGEST
from guide.web.search import find
from guide.web.site import Answer, Site, Visit
from guide.web.start import OTHERS, sought
from guide.web.wizard import grouped, onward

Thing = TypeVar("Thing", Option, Requirement, Question)

ALIKE = 0.5
"""How alike two ids are, from 0 to 1, so that one is proposed for the other."""

MOST = 5
"""So many are proposed."""


def blueprint(site: Site) -> Blueprint:
    """The routes of the pages about the rules."""
    rules = Blueprint("rules", __name__)
    for path, view in (
        ("/regeln", index),
        ("/regeln/vorhaben/<name>", action),
        ("/regeln/karte/<name>", card),
        ("/regeln/frage/<name>", question),
    ):
        rules.add_url_rule(path, view.__name__, site.page(view))
    return rules


@dataclass(frozen=True, slots=True)
class Plan:
    """A Vorhaben on the list, with how much its rules hold."""

    option: Option
    questions: int
    cards: int


def _fill(visit: Visit, template: str, **values: Hashable) -> bytes:
    return visit.fill(template, {}, to=Pages(visit.root), **values)


def index(visit: Visit) -> Answer:
    """Every Vorhaben by group, every question and card, or what a word finds among them."""
    word, template = sought(), "web/rules/index.html"
    if not word:
        return _fill(visit, template, word="", groups=_groups, offices=_offices)
    found = _found(visit.pack, word)
    to = Pages(visit.root)
    return visit.render(template, word=word, found=found, to=to, groups=_groups, offices=_offices)


def _groups(pack: RulePack) -> list[tuple[str, list[Plan]]]:
    found = grouped(pack.action.options, dict(pack.imprint.groups), OTHERS)
    return [(title, [_plan(pack, one) for one in options]) for title, options in found]


def _plan(pack: RulePack, option: Option) -> Plan:
    answers = Answers(pack.questions).with_answer(ACTION, (option.id,))
    verdicts = Verdicts(pack.compiled, answers)
    never = len(verdicts.cards(NO))
    return Plan(option, 1 + len(list(verdicts.relevant())), len(pack.requirements) - never)


def _offices(pack: RulePack) -> list[tuple[str, list[Requirement]]]:
    listed = [
        (one.name, [card for card in pack.requirements if card.authority is one])
        for one in pack.authorities
    ]
    return [(name, cards) for name, cards in listed if cards]


@dataclass(frozen=True, slots=True)
class Found:
    """What a word finds."""

    actions: tuple[Option, ...]
    cards: tuple[Requirement, ...]
    questions: tuple[Question, ...]
    sources: tuple[Source, ...]

    def __bool__(self) -> bool:
        return bool(self.actions or self.cards or self.questions or self.sources)


def _found(pack: RulePack, word: str) -> Found:
    """The start page finds Vorhaben by a word; everything else is found in the same way."""
    cards, questions, sources = _names(pack)
    return Found(
        find(pack.action.options, word),
        tuple(pack.requirement[one.id] for one in find(cards, word)),
        tuple(pack.question[one.id] for one in find(questions, word)),
        tuple(_among(pack.sources, find(sources, word))),
    )


Names = tuple[Option, ...]


@lru_cache(maxsize=1)  # the names are the same until the pack is another
def _names(pack: RulePack) -> tuple[Names, Names, Names]:
    """What cards, questions and sources are called, in the form in which Vorhaben are found."""
    return (
        tuple(map(_card_name, pack.requirements)),
        tuple(map(_question_name, pack.questions)),
        tuple(Option(one.id, one.title) for one in pack.sources),
    )


def _among(sources: Iterable[Source], found: Iterable[Option]) -> Iterator[Source]:
    known = {one.id: one for one in sources}
    return (known[one.id] for one in found)


def _card_name(card: Requirement) -> Option:
    own = (words.kind(card.kind), card.authority.name, card.authority.short, card.id)
    return Option(card.id, card.title, hint=card.why, keywords=own)


def _question_name(question: Question) -> Option:
    told = tuple(one.text for one in question.options)
    return Option(question.id, question.text, hint=question.why, keywords=told)


def action(visit: Visit, name: str) -> Answer:
    """One Vorhaben: the map of its interview, and when which card applies."""
    pack = visit.pack
    known = {one.id: one for one in pack.action.options}
    if name not in known:
        return _elsewhere(visit, name, known, Pages.action, lambda one: one.text)
    chosen = known[name]
    return _fill(
        visit,
        "web/rules/action.html",
        action=chosen,
        today=visit.today,
        begin=onward(visit, Answers(pack.questions).with_answer(ACTION, (chosen.id,))),
        draw=_draw,
        decide=decide,
    )


def _draw(pack: RulePack, action: Option) -> Chart:
    return draw(course(pack, action))


def card(visit: Visit, name: str) -> Answer:
    """One card: when it applies, what it says, and how we know."""
    known = visit.pack.requirement
    if name not in known:
        return _elsewhere(visit, name, known, Pages.card, lambda one: one.title)
    return _fill(
        visit, "web/rules/card.html", card=known[name], today=visit.today, look_up=look_up
    )


def question(visit: Visit, name: str) -> Answer:
    """One question: its answers, what they set, and which cards look at them."""
    known = visit.pack.question
    if name not in known:
        return _elsewhere(visit, name, known, Pages.question, lambda one: one.text)
    return _fill(visit, "web/rules/question.html", question=known[name], inquire=inquire)


def _elsewhere(
    visit: Visit,
    name: str,
    known: Mapping[str, Thing],
    address: Callable[[Pages, Thing], str],
    title: Callable[[Thing], str],
) -> Response:
    """Old names lead on for ever; for unknown ones similar names are proposed."""
    to = Pages(visit.root)
    renamed = next((one for one in known.values() if name in one.formerly), None)
    if renamed is not None:
        return Response(status=301, headers={"Location": address(to, renamed)})
    similar = [known[one] for one in get_close_matches(name[:LONGEST], known, MOST, ALIKE)]
    proposed = [(title(one), address(to, one)) for one in similar]
    page = visit.render("web/rules/unknown.html", to=to, proposed=proposed)
    return Response(page, status=404)
