"""Draws are the same everywhere, in any order, and spread as they should."""

from decimal import Decimal, localcontext

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.domain.sampling import FINE, MICRO, WORD, Draws, exp_minus, poisson

WORDS = st.integers(min_value=0, max_value=(1 << WORD) - 1)


def test_known_words_on_every_machine() -> None:
    """The first and second eight bytes of BLAKE2b, as coreutils' b2sum prints them for key, 0x1E and block number."""
    draws = Draws("seed", "shop", 739000, "listing")
    assert [draws.word() for _ in range(3)] == [draws.at(place) for place in range(3)]
    assert Draws("a").at(0) == 13180470241063454656
    assert Draws("a", 1).at(9) == 5367915812289990087


def test_a_position_gives_its_word_whatever_was_asked_before() -> None:
    forward, backward = Draws("k", 1), Draws("k", 1)
    assert [forward.at(place) for place in range(20)] == [backward.at(place) for place in reversed(range(20))][::-1]


def test_key_parts_do_not_run_together() -> None:
    assert Draws("ab", "c").word() != Draws("a", "bc").word()


@given(st.integers(min_value=0, max_value=30 * MICRO))
def test_exp_minus_is_right_to_thirty_digits(micro: int) -> None:
    with localcontext() as exact:
        exact.prec = 60
        expected = (-Decimal(micro) / MICRO).exp()
        assert abs(Decimal(exp_minus(micro)) / (1 << FINE) - expected) < Decimal("1e-30")


@given(WORDS, st.integers(min_value=0, max_value=8 * MICRO), st.integers(min_value=0, max_value=4 * MICRO))
@example((1 << WORD) - 56, 124, 1)
@example((1 << WORD) - 1, 8 * MICRO, 1)
def test_a_larger_mean_never_gives_fewer(word: int, mean: int, more: int) -> None:
    assert poisson(mean, word) <= poisson(mean + more, word)


@pytest.mark.parametrize("mean", [100_000, 1_500_000, 12_000_000, 90_000_000])
def test_poisson_has_its_mean_and_its_spread(mean: int) -> None:
    counts = [Draws("spread", number).poisson(mean) for number in range(4000)]
    average = sum(counts) / len(counts)
    variance = sum((each - average) ** 2 for each in counts) / len(counts)
    assert abs(average - mean / MICRO) < 5 * (mean / MICRO / len(counts)) ** 0.5
    assert 0.85 < variance / (mean / MICRO) < 1.15


def test_nothing_happens_at_a_mean_of_zero() -> None:
    assert {Draws("none", number).poisson(0) for number in range(50)} == {0}


def test_between_reaches_both_ends_evenly() -> None:
    draws = Draws("dice")
    rolled = [draws.between(1, 6) for _ in range(6000)]
    assert set(rolled) == {1, 2, 3, 4, 5, 6}
    assert all(850 < rolled.count(face) < 1150 for face in range(1, 7))


def test_pick_follows_the_weights() -> None:
    draws = Draws("weights")
    picked = [draws.pick((0, 3, 1)) for _ in range(4000)]
    assert picked.count(0) == 0
    assert 2800 < picked.count(1) < 3200


def test_nothing_to_pick_from() -> None:
    with pytest.raises(ValueError, match="nothing"):
        Draws("none").pick((0, 0))


def test_chance_is_sure_at_both_ends() -> None:
    draws = Draws("sure")
    assert [draws.chance(0), draws.chance(MICRO)] * 20 == [False, True] * 20
