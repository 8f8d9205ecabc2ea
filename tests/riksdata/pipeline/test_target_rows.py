"""What a cited thing is called: as most texts have it; told in little memory, however many texts there are."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest

from riksdata.pipeline.target_rows import TARGETS, known_names
from riksdata.storage.layout import TABLES, create_table
from riksdata.storage.warehouse import insert

READ = ('core."references"', "core.documents", "core.document_relations", "link.reference_targets")


def empty(folder: Path, memory_limit: str = "300MB") -> duckdb.DuckDBPyConnection:
    con = duckdb.connect(config={"threads": 1, "memory_limit": memory_limit, "temp_directory": str(folder)})
    for schema in ("core", "link"):
        con.execute(f"CREATE SCHEMA {schema}")
    for name in READ:
        con.execute(create_table(name, TABLES[name]))
    con.register("_known", known_names())
    return con


@pytest.mark.parametrize("seed", range(5))
def test_names_are_those_of_most_texts_and_of_equals_the_first(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    cited = [
        {
            "reference_id": f"D{k}-r", "document_id": f"D{k % 7}", "kind": "work", "target": target, "ibid": ibid,
            "label": target if chance.random() < 0.8 else f"{target}#s1",
            "surface": f"Kärr{chance.choice('abc')} (2011)", "title": chance.choice((None, "Om kärr", "Om grodor", "Om dammar")),
        }
        for k in range(60)
        for target, ibid in ((f"work/{chance.randint(1, 6)}", chance.random() < 0.2),)
    ]  # fmt: skip
    with empty(tmp_path) as con:
        insert(con, 'core."references"', pa.Table.from_pylist(cited))
        insert(con, "core.documents", pa.Table.from_pylist([{"document_id": f"D{k}"} for k in range(7)]))
        found = con.sql(TARGETS).to_arrow_table().to_pylist()

    def mostly(values: list[str]) -> str | None:
        return min(Counter(values).items(), key=lambda counted: (-counted[1], counted[0]))[0] if values else None

    assert len(found) == len({r["target"] for r in cited})
    for row in found:
        own = [r for r in cited if r["target"] == row["target"]]
        plain = [str(r["surface"]) for r in own if not r["ibid"] and r["label"] == r["target"]]
        assert row["designation"] == (mostly(plain) or mostly([str(r["surface"]) for r in own]))
        assert row["title"] == mostly([str(r["title"]) for r in own if r["title"]])
        assert (row["mentions"], row["documents"]) == (len(own), len({r["document_id"] for r in own}))


def test_many_references_need_no_more_memory_than_there_is(tmp_path: Path) -> None:
    with empty(tmp_path, "60MB") as con:
        con.execute("INSERT INTO core.documents (document_id) SELECT 'D' || k FROM range(1000) t(k)")
        con.execute(
            """INSERT INTO core."references" (reference_id, document_id, kind, target, label, surface, title, ibid)
            SELECT 'r' || k, 'D' || k % 1000, 'work', 'work/' || k % 1500, 'work/' || k % 1500,
                'Det som kärret och dess grodor har att säga oss om ' || k % 40, 'Om kärr och om grodor, av en som bor där ' || k % 9, false
            FROM range(100000) t(k)"""
        )
        found = con.execute(TARGETS).to_arrow_table()  # all columns: what is not asked for is not worked out
    assert (found.num_rows, sum(found["mentions"].to_pylist())) == (1500, 100_000)


def test_a_treaty_is_called_by_its_own_name_however_texts_name_its_articles(tmp_path: Path) -> None:
    cited = [
        {"reference_id": f"D{k}-r", "document_id": "D0", "kind": "treaty", "target": "treaty/echr", "ibid": False,
         "label": "treaty/echr#A6.1", "surface": "Europakonventionens artikel 6.1"}
        for k in range(3)
    ]  # fmt: skip
    with empty(tmp_path) as con:
        insert(con, 'core."references"', pa.Table.from_pylist(cited))
        insert(con, "core.documents", pa.Table.from_pylist([{"document_id": "D0"}]))
        ((designation, title),) = con.sql(f"SELECT designation, title FROM ({TARGETS})").fetchall()
    assert (designation, title) == ("Europakonventionen", None)
