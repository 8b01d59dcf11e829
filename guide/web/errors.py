"""Error pages in German; our own mistakes are logged under a number that the page shows."""

from __future__ import annotations

import logging
import secrets
from traceback import format_tb

from flask import Flask, Response, request
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect
from werkzeug.sansio.response import Response as AnyResponse

from guide.web.hand import in_trouble
from guide.web.site import Site, Visit, see_other

log = logging.getLogger("lotse.errors")

BEGIN = "Auf der Startseite können Sie neu beginnen."
WORDS = {
    400: ("Diese Anfrage verstehen wir nicht", ("Bitte prüfen Sie die Adresse.", BEGIN)),
    404: (
        "Diese Seite gibt es nicht",
        ("Vielleicht ist der Link alt.", "Bitte prüfen Sie die Adresse.", BEGIN),
    ),
    405: (
        "So lässt sich diese Seite nicht öffnen",
        ("Bitte öffnen Sie die Seite über einen Link.", BEGIN),
    ),
    413: ("Diese Anfrage ist zu groß", ("Diese Seiten nehmen keine Dateien an.", BEGIN)),
    414: (
        "Diese Adresse ist zu lang",
        ("Ein ganzer Link zu diesen Seiten ist viel kürzer.", BEGIN),
    ),
    500: (
        "Da ist bei uns etwas schiefgegangen",
        (
            "Ihre Angaben sind nicht verloren: Sie stehen in der Adresse dieser Seite.",
            "Bitte laden Sie die Seite in ein paar Minuten neu.",
        ),
    ),
    503: ("Gerade geht es nicht", ("Bitte versuchen Sie es in ein paar Minuten noch einmal.",)),
}


def explain_errors(app: Flask, site: Site) -> None:
    """Every error gets a page that says what helps."""

    @app.errorhandler(HTTPException)
    def explain(error: HTTPException) -> AnyResponse:
        if isinstance(error, RequestRedirect):
            return see_other(f"{request.script_root}/")
        response = error.get_response()
        if response.status_code >= 400:
            response.content_type = "text/html; charset=utf-8"
            response.set_data(error_page(site, response.status_code))
        return response

    @app.errorhandler(Exception)
    def confess(error: Exception) -> Response:
        number = secrets.token_hex(4)
        log.error(
            "Fehler %s bei %s %s: %s", number, request.method, route(), where_it_happened(error)
        )
        return Response(error_page(site, 500, number), status=500)


def error_page(site: Site, status: int, number: str = "") -> bytes:
    """The page for a status; one that we do not know is explained by its class."""
    title, sentences = WORDS.get(status, WORDS[400 if status < 500 else 500])
    visit = Visit(site, request)
    return visit.render(
        "web/error.html",
        title=title,
        sentences=sentences,
        number=number,
        instead="",
        home=f"{site.settings.public_url or visit.root}/",
        hand=in_trouble(visit, f"{status} {route()}", number),
    )


def where_it_happened(error: BaseException) -> str:
    """The kind of error and its lines of code. Its message may hold an answer: left out."""
    frames = "".join(format_tb(error.__traceback__))
    return f"{type(error).__name__}\n{frames}"


def route() -> str:
    """The pattern of the address and not the address itself, so that no log keeps a case."""
    return request.url_rule.rule if request.url_rule else "-"
