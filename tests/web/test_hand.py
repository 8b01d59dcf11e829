"""What is at hand on every page: begin anew, keep or send the link, tell us a mistake."""

from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from guide.files.reader import read
from guide.settings import Operator
from guide.web import hand
from tests.web.careful import MUNICH, MUSTERSTADT, CarefulClient, make_app

BENCH = "vorhaben=bank&flaeche=strasse&breite=weit"
PAGES = ["/", f"/frage/flaeche?{BENCH}", f"/angaben?{BENCH}", f"/checkliste?{BENCH}",
         "/impressum", "/datenschutz", "/barrierefreiheit", "/ueber-die-regeln"]  # fmt: skip


def body(link: str) -> str:
    return parse_qs(urlsplit(link).query)["body"][0]


@pytest.mark.parametrize("path", PAGES)
def test_every_page_lets_people_begin_anew_and_says_where_the_answers_are(
    town: CarefulClient, path: str
) -> None:
    page = town.open(path)
    assert page.link("Neu beginnen") == "/"
    assert "Ihre Antworten stehen in der Adresse dieser Seite." in page.text


def test_the_mailed_link_opens_the_same_page_and_ignores_the_host(town: CarefulClient) -> None:
    page = town.open(f"/angaben?{BENCH}", headers={"Host": "evil.example"})
    address = body(page.link("Link per E-Mail schicken"))
    assert address.startswith("http://127.0.0.1:8000/angaben?")
    assert town.open(address.removeprefix("http://127.0.0.1:8000")).h1 == "Ihre Angaben"
    assert "evil.example" not in page.response.text


def test_the_mailed_link_carries_the_public_address() -> None:
    public = CarefulClient(make_app(MUSTERSTADT, public_url="https://lotse.example.org/amt"))
    page = public.open(f"/checkliste?{BENCH}", headers={"Host": "lotse.example.org"})
    assert body(page.link("Link per E-Mail schicken")).startswith(
        "https://lotse.example.org/amt/checkliste?"
    )


def test_what_was_not_understood_is_not_mailed(town: CarefulClient) -> None:
    page = town.open("/angaben?vorhaben=bank&geheim=wort")
    assert "geheim" not in unquote(page.link("Link per E-Mail schicken"))


def test_a_mistake_is_told_to_the_editors_with_page_cards_and_version(
    town: CarefulClient,
) -> None:
    version = town.get("/healthz").json["fassung"]
    link = town.open(f"/checkliste?{BENCH}").link("Fehler melden")
    assert link.startswith("mailto:redaktion@musterstadt.example?")
    assert f"Fassung: {version}" in body(link)
    assert "Seite: http://127.0.0.1:8000/checkliste?" in body(link)
    cards = town.get(f"/checkliste.json?{BENCH}").json
    assert "Karten: " in body(link)
    assert body(link).split("Karten: ")[1].split(", ")[0] in str(cards)


def test_a_letter_that_would_be_too_long_leaves_the_cards_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(hand, "LONGEST_LINK", 100)
    fresh = CarefulClient(make_app(MUSTERSTADT))
    told = body(fresh.open(f"/checkliste?{BENCH}").link("Fehler melden"))
    assert "Karten:" not in told
    assert "Seite:" in told


def test_without_editors_a_plain_sentence_says_so(munich: CarefulClient) -> None:
    page = munich.open("/")
    assert "Leider gibt es dafür noch keine Adresse." in page.text
    assert not [one for one in page.all("a") if "Fehler melden" in "".join(one.itertext())]


def test_without_editors_whoever_runs_the_server_hears_of_mistakes() -> None:
    run = CarefulClient(make_app(MUNICH, operator=Operator(mail="hof@musterstadt.example")))
    page = run.open("/")
    assert page.link("Fehler melden").startswith("mailto:hof@musterstadt.example?")
    assert "noch keine Adresse" not in page.text


def test_a_letter_about_one_card_names_it_with_the_version_and_keeps_the_answers_out() -> None:
    card = read(MUSTERSTADT).pack.requirements[0]
    told = hand.Hand(to="a@b.example", subject="Fehler", version="123").about(card)
    assert told.startswith("mailto:a@b.example?subject=Fehler&body=")
    assert body(told).splitlines()[-2:] == [f"Karte: {card.id}", "Fassung: 123"]


@pytest.mark.parametrize(
    ("path", "status", "h1", "more"),
    [
        ("/gibt-es-nicht", 404, "Diese Seite gibt es nicht", {}),
        ("/angaben", 405, "So lässt sich diese Seite nicht öffnen", {"method": "DELETE"}),
        ("/angaben", 413, "Diese Anfrage ist zu groß", {"data": b"x"}),
        (f"/angaben?a={'x' * 9000}", 414, "Diese Adresse ist zu lang", {}),
        ("/angaben?a=ä", 400, "Diese Anfrage verstehen wir nicht", {}),
    ],
    ids=["404", "405", "413", "414", "400"],
)
def test_error_pages_are_german_and_have_the_same_at_hand(
    town: CarefulClient, path: str, status: int, h1: str, more: dict[str, object]
) -> None:
    page = town.open(path, status=status, **more)
    assert page.h1 == h1
    assert page.link("Neu beginnen") == page.link("Zur Startseite") == "/"
    assert f"Seite: {status} " in body(page.link("Fehler melden"))


def test_a_page_under_a_foreign_name_leads_to_the_public_address() -> None:
    public = CarefulClient(make_app(MUSTERSTADT, public_url="https://lotse.example.org/amt"))
    page = public.open("/", status=400, headers={"Host": "evil.example"})
    assert page.link("Zur Startseite") == "https://lotse.example.org/amt/"


def test_each_step_has_its_own_letter_and_a_page_that_says_where_it_is_from(
    town: CarefulClient,
) -> None:
    page = town.open(f"/checkliste?{BENCH}")
    letters = [
        body(one.get("href", "")) for one in page.all("a") if "Karte%3A" in one.get("href", "")
    ]
    cards = [letter.partition("Karte: ")[2].partition("\r\n")[0] for letter in letters]
    sources = [link for link in page.links() if "/regeln/karte/" in link]
    assert cards
    assert [link.rpartition("/")[2].partition("?")[0] for link in sources] == cards
    assert town.get(sources[0]).status_code == 200
