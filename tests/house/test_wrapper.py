"""The wrapper `lotse` sets up a folder once, repairs it, and then stays out of the way.

Python is played by a few lines of shell here; the real one sets up whatever runs these tests.
"""

import os
import shutil
import subprocess
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PYTHON = """#!/bin/sh
case "$*" in
  --version) echo Python 3.14.0 ;;
  "-m venv "*) rm -rf "$4" && mkdir -p "$4/bin" && cp "$0" "$4/bin/python" ;;
  *" -m pip "*) sleep 0.5 ;;
  "-P -m guide"*) shift 3 && echo "$PWD" "$#" "$@" ;;
esac
"""


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A folder as a clone would be, with nothing to download and no way to install packages."""
    folder = tmp_path / "Mein Ordner für München"
    folder.mkdir()
    (folder / "requirements.lock").write_text("# nothing\n")
    shutil.copy(ROOT / "lotse", folder / "lotse")
    (tmp_path / "tools").mkdir()
    install(tmp_path, "python3.14", PYTHON)
    for name in ("apt-get", "brew", "sudo"):
        install(tmp_path, name, "#!/bin/sh\nexit 1\n")
    return folder


def install(place: Path, name: str, script: str) -> None:
    (place / "tools" / name).write_text(script)
    (place / "tools" / name).chmod(0o755)


def start(clone: Path, *arguments: str, path: str | None = None) -> subprocess.Popen[str]:
    search = f"{clone.parent / 'tools'}:{os.environ['PATH']}" if path is None else path
    return subprocess.Popen(
        [clone / "lotse", *arguments],
        cwd=clone.parent,
        env={**os.environ, "PATH": search},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def call(clone: Path, *arguments: str, path: str | None = None) -> tuple[int, str, str]:
    process = start(clone, *arguments, path=path)
    out, err = process.communicate(timeout=60)
    return process.returncode, out, err


def test_the_first_call_says_what_it_does_and_the_second_is_silent(clone: Path) -> None:
    code, out, err = call(clone, "check", "mein paket")
    assert (code, out) == (0, f"{clone.parent} 2 check mein paket\n")
    assert err.startswith("Einrichten, einmalig: Umgebung anlegen (Python 3.14.0)\n")
    assert err.rstrip().endswith("Einrichten, einmalig: fertig.")
    assert call(clone, "check", "a", "") == (0, f"{clone.parent} 3 check a \n", "")


def test_a_broken_environment_is_made_anew(clone: Path) -> None:
    call(clone)
    (clone / ".venv" / "bin" / "python").unlink()
    code, _, err = call(clone)
    assert (code, "Umgebung anlegen" in err) == (0, True)


def test_the_environment_of_another_folder_is_left_alone(clone: Path) -> None:
    other = clone.parent / "other"
    (other / "bin").mkdir(parents=True)
    (clone / ".venv").symlink_to(other)
    code, _, err = call(clone)
    assert (code, "führt in einen anderen Ordner" in err) == (1, True)
    assert (other / "bin").exists()
    assert not list(clone.glob(".venv-lock*"))


def test_a_changed_lock_updates_the_environment_it_finds(clone: Path) -> None:
    call(clone)
    (clone / "requirements.lock").write_text("# still nothing\n")
    code, _, err = call(clone)
    assert (code, "Umgebung anlegen" in err, "Pakete laden" in err) == (0, False, True)


def test_a_moved_folder_is_set_up_again(clone: Path) -> None:
    call(clone)
    moved = clone.rename(clone.parent / "moved")
    code, out, err = call(moved)
    assert (code, out, "Umgebung anlegen" in err) == (0, f"{clone.parent} 0\n", True)


def test_a_killed_set_up_is_repaired_by_the_next_call(clone: Path) -> None:
    killed = start(clone)
    while not (clone / ".venv-lock" / "pid").exists():
        time.sleep(0.01)
    killed.kill()
    killed.communicate()
    assert (clone / ".venv-lock").exists()
    code, out, _ = call(clone)
    assert (code, out) == (0, f"{clone.parent} 0\n")
    assert not list(clone.glob(".venv-lock*"))


def test_three_first_calls_at_once_make_one_environment(clone: Path) -> None:
    calls = [start(clone) for _ in range(3)]
    errors = [process.communicate(timeout=60)[1] for process in calls]
    assert [process.returncode for process in calls] == [0, 0, 0]
    assert sum("Umgebung anlegen" in error for error in errors) == 1


def test_it_may_be_called_through_a_symlink(clone: Path) -> None:
    call(clone)
    (clone / "second").symlink_to("lotse")
    (clone.parent / "tools" / "lotse").symlink_to(clone / "second")
    reached = subprocess.run(
        ["lotse", "check"],
        cwd=clone.parent,
        env={**os.environ, "PATH": f"{clone.parent / 'tools'}:{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (reached.stdout, reached.stderr) == (f"{clone.parent} 1 check\n", "")


def test_without_a_new_enough_python_it_says_what_to_type(clone: Path) -> None:
    tools = clone.parent / "tools"
    for name in ("cksum", "id", "mkdir", "rm", "cat", "env", "sh", "sleep"):
        (tools / name).symlink_to(shutil.which(name) or name)
    (tools / "brew").unlink()
    (tools / "python3.14").unlink()
    install(clone.parent, "python3", '#!/bin/sh\n[ "$1" = --version ] && echo Python 3.9.2\n')
    code, _, err = call(clone, path=str(tools))
    assert code == 1
    assert "braucht Python 3.11 oder neuer" in err
    assert "Gefunden wurde nur: Python 3.9.2." in err
    assert "    sudo apt-get install python3 python3-venv\n" in err
    assert not (clone / ".venv-lock").exists()
