"""How fast paper is made: against WeasyPrint alone, and against the stylesheet one writes first.

The checklist is the longest example of the shipped rules, so every kind of statement is in it.
"""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from guide.core.checklist import Checklist, checklist
from guide.core.deadline import Event
from guide.files.holidays import calendar_for
from guide.files.reader import read
from guide.output.page import paper
from guide.output.press import Press, print_here
from guide.output.recent import Recent
from guide.settings import rules_folder, templates_folder
from guide.web.results import REPRINTS
from tests.bench.measure import Row, at_least, at_most, medians

ROUNDS = 5
TODAY, START = date(2026, 11, 24), date(2027, 5, 8)

WRITTEN_FIRST = """
* { hyphens: auto }
.fact { display: grid; grid-template-columns: 26mm 1fr; column-gap: 1mm; padding-left: 0 }
.fact h4 { float: none; width: auto; margin-left: 0 }
li { display: flex; gap: 2mm }
table { table-layout: auto }
"""
"""What one writes first: hyphenation, grid, flex, tables that measure themselves. The paper has a
float for the label of a fact, and fixed tables."""


def printing() -> list[Row]:
    """One PDF through the press, child process and pipes included, against WeasyPrint alone."""
    folder = templates_folder()
    html = paper(_longest(), folder)
    with Press(folder) as press:
        assert press.print(html) == print_here(html, folder), "the child prints the same bytes"
        ours, alone, written_first = medians(
            lambda: press.print(html),
            _alone(html, folder),
            _alone(html, folder, WRITTEN_FIRST),
            rounds=ROUNDS,
        )
    return [
        at_most("PDF: Druckerei / WeasyPrint allein", ours / alone, 1.15),
        at_least("PDF: zuerst geschriebenes / eigenes Stylesheet", written_first / ours, 2),
    ]


def again() -> list[Row]:
    """The same case printed again, against making it."""
    folder = templates_folder()
    html = paper(_longest(), folder)
    recent: Recent[bytes] = Recent(REPRINTS)
    first, second = medians(
        lambda: print_here(html, folder),
        lambda: recent.get("case", lambda: print_here(html, folder)),
        rounds=ROUNDS,
    )
    return [at_least("PDF: neu / noch einmal", first / second, 50)]


def size() -> list[Row]:
    """Bytes for each page; a three-page checklist shall have at most 60 kB."""
    folder = templates_folder()
    html = paper(_longest(), folder)
    pages = len(HTML(string=html).render(stylesheets=_styles(folder)).pages)
    kilobytes = len(print_here(html, folder)) / 1024
    return [at_most("PDF: Kilobyte je Seite", kilobytes / pages, 20)]


def _alone(html: str, folder: Path, more: str = "") -> Callable[[], bytes]:
    """WeasyPrint as its manual says: everything anew for each document."""

    def print_alone() -> bytes:
        fonts = FontConfiguration()
        sheets = [*_styles(folder), CSS(string=more, font_config=fonts)]
        made: bytes = HTML(string=html).write_pdf(
            stylesheets=sheets, font_config=fonts, pdf_variant="pdf/ua-1"
        )
        return made

    return print_alone


def _styles(folder: Path) -> list[CSS]:
    return [CSS(filename=folder / "assets" / name) for name in ("tokens.css", "paper.css")]


def _longest() -> Checklist:
    pack = read(rules_folder()).pack
    assert pack is not None
    days = calendar_for(pack.imprint.holidays, range(START.year - 2, START.year + 1))
    made = [
        checklist(pack, example.answers, TODAY, {Event.START: START}, days)
        for example in pack.examples
    ]
    return max(made, key=lambda one: len(one.entries))


BENCHMARKS = (printing, again, size)
