"""The JSON Schema knows what the reader knows about the shape of rule files."""

import re
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import Any, ClassVar

import fastjsonschema
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from guide.core.deadline import Step
from guide.core.place import Place
from guide.files import format as german
from guide.files import patterns
from guide.files.grammar import (
    Unreadable,
    read_amount,
    read_band,
    read_date,
    read_deadline,
    read_months,
    read_per,
)
from guide.files.nodes import Text
from guide.files.reader import read
from guide.files.schema import KINDS, association, document, schema
from guide.settings import rules_folder

TOWN = Path(__file__).parents[1] / "packs" / "musterstadt"
PACKS = {"Munich": rules_folder(), "the town": TOWN}


@pytest.fixture(scope="module")
def valid() -> dict[str, Callable[[Any], Any]]:
    return {kind: fastjsonschema.compile(schema(kind)) for kind in KINDS}


class Editor(yaml.SafeLoader):
    """A file as an editor sees it: YAML 1.2 knows numbers, but neither dates nor a yes."""

    yaml_implicit_resolvers: ClassVar[dict[str, list[tuple[str, re.Pattern[str]]]]] = {}


for tag, pattern, starts in (
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+\.[0-9]*)([eE][-+]?[0-9]+)?", "-+.0123456789"),
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("null", r"null|Null|NULL|~|", ["n", "N", "~", ""]),
):
    Editor.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(rf"^({pattern})$"), starts)


def parsed(text: str) -> Any:
    return yaml.load(text, Loader=Editor)


@pytest.mark.parametrize("folder", PACKS.values(), ids=PACKS)
def test_every_rule_file_is_of_one_kind_and_valid(
    folder: Path, valid: dict[str, Callable[[Any], Any]]
) -> None:
    files = set(folder.rglob("*.yaml"))
    for kind, (place, _) in KINDS.items():
        for file in folder.glob(place):
            files.remove(file)
            valid[kind](parsed(file.read_text("utf-8")))
    assert files == set()


MISTAKES = [
    ("stellen/ordnungsamt/bank.yaml", "titel:", "tittel:"),
    ("stellen/ordnungsamt/bank.yaml", "art: erlaubnis", "art: erlaubniss"),
    ("stellen/ordnungsamt/fest.yaml", "verwaltung: 30 bis 2000 €", "verwaltung: 30 bis 2000"),
    ("stellen/ordnungsamt/fest.yaml", "je: Stand und Tag", "je: Laune"),
    ("stellen/ordnungsamt/fest.yaml", "4 Wochen bis 3 Monate", "bald"),
    ("stellen/ordnungsamt/fest.yaml", "4 Tage vor aufbau", "4 Tage"),
    ("stellen/ordnungsamt/fest.yaml", "- aufbau:", "- anzeige: offen\n    aufbau:"),
    ("stellen/ordnungsamt/fest.yaml", "verbindlich: gesetz", "verbindlich: immer"),
    ("stellen/ordnungsamt/fest.yaml", "{merkmal: stilles-fest-draussen}", "stilles-fest"),
    ("stellen/ordnungsamt/fest.yaml", "stilles-fest-draussen}", "[stilles-fest-draussen]}"),
    ("stellen/ordnungsamt/fest.yaml", "stand: 2026-11-23", "stand: gestern"),
    ("stellen/ordnungsamt/stelle.yaml", "name:", "nahme:"),
    ("stellen/ordnungsamt/stelle.yaml", "mail: ", "mail: kein@@ "),
    ("fragen/wo.yaml", "frage:", "fragen:"),
    ("paket.yaml", "land: DE", "staat: DE"),
    ("paket.yaml", "6 Monate", "bald"),
    ("paket.yaml", "stadt: Musterstadt\n", ""),
    ("merkmale.yaml", "wenn:", "falls:"),
    ("pruefungen.yaml", "regel:", "regeln:"),
    ("merkmale.yaml", "text:", "text: # "),
    ("beispiele/fest-leise-im-hof.yaml", "antworten:", "antwort:"),
]


@pytest.mark.parametrize(("name", "right", "wrong"), MISTAKES)
def test_a_mistake_is_refused_by_schema_and_reader_alike(
    name: str, right: str, wrong: str, valid: dict[str, Callable[[Any], Any]], town_copy: Path
) -> None:
    file = town_copy / name
    text = file.read_text("utf-8")
    assert right in text
    broken = text.replace(right, wrong, 1)
    kind = next(kind for kind, (place, _) in KINDS.items() if Path(name).match(place))
    with pytest.raises(fastjsonschema.JsonSchemaException):
        valid[kind](parsed(broken))
    file.write_text(broken, "utf-8")
    assert read(town_copy).problems


