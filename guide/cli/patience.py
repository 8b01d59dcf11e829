"""A word to people at a terminal when something takes long."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import click

LONG = 2.0
"""Seconds without a word that nobody minds."""


@contextmanager
def patience(sentence: str, seconds: float = LONG) -> Iterator[threading.Timer | None]:
    """Say the sentence on standard error if the work inside takes long and a person is there."""
    if not sys.stderr.isatty():
        yield None
        return
    timer = threading.Timer(seconds, click.echo, [sentence], {"err": True})
    timer.daemon = True
    timer.start()
    try:
        yield timer
    finally:
        timer.cancel()
