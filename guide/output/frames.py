"""How the press and its worker talk: frames over pipes."""

from __future__ import annotations

from typing import BinaryIO

PRINTED, FAILED, READY, UNFIT = b"+", b"-", b"r", b"u"
"""Kinds of answers: a PDF, why there is none, ready to print, unable to print anything."""

PAGE = b"p"
"""The one kind of request: a page to print."""


class Ended(Exception):
    """The other side has gone."""


def send(pipe: BinaryIO, kind: bytes, content: bytes) -> None:
    """Write one frame: a byte of kind, four bytes of length, the content. Raises Ended."""
    try:
        pipe.write(kind + len(content).to_bytes(4, "big") + content)
        pipe.flush()
    except (OSError, ValueError) as error:
        raise Ended from error


def receive(pipe: BinaryIO) -> tuple[bytes, bytes]:
    """Read one frame as kind and content. Raises Ended, also in the middle of a frame."""
    kind = _exactly(pipe, 1)
    return kind, _exactly(pipe, int.from_bytes(_exactly(pipe, 4), "big"))


def _exactly(pipe: BinaryIO, count: int) -> bytes:
    try:
        found = pipe.read(count)
    except (OSError, ValueError) as error:
        raise Ended from error
    if len(found) < count:
        raise Ended
    return found