@pytest.fixture
def town_copy(tmp_path: Path) -> Path:
    for file in TOWN.rglob("*.yaml"):
        copy = tmp_path / file.relative_to(TOWN)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(file.read_bytes())
    return tmp_path


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_is_explained_and_nothing_else_may_stand_there(kind: str) -> None:
    made = schema(kind)
    forms = [*made.get("$defs", {}).values(), *([made] if "properties" in made else ())]
    assert forms
    for form in forms:
        whole = form["anyOf"][-1] if "anyOf" in form else form
        assert whole["additionalProperties"] is False
        assert all(field["description"] for field in whole["properties"].values())


@pytest.mark.parametrize("name", german.__all__)
def test_every_entry_of_every_form_is_in_the_schema(name: str) -> None:
    parts = {part.get("title"): part for part in document()["$defs"].values()}
    whole = parts[name]["anyOf"][-1] if "anyOf" in parts[name] else parts[name]
    assert list(whole["properties"]) == list(getattr(german, name).model_fields)


def test_patterns_mean_the_same_in_python_and_javascript() -> None:
    found = [value for name, value in vars(patterns).items() if name.isupper() and name[0] != "_"]
    texts = [value for value in found if isinstance(value, str)]
    assert len(texts) == 10
    same = re.compile(r"\\[wsd.\\]|\(\?[:=]|\((?!\?)|[^\\(]")
    assert [text for text in texts if same.sub("", text)] == []


def test_in_the_one_document_each_kind_is_found_by_its_name() -> None:
    whole = document()
    for kind, (place, _) in KINDS.items():
        valid = fastjsonschema.compile({**whole, "$ref": f"#/$defs/{kind}"})
        for file in TOWN.glob(place):
            valid(parsed(file.read_text("utf-8")))
        with pytest.raises(fastjsonschema.JsonSchemaException):
            valid("only a text")


GRAMMARS: dict[str, tuple[str, Callable[[Text], object]]] = {
    "amount": (patterns.AMOUNT, read_amount),
    "band": (patterns.BAND, read_band),
    "date": (patterns.DATE, read_date),
    "duration": (patterns.DURATION, lambda text: read_deadline(text, Step.PROCESSING)),
    "each": (patterns.EACH, read_per),
    "moment": (patterns.MOMENT, lambda text: read_deadline(text, Step.APPLY)),
    "period": (patterns.PERIOD, read_months),
}
WORDS = re.split(
    " ",
    "4 6 12 vier Ein 4,50\u00a0EUR 1.200,00\u00a0€ €\u00a07 60€ Wochen monate Tage "
    "Arbeitstage Monate Jahre "
    "ab über unter bis bis\u00a0zu zum etwa mindestens vor nach beginn bekanntgabe "
    "beginn,\u00a0nur\u00a0Arbeitstage 31. 3. 2026 2026-11-23 23.11.2026 Oktober des Vorjahres "
    "offen – - 4–6 30-60 je und Tag Stand m²",
)


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=6))
def test_whatever_the_reader_takes_the_pattern_takes(words: list[str]) -> None:
    text = Text(" ".join(words), Place("x", 1, 1))
    for name, (pattern, reads) in GRAMMARS.items():
        try:
            reads(text)
        except Unreadable:
            continue
        assert re.search(pattern, text.value), (name, text.value)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("amount", "60"),
        ("amount", "ab €"),
        ("amount", "teuer €"),
        ("band", "1,60"),
        ("band", "unter 1.60"),
        ("date", "bald"),
        ("date", "2026-11"),
        ("duration", "4 Wochen vor beginn"),
        ("duration", "6 bis Wochen"),
        ("duration", "Wochen"),
        ("each", "Tag und Nacht"),
        ("moment", "4 Wochen"),
        ("moment", "4 Wochen vor Ostern"),
        ("moment", "31. Brumaire"),
        ("period", "12"),
        ("period", "0 Monate"),
    ],
)
def test_what_is_plainly_wrong_neither_takes(name: str, value: str) -> None:
    pattern, reads = GRAMMARS[name]
    assert not re.search(pattern, value)
    with pytest.raises(Unreadable):
        reads(Text(value, Place("x", 1, 1)))


def test_an_editor_is_told_which_schema_is_for_which_file() -> None:
    bound = association(PurePosixPath("schema"), "regeln")
    assert bound["./schema/fragen.schema.json"] == "regeln/fragen/*.yaml"
    assert len(bound) == len(KINDS)
    elsewhere = association(PurePosixPath("/srv/schema"), "regeln")
    assert elsewhere["/srv/schema/fragen.schema.json"] == "regeln/fragen/*.yaml"
