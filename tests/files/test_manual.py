"""The manual for rule editors is true: what it shows can be read, its reference is the format."""

import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import pytest
from pydantic import TypeAdapter

from guide.core.audit import audit
from guide.core.audit.finding import Level
from guide.files import format as german
from guide.files.document import parse
from guide.files.examples import check_examples
from guide.files.form import Form
from guide.files.manual import reference
from guide.files.messages import MESSAGES
from guide.files.reader import read
from guide.files.schema import KINDS, schema
from guide.settings import rules_folder

MANUAL = Path(__file__).parents[2] / "docs" / "regeln-schreiben.md"
TEXT = MANUAL.read_text("utf-8")
GUIDE, _, REFERENCE = TEXT.partition("## Nachschlagen:")
_, _, MEANINGS = REFERENCE.partition("## Meldungen")
BLOCKS = re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL)
PART = ", Ausschnitt"
WHOLE = [block for block in BLOCKS if PART not in block.partition("\n")[0]]
PARTS = [block for block in BLOCKS if block not in WHOLE]
FORMS: list[type[Form]] = [getattr(german, name) for name in german.__all__]
LONGEST_SENTENCE = 20
TODAY = date(2026, 11, 27)


def place(block: str) -> str:
    return block.partition("\n")[0].removeprefix("# ").removesuffix(PART)


@pytest.fixture
def village(tmp_path: Path) -> Path:
    """The pack that the manual builds, block by block."""
    for block in WHOLE:
        file = tmp_path / place(block)
        file.parent.mkdir(parents=True, exist_ok=True)
        assert not file.exists(), f"{file.name} is shown twice"
        file.write_text(block, "utf-8")
    return tmp_path


def test_the_first_two_minutes_go_as_told(tmp_path: Path) -> None:
    (name,) = set(re.findall(r"probe/([\w/-]+\.yaml)", GUIDE))
    copy = shutil.copytree(rules_folder(), tmp_path / "probe")
    assert read(copy).problems == ()
    card = (copy / name).read_text("utf-8")
    (copy / name).write_text(card.replace("titel:", "tittel:", 1), "utf-8")
    (problem,) = read(copy).problems
    assert problem.place.file == str(copy / name)
    assert "Meinten Sie »titel«?" in problem.text


def test_every_example_says_which_file_it_is() -> None:
    assert len(BLOCKS) > 20
    assert [one for one in map(place, BLOCKS) if not re.fullmatch(r"[\w/-]+\.yaml", one)] == []


def test_the_manuals_examples_are_one_whole_pack(village: Path) -> None:
    reading = read(village)
    assert [str(one) for one in reading.problems] == []
    assert reading.pack is not None
    assert [str(one) for one in check_examples(reading.pack)] == []


def test_every_card_it_builds_has_an_example(village: Path) -> None:
    pack = read(village).pack
    assert pack is not None
    needed = {card for example in pack.examples for card in example.applies}
    assert needed == {card.id for card in pack.requirements}


def test_the_audit_finds_nothing_to_mend_in_it(village: Path) -> None:
    pack = read(village).pack
    assert pack is not None
    found = audit(pack, TODAY)
    assert [one.text for one in found.findings if one.level is not Level.NOTE] == []
    assert len(found.proven) == 2


@pytest.mark.parametrize("block", PARTS, ids=range(len(PARTS)))
def test_every_part_fits_into_its_file(block: str, village: Path) -> None:
    file = village / place(block)
    _, _, part = block.partition("\n")
    name = part.partition(":")[0]
    text, places = re.subn(
        rf"(?m)^{name}:.*\n(?:[ ].*\n)*", lambda _: part, file.read_text("utf-8")
    )
    assert places == 1
    file.write_text(text, "utf-8")
    assert [str(one) for one in read(village).problems] == []


def test_the_reference_is_the_one_the_program_makes() -> None:
    assert f"## Nachschlagen:{REFERENCE}" == reference(), "./lotse schema --format markdown"


def test_the_reference_tells_of_every_field_and_form() -> None:
    told = reference()
    for kind in KINDS:
        for name, form in schema(kind).get("$defs", {}).items():
            whole = form["anyOf"][-1] if "anyOf" in form else form
            assert told.count(f"#### {name}\n") == 1
            assert whole["description"]
            for field, said in whole["properties"].items():
                assert f"| `{field}`" in told
                assert said["description"], (name, field)


def test_the_reference_tells_of_every_message() -> None:
    assert [code for code in MESSAGES if MEANINGS.count(f"\n| `{code}` |") != 1] == []


def fields(of: type[Form]) -> Iterator[tuple[str, Any]]:
    """Every field in which such a form stands."""
    for parent in FORMS:
        for name, field in parent.model_fields.items():
            if re.search(rf"\b{of.__name__}\b", str(field.annotation)):
                read_as = field.metadata
                yield name, Annotated[field.annotation, *read_as] if read_as else field.annotation


@pytest.mark.parametrize("form", FORMS, ids=german.__all__)
def test_every_form_has_an_example_that_can_be_read(form: type[Form]) -> None:
    example = form.example
    assert f"```yaml\n{example}```" in REFERENCE
    read_ = parse(example.encode(), "example.yaml")
    assert not read_.problems
    root = read_.root
    for _, whole in KINDS.values():
        if re.search(rf"\b{form.__name__}\b", str(whole)):
            assert TypeAdapter(whole).validate_python(root)
            return
    ((key, node),) = root
    (field,) = {name: field for name, field in fields(form) if name == key.value}.values()
    assert TypeAdapter(field).validate_python(node)


def test_every_allowed_word_is_explained() -> None:
    forms = schema("stellen")["$defs"]
    for form, field in (("Beleg", "sicher"), ("Karte", "art")):
        words = forms[form]["properties"][field]["enum"]
        assert [word for word in words if f"| `{word}` | " not in GUIDE] == []


def test_every_link_within_the_manual_has_its_heading() -> None:
    headings = re.findall(r"(?m)^#+ (.*)$", TEXT)
    anchors = {re.sub(r"[^\w -]", "", one.lower()).replace(" ", "-") for one in headings}
    assert set(re.findall(r"\]\(#([^)]*)\)", TEXT)) - anchors == set()


def test_its_sentences_are_short() -> None:
    told = GUIDE + REFERENCE.partition("## Meldungen")[0]
    prose = re.sub(r"```.*?```|^[#].*$|^\*\*.*\n(?:\[.*\n)*", "", told, flags=re.DOTALL | re.M)
    sentences = re.split(r"(?<=[.!?:])\s|\n\n|\n- |\n\d\. |\|", prose)
    long = [one for one in sentences if len(re.findall(r"\w+", one)) > LONGEST_SENTENCE]
    assert long == []
