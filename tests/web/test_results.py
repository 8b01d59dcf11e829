"""The checklist as page and PDF: whatever is still open, with the days that were told."""

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from flask import Flask

from guide.output.press import Broken, Busy, Missing, NoPrint, TooSlow
from guide.output.qr import code
from guide.web import results
from tests.web.careful import MUSTERSTADT, TODAY, CarefulClient, Page, make_app, words

BENCH = "vorhaben=bank&flaeche=strasse&breite=weit"


def test_the_checklist_names_the_vorhaben_and_the_verdict(town: CarefulClient) -> None:
    page = town.open(f"/checkliste?{BENCH}")
    assert page.h1 == "Checkliste: Eine Bank aufstellen"
    (verdict,) = page.has_class("verdict")
    assert words(verdict).startswith("Erlaubnis nötig")


def test_every_reason_can_be_changed_from_the_checklist(town: CarefulClient) -> None:
    page = town.open(f"/checkliste?{BENCH}")
    changed = town.open(page.link("ändern: Wo soll es sein?"))
    assert changed.h1 == "Wo soll es sein?"
    assert "breite=weit" in changed.url


def test_the_checklist_can_be_opened_while_questions_are_open(town: CarefulClient) -> None:
    page = town.open("/checkliste?vorhaben=fest")
    assert "Offene Fragen: 2." in page.text
    assert town.open(page.link("Weiter mit den Fragen")).h1 == "Was gehört zum Fest?"
    assert "Offene Fragen" not in town.open(f"/checkliste?{BENCH}").text


def test_without_a_vorhaben_the_checklist_leads_to_the_start(town: CarefulClient) -> None:
    page = town.open("/checkliste?flaeche=hof")
    assert urlsplit(page.url).path == "/"
    assert "Im eigenen Hof" in page.text


def test_a_told_day_moves_to_the_canonical_address_and_gives_latest_days(
    town: CarefulClient,
) -> None:
    page = town.open(f"/checkliste?{BENCH}")
    after = town.open(page.filled("/checkliste", beginn="2027-05-08"))
    given = parse_qs(urlsplit(after.url).query)
    assert given["beginn"] == ["2027-05-08"]
    assert "weiter" not in given
    assert "spätestens am" in after.text
    assert "spätestens am" not in page.text
    field = next(one for one in after.all("input") if one.get("id") == "beginn")
    assert field.get("value") == "2027-05-08"
    assert (field.get("min"), field.get("max")) == ("2025-01-01", "2036-12-31")


def test_a_told_day_can_be_taken_back(town: CarefulClient) -> None:
    page = town.open(f"/checkliste?{BENCH}&beginn=2027-05-08")
    after = town.open(page.filled("/checkliste", beginn="").replace("2027-05-08", ""))
    assert "beginn" not in after.url


@pytest.mark.parametrize("day", ["2027-02-30", "0001-01-02", "٢٠٢٧-٠٥-٠٨", "bald", "2027-05-08'"])
def test_a_bad_day_is_named_and_ignored(town: CarefulClient, day: str) -> None:
    page = town.open(f"/checkliste?{BENCH}&beginn={quote(day)}&weiter=")
    assert f"»{day}« können wir nicht als Tag für den Beginn verwenden." in page.text
    field = next(one for one in page.all("input") if one.get("id") == "beginn")
    assert field.get("aria-invalid") == "true"
    assert page.title.startswith("Fehler: Checkliste")
    assert page.link(f"»{day}«") == "#beginn"
    assert "spätestens am" not in page.text


def test_a_day_that_has_passed_is_said_plainly(town: CarefulClient) -> None:
    page = town.open(f"/checkliste?{BENCH}&beginn={TODAY.isoformat()}")
    assert "Dieser Tag ist schon vorbei." in page.text


def test_a_second_vorhaben_takes_the_answers_along(town: CarefulClient) -> None:
    page = town.open(town.open(f"/checkliste?{BENCH}").link("Noch etwas planen"))
    assert urlsplit(page.url).path == "/"
    assert "flaeche=strasse" in page.link("Ein Nachbarschaftsfest")
    assert "vorhaben=bank" not in page.url


def leads_back(host: str, page: Page) -> str:
    """The code that opens this very list on a host."""
    return code(f"{host}/checkliste?{urlsplit(page.link('Als PDF')).query}")


def test_the_code_leads_to_the_address_where_the_server_was_told_to_serve(
    town: CarefulClient,
) -> None:
    page = town.open(f"/checkliste?{BENCH}", headers={"Host": "evil.example"})
    (picture,) = [one for one in page.all("img") if "QR-Code" in one.get("alt", "")]
    assert picture.get("src") == leads_back("http://127.0.0.1:8000", page)
    assert "evil.example" not in page.response.text


def test_a_public_address_goes_into_the_code() -> None:
    public = CarefulClient(make_app(MUSTERSTADT, public_url="https://lotse.example.org/amt/"))
    page = public.open(f"/checkliste?{BENCH}", headers={"Host": "lotse.example.org"})
    (picture,) = [one for one in page.all("img") if "QR-Code" in one.get("alt", "")]
    assert picture.get("src") == leads_back("https://lotse.example.org/amt", page)


# ---- PDF ----


