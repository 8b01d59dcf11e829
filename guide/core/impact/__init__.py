"""Two packs: in which cases does the checklist change, in how many, with witnesses.

Exact: no change found is a proof that no case changes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from guide.core.answers import Answers
from guide.core.audit.prover import point_in
from guide.core.audit.size import TooLarge
from guide.core.compiled import details
from guide.core.condition import ALWAYS, All
from guide.core.impact.changes import Change, Comparison, TextChange
from guide.core.impact.joint import Joint, Side, join
from guide.core.impact.walk import ANY, Count, JointWalk
from guide.core.pack import RulePack
from guide.core.question import Option
from guide.core.reason import because
from guide.core.rows import Diagram, Region, Row
from guide.core.space import Space
from guide.core.tables import Tables
from guide.core.truth import NO

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
    """Everything that differs. `counts` is empty where the packs are too large to count."""

    groups: tuple[Group, ...]
    texts: tuple[TextChange, ...]
    counts: tuple[Count, ...]
    joint: Joint
    is_counted: bool

    @property
    def is_none(self) -> bool:
        """Whether no case changes; that is proven, not sampled."""
        asked = any(isinstance(key, tuple) for count in self.counts for key in count.concerned)
        return not self.groups and not asked and not self.joint.added and not self.joint.removed

    def share(self, count: Count) -> float:
        """The share of an action's complete interviews in which anything differs."""
        return count.concerned[ANY] / count.cases


def impact(old: RulePack, new: RulePack) -> Impact:
    """Compare two packs over all cases. Raises TooIntricate."""
    joint = join(old, new)
    comparison = Comparison(old, new, joint)
    changes = tuple(comparison.changes())
    space = comparison.spaces[1]
    counts, is_counted = _count(old, new, joint, comparison.spaces, changes)
    return Impact(
        groups=tuple(_groups(changes, counts, space)),
        texts=tuple(comparison.texts()),
        counts=counts,
        joint=joint,
        is_counted=is_counted,
    )


def _count(
    old: RulePack,
    new: RulePack,
    joint: Joint,
    spaces: tuple[Space, Space],
    changes: tuple[Change, ...],
) -> tuple[tuple[Count, ...], bool]:
    walk = JointWalk(
        joint,
        Tables(spaces[0], tuple(_regions(old, joint.old, spaces[0]))),
        Tables(spaces[1], tuple(_regions(new, joint.new, spaces[1]))),
        Tables(spaces[1], tuple(change.region for change in changes)),
    )
    try:
        return tuple(walk.count(action) for action in _shared_actions(joint)), True
    except TooLarge:
        return (), False


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
    changes: tuple[Change, ...], counts: tuple[Count, ...], space: Space
) -> Iterator[Group]:
    diagram = Diagram(space.sizes)
    alike: dict[int, list[int]] = {}
    for number, change in enumerate(changes):
        alike.setdefault(diagram.number(change.region), []).append(number)
    for numbers in alike.values():
        region = changes[numbers[0]].region
        yield Group(
            changes=tuple(changes[number] for number in numbers),
            cases={count.action.id: count.concerned[numbers[0]] for count in counts},
            witnesses=tuple(_witnesses(region, space)),
            rows=diagram.rows(region),
        )


def _witnesses(region: Region, space: Space) -> Iterator[Answers]:
    """Smallest cases that lie apart: each one outside of those before."""
    left = region
    for _ in range(WITNESSES):
        if left.decide(space.sizes) is NO:
            return
        answers = space.answers(point_in(left, space.sizes))
        found = answers.only(one.id for one in because(region, answers, space))
        yield found
        row = tuple(sorted((axis, 1 << value) for axis, value in space.point(found).items()))
        left = Region(left.when, (*left.unless, row))
