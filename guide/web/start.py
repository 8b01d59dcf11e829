"""The start page: what this is, and the Vorhaben to choose from, in groups or by a word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from flask import Blueprint, request

from guide.core.answers import Answers
from guide.core.interview import Interview
from guide.core.pack import RulePack
from guide.core.question import ACTION, Kind, Option
from guide.core.truth import NO
from guide.web.links import LONGEST, SEARCH, Case, Links
from guide.web.remarks import printable, remarks
from guide.web.search import find
from guide.web.site import Site, Visit
from guide.web.wizard import grouped, onward, told, way

OTHERS = "Weitere Vorhaben"


def blueprint(site: Site) -> Blueprint:
    """The route of the start page."""
    start = Blueprint("start", __name__)
    start.add_url_rule("/", "page", site.page(page))
    return start


@dataclass(frozen=True, slots=True)
class Choice:
    """A Vorhaben, and where the interview goes on with it."""

    option: Option
    link: str
    is_chosen: bool


def sought() -> str:
    """The word that an address looks for, fit to be shown again."""
    return printable(request.args.get(SEARCH, "")).strip()[:LONGEST]


def page(visit: Visit) -> bytes:
    """Choose a Vorhaben; answers in the address are taken along."""
    word = sought()
    answers = visit.case.answers
    taken = [one for one in visit.pack.questions if one.id in answers and one.id != ACTION]
    options, titles = visit.pack.action.options, dict(visit.pack.imprint.groups)
    found = find(options, word)
    return visit.render(
        "web/start.html",
        remarks=remarks(visit.lost, visit.today),
        groups=[(title, _choices(visit, its)) for title, its in grouped(options, titles, OTHERS)],
        pairs=visit.case.pairs,
        word=word,
        found=_choices(visit, found),
        later=_choices(visit, () if found or not word else asked_later(visit.pack, word)),
        taken=told(answers, taken),
        dates=visit.case.dates,
    )


def asked_later(pack: RulePack, word: str) -> Iterator[Option]:
    """The Vorhaben in whose interview this is one of several things to tick, like a tent."""
    parts = [one for one in pack.questions if one.kind is Kind.SEVERAL and find(one.options, word)]
    for option in pack.action.options:
        alone = Answers(pack.questions, {ACTION: frozenset({option.id})})
        if any(
            not alone.is_set(one.id) and pack.compiled.arises(one, alone) is not NO
            for one in parts
        ):
            yield option


def _choices(visit: Visit, options: Iterable[Option]) -> tuple[Choice, ...]:
    chosen = visit.case.answers.given(ACTION) or ()
    return tuple(Choice(one, _way_in(visit, one), one.id in chosen) for one in options)


def _way_in(visit: Visit, option: Option) -> str:
    """Where the interview goes on; with nothing but the Vorhaben, it begins."""
    if not visit.case.pairs:
        return visit.root + _beginnings(visit.pack)[option.id]
    return onward(visit, visit.case.answers.with_answer(ACTION, {option.id}))


@lru_cache(maxsize=1)
def _beginnings(pack: RulePack) -> dict[str, str]:
    """Where the interview about each Vorhaben begins, below the path where we are mounted."""
    nothing = Answers(pack.questions)
    cases = ((one.id, nothing.with_answer(ACTION, {one.id})) for one in pack.action.options)
    return {
        action: way(Links("", Case(pack.version, case).tail), Interview(pack, case).next)
        for action, case in cases
    }
