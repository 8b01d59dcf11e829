"""`lotse checklist`: the list for one case as a file."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click

from guide.cli.destination import written
from guide.cli.failure import Stop
from guide.cli.german import Command
from guide.cli.rules import pack_or_stop, rules_option, settings
from guide.cli.values import Day, OneOf
from guide.core.answers import Answers
from guide.core.checklist import Checklist, checklist
from guide.core.deadline import Calendar, Dates, Event
from guide.core.pack import RulePack
from guide.core.question import ACTION
from guide.files.answers import read_answers
from guide.files.holidays import calendar_for
from guide.output.ics import calendar
from guide.output.page import paper
from guide.output.press import Missing, print_here
from guide.output.record import record
from guide.settings import today_in_germany
from guide.web.links import Case, Links, bounds

YEARS_BACK = 3
"""A deadline may lie in a year before the start; none reaches further back."""

VIEWPORT = '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
ON_SCREEN = "@media screen { body { max-width: 50rem; margin: 2rem auto; padding: 0 1rem } }"
"""The paper's stylesheet, seen in a window."""


@dataclass(frozen=True, slots=True)
class Order:
    """What somebody ordered: a list, the templates for it, and where it can be found again."""

    worked_out: Checklist
    templates: Path
    address: str

    def html(self) -> bytes:
        """One page that needs nothing beside itself."""
        styles = "".join(
            (self.templates / "assets" / name).read_text("utf-8")
            for name in ("tokens.css", "paper.css")
        )
        head = f"{VIEWPORT}<style>{styles}{ON_SCREEN}</style>\n</head>"
        return self._page().replace("</head>", head, 1).encode()

    def pdf(self) -> bytes:
        """The same on paper. Raises Stop if this machine cannot print."""
        try:
            return print_here(self._page(), self.templates)
        except Missing as missing:
            raise Stop(f"{missing}.") from None

    def _page(self) -> str:
        return paper(self.worked_out, self.templates, self.address)

    def json(self) -> bytes:
        """Plain data."""
        return f"{json.dumps(record(self.worked_out), ensure_ascii=False, indent=2)}\n".encode()

    def ics(self) -> bytes:
        """The latest days for a calendar. Raises Stop if there are none without a day to start."""
        if not self.worked_out.dates:
            raise Stop("Ein Kalender braucht den Tag des Beginns, etwa --beginn 2027-05-08.")
        return calendar(self.worked_out)


FORMS: Mapping[str, Callable[[Order], bytes]] = {
    "pdf": Order.pdf,
    "html": Order.html,
    "json": Order.json,
    "ics": Order.ics,
}


@click.command("checklist", cls=Command)
@click.option(
    "--answers",
    "file",
    required=True,
    type=click.Path(path_type=Path),
    metavar="DATEI",
    help="Die Antworten: ein Beispiel der Regeln, oder eine YAML-Datei mit »antworten:«.",
)
@click.option(
    "--format",
    "form",
    required=True,
    type=OneOf(FORMS),
    metavar="|".join(FORMS),
    help="Papier, Seite, Daten oder Kalender.",
)
@click.option(
    "-o", "output", required=True, metavar="DATEI", help="Wohin; »-« schreibt in die Ausgabe."
)
@rules_option
@click.option("--beginn", type=Day(), metavar="TAG", help="Der erste Tag, etwa 2027-05-08.")
@click.option("--aufbau", type=Day(), metavar="TAG", help="Der Tag des Aufbaus.")
@click.option("--bekanntgabe", type=Day(), metavar="TAG", help="Der Tag der Bekanntgabe.")
@click.option(
    "--public-url", metavar="URL", help="Die Adresse der Seiten, für den Weg zurück zur Liste."
)
def command(
    file: Path,
    form: str,
    output: str,
    rules: Path | None,
    public_url: str | None,
    **days: date | None,
) -> None:
    """Schreibt die Liste zu einem Fall in eine Datei.

    Eine vorhandene Datei wird erst ersetzt, wenn die neue vollständig ist.
    """
    today = today_in_germany()
    dates = {Event(name): _near(name, day, today) for name, day in days.items() if day}
    pack = pack_or_stop(rules)
    answers = _answers(file, pack)
    chosen = settings(public_url=public_url)
    links = Links(chosen.public_url, Case(pack.version, answers, dates).tail)
    address = links.checklist if chosen.public_url else ""
    order = Order(_work_out(pack, answers, today, dates), chosen.templates, address)
    content = FORMS[form](order)
    with written(output) as target:
        target.write(content)


def _near(name: str, day: date, today: date) -> date:
    first, last = bounds(today)
    if not first <= day <= last:
        raise Stop(f"--{name}: Möglich ist ein Tag von {first.year} bis {last.year}.")
    return day


def _answers(file: Path, pack: RulePack) -> Answers:
    reading = read_answers(file, pack)
    if reading.answers is None:
        for problem in reading.problems:
            click.echo(problem, err=True)
        raise Stop(f"Die Antworten in »{file}« sind nicht in Ordnung.")
    if reading.answers.value(ACTION) is None:
        example = pack.action.options[0].id
        raise Stop(
            f"In »{file}« fehlt das Vorhaben, darum gibt es noch keine Liste. "
            f"Ergänzen Sie es unter »antworten:«, etwa mit »{ACTION}: {example}«."
        )
    return reading.answers


def _work_out(pack: RulePack, answers: Answers, today: date, dates: Dates) -> Checklist:
    days = Calendar()
    if dates:
        years = [day.year for day in dates.values()]
        days = calendar_for(pack.imprint.holidays, range(min(years) - YEARS_BACK, max(years) + 2))
    return checklist(pack, answers, today, dates, days)
