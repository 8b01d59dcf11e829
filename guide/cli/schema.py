"""`lotse schema`: the format of the rule files, for editors and for people."""

from __future__ import annotations

import json
from pathlib import Path

import click

from guide.cli.destination import written
from guide.cli.german import Command
from guide.cli.values import OneOf
from guide.files.manual import reference
from guide.files.schema import KINDS, association, document, file_name, schema


@click.command("schema", cls=Command)
@click.option(
    "-o",
    "folder",
    type=click.Path(path_type=Path),
    metavar="ORDNER",
    help="Schreibt dort für jede Art von Datei ein eigenes Schema; sonst alles in die Ausgabe.",
)
@click.option(
    "--format",
    "form",
    type=OneOf(("json", "markdown")),
    default="json",
    metavar="json|markdown",
    help="JSON Schema für Editoren, oder eine Seite zum Nachschlagen.",
)
def command(folder: Path | None, form: str) -> None:
    """Beschreibt das Format der Regeldateien.

    Mit dem JSON Schema ergänzt Ihr Editor beim Tippen, zeigt Erklärungen und unterstreicht
    Fehler. Was Sie ihm dafür sagen müssen, steht da, wenn Sie einen Ordner nennen.
    """
    if form == "markdown":
        click.echo(reference(), nl=False)
    elif folder is None:
        click.echo(_json(document()))
    else:
        folder.mkdir(parents=True, exist_ok=True)
        for kind in KINDS:
            with written(str(folder / file_name(kind))) as stream:
                stream.write((_json(schema(kind)) + "\n").encode())
        _tell_how_to_bind(folder)


def _tell_how_to_bind(folder: Path) -> None:
    click.echo(f"{len(KINDS)} Dateien liegen in »{folder}«.")
    click.echo("Für VS Code mit der Erweiterung »YAML« gehört in .vscode/settings.json:")
    click.echo(_json({"yaml.schemas": association(folder, "rules")}))
    first = (folder.resolve() / file_name("fragen")).as_posix()
    click.echo("Andere Editoren lesen es in der ersten Zeile einer Datei, etwa für Fragen:")
    click.echo(f"# yaml-language-server: $schema={first}")


def _json(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, indent=2)
