"""README and docs/ name only what exists, and name everything that must be known."""

import re
from pathlib import Path

import click
import pytest

from guide.cli import COMMANDS, lotse
from guide.settings import HERE as PACKAGE
from guide.settings import Operator

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted(
    [ROOT / "README.md", ROOT / "rules" / "README.md", *(ROOT / "docs").rglob("*.md")]
)
WAYS = [pytest.param(file, id=file.relative_to(ROOT).as_posix()) for file in DOCUMENTS]
RINGS = ("core", "files", "output", "web", "cli")


def calls(text: str) -> list[list[str]]:
    """The words of every `./lotse …` in a text, up to a comment, a quote or the line's end."""
    return [call.split() for call in re.findall(r"\./lotse ([^`#\n»«]*)", text)]


def test_the_readme_is_short_and_shows_the_two_commands() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    assert len(text.splitlines()) < 80
    assert [call[0] for call in calls(text)[:2]] == ["serve", "test"]


@pytest.mark.parametrize("file", WAYS)
def test_every_link_leads_to_a_file(file: Path) -> None:
    links = re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", file.read_text("utf-8"))
    assert [link for link in links if not (file.parent / link).exists()] == []


@pytest.mark.parametrize("file", WAYS)
def test_every_command_that_is_shown_exists_with_its_options(file: Path) -> None:
    context = click.Context(lotse)
    wrong = []
    for words in calls(file.read_text("utf-8")):
        if not words or words[0] in ("test", "--help", "--version", "…"):
            continue
        command = lotse.get_command(context, words[0]) if words[0] in COMMANDS else None
        if command is None:
            wrong.append(words)
            continue
        known = {"--help", *(name for option in command.params for name in option.opts)}
        wrong += [[words[0], word] for word in words if word.startswith("-") and word not in known]
    assert wrong == []


@pytest.mark.parametrize("file", WAYS)
def test_every_example_that_is_shown_is_in_the_pack(file: Path) -> None:
    named = re.findall(r"rules/beispiele/[\w-]+\.yaml", file.read_text("utf-8"))
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_every_module_the_architecture_names_exists() -> None:
    text = (ROOT / "docs" / "architektur.md").read_text("utf-8")
    named = re.findall(rf"`(?:guide[./])?((?:{'|'.join(RINGS)})[./][\w/.]+)`", text)
    assert len(named) > 20
    places = [name.removesuffix(".py").replace(".", "/").rstrip("/") for name in named]
    missing = [
        place
        for place in places
        if not ((PACKAGE / place).is_dir() or (PACKAGE / f"{place}.py").is_file())
    ]
    assert missing == []


def test_every_command_is_told_of() -> None:
    told = "".join(file.read_text("utf-8") for file in DOCUMENTS)
    assert {name for name in COMMANDS if f"lotse {name}" not in told} == set()


def test_operations_list_every_setting_and_no_other() -> None:
    names = re.compile(r"\bLOTSE_[A-Z_]*[A-Z]\b")
    told = set(names.findall((ROOT / "docs" / "betrieb.md").read_text("utf-8")))
    read = set(re.findall(r'"(LOTSE_\w+)"', (PACKAGE / "settings.py").read_text("utf-8")))
    assert told == read | {f"LOTSE_OPERATOR_{name.upper()}" for name in Operator.__slots__}
