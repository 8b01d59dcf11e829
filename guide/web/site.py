"""What every page needs: one pack from start to end, one day, the case in its address."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import wraps
from hashlib import blake2b
from typing import Any
from urllib.parse import quote

from flask import Request, Response
from flask.globals import request_ctx
from jinja2 import Environment

from guide.core.answers import Answers
from guide.core.pack import RulePack
from guide.core.question import ACTION
from guide.files.shelf import Shelf
from guide.output.recent import Recent
from guide.settings import Settings
from guide.web.assets import Assets
from guide.web.fragments import (
    GAP,
    PARTS,
    Fragment,
    Fragments,
    filled,
    in_links,
    in_parts,
    in_pieces,
)
from guide.web.hand import Hand, at_hand
from guide.web.links import NOTHING_LOST, SUBMIT, Case, Links, Lost, read, recognize

SHOWN_AGAIN = 64
"""So many pages are kept, for whoever asks for the same address; a long checklist takes 200 kB."""

Answer = bytes | Response


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
    recent: Recent[bytes] = field(default_factory=lambda: Recent(SHOWN_AGAIN))

    def result(self, view: Callable[..., Answer]) -> Callable[..., Response]:
        """A page about a Vorhaben; without one it leads to the start, where one is chosen."""

        @wraps(view)
        def respond(visit: Visit) -> Answer:
            return view(visit) if ACTION in visit.case.answers else visit.to_beginning()

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
            if shown is None and isinstance(answer, bytes):
                self.recent.keep(visit.etag, answer)
            response = answer if isinstance(answer, Response) else Response(answer)
            return visit.to_revalidate(response) if response.status_code == 200 else response

        return respond


class Visit:
    """One request. The pack is taken once, so a reload meanwhile cannot mix two versions.

    `root` is the path under which we are mounted; empty at the top of a host."""

    def __init__(self, site: Site, request: Request) -> None:
        self.site, self._request = site, request
        self.root = request.script_root
        self.pack: RulePack = site.shelf.pack
        self.today = site.today()
        self.etag = self._etag()
        self._store = site.fragments.of(self.pack)
        # Worked out when asked for; a cached_property would take a lock in Python 3.11.
        self._found: tuple[Case, Lost] | None = None
        self._links: dict[bytes, bytes] | None = None

    def _etag(self) -> str:
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

    def _read(self) -> tuple[Case, Lost]:
        if self._found is None:
            own = recognize(self._request.environ.get("QUERY_STRING", ""), self.pack)
            if own is not None:
                self._found = own, NOTHING_LOST
            else:
                pairs = self._request.args.items(multi=True)
                self._found = read(pairs, self.pack, self.today)
        return self._found

    @property
    def case(self) -> Case:
        """The case as far as the address could be read."""
        return self._read()[0]

    @property
    def lost(self) -> Lost:
        """What of the address could not be taken over."""
        return self._read()[1]

    @property
    def is_sent(self) -> bool:
        """Whether a form was sent, and not only a link opened."""
        return self.lost is not NOTHING_LOST and SUBMIT in self._request.args

    @property
    def links(self) -> Links:
        """The addresses of all pages for this case, with a gap for the case itself. It is filled
        when a page or a redirect leaves us, so the same links may be kept for every case."""
        return Links(self.root, GAP)

    def after(self, answers: Answers) -> Links:
        """The addresses of all pages for the case with these answers."""
        return Links(self.root, self.case.answered(answers).tail)

    def see_other(self, address: str) -> Response:
        """Send the browser to another page for this case."""
        return see_other(address.replace(GAP, self.case.tail))

    def to_beginning(self) -> Response:
        """Go to the start with the answers taken along; it is told what of them we do not know."""
        if not self.lost.dropped:
            return self.see_other(self.links.start)
        return see_other(f"{self.root}/?{self._request.query_string.decode('ascii')}")

    @property
    def public_address(self) -> str:
        """Where this checklist is found again, from outside: for paper and machines."""
        return Links(self.site.settings.address, self.case.tail).checklist

    @property
    def public_page(self) -> str:
        """Where this page is found again, from outside; with a gap for the case."""
        return Links(self.site.settings.address, GAP).to(quote(self._request.path))

    def render(self, template: str, *, hand: Hand | None = None, **values: Any) -> bytes:
        """A page from a template, made for this visit."""
        return self.part(template, hand=hand or at_hand(self), **values)

    def part(self, template: str, **values: Any) -> bytes:
        """A part of a page from a template, made for this visit."""
        made = in_pieces(self._make(template, **values))
        return filled(made, self._gaps if len(made) > 1 else {})

    def fill(self, template: str, parts: Mapping[str, bytes], /, **values: Hashable) -> bytes:
        """A page from a template, made once: all but its parts is decided by the values for every
        case. The parts are markup, and the template knows them by their names."""
        key = (template, self.root, self._request.path, *values.values())
        page = self._store.get(key)
        if page is None:
            signs = dict(zip(parts, PARTS, strict=False))
            page = self._keep(key, template, hand=at_hand(self), **signs, **values)
        return filled(page, self._gaps | in_parts(parts.values()))

    def parts(self, template: str, name: str, values: Iterable[Hashable]) -> bytes:
        """A part of a page for each of these values, which decide it for every case: made once."""
        pieces: list[bytes] = []
        for value in values:
            key = (template, self.root, value)
            part = self._store.get(key) or self._keep(key, template, **{name: value})
            pieces += part
        return filled(pieces, self._gaps)

    def _keep(self, key: Hashable, template: str, **values: object) -> Fragment:
        return self.site.fragments.keep(self._store, key, self._make(template, **values))

    def _make(self, template: str, **values: Any) -> str:
        """Templates know the pack and what is the same for every case. What they say of this case
        is among the values, or is a gap."""
        return self.site.templates.get_template(template).render(
            root=self.root,
            links=self.links,
            pack=self.pack,
            imprint=self.pack.imprint,
            assets=self.site.assets,
            **values,
        )

    @property
    def _gaps(self) -> dict[bytes, bytes]:
        """What this case says in the gaps of links. Error pages have none: nobody reads the case
        again, which may be the trouble."""
        if self._links is None:
            self._links = in_links(self.case.tail)
        return self._links

    def to_revalidate(self, response: Response) -> Response:
        """The same response, with what a browser needs to ask whether it still holds."""
        response.headers.add("ETag", f'"{self.etag}"')
        return response
