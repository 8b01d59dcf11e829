"""The pack in use: changed files are live within two seconds, broken ones never replace it."""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from guide.core.pack import RulePack
from guide.core.place import Place, Problem
from guide.files.folder import walk
from guide.files.reader import Reading, read

OUR_FAULT = "Beim Lesen der Regeln ist ein Fehler im Programm aufgetreten. Er steht im Log."

log = logging.getLogger("lotse.rules")

Stamp = frozenset[tuple[str, int, int]]
"""Path, time of change in nanoseconds, size: of every file in the folder."""


class BrokenRulesError(Exception):
    """The rules cannot be read, and there is no earlier pack to keep."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class _Held:
    pack: RulePack
    problems: tuple[Problem, ...]
    stamp: Stamp


class Shelf:
    """Holds the last good pack of a folder. One reference is swapped: nobody sees half a pack."""

    def __init__(self, folder: Path, read: Callable[[Path], Reading] = read) -> None:
        self._folder, self._read = folder, read
        self._changing = threading.Lock()
        stamp = stamp_of(folder)
        reading = read(folder)
        if reading.pack is None:
            raise BrokenRulesError(reading.problems)
        self._held = _Held(reading.pack, reading.problems, stamp)

    @property
    def pack(self) -> RulePack:
        """The last good pack."""
        return self._held.pack

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the files as they are now."""
        return self._held.problems

    def refresh(self) -> bool:
        """Read again if a file changed, and say whether. A stamp taken early reads once more."""
        with self._changing:
            stamp = stamp_of(self._folder)
            if stamp == self._held.stamp:
                return False
            reading = self._read_or_explain()
            self._held = _Held(reading.pack or self._held.pack, reading.problems, stamp)
        log.info("Regeln neu gelesen, %s Probleme", len(reading.problems))
        return True

    def _read_or_explain(self) -> Reading:
        try:
            return self._read(self._folder)
        except Exception:
            log.exception("Die Regeln ließen sich nicht lesen")
            place = Place(str(self._folder), 1, 1)
            return Reading(None, (Problem(place, OUR_FAULT, "programmfehler"),))

    def watch(self, seconds: float = 1.0) -> Callable[[], None]:
        """Look for changes in the background, for ever; call what is returned to stop."""
        stop = threading.Event()

        def look() -> None:
            while not stop.wait(seconds):
                self.refresh()

        threading.Thread(target=look, name="lotse-rules", daemon=True).start()
        return stop.set


def stamp_of(folder: Path) -> Stamp:
    """What the files look like from outside; a file that vanishes meanwhile is left out."""
    entries = (entry for entry in walk(folder) if not entry.is_dir(follow_symlinks=False))
    return frozenset(stamp for entry in entries if (stamp := _file_stamp(entry)) is not None)


def _file_stamp(entry: os.DirEntry[str]) -> tuple[str, int, int] | None:
    try:
        seen = entry.stat()
    except OSError:
        return None
    return entry.path, seen.st_mtime_ns, seen.st_size
