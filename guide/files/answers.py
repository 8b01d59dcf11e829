"""A file with `antworten:` becomes one case of a pack: an example, or any file like one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TypeGuard

from guide.core.answers import Answers
from guide.core.pack import RulePack
from guide.core.place import Place, Problem
from guide.core.question import DONT_KNOW, NOTHING, Kind, Question
from guide.files.document import parse
from guide.files.format import Beispiel
from guide.files.nodes import List, Map, Node, Text
from guide.files.proposals import proposal
from guide.files.report import Report


@dataclass(frozen=True, slots=True)
class CaseReading:
    """The case, if nothing is wrong with its file, and every problem otherwise."""

    answers: Answers | None
    problems: tuple[Problem, ...]


def read_answers(file: Path, pack: RulePack) -> CaseReading:
    """Read one case; renamed ids are followed. Raises OSError."""
    report = Report()
    document = parse(file.read_bytes(), str(file))
    report.note(*document.problems)
    known = _known(pack)
    given: dict[str, frozenset[str]] = {}
    lines: dict[str, int] = {}
    for key, node in _pairs(document.root, Place(str(file), 1, 1), report):
        question = known.get(key.value)
        if question is None:
            report.unknown("fragen", key, "unbekannte-frage", pack.question)
        elif question.id in given:
            first = lines[question.id]
            report.add(key.place, "doppelter-schluessel", name=question.id, line=first)
        else:
            given[question.id] = _chosen(key, node, question, report)
            lines[question.id] = key.place.line
    answers = None if report.problems else Answers(pack.questions, given)
    return CaseReading(answers, report.problems)


def _pairs(root: Node | None, start: Place, report: Report) -> Map:
    nothing = Map((), start)
    if not isinstance(root, Map):
        if root is not None:
            report.add(root.place, "eintraege-erwartet")
        return nothing
    for key, _ in root:
        if key.value not in Beispiel.model_fields:
            near = proposal(key.value, Beispiel.model_fields)
            report.add(key.place, "unbekannter-schluessel", name=key.value, proposal=near)
    node = root.get("antworten")
    if node is None:
        report.add(start, "fehlt", name="antworten")
    elif not isinstance(node, Map):
        report.add(node.place, "eintraege-erwartet")
    return node if isinstance(node, Map) else nothing


def _known(pack: RulePack) -> dict[str, Question]:
    old = {name: question for question in pack.questions for name in question.formerly}
    return {**old, **pack.question}


def _chosen(key: Text, node: Node, question: Question, report: Report) -> frozenset[str]:
    values = node.items if isinstance(node, List) else (node,)
    words = [value for value in values if _is_word(value, key, report)]
    several = question.kind is Kind.SEVERAL
    spoken = [word.value for word in words]
    if spoken == [DONT_KNOW] and not question.mandatory:
        return frozenset({DONT_KNOW})
    if several and spoken == [NOTHING]:
        return frozenset()
    if not several and len(values) != 1:
        report.add(key.place, "eine-antwort", question=question.id)
    chosen = [(word, question.current_id(word.value)) for word in words]
    for word, option in chosen:
        if option is None:
            known, name = question.by_id, question.id
            report.unknown("fragen", word, "unbekannte-antwort", known, question=name)
    return frozenset(option for _, option in chosen if option is not None)


def _is_word(node: Node, key: Text, report: Report) -> TypeGuard[Text]:
    if not isinstance(node, Text):
        report.add(node.place, "text-erwartet")
        return False
    if node.is_empty:
        report.add(key.place, "leeres-feld")
        return False
    return True
