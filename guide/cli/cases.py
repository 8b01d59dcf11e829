"""A line of JSON becomes a case, or the sentence that says what is wrong with it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import isfinite
from typing import Any, NoReturn

from guide.core.answers import Answers, Dropped, Fault, Pair
from guide.core.pack import RulePack
from guide.core.question import DONT_KNOW, NOTHING, Kind, Question
from guide.files.proposals import proposal

FORM = '{"id": "1", "answers": {"vorhaben": "hochbeet"}}'
MOST_COMPLAINTS = 3
LONGEST_NAME = 60
FEW_OPTIONS = 8

_JSON_COMPLAINTS = {
    "Expecting ',' delimiter": "hier fehlt ein Komma oder eine Klammer",
    "Expecting ':' delimiter": "hier fehlt ein Doppelpunkt",
    "Expecting value": "hier fehlt ein Wert",
    "Extra data": "hier steht noch etwas nach dem Ende",
    "Unterminated string starting at": "dieses Anführungszeichen wird nicht geschlossen",
    "Invalid control character at": "dieses Zeichen gehört nicht in einen Text",
}

Id = str | int | float | None


@dataclass(frozen=True, slots=True)
class Case:
    """The answers of one line, and the name by which its sender knows it."""

    id: Id
    answers: Answers


class Unusable(Exception):
    """A line that is no case. `known` holds the id if it could be read."""

    def __init__(self, text: str, known: dict[str, Id] | None = None) -> None:
        super().__init__(text)
        self.text = text
        self.known = known or {}


def read_case(line: bytes, pack: RulePack) -> Case:
    """Read one line. Raises Unusable."""
    found, repeated = _parse(line)
    if not isinstance(found, dict):
        raise Unusable(f"Erwartet wird ein Objekt wie {FORM}.")
    known = _known_id(found)
    answers = found.get("answers")
    complaints = [f"»{_short(name)}« steht zweimal da. Behalten Sie eines." for name in repeated]
    if "answers" not in found:
        near = proposal("answers", [_short(name) for name in found])
        complaints.append(f"Es fehlt »answers«.{near} So geht es: {FORM}.")
    elif not isinstance(answers, dict):
        complaints.append(f"»answers« muss ein Objekt sein. So geht es: {FORM}.")
    if complaints:
        raise Unusable(_joined(complaints), known)
    return Case(known.get("id"), _answers(found["answers"], pack, known))


def _parse(line: bytes) -> tuple[Any, list[str]]:
    repeated: list[str] = []

    def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) < len(pairs):
            names = [name for name, _ in pairs]
            repeated.extend(name for name in found if names.count(name) > 1)
        return found

    try:
        text = line.decode("utf-8")
        return json.loads(text, object_pairs_hook=unique, parse_constant=_refuse), repeated
    except UnicodeDecodeError:
        raise Unusable("Die Zeile ist nicht als UTF-8 gespeichert.") from None
    except json.JSONDecodeError as error:
        what = _JSON_COMPLAINTS.get(error.msg, "hier endet das Lesbare")
        raise Unusable(f"Das ist kein JSON. Spalte {error.colno}: {what}.") from None
    except RecursionError:
        raise Unusable("Hier ist zu viel ineinander verschachtelt.") from None
    except ValueError:
        raise Unusable("Hier steht eine Zahl, die sich nicht lesen lässt.") from None


def _refuse(name: str) -> NoReturn:
    raise ValueError(name)


def _known_id(found: dict[str, Any]) -> dict[str, Id]:
    if "id" not in found:
        return {}
    id_ = found["id"]
    fits = id_ is None or (isinstance(id_, str | int | float) and not isinstance(id_, bool))
    if not fits or (isinstance(id_, float) and not isfinite(id_)):
        raise Unusable("»id« muss ein Text oder eine Zahl sein.")
    return {"id": id_}


def _answers(found: dict[str, Any], pack: RulePack, known: dict[str, Id]) -> Answers:
    complaints: list[str] = []
    pairs: list[Pair] = []
    today = _names_of_today(pack)
    seen: dict[str, str] = {}
    for name, value in found.items():
        values = [value] if isinstance(value, str) else value
        question = today.get(name)
        complaint = _misfit(question, name, values)
        if question is not None and seen.setdefault(question.id, name) != name:
            complaint = f"»{name}« und »{seen[question.id]}« sind dieselbe Frage."
        if complaint:
            complaints.append(complaint)
        else:
            pairs += [(name, one) for one in values or [NOTHING]]
    answers, dropped = Answers.of(pack.questions, pairs)
    complaints += _complaints(dropped, pack)
    if complaints:
        raise Unusable(_joined(complaints), known)
    return answers


@lru_cache(1)
def _names_of_today(pack: RulePack) -> dict[str, Question]:
    """Old and new ids of all questions."""
    old = {name: question for question in pack.questions for name in question.formerly}
    return {**old, **pack.question}


def _misfit(question: Question | None, name: str, values: Any) -> str | None:
    """What is wrong with the form of an answer; whether its ids exist is seen later."""
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        return (
            f"Die Antwort auf »{_short(name)}« muss ein Text oder eine Liste von Texten sein. "
            "Ist die Frage offen, lassen Sie sie weg."
        )
    if not values and question is not None and question.kind is not Kind.SEVERAL:
        return f"Die Liste bei »{name}« ist leer. Ist die Frage offen, lassen Sie sie weg."
    if NOTHING in values and any(value != NOTHING for value in values):
        return f"»{NOTHING}« kann bei »{_short(name)}« nicht neben anderen Antworten stehen."
    return None


def _complaints(dropped: Iterable[Dropped], pack: RulePack) -> Iterator[str]:
    told: set[str] = set()
    for one in dropped:
        (name, value), question = one.pair, one.question
        if question is None:
            near = _nearest(_short(name), tuple(pack.question))
            text = f"Keine Frage heißt »{_short(name)}«.{near}"
        elif one.fault is Fault.UNKNOWN_OPTION:
            near = _nearest(_short(value), tuple(question.by_id)) or _choices(question)
            text = f"Die Frage »{question.id}« hat keine Antwort »{_short(value)}«.{near}"
        elif one.fault is Fault.MANDATORY:
            text = f"»{DONT_KNOW}« geht bei »{question.id}« nicht, die Frage ist Pflicht."
        elif question.kind is Kind.SEVERAL:
            text = f"»{DONT_KNOW}« kann bei »{question.id}« nicht neben anderen Antworten stehen."
        else:
            text = f"Die Frage »{question.id}« lässt nur eine Antwort zu. Behalten Sie eine."
        if text not in told:
            told.add(text)
            yield text


@lru_cache(1000)
def _nearest(name: str, known: tuple[str, ...]) -> str:
    return proposal(name, known)


def _choices(question: Question) -> str:
    if len(question.options) > FEW_OPTIONS:
        return ""
    return f" Möglich: {', '.join(question.by_id)}."


def _short(name: str) -> str:
    return name if len(name) <= LONGEST_NAME else f"{name[:LONGEST_NAME]}…"


def _joined(complaints: list[str]) -> str:
    more = len(complaints) - MOST_COMPLAINTS
    rest = [f"Und {more} weitere Fehler."] if more > 0 else []
    return " ".join(complaints[:MOST_COMPLAINTS] + rest)
