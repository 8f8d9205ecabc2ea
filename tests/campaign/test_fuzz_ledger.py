"""A night of fuzzing is split: what a ledger has is not done again, and what broke stays in it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.campaign import fuzz
from tests.campaign.ledger import Ledger


def read_xml(content: bytes) -> None:
    if b"12" not in content:
        raise ValueError("no twelve")


def end_the_process(content: bytes) -> None:
    os._exit(3)


@pytest.fixture
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Ledger:
    monkeypatch.setattr(fuzz, "targets", lambda: {"reader of XML": read_xml, "reader of text": end_the_process})
    monkeypatch.setattr(fuzz, "BATCH", 40)
    return Ledger(tmp_path / "ledger.jsonl")


def test_it_goes_on_where_it_was_and_never_draws_the_same_inputs(ledger: Ledger) -> None:
    (first,) = fuzz.go_on(ledger, 60, only=["reader of XML"])
    assert first.inputs == 60
    with ledger.path.open("a") as file:
        file.write('{"target": "reader of X')  # cut off
    (second,) = fuzz.go_on(ledger, 100, only=["reader of XML"])
    assert second.inputs == 100
    batches = ledger.batches()
    assert [(batch.number, batch.inputs) for batch in batches] == [(1, 40), (2, 20), (3, 40)]
    assert batches[0].size != batches[2].size
    (again,) = fuzz.go_on(ledger, 100, only=["reader of XML"])
    assert (again.inputs, len(ledger.batches())) == (100, 3)


def test_what_broke_stays_in_it(ledger: Ledger) -> None:
    (found,) = fuzz.go_on(ledger, 200, only=["reader of XML"])
    assert fuzz.told([found])
    (example,) = found.examples.values()
    assert b"12" not in example


def test_a_process_that_ended_is_a_failure_and_no_end(ledger: Ledger) -> None:
    (found,) = fuzz.go_on(ledger, 40, only=["reader of text"])
    assert found.inputs == 0
    assert "its process ended with 3" in fuzz.told([found])[0]


def test_the_page_says_how_far_it_went(ledger: Ledger) -> None:
    fuzz.go_on(ledger, 60, only=["reader of XML"])
    lines = fuzz.page(ledger.batches(), 100, "2026-11-29").splitlines()
    assert lines[0].startswith("2026-11-29, seed 1; inputs at commits ")
    assert lines[0].endswith("(60)")
    (row,) = [line for line in lines if line.startswith("| reader of XML |")]
    assert row.split(" | ")[1] == "60 of 100"
    assert lines[-1].startswith("| in all | 60 |")
