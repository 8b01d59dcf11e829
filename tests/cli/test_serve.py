"""`lotse serve` as a process of its own: how it starts, how it fails, how it ends."""

import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from click.testing import Result

ROOT = Path(__file__).parents[2]
Lotse = Callable[..., Result]


@contextmanager
def serving(*words: object, **environment: str) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """A server on a free port, and that port."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("LOTSE_")}
    process = subprocess.Popen(
        [sys.executable, "-m", "guide", "serve", "--port", "0", *map(str, words)],
        env={**clean, "PYTHONPATH": str(ROOT), **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        found = re.fullmatch(
            r"Der Genehmigungslotse läuft: http://127\.0\.0\.1:(\d+)  \(Ende mit Strg\+C\)\n", line
        )
        assert found, line + (process.stderr.read() if process.stderr else "")
        yield process, int(found[1])
    finally:
        process.kill()
        process.communicate()


def get(port: int, path: str, **headers: str) -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", path, headers=headers)
    response = connection.getresponse()
    body = response.read().decode("utf-8", "replace")
    connection.close()
    return response.status, body


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_serves_until_a_signal_and_ends_without_complaint(
    tiny: Path, number: signal.Signals
) -> None:
    with serving("--rules", tiny) as (process, port):
        status, page = get(port, "/")
        assert (status, "Eine Bank" in page) == (200, True)
        process.send_signal(number)
        out, err = process.communicate(timeout=20)
    assert (process.returncode, out, err) == (0, "Beendet.\n", "")


def test_whoever_has_connected_before_the_signal_gets_a_whole_page(tiny: Path) -> None:
    found: list[int] = []

    def ask(port: int) -> None:
        with suppress(ConnectionRefusedError):  # who came too late
            found.append(get(port, "/checkliste?vorhaben=fest")[0])

    with serving("--rules", tiny) as (process, port):
        get(port, "/")
        clients = [threading.Thread(target=ask, args=[port]) for _ in range(24)]
        for client in clients:
            client.start()
        process.send_signal(signal.SIGTERM)
        for client in clients:
            client.join(20)
        assert process.wait(20) == 0
    assert set(found) == {200}


def test_changed_rules_are_live_and_broken_ones_are_not(tiny: Path) -> None:
    def soon(path: str, wanted: Callable[[str], bool]) -> bool:
        end = time.monotonic() + 10
        while time.monotonic() < end:
            if wanted(get(port, path)[1]):
                return True
            time.sleep(0.1)
        return False

    questions = tiny / "fragen" / "was.yaml"
    text = questions.read_text("utf-8")
    with serving("--rules", tiny) as (_, port):
        questions.write_text(text.replace("Eine Bank", "Eine Parkbank"), "utf-8")
        assert soon("/", lambda page: "Eine Parkbank" in page)
        questions.write_text("kaputt: [", "utf-8")
        assert soon("/healthz", lambda health: bool(json.loads(health)["probleme"]))
        assert "Eine Parkbank" in get(port, "/")[1]


def test_settings_come_from_the_environment_and_the_command_line_wins(tiny: Path) -> None:
    public = {"LOTSE_PUBLIC_URL": "https://lotse.example.org", "LOTSE_RULES": str(tiny.absolute())}
    process = subprocess.Popen(
        [sys.executable, "-m", "guide", "serve", "--public-url", "https://other.example.org"],
        env={**os.environ, **public, "LOTSE_PORT": "0", "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    line = process.stdout.readline()
    process.terminate()
    process.communicate(timeout=20)
    assert line == ("Der Genehmigungslotse läuft: https://other.example.org  (Ende mit Strg+C)\n")


def test_the_log_tells_no_answers(tiny: Path) -> None:
    with serving("--rules", tiny, "--log") as (process, port):
        get(port, "/checkliste?vorhaben=fest")
        process.terminate()
        _, err = process.communicate(timeout=20)
    assert re.search(r" lotse\.access GET \S+ 200 \d+ ms\n", err)
    assert "fest" not in err
    assert "127.0.0.1" not in err


def test_a_broken_pack_is_explained_completely_and_nothing_is_served(
    lotse: Lotse, tiny: Path
) -> None:
    (tiny / "quellen" / "ort.yaml").write_text("satzung: {titl: Satzung}\n", "utf-8")
    (tiny / "fragen" / "was.yaml").write_text("vorhaben: [\n", "utf-8")
    result = lotse("serve", "--rules", tiny, "--port", 0)
    assert (result.exit_code, result.stdout) == (1, "")
    *problems, last = result.stderr.splitlines()
    assert last == "Die Regeln in »regeln« sind nicht in Ordnung. Bitte verbessern Sie das zuerst."
    assert problems == lotse("check", tiny).stdout.splitlines()
    assert len(problems) == 2


def test_a_busy_port_is_said_with_a_free_one(lotse: Lotse, tiny: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        result = lotse("serve", "--rules", tiny, "--port", port)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        f"Der Port {port} ist schon belegt. Läuft der Lotse schon? "
        f"Mit --port {port + 1} nehmen Sie einen anderen.\n"
    )


@pytest.mark.parametrize(
    ("host", "said"),
    [
        ("192.0.2.1", "Dieser Rechner hat keine Adresse »192.0.2.1«. Meist passt 127.0.0.1.\n"),
        ("nix.invalid", "Die Adresse »nix.invalid« ist hier unbekannt. Meist passt 127.0.0.1.\n"),
    ],
)
def test_an_address_that_is_not_ours_is_said(
    lotse: Lotse, tiny: Path, host: str, said: str
) -> None:
    result = lotse("serve", "--rules", tiny, "--host", host, "--port", 0)
    assert (result.exit_code, result.stderr) == (1, said)
