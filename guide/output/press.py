"""Prints PDFs in a child process that may hang, grow or die without harm to anybody else."""

from __future__ import annotations

import re
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import BoundedSemaphore
from types import ModuleType, TracebackType
from typing import Self

from guide.output.worker import Dead, Late, Limits, Unfit, Worker


class NoPrint(Exception):
    """There is no PDF now; the page on screen says the same words."""


class Busy(NoPrint):
    """Too many print at once."""


class TooSlow(NoPrint):
    """This PDF took too long and was given up."""


class Broken(NoPrint):
    """The worker died or failed at this PDF."""


class Missing(NoPrint):
    """Nothing can be printed here; the message names what is missing."""


class Press:
    """A few workers and a short queue: `slots` requests may print or wait at once."""

    def __init__(
        self, folder: Path, *, workers: int = 1, slots: int = 6, limits: Limits | None = None
    ) -> None:
        self._limits = limits or Limits()
        self._slots = BoundedSemaphore(slots)
        self._missing = ""
        self._workers = [Worker(folder, self._limits) for _ in range(workers)]
        self._idle: SimpleQueue[Worker] = SimpleQueue()
        for worker in self._workers:
            self._idle.put(worker)

    def print(self, html: str) -> bytes:
        """The page as PDF. Raises Busy, TooSlow, Broken or Missing."""
        if self._missing:
            raise Missing(self._missing)
        if not self._slots.acquire(blocking=False):
            raise Busy
        try:
            return self._print(html)
        finally:
            self._slots.release()

    def _print(self, html: str) -> bytes:
        try:
            worker = self._idle.get(timeout=self._limits.seconds)
        except Empty:
            raise Busy from None
        try:
            return worker.print(html)
        except Late as late:
            raise TooSlow from late
        except Dead as dead:
            raise Broken(str(dead)) from dead
        except Unfit as unfit:
            self._missing = explain(str(unfit))
            raise Missing(self._missing) from unfit
        finally:
            self._idle.put(worker)

    def close(self) -> None:
        """End the workers; what they print is given up."""
        for worker in self._workers:
            worker.end()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def print_here(html: str, folder: Path) -> bytes:
    """Print in this process: for a command line, where only the one who asked waits."""
    made: bytes = _engine().print_page(html, folder)
    return made


def shortcomings() -> tuple[str, ...]:
    """What is missing for good PDFs, in words; empty if all is there."""
    try:
        found: tuple[str, ...] = _engine().shortcomings()
    except Missing as missing:
        return (str(missing),)
    return found


def _engine() -> ModuleType:
    try:
        from guide.output import pdf
    except (ImportError, OSError) as error:
        raise Missing(explain(str(error))) from error
    return pdf


def explain(error: str) -> str:
    """What is missing, from the words of the failed import, and how to get it under Debian."""
    named = re.search(r"library '([^']+)'|No module named '([^']+)'", error)
    name = next(group for group in named.groups() if group) if named else error
    return (
        f"PDF-Dateien gehen hier nicht, es fehlt: {name}. Unter Debian hilft: "
        "apt install libpangoft2-1.0-0 libharfbuzz-subset0 fonts-open-sans"
    )
