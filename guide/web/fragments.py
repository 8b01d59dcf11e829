"""What templates made of values that decide it for every case: made once, kept with the pack.

Where each case says its own, a kept text has a gap. Nobody can write these signs in rules or
answers: they are not printable.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Mapping
from urllib.parse import quote

from guide.core.pack import RulePack

GAP = "\ue000"
"""The case in a link."""

QUOTED_GAP = quote(GAP)
"""The case in a link that stands in a letter."""

PARTS = "\ue001\ue002\ue003\ue004"
"""Whole parts of a page."""

MOST = 4_000_000
"""Characters that are kept; strange addresses alone make more, and then we start again."""

Fragment = tuple[bytes, ...]
"""A text in pieces, as it is sent: what is the same for every case, and gaps."""

Store = dict[Hashable, Fragment]

_LINK, _QUOTED_LINK = GAP.encode(), QUOTED_GAP.encode()
_PARTS = tuple(map(str.encode, PARTS))
_any_gap = re.compile(f"([{GAP}{PARTS}]|{QUOTED_GAP})")


def filled(fragment: Iterable[bytes], gaps: Mapping[bytes, bytes]) -> bytes:
    """The whole text, with what stands in its gaps."""
    return b"".join([gaps.get(piece, piece) for piece in fragment])


def in_pieces(text: str) -> Fragment:
    """A text with gaps as a fragment."""
    return tuple(map(str.encode, _any_gap.split(text)))


def in_links(tail: str) -> dict[bytes, bytes]:
    """What a case says in the gaps of links; `tail` is made of ids, as in `Case.tail`."""
    quoted = tail.replace("?", "%3F").replace("&", "%26").replace("=", "%3D")
    return {_LINK: tail.replace("&", "&amp;").encode(), _QUOTED_LINK: quoted.encode()}


def in_parts(parts: Iterable[bytes]) -> dict[bytes, bytes]:
    """These parts in the gaps for parts, in the order in which the gaps were given out."""
    return dict(zip(_PARTS, parts, strict=False))


class Fragments:
    """The fragments of the pack in use; those of an older one are let go."""

    def __init__(self) -> None:
        self._kept: tuple[RulePack | None, Store] = (None, {})
        self._size = 0

    def of(self, pack: RulePack) -> Store:
        """What is kept for this pack. A request with an older pack finds nothing."""
        held, store = self._kept
        if held is not pack or self._size > MOST:
            store, self._size = {}, 0
            self._kept = (pack, store)
        return store

    def keep(self, store: Store, key: Hashable, text: str) -> Fragment:
        """Put a text there, as a fragment."""
        self._size += len(text)
        return store.setdefault(key, in_pieces(text))
