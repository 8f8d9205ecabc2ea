"""The index of repeated demands, brought in step change by change, says what an index made at once says."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

import duckdb
import pyarrow as pa
import pytest

from riksdata.pipeline.link import repeat_index
from riksdata.pipeline.link.repeat_index import update_index
from riksdata.pipeline.link.repeats import RELINKED, find_repeats
from riksdata.pipeline.link.wordings import Wording, wording_from
from riksdata.storage.layout import REPEAT_INDEX, create_table

WORDS = ("grodpass", "kärrängar", "salamanderskydd", "dammvakter", "tofsvipa", "abborrfiske", "näckrosor", "gäddlekar", "kvarnbäckar")
Row = tuple[str, str, str | None, str]


def document(name: str, chance: random.Random) -> list[Row]:
    date = chance.choice((None, f"20{chance.randint(10, 12)}-01-01"))
    rows = []
    for k in range(1, chance.randint(1, 3) + 1):
        topic = " och ".join(chance.sample(WORDS, chance.randint(4, 8)))
        rows.append((f"{name}-d{k}", name, date, f"Riksdagen ställer sig bakom det som anförs i motionen om {topic}."))
    return rows


@contextmanager
def empty_index() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(config={"threads": 1}) as con:
        con.execute("CREATE SCHEMA link")
        for name, schema in REPEAT_INDEX.items():
            con.execute(create_table(name, schema))
        yield con


def change(con: duckdb.DuckDBPyConnection, documents: list[str], rows: list[Row]) -> None:
    con.register("_now", pa.table([pa.array(c, pa.string()) for c in zip(*rows, strict=True)] or [pa.array([], pa.string())] * 4,
                                  names=["demand_id", "document_id", "date", "text"]))  # fmt: skip
    con.register("_names", pa.table({"document_id": pa.array(documents, pa.string())}))
    con.execute("CREATE OR REPLACE TEMP TABLE _changed AS FROM _names")
    update_index(con, "FROM _now")


@pytest.mark.parametrize("neighbours", [24, 2])
@pytest.mark.parametrize("seed", range(4))
def test_any_order_of_changes_gives_the_rows_of_a_whole_build(seed: int, neighbours: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(repeat_index, "_NEIGHBOURS", neighbours)
    monkeypatch.setattr(repeat_index, "_ALL_COMPARED", 2 * neighbours + 1)
    chance = random.Random(seed)
    held: dict[str, list[Row]] = {}
    links: dict[str, tuple[str, float]] = {}
    found_some = False
    with empty_index() as con:
        for _ in range(5):
            names = chance.sample([f"D{k}" for k in range(40)], chance.randint(1, 12))
            before = {row[0] for name in names for row in held.get(name, ())}
            for name in names:
                held.pop(name, None)
                if chance.random() < 0.75:
                    held[name] = document(name, chance)
            with monkeypatch.context() as few:  # the whole is built of all buckets at once
                for name, size in (("_HELD_AT_ONCE", 20), ("_AT_ONCE", 3), ("_HELD", 4)):
                    few.setattr(repeat_index, name, size)
                change(con, names, [row for name in names for row in held.get(name, ())])
            relinked = {d for (d,) in con.execute("SELECT demand_id FROM link.asked SEMI JOIN _relinked USING (wording)").fetchall()}
            links = {demand: link for demand, link in links.items() if demand not in relinked | before}
            links |= {d: (of, s) for d, _, of, s in con.execute(RELINKED).fetchall()}
            whole = {r["demand_id"]: (r["repeats_demand_id"], r["similarity"])
                     for r in find_repeats([row for rows in held.values() for row in rows]).to_pylist()}  # fmt: skip
            assert links == whole
            found_some |= bool(whole)
    assert found_some


def test_close_wordings_come_in_pieces_in_their_order(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [row for k in range(60) for row in document(f"D{k}", random.Random(k))]
    with empty_index() as con:
        change(con, sorted({row[1] for row in rows}), rows)
        whole = [close for piece in repeat_index._close(con) for close in piece]
        monkeypatch.setattr(repeat_index, "_AT_ONCE", 4)
        pieces = list(repeat_index._close(con))
    assert [close for piece in pieces for close in piece] == whole
    assert max(map(len, pieces)) == 4
    times = [time for _, time, _ in whole]
    assert times == sorted(set(times))
    assert all(root_time <= time for _, time, before in whole for _, _, root_time in before)
    assert max(len(before) for _, _, before in whole) > 1


def test_one_demand_more_is_held_against_few() -> None:
    rows = [row for k in range(300) for row in document(f"D{k}", random.Random(k))]
    with empty_index() as con:
        change(con, sorted({row[1] for row in rows}), rows)
        change(
            con, ["E1"], [("E1-d1", "E1", "2013-01-01", "Riksdagen ställer sig bakom det som anförs i motionen om fjällugglans boplatser.")]
        )
        assert con.execute("SELECT count(*) FROM _pairs").fetchone() == (0,)


STARTS = ("att utreda", "att skyndsamt utreda", "att se över", "att skydda", "att bevara", "ett starkare skydd för")


def rare_word(chance: random.Random) -> str:
    return "".join(chance.sample(("kär", "gro", "dam", "vas", "näc", "tof", "gäd", "abb", "sal", "kva"), 4)) + "a"


def asked_in_many_ways(topics: int, chance: random.Random) -> list[Row]:
    """Demands of which those of one topic are one demand, or nearly: common words are changed, and at times a word that tells."""
    rows: list[Row] = []
    for topic in range(topics):
        words = [rare_word(chance) for _ in range(6)]
        for start in STARTS:
            own = [rare_word(chance) if chance.random() < 0.06 else word for word in words]
            name = f"T{topic}-{start.replace(' ', '')}"
            text = f"Riksdagen ställer sig bakom det som anförs i motionen om {start} {' och '.join(own)}."
            rows.append((f"{name}-d1", name, f"20{chance.randint(10, 22)}-01-01", text))
    chance.shuffle(rows)
    return rows


@pytest.mark.parametrize("seed", range(4))
def test_no_pair_that_is_close_is_passed_over(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pairs told apart by their telling words alone are pairs that the wordings in full are told apart by."""
    rows = [*asked_in_many_ways(40, random.Random(seed)), *(row for k in range(60) for row in document(f"D{k}", random.Random(seed + k)))]
    proposed, near = [], []
    for told in (True, False):
        if not told:  # no word tells, so that no pair is passed over
            monkeypatch.setattr(Wording, "telling", property(lambda self: 0))
        with empty_index() as con:
            change(con, sorted({row[1] for row in rows}), rows)
            near.append(con.execute("FROM link.near ORDER BY ALL").fetchall())
            proposed.append(set(con.execute("FROM _pairs").fetchall()))
    assert near[0] == near[1] != []
    assert proposed[0] < proposed[1]
    assert len(proposed[0] - set(near[0])) < len(proposed[1] - set(near[0])) / 2


