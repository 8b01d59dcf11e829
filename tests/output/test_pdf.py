"""The PDF: tagged, titled, in the same words as the page, and with nothing from outside."""

import io
import re
import socket
import subprocess
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from guide.output.page import paper
from guide.output.pdf import OnlyInline, print_page, shortcomings
from tests.output.test_page import text_of, words_of
from tests.output.town import on_the_pavement


def opened(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(pdf))


@pytest.fixture(scope="module")
def document(pdf: bytes) -> Iterator[pikepdf.Pdf]:
    with opened(pdf) as document:
        yield document


def elements(document: pikepdf.Pdf) -> Iterator[Any]:
    """Every element of the structure tree, in the order of reading."""
    waiting = [document.Root.StructTreeRoot]
    while waiting:
        element = waiting.pop()
        if "/S" in element:
            yield element
        kids = element.get("/K", [])
        found = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
        waiting += [kid for kid in reversed(found) if isinstance(kid, pikepdf.Dictionary)]


def read_aloud(pdf: bytes, tmp_path: Path) -> str:
    """The text in the order of the pages, without what stands in the margins of each page."""
    path = tmp_path / "x.pdf"
    path.write_bytes(pdf)
    made = subprocess.run(
        ["pdftotext", "-enc", "UTF-8", path, "-"], capture_output=True, check=True
    )
    return made.stdout.decode()


def test_the_pdf_says_that_it_is_accessible(document: pikepdf.Pdf) -> None:
    assert document.Root.MarkInfo.Marked is True
    assert document.Root.ViewerPreferences.DisplayDocTitle is True
    assert str(document.Root.Lang) == "de"
    assert str(document.docinfo["/Title"]) == "Checkliste: Ein Hochbeet aufstellen"
    assert b'pdfuaid:part="1"' in document.Root.Metadata.read_bytes()


def test_headings_never_skip_a_level_and_there_is_one_title(document: pikepdf.Pdf) -> None:
    tags = [str(element.S) for element in elements(document)]
    levels = [int(tag[2]) for tag in tags if re.fullmatch(r"/H[1-6]", tag)]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))


def test_every_picture_has_words(document: pikepdf.Pdf) -> None:
    texts = [
        str(element.get("/Alt", "")) for element in elements(document) if element.S == "/Figure"
    ]
    assert len(texts) == 2
    assert texts[0].startswith("Zeitplan ab heute, 24.")
    assert "»Geld vom Beirat beantragen« spätestens am" in texts[0]
    assert texts[1].startswith("QR-Code")


def test_every_cell_of_a_table_knows_its_heading(document: pikepdf.Pdf) -> None:
    cells = [element for element in elements(document) if element.S == "/TD"]
    heads = {str(element.ID) for element in elements(document) if element.S == "/TH"}
    assert cells
    for cell in cells:
        named = {str(head) for head in cell.A.Headers}
        assert named
        assert named <= heads


def test_lists_are_lists_of_items(document: pikepdf.Pdf) -> None:
    for element in elements(document):
        if element.S == "/L":
            assert {str(kid.S) for kid in element.K} <= {"/LI", "/L"}
        if element.S == "/LBody":
            assert element.P.S == "/LI"


def test_the_parts_are_bookmarks(document: pikepdf.Pdf) -> None:
    with document.open_outline() as outline:
        (title,) = outline.root
        parts = [part.title for part in title.children]
    assert title.title == "Ein Hochbeet aufstellen"
    assert parts[:3] == ["Erlaubnis nötig", "Ihr Zeitplan", "Ihr Weg, Schritt für Schritt"]
    assert parts[-2:] == ["Quellen", "Diese Liste wieder öffnen"]


def test_what_the_page_says_the_paper_says(html: str, pdf: bytes, tmp_path: Path) -> None:
    """Every word, as often; the pages only add their margins and the letters in the picture."""
    on_page, on_paper = words_of(text_of(html)), words_of(read_aloud(pdf, tmp_path))
    assert len(on_page) > 300
    assert Counter(on_page) - Counter(on_paper) == Counter()


def test_every_page_says_draft_and_its_number(pdf: bytes, tmp_path: Path) -> None:
    pages = read_aloud(pdf, tmp_path).split("\f")[:-1]
    for number, page in enumerate(pages, start=1):
        assert "Entwurf, noch nicht von der Stadt geprüft" in page
        assert f"Seite {number} von {len(pages)}" in page


def test_equal_pages_give_equal_bytes(html: str, pdf: bytes, folder: Path) -> None:
    assert print_page(html, folder) == pdf
    other = paper(on_the_pavement(breite="eng"), folder)
    assert print_page(other, folder) != pdf


def test_the_only_day_in_the_file_is_that_of_the_checklist(document: pikepdf.Pdf) -> None:
    assert str(document.docinfo["/CreationDate"]).startswith("D:20261124")
    assert "/ModDate" not in document.docinfo


def test_the_letters_are_open_sans_and_embedded(document: pikepdf.Pdf) -> None:
    fonts = [one for one in document.objects if isinstance(one, pikepdf.Dictionary)]
    names = {str(font.FontName) for font in fonts if "/FontFile2" in font}
    assert names
    assert all("Open-Sans" in name for name in names)


OUTSIDE = [
    '<img src="{}" alt="x">',
    '<link rel="stylesheet" href="{}">',
    "<style>@import url({});</style>",
    "<style>@font-face {{ font-family: x; src: url({}) }} p {{ font-family: x }}</style>",
    '<p style="background: url({})">x</p>',
    '<link rel="attachment" href="{}">',
    '<a rel="attachment" href="{}">x</a>',
    '<object data="{}"></object>',
    '<embed src="{}">',
    '<svg xmlns="http://www.w3.org/2000/svg"><image href="{}" width="9" height="9"/></svg>',
    '<base href="{}"><img src="x.png" alt="x">',
]


@pytest.mark.parametrize("attack", OUTSIDE)
@pytest.mark.parametrize("scheme", ["http", "file"])
def test_nothing_is_fetched_from_outside(
    attack: str, scheme: str, folder: Path, tmp_path: Path
) -> None:
    """A server and a file wait to be asked; neither is. The fetcher itself is not replaced."""
    secret = tmp_path / "secret.txt"
    secret.write_text("GEHEIMNIS" * 50)
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0)
        where = f"http://127.0.0.1:{server.getsockname()[1]}/x.png"
        page = attack.format(where if scheme == "http" else secret.as_uri())
        made = print_page(f'<html lang="de"><title>x</title><p>x</p>{page}', folder)
        with pytest.raises(BlockingIOError):
            server.accept()
    with opened(made) as document:
        assert "/EmbeddedFiles" not in document.Root.get("/Names", pikepdf.Dictionary())
        streams = [one for one in document.objects if isinstance(one, pikepdf.Stream)]
        assert not any(b"GEHEIMNIS" in stream.read_bytes() for stream in streams)


def test_the_fetcher_opens_nothing_but_what_stands_in_the_page() -> None:
    for address in ("https://example.org", "file:///etc/passwd", "ftp://x", "DATA:,x", "/etc"):
        with pytest.raises(ValueError, match="Only data"):
            OnlyInline().fetch(address)
    assert OnlyInline().fetch("data:text/plain,x").read() == b"x"


def test_this_machine_prints_well() -> None:
    assert shortcomings() == ()
