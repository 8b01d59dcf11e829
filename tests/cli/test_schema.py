"""`lotse schema` on the command line."""

import json
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from guide.cli import lotse
from guide.files.manual import reference
from guide.files.schema import KINDS, document


@pytest.fixture
def command() -> click.Command:
    found = lotse.get_command(click.Context(lotse), "schema")
    assert found is not None
    return found


def test_it_prints_every_schema_as_one_document(command: click.Command) -> None:
    told = json.loads(CliRunner().invoke(command, []).stdout)
    assert told == document()
    assert set(KINDS) <= set(told["$defs"])


def test_it_writes_a_file_for_each_kind_and_says_how_to_bind_them(
    command: click.Command, tmp_path: Path
) -> None:
    folder = tmp_path / "neu" / "schema"
    done = CliRunner().invoke(command, ["-o", str(folder)])
    assert done.exit_code == 0
    assert len(list(folder.iterdir())) == len(KINDS)
    settings, _ = json.JSONDecoder().raw_decode(done.stdout[done.stdout.index("{") :])
    for file in settings["yaml.schemas"]:
        assert json.loads(Path(file).read_text("utf-8"))["$schema"]
    line = f"# yaml-language-server: $schema={folder}/fragen.schema.json\n"
    assert done.stdout.endswith(line)


def test_it_prints_the_reference_for_people(command: click.Command) -> None:
    assert CliRunner().invoke(command, ["--format", "markdown"]).stdout == reference()
