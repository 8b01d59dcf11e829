"""Which files a pack consists of, and their bytes."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from guide.core.place import Place
from guide.files.document import Document, parse
from guide.files.encoding import LARGEST
from guide.files.nodes import Map
from guide.files.proposals import proposal
from guide.files.report import Report
from guide.files.signs import printable

SINGLE = ("paket", "merkmale", "unterlagen", "pruefungen", "hinnehmen")
FOLDERS = ("fragen", "quellen", "beispiele", "stellen")
BESIDE = {".md", ".po", ".txt"}


def walk(
    folder: Path, failed: Callable[[OSError], None] | None = None
) -> Iterator[os.DirEntry[str]]:
    """Everything below a folder but hidden files and the copies that editors leave behind.

    Links are shown and not followed.
    """
    waiting = [os.fspath(folder)]
    while waiting:
        try:
            with os.scandir(waiting.pop()) as found:
                entries = [one for one in found if not _is_aside(one.name)]
        except OSError as error:
            if failed is not None:
                failed(error)
            continue
        yield from entries
        waiting += [one.path for one in entries if one.is_dir(follow_symlinks=False)]


def _is_aside(name: str) -> bool:
    return name.startswith(".") or name.endswith("~")


@dataclass(frozen=True, slots=True)
class RuleFile:
    """One file of the pack: its path within the folder, and its content as nodes."""

    path: PurePosixPath
    document: Document

    @property
    def place(self) -> Place:
        """The start of the file."""
        return Place(self.document.file, 1, 1)

    @property
    def map(self) -> Map | None:
        """The content where it is a mapping."""
        return self.document.root if isinstance(self.document.root, Map) else None


class RuleFolder:
    """A pack's files, parsed. Whatever does not belong or cannot be read is reported."""

    def __init__(self, folder: Path, report: Report) -> None:
        self._report = report
        self._folder = folder
        self._digest = hashlib.sha256()
        self.files: dict[PurePosixPath, RuleFile] = {}
        refused: set[PurePosixPath] = set()
        for path, entry in sorted(self._entries(), key=lambda found: found[0].parts):
            if refused and not refused.isdisjoint(path.parents):
                continue
            if code := _misplaced(path, entry):
                report.add(self.start(path), code, name=path)
                report.broken |= _what(path)
                refused.add(path)
            elif not entry.is_dir() and path.suffix not in BESIDE and self._belongs(path):
                self._read(path, entry)
        self.fingerprint = self._digest.hexdigest()

    def _entries(self) -> Iterator[tuple[PurePosixPath, os.DirEntry[str]]]:
        for entry in walk(self._folder, self._cannot_enter):
            yield PurePosixPath(Path(entry.path).relative_to(self._folder).as_posix()), entry

    def start(self, path: PurePosixPath) -> Place:
        """The start of a file of the pack, whether there is one or not."""
        return Place(str(self._folder / printable(str(path))), 1, 1)

    def _cannot_enter(self, error: OSError) -> None:
        path = PurePosixPath(Path(error.filename).relative_to(self._folder).as_posix())
        self._cannot_read(path, error)
        self._report.broken |= {*SINGLE, *FOLDERS, "karten"}

    def _cannot_read(self, path: PurePosixPath, error: OSError | None) -> None:
        reason = "Es ist keine gewöhnliche Datei"
        if error is not None:
            denied = isinstance(error, PermissionError)
            reason = (
                "Die Rechte dazu fehlen" if denied else f"Das System meldet »{error.strerror}«"
            )
        self._report.add(self.start(path), "nicht-lesbar", name=path, reason=reason)
        self._report.broken |= _what(path)

    def _read(self, path: PurePosixPath, entry: os.DirEntry[str]) -> None:
        if not entry.is_file():
            return self._cannot_read(path, None)
        try:
            with Path(entry.path).open("rb") as file:
                content = file.read(LARGEST + 1)
        except OSError as error:
            return self._cannot_read(path, error)
        self._digest.update(f"{path}\0{len(content)}\0".encode("utf-8", "surrogatepass"))
        self._digest.update(content)
        document = parse(content, self.start(path).file)
        self._report.note(*document.problems)
        if document.root is None:
            self._report.broken |= _what(path)
        self.files[path] = RuleFile(path, document)
        return None

    def _belongs(self, path: PurePosixPath) -> bool:
        parts = path.parts
        known = (
            (len(parts) == 1 and path.stem in SINGLE)
            or (len(parts) == 2 and parts[0] in ("fragen", "quellen", "beispiele"))
            or (len(parts) == 3 and parts[0] == "stellen")
        )
        if known and path.suffix == ".yaml":
            return True
        better = _better_place(path)
        self._report.add(self.start(path), "unerwartete-datei", name=path, proposal=better)
        return False

    def single(self, name: str) -> RuleFile | None:
        """One of the files at the top."""
        return self.files.get(PurePosixPath(f"{name}.yaml"))

    def within(self, name: str) -> tuple[RuleFile, ...]:
        """The files of a folder, sorted by path."""
        return tuple(
            file
            for path, file in self.files.items()
            if path.parts[0] == name and len(path.parts) > 1
        )

    def maps(self, name: str) -> list[Map]:
        """The readable mappings among the files of a folder; others are reported."""
        return [root for file in self.within(name) if (root := self.mapping(file)) is not None]

    def mapping(self, file: RuleFile | None) -> Map | None:
        """The file's content as a mapping; anything else is reported."""
        if file is None or file.document.root is None:
            return None
        if file.map is None:
            self._report.add(file.place, "eintraege-erwartet")
            self._report.broken |= _what(file.path)
        return file.map


def _misplaced(path: PurePosixPath, entry: os.DirEntry[str]) -> str:
    """The code of what is wrong with an entry whatever its content; empty if nothing is."""
    if entry.is_symlink():
        return "" if path.suffix in BESIDE else "verknuepfung"
    return "ordner-statt-datei" if path.suffix == ".yaml" and entry.is_dir() else ""


def _better_place(path: PurePosixPath) -> str:
    if path.suffix in (".yml", ".YAML", ".YML"):
        return f" Nennen Sie sie »{path.stem}.yaml«."
    if len(path.parts) == 1:
        return proposal(path.name, [f"{name}.yaml" for name in SINGLE])
    return proposal(path.parts[0], FOLDERS)


def _what(path: PurePosixPath) -> set[str]:
    """What kinds of ids the file, or the files of a folder, may define."""
    if path.parts[:1] != ("stellen",):
        return {path.parts[0] if len(path.parts) > 1 else path.stem}
    if path.suffix != ".yaml":
        return {"stellen", "karten"}
    return {"stellen" if path.name == "stelle.yaml" else "karten"}
