"""A result is in its file completely, or not at all."""

import os
import stat
import threading
from pathlib import Path

import pytest

from guide.cli.destination import written


def test_a_file_appears_when_it_is_complete(tmp_path: Path) -> None:
    file = tmp_path / "liste.pdf"
    with written(str(file)) as target:
        target.write(b"half")
        target.flush()
        assert not file.exists()
        target.write(b" and half")
    assert file.read_bytes() == b"half and half"


def test_a_failure_leaves_what_was_there_and_nothing_else(tmp_path: Path) -> None:
    file = tmp_path / "liste.pdf"
    file.write_bytes(b"old")

    def fail_half_way() -> None:
        with written(str(file)) as target:
            target.write(b"new")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail_half_way()
    assert file.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [file]


def test_a_replaced_file_keeps_its_rights(tmp_path: Path) -> None:
    file = tmp_path / "liste.pdf"
    file.write_bytes(b"old")
    file.chmod(0o640)
    with written(str(file)) as target:
        target.write(b"new")
    assert stat.S_IMODE(file.stat().st_mode) == 0o640


def test_a_new_file_has_the_rights_that_files_have_here(tmp_path: Path) -> None:
    (tmp_path / "other").touch()
    with written(str(tmp_path / "liste.pdf")) as target:
        target.write(b"new")
    assert (tmp_path / "liste.pdf").stat().st_mode == (tmp_path / "other").stat().st_mode


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.pdf").write_bytes(b"old")
    (tmp_path / "link.pdf").symlink_to("real.pdf")
    with written(str(tmp_path / "link.pdf")) as target:
        target.write(b"new")
    assert (tmp_path / "link.pdf").is_symlink()
    assert (tmp_path / "real.pdf").read_bytes() == b"new"


def test_a_pipe_is_written_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    heard: list[bytes] = []
    reader = threading.Thread(target=lambda: heard.append(pipe.read_bytes()))
    reader.start()
    with written(str(pipe)) as target:
        target.write(b"new")
    reader.join(5)
    assert heard == [b"new"]
    assert pipe.is_fifo()


def test_an_error_names_the_file_that_was_asked_for(tmp_path: Path) -> None:
    file = tmp_path / "nowhere" / "liste.pdf"
    with pytest.raises(FileNotFoundError) as caught, written(str(file)):
        pass
    assert caught.value.filename == str(file)
