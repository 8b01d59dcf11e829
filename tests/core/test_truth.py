"""Kleene's laws, and that a verdict is never taken for a bool."""

from itertools import product

import pytest

from guide.core.truth import NO, OPEN, YES, Truth, every, opposite, some

ALL = tuple(Truth)
PAIRS = list(product(ALL, ALL))
TRIPLES = list(product(ALL, ALL, ALL))


def test_a_verdict_in_an_if_is_an_error() -> None:
    with pytest.raises(TypeError, match="Compare it"):
        bool(YES)


def test_the_opposite_of_the_opposite_is_the_same() -> None:
    assert [opposite(opposite(one)) for one in ALL] == list(ALL)
    assert (opposite(YES), opposite(NO), opposite(OPEN)) == (NO, YES, OPEN)


def test_nothing_to_fulfil_is_fulfilled_and_no_alternative_is_not() -> None:
    assert (every([]), some([])) == (YES, NO)


@pytest.mark.parametrize(("left", "right"), PAIRS)
def test_order_does_not_matter(left: Truth, right: Truth) -> None:
    assert every([left, right]) is every([right, left])
    assert some([left, right]) is some([right, left])


@pytest.mark.parametrize(("left", "right"), PAIRS)
def test_not_both_means_one_of_them_not(left: Truth, right: Truth) -> None:
    assert opposite(every([left, right])) is some([opposite(left), opposite(right)])
    assert opposite(some([left, right])) is every([opposite(left), opposite(right)])


@pytest.mark.parametrize("three", TRIPLES)
def test_grouping_does_not_matter(three: tuple[Truth, Truth, Truth]) -> None:
    one, two, last = three
    assert every(three) is every([every([one, two]), last]) is every([one, every([two, last])])
    assert some(three) is some([some([one, two]), last]) is some([one, some([two, last])])


@pytest.mark.parametrize("three", TRIPLES)
def test_and_spreads_over_or(three: tuple[Truth, Truth, Truth]) -> None:
    one, two, last = three
    assert every([one, some([two, last])]) is some([every([one, two]), every([one, last])])
    assert some([one, every([two, last])]) is every([some([one, two]), some([one, last])])


@pytest.mark.parametrize(("left", "right"), PAIRS)
def test_two_values_are_kept_and_open_means_that_both_are_possible(
    left: Truth, right: Truth
) -> None:
    completions = [
        (one, two)
        for one, two in product([YES, NO], [YES, NO])
        if left in (one, OPEN) and right in (two, OPEN)
    ]
    both = {one is YES and two is YES for one, two in completions}
    either = {one is YES or two is YES for one, two in completions}
    assert every([left, right]) is (OPEN if len(both) > 1 else YES if True in both else NO)
    assert some([left, right]) is (OPEN if len(either) > 1 else YES if True in either else NO)


@pytest.mark.parametrize("known", [YES, NO])
@pytest.mark.parametrize("other", ALL)
def test_deciding_what_was_open_never_turns_a_verdict(known: Truth, other: Truth) -> None:
    assert every([OPEN, other]) in (OPEN, every([known, other]))
    assert some([OPEN, other]) in (OPEN, some([known, other]))
