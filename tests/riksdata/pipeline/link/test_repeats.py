"""Demands that were asked before."""

from __future__ import annotations

import datetime
import random
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riksdata.pipeline.link.repeats import find_repeats

STAND = "Riksdagen ställer sig bakom det som anförs i motionen om {} och tillkännager detta för regeringen."


def found(*asked: tuple[str, str, str]) -> dict[str, tuple[str, float]]:
    """Repeats among (document, date, wording) triples; demands are named by document and place."""
    rows = [(f"{doc}-d{k}", doc, date, text) for k, (doc, date, text) in enumerate(asked, 1)]
    return {r["demand_id"]: (r["repeats_demand_id"], r["similarity"]) for r in find_repeats(rows).to_pylist()}


def test_the_same_wording_in_another_formula() -> None:
    old = "att riksdagen som sin mening ger regeringen till känna vad i motionen anförts om att återinföra grodpasset vid kärrängarna"
    new = STAND.format("att återinföra grodpasset vid kärrängarna")
    assert found(("B", "2020-01-02", new), ("A", "1999-01-02", old)) == {"B-d1": ("A-d2", 1.0)}


def test_a_chain_leads_to_the_earliest() -> None:
    first = STAND.format("att inrätta ett nationellt kunskapscentrum för kärrängar och grodor")
    second = STAND.format("att utreda möjligheten att inrätta ett nationellt kunskapscentrum för kärrängar och grodor")
    third = STAND.format("att skyndsamt utreda inrättandet av ett nationellt kunskapscentrum för kärrängar och grodor")
    chain = found(("C", "2012-10-01", third), ("A", "2010-10-01", first), ("B", "2011-10-01", second))
    assert {demand: root for demand, (root, _) in chain.items()} == {"B-d3": "A-d2", "C-d1": "A-d2"}
    assert all(0.6 <= likeness <= 1 for _, likeness in chain.values())


def test_a_document_does_not_repeat_itself() -> None:
    text = STAND.format("att skydda kärrängarna mot utdikning")
    assert found(("A", "2010-10-01", text), ("A", "2010-10-01", text)) == {}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Riksdagen avslår proposition 2018/19:92 Grodskatt.", "Riksdagen avslår proposition 2019/20:92 Grodskatt."),
        ("Riksdagen avslår propositionen.", "Riksdagen avslår propositionen."),
        (
            "Riksdagen anvisar anslagen för 2019 inom utgiftsområde 8 Grodor enligt förslaget i tabell 1 i motionen.",
            "Riksdagen anvisar anslagen för 2019 inom utgiftsområde 8 Grodor enligt förslaget i tabell 1 i motionen.",
        ),
        (STAND.format("höjd skatt på grodlår och kärrmjölk"), STAND.format("sänkt skatt på grodlår och kärrmjölk")),
        (STAND.format("att bygga ut riksväg 45 mellan Mora och Orsa"), STAND.format("att bygga ut riksväg 46 mellan Mora och Orsa")),
        (STAND.format("att bygga en bro mellan Mora och Orsa"), STAND.format("att bygga en bro mellan Mora och Malung")),
        (STAND.format("att inte tillåta jakt på salamandrar i kärr"), STAND.format("att tillåta jakt på salamandrar i kärr")),
        (STAND.format("skärpta straff för hot mot brandmän"), STAND.format("skärpta straff för hot mot dammvakter")),
        (STAND.format("det som anförs i motionen"), STAND.format("det som anförs i motionen")),
        ("Hur avser ministern att gå vidare i frågan?", "Hur avser ministern att gå vidare i frågan?"),
    ],
)
def test_other_demands(one: str, other: str) -> None:
    assert found(("A", "2010-10-01", one), ("B", "2012-10-01", other)) == {}


def test_a_bill_is_rejected_twice() -> None:
    text = "Riksdagen avslår proposition 2018/19:92 Grodskatt."
    assert found(("A", "2019-04-01", text), ("B", "2019-04-02", text)) == {"B-d2": ("A-d1", 1.0)}


def test_one_day_is_settled_by_the_id_and_no_date_comes_last() -> None:
    text = STAND.format("att skydda kärrängarna mot utdikning")
    assert found(("B", "2010-10-01", text), ("A", "2010-10-01", text)) == {"B-d1": ("A-d2", 1.0)}
    rows = [("a-d1", "a", None, text), ("b-d1", "b", datetime.date(2010, 1, 1), text)]
    assert find_repeats(rows).to_pylist() == [{"demand_id": "a-d1", "repeats_demand_id": "b-d1", "similarity": 1.0}]


def test_tables_in_and_out() -> None:
    text = STAND.format("att skydda kärrängarna mot utdikning")
    dates = pa.array([datetime.date(2010, 1, 1), datetime.date(2011, 1, 1)])
    table = pa.table(
        {"demand_id": ["A-d1", "B-d1"], "document_id": ["A", "B"], "date": dates, "text": [text, text], "form": ["announce"] * 2}
    )
    out = find_repeats(table)
    assert out.column_names == ["demand_id", "repeats_demand_id", "similarity"]
    assert out.num_rows == 1
    assert find_repeats([]).num_rows == 0


WORDS = [
    "kärräng",
    "grodpass",
    "damm",
    "salamander",
    "utdikning",
    "kvarnhjul",
    "vassrugg",
    "näckros",
    "andmat",
    "abborre",
    "gäddnäs",
    "tofsvipa",
]


@settings(max_examples=20)
@given(st.lists(st.lists(st.sampled_from(WORDS), min_size=3, max_size=6, unique=True), min_size=2, max_size=30), st.randoms())
def test_the_order_of_the_input_does_not_matter(topics: list[list[str]], shuffled: random.Random) -> None:
    rows = [(f"{k:03}-d1", f"{k:03}", f"20{k % 20:02}-01-01", STAND.format("skydd för " + " och ".join(t))) for k, t in enumerate(topics)]
    expected = find_repeats(rows).to_pylist()
    shuffled.shuffle(rows)
    assert find_repeats(rows).to_pylist() == expected
    when = {r[0]: (r[2], r[1]) for r in rows}
    roots = {r["repeats_demand_id"] for r in expected}
    assert all(when[r["repeats_demand_id"]] < when[r["demand_id"]] and 0 <= r["similarity"] <= 1 for r in expected)
    assert not roots & {r["demand_id"] for r in expected}


def test_read_by_hand(root: Path) -> None:
    lines = (root / "tests" / "samples" / "repeats-20261122.tsv").read_text(encoding="utf-8").splitlines()
    verdicts = [line.split("\t")[3] for line in lines if not line.startswith("#")]
    assert len(verdicts) == 100
    assert verdicts.count("right") >= 97
