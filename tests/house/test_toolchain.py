"""The repository keeps its own rules: size, place, lock, wrapper, wheel."""

import ast
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

from guide.output import page

ROOT = Path(__file__).parents[2]
ALLOWED_AT_THE_TOP = {
    *("guide", "rules", "templates", "tests", "docs"),
    *("pyproject.toml", "README.md", "LICENSE", "lotse", "requirements.lock", "publiccode.yml"),
}
# Written in pieces, so that this file does not find itself.
PRIVATE_PLACES = [
    *("py" + "pi.org", "python" + "hosted.org", "npm" + "js.org", "deb" + ".debian.org"),
    *("/work" + "/", "/opt/" + "pypi", "/opt/" + "wheels"),
]
MARKUP_MAY_BE_MADE_IN = {"guide/output/words.py"}


def our_files() -> list[Path]:
    """Every file a clone would have after a commit: tracked, or new and not ignored."""
    if not (ROOT / ".git").exists():
        pytest.skip("not a clone, so nobody can say which files are ignored")
    command = [
        "git",
        "-c",
        f"safe.directory={ROOT}",
        "ls-files",
        "-co",
        "--exclude-standard",
        "-z",
    ]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    names = filter(None, listed.split("\0"))
    return [ROOT / name for name in names if (ROOT / name).is_file()]


def our_texts() -> dict[str, str]:
    texts = {}
    for file in our_files():
        try:
            texts[file.relative_to(ROOT).as_posix()] = file.read_text("utf-8")
        except UnicodeDecodeError:
            continue
    return texts


def modules() -> dict[str, str]:
    files = sorted((ROOT / "guide").rglob("*.py"))
    return {file.relative_to(ROOT).as_posix(): file.read_text("utf-8") for file in files}


def test_no_module_is_longer_than_300_lines() -> None:
    lengths = {name: len(text.splitlines()) for name, text in modules().items()}
    assert {name: length for name, length in lengths.items() if length > 300} == {}


def test_no_function_is_longer_than_40_lines() -> None:
    offenders = []
    for name, text in modules().items():
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or 0) - node.lineno + 1
                if length > 40:
                    offenders.append(f"{name}:{node.lineno}: {node.name} has {length} lines")
    assert offenders == []


def test_the_core_never_looks_at_the_clock() -> None:
    clocks = {"now", "today", "utcnow"}
    offenders = [
        f"{name}:{node.lineno}"
        for name, text in modules().items()
        if name.startswith("guide/core/")
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in clocks
    ]
    assert offenders == []


def test_nothing_new_stands_at_the_top() -> None:
    top = {file.relative_to(ROOT).parts[0] for file in our_files()}
    assert {name for name in top if not name.startswith(".")} - ALLOWED_AT_THE_TOP == set()


def test_no_file_names_a_registry_or_a_private_folder() -> None:
    offenders = [
        f"{name}: {place}"
        for name, text in our_texts().items()
        for place in PRIVATE_PLACES
        if place in text
    ]
    assert offenders == []


def test_markup_is_made_in_one_reviewed_place_only() -> None:
    unsafe = re.compile(r"\|\s*safe\b|\bMarkup\s*\(|autoescape\s+false")
    offenders = [
        f"{name}:{number}: {line.strip()}"
        for name, text in our_texts().items()
        if name.startswith(("guide/", "templates/")) and name not in MARKUP_MAY_BE_MADE_IN
        for number, line in enumerate(text.splitlines(), 1)
        if unsafe.search(line)
    ]
    assert offenders == []


def test_every_template_parses() -> None:
    environment = page.environment(ROOT / "templates")
    for file in sorted((ROOT / "templates").rglob("*")):
        if file.suffix in {".html", ".xml", ".txt", ".jinja"}:
            environment.parse(file.read_text("utf-8"), filename=str(file))


@pytest.mark.parametrize("shell", ["sh", "dash", "bash"])
def test_the_wrapper_is_a_posix_script(shell: str) -> None:
    if not shutil.which(shell):
        pytest.skip(f"no {shell} here")
    checked = subprocess.run([shell, "-n", ROOT / "lotse"], capture_output=True, check=False)
    assert (checked.returncode, checked.stderr) == (0, b"")


def locked() -> dict[str, str]:
    """Name to the whole entry with its hashes."""
    text = (ROOT / "requirements.lock").read_text("utf-8")
    entries = [entry for entry in re.split(r"\n(?! )", text) if entry]
    return {re.split(r"[=\[]", entry)[0].lower(): entry for entry in entries}


def test_every_line_of_the_lock_is_pinned_by_hash() -> None:
    pinned = re.compile(
        r"[a-z0-9._-]+==\S+( ; [^\\\n]+)? \\\n( {4}--hash=sha256:[0-9a-f]{64}( \\)?\n?)+"
    )
    assert [entry for entry in locked().values() if not pinned.fullmatch(entry)] == []


def test_the_lock_holds_everything_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    groups = project["dependency-groups"]
    wanted = [*project["project"]["dependencies"], *groups["test"], *groups["lint"]]
    names = {re.split(r"[^A-Za-z0-9_.-]", requirement)[0].lower() for requirement in wanted}
    assert names - set(locked()) == set()


def test_the_wheel_carries_rules_and_templates_and_nothing_private(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path]
    built = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stderr
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        shipped = set(archive.namelist())
    ours = {file.relative_to(ROOT).as_posix() for file in our_files()}
    expected = {name for name in ours if name.startswith("guide/")} | {
        f"guide/_shipped/{name}" for name in ours if name.startswith(("rules/", "templates/"))
    }
    assert {name for name in shipped if ".dist-info/" not in name} == expected
