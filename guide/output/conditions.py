"""A condition in plain German: the one place that words it.

A condition is told as lines of parts: every part of a line must hold, one line is enough. Facts
keep their names; what they mean is told beside them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, product
from typing import assert_never

from guide.core.condition import (
    All,
    AnyOf,
    CardRef,
    Condition,
    Fact,
    FactRef,
    Is,
    Lacks,
    Not,
)
from guide.core.entry import Reason
from guide.core.question import ACTION, Band, Kind, Option, Question
from guide.core.rows import Row
from guide.core.space import TICKED, Space
from guide.output import words
from guide.output.measures import NBSP

FEW = 3
"""Up to so many answers are told one by one where fewer are left out than named."""

_CLAUSE = re.compile(
    r"Ja, |(?:Es|An|Am|Auf|Aus|Bei|Beim|Hinter|In|Im|Mit|Nach|Neben|Ohne|Unter|Von|Vor|Zwischen)\b"
)

IN_ANY_CASE = "in jedem Fall"
IN_NO_CASE = "in keinem Fall"


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that must hold, in words. `asked` is the question where the answer alone says too
    little; `question` or `fact` is what it speaks of."""

    words: str
    asked: str = ""
    question: Question | None = None
    fact: Fact | None = None

    @property
    def text(self) -> str:
        """The whole of it: auf dem Gehweg; Wohin geht es? – Nach Hause."""
        return f"{self.asked}{NBSP}– {self.words}" if self.asked else self.words


Line = tuple[Part, ...]


def lines(condition: Condition) -> tuple[Line, ...]:
    """The lines of a condition: none where it never holds, an empty one where it always does."""
    found = tuple(dict.fromkeys(_lines(condition, holds=True)))
    return ((),) if () in found else found


def in_words(condition: Condition) -> str:
    """The whole condition: auf dem Gehweg, und nicht am Radweg; oder auf einem Platz."""
    return joined(lines(condition))


def in_which_case(condition: Condition) -> str:
    """The whole condition for somebody whose plan is known: that it is this plan is not said."""
    told = (
        tuple(part for part in line if part.question is None or part.question.id != ACTION)
        for line in lines(condition)
    )
    return joined(tuple(dict.fromkeys(told)))


def joined(told: Sequence[Line]) -> str:
    """Lines as one text."""
    if not told:
        return IN_NO_CASE
    if () in told:
        return IN_ANY_CASE
    return "; oder ".join(", und ".join(part.text for part in line) for line in told)


def besides(question: Question, told: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines without a question, where all of them say the same of it: it is told before."""
    named = {tuple(part for part in line if part.question is question) for line in told}
    if len(named) != 1:
        return told
    return tuple(tuple(part for part in line if part.question is not question) for line in told)


def of_row(row: Row, space: Space) -> Condition:
    """A row of a table as a condition, question by question."""
    parts: list[Condition] = []
    for number, cells in groupby(row, key=lambda cell: space.question_of[cell[0]]):
        question = space.questions[number]
        first = space.axes_of[question.id][0]
        if question.kind is not Kind.SEVERAL:
            ((_, mask),) = cells
            chosen = frozenset(
                one.id for value, one in enumerate(question.options) if mask >> value & 1
            )
            parts.append(Is(question, chosen))
            continue
        for axis, mask in cells:
            named = frozenset({question.options[axis - first].id})
            parts.append(Is(question, named) if mask == TICKED else Lacks(question, named))
    return All(tuple(parts))


def _lines(condition: Condition, *, holds: bool) -> tuple[Line, ...]:
    match condition:
        case Is(question, options) | Lacks(question, options):
            return ((_term(question, options, wanted=isinstance(condition, Is) is holds),),)
        case All(parts) | AnyOf(parts):
            some = parts if isinstance(condition, All) else _together(parts)
            told = [_lines(part, holds=holds) for part in some]
            if isinstance(condition, All) is holds:
                return tuple(tuple(dict.fromkeys(sum(one, ()))) for one in product(*told))
            return tuple(line for part in told for line in part)
        case Not(part):
            return _lines(part, holds=not holds)
        case FactRef(fact):
            text = f"wenn {fact.text}" if holds else f"nicht, wenn {fact.text}"
            return ((Part(words.typeset(text), fact=fact),),)
        case CardRef(card):
            text = f"die Karte »{card}« gilt" + ("" if holds else " nicht")
            return ((Part(text),),)
        case _:
            assert_never(condition)


def _together(parts: Sequence[Condition]) -> list[Condition]:
    """The alternatives, with those that are answers to one question put together."""
    found: dict[object, Condition] = {}
    for part in parts:
        if isinstance(part, Is):
            known = found.get(part.question)
            more = known.options if isinstance(known, Is) else frozenset[str]()
            found[part.question] = Is(part.question, more | part.options)
        else:
            found[part] = part
    return list(found.values())


@lru_cache(4096)
def _term(question: Question, options: frozenset[str], *, wanted: bool) -> Part:
    several = question.kind is Kind.SEVERAL
    told = [one for one in question.options if (one.id in options) is (wanted or several)]
    if several and not wanted:
        return Part(f"ohne {_quoted(told, 'und')}", words.typeset(question.text), question)
    if told and all(map(_is_a_clause, told)) and not _leaves_few_out(question, told):
        said = (words.reason(Reason(question, (one,))) for one in told)
        return Part(" oder ".join(said), "", question)
    return Part(alone(question, told), words.typeset(question.text), question)


def _is_a_clause(option: Option) -> bool:
    """Whether an answer reads well behind "wenn": auf dem Gehweg, es steht an einem Denkmal."""
    return bool(_CLAUSE.match(option.text)) and " " in option.text


def alone(question: Question, options: Sequence[Option]) -> str:
    """One of these answers where the question is told already."""
    if not options:
        return "Nichts davon"
    if question.kind is Kind.BANDS:
        return " oder ".join(_range(question, run) for run in _runs(question, options))
    if _leaves_few_out(question, options):
        rest = [one for one in question.options if one not in options]
        return f"alles außer {_quoted(rest, 'und')}"
    return words.typeset(options[0].text) if len(options) == 1 else _quoted(options, "oder")


def _leaves_few_out(question: Question, options: Sequence[Option]) -> bool:
    left = len(question.options) - len(options)
    return question.kind is Kind.ONE and 0 < left <= FEW < len(options)


def _quoted(options: Sequence[Option], last: str) -> str:
    quoted = [f"»{words.typeset(one.text)}«" for one in options]
    return f" {last} ".join(filter(None, (", ".join(quoted[:-1]), quoted[-1])))


def _runs(question: Question, options: Sequence[Option]) -> list[list[Option]]:
    """Bands that follow each other, put together."""
    order = list(question.options)
    runs: list[list[Option]] = []
    for one in options:
        if runs and order.index(runs[-1][-1]) + 1 == order.index(one):
            runs[-1].append(one)
        else:
            runs.append([one])
    return runs


def _range(question: Question, run: Sequence[Option]) -> str:
    first, last = run[0].band, run[-1].band
    if len(run) == 1 or first is None or last is None:
        return words.typeset(" oder ".join(_with_unit(question, one.text) for one in run))
    whole = Band(first.lower, last.upper, first.lower_belongs, last.upper_belongs)
    return words.typeset(_with_unit(question, str(whole)))


def _with_unit(question: Question, text: str) -> str:
    return text if question.unit in text else f"{text} {question.unit}"
