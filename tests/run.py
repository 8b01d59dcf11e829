"""`./lotse test`: everything that must hold before a commit, one step after the other.

A failing step does not stop the next ones. `--long` adds the load and leak tests; every other
argument goes to pytest.
"""

import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
PYTHON = [sys.executable, "-P"]
IMPORT_LINTER = "from importlinter.cli import lint_imports_command; lint_imports_command()"

STEPS = [
    ("ruff format", [*PYTHON, "-m", "ruff", "format", "--check", "--quiet"]),
    ("ruff check", [*PYTHON, "-m", "ruff", "check", "--quiet"]),
    ("mypy", [*PYTHON, "-m", "mypy"]),
    ("import-linter", [*PYTHON, "-c", IMPORT_LINTER]),
    ("lotse check", [*PYTHON, "-m", "guide", "check"]),
]


def succeeds(name: str, command: list[str]) -> bool:
    print(f"== {name}", flush=True)
    start = time.monotonic()
    code = subprocess.run(command, cwd=ROOT, check=False).returncode
    verdict = "ok" if code == 0 else f"FAILED (exit {code})"
    # pytest says how long it took, and its closing line stays the last one.
    if name != "pytest":
        print(f"   {verdict}, {time.monotonic() - start:.1f} s", flush=True)
    return code == 0


def main(arguments: list[str]) -> int:
    pytest = [*PYTHON, "-m", "pytest", *(a for a in arguments if a != "--long")]
    # Load tests want the machine for themselves; all others share its cores, a file to each.
    pytest += ["-m", ""] if "--long" in arguments else ["-n", "auto", "--dist", "loadfile"]
    steps = [*STEPS, ("pytest", pytest)]
    failed = [name for name, command in steps if not succeeds(name, command)]
    if set(failed) - {"pytest"}:
        print(f"== steps: {len(steps) - len(failed)} passed, {len(failed)} failed:", *failed)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
