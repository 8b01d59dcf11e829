"""The checklist for machines, and how the server is."""

import json
import shutil
from pathlib import Path

import pytest

from guide.files.shelf import Shelf
from guide.settings import Settings
from guide.web import create_app
from tests.web.careful import MUSTERSTADT, CarefulClient

BENCH = "vorhaben=bank&flaeche=strasse&breite=weit"


def test_the_checklist_is_there_as_plain_data(town: CarefulClient) -> None:
    response = town.get(f"/checkliste.json?{BENCH}")
    assert response.content_type == "application/json; charset=utf-8"
    assert isinstance(json.loads(response.text), dict)
    assert "Eine Bank aufstellen" in response.text


def test_the_latest_days_go_into_a_calendar(town: CarefulClient) -> None:
    response = town.get(f"/checkliste.ics?{BENCH}&beginn=2027-05-08")
    assert response.content_type == "text/calendar; charset=utf-8"
    assert response.headers["Content-Disposition"] == 'attachment; filename="checkliste-bank.ics"'
    assert response.text.startswith("BEGIN:VCALENDAR\r\n")
    assert "BEGIN:VEVENT" in response.text


def test_without_a_day_the_calendar_asks_for_one(town: CarefulClient) -> None:
    response = town.get(f"/checkliste.ics?{BENCH}")
    assert response.status_code == 303
    assert response.headers["Location"].endswith("#termin")


@pytest.mark.parametrize("name", ["checkliste.json", "checkliste.ics"])
def test_without_a_vorhaben_machines_are_led_to_the_start_too(
    town: CarefulClient, name: str
) -> None:
    response = town.get(f"/{name}?flaeche=park&beginn=2027-05-08")
    assert response.status_code == 303
    assert response.headers["Location"].startswith("/?")
    assert "flaeche=park" in response.headers["Location"]


def test_a_healthy_server_says_which_rules_it_has(town: CarefulClient) -> None:
    response = town.get("/healthz")
    told = json.loads(response.text)
    assert told["zustand"] == "gut"
    assert told["probleme"] == []
    assert f"Fassung der Regeln: {told['fassung']}." in town.open("/").text
    assert response.headers["Cache-Control"] == "no-store"


def test_broken_rules_are_told_and_the_last_good_pack_stays(tmp_path: Path) -> None:
    folder = shutil.copytree(MUSTERSTADT, tmp_path / "regeln")
    shelf = Shelf(folder)
    client = CarefulClient(create_app(Settings(rules=folder), shelf))
    before = client.open(f"/checkliste?{BENCH}").text
    (folder / "merkmale.yaml").write_text("kaputt: [")
    assert shelf.refresh()
    told = json.loads(client.get("/healthz").text)
    assert told["zustand"] == "alte Fassung"
    assert [one.split(":")[0] for one in told["probleme"]] == ["merkmale.yaml"]
    assert client.open(f"/checkliste?{BENCH}").text == before