@contextmanager
def press_that(outcome: bytes | NoPrint, monkeypatch: pytest.MonkeyPatch) -> Iterator[Flask]:
    """An application whose press returns or raises this at once."""

    class Fake:
        def __init__(self, *_: object) -> None: ...

        def print(self, html: str) -> bytes:
            if isinstance(outcome, NoPrint):
                raise outcome
            return outcome + html.encode()

    monkeypatch.setattr(results, "Press", Fake)
    yield make_app(MUSTERSTADT)


def test_the_pdf_carries_a_name_of_ids_only(monkeypatch: pytest.MonkeyPatch) -> None:
    with press_that(b"%PDF", monkeypatch) as app:
        response = CarefulClient(app).get(f"/checkliste.pdf?{BENCH}")
    assert response.status_code == 200
    assert response.content_type == "application/pdf"
    assert response.headers["Content-Disposition"] == 'inline; filename="checkliste-bank.pdf"'
    assert response.data.startswith(b"%PDF")


def test_the_sheets_by_office_are_another_paper(monkeypatch: pytest.MonkeyPatch) -> None:
    with press_that(b"%PDF", monkeypatch) as app:
        client = CarefulClient(app)
        whole = client.get(f"/checkliste.pdf?{BENCH}")
        sheets = client.get(f"/checkliste.pdf?{BENCH}&blatt=stellen")
    assert whole.data != sheets.data
    assert whole.headers["ETag"] != sheets.headers["ETag"]


def test_an_unknown_paper_is_named_and_dropped(town: CarefulClient) -> None:
    page = town.open(f"/checkliste?{BENCH}&druck=riesig&blatt=stellen")
    assert "Die Druckart »riesig« kennen wir nicht. Wir haben sie weggelassen." in page.text
    assert "»stellen«" not in page.text
    assert "riesig" not in page.link("Als PDF")


def test_large_print_has_an_etag_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    with press_that(b"%PDF", monkeypatch) as app:
        client = CarefulClient(app)
        plain, large, odd = (
            client.get(f"/checkliste.pdf?{BENCH}{more}")
            for more in ("", "&druck=gross", "&druck=riesig")
        )
    assert plain.status_code == large.status_code == odd.status_code == 200
    assert len({one.headers["ETag"] for one in (plain, large, odd)}) == 3
    assert plain.data == odd.data


@pytest.mark.parametrize(
    ("reason", "sentence", "retry"),
    [
        (Busy("busy"), "Gerade drucken viele.", "10"),
        (TooSlow("slow"), "Gerade drucken viele.", "10"),
        (Missing("pango fehlt"), "pango fehlt", None),
        (Broken("broken"), "Diese Liste ließ sich nicht als PDF erzeugen.", None),
    ],
    ids=["busy", "slow", "missing", "broken"],
)
def test_without_a_pdf_the_page_is_offered_instead(
    monkeypatch: pytest.MonkeyPatch, reason: NoPrint, sentence: str, retry: str | None
) -> None:
    with press_that(reason, monkeypatch) as app:
        client = CarefulClient(app)
        page = client.open(f"/checkliste.pdf?{BENCH}", status=503)
        assert page.h1 == "Die PDF-Datei gibt es gerade nicht"
        assert sentence in page.text
        assert page.response.headers.get("Retry-After") == retry
        assert client.open(page.link("Checkliste als Seite")).h1.startswith("Checkliste:")


def test_who_finds_no_place_is_refused_before_any_work(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(results, "PLACES", 0)
    monkeypatch.setattr(results, "work_out", None)
    with press_that(b"%PDF", monkeypatch) as app:
        page = CarefulClient(app).open(f"/checkliste.pdf?{BENCH}", status=503)
    assert page.response.headers["Retry-After"] == "10"
    assert "Gerade drucken viele." in page.text


def test_the_start_says_which_vorhaben_of_a_link_it_does_not_know(town: CarefulClient) -> None:
    page = town.open("/checkliste?vorhaben=bnak&flaeche=strasse")
    assert "Die Antwort »bnak« auf die Frage »Was möchten Sie tun?« kennen wir nicht." in page.text
    assert "Auf der Straße" in page.text


def test_a_pdf_without_a_vorhaben_leads_to_the_start_before_any_work(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(results, "work_out", None)
    with press_that(b"%PDF", monkeypatch) as app:
        assert urlsplit(CarefulClient(app).open("/checkliste.pdf?flaeche=hof").url).path == "/"


@pytest.mark.parametrize(
    ("query", "more", "status"),
    [("a" * 9_000, {}, 414), (BENCH, {"data": b"x"}, 413), (f"{BENCH}&x=ä", {}, 400)],
    ids=["too long", "with a body", "not ascii"],
)
def test_a_bad_request_for_a_pdf_is_refused_before_any_work(
    monkeypatch: pytest.MonkeyPatch, query: str, more: dict[str, bytes], status: int
) -> None:
    monkeypatch.setattr(results.Printer, "pdf", lambda *_: pytest.fail("somebody worked"))
    with press_that(b"%PDF", monkeypatch) as app:
        response = CarefulClient(app).get(
            "/checkliste.pdf", environ_overrides={"QUERY_STRING": query}, **more
        )
    assert response.status_code == status


def test_the_same_paper_is_made_once(monkeypatch: pytest.MonkeyPatch) -> None:
    with press_that(b"%PDF", monkeypatch) as app:
        client = CarefulClient(app)
        first = client.get(f"/checkliste.pdf?{BENCH}")
        monkeypatch.setattr(results, "work_out", None)
        assert client.get(f"/checkliste.pdf?{BENCH}").data == first.data
