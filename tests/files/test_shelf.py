"""The pack in use: changes are live within two seconds, broken files never replace a good pack."""

import os
import shutil
import threading
import time
from pathlib import Path

import pytest

from guide.core.pack import RulePack
from guide.core.place import Place, Problem
from guide.files.reader import Reading, read
from guide.files.shelf import OUR_FAULT, BrokenRulesError, Shelf, stamp_of

MUSTERSTADT = Path(__file__).parents[1] / "packs/musterstadt"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return shutil.copytree(MUSTERSTADT, tmp_path / "regeln")


def rename_town(folder: Path, name: str) -> None:
    file = folder / "paket.yaml"
    lines = file.read_text("utf-8").splitlines()
    file.write_text("\n".join([f"titel: {name}", *lines[1:]]) + "\n", "utf-8")


def wait_for(something: object, seconds: float) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if something():  # type: ignore[operator]
            return True
        time.sleep(0.02)
    return False


def test_nothing_is_read_again_while_nothing_changed(folder: Path) -> None:
    shelf = Shelf(folder)
    pack = shelf.pack
    assert not shelf.refresh()
    assert shelf.pack is pack


def test_a_changed_file_is_read(folder: Path) -> None:
    shelf = Shelf(folder)
    rename_town(folder, "Lotse Neustadt")
    assert shelf.refresh()
    assert shelf.pack.imprint.title == "Lotse Neustadt"
    assert not shelf.problems


def test_a_change_of_the_same_length_is_seen(folder: Path) -> None:
    file = folder / "paket.yaml"
    file.write_bytes(file.read_bytes())
    before = stamp_of(folder)
    os.utime(file, ns=(0, file.stat().st_mtime_ns + 1))
    assert stamp_of(folder) != before


def test_new_and_removed_files_are_seen_and_hidden_ones_are_not(folder: Path) -> None:
    before = stamp_of(folder)
    (folder / ".paket.yaml.swp").write_text("x")
    (folder / "paket.yaml~").write_text("x")
    (folder / ".git").mkdir()
    (folder / ".git/index").write_text("x")
    assert stamp_of(folder) == before
    (folder / "beispiele/neu.yaml").write_text("x")
    assert stamp_of(folder) != before


def test_broken_files_keep_the_last_good_pack_and_show_their_problems(folder: Path) -> None:
    shelf = Shelf(folder)
    pack = shelf.pack
    (folder / "merkmale.yaml").write_text("laut: [")
    assert shelf.refresh()
    assert shelf.pack is pack
    assert [Path(problem.place.file).name for problem in shelf.problems] == ["merkmale.yaml"]
    assert not shelf.refresh()
    shutil.copy(MUSTERSTADT / "merkmale.yaml", folder / "merkmale.yaml")
    assert shelf.refresh()
    assert not shelf.problems
    assert shelf.pack.fingerprint == pack.fingerprint


def test_a_folder_that_vanishes_keeps_the_last_good_pack(folder: Path) -> None:
    shelf = Shelf(folder)
    shutil.rmtree(folder)
    assert shelf.refresh()
    assert shelf.pack.imprint.city == "Musterstadt"
    assert shelf.problems


def test_broken_rules_at_the_start_are_told_at_once(folder: Path) -> None:
    (folder / "paket.yaml").unlink()
    with pytest.raises(BrokenRulesError) as told:
        Shelf(folder)
    assert told.value.problems
    assert "paket.yaml" in str(told.value)


def test_a_mistake_of_ours_while_reading_is_a_problem_and_no_crash(folder: Path) -> None:
    good = read(folder)
    outcomes: list[Reading | Exception] = [good, RuntimeError("ours")]

    def reading(_: Path) -> Reading:
        outcome = outcomes.pop(0)
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    shelf = Shelf(folder, read=reading)
    rename_town(folder, "Anders")
    assert shelf.refresh()
    assert shelf.pack is good.pack
    assert shelf.problems == (Problem(Place(str(folder), 1, 1), OUR_FAULT, "programmfehler"),)


def test_a_change_is_live_within_two_seconds(folder: Path) -> None:
    shelf = Shelf(folder)
    stop = shelf.watch()
    try:
        rename_town(folder, "Schnell")
        assert wait_for(lambda: shelf.pack.imprint.title == "Schnell", seconds=2)
    finally:
        stop()


def test_whoever_looks_while_the_rules_change_sees_whole_packs_only(folder: Path) -> None:
    shelf = Shelf(folder)
    stop = shelf.watch(seconds=0.01)
    seen: set[tuple[str, str]] = set()
    done = threading.Event()

    def look() -> None:
        while not done.is_set():
            pack: RulePack = shelf.pack
            seen.add((pack.imprint.title, pack.fingerprint))

    reader = threading.Thread(target=look)
    reader.start()
    try:
        for number in range(5):
            rename_town(folder, f"Lotse {number}")
            assert wait_for(lambda name=f"Lotse {number}": shelf.pack.imprint.title == name, 5)
    finally:
        stop()
        done.set()
        reader.join()
    titles = [title for title, _ in seen]
    assert len(titles) == len(set(titles))
