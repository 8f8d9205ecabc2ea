from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riksdata.extractors.scoring import score


def reference(start: int, end: int, label: str, **more: object) -> dict[str, object]:
    return {
        "doc": "a.txt",
        "table": "references",
        "char_start": start,
        "char_end": end,
        "label": label,
        "kind": label.split("/")[0],
        **more,
    }


def statistic(start: int, end: int, value: float | None, **more: object) -> dict[str, object]:
    row: dict[str, object] = {"doc": "a.txt", "table": "statistics", "char_start": start, "char_end": end, "value": value}
    return row | {"whole": None, "low": None, "high": None, "unit": "percent", "qualifier": "exact"} | more


rows = st.lists(
    st.builds(
        reference,
        st.integers(0, 40),
        st.integers(41, 60),
        st.sampled_from(["sfs/1962:700", "prop/2024/25:123", "url/https://a.se"]),
        optional=st.booleans(),
    ),
    max_size=8,
)


@given(rows)
def test_rows_score_fully_against_themselves(gold: list[dict[str, object]]) -> None:
    found = score(gold, gold)["references"]
    assert not found.misses
    assert not found.false
    assert found.hits == sum(not row["optional"] for row in gold)


@given(rows, rows)
def test_counts_add_up(gold: list[dict[str, object]], got: list[dict[str, object]]) -> None:
    found = score(gold, got)["references"]
    assert found.expected == sum(not row["optional"] for row in gold)
    assert found.found <= len(got)
    assert 0 <= found.f1 <= 1


def test_an_optional_row_counts_neither_way() -> None:
    gold = [reference(0, 10, "sfs/1962:700"), reference(20, 30, "work/x/-", optional=True)]
    assert score(gold, [gold[0]])["references"].f1 == 1
    assert score(gold, gold)["references"].f1 == 1
    assert score(gold, [gold[0], reference(20, 25, "work/y/-")])["references"].f1 == 1


def test_a_row_is_paired_once() -> None:
    gold = [reference(0, 10, "sfs/1962:700")]
    found = score(gold, gold * 2)["references"]
    assert (found.hits, len(found.false)) == (1, 1)


def test_other_answers_are_accepted() -> None:
    gold = [statistic(0, 5, 40.0, also={"value": [0.4], "unit": ["fraction"]})]
    assert score(gold, [statistic(0, 5, 0.4, unit="fraction")])["statistics"].f1 == 1
    assert score(gold, [statistic(0, 5, 4.0)])["statistics"].f1 == 0


def test_sparse_fields_are_asked_only_where_stated() -> None:
    gold = [statistic(0, 5, 1.0, period=None), statistic(10, 15, 2.0, period="2020")]
    found = score(gold, [statistic(0, 5, 1.0), statistic(10, 15, 2.0, period="2021")])["statistics"]
    assert (found.asked["period"], found.right["period"]) == (1, 0)
    assert found.asked["qualifier"] == 2


def test_documents_that_nobody_judged_are_left_out() -> None:
    elsewhere = reference(0, 10, "sfs/1962:700") | {"doc": "b.txt"}
    assert score([reference(0, 10, "sfs/1962:700")], [elsewhere])["references"].false == []


def test_agrees_with_the_scorer_beside_the_gold(shared: Path, tmp_path: Path) -> None:
    gold = [json.loads(line) for line in (shared / "gold" / "seeds.jsonl").read_text(encoding="utf-8").splitlines()]
    # every third row lost, every fifth mangled, some optional ones kept: enough for all kinds of errors
    got = [dict(row) for k, row in enumerate(gold) if k % 3]
    for row in got[::5]:
        row["label"], row["value"], row["text"] = "sfs/1:1", 17.0, "något annat"
    (tmp_path / "got.jsonl").write_text("\n".join(map(json.dumps, got)), encoding="utf-8")
    script = shared / "gold" / "score.py"
    printed = subprocess.run(
        [sys.executable, str(script), str(shared / "gold" / "seeds.jsonl"), str(tmp_path / "got.jsonl")],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    theirs = {line.split()[0]: line.split()[1:6] for line in printed.splitlines()[1:]}
    for table, ours in score(gold, got).items():
        shown = [str(ours.expected), str(ours.found), *(f"{100 * x:.1f}" for x in (ours.precision, ours.recall, ours.f1))]
        assert shown == theirs[table]


@pytest.mark.parametrize("table", ["demands", "references", "statistics"])
def test_nothing_found_scores_zero(table: str) -> None:
    gold = [reference(0, 10, "sfs/1962:700"), statistic(0, 5, 1.0), {"doc": "a.txt", "table": "demands", "ordinal": 1, "text": "x"}]
    assert score(gold, [])[table].f1 == 0