def test_a_wording_with_many_pairs_is_taken_apart_about_once(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = asked_in_many_ways(150, random.Random(7))
    monkeypatch.setattr(repeat_index, "_AT_ONCE", 50)
    monkeypatch.setattr(repeat_index, "_HELD", 100)
    taken: Counter[tuple[str, ...]] = Counter()

    def counted(stems: list[str], fixed: list[str]) -> Wording:
        taken[(*stems, "", *fixed)] += 1
        return wording_from(stems, fixed)

    monkeypatch.setattr(repeat_index, "wording_from", counted)
    monkeypatch.setattr(repeat_index, "_trace", lambda con: None)
    with empty_index() as con:
        change(con, sorted({row[1] for row in rows}), rows)
        pairs = con.execute("FROM _pairs").fetchall()
    assert len(pairs) > len(taken) > 500
    assert taken.total() < 1.3 * len(taken)


def test_what_was_handed_to_the_database_is_let_go_before_the_transaction_ends() -> None:
    rows = asked_in_many_ways(100, random.Random(3))
    with empty_index() as con:
        con.execute("CREATE TABLE given (demand_id VARCHAR, document_id VARCHAR, date VARCHAR, text VARCHAR)")
        con.executemany("INSERT INTO given VALUES ($1, $2, $3, $4)", rows)
        con.execute("CREATE TEMP TABLE _changed AS SELECT DISTINCT document_id FROM given")
        con.execute("BEGIN")
        before = pa.total_allocated_bytes()
        update_index(con, "FROM given")
        held = pa.total_allocated_bytes() - before
        con.execute("COMMIT")
    assert held < 10_000
