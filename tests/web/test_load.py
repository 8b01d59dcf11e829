"""Under load: printing never slows the pages down, and reloading never breaks one."""

import http.client
import shutil
import socket
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from itertools import count, repeat
from pathlib import Path

import pytest

from guide.cli.server import Server
from guide.files.shelf import Shelf
from guide.settings import Settings
from guide.web import create_app
from guide.web.results import RETRY_AFTER
from tests.web.careful import MUNICH, MUSTERSTADT, TODAY
from tests.web.test_reload import write_version

pytestmark = pytest.mark.long

PRINTERS = 16
SAMPLES = 1_000
LIMIT_MS = 250
RELOADS = 1_000
REST = 0.05
"""Seconds between two rounds of a client."""

CASE = "vorhaben=hochbeet&flaeche=gehweg"
PAGES = ["/", "/frage/bezirk", "/angaben", "/checkliste"]


@contextmanager
def serving(folder: Path, shelf: Shelf) -> Iterator[int]:
    """The real server on a free port, in a thread."""
    door = socket.create_server(("127.0.0.1", 0))
    application = create_app(Settings(rules=folder), shelf, today=lambda: TODAY)
    server = Server(application, door, believes_proxies=False)
    thread = threading.Thread(target=server.run)
    thread.start()
    yield door.getsockname()[1]
    server.stop()
    thread.join(30)
    assert not thread.is_alive()


def get(port: int, path: str) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", path)
    response = connection.getresponse()
    response.read()
    connection.close()
    return response.status


def say(capsys: pytest.CaptureFixture[str], measured: str) -> None:
    """Show what was measured, also when the test passes."""
    with capsys.disabled():
        sys.stderr.write(f"\n{measured}\n")


class Busy:
    """So many clients that open the pages of a round until the block ends; it keeps what they got.

    After a round they rest a little; after a 503, if they are polite, as long as it asks for.
    """

    def __init__(
        self, port: int, clients: int, paths: Iterator[list[str]], *, polite: bool = True
    ) -> None:
        self.got: list[int] = []
        self._rest_after_503 = RETRY_AFTER if polite else REST
        self._paths, self._lock = paths, threading.Lock()
        self._leave = threading.Event()
        self._threads = [threading.Thread(target=self._run, args=(port,)) for _ in range(clients)]

    def _run(self, port: int) -> None:
        while not self._leave.is_set():
            with self._lock:
                paths = next(self._paths)
            got = [get(port, path) for path in paths]
            self.got += got
            self._leave.wait(self._rest_after_503 if 503 in got else REST)

    def __enter__(self) -> "Busy":
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._leave.set()
        for thread in self._threads:
            thread.join()


def on_day(number: int) -> str:
    """A case that differs from the others, so that what is shown has to be made."""
    return f"beginn={TODAY + timedelta(number % 3000)}&{CASE}"


def papers() -> Iterator[list[str]]:
    """Papers of which none was asked for before."""
    for number in count():
        large = "&druck=gross" if number // 3000 else ""
        yield [f"/checkliste.pdf?{on_day(number)}{large}"]


@pytest.mark.parametrize("polite", [True, False], ids=["who wait", "who retry at once"])
def test_sixteen_printers_leave_the_pages_fast(
    capsys: pytest.CaptureFixture[str], polite: bool
) -> None:
    spent = []
    with (
        serving(MUNICH, Shelf(MUNICH)) as port,
        Busy(port, PRINTERS, papers(), polite=polite) as printers,
    ):
        for number in range(SAMPLES):
            start = time.perf_counter()
            assert get(port, f"{PAGES[number % len(PAGES)]}?{on_day(number)}") == 200
            spent.append(1000 * (time.perf_counter() - start))
    p99 = sorted(spent)[int(0.99 * len(spent))]
    printed, refused = printers.got.count(200), printers.got.count(503)
    say(capsys, f"p99 of the pages: {p99:.0f} ms; {printed} PDFs, {refused} times 503")
    assert set(printers.got) <= {200, 503}
    assert printed
    assert p99 <= LIMIT_MS


def test_a_thousand_reloads_under_load_break_no_page(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = shutil.copytree(MUSTERSTADT, tmp_path / "regeln")
    write_version(folder, 0)
    shelf = Shelf(folder)
    paths = ["/", "/frage/flaeche?vorhaben=bank", "/checkliste?vorhaben=bank&flaeche=strasse"]
    with serving(folder, shelf) as port, Busy(port, 2, repeat(paths)) as visitors:
        for number in range(RELOADS):
            write_version(folder, number)
            shelf.refresh()
    say(capsys, f"{len(visitors.got)} pages during {RELOADS} reloads")
    assert set(visitors.got) == {200}
