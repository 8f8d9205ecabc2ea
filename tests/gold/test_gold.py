"""The ratchet: extraction does not get worse on known texts, and their recorded figures are those that are measured."""

from __future__ import annotations

import json
from typing import Any

import pytest
from gold_rows import COLLECTIONS, RECORD, Collection, measured

FLOORS = {
    ("seeds", "demands"): 1.0,
    ("seeds", "references"): 0.98,
    ("seeds", "statistics"): 0.98,
    ("dev", "demands"): 1.0,
    ("dev", "references"): 0.97,
    ("dev", "statistics"): 0.97,
}
"""F1 below which a change is refused. Raised when extraction gets better, never lowered."""


@pytest.fixture(scope="module", params=COLLECTIONS, ids=lambda collection: collection.name)
def figures(request: pytest.FixtureRequest) -> list[dict[str, Any]]:
    collection: Collection = request.param
    if not collection.there:
        pytest.skip(f"the texts of {collection.name} are not beside the checkout")
    return measured(collection)


def test_f1_is_not_below_the_floor(figures: list[dict[str, Any]]) -> None:
    low = {(e["collection"], e["table"]): e["f1"] for e in figures if e["f1"] < FLOORS[e["collection"], e["table"]]}
    assert low == {}


def test_the_recorded_figures_are_the_measured_ones(figures: list[dict[str, Any]]) -> None:
    """`make scores` writes them anew."""
    recorded = {(e["collection"], e["table"]): e for e in json.loads(RECORD.read_text(encoding="utf-8"))}
    assert {(e["collection"], e["table"]): e for e in figures} == {
        key: recorded.get(key) for key in ((e["collection"], e["table"]) for e in figures)
    }
