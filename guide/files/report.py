"""Collects problems, and turns a node into a form or the problems that prevent it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePath
from typing import Any, TypeVar

from pydantic import ValidationError

from guide.core.place import Place, Problem
from guide.files.fields import ID
from guide.files.form import Form
from guide.files.messages import problem
from guide.files.nodes import List, Map, Node, Text
from guide.files.proposals import choice, nearest, proposal
from guide.files.signs import hidden_in_id, sign_name

MOST_PROBLEMS = 50
"""Nobody reads more about one file at once, and a hostile file has thousands."""

UNKNOWN_KEY = "extra_forbidden"
LONGEST_CHAIN = 20
"""Nobody follows more things that build on each other, nor does the reasoning."""

LONGEST_CIRCLE = 12

AnyForm = TypeVar("AnyForm", bound=Form)


class Report:
    """All problems of a pack, each once. `broken` names what could not be read completely, so that
    ids that may stand there are not called unknown."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._problems: dict[Problem, None] = {}
        self._counts: Counter[str] = Counter()
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
        for one in problems:
            if one in self._problems or self._is_full(one.place.file):
                continue
            self._problems[one] = None
            self._counts[one.place.file] += 1
            if self._is_full(one.place.file):
                last = problem(one.place, "weitere-probleme", number=MOST_PROBLEMS)
                self._problems[last] = None

    def _is_full(self, file: str) -> bool:
        return self._counts[file] >= MOST_PROBLEMS

    def where(self, place: Place) -> str:
        """A place in words, as seen from the folder."""
        file = PurePath(place.file)
        if self._folder is not None and file.is_relative_to(self._folder):
            file = file.relative_to(self._folder)
        return f"{file}, Zeile {place.line}"

    def circle(self, place: Place, names: Sequence[str]) -> None:
        """Things that need each other; of a long circle only the beginning is told."""
        told = names if len(names) <= LONGEST_CIRCLE else (*names[:LONGEST_CIRCLE], "…")
        self.add(place, "kreis", chain=" → ".join(told))

    def chain(self, place: Place, things: str) -> None:
        """More things that build on each other than may."""
        self.add(place, "kette", limit=LONGEST_CHAIN, things=things)

    def unknown(self, what: str, name: Text, code: str, known: Iterable[str], **more: str) -> None:
        """An id that nobody defined, unless a file that may define it could not be read."""
        if self._is_full(name.place.file) or self._hides_something(name) or what in self.broken:
            return
        better = choice(name.value, known)
        self.add(name.place, code, name=name.value, proposal=better, **more)

    def _hides_something(self, name: Text) -> bool:
        """Whether an id has a sign in it that the eye does not see; a problem says which."""
        if sign := hidden_in_id(name.value):
            found = sign_name(sign)
            self.add(name.place, "unsichtbar-in-kennung", shown=name.value, name=found)
        return bool(sign)

    def is_id(self, name: Text) -> bool:
        """Whether this may be an id; if not, a problem says what is possible."""
        if ID.fullmatch(name.value):
            return True
        if self._hides_something(name):
            return False
        tidy = _tidy_id(name.value)
        better = f" Vorschlag: »{tidy}«." if ID.fullmatch(tidy) else ""
        self.add(name.place, "kennung", name=name.value, proposal=better)
        return False

    def are_ids(self, names: Iterable[Text]) -> None:
        """Note a problem for each of these that cannot be an id."""
        for name in names:
            self.is_id(name)

    def form(
        self, model: type[AnyForm], node: Node, *, is_complete: bool = True
    ) -> AnyForm | None:
        """The node as a form; None if it does not fit, with every reason noted.

        Of a node that is not complete nobody can tell what is missing in it.
        """
        try:
            return model.model_validate(node)
        except ValidationError as error:
            errors = error.errors(include_url=False)[: MOST_PROBLEMS + 1]
            misspelt = {_meant(model, one["loc"]) for one in errors if one["type"] == UNKNOWN_KEY}
            for found in errors:
                loc = found["loc"]
                inherited = len(loc) == 1 and not is_complete
                if found["type"] != "missing" or not (inherited or loc in misspelt):
                    self._translate(model, node, found)
            return None

    def _translate(self, model: type[Form], root: Node, found: Any) -> None:
        context = found.get("ctx", {})
        parent, node, key = _find(root, found["loc"])
        place = next(one for one in (node, parent, root) if one is not None).place
        match found["type"]:
            case "problem":
                self.note(context["problem"])
            case "kind":
                self.add(_where(place, node, key), context["code"], **context["values"])
            case "missing":
                self.add(place, "fehlt", name=found["loc"][-1])
            case "extra_forbidden":
                written = key or Text(str(found["loc"][-1]), place)
                known = _model_at(model, found["loc"][:-1]).model_fields
                self.unknown("", written, "unbekannter-schluessel", known)
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


def _meant(model: type[Form], loc: tuple[str | int, ...]) -> tuple[str | int, ...]:
    """Where the entry would be that a misspelt one was meant to be."""
    return (*loc[:-1], nearest(str(loc[-1]), _model_at(model, loc[:-1]).model_fields))


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
