"""What stops a command, said kindly."""

from __future__ import annotations

import errno

import click

_REASONS = {
    errno.ENOENT: "Das gibt es dort nicht",
    errno.EACCES: "Die Berechtigung fehlt",
    errno.EPERM: "Die Berechtigung fehlt",
    errno.EISDIR: "Das ist ein Ordner",
    errno.ENOTDIR: "Ein Teil des Weges dorthin ist kein Ordner",
    errno.ENOSPC: "Der Speicherplatz ist voll",
    errno.EDQUOT: "Der Speicherplatz ist voll",
    errno.EROFS: "Dort darf niemand schreiben",
    errno.ENAMETOOLONG: "Der Name ist zu lang",
    errno.EMFILE: "Es sind zu viele Dateien offen",
    errno.ELOOP: "Die Verknüpfungen drehen sich im Kreis",
    errno.EIO: "Der Datenträger meldet einen Fehler",
}


class Stop(click.ClickException):
    """The command cannot go on, and this sentence says why. Exit code 1."""


def because(error: OSError) -> str:
    """The system's complaint as a short German sentence without a full stop."""
    reason = _REASONS.get(error.errno or 0)
    return reason or f"Das System meldet: {error.strerror or error}"


def complaint(error: OSError) -> str:
    """The whole sentence, with the file where the system names it."""
    place = f"»{error.filename}«: " if error.filename else ""
    return f"{place}{because(error)}."
