"""The pages for trust: filled from settings and pack, drafts until then, nothing made up."""

import re
from xml.etree.ElementTree import Element

import pytest

from guide.core.source import Certainty
from guide.files.reader import read
from guide.settings import Operator
from guide.web.trust import WITHOUT_ADDRESS, publisher
from tests.web.careful import MUNICH, MUSTERSTADT, CarefulClient, Page, make_app, words

FILLED = ["/impressum", "/datenschutz", "/barrierefreiheit"]
OPERATOR = Operator(
    name="Verein Musterhof",
    address="Musterweg 1, 00000 Musterstadt",
    mail="hof@musterstadt.example",
    complaints="Schlichtungsstelle Musterstadt",
)


def section(page: Page, name: str) -> Element:
    (found,) = [one for one in page.all("section") if one.get("aria-labelledby") == name]
    return found


def number(text: str) -> int:
    """The number at the end, in brackets."""
    found = re.search(r"\((\d+)\)$", text)
    assert found, text
    return int(found[1])


@pytest.fixture(scope="module")
def filled() -> CarefulClient:
    return CarefulClient(make_app(MUSTERSTADT, operator=OPERATOR, log=True))


@pytest.mark.parametrize("path", FILLED)
def test_an_empty_page_is_a_draft_that_says_what_is_missing(
    town: CarefulClient, path: str
) -> None:
    page = town.open(path)
    assert "Entwurf" in page.text
    assert "Name: fehlt noch" in page.text


@pytest.mark.parametrize("path", FILLED)
def test_a_filled_page_is_no_draft_and_names_the_operator(
    filled: CarefulClient, path: str
) -> None:
    page = filled.open(path)
    assert "Entwurf" not in page.text
    assert "fehlt noch" not in page.text
    assert OPERATOR.name in page.text
    assert page.link(OPERATOR.mail) == f"mailto:{OPERATOR.mail}"


@pytest.mark.parametrize(
    ("page", "missing"),
    [("/impressum", "address"), ("/datenschutz", "mail"), ("/barrierefreiheit", "complaints")],
)
def test_one_missing_part_keeps_the_page_a_draft(page: str, missing: str) -> None:
    told = {name: getattr(OPERATOR, name) for name in Operator.__slots__ if name != missing}
    client = CarefulClient(make_app(MUSTERSTADT, operator=Operator(**told)))
    assert "Entwurf" in client.open(page).text


def test_the_privacy_page_says_whether_requests_are_logged(
    town: CarefulClient, filled: CarefulClient
) -> None:
    assert "Dieser Server schreibt Anfragen nicht mit." in town.open("/datenschutz").text
    assert "Dieser Server schreibt Anfragen mit:" in filled.open("/datenschutz").text


def test_an_operator_cannot_break_a_page() -> None:
    client = CarefulClient(make_app(MUSTERSTADT, operator=Operator(name="<script>a & b")))
    assert "<script>a & b" in client.open("/impressum").text


def test_the_rules_page_counts_every_statement_and_lists_all_that_are_open(
    munich: CarefulClient,
) -> None:
    pack = read(MUNICH).pack
    said = [one.certainty for card in pack.requirements for one in card.citations]
    page = munich.open("/ueber-die-regeln")
    assert sum(int(words(one)) for one in page.all("td")) == len(said)
    for tag in ("li", "summary"):
        listed = sum(number(words(one)) for one in section(page, "fehlt").iter(tag))
        assert listed == said.count(Certainty.UNKNOWN) > 0


def test_the_rules_page_lists_every_source_under_its_publisher(town: CarefulClient) -> None:
    page = town.open("/ueber-die-regeln")
    listed = section(page, "quellen")
    entries = list(listed.iter("li"))
    assert sum(number(words(one)) for one in listed.iter("summary")) == len(entries) > 0


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://www.example.org/a", "example.org"),
        ("https://www.xn--grnpaten-75a.de/faq", "grünpaten.de"),
        ("", WITHOUT_ADDRESS),
        ("https://xn--zzzzzzzzzzzzzzz.de", "xn--zzzzzzzzzzzzzzz.de"),
    ],
)
def test_a_publisher_is_a_host_as_people_write_it(address: str, name: str) -> None:
    assert publisher(address) == name


def test_every_page_links_to_the_pages_for_trust(town: CarefulClient) -> None:
    for path in ("/", "/frage/flaeche?vorhaben=bank", "/checkliste?vorhaben=bank"):
        page = town.open(path)
        for text in ("Impressum", "Datenschutz", "Barrierefreiheit", "Über die Regeln"):
            town.open(page.link(text))
