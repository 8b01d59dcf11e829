"""How we write: every sentence of ours is short enough to be read once."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.careful import ROOT

MOST_WORDS = 20
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
PROGRAM = [*(ROOT / "guide/web").glob("*.py"), *(ROOT / "guide/output").glob("*.py")]
SAID = re.compile(r"""\b_\(\s*(?:"([^"]*)"|'([^']*)')\s*\)""")
JINJA = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)


def sentences(text: str) -> list[str]:
    return re.split(r"(?<=[.!?…])[\s»«]+", text.strip())


def too_long(text: str) -> list[str]:
    return [one for one in sentences(text) if len(one.split()) > MOST_WORDS]


def template_texts(source: str) -> Iterator[str]:
    """What a template says itself: what goes through gettext, and plain text between its tags."""
    yield from (double or single for double, single in SAID.findall(source))
    shown = re.sub(r"<style>.*?</style>", "", JINJA.sub(" ", source), flags=re.DOTALL)
    yield from re.sub(r"<[^>]*>", "\n\n", shown).split("\n\n")


def program_texts(source: str) -> Iterator[str]:
    """Every text in the code but its docstrings; what is filled in counts as one word."""
    inside = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            inside.add(node.value)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Constant):
            inside.add(node.value)
        if isinstance(node, ast.JoinedStr):
            inside |= {one for one in ast.walk(node) if isinstance(one, ast.Constant)}
            yield "".join(
                str(one.value) if isinstance(one, ast.Constant) else "x" for one in node.values
            )
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in inside:
            yield node.value


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_sentence_of_a_template_is_too_long(path: Path) -> None:
    texts = template_texts(path.read_text("utf-8"))
    assert [long for text in texts for long in too_long(text)] == []


@pytest.mark.parametrize("path", PROGRAM, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_sentence_of_the_program_is_too_long(path: Path) -> None:
    texts = program_texts(path.read_text("utf-8"))
    assert [long for text in texts for long in too_long(text)] == []


LONG = " ".join(["Wort"] * 21) + "."


@pytest.mark.parametrize(
    "source",
    [
        f'<p>{{{{ _("Kurz. {LONG}") }}}}</p>',
        f"<p>{LONG}</p>",
        f"{{{{ _('{LONG}') }}}}",
    ],
)
def test_a_long_sentence_in_a_template_would_be_noticed(source: str) -> None:
    assert [long for text in template_texts(source) for long in too_long(text)] == [LONG]


@pytest.mark.parametrize(
    "source", [f"SAID = ('Kurz. ' '{LONG}')", f"f'Kurz. {LONG[:-1]} {{number}}.'"]
)
def test_a_long_sentence_in_the_program_would_be_noticed(source: str) -> None:
    assert [long for text in program_texts(source) for long in too_long(text)]
