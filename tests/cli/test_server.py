"""The server at its end: what was accepted is answered, what comes later is refused."""

import http.client
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from guide.cli import server as module
from guide.cli.server import Server

ROOT = Path(__file__).parents[2]


def application(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
    """Answers after as many seconds as the query says, with the address it believes."""
    time.sleep(float(environ["QUERY_STRING"] or 0))
    body = environ.get("HTTP_X_FORWARDED_FOR", "nobody").encode()
    start("200 OK", [("Content-Type", "text/plain"), ("Content-Length", str(len(body)))])
    return [body]


class Running:
    """A server in a thread."""

    def __init__(self, *, believes_proxies: bool = False) -> None:
        self._door = socket.create_server(("127.0.0.1", 0))
        self.port = self._door.getsockname()[1]
        self.server = Server(application, self._door, believes_proxies=believes_proxies)
        self.answered_all: list[bool] = []
        self._thread = threading.Thread(target=lambda: self.answered_all.append(self.server.run()))
        self._thread.start()

    def connect(self) -> http.client.HTTPConnection:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.connect()
        return connection

    def join(self) -> float:
        """How many seconds it still took."""
        start = time.monotonic()
        self._thread.join(30)
        assert not self._thread.is_alive()
        self._door.close()
        return time.monotonic() - start


@pytest.fixture
def running() -> Iterator[Running]:
    one = Running()
    yield one
    one.server.stop()
    one.server.stop()
    one.join()


def test_a_connection_serves_many_requests(running: Running) -> None:
    connection = running.connect()
    for _ in range(3):
        connection.request("GET", "/")
        response = connection.getresponse()
        assert (response.read(), response.getheader("Connection")) == (b"nobody", None)
        assert response.getheader("Server") is None
    connection.close()


def test_a_slow_request_is_answered_although_the_end_was_called(running: Running) -> None:
    connection = running.connect()
    connection.request("GET", "/?0.8")
    time.sleep(0.1)
    running.server.stop()
    response = connection.getresponse()
    assert (response.read(), response.getheader("Connection")) == (b"nobody", "close")
    running.join()
    assert running.answered_all == [True]
    connection.close()


def test_a_request_on_an_open_connection_is_answered_just_after_the_end_was_called(
    running: Running,
) -> None:
    connection = running.connect()
    connection.request("GET", "/")
    connection.getresponse().read()
    running.server.stop()
    time.sleep(0.1)
    connection.request("GET", "/")
    response = connection.getresponse()
    assert (response.read(), response.getheader("Connection")) == (b"nobody", "close")
    connection.close()


def test_idle_connections_do_not_delay_the_end(running: Running) -> None:
    silent = [running.connect() for _ in range(20)]
    running.server.stop()
    assert running.join() < module.SECONDS_FOR_THE_FIRST + 2
    assert running.answered_all == [True]
    for connection in silent:
        connection.close()


def test_who_comes_after_the_end_is_refused(running: Running) -> None:
    connection = running.connect()
    connection.request("GET", "/?3")
    time.sleep(0.1)
    running.server.stop()
    time.sleep(module.SECONDS_OF_FAREWELL + 0.3)
    with pytest.raises(ConnectionRefusedError):
        running.connect()
    assert connection.getresponse().read() == b"nobody"
    connection.close()


def test_a_second_call_for_the_end_waits_for_nobody(running: Running) -> None:
    connection = running.connect()
    connection.request("GET", "/?4")
    time.sleep(0.1)
    running.server.stop()
    running.server.stop()
    assert running.join() < 3
    assert running.answered_all == [False]
    connection.close()


def test_who_sends_a_request_byte_by_byte_is_cut_off(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "SECONDS_TO_ASK", 0.5)
    monkeypatch.setattr(running.server._listener.adj, "cleanup_interval", 0.1)
    running.server._listener.next_channel_cleanup = 0
    start = time.monotonic()
    with socket.create_connection(("127.0.0.1", running.port), timeout=10) as slow:
        slow.sendall(b"GET / HTTP/1.1\r\n")
        with pytest.raises(OSError, match=r"reset|pipe"):
            drip(slow, until=start + 8)
    assert 0.4 < time.monotonic() - start < 4


def drip(connection: socket.socket, until: float) -> None:
    while time.monotonic() < until:
        connection.sendall(b"X")
        time.sleep(0.05)


def test_proxies_are_believed_only_if_there_are_any() -> None:
    for believes, expected in ((False, b"nobody"), (True, b"192.0.2.1")):
        one = Running(believes_proxies=believes)
        connection = one.connect()
        connection.request("GET", "/", headers={"X-Forwarded-For": "192.0.2.1"})
        assert connection.getresponse().read() == expected
        connection.close()
        one.server.stop()
        one.join()


HAMMERED = """
import signal, socket, sys
from tests.cli.test_server import application
from guide.cli.server import Server
door = socket.create_server(("127.0.0.1", 0))
server = Server(application, door, believes_proxies=False)
signal.signal(signal.SIGTERM, lambda *_: server.stop())
print(door.getsockname()[1], flush=True)
sys.exit(0 if server.run() else 1)
"""


def hammer(port: int, query: str, *, keep: bool, lost: list[str], counts: list[int]) -> None:
    """Ask until a new connection is refused; whatever else goes wrong is a lost request."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    while True:
        try:
            if connection.sock is None:
                connection.connect()
        except ConnectionRefusedError:
            return
        try:
            connection.request("GET", f"/?{query}")
            response = connection.getresponse()
            assert response.read() == b"nobody"
            counts[0] += 1
        except (OSError, http.client.HTTPException, AssertionError) as error:
            lost.append(f"{keep} {query}: {error!r}")
            return
        if not keep:
            connection.close()


def test_the_end_under_load_loses_no_request() -> None:
    command = [sys.executable, "-c", HAMMERED]
    lost: list[str] = []
    counts = [0]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        port = int(process.stdout.readline())
        clients = [
            threading.Thread(
                target=hammer,
                args=(port, query),
                kwargs={"keep": keep, "lost": lost, "counts": counts},
            )
            for keep in (True, False)
            for query in ("", "", "0.01", "0.3")
        ]
        for client in clients:
            client.start()
        time.sleep(0.7)
        process.send_signal(signal.SIGTERM)
        for client in clients:
            client.join(20)
        assert process.wait(10) == 0
    assert lost == []
    assert counts[0] > 50
