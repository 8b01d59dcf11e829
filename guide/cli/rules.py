"""The rules that a command works with: where they lie, and the pack or all its problems."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from guide.cli.failure import Stop
from guide.core.audit.acceptance import Acceptance
from guide.core.pack import RulePack
from guide.core.place import Problem
from guide.files.reader import read
from guide.settings import SettingError, Settings

rules_option = click.option(
    "--rules",
    type=click.Path(path_type=Path),
    metavar="ORDNER",
    help="Der Ordner mit den Regeln. Ohne Angabe gelten die mitgelieferten.",
)


def settings(**changes: Any) -> Settings:
    """What the environment says, changed by what the command line says. Raises Stop."""
    told = {name: value for name, value in changes.items() if value is not None}
    try:
        found = Settings.from_environment()
    except SettingError as error:
        raise Stop(str(error)) from None
    try:
        return replace(found, **told)
    except SettingError as error:
        raise Stop(_in_words_of_the_command_line(str(error))) from None


def _in_words_of_the_command_line(text: str) -> str:
    name, colon, rest = text.partition(":")
    return f"--{name.removeprefix('LOTSE_').lower().replace('_', '-')}{colon}{rest}"


def folder_or_default(folder: Path | None) -> Path:
    """The folder as people know it: seen from where they are, if it lies below."""
    whole = settings(rules=folder).rules.absolute()
    here = Path.cwd()
    return whole.relative_to(here) if whole.is_relative_to(here) else whole


def pack_or_stop(folder: Path | None) -> RulePack:
    """The pack of a folder. Raises Stop after saying everything that is wrong with it."""
    pack, _ = pack_and_acceptances_or_stop(folder)
    return pack


def pack_and_acceptances_or_stop(
    folder: Path | None,
) -> tuple[RulePack, tuple[Acceptance, ...]]:
    """The pack, and the findings of an audit that it lets stay. Raises Stop as above."""
    place = folder_or_default(folder)
    reading = read(place)
    if reading.pack is None:
        raise broken(reading.problems, place)
    return reading.pack, reading.acceptances


def broken(problems: Iterable[Problem], folder: Path) -> Stop:
    """Say every problem; what stops the command comes back to be raised."""
    for one in problems:
        click.echo(one, err=True)
    return Stop(
        f"Die Regeln in »{folder}« sind nicht in Ordnung. Bitte verbessern Sie das zuerst."
    )
