"""The prover's laws again, on thousands of random packs that are new every time."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings

from tests.core.audit import test_every_finding, test_every_size
from tests.core.impact import test_every_change
from tests.core.strategies import packs

LAWS = [
    (law, strategy())
    for module, strategy in (
        (test_every_finding, test_every_finding.towns),
        (test_every_size, packs),
        (test_every_change, test_every_change.edits),
    )
    for name, law in vars(module).items()
    if name.startswith("test_")
    and name not in ("test_a_pack_against_itself_changes_no_case",)
    and name != "test_the_way_back_changes_as_many_cases"
]


@pytest.mark.long
@pytest.mark.parametrize(("law", "some"), LAWS, ids=[law.__name__ for law, _ in LAWS])
def test_a_law_of_the_prover_holds_on_thousands_of_packs(
    law: Callable[..., None], some: object
) -> None:
    plain = law.hypothesis.inner_test  # type: ignore[attr-defined]
    settings(max_examples=2000, derandomize=False)(given(some)(plain))()  # type: ignore[arg-type]
