"""Weights of words sum to the same whatever the order."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from riksdata.extractors.demands.word_weights import exact

weights = st.lists(st.floats(0, 10), max_size=300)


@given(weights, st.integers())
def test_the_order_of_a_sum_does_not_show(found: list[float], seed: int) -> None:
    here = [exact(weight) for weight in found]
    there = list(here)
    random.Random(seed).shuffle(there)
    assert sum(here) == sum(there)


@given(st.floats(0, 10))
def test_a_weight_stays_what_it_is(weight: float) -> None:
    assert abs(exact(weight) - weight) < 1e-7
