"""`lotse impact`: what a change of the rules changes for people."""

from __future__ import annotations

import io
import re
import subprocess
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from guide.cli.destination import STANDARD, written
from guide.cli.failure import Stop
from guide.cli.german import Command
from guide.cli.patience import patience
from guide.cli.rules import pack_or_stop, settings
from guide.cli.values import OneOf
from guide.core.impact import impact
from guide.core.pack import RulePack
from guide.core.rows import TooIntricate
from guide.output import effects

FORMS = ("text", "json", "html")
VERSION = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_./~^-]*")
"""A version as Git knows it; never an option."""


@click.command("impact", cls=Command)
@click.argument("old", metavar="ALT")
@click.argument("new", metavar="NEU")
@click.option(
    "--format",
    "form",
    type=OneOf(FORMS),
    default="text",
    metavar="|".join(FORMS),
    help="Für die Ausgabe, für Programme oder als Seite.",
)
@click.option(
    "-o", "output", default=STANDARD, metavar="DATEI", help="Wohin; sonst in die Ausgabe."
)
def command(old: str, new: str, form: str, output: str) -> None:
    """Sagt, in welchen Fällen sich die Liste ändert, und in wie vielen.

    ALT und NEU sind Ordner mit Regeln, oder Stände in Git: Dann zählt der Ordner rules darin.
    """
    with _pack(old) as before, _pack(new) as after, patience("Der Vergleich dauert noch …"):
        try:
            found = impact(before, after)
        except TooIntricate:
            raise Stop(
                "Die Bedingungen sind zu verzweigt. Über diese Änderung ist nichts bewiesen."
            ) from None
    if form == "html":
        content = effects.as_page(found, settings().templates)
    else:
        content = (effects.as_json if form == "json" else effects.as_text)(found)
    with written(output) as target:
        target.write(content.encode())


@contextmanager
def _pack(name: str) -> Iterator[RulePack]:
    """The pack of a folder, or of a version in Git. Raises Stop."""
    if Path(name).is_dir():
        yield pack_or_stop(Path(name))
        return
    with TemporaryDirectory() as folder:
        _unpack(name, Path(folder))
        yield pack_or_stop(Path(folder) / "rules")


def _unpack(version: str, folder: Path) -> None:
    if not VERSION.fullmatch(version):
        raise Stop(f"»{version}« ist kein Ordner und kein Stand in Git.")
    words = ("git", "archive", "--format=tar", version, "rules")
    try:
        done = subprocess.run(words, capture_output=True, check=False)
    except FileNotFoundError:
        raise Stop("Git fehlt auf diesem Rechner. Nennen Sie zwei Ordner.") from None
    if done.returncode:
        raise Stop(f"»{version}« ist kein Ordner und kein Stand in Git mit einem Ordner rules.")
    with tarfile.open(fileobj=io.BytesIO(done.stdout)) as archive:
        # Python before 3.11.4 knows no filter; Git itself keeps paths inside of the folder.
        archive.extraction_filter = getattr(tarfile, "data_filter", None)
        archive.extractall(folder)
