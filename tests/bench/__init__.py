"""What `lotse bench` measures.

Each name is a module `bench_<name>` with a tuple BENCHMARKS of callables that return rows.
"""

from collections.abc import Callable
from importlib import import_module

from tests.bench.measure import Row

NAMES = ("reading", "reasoning", "pages", "pdf", "proof")


def benchmarks(name: str) -> tuple[Callable[[], list[Row]], ...]:
    """The benchmarks of one module; only what is measured gets imported."""
    found: tuple[Callable[[], list[Row]], ...] = import_module(
        f"tests.bench.bench_{name}"
    ).BENCHMARKS
    return found
