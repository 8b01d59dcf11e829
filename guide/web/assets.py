"""Stylesheet and icon: read once, addressed by their content, so that browsers may keep them."""

from __future__ import annotations

from hashlib import blake2b
from pathlib import Path

from flask import Blueprint, Response, abort, request

FOREVER = "public, max-age=31536000, immutable"
PARTS = {
    "web.css": ("tokens.css", "web.css"),
    "rules.css": ("rules.css",),
    "icon.svg": ("icon.svg",),
}
TYPES = {".css": "text/css; charset=utf-8", ".svg": "image/svg+xml"}


class Assets:
    """The files that pages link to. One stylesheet is sent, made of tokens and its own lines; the
    pages about the rules add a small one."""

    def __init__(self, folder: Path) -> None:
        self._bodies = {
            name: b"\n".join((folder / part).read_bytes() for part in parts)
            for name, parts in PARTS.items()
        }
        self._versions = {
            name: blake2b(body, digest_size=6).hexdigest() for name, body in self._bodies.items()
        }

    def link(self, name: str) -> str:
        """The address of an asset, below the root; it changes with the content."""
        return f"/assets/{name}?v={self._versions[name]}"

    def send(self, name: str) -> Response:
        """The asset; for ever if the address names this very content."""
        if name not in self._bodies:
            abort(404)
        response = Response(self._bodies[name], content_type=TYPES[Path(name).suffix])
        response.set_etag(self._versions[name])
        exact = request.args.get("v") == self._versions[name]
        response.headers["Cache-Control"] = FOREVER if exact else "no-cache"
        response.make_conditional(request)
        return response

    def blueprint(self) -> Blueprint:
        """The route of the assets."""
        blueprint = Blueprint("assets", __name__)
        blueprint.add_url_rule("/assets/<name>", "send", self.send)
        return blueprint
