"""Collects problems, and turns a node into a form or the problems that prevent it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

from pydantic import ValidationError

from guide.core.place import NOWHERE, Place, Problem
from guide.files.fields import ID
from guide.files.form import Form
from guide.files.messages import problem, proposal
from guide.files.nodes import List, Map, Node, Text

AnyForm = TypeVar("AnyForm", bound=Form)


class Report:
    """All problems of a pack, each once. `broken` names what could not be read completely, so that
    ids that may stand there are not called unknown."""

    def __init__(self) -> None:
        self._problems: dict[Problem, None] = {}
        self.broken: set[str] = set()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything found, sorted by place."""
        return tuple(sorted(self._problems))

    def add(self, place: Place, code: str, **values: object) -> None:
        """Note a problem; `values` fill its message."""
        self.note(problem(place, code, **values))

    def note(self, *problems: Problem) -> None:
        """Take over problems that are complete already."""
        self._problems.update(dict.fromkeys(problems))

    def unknown(self, what: str, name: Text, code: str, known: Iterable[str], **more: str) -> None:
        """An id that nobody defined, unless a file that may define it could not be read."""
        if what not in self.broken:
            self.add(
                name.place, code, name=name.value, proposal=proposal(name.value, known), **more
            )

    def is_id(self, name: Text) -> bool:
        """Whether this may be an id; if not, a problem says what is possible."""
        if ID.fullmatch(name.value):
            return True
        tidy = _tidy_id(name.value)
        better = f" Vorschlag: »{tidy}«." if ID.fullmatch(tidy) else ""
        self.add(name.place, "kennung", name=name.value, proposal=better)
        return False

    def form(self, model: type[AnyForm], node: Node | None, at: Place = NOWHERE) -> AnyForm | None:
        """The node as a form; None if it does not fit, with every reason noted."""
        try:
            return model.model_validate(node if node is not None else Map((), at))
        except ValidationError as error:
            for found in error.errors(include_url=False):
                self._translate(model, node, found)
            return None

    def _translate(self, model: type[Form], root: Node | None, found: Any) -> None:
        context = found.get("ctx", {})
        parent, node, key = _find(root, found["loc"])
        nearest = next((one for one in (node, parent, root) if one is not None), None)
        place = nearest.place if nearest is not None else NOWHERE
        match found["type"]:
            case "problem":
                self.note(context["problem"])
            case "kind":
                self.add(_where(place, node, key), context["code"], **context["values"])
            case "missing":
                self.add(place, "fehlt", name=found["loc"][-1])
            case "extra_forbidden":
                self._unknown_key(model, found["loc"], key)
            case "literal_error":
                allowed = context["expected"].replace("'", "").replace(" or ", ", ").split(", ")
                name = node.value if isinstance(node, Text) else ""
                self.add(
                    place,
                    "unbekannter-wert",
                    name=name,
                    allowed=", ".join(allowed),
                    proposal=proposal(name, allowed),
                )
            case other:
                raise AssertionError(f"the format met an error nobody translates: {other}")

    def _unknown_key(
        self, model: type[Form], loc: tuple[str | int, ...], key: Text | None
    ) -> None:
        known = _model_at(model, loc[:-1]).model_fields
        name = str(loc[-1])
        place = key.place if key else NOWHERE
        nearest = proposal(name, known)
        choice = nearest or f" Möglich sind: {', '.join(known)}."
        self.add(place, "unbekannter-schluessel", name=name, proposal=choice)


def _where(place: Place, node: Node | None, key: Text | None) -> Place:
    """An empty value has no place of its own worth naming: its key has."""
    return key.place if key and isinstance(node, Text) and node.is_empty else place


def _find(
    root: Node | None, loc: tuple[str | int, ...]
) -> tuple[Node | None, Node | None, Text | None]:
    """The last node on the way, the node at its end if it exists, and its key."""
    parent: Node | None = None
    node = root
    key: Text | None = None
    for step in loc:
        if node is None:
            break
        if isinstance(node, Map) and isinstance(step, str):
            parent, key, node = node, node.key(step), node.get(step)
        elif isinstance(node, List) and isinstance(step, int) and step < len(node):
            parent, key, node = node, None, node.items[step]
    return parent, node, key


def _model_at(model: type[Form], loc: tuple[str | int, ...]) -> type[Form]:
    """The form that stands at the end of the way."""
    for step in loc:
        if isinstance(step, str) and step in model.model_fields:
            model = _form_in(model.model_fields[step].annotation) or model
    return model


def _form_in(annotation: Any) -> type[Form] | None:
    if isinstance(annotation, type) and issubclass(annotation, Form):
        return annotation
    inner = (_form_in(part) for part in getattr(annotation, "__args__", ()))
    return next((form for form in inner if form), None)


def _tidy_id(name: str) -> str:
    tidy = name.strip().lower()
    for sign, plain in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss")):
        tidy = tidy.replace(sign, plain)
    return "-".join(
        "".join(one if one.isascii() and one.isalnum() else " " for one in tidy).split()
    )
