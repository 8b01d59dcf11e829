"""Large print and the sheets by office: as accessible as the list itself, links and pages too."""

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest

from guide.output.page import paper
from guide.output.press import print_here
from tests.output.conftest import ADDRESS
from tests.output.test_pdf import elements, opened, read_aloud
from tests.output.town import on_the_pavement

VARIANTS = {"plain": {}, "large": {"large": True}, "by office": {"by_office": True}}


@pytest.fixture(scope="module", params=VARIANTS.values(), ids=list(VARIANTS))
def made(request: pytest.FixtureRequest, folder: Path) -> bytes:
    case = on_the_pavement(rand=("baum",))
    return print_here(paper(case, folder, ADDRESS, **request.param), folder)


@pytest.fixture
def document(made: bytes) -> Iterator[pikepdf.Pdf]:
    with opened(made) as document:
        yield document


def test_every_variant_is_tagged_titled_and_german(document: pikepdf.Pdf) -> None:
    assert document.Root.MarkInfo.Marked is True
    assert str(document.Root.Lang) == "de"
    assert "Ein Hochbeet aufstellen" in str(document.docinfo["/Title"])
    assert b'pdfuaid:part="1"' in document.Root.Metadata.read_bytes()


def test_headings_lists_tables_and_pictures_are_in_order(document: pikepdf.Pdf) -> None:
    found = list(elements(document))
    levels = [int(tag[2]) for one in found if re.fullmatch(r"/H[1-6]", tag := str(one.S))]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))
    heads = {str(one.ID) for one in found if one.S == "/TH"}
    for one in found:
        if one.S == "/L":
            assert {str(kid.S) for kid in one.K} <= {"/LI"}
        if one.S == "/TD":
            assert {str(head) for head in one.A.Headers} <= heads
        if one.S == "/Figure":
            assert str(one.Alt)


def test_every_link_is_tagged_and_says_where_it_leads(document: pikepdf.Pdf) -> None:
    notes = [note for page in document.pages for note in page.get("/Annots", [])]
    links = [note for note in notes if note.Subtype == "/Link"]
    assert len(links) > 5
    assert all("/StructParent" in link and str(link.get("/Contents", "")) for link in links)
    assert sum(one.S == "/Link" for one in elements(document)) >= len({str(x) for x in links}) > 0


def test_the_overview_names_the_page_of_each_step(made: bytes, tmp_path: Path) -> None:
    pages = read_aloud(made, tmp_path).split("\f")
    named = re.findall(r"\nSeite (\d+)\n", "\n".join(pages[:2]))
    assert len(named) >= 3
    assert all(1 <= int(number) <= len(pages) for number in named)
    for title in ("Zustimmung des Beirats holen", "Sondernutzung für das Hochbeet beantragen"):
        told = [n for n, page in enumerate(pages, start=1) if title in " ".join(page.split())]
        assert any(str(n) in named for n in told), title


def test_the_last_page_leads_back(made: bytes, tmp_path: Path) -> None:
    pages = read_aloud(made, tmp_path).split("\f")[:-1]
    assert "Fassung der Regeln: 01234567" in " ".join(pages[-1].split())
    assert "Ohne Angaben beginnen Sie hier: lotse.example.org" in " ".join(pages[-1].split())
    with opened(made) as document:
        codes = [one for one in elements(document) if one.S == "/Figure"]
        assert str(codes[-1].Alt).startswith("QR-Code")


def test_no_page_ends_with_a_heading(made: bytes, tmp_path: Path) -> None:
    with opened(made) as document, document.open_outline() as outline:
        titles = set(titles_of(outline.root))
    offices = {one.office.name for one in on_the_pavement().entries}
    titles -= offices  # such a line may as well be the whole answer to »Zuständig«
    assert len(titles) > 5
    for page in read_aloud(made, tmp_path).split("\f")[1:-1]:
        lines = page.rpartition("Ihre Checkliste für Musterstadt")[0].strip().splitlines()
        assert not any(title.endswith(lines[-1]) for title in titles), lines[-1]


def titles_of(items: list[pikepdf.OutlineItem]) -> Iterator[str]:
    for item in items:
        yield item.title
        yield from titles_of(item.children)


@pytest.mark.parametrize("address", ["", ADDRESS])
def test_the_code_is_there_whenever_the_address_is_known(address: str, folder: Path) -> None:
    markup = paper(on_the_pavement(), folder, address)
    assert ('alt="QR-Code' in markup) is bool(address)
