"""What holds for every request: headers, limits, the host, and a log that keeps no case."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping
from time import perf_counter
from typing import Any
from urllib.parse import urlsplit

from flask import Flask, Response, abort, g, request
from flask.globals import request_ctx

from guide.settings import Settings
from guide.web.errors import route

log = logging.getLogger("lotse.access")

HEADERS = [
    (
        "Content-Security-Policy",
        "default-src 'none'; style-src 'self'; img-src 'self' data:; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    ),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
]
NOT_KEPT = ("Cache-Control", "no-store")
REVALIDATED = ("Cache-Control", "private, no-cache")
"""The browser keeps the page and asks whether it still holds; no shared cache keeps a case."""

NOINDEX = ("X-Robots-Tag", "noindex")
LONGEST_QUERY = 8_192
"""Bytes. A real case needs some hundred; common proxies stop at 8 KiB as well."""

NO_BODY = ("", "0")
READING = ("GET", "HEAD")

HEALTH = "/healthz"
"""Asked by machines inside, which know the server only by its number."""

Application = Callable[..., Iterable[bytes]]


def protect(app: Flask, settings: Settings) -> None:
    """Guard every request of the app."""
    host = urlsplit(settings.public_url).netloc.lower()

    @app.before_request
    def refuse() -> None:
        asked = request_ctx.request
        refuse_too_much(asked.environ)
        if host and asked.host.lower() != host and asked.path != HEALTH:
            abort(400)

    if settings.log:
        log_requests(app)
    app.wsgi_app = with_headers(app.wsgi_app)  # type: ignore[method-assign]


def refuse_too_much(environ: Mapping[str, Any]) -> None:
    """No case is that long, an address is ASCII, and no page of ours takes a body."""
    query = environ.get("QUERY_STRING", "")
    if not query.isascii():
        abort(400)
    if len(query) > LONGEST_QUERY:
        abort(414)
    has_body = environ.get("CONTENT_LENGTH", "0") not in NO_BODY
    if has_body or "HTTP_TRANSFER_ENCODING" in environ:
        abort(413 if environ["REQUEST_METHOD"] in READING else 405)


def with_headers(application: Application) -> Application:
    """Add the headers of every response. What can be revalidated may be kept, all else is not,
    unless a response says so itself; no page of a case belongs into a search engine."""

    def guarded(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        def start(status: str, headers: list[tuple[str, str]], exc_info: Any = None) -> Any:
            said = dict(headers)
            more = [*HEADERS]
            if NOT_KEPT[0] not in said:
                more.append(REVALIDATED if "ETag" in said else NOT_KEPT)
            if environ.get("QUERY_STRING"):
                more.append(NOINDEX)
            return start_response(status, headers + more, exc_info)

        return application(environ, start)

    return guarded


def log_requests(app: Flask) -> None:
    """Method, route, status and time; no query, no address of anybody, no referrer."""

    @app.before_request
    def start() -> None:
        g.started = perf_counter()

    @app.after_request
    def note(response: Response) -> Response:
        spent = 1000 * (perf_counter() - g.get("started", perf_counter()))
        log.info("%s %s %s %.0f ms", request.method, route(), response.status_code, spent)
        return response
