"""Rules that change under a running server: no error, and no page that mixes two versions."""

import re
import shutil
import threading
from pathlib import Path

from flask import Flask

from guide.files.shelf import Shelf
from guide.settings import Settings
from guide.web import create_app
from tests.web.careful import MUSTERSTADT, TODAY, CarefulClient

CHANGES = 12
URLS = ["/", "/frage/flaeche?vorhaben=bank", "/angaben?vorhaben=bank&flaeche=hof",
        "/checkliste?vorhaben=bank&flaeche=strasse"]  # fmt: skip


def write_version(folder: Path, number: int) -> None:
    """Give the town and one of its questions the same number."""
    for file, old in (("paket.yaml", "titel: "), ("fragen/wo.yaml", "  frage: Wo soll es sein")):
        text = (MUSTERSTADT / file).read_text("utf-8")
        line = next(one for one in text.splitlines() if one.startswith(old))
        (folder / file).write_text(text.replace(line, f"{old}{number}?"), "utf-8")


class Visitor(threading.Thread):
    """Opens the same pages again and again, and remembers which versions it saw."""

    def __init__(self, app: Flask) -> None:
        super().__init__()
        self.client = CarefulClient(app)
        self.leave = threading.Event()
        self.failures: list[str] = []
        self.seen: set[str] = set()

    def run(self) -> None:
        while not self.leave.is_set():
            for url in URLS:
                self.look(self.client.get(url).text)

    def look(self, text: str) -> None:
        title = re.search(r"<title>.* – (\d+)\?</title>", text)
        asked = set(re.findall(r"Wo soll es sein(\d+)\?", text))
        if title and asked <= {title[1]}:
            self.seen.add(title[1])
        else:
            self.failures.append(text)


def test_no_request_sees_an_error_or_two_versions(tmp_path: Path) -> None:
    folder = shutil.copytree(MUSTERSTADT, tmp_path / "regeln")
    write_version(folder, 0)
    shelf = Shelf(folder)
    app = create_app(Settings(rules=folder), shelf, today=lambda: TODAY)
    visitors = [Visitor(app), Visitor(app)]
    for visitor in visitors:
        visitor.start()
    for number in range(1, CHANGES):
        write_version(folder, number)
        if number % 4 == 0:
            (folder / "merkmale.yaml").write_text("kaputt: [")
            shelf.refresh()
            shutil.copy(MUSTERSTADT / "merkmale.yaml", folder)
        shelf.refresh()
    for visitor in visitors:
        visitor.leave.set()
        visitor.join()
        assert visitor.failures == []
        assert len(visitor.seen) > 1
