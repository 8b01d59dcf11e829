"""Which files a pack consists of, and their bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from guide.core.place import Place
from guide.files.document import Document, parse
from guide.files.messages import proposal
from guide.files.nodes import Map
from guide.files.report import Report

SINGLE = ("paket", "merkmale", "unterlagen", "pruefungen")
FOLDERS = ("fragen", "quellen", "beispiele", "stellen")
BESIDE = {".md", ".po", ".txt"}


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
        self._shown = folder
        digest = hashlib.sha256()
        self.files: dict[PurePosixPath, RuleFile] = {}
        for path in sorted(self._paths(folder)):
            relative = PurePosixPath(path.relative_to(folder).as_posix())
            if not self._belongs(relative):
                continue
            try:
                content = path.read_bytes()
            except OSError as error:
                reason = error.strerror or "unbekannter Fehler"
                report.add(Place(str(path), 1, 1), "nicht-lesbar", reason=reason)
                report.broken.add(self._what(relative))
                continue
            digest.update(f"{relative}\0{len(content)}\0".encode())
            digest.update(content)
            self._take(relative, parse(content, str(path)))
        self.fingerprint = digest.hexdigest()

    def _paths(self, folder: Path) -> Iterator[Path]:
        for path in folder.rglob("*"):
            hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
            if path.is_file() and not hidden and path.suffix not in BESIDE:
                yield path

    def _belongs(self, path: PurePosixPath) -> bool:
        parts = path.parts
        known = (
            (len(parts) == 1 and path.stem in SINGLE)
            or (len(parts) == 2 and parts[0] in ("fragen", "quellen", "beispiele"))
            or (len(parts) == 3 and parts[0] == "stellen")
        )
        if known and path.suffix == ".yaml":
            return True
        better = self._better_place(path)
        place = Place(str(self._shown / path), 1, 1)
        self._report.add(place, "unerwartete-datei", name=str(path), proposal=better)
        return False

    def _better_place(self, path: PurePosixPath) -> str:
        if path.suffix in (".yml", ".YAML", ".YML"):
            return f" Nennen Sie sie »{path.stem}.yaml«."
        if len(path.parts) == 1:
            return proposal(path.name, [f"{name}.yaml" for name in SINGLE])
        return proposal(path.parts[0], FOLDERS)

    def _take(self, path: PurePosixPath, document: Document) -> None:
        self._report.note(*document.problems)
        if document.root is None:
            self._report.broken.add(self._what(path))
        self.files[path] = RuleFile(path, document)

    def _what(self, path: PurePosixPath) -> str:
        """What kind of ids the file may define."""
        if path.parts[0] != "stellen":
            return path.parts[0] if len(path.parts) > 1 else path.stem
        return "stellen" if path.name == "stelle.yaml" else "karten"

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
            self._report.broken.add(self._what(file.path))
        return file.map
