"""The press: whatever happens to one PDF, the next one is printed."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread

import pytest

from guide.output import worker
from guide.output.press import Broken, Busy, Limits, Missing, Press, TooSlow, explain, print_here

PAGE = '<html lang="de"><title>Liste</title><h1>Liste</h1><p>Ein Satz.</p></html>'
COLUMNS = '<div style="columns: 2"><p>x'
ENDLESS = f'<html lang="de"><title>Lang</title>{COLUMNS * 60}'


@pytest.fixture
def press(folder: Path) -> Iterator[Press]:
    with Press(folder) as press:
        yield press


def child(press: Press) -> int:
    found = press._workers[0]._child
    assert found is not None
    return found.pid


def is_there(pid: int) -> bool:
    return Path(f"/proc/{pid}").exists()


def soon(holds: Callable[[], bool], seconds: float = 5.0) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if holds():
            return True
        time.sleep(0.02)
    return False


def test_the_child_prints_the_same_bytes_as_this_process(press: Press, folder: Path) -> None:
    assert press.print(PAGE) == print_here(PAGE, folder)


def test_the_child_works_behind_everybody_else_and_for_itself(press: Press) -> None:
    press.print(PAGE)
    assert os.getpriority(os.PRIO_PROCESS, child(press)) == 10
    assert os.getsid(child(press)) != os.getsid(0)


def test_a_child_killed_while_it_waits_harms_nobody(press: Press) -> None:
    first = press.print(PAGE)
    pid = child(press)
    os.kill(pid, signal.SIGKILL)
    assert soon(lambda: not is_there(pid)), "a zombie is left"
    start = time.monotonic()
    assert press.print(PAGE) == first
    assert time.monotonic() - start < 5


def test_a_child_killed_at_work_fails_only_what_it_printed(press: Press) -> None:
    press.print(PAGE)
    pid = child(press)
    failed: list[Exception] = []

    def print_for_long() -> None:
        try:
            press.print(ENDLESS)
        except Broken as broken:
            failed.append(broken)

    printing = Thread(target=print_for_long)
    printing.start()
    time.sleep(0.3)
    os.kill(pid, signal.SIGKILL)
    printing.join(5)
    assert [type(error) for error in failed] == [Broken]
    assert not is_there(pid)
    assert press.print(PAGE).startswith(b"%PDF")


def test_what_takes_too_long_is_given_up_and_the_next_one_is_printed(folder: Path) -> None:
    with Press(folder, limits=Limits(seconds=1.0)) as press:
        start = time.monotonic()
        with pytest.raises(TooSlow):
            press.print(ENDLESS)
        assert time.monotonic() - start < 5
        assert press.print(PAGE).startswith(b"%PDF")


def test_what_needs_too_much_memory_fails_alone(folder: Path) -> None:
    huge = f'<html lang="de"><title>Groß</title>{"<p>Ein langer Satz mit Wörtern.</p>" * 20000}'
    with Press(folder, limits=Limits(seconds=30, megabytes=300)) as press:
        with pytest.raises(Broken):
            press.print(huge)
        assert press.print(PAGE).startswith(b"%PDF")


def test_who_comes_when_all_places_are_taken_is_told_to_come_back(folder: Path) -> None:
    with Press(folder, slots=1) as press:
        press.print(PAGE)
        pid = child(press)

        def print_for_long() -> None:
            with pytest.raises(Broken):
                press.print(ENDLESS)

        printing = Thread(target=print_for_long)
        printing.start()
        time.sleep(0.3)
        with pytest.raises(Busy):
            press.print(PAGE)
        os.kill(pid, signal.SIGKILL)
        printing.join(5)
        assert press.print(PAGE).startswith(b"%PDF")


def test_a_child_is_replaced_after_some_pages(folder: Path) -> None:
    with Press(folder, limits=Limits(renders=2)) as press:
        press.print(PAGE)
        first = child(press)
        press.print(PAGE)
        assert not is_there(first)
        press.print(PAGE)
        assert child(press) != first


def test_a_page_that_cannot_be_printed_fails_with_its_reason(
    press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = worker.PROGRAM.replace(
        "pdf_worker.main",
        "import guide.output.pdf as pdf; pdf.print_page = lambda *_: 1 / 0; pdf_worker.main",
    )
    monkeypatch.setattr(worker, "PROGRAM", program)
    with pytest.raises(Broken, match="ZeroDivisionError: division by zero"):
        press.print(PAGE)


def test_without_the_libraries_the_press_says_what_is_missing(
    press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = f"import sys; sys.modules['weasyprint'] = None\n{worker.PROGRAM}"
    monkeypatch.setattr(worker, "PROGRAM", program)
    with pytest.raises(Missing, match="es fehlt: import of weasyprint halted"):
        press.print(PAGE)
    monkeypatch.undo()
    with pytest.raises(Missing):
        press.print(PAGE)


EXPLANATIONS = [
    ("cannot load library 'libpango-1.0-0': libpango-1.0-0: cannot open", "libpango-1.0-0"),
    ("No module named 'weasyprint'", "weasyprint"),
    ("something else", "something else"),
]


@pytest.mark.parametrize(("error", "name"), EXPLANATIONS)
def test_the_message_names_the_library_and_the_mend(error: str, name: str) -> None:
    assert explain(error) == (
        f"PDF-Dateien gehen hier nicht, es fehlt: {name}. Unter Debian hilft: "
        "apt install libpangoft2-1.0-0 libharfbuzz-subset0 fonts-open-sans"
    )


def test_the_child_ends_when_its_parent_is_killed(folder: Path) -> None:
    program = (
        "import os, sys; from pathlib import Path; from guide.output.press import Press\n"
        "press = Press(Path(sys.argv[1])); press.print(sys.argv[2])\n"
        "print(press._workers[0]._child.pid, flush=True); os.kill(os.getpid(), 9)"
    )
    made = subprocess.run(
        [sys.executable, "-c", program, folder, PAGE],
        capture_output=True,
        cwd=folder.parent,
        check=False,
    )
    assert made.returncode == -signal.SIGKILL
    assert soon(lambda: not is_there(int(made.stdout)))


@pytest.mark.long
def test_memory_stays_flat_over_a_thousand_pages(html: str, folder: Path) -> None:
    def resident() -> int:
        status = Path(f"/proc/{child(press)}/status").read_text()
        return int(status.split("VmRSS:")[1].split()[0])

    with Press(folder, limits=Limits(renders=2000)) as press:
        for _ in range(50):
            press.print(html)
        early = resident()
        for _ in range(1000):
            press.print(html)
        assert resident() < early + 5_000
        assert resident() < 100_000
