"""Sentences about what differs between two packs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from guide.core.deadline import Deadline
from guide.core.fee import Fee
from guide.core.impact.changes import Aspect, Change, Content
from guide.core.requirement import PaperNeed, Requirement, Statement
from guide.output import phrases, words
from guide.output.measures import plain

NAMES = {
    Aspect.PAPER: "Unterlage",
    Aspect.DEADLINE: "Frist",
    Aspect.FEE: "Kosten",
    Aspect.DUTY: "Auflage",
    Aspect.NOTE: "Hinweis",
}


def sentences(changes: Sequence[Change]) -> Iterator[str]:
    """Changes of the same cases as German sentences; what replaces something is told with it."""
    for _, own in groupby(changes, key=lambda one: (one.card.id, one.aspect)):
        alike = list(own)
        before = [one for one in alike if one.before is not None]
        after = [one for one in alike if one.before is None]
        if alike[0].aspect in NAMES and len(before) == len(after) == 1:
            yield (
                f"{_start(alike[0])} ist jetzt »{_said(after[0].after)}«, "
                f"vorher »{_said(before[0].before)}«."
            )
        else:
            yield from map(sentence, alike)


def sentence(change: Change) -> str:
    """What is different, in one German sentence."""
    title = f"»{plain(change.card.title)}«"
    match change.aspect:
        case Aspect.CARD if change.before is None:
            return f"{title} kommt dazu."
        case Aspect.CARD:
            return f"{title} ist nicht mehr nötig."
        case Aspect.KIND | Aspect.AUTHORITY:
            before, after = (_named(change.aspect, one) for one in (change.before, change.after))
            return f"{title}: {change.aspect.value} ist jetzt »{after}«, vorher »{before}«."
        case Aspect.ORDER:
            return f"{title}: Was vorher zu klären ist, ist anders."
        case Aspect.INVOLVED:
            return f"{title}: Andere Stellen reden mit."
        case _ if change.before is None:
            return f"{_start(change)} kommt dazu: »{_said(change.after)}«."
        case _:
            return f"{_start(change)} entfällt: »{_said(change.before)}«."


def _start(change: Change) -> str:
    return f"»{plain(change.card.title)}«: {NAMES[change.aspect]}"


def _named(aspect: Aspect, content: Content | None) -> str:
    if not isinstance(content, Requirement):
        return ""
    return content.authority.name if aspect is Aspect.AUTHORITY else words.kind(content.kind)


def _said(content: Content | None) -> str:
    match content:
        case Deadline():
            return plain(phrases.deadline(content, noted=False)).rstrip(".")
        case Statement() | PaperNeed() | Fee():
            return plain(phrases.statement(content)).rstrip(".")
        case _:
            return ""
