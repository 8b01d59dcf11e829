"""The start page: what this is, and the Vorhaben to choose from, in groups or by a word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from flask import Blueprint, request

from guide.core.interview import Interview
from guide.core.question import ACTION, Option
from guide.web.links import LONGEST, SEARCH
from guide.web.remarks import printable, remarks
from guide.web.site import Site, Visit
from guide.web.wizard import onward, told

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


def page(visit: Visit) -> str:
    """Choose a Vorhaben; answers in the address are taken along."""
    word = printable(request.args.get(SEARCH, "")).strip()[:LONGEST]
    path = Interview(visit.pack, visit.case.answers).path
    return visit.render(
        "web/start.html",
        remarks=remarks(visit.lost, visit.today),
        groups=[(title, choices) for title, choices in _groups(visit) if choices],
        word=word,
        found=_choices(visit, (one for one in visit.pack.action.options if fits(one, word))),
        taken=told(visit, (one for one in path if one.id != ACTION)),
    )


def fits(option: Option, sought: str) -> bool:
    """Whether every word stands somewhere in the Vorhaben: its text, its hint, its keywords."""
    told = " ".join((option.text, option.hint, *option.keywords)).casefold()
    return all(word in told for word in sought.casefold().split())


def _groups(visit: Visit) -> Iterator[tuple[str, tuple[Choice, ...]]]:
    options = visit.pack.action.options
    groups = visit.pack.imprint.groups
    for name, title in groups:
        yield title, _choices(visit, (one for one in options if one.group == name))
    known = {name for name, _ in groups}
    yield OTHERS, _choices(visit, (one for one in options if one.group not in known))


def _choices(visit: Visit, options: Iterable[Option]) -> tuple[Choice, ...]:
    answers = visit.case.answers
    return tuple(
        Choice(one, onward(visit, answers.with_answer(ACTION, {one.id}))) for one in options
    )
