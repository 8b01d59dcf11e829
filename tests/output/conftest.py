"""The folder of the templates, and PDFs that are printed once for all tests."""

from pathlib import Path

import pytest

from guide.output.page import paper
from guide.output.press import print_here
from tests.output.town import on_the_pavement

ADDRESS = "https://lotse.example.org/checkliste?flaeche=gehweg&vorhaben=beet"


@pytest.fixture(scope="session")
def folder() -> Path:
    return Path(__file__).parents[2] / "templates"


@pytest.fixture(scope="session")
def html(folder: Path) -> str:
    """A raised bed on the pavement: a permit with everything that a card can say."""
    return paper(on_the_pavement(rand=("baum",)), folder, ADDRESS)


@pytest.fixture(scope="session")
def pdf(html: str, folder: Path) -> bytes:
    return print_here(html, folder)
