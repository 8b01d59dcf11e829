"""What a change of the rules does, for people at a terminal, for programs, and as a page."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from textwrap import wrap
from typing import Any
from urllib.parse import urlencode

from guide.core.answers import Answers
from guide.core.impact import Group, Impact
from guide.core.impact.walk import ANY, Count
from guide.core.question import ACTION, Option, Question
from guide.core.rows import Row
from guide.core.space import Space
from guide.output import conditions
from guide.output.changes import sentences
from guide.output.findings import number
from guide.output.measures import plain
from guide.output.page import environment

MOST_LINES = 6
"""So many lines of a condition are told; the cases show the rest."""
MOST_ACTIONS = 3
"""More actions than that are told by their number."""

NONE = "Kein Fall ändert sich. Das ist für alle Fälle bewiesen."
CASE = "Ein Fall ist ein Gespräch, in dem alle Fragen beantwortet sind."


def record(found: Impact) -> dict[str, Any]:
    """The whole report as plain data."""
    space = Space([_spoken(one) for one in found.joint.new.questions])
    return {
        "unveraendert": found.is_none,
        "gezaehlt": found.is_counted,
        "vorhaben": [
            {
                "vorhaben": one.action.id,
                "titel": one.action.text,
                "faelle": one.cases,
                "betroffen": one.concerned[ANY],
                "anteil": found.share(one),
            }
            for one in found.counts
        ],
        "nicht_gezaehlt": [one.text for one in found.uncounted],
        "gruppen": [_group(found, one, space) for one in found.groups],
        "fragen": list(_asked(found)),
        "neu": [_answer(*pair) for pair in found.joint.added],
        "entfallen": [_answer(*pair) for pair in found.joint.removed],
        "umbenannt": [
            f"{one.what}: »{one.before}« heißt jetzt »{one.after}«." for one in found.renamings
        ],
        "texte": [
            {
                "wo": one.subject,
                "titel": plain(one.title),
                "was": one.what,
                "vorher": one.before,
                "nachher": one.after,
            }
            for one in found.texts
        ],
    }


def _spoken(question: Question) -> Question:
    """The question with words for every answer; pieces of bands have none of their own."""
    options = tuple(
        replace(one, text=str(one.band)) if one.band and not one.text else one
        for one in question.options
    )
    return replace(question, options=options)


def _group(found: Impact, group: Group, space: Space) -> dict[str, Any]:
    return {
        "saetze": list(sentences(group.changes)),
        "wann": [_condition(row, space) for row in group.rows[:MOST_LINES]],
        "weitere_zeilen": max(0, len(group.rows) - MOST_LINES),
        "faelle": {name: count for name, count in group.cases.items() if count},
        "anteile": list(_shares(found, group)),
        "beispiele": [
            {"fall": _case(one, space), "link": _link(found, one)} for one in group.witnesses
        ],
    }


def _shares(found: Impact, group: Group) -> Iterator[str]:
    """How many cases the group concerns; said once if it is everything that changes."""
    own = [(count, group.cases[count.action.id]) for count in found.counts]
    concerned = [(count, cases) for count, cases in own if cases]
    if len(concerned) <= MOST_ACTIONS:
        yield from (f"{_part(count, cases)}." for count, cases in concerned)
    elif all(cases == count.concerned[ANY] for count, cases in own):
        yield "In allen Fällen, die oben gezählt sind."
    else:
        shares = sorted(100 * cases / count.cases for count, cases in concerned)
        low, high = f"{number(shares[0], 1)} %", f"{number(shares[-1], 1)} %"
        span = f"jeweils {low}" if low == high else f"zwischen {low} und {high}"
        yield f"In {len(concerned)} Vorhaben, {span} der Fälle."


def _part(count: Count, own: int) -> str:
    share = _percent(own, count.cases)
    cases = "1 Fall" if count.cases == 1 else f"{number(count.cases)} Fällen"
    return f"{plain(count.action.text)}: {number(own)} von {cases} ({share})"


def _percent(part: int, whole: int) -> str:
    share = 100 * part / whole
    return "weniger als 0,1 %" if 0 < share < 0.1 else f"{number(share, 1)} %"


def _condition(row: Row, space: Space) -> str:
    """One line of a condition, question by question."""
    return "; ".join(_parts(row, space)) or conditions.IN_ANY_CASE


def _parts(row: Row, space: Space) -> Iterator[str]:
    (line,) = conditions.lines(conditions.of_row(row, space))
    for part in line:
        if part.question is None or part.question.id != ACTION:
            yield plain(part.text)
        elif (actions := _named_actions(row, space)) > MOST_ACTIONS:
            yield f"eines von {actions} Vorhaben"
        else:
            yield plain(part.words)


def _named_actions(row: Row, space: Space) -> int:
    (axis,) = space.axes_of[ACTION]
    return dict(row)[axis].bit_count()


def _case(answers: Answers, space: Space) -> str:
    point = space.point(answers).items()
    return _condition(tuple(sorted((axis, 1 << value) for axis, value in point)), space)


def _link(found: Impact, answers: Answers) -> str:
    pairs = found.joint.as_new(answers)
    return f"/checkliste?{urlencode(pairs)}" if pairs else "/"


def _asked(found: Impact) -> Iterator[str]:
    """Questions that only one side asks, as sentences."""
    texts = {one.id: one.text for one in found.joint.new.questions}
    for count in found.counts:
        for key, cases in count.concerned.items():
            if isinstance(key, tuple):
                side = "nicht mehr" if key[0] == "alt" else "jetzt auch"
                share = _percent(cases, count.cases)
                yield (
                    f"{plain(count.action.text)}: In {share} der Fälle wird {side} gefragt: "
                    f"{plain(texts[key[1]])}"
                )


def _answer(question: Question, option: Option) -> str:
    (spoken,) = (one for one in _spoken(question).options if one.id == option.id)
    return plain(f"{question.text} – {conditions.alone(question, [spoken])}")


def as_json(found: Impact) -> str:
    """The report for programs."""
    return f"{json.dumps(record(found), ensure_ascii=False, indent=2)}\n"


def as_text(found: Impact) -> str:
    """The report for a terminal."""
    return "".join(f"{line}\n" for line in _lines(found, record(found)))


def _lines(found: Impact, told: dict[str, Any]) -> Iterator[str]:
    yield from _indented(summary(found), 0)
    yield from (f"  {one}" for one in concerned(found))
    for group in told["gruppen"]:
        yield ""
        yield from _group_lines(group)
    for title, key in SECTIONS:
        if told[key]:
            yield ""
            yield f"{title}:"
            for one in told[key]:
                yield from _indented(one, 2)
    if told["texte"]:
        yield ""
        yield "Nur andere Texte, kein anderer Fall:"
        for one in told["texte"]:
            yield f"  »{one['titel']}« ({one['wo']}), {one['was']}:"
            yield from (f"    - {line}" for line in one["vorher"].splitlines())
            yield from (f"    + {line}" for line in one["nachher"].splitlines())


SECTIONS = (
    ("Andere Fragen", "fragen"),
    ("Neue Antworten", "neu"),
    ("Antworten, die es nicht mehr gibt", "entfallen"),
    ("Andere Namen, alte Links gelten weiter", "umbenannt"),
)


def _group_lines(group: dict[str, Any]) -> Iterator[str]:
    for one in group["saetze"]:
        yield from _indented(one, 0)
    for one in group["anteile"]:
        yield from _indented(one, 2)
    yield f"  {when(group)}:"
    for line in group["wann"]:
        yield from _indented(line, 4, "- ")
    yield "  Zum Beispiel:"
    for one in group["beispiele"]:
        yield from _indented(one["fall"], 4, "- ")
        yield f"      {one['link']}"


def when(group: dict[str, Any]) -> str:
    """The heading of the conditions of a group."""
    told, more = len(group["wann"]), group["weitere_zeilen"]
    if told == 1:
        return "Wann"
    return f"Wann, hier {told} von {told + more} Möglichkeiten" if more else "Wann, entweder"


def _indented(text: str, by: int, mark: str = "") -> list[str]:
    space = " " * by
    return wrap(
        text,
        99,
        initial_indent=space + mark,
        subsequent_indent=space + " " * len(mark),
        break_on_hyphens=False,
        break_long_words=False,
    )


def summary(found: Impact) -> str:
    """In one sentence or two, what the change comes to."""
    if found.is_none:
        return NONE
    actions = len(found.joint.new.questions[0].options)
    own = sum(1 for count in found.counts if count.concerned[ANY]) + len(found.uncounted)
    return f"Die Änderung betrifft {own} von {actions} Vorhaben. {CASE}"


def concerned(found: Impact) -> Iterator[str]:
    """Per action how many cases change, or that this could not be counted."""
    for one in found.counts:
        if one.concerned[ANY]:
            yield _part(one, one.concerned[ANY])
    for action in found.uncounted:
        yield f"{plain(action.text)}: nicht gezählt. Es gibt zu viele verschiedene Gespräche."


def as_page(found: Impact, folder: Path) -> str:
    """The report as a page that stands alone."""
    return (
        environment(folder)
        .get_template("reports/impact.html")
        .render(
            told=record(found),
            summary=summary(found),
            concerned=list(concerned(found)),
            sections=SECTIONS,
            when=when,
        )
    )
