"""The prover on the Munich pack and on packs made up for measuring."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from time import process_time

from guide.core.audit import audit
from guide.core.condition import All
from guide.core.impact import impact
from guide.core.pack import RulePack
from guide.files.reader import read
from guide.settings import rules_folder
from tests.bench.measure import Row, at_most, medians
from tests.bench.packs import structured

TODAY = date(2026, 11, 27)
ROUNDS = 1


def proofs() -> list[Row]:
    """What an audit proves, in seconds of our own computing.

    The packs made up have less structure than real ones: their interviews are not counted here.
    """
    works = [
        partial(_proven, _munich(), count=True),
        partial(_proven, structured(60, 150), count=False),
        partial(_proven, structured(120, 300), count=False),
    ]
    own, half, whole = _seconds(works)
    return [
        at_most("Audit: München, Sekunden", own, 0.5),
        at_most("Audit: 60/150, Sekunden", half, 0.5),
        at_most("Audit: 120/300, Sekunden", whole, 2.0),
    ]


def changes() -> list[Row]:
    """What an edit of one card changes, with the exact number of cases."""
    munich, small = _munich(), structured(60, 150)
    works = [partial(_compared, one) for one in (munich, small)]
    own, made = _seconds(works)
    return [
        at_most("Wirkung einer Karte: München, Sekunden", own, 0.5),
        at_most("Wirkung einer Karte: 60/150, Sekunden", made, 0.5),
    ]


def _proven(pack: RulePack, *, count: bool) -> object:
    """An audit of a pack that remembers nothing yet."""
    return audit(replace(pack), TODAY, count=count)


def _compared(pack: RulePack) -> object:
    return impact(replace(pack), _edited(pack))


def _munich() -> RulePack:
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


BENCHMARKS: tuple[Callable[[], list[Row]], ...] = (proofs, changes)
