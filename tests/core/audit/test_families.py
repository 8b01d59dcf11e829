"""Families of sets against plain sets of sets."""

from hypothesis import given
from hypothesis import strategies as st

from guide.core.audit.families import NONE, Families

Sets = frozenset[frozenset[int]]


def some(least: int, most: int) -> st.SearchStrategy[Sets]:
    return st.frozensets(st.frozensets(st.integers(least, most), max_size=4), max_size=6)


def node(families: Families, sets: Sets) -> int:
    found = NONE
    for one in sorted(sets, key=sorted):
        found = families.union(found, families.one(sorted(one)))
    return found


@given(some(0, 5), some(0, 5))
def test_a_union_has_the_sets_of_both(left: Sets, right: Sets) -> None:
    families = Families()
    union = families.union(node(families, left), node(families, right))
    assert union == node(families, left | right)
    assert families.count(union) == len(left | right)


@given(some(0, 4), some(5, 9))
def test_a_product_joins_every_set_with_every_other(left: Sets, right: Sets) -> None:
    families = Families()
    joined = frozenset(one | other for one in left for other in right)
    assert families.product(node(families, left), node(families, right)) == node(families, joined)


@given(some(0, 3), some(0, 3))
def test_equal_families_and_only_those_are_equal_nodes(left: Sets, right: Sets) -> None:
    families = Families()
    assert (node(families, left) == node(families, right)) is (left == right)
