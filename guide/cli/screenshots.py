"""`lotse screenshots`: a picture of every page in every state, as wide as a desk and a phone."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import click
from flask import Flask
from werkzeug.serving import WSGIRequestHandler, make_server

from guide.cli.failure import Stop, complaint
from guide.cli.german import Command
from guide.cli.rules import broken, folder_or_default, rules_option, settings
from guide.core.answers import Answers
from guide.core.interview import Interview
from guide.core.pack import RulePack
from guide.core.question import ACTION, Kind
from guide.files.shelf import BrokenRulesError, Shelf
from guide.settings import today_in_germany
from guide.web import create_app
from guide.web.links import Case, Links

if TYPE_CHECKING:
    from playwright.sync_api import Browser

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
WIDTHS = {"breit": 1280, "schmal": 375}
AHEAD = timedelta(days=120)
"""The start that the dated checklist shows: far enough for most deadlines."""

MISSING = (
    "Für Bilder fehlt {}. Unter Debian hilft: apt install chromium; "
    "dazu gehört das Python-Paket playwright."
)


@click.command("screenshots", cls=Command)
@click.argument(
    "folder", required=False, default="bilder", type=click.Path(path_type=Path), metavar="[ORDNER]"
)
@rules_option
@click.option("--only", metavar="TEIL", help="Nur Seiten, in deren Namen das vorkommt.")
def command(folder: Path, rules: Path | None, only: str | None) -> int:
    """Macht von jeder Art von Seite ein Bild, breit und schmal.

    Die Bilder liegen danach im Ordner, ohne Angabe in »bilder«. Nötig sind Chromium und das
    Python-Paket playwright.
    """
    chosen = settings(rules=folder_or_default(rules))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        shelf = Shelf(chosen.rules)
    except OSError as error:
        raise Stop(complaint(error)) from None
    except BrokenRulesError as error:
        raise broken(error.problems, chosen.rules) from None
    paths = {name: path for name, path in states(shelf.pack) if not only or only in name}
    if not paths:
        raise Stop(f"Keine Seite hat »{only}« im Namen.")
    with _browser() as browser, _serving(create_app(chosen, shelf)) as address:
        for name, width in WIDTHS.items():
            _take(browser, width, {folder / f"{k}-{name}.png": address + paths[k] for k in paths})
    click.echo(f"{len(paths) * len(WIDTHS)} Bilder liegen in »{folder}«.")
    return 0


def states(pack: RulePack) -> Iterator[tuple[str, str]]:
    """A name and an address for every kind of page, in every state that its look depends on."""
    yield from (("start", "/"), ("start-nichts-gefunden", "/?suche=xyzxyz"))
    yield "start-gefunden", f"/?suche={quote(pack.action.options[0].text)}"
    yield from (("fehler-404", "/gibt-es-nicht"), ("angaben-leer", "/angaben"))
    for several in [one for one in pack.questions if one.kind is Kind.SEVERAL][:1]:
        yield "frage-mehrere", f"/frage/{several.id}"
    for name in ("impressum", "datenschutz", "barrierefreiheit", "ueber-die-regeln"):
        yield name, f"/{name}"
    yield from (
        ("regeln", "/regeln"),
        ("regeln-vorhaben", f"/regeln/vorhaben/{pack.action.options[0].id}"),
        ("regeln-karte", f"/regeln/karte/{pack.requirements[0].id}"),
        ("regeln-frage", f"/regeln/frage/{pack.questions[1].id}"),
    )
    for number, option in enumerate(pack.action.options):
        answers = Answers(pack.questions).with_answer(ACTION, {option.id})
        links = _links(pack, answers)
        yield f"liste-offen-{option.id}", links.checklist
        asked = Interview(pack, answers).next
        if asked and not number:
            yield "frage-leer", links.question(asked)
            yield "frage-fehler", f"{links.question(asked)}&weiter="
    for example in pack.examples[:1]:
        yield from _whole(pack, example.answers)


def _whole(pack: RulePack, answers: Answers) -> Iterator[tuple[str, str]]:
    """One case from its first question to its checklist."""
    links = _links(pack, answers)
    for one in Interview(pack, answers).path:
        yield f"frage-{one.id}", links.question(one)
    yield "angaben", links.review
    yield "liste", links.checklist
    yield "liste-mit-tag", f"{links.checklist}&beginn={today_in_germany() + AHEAD}"


def _links(pack: RulePack, answers: Answers) -> Links:
    return Links("", Case(pack.version, answers).tail)


@contextmanager
def _browser() -> Iterator[Browser]:
    """Chromium without a window. Raises Stop if it or playwright is missing."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        raise Stop(MISSING.format("playwright")) from None
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        raise Stop(MISSING.format("Chromium"))
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])


class _Silent(WSGIRequestHandler):
    def log(self, type: str, message: str, *args: object) -> None:  # noqa: A002 (its name there)
        """Nobody reads this log."""


@contextmanager
def _serving(application: Flask) -> Iterator[str]:
    """The application on a free port of this machine; its address."""
    server = make_server("127.0.0.1", 0, application, threaded=True, request_handler=_Silent)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _take(browser: Browser, width: int, pictures: dict[Path, str]) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, locale="de-DE")
    page = context.new_page()
    for file, address in pictures.items():
        page.goto(address)
        page.screenshot(path=file, full_page=True)
    context.close()
