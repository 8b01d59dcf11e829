"""What every page needs: one pack from start to end, one day, the case in its address."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, wraps
from hashlib import blake2b
from typing import Any
from urllib.parse import quote

from flask import Request, Response
from flask.globals import request_ctx
from jinja2 import Environment

from guide.core.pack import RulePack
from guide.core.question import ACTION
from guide.files.shelf import Shelf
from guide.output.recent import Recent
from guide.settings import Settings
from guide.web.assets import Assets
from guide.web.fragments import Fragments, Store
from guide.web.hand import at_hand
from guide.web.links import Case, Links, Lost, read

SHOWN_AGAIN = 64
"""So many pages are kept, for whoever asks for the same address; a long checklist takes 200 kB."""

REVALIDATE = "private, no-cache"
"""The browser keeps the page and asks whether it still holds; no shared cache keeps a case."""

Answer = str | Response


def see_other(address: str) -> Response:
    """Send the browser to another page of ours; never to an address from outside."""
    return Response(status=303, headers={"Location": address})


@dataclass(frozen=True)
class Site:
    """One server. `build` changes whenever the program, its templates or its settings do."""

    settings: Settings
    shelf: Shelf
    templates: Environment
    assets: Assets
    today: Callable[[], date]
    build: str
    fragments: Fragments = field(default_factory=Fragments)
    recent: Recent[str] = field(default_factory=lambda: Recent(SHOWN_AGAIN))

    def result(self, view: Callable[..., Answer]) -> Callable[..., Response]:
        """A page about a Vorhaben; without one it leads to the start, where one is chosen."""

        @wraps(view)
        def respond(visit: Visit) -> Answer:
            return view(visit) if ACTION in visit.case.answers else see_other(visit.beginning)

        return self.page(respond)

    def page(self, view: Callable[..., Answer]) -> Callable[..., Response]:
        """Turn a function of a visit into a page that a browser may keep and revalidate.

        What the browser may trust we trust as well: the last pages are not made again.
        """

        @wraps(view)
        def respond(**parts: str) -> Response:
            visit = Visit(self, request_ctx.request)
            if visit.is_known:
                return visit.to_revalidate(Response(status=304))
            shown = self.recent.find(visit.etag)
            answer = view(visit, **parts) if shown is None else shown
            if shown is None and isinstance(answer, str):
                self.recent.keep(visit.etag, answer)
            response = answer if isinstance(answer, Response) else Response(answer)
            return visit.to_revalidate(response) if response.status_code == 200 else response

        return respond


class Visit:
    """One request. The pack is taken once, so a reload meanwhile cannot mix two versions."""

    def __init__(self, site: Site, request: Request) -> None:
        self.site, self._request = site, request
        self.pack: RulePack = site.shelf.pack
        self.today = site.today()

    @cached_property
    def etag(self) -> str:
        """Everything that a page depends on: program, pack, day, and the whole address."""
        state = (self.site.build, self.pack.fingerprint, self.today.isoformat(), self.root)
        asked = "\0".join((*state, self._request.path)).encode("utf-8", "surrogatepass")
        return blake2b(asked + b"\0" + self._request.query_string, digest_size=12).hexdigest()

    @property
    def is_known(self) -> bool:
        """Whether the browser has this very page already."""
        if "HTTP_IF_NONE_MATCH" not in self._request.environ:
            return False
        return self._request.if_none_match.contains_weak(self.etag)

    @cached_property
    def _read(self) -> tuple[Case, Lost]:
        return read(self._request.args.items(multi=True), self.pack, self.today)

    @property
    def case(self) -> Case:
        """The case as far as the address could be read."""
        return self._read[0]

    @property
    def lost(self) -> Lost:
        """What of the address could not be taken over."""
        return self._read[1]

    @cached_property
    def root(self) -> str:
        """The path under which we are mounted; empty at the top of a host."""
        return self._request.script_root

    @cached_property
    def links(self) -> Links:
        """The addresses of all pages for this case."""
        return Links(self.root, self.case)

    @property
    def beginning(self) -> str:
        """The start page with the answers taken along; it is told what of them we do not know."""
        if not self.lost.dropped:
            return self.links.start
        return f"{self.root}/?{self._request.query_string.decode('ascii')}"

    @property
    def public_address(self) -> str:
        """Where this checklist is found again, from outside: for paper and machines."""
        return Links(self.site.settings.address, self.case).checklist

    @property
    def public_page(self) -> str:
        """Where this page is found again, from outside."""
        return Links(self.site.settings.address, self.case).to(quote(self._request.path))

    @cached_property
    def fragments(self) -> Store:
        """What templates rendered before for this pack."""
        return self.site.fragments.of(self.pack)

    def render(self, template: str, **values: Any) -> str:
        """A page from a template. Every page knows the visit, the imprint, and what is at hand."""
        if "hand" not in values:
            values["hand"] = at_hand(self)
        page = self.site.templates.get_template(template)
        return page.render(
            visit=self, assets=self.site.assets, imprint=self.pack.imprint, **values
        )

    def to_revalidate(self, response: Response) -> Response:
        """The same response, with what a browser needs to ask whether it still holds."""
        response.headers.add("ETag", f'"{self.etag}"')
        response.headers.add("Cache-Control", REVALIDATE)
        if self._request.query_string:
            response.headers.add("X-Robots-Tag", "noindex")
        return response
