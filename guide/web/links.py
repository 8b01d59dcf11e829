"""URL <-> case. The case lives in the URL alone, as sorted, named parameters."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache
from itertools import islice
from operator import itemgetter
from typing import NamedTuple

from guide.core.answers import Answers, Dropped, Pair
from guide.core.deadline import Dates, Event
from guide.core.pack import RulePack
from guide.core.question import ACTION, DONT_KNOW, NOTHING, Kind, Question
from guide.core.requirement import Requirement
from guide.output.places import Pages

VERSION = "fassung"
SUBMIT = "weiter"
SEARCH = "suche"
SHEET = "blatt"
PRINT = "druck"
VARIANTS = {SHEET: "stellen", PRINT: "gross"}
"""How the paper may differ: the one value that each of these parameters takes."""

CONTROLS = frozenset({SUBMIT, SEARCH, *VARIANTS})
"""Parameters that steer a page and are no part of the case."""

ALONE = (frozenset[str](), frozenset({DONT_KNOW}))
"""Answers beside which no other can stand, even where several may be ticked."""

EVENTS = {event.value: event for event in Event}
MOST_PAIRS = 300
LONGEST = 100
"""Characters of a key or a value; ids are far shorter."""


@dataclass(frozen=True)
class Case:
    """One case as its URL says it: the answers, and the days that the applicant told."""

    version: str
    answers: Answers
    dates: Dates = field(default_factory=dict)

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """The canonical form, sorted by name; empty if nothing was answered or told."""
        told = tuple((event.value, day.isoformat()) for event, day in self.dates.items())
        spoken = (*self.answers.pairs(), *told)
        if not spoken:
            return ()
        return tuple(sorted(((VERSION, self.version), *spoken), key=itemgetter(0)))

    @property
    def query(self) -> str:
        """The canonical query string; every part is an id or a date, so nothing needs escaping."""
        return "&".join(f"{name}={value}" for name, value in self.pairs)

    @property
    def tail(self) -> str:
        """What follows the path in a link to this case."""
        return f"?{self.query}" if self.pairs else ""

    def answered(self, answers: Answers) -> Case:
        """The same case with other answers."""
        return Case(self.version, answers, self.dates)


@dataclass(frozen=True)
class Links:
    """The addresses of all pages for one case. `root` is the path under which we are mounted,
    `tail` says the case: see `Case.tail`."""

    root: str
    tail: str

    def to(self, path: str) -> str:
        """The canonical address of a page for this case."""
        return f"{self.root}{path}{self.tail}"

    def question(self, question: Question) -> str:
        """Where this question is asked; the Vorhaben is chosen on the start page."""
        return self.start if question.id == ACTION else self.to(f"/frage/{question.id}")

    @property
    def start(self) -> str:
        """The start page, with the answers taken along."""
        return self.to("/")

    @property
    def review(self) -> str:
        """Check your answers."""
        return self.to("/angaben")

    @property
    def checklist(self) -> str:
        """The checklist as a page."""
        return self.to("/checkliste")

    def card(self, card: Requirement) -> str:
        """Where it stands how we know what a card says; the same for every case."""
        return Pages(self.root).card(card)


@dataclass(frozen=True, slots=True)
class BadDay:
    """A day that was told and cannot be used; `known` if it is a day, only too far away."""

    event: Event
    text: str
    known: bool = False


@dataclass(frozen=True, slots=True)
class Variant:
    """How the paper was asked for: a sheet per office, large print, or both."""

    by_office: bool = False
    large: bool = False


@dataclass(frozen=True, slots=True)
class Lost:
    """What a URL said that was not taken over."""

    dropped: tuple[Dropped, ...] = ()
    days: tuple[BadDay, ...] = ()
    variants: tuple[Pair, ...] = ()
    too_long: int = 0
    too_many: bool = False
    other_version: bool = False


NOTHING_LOST = Lost()
"""What a link loses that `recognize` knows."""


class Part(NamedTuple):
    """What one part of a query says."""

    name: str
    options: frozenset[str]
    is_one_of_several: bool = False


UNKNOWN = Part("", frozenset())


def recognize(query: str, pack: RulePack) -> Case | None:
    """The case of a link as we write it ourselves, with answers only; None for any other, which
    is to be read with care. Says the same as `read`, many times faster."""
    known = _parts(pack)
    given: dict[str, frozenset[str]] = {}
    for part in query.split("&") if query else ():
        name, options, is_one_of_several = known.get(part, UNKNOWN)
        if name in given and is_one_of_several and given[name] not in ALONE:
            options |= given[name]
        elif not name or name in given:
            return None
        given[name] = options
    given.pop(VERSION, None)
    return Case(pack.version, Answers(pack.questions, given))


@lru_cache(maxsize=4)
def _parts(pack: RulePack) -> dict[str, Part]:
    """What one part of a query can say: an answer to a question, or the version of the pack."""
    parts = {f"{VERSION}={pack.version}": Part(VERSION, frozenset())}
    for question in pack.questions:
        for value in (*question.by_id, DONT_KNOW, NOTHING):
            answers, dropped = Answers.of(pack.questions, [(question.id, value)])
            given = answers.given(question.id)
            if given is not None and not dropped:
                several = question.kind is Kind.SEVERAL and given not in ALONE
                parts[f"{question.id}={value}"] = Part(question.id, given, several)
    return parts


def read(pairs: Iterable[Pair], pack: RulePack, today: date) -> tuple[Case, Lost]:
    """Read a case from a URL; nothing raises, what does not fit comes back as lost."""
    supply = iter(pairs)
    taken = list(islice(supply, MOST_PAIRS))
    short = [pair for pair in taken if len(pair[0]) <= LONGEST and len(pair[1]) <= LONGEST]
    told: dict[str, set[str]] = {}
    answered: list[Pair] = []
    for name, value in short:
        if name in EVENTS or name == VERSION:
            told.setdefault(name, set()).add(value)
        elif name not in CONTROLS:
            answered.append((name, value))
    answers, dropped = Answers.of(pack.questions, answered)
    versions = told.pop(VERSION, {pack.version})
    dates, bad = _days(told, today) if told else ({}, ())
    return Case(pack.version, answers, dates), Lost(
        dropped=dropped,
        days=bad,
        variants=tuple(
            (name, value) for name, value in short if value and VARIANTS.get(name, value) != value
        ),
        too_long=len(taken) - len(short),
        too_many=next(supply, None) is not None,
        other_version=versions != {pack.version},
    )


def variants(pairs: Iterable[Pair]) -> list[str]:
    """The kinds of paper that a URL asks for, as it writes them; an unknown value is none."""
    taken = dict.fromkeys(islice(pairs, MOST_PAIRS))
    return [value for name, value in taken if VARIANTS.get(name) == value]


def variant(pairs: Iterable[Pair]) -> Variant:
    """The paper that a URL asks for."""
    asked = variants(pairs)
    return Variant(VARIANTS[SHEET] in asked, VARIANTS[PRINT] in asked)


def _days(told: dict[str, set[str]], today: date) -> tuple[Dates, tuple[BadDay, ...]]:
    """An empty field is no answer. Two different days for one event are none, either."""
    dates: Dates = {}
    bad: list[BadDay] = []
    for name, event in EVENTS.items():
        texts = sorted(told.get(name, set()) - {""})
        days = [day_of(text) for text in texts]
        known = [day for day in days if day is not None]
        if len(texts) == 1 and known and _is_near(known[0], today):
            dates[event] = known[0]
        else:
            bad += [
                BadDay(event, text, day is not None) for text, day in zip(texts, days, strict=True)
            ]
    return dates, tuple(bad)


def day_of(text: str) -> date | None:
    """The day, if it is written exactly as YYYY-MM-DD in ASCII digits and exists."""
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def bounds(today: date) -> tuple[date, date]:
    """The first and the last day that may be told: from last year to ten years ahead."""
    return date(today.year - 1, 1, 1), date(today.year + 10, 12, 31)


def _is_near(day: date, today: date) -> bool:
    first, last = bounds(today)
    return first <= day <= last
