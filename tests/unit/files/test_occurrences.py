"""Equal lines are numbered in order, also when the counts no longer fit into memory."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.marketplaces.files.occurrences import Occurrences


@pytest.mark.parametrize("spill_at", [1, 2, 3, 1000])
def test_equal_contents_count_up(spill_at: int) -> None:
    seen = Occurrences(spill_at)
    assert [seen.next(each) for each in (7, 8, 7, -9, 7, 8, -9, 10, 7)] == [0, 0, 1, 0, 2, 1, 1, 0, 3]
    seen.close()


@given(contents=st.lists(st.integers(-3, 3), max_size=60), spill_at=st.integers(1, 5))
def test_spilling_changes_no_number(contents: list[int], spill_at: int) -> None:
    before: Counter[int] = Counter()
    expected = []
    for each in contents:
        expected.append(before[each])
        before[each] += 1
    seen = Occurrences(spill_at)
    assert [seen.next(each) for each in contents] == expected
    seen.close()


def test_contents_span_64_bits() -> None:
    seen = Occurrences(1)
    edges = [2**63 - 1, -(2**63)]
    assert [seen.next(each) for each in edges * 3] == [0, 0, 1, 1, 2, 2]
    seen.close()
