"""The faces for people and machines in a browser: everything is put together here."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from hashlib import blake2b
from pathlib import Path

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from guide import __version__
from guide.files.shelf import Shelf
from guide.output.page import environment
from guide.settings import Settings, today_in_germany
from guide.web import api, results, rules, start, trust, wizard
from guide.web.assets import Assets
from guide.web.errors import explain_errors
from guide.web.safety import protect
from guide.web.site import Site


def create_app(
    settings: Settings, shelf: Shelf, today: Callable[[], date] = today_in_germany
) -> Flask:
    """The whole web application. The caller keeps the shelf fresh with `shelf.watch()`."""
    site = Site(
        settings=settings,
        shelf=shelf,
        templates=environment(settings.templates),
        assets=Assets(settings.templates / "assets"),
        today=today,
        build=_build(settings),
    )
    app = Flask(__name__, static_folder=None, template_folder=None)
    app.config["PROVIDE_AUTOMATIC_OPTIONS"] = False
    app.url_map.merge_slashes = False
    protect(app, settings)
    explain_errors(app, site)
    app.register_blueprint(site.assets.blueprint())
    for part in (start, wizard, results, api, trust, rules):
        app.register_blueprint(part.blueprint(site))
    if settings.proxies:
        count = settings.proxies
        app.wsgi_app = ProxyFix(  # type: ignore[method-assign]
            app.wsgi_app, x_for=count, x_proto=count, x_host=count, x_prefix=count
        )
    return app


def _build(settings: Settings) -> str:
    """Changes with the program, its templates and its settings: what pages are made of."""
    whole = blake2b(f"{__version__} {settings}".encode(), digest_size=8)
    for file in sorted(settings.templates.rglob("*.html")):
        whole.update(Path(file).read_bytes())
    return whole.hexdigest()
