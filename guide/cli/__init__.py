"""The command `lotse`: one module per command, imported when it is called."""

from __future__ import annotations

import signal
import sys
from types import FrameType
from typing import NoReturn, TextIO

import click

from guide import __version__
from guide.cli.german import TERMINATED, Commands

COMMANDS = {
    "serve": "Startet die Seiten auf diesem Rechner.",
    "check": "Prüft einen Ordner mit Regeln.",
    "examples": "Zeigt, welche Beispiele etwas anderes erwarten, als die Regeln ergeben.",
    "audit": "Beweist für alle Fälle, dass die Regeln stimmen.",
    "impact": "Sagt, welche Fälle eine Änderung der Regeln betrifft.",
    "overview": "Schreibt die Regeln als ein Dokument zum Lesen und Drucken.",
    "datasheet": "Schreibt, wie sicher und wie alt die Angaben sind und was noch zu fragen ist.",
    "checklist": "Schreibt die Liste zu einem Fall: PDF, HTML, JSON oder Kalender.",
    "evaluate": "Beurteilt viele Fälle auf einmal.",
    "schema": "Beschreibt das Format der Regeldateien, für Editoren und zum Nachschlagen.",
    "screenshots": "Macht von jeder Art von Seite ein Bild.",
    "bench": "Misst, wie schnell alles ist.",
    "doctor": "Prüft, ob auf diesem Rechner alles Nötige da ist.",
}


def _version(ctx: click.Context, _option: click.Parameter, wanted: bool) -> None:
    if wanted:
        click.echo(f"lotse {__version__}")
        ctx.exit()


def _help_without_command() -> None:
    context = click.get_current_context()
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


lotse = Commands(
    COMMANDS,
    __name__,
    name="lotse",
    help="Welche Genehmigungen braucht ein Vorhaben im öffentlichen Raum, und in welcher Folge?",
    callback=_help_without_command,
    invoke_without_command=True,
    params=[
        click.Option(
            ["--version"],
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=_version,
            help="Zeigt die Version.",
        )
    ],
)


def main() -> NoReturn:
    """The entry point: run the command line of this process."""
    signal.signal(signal.SIGTERM, _leave)
    for stream in (sys.stdout, sys.stderr):
        _never_stumble_over(stream)
    lotse.main(prog_name="lotse")


def _leave(_number: int, _frame: FrameType | None) -> NoReturn:
    """An orderly exit, so that temporary files are removed."""
    sys.exit(TERMINATED)


def _never_stumble_over(stream: TextIO) -> None:
    """A terminal that knows no umlauts gets question marks, not a traceback."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="replace")
