"""The child that prints: pages come in over a pipe, PDFs go out, one after the other."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from typing import BinaryIO

from guide.output import frames

NICENESS = 10
GRACE = 5
"""So many seconds after its parent should have killed it, the child ends by itself."""


def main(folder: str, seconds: str, megabytes: str) -> None:
    """Print until the parent has gone. Whatever else writes to stdout goes to stderr."""
    pages, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    _limit(int(megabytes))
    try:
        _serve(pages, answers, Path(folder), int(float(seconds)) + GRACE)
    except frames.Ended:
        return


def _limit(megabytes: int) -> None:
    """Behind everybody else, and with so much memory; where the system cannot, without."""
    try:
        import resource

        os.nice(NICENESS)
        resource.setrlimit(resource.RLIMIT_AS, (megabytes * 2**20,) * 2)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (ImportError, OSError, ValueError):
        return


def _serve(pages: BinaryIO, answers: BinaryIO, folder: Path, seconds: int) -> None:
    try:
        from guide.output.pdf import print_page
    except (ImportError, OSError) as error:
        frames.send(answers, frames.UNFIT, str(error).encode())
        return
    frames.send(answers, frames.READY, b"")
    while True:
        _, page = frames.receive(pages)
        signal.alarm(seconds)
        try:
            made = print_page(page.decode(), folder)
        except Exception as error:
            frames.send(answers, frames.FAILED, f"{type(error).__name__}: {error}".encode())
        else:
            frames.send(answers, frames.PRINTED, made)
        signal.alarm(0)
