"""`lotse doctor`: whether this machine has everything that is needed, one line each."""

from __future__ import annotations

import platform
import shutil
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import click

from guide.cli.german import Command
from guide.cli.rules import folder_or_default, rules_option, settings
from guide.files.reader import read
from guide.output.press import explain

OLDEST_PYTHON = (3, 11)
LIBRARIES = (
    *("click", "flask", "holidays", "icalendar", "jinja2", "pydantic", "pyyaml"),
    *("segno", "tzdata", "waitress", "weasyprint", "wtforms"),
)
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


class State(Enum):
    """What a look at one thing found; only MISSING makes the doctor unhappy."""

    FINE = "ok"
    MISSING = "fehlt"
    OPTIONAL = "Hinweis"


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the report."""

    state: State
    text: str

    def __str__(self) -> str:
        return f"{self.state.value:<8} {self.text}"


@click.command("doctor", cls=Command)
@rules_option
def command(rules: Path | None) -> int:
    """Prüft, ob auf diesem Rechner alles Nötige da ist: eine Zeile je Sache.

    »fehlt« heißt: Das braucht der Lotse. »Hinweis« heißt: Es geht auch ohne.
    """
    is_healthy = True
    for finding in _examine(rules):
        click.echo(finding)
        is_healthy = is_healthy and finding.state is not State.MISSING
    return 0 if is_healthy else 1


def _examine(rules: Path | None) -> Iterator[Finding]:
    yield python()
    yield libraries()
    yield from printing()
    yield browser()
    yield templates()
    yield rule_files(rules)


def python() -> Finding:
    """Python itself."""
    text = f"Python {platform.python_version()} ({sys.executable})"
    if sys.version_info >= OLDEST_PYTHON:
        return Finding(State.FINE, text)
    return Finding(State.MISSING, f"{text}: Nötig ist 3.11 oder neuer.")


def libraries(names: Iterable[str] = LIBRARIES) -> Finding:
    """The Python packages, by their metadata and without importing them."""
    found, lost = [], []
    for name in names:
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            lost.append(name)
    if lost:
        mend = "Im Ordner des Projekts hilft: rm -r .venv, dann ./lotse doctor."
        return Finding(State.MISSING, f"Bibliotheken: {', '.join(lost)}. {mend}")
    return Finding(State.FINE, f"Bibliotheken: {', '.join(found)}")


def printing() -> Iterator[Finding]:
    """Whether WeasyPrint finds pango, and what else PDFs could do with; only a try tells."""
    try:
        pdf = import_module("guide.output.pdf")
    except (ImportError, OSError) as error:
        yield Finding(State.MISSING, f"{explain(str(error))}. Alles andere geht.")
        return
    yield Finding(State.FINE, "WeasyPrint und Pango für PDF-Dateien")
    shortcomings = pdf.shortcomings()
    for text in shortcomings:
        yield Finding(State.OPTIONAL, text)
    if not shortcomings:
        yield Finding(State.FINE, "harfbuzz-subset und die Schrift Open Sans")


def browser(names: Iterable[str] = BROWSERS) -> Finding:
    """The browser of the tests."""
    path = next(filter(None, map(shutil.which, names)), None)
    if path:
        return Finding(State.FINE, f"Browser für die Tests: {path}")
    return Finding(State.OPTIONAL, "Chromium fehlt. Die Tests im Browser entfallen.")


def templates() -> Finding:
    """The templates of pages and paper."""
    folder = settings().templates
    if next(folder.rglob("*.html"), None):
        return Finding(State.FINE, f"Vorlagen in {folder}")
    return Finding(State.MISSING, f"Vorlagen: In {folder} liegen keine.")


def rule_files(folder: Path | None) -> Finding:
    """Whether the rules can be read."""
    place = folder_or_default(folder)
    reading = read(place)
    if reading.pack is None:
        mend = f"Mehr sagt: lotse check {place}"
        return Finding(State.MISSING, f"Regeln in {place}: nicht in Ordnung. {mend}")
    return Finding(State.FINE, f"Regeln in {place}: {len(reading.pack.requirements)} Karten")
