"""`antworten:` becomes one case of a pack: in an example, or in any file like one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from guide.core.answers import Answers
from guide.core.pack import RulePack
from guide.core.place import Place, Problem
from guide.core.question import ACTION, DONT_KNOW, NOTHING, Kind, Question
from guide.files.document import parse
from guide.files.format import Beispiel
from guide.files.nodes import List, Map, Node, Text
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
    nodes = _pairs(document.root, Place(str(file), 1, 1), report)
    answers = read_case(nodes, pack.questions, report)
    return CaseReading(None if report.problems else answers, report.problems)


def _pairs(root: Node | None, start: Place, report: Report) -> Node | None:
    if not isinstance(root, Map):
        if root is not None:
            report.add(root.place, "eintraege-erwartet")
        return None
    for key, _ in root:
        if key.value not in Beispiel.model_fields:
            report.unknown("", key, "unbekannter-schluessel", Beispiel.model_fields)
    node = root.get("antworten")
    if node is None:
        report.add(start, "fehlt", name="antworten")
    elif not isinstance(node, Map):
        report.add(node.place, "eintraege-erwartet")
    return node


def read_case(node: Node | None, questions: Sequence[Question], report: Report) -> Answers:
    """The case that the entries describe; what does not fit is noted. Renamed ids are followed."""
    known = {name: question for question in questions for name in question.formerly}
    known.update((question.id, question) for question in questions)
    given: dict[str, frozenset[str]] = {}
    lines: dict[str, int] = {}
    for key, value in node if isinstance(node, Map) else ():
        question = known.get(key.value)
        if question is None and key.value == ACTION:
            continue  # that it is missing is said once, where it belongs
        if question is None:
            report.unknown("fragen", key, "unbekannte-frage", (one.id for one in questions))
        elif question.id in given:
            first = lines[question.id]
            report.add(key.place, "doppelter-schluessel", name=question.id, line=first)
        else:
            given[question.id] = _chosen(key, value, question, report)
            lines[question.id] = key.place.line
    return Answers(questions, given)


def _chosen(key: Text, node: Node, question: Question, report: Report) -> frozenset[str]:
    several = question.kind is Kind.SEVERAL
    words = words_in(key, node, report, several=several)
    spoken = [word.value for word in words]
    if spoken == [DONT_KNOW] and not question.mandatory:
        return frozenset({DONT_KNOW})
    if several and spoken == [NOTHING]:
        return frozenset()
    chosen = [(word, question.current_id(word.value)) for word in words]
    for word, option in chosen:
        if option is None:
            known, name = question.by_id, question.id
            report.unknown("fragen", word, "unbekannte-antwort", known, question=name)
    return frozenset(option for _, option in chosen if option is not None)


def words_in(key: Text, node: Node, report: Report, *, several: bool) -> list[Text]:
    """The answers that stand there: one, or a list. Whatever else stands there is noted."""
    values = node.items if isinstance(node, List) else (node,)
    if not several and len(values) != 1:
        report.add(key.place, "eine-antwort", question=key.value)
    for value in values:
        if not isinstance(value, Text):
            report.add(value.place, "antwort-wert")
        elif value.is_empty:
            report.add(key.place, "leeres-feld")
    return [value for value in values if isinstance(value, Text) and not value.is_empty]
