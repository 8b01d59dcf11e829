"""HTML becomes PDF/UA. The only module that touches WeasyPrint; slow to import, so do it late."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path
from typing import Any

from weasyprint import CSS, HTML
from weasyprint.text.ffi import harfbuzz_subset
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher

STYLESHEETS = ("tokens.css", "paper.css")


class OnlyInline(URLFetcher):  # type: ignore[misc]
    """Opens what stands in the page itself and nothing else: no network, no file, no redirect."""

    def __init__(self) -> None:
        super().__init__(allowed_protocols=("data",), allow_redirects=False)

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> Any:
        """Raises ValueError for every address that is not `data:`."""
        if not url.startswith("data:"):
            raise ValueError("Only data: addresses are opened.")
        return super().fetch(url, headers)


@lru_cache
def _fonts() -> FontConfiguration:
    return FontConfiguration()


@lru_cache
def _styles(folder: Path) -> tuple[CSS, ...]:
    return tuple(
        CSS(string=(folder / "assets" / name).read_text("utf-8"), font_config=_fonts())
        for name in STYLESHEETS
    )


def print_page(html: str, folder: Path) -> bytes:
    """Render a page of ours with the paper's stylesheets; equal pages give equal bytes."""
    document = HTML(string=html, url_fetcher=OnlyInline())
    identifier = hashlib.sha256(html.encode()).hexdigest()[:32].encode()
    made: bytes = document.write_pdf(
        stylesheets=_styles(folder),
        font_config=_fonts(),
        pdf_variant="pdf/ua-1",
        pdf_identifier=identifier,
    )
    return made


def shortcomings() -> tuple[str, ...]:
    """What makes PDFs slower or less beautiful here, in words."""
    found = []
    if not harfbuzz_subset:
        found.append("libharfbuzz-subset0 fehlt: PDF-Dateien dauern länger und werden größer.")
    page = HTML(string="<p style='font-family: Open Sans'>ß", url_fetcher=OnlyInline())
    if b"Open-Sans" not in page.write_pdf(uncompressed_pdf=True):
        found.append("fonts-open-sans fehlt: PDF-Dateien nehmen eine andere Schrift.")
    return tuple(found)
