"""`lotse screenshots`: which pages it takes, and what it says when it cannot."""

import re
import shutil
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import Result

from guide.cli import screenshots
from guide.files.reader import read
from tests.cli.conftest import ROOT, TOWN
from tests.web.careful import MUNICH, CarefulClient, make_app

Lotse = Callable[..., Result]
CHROMIUM = next(filter(None, map(shutil.which, screenshots.BROWSERS)), None)


class Camera:
    """A browser without pictures: what it opens is what it keeps."""

    def new_context(self, viewport: dict[str, int], locale: str) -> "Camera":
        assert locale == "de-DE"
        self.width = viewport["width"]
        return self

    def new_page(self) -> "Camera":
        return self

    def goto(self, address: str) -> None:
        with urllib.request.urlopen(address) as response:
            self.seen = response.read()

    def screenshot(self, path: Path, full_page: bool) -> None:
        assert full_page
        path.write_bytes(self.seen + str(self.width).encode())

    def close(self) -> None:
        """Nothing is open."""


@contextmanager
def camera() -> Iterator[Camera]:
    yield Camera()


@pytest.mark.parametrize("folder", [TOWN, MUNICH], ids=["town", "munich"])
def test_every_state_has_a_name_of_its_own_and_a_page(folder: Path) -> None:
    client = CarefulClient(make_app(folder))
    states = list(screenshots.states(read(folder).pack))
    assert len(dict(states)) == len(states)
    assert all(re.fullmatch(r"[a-z0-9-]+", name) for name, _ in states)
    for name, path in states:
        if not name.startswith("liste-offen"):
            client.open(path, status=404 if "404" in name else 200)


def test_the_states_show_mistakes_emptiness_and_a_whole_case() -> None:
    names = {name for name, _ in screenshots.states(read(TOWN).pack)}
    assert {"start", "start-gefunden", "start-nichts-gefunden", "angaben-leer", "frage-fehler",
            "frage-mehrere", "fehler-404", "angaben", "liste", "liste-mit-tag",
            "impressum"} <= names  # fmt: skip


def test_each_page_is_taken_wide_and_narrow(
    lotse: Lotse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(screenshots, "_browser", camera)
    result = lotse("screenshots", tmp_path / "neu", "--rules", TOWN, "--only", "start")
    assert result.exit_code == 0, result.output
    assert result.stdout == f"6 Bilder liegen in »{tmp_path / 'neu'}«.\n"
    taken = {file.name: file.read_bytes() for file in (tmp_path / "neu").iterdir()}
    assert taken["start-breit.png"].endswith(b"1280")
    assert taken["start-schmal.png"].endswith(b"375")
    assert b"Nichts gefunden" in taken["start-nichts-gefunden-breit.png"]


def test_a_name_that_no_page_has_is_said(lotse: Lotse, tmp_path: Path) -> None:
    result = lotse("screenshots", tmp_path, "--rules", TOWN, "--only", "mond")
    assert result.exit_code == 1
    assert "Keine Seite hat »mond« im Namen." in result.output


def test_without_chromium_it_says_what_helps(
    lotse: Lotse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(screenshots, "BROWSERS", ("gibt-es-nicht",))
    result = lotse("screenshots", tmp_path, "--rules", TOWN)
    assert result.exit_code == 1
    assert "Unter Debian hilft: apt install chromium" in result.output


@pytest.mark.browser
@pytest.mark.skipif(not CHROMIUM, reason="no chromium here (apt install chromium)")
def test_a_real_browser_takes_real_pictures(tmp_path: Path) -> None:
    # In a process of its own: a test before may have left its browser's event loop running here.
    words = ["screenshots", tmp_path, "--rules", TOWN, "--only", "fehler-404"]
    subprocess.run([sys.executable, "-m", "guide", *words], cwd=ROOT, check=True)
    wide, narrow = (
        (tmp_path / f"fehler-404-{how}.png").read_bytes() for how in ("breit", "schmal")
    )
    assert wide[:8] == narrow[:8] == b"\x89PNG\r\n\x1a\n"
    assert [int.from_bytes(one[16:20]) for one in (wide, narrow)] == [1280, 375]
