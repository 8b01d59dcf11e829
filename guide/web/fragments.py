"""`{% remember store, key %}` in a template: what the keys alone decide is rendered once."""

from __future__ import annotations

from collections.abc import Hashable

from jinja2 import nodes
from jinja2.ext import Extension
from jinja2.parser import Parser

from guide.core.pack import RulePack

MOST = 2_000
"""Fragments of one pack; more are made by strange addresses only, and then we start again."""

Store = dict[Hashable, str]


class Fragments:
    """The rendered fragments of the pack in use; those of an older pack are let go."""

    def __init__(self) -> None:
        self._held: tuple[RulePack | None, Store] = (None, {})

    def of(self, pack: RulePack) -> Store:
        """The store for this pack. A request with an older pack gets an empty one."""
        held, store = self._held
        if held is not pack or len(store) > MOST:
            store = {}
            self._held = (pack, store)
        return store


class Remember(Extension):
    """The tag. Its keys must be hashable, and the body must use nothing that they do not fix."""

    tags = {"remember"}  # noqa: RUF012 (Jinja's way)

    def parse(self, parser: Parser) -> list[nodes.Node]:
        """Compile the tag to a look-up, with the place of the tag as first key."""
        line = next(parser.stream).lineno
        given = parser.parse_tuple()
        store, *asked = given.items if isinstance(given, nodes.Tuple) else [given]
        keys = nodes.Tuple([nodes.Const(f"{parser.name}:{line}"), *asked], "load")
        body = parser.parse_statements(("name:endremember",), drop_needle=True)

        def named(name: str, context: str = "load") -> nodes.Name:
            return nodes.Name(f"_{name}_{line}", context)

        def called(method: str, *given: nodes.Expr) -> nodes.Call:
            return nodes.Call(nodes.Getattr(store, method, "load"), [*given], [], None, None)

        return [
            nodes.Assign(named("key", "store"), keys),
            nodes.Assign(named("fragment", "store"), called("get", named("key"))),
            nodes.If(
                nodes.Not(named("fragment")),
                [
                    nodes.AssignBlock(named("fragment", "store"), None, body),
                    nodes.ExprStmt(called("setdefault", named("key"), named("fragment"))),
                ],
                [],
                [],
            ),
            nodes.Output([named("fragment")]),
        ]
