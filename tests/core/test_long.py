"""The laws again, on thousands of random packs that are new every time."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings

from tests.core import test_compiled, test_condition, test_interview, test_reason
from tests.core.strategies import situations

LAWS = [
    test_compiled.test_a_verdict_is_what_all_complete_cases_have_in_common,
    test_condition.test_the_quick_verdict_never_contradicts_the_exact_one,
    test_interview.test_a_question_is_relevant_exactly_if_it_can_still_change_something,
    test_interview.test_a_question_that_is_not_asked_cannot_change_anything,
    test_reason.test_a_reason_forces_the_verdict_alone_and_no_smaller_one_does,
]


@pytest.mark.long
@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.__name__)
def test_a_law_holds_on_thousands_of_packs(law: Callable[..., None]) -> None:
    plain = law.hypothesis.inner_test  # type: ignore[attr-defined]
    settings(max_examples=5000, derandomize=False)(given(situations())(plain))()
