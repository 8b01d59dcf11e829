"""The prover on the Munich pack and on packs made up for measuring."""

import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from time import process_time

from guide.core.audit import audit
from guide.core.condition import All
from guide.core.impact import impact
from guide.core.pack import RulePack
from guide.files.reader import read
from guide.settings import rules_folder
from tests.bench.measure import Row, at_most, medians, skipped
from tests.bench.packs import structured

TODAY = date(2026, 11, 27)
ROUNDS = 3
GROWTH = ((30, 75, 0.25), (60, 150, 0.5), (120, 300, 2.0), (150, 500, 2.0))
"""Questions, cards, and how many seconds an audit of so many may take."""

PEAK = """
from pathlib import Path
from tests.bench import bench_proof
bench_proof.{work}
lines = Path("/proc/self/status").read_text().splitlines()
print(next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM")))
"""
"""What Linux says; getrusage would count the memory of the process that started this one."""


def proofs() -> list[Row]:
    """What an audit proves, in seconds of our own computing, as packs grow.

    The packs made up have less structure than real ones: their interviews are not counted here.
    """
    works = [partial(proven, munich(), count=True)]
    works += [partial(proven, structured(asked, cards), count=False) for asked, cards, _ in GROWTH]
    own, *grown = _seconds(works)
    rows = [at_most("Audit mit Zählen: München, Sekunden", own, 0.5)]
    for (asked, cards, bar), seconds in zip(GROWTH, grown, strict=True):
        rows.append(at_most(f"Audit: {asked}/{cards}, Sekunden", seconds, bar))
    return rows


def counts() -> list[Row]:
    """What the limits on counting come to where a pack is too hard to count."""
    (seconds,) = _seconds([partial(proven, structured(60, 150), count=True)])
    return [at_most("Audit mit Zählen bis zur Grenze: 60/150, Sekunden", seconds, 20)]


def changes() -> list[Row]:
    """What an edit of one card changes, with the exact number of cases."""
    works = [partial(_compared, one) for one in (munich(), structured(60, 150))]
    own, made = _seconds(works)
    return [
        at_most("Wirkung einer Karte: München, Sekunden", own, 0.5),
        at_most("Wirkung einer Karte: 60/150, Sekunden", made, 0.5),
    ]


def memory() -> list[Row]:
    """The most memory that a whole process needs, in megabytes."""
    works = (
        ("München", "proven(bench_proof.munich(), count=True)", 150),
        ("60/150, mit Zählen", "proven(bench_proof.structured(60, 150), count=True)", 500),
        ("150/500", "proven(bench_proof.structured(150, 500), count=False)", 500),
    )
    if not Path("/proc/self/status").exists():
        return [skipped("Speicher", "nur unter Linux zu messen")]
    return [at_most(f"Speicher: {name}, MB", _peak(work), bar) for name, work, bar in works]


def _peak(work: str) -> float:
    words = (sys.executable, "-c", PEAK.format(work=work))
    return float(subprocess.run(words, capture_output=True, check=True, text=True).stdout)


def proven(pack: RulePack, *, count: bool) -> object:
    """An audit of a pack that remembers nothing yet."""
    return audit(replace(pack), TODAY, count=count)


def _compared(pack: RulePack) -> object:
    return impact(replace(pack), _edited(pack))


def munich() -> RulePack:
    """The pack that we ship."""
    pack = read(rules_folder()).pack
    assert pack is not None
    return pack


def _edited(pack: RulePack) -> RulePack:
    """The last card that asks for anything now also asks for what the first does."""
    first, last = pack.requirements[0], pack.requirements[-1]
    edited = replace(last, when=All((last.when, first.when)))
    return replace(pack, requirements=(*pack.requirements[:-1], edited))


def _seconds(works: Sequence[Callable[[], object]]) -> Sequence[float]:
    return medians(*works, rounds=ROUNDS, clock=process_time)


BENCHMARKS: tuple[Callable[[], list[Row]], ...] = (proofs, counts, changes, memory)
