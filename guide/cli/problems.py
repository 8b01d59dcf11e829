"""Problems as lines for people, for GitHub and for programs."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence

from guide.core.place import Problem


def as_text(problems: Sequence[Problem]) -> str:
    """One line each: file:line:column: text [code]."""
    return "".join(f"{problem}\n" for problem in problems)


def as_github(problems: Sequence[Problem]) -> str:
    """One workflow command each; GitHub shows it beside the line of the file."""
    return "".join(_workflow_command(problem) for problem in problems)


def _workflow_command(problem: Problem) -> str:
    place = problem.place
    told = {"file": place.file, "line": place.line, "col": place.column, "title": problem.code}
    properties = ",".join(f"{name}={_property(str(value))}" for name, value in told.items())
    return f"::error {properties}::{_message(problem.text)}\n"


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")


def as_json(problems: Sequence[Problem]) -> str:
    """A list of objects with file, line, column, text and code."""
    rows = [
        {
            "file": problem.place.file,
            "line": problem.place.line,
            "column": problem.place.column,
            "text": problem.text,
            "code": problem.code,
        }
        for problem in problems
    ]
    return f"{json.dumps(rows, ensure_ascii=False, indent=2)}\n"


FORMS: Mapping[str, Callable[[Sequence[Problem]], str]] = {
    "text": as_text,
    "github": as_github,
    "json": as_json,
}
