"""Two packs: in which cases does the checklist change, in how many, with witnesses.

Exact: no change found is a proof that no case changes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from guide.core.answers import Answers
from guide.core.audit.boxes import Boxes
from guide.core.audit.diagrams import Diagrams
from guide.core.audit.witness import witness
from guide.core.compiled import details
from guide.core.condition import ALWAYS, All
from guide.core.impact.changes import Change, Comparison, Renaming, TextChange
from guide.core.impact.joint import Joint, Side, join
from guide.core.impact.walk import ANY, Count, JointWalk
from guide.core.pack import RulePack
from guide.core.question import Option
from guide.core.rows import Region, Row
from guide.core.space import Space

WITNESSES = 3


@dataclass(frozen=True, slots=True)
class Group:
    """Changes that concern the same cases: how many, per action, and up to three of them."""

    changes: tuple[Change, ...]
    cases: dict[str, int]
    witnesses: tuple[Answers, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Impact:
    """Everything that differs. Actions in which nothing does are not counted."""

    groups: tuple[Group, ...]
    texts: tuple[TextChange, ...]
    renamings: tuple[Renaming, ...]
    counts: tuple[Count, ...]
    uncounted: tuple[Option, ...]
    """Actions in which something differs, with too many states to count in how many cases."""
    joint: Joint

    @property
    def is_counted(self) -> bool:
        """Whether every number is known."""
        return not self.uncounted

    @property
    def is_none(self) -> bool:
        """Whether no case changes; that is proven, not sampled."""
        asked = any(isinstance(key, tuple) for count in self.counts for key in count.concerned)
        known = self.is_counted and not asked
        return known and not self.groups and not self.joint.added and not self.joint.removed

    def share(self, count: Count) -> float:
        """The share of an action's complete interviews in which anything differs."""
        return count.concerned[ANY] / count.cases


def impact(old: RulePack, new: RulePack) -> Impact:
    """Compare two packs over all cases. Raises TooIntricate."""
    joint = join(old, new)
    comparison = Comparison(old, new, joint)
    changes = tuple(comparison.changes())
    space = comparison.spaces[1]
    diagrams = Diagrams(space.sizes)
    sides = (
        tuple(_regions(old, joint.old, comparison.spaces[0])),
        tuple(_regions(new, joint.new, comparison.spaces[1])),
    )
    walk = JointWalk(space, diagrams, sides, [change.region for change in changes])
    found = dict(_count(walk, joint))
    counts = tuple(count for count in found.values() if count is not None)
    return Impact(
        groups=tuple(_groups(changes, counts, space, diagrams)),
        texts=tuple(comparison.texts()),
        renamings=tuple(comparison.renamings()),
        counts=counts,
        uncounted=tuple(action for action, count in found.items() if count is None),
        joint=joint,
    )


def _count(walk: JointWalk, joint: Joint) -> Iterator[tuple[Option, Count | None]]:
    """The joint interviews of each action in which anything may differ."""
    for action in _shared_actions(joint):
        if walk.differs(action):
            yield action, walk.count(action)


def _shared_actions(joint: Joint) -> Iterator[Option]:
    """Actions that both packs know; others have no case to compare."""
    apart = {option.id for _, option in (*joint.added, *joint.removed)}
    for option in joint.new.questions[0].options:
        if option.id not in apart:
            yield option


def _regions(pack: RulePack, side: Side, space: Space) -> Iterator[Region]:
    for card in pack.requirements:
        for condition in (ALWAYS, *(when for _, when in details(card))):
            when = side.rewritten.condition(All((card.when, condition)))
            unless = (
                () if card.unless is None else space.rows(side.rewritten.condition(card.unless))
            )
            yield Region(space.rows(when), unless)


def _groups(
    changes: tuple[Change, ...], counts: tuple[Count, ...], space: Space, diagrams: Diagrams
) -> Iterator[Group]:
    alike: dict[int, list[int]] = {}
    for number, change in enumerate(changes):
        alike.setdefault(diagrams.number(change.region), []).append(number)
    for numbers in alike.values():
        region = changes[numbers[0]].region
        yield Group(
            changes=tuple(changes[number] for number in numbers),
            cases={count.action.id: count.concerned[numbers[0]] for count in counts},
            witnesses=tuple(_witnesses(region, space)),
            rows=diagrams.rows(region),
        )


def _witnesses(region: Region, space: Space) -> Iterator[Answers]:
    """Cases that lie apart: each one outside of those before."""
    boxes = Boxes(space.sizes)
    unless = region.unless
    for _ in range(WITNESSES):
        box = boxes.gap(region.when, unless)
        if box is None:
            return
        found = witness(region, box, space, boxes)
        yield found
        row = tuple(sorted((axis, 1 << value) for axis, value in space.point(found).items()))
        unless = (*unless, row)
