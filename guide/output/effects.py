"""What a change of the rules does, for people at a terminal, for programs, and as a page."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from guide.core.deadline import Deadline
from guide.core.fee import Fee
from guide.core.impact import Group, Impact
from guide.core.impact.changes import Aspect, Change, Content
from guide.core.impact.walk import ANY, Count
from guide.core.question import Band, Kind, Option, Question
from guide.core.requirement import PaperNeed, Requirement, Statement
from guide.core.rows import Row
from guide.core.space import Space
from guide.output import phrases, words
from guide.output.findings import number
from guide.output.measures import plain
from guide.output.page import environment

MOST_LINES = 6
"""So many lines of a condition are told; the witnesses show the rest."""
NONE = "Kein Fall ändert sich. Das ist für alle Fälle bewiesen."


def record(found: Impact) -> dict[str, Any]:
    """The whole report as plain data."""
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
        "gruppen": [_group(found, one) for one in found.groups],
        "fragen": list(_asked(found)),
        "neu": [_answer(*pair) for pair in found.joint.added],
        "entfallen": [_answer(*pair) for pair in found.joint.removed],
        "texte": [
            {"wo": one.subject, "was": one.what, "vorher": one.before, "nachher": one.after}
            for one in found.texts
        ],
    }


def _group(found: Impact, group: Group) -> dict[str, Any]:
    space = Space(found.joint.new.questions)
    return {
        "saetze": [sentence(one) for one in group.changes],
        "wann": [_condition(row, space) for row in group.rows[:MOST_LINES]],
        "weitere_zeilen": max(0, len(group.rows) - MOST_LINES),
        "faelle": {name: count for name, count in group.cases.items() if count},
        "anteile": list(_shares(found, group)),
        "beispiele": [_link(found, one) for one in group.witnesses],
    }


def _shares(found: Impact, group: Group) -> Iterator[str]:
    if not found.is_counted:
        yield "Nicht gezählt: Die Regeln sind dafür zu umfangreich."
    for count in found.counts:
        own = group.cases[count.action.id]
        if own:
            yield _part(count, own)


def _part(count: Count, own: int) -> str:
    share = _percent(own, count.cases)
    return f"{count.action.text}: {number(own)} von {number(count.cases)} Fällen ({share})"


def _percent(part: int, whole: int) -> str:
    share = 100 * part / whole
    return "weniger als 0,1 %" if 0 < share < 0.1 else f"{number(share, 1)} %"


def _link(found: Impact, answers: Any) -> str:
    pairs = found.joint.as_new(answers)
    return f"/checkliste?{urlencode(pairs)}" if pairs else "/"


def sentence(change: Change) -> str:
    """What is different, in one German sentence."""
    title = f"»{plain(change.card.title)}«"
    match change.aspect:
        case Aspect.CARD if change.before is None:
            return f"{title} kommt dazu."
        case Aspect.CARD:
            return f"{title} ist nicht mehr nötig."
        case Aspect.KIND | Aspect.AUTHORITY:
            before, after = (
                _named(change.aspect, change.before),
                _named(change.aspect, change.after),
            )
            return f"{title}: {change.aspect.value} ist jetzt »{after}«, vorher »{before}«."
        case Aspect.ORDER | Aspect.INVOLVED:
            return f"{title}: Anders als vorher: {change.aspect.value}."
        case _ if change.before is None:
            return f"{title}: Neu: {_said(change.after)}"
        case _:
            return f"{title}: Entfällt: {_said(change.before)}"


def _named(aspect: Aspect, content: Content | None) -> str:
    if not isinstance(content, Requirement):
        return ""
    return content.authority.name if aspect is Aspect.AUTHORITY else words.kind(content.kind)


def _said(content: Content | None) -> str:
    match content:
        case Statement() | PaperNeed() | Deadline() | Fee():
            return plain(phrases.statement(content))
        case _:
            return ""


def _condition(row: Row, space: Space) -> str:
    """One line of the condition: what was answered, question by question."""
    told: dict[str, list[str]] = {}
    for axis, mask in row:
        question = space.questions[space.question_of[axis]]
        told.setdefault(question.id, []).append(_values(question, axis, mask, space))
    texts = {one.id: one.text for one in space.questions}
    return "; ".join(f"{texts[name]} {', '.join(values)}" for name, values in told.items()) or (
        "In jedem Fall."
    )


def _values(question: Question, axis: int, mask: int, space: Space) -> str:
    if question.kind is Kind.SEVERAL:
        option = question.options[space.axes_of[question.id].index(axis)]
        return option.text if mask == 0b10 else f"nicht: {option.text}"
    chosen = [one for value, one in enumerate(question.options) if mask >> value & 1]
    return " oder ".join(_option(one, question.unit) for one in chosen)


def _option(option: Option, unit: str) -> str:
    if option.text or option.band is None:
        return option.text or option.id
    return _band(option.band, unit)


def _band(band: Band, unit: str) -> str:
    low, high = (str(one).replace(".", ",") if one is not None else "" for one in _ends(band))
    parts = [f"{'ab' if band.lower_belongs else 'über'} {low}"] if low else []
    parts += [f"{'bis' if band.upper_belongs else 'unter'} {high}"] if high else []
    return f"{' '.join(parts)} {unit}".strip()


def _ends(band: Band) -> tuple[object, object]:
    return band.lower, band.upper


def _asked(found: Impact) -> Iterator[str]:
    """Questions that only one side asks, as sentences."""
    texts = {one.id: one.text for one in found.joint.new.questions}
    for count in found.counts:
        for key, cases in count.concerned.items():
            if isinstance(key, tuple):
                side = "nicht mehr" if key[0] == "alt" else "jetzt auch"
                share = _percent(cases, count.cases)
                yield (
                    f"{count.action.text}: In {share} der Fälle wird {side} gefragt: "
                    f"{texts[key[1]]}"
                )


def _answer(question: Question, option: Option) -> str:
    return f"{question.text} {_option(option, question.unit)}"


def as_json(found: Impact) -> str:
    """The report for programs."""
    return f"{json.dumps(record(found), ensure_ascii=False, indent=2)}\n"


def as_text(found: Impact) -> str:
    """The report for a terminal."""
    return "".join(f"{line}\n" for line in _lines(found, record(found)))


def _lines(found: Impact, told: dict[str, Any]) -> Iterator[str]:
    if found.is_none:
        yield NONE
    yield from (_part(one, one.concerned[ANY]) for one in found.counts if one.concerned[ANY])
    for group in told["gruppen"]:
        yield ""
        yield from group["saetze"]
        yield from (f"  {line}" for line in group["anteile"])
        yield from (f"  Wann: {line}" for line in group["wann"])
        if group["weitere_zeilen"]:
            yield f"  Und {group['weitere_zeilen']} weitere Zeilen."
        yield from (f"  Zum Beispiel: {one}" for one in group["beispiele"])
    for title, key in (
        ("Andere Fragen:", "fragen"),
        ("Neue Antworten:", "neu"),
        ("Antworten, die es nicht mehr gibt:", "entfallen"),
    ):
        if told[key]:
            yield ""
            yield title
            yield from (f"  {one}" for one in told[key])
    if found.texts:
        yield ""
        yield "Nur andere Texte:"
        for one in found.texts:
            yield f"  {one.subject}, {one.what}:"
            yield from (f"    - {line}" for line in one.before.splitlines())
            yield from (f"    + {line}" for line in one.after.splitlines())


def as_page(found: Impact, folder: Path) -> str:
    """The report as a page that stands alone."""
    return (
        environment(folder)
        .get_template("reports/impact.html")
        .render(
            told=record(found),
            none=NONE,
            counts=[_part(one, one.concerned[ANY]) for one in found.counts if one.concerned[ANY]],
        )
    )
