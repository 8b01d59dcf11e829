"""The prover's laws again, on thousands of random packs that are new every time."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings

from tests.core.audit import test_every_finding, test_every_size
from tests.core.impact import test_every_change, test_every_renaming
from tests.core.strategies import packs

STRATEGIES = {
    test_every_finding: test_every_finding.towns,
    test_every_size: packs,
    test_every_change: test_every_change.edits,
    test_every_renaming: test_every_renaming.widened,
}
OTHERS = {
    test_every_change.test_a_pack_against_itself_changes_no_case: packs,
    test_every_renaming.test_new_names_alone_change_no_case: packs,
    test_every_renaming.test_a_change_under_new_names_changes_the_same_cases: (
        test_every_change.edits
    ),
}
LAWS = [
    (law, OTHERS.get(law, strategy)())
    for module, strategy in STRATEGIES.items()
    for name, law in vars(module).items()
    if name.startswith("test_") and getattr(law, "hypothesis", None)
    if name != "test_the_way_back_changes_as_many_cases"
]


@pytest.mark.long
@pytest.mark.parametrize(("law", "some"), LAWS, ids=[law.__name__ for law, _ in LAWS])
def test_a_law_of_the_prover_holds_on_thousands_of_packs(
    law: Callable[..., None], some: object
) -> None:
    plain = law.hypothesis.inner_test  # type: ignore[attr-defined]
    settings(max_examples=2000, derandomize=False)(given(some)(plain))()  # type: ignore[arg-type]
