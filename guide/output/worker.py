"""One child process that prints, seen from its parent: killed when late, replaced when gone."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread, Timer
from typing import BinaryIO, cast

from guide.output import frames

ROOT = Path(__file__).parents[2]
PROGRAM = """
import sys
sys.path.insert(0, sys.argv[1])
from guide.output import pdf_worker
pdf_worker.main(*sys.argv[2:])
"""


class Late(Exception):
    """The time was up; the child was killed."""


class Dead(Exception):
    """The child died or could not print this page."""


class Unfit(Exception):
    """The child cannot print at all; the message is that of the failed import."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds for one PDF and for loading, megabytes of address space, PDFs in a child's life."""

    seconds: float = 25.0
    loading: float = 20.0
    megabytes: int = 768
    renders: int = 200


class Worker:
    """Holds one child at a time. Only one thread may print with it at once."""

    def __init__(self, folder: Path, limits: Limits) -> None:
        self._folder, self._limits = folder, limits
        self._child: subprocess.Popen[bytes] | None = None
        self._renders = 0

    def print(self, html: str) -> bytes:
        """One page as PDF. Raises Late, Dead or Unfit; the next page gets a new child then."""
        child = self._running()
        kind, content = self._ask(child, html.encode(), self._limits.seconds)
        self._renders += 1
        if kind != frames.PRINTED or self._renders >= self._limits.renders:
            self.end()
        if kind == frames.PRINTED:
            return content
        raise Dead(content.decode(errors="replace"))

    def end(self) -> None:
        """Kill the child and wait until it is gone."""
        child, self._child = self._child, None
        if child is None:
            return
        child.kill()
        child.wait()
        for pipe in (child.stdin, child.stdout):
            try:
                cast(BinaryIO, pipe).close()
            except OSError:
                continue

    def _running(self) -> subprocess.Popen[bytes]:
        if self._child is not None and self._child.poll() is None:
            return self._child
        self.end()
        limits = self._limits
        told = (self._folder, f"{limits.seconds}", f"{limits.megabytes}")
        child = subprocess.Popen(
            [sys.executable, "-c", PROGRAM, ROOT, *told],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # a Ctrl-C for the server must not reach a PDF it still owes
        )
        # Somebody must wait for a child that dies while nobody prints, or it stays a zombie.
        Thread(target=child.wait, daemon=True).start()
        self._child, self._renders = child, 0
        kind, content = self._ask(child, None, limits.loading)
        if kind != frames.READY:
            self.end()
            raise Unfit(content.decode(errors="replace"))
        return child

    def _ask(
        self, child: subprocess.Popen[bytes], page: bytes | None, seconds: float
    ) -> tuple[bytes, bytes]:
        """The child's next answer. Killing it in time is what ends a read that takes too long."""
        late = Event()

        def give_up() -> None:
            late.set()
            child.kill()

        watch = Timer(seconds, give_up)
        watch.start()
        try:
            if page is not None:
                frames.send(cast(BinaryIO, child.stdin), frames.PAGE, page)
            return frames.receive(cast(BinaryIO, child.stdout))
        except frames.Ended:
            self.end()
            if late.is_set():
                raise Late from None
            raise Dead("the worker died") from None
        finally:
            watch.cancel()
