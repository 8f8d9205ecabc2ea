"""Links over the whole warehouse: targets, the demand a reference stands in, and the same figure again."""

from __future__ import annotations

import datetime
from typing import Any

import duckdb
import pyarrow as pa
import pytest

from riksdata.pipeline.link.claims import link_claims
from riksdata.pipeline.link.lookups import update_lookups
from riksdata.pipeline.link.repeated import link_repeats
from riksdata.pipeline.link.sources import link_demands
from riksdata.pipeline.link.targets import link_targets
from riksdata.storage.layout import TABLES
from riksdata.storage.warehouse import insert, memory_warehouse


@pytest.fixture
def con() -> duckdb.DuckDBPyConnection:
    return memory_warehouse()


def put(con: duckdb.DuckDBPyConnection, table: str, *rows: dict[str, Any]) -> None:
    name = 'core."references"' if table == "references" else f"core.{table}"
    insert(con, name, pa.Table.from_pylist(list(rows), TABLES[name]))


def all_changed(con: duckdb.DuckDBPyConnection) -> None:
    """Say of every document that it changed."""
    of = ("documents", "demands", '"references"', "statistics")
    con.execute("CREATE OR REPLACE TEMP TABLE _changed AS " + " UNION ".join(f"SELECT document_id FROM core.{name}" for name in of))
    update_lookups(con)


def document(key: str, **more: Any) -> dict[str, Any]:
    return {"document_id": key, "dok_id": key, "doc_type": "mot", "riksmote": "2024/25", "withdrawn": False, **more}


def cites(key: str, label: str, target: str | None = None) -> dict[str, Any]:
    return {"reference_id": key, "document_id": "A", "kind": label.split("/")[0], "label": label, "target_dok_id": target}


def targets(con: duckdb.DuckDBPyConnection) -> dict[str, tuple[str, str | None]]:
    all_changed(con)
    link_targets(con)
    return {r[0]: (r[2], r[3]) for r in con.execute("FROM link.reference_targets").fetchall()}


def test_targets_are_found_by_dok_id_whatever_the_case(con: duckdb.DuckDBPyConnection) -> None:
    put(con, "documents", document("A"), document("HC02Ju1"))
    put(con, "references", cites("r1", "mot/2024/25:Ju1", "HC02JU1"), cites("r2", "prop/2024/25:1", "HC031"), cites("r3", "sfs/1962:700"))
    assert targets(con) == {"r1": ("HC02JU1", "HC02Ju1"), "r2": ("HC031", None)}


def test_party_numbers_are_looked_up(con: duckdb.DuckDBPyConnection) -> None:
    put(
        con, "documents",
        document("HC021", temp_designation="V203"), document("HB021", temp_designation="V203", riksmote="2023/24"),
        document("HC022", temp_designation="S1"), document("HC023", temp_designation="S1"),
        document("HC024", temp_designation="M7", withdrawn=True), document("HC025", temp_designation="M7"),
        document("HC026", temp_designation="SD"),
    )  # fmt: skip
    put(
        con,
        "references",
        *(cites(d, f"mot/2024/25:{d}") for d in ("V203", "S1", "M7", "SD", "C9", "v203")),
        cites("p", "mot/2024/25:V203#s3"),
    )
    assert {k: v[0] for k, v in targets(con).items()} == {"V203": "HC021", "v203": "HC021", "p": "HC021", "M7": "HC025"}


def test_links_are_worked_out_anew(con: duckdb.DuckDBPyConnection) -> None:
    put(con, "references", cites("r", "mot/2024/25:V203"))
    assert targets(con) == {}
    put(con, "documents", document("HC021", temp_designation="V203"))
    assert targets(con) == targets(con) == {"r": ("HC021", "HC021")}


def test_a_reference_stands_in_the_innermost_demand_that_holds_it(con: duckdb.DuckDBPyConnection) -> None:
    def demand(key: str, start: int | None, end: int | None, of: str = "A") -> dict[str, Any]:
        return {"demand_id": key, "document_id": of, "ordinal": 1, "char_start": start, "char_end": end}

    put(con, "demands", demand("A-d1", 0, 100), demand("A-d2", 20, 60), demand("A-d3", None, None), demand("B-d1", 0, 500, "B"))
    place = {"a": (10, 20), "b": (30, 40), "c": (55, 65), "d": (90, 110), "e": (200, 210)}
    put(con, "references", *({"reference_id": k, "document_id": "A", "char_start": s, "char_end": e} for k, (s, e) in place.items()))
    all_changed(con)
    link_demands(con)
    assert dict(con.execute("SELECT reference_id, demand_id FROM link.reference_demands").fetchall()) == {
        "a": "A-d1",
        "b": "A-d2",
        "c": "A-d1",
    }


FIGURE: dict[str, Any] = {"value": 40.0, "unit": "percent", "qualifier": "exact", "noun": "kvinnor", "period": "2017"}


def claims(con: duckdb.DuckDBPyConnection, *figures: dict[str, Any]) -> list[str | None]:
    put(con, "statistics", *({"statistic_id": str(k), "document_id": f"D{k}", **FIGURE, **figure} for k, figure in enumerate(figures)))
    all_changed(con)
    link_claims(con)
    found = dict(con.execute("SELECT statistic_id, claim_id FROM link.claims").fetchall())
    return [found.get(str(k)) for k in range(len(figures))]


@pytest.mark.parametrize(
    "figure",
    [
        {"noun": "Kvinnor"},
        {"noun": "av landets kvinnor"},
        {"noun": "alla  kvinnor,"},
        {"value": 40.00000000000001},
        {"surface": "fyrtio procent"},
    ],
)
def test_one_figure_told_twice_is_one_claim(con: duckdb.DuckDBPyConnection, figure: dict[str, Any]) -> None:
    first, second = claims(con, {}, figure)
    assert first == second
    assert first is not None
    assert len(first) == 14


@pytest.mark.parametrize(
    "figure",
    [
        {"value": 41.0}, {"unit": "count"}, {"qualifier": "about"}, {"noun": "män"}, {"period": "2018"}, {"period": None}, {"whole": 100.0},
        {"per": "år"},
        {"direction": "increase"}, {"measure": "mean"}, {"publisher": "Brå"}, {"value": None, "low": 40.0}, {"value": None, "high": 40.0},
        {"reference_id": "r"},
    ],
)  # fmt: skip
def test_figures_that_differ_in_anything_are_different_claims(con: duckdb.DuckDBPyConnection, figure: dict[str, Any]) -> None:
    put(con, "references", {"reference_id": "r", "document_id": "D1", "label": "sou/2023:97"})
    first, second = claims(con, {}, figure)
    assert first != second


def test_the_source_is_the_work_not_the_place_in_it(con: duckdb.DuckDBPyConnection) -> None:
    put(con, "references", *({"reference_id": k, "document_id": k, "label": f"sfs/1962:700#K{k}"} for k in ("1", "2")))
    first, second = claims(con, {"reference_id": "1"}, {"reference_id": "2"})
    assert first == second


def test_a_figure_of_nothing_by_nobody_is_no_claim(con: duckdb.DuckDBPyConnection) -> None:
    assert claims(con, {"noun": None}, {"noun": "  "}) == [None, None]
    (by_someone,) = claims(memory_warehouse(), {"noun": None, "publisher": "Brå"})
    assert by_someone is not None


def test_claim_ids_stay_the_same_between_releases(con: duckdb.DuckDBPyConnection) -> None:
    assert claims(con, {}) == ["c-8ddd793eb83a"]


def test_demands_asked_again_are_linked_to_the_earliest(con: duckdb.DuckDBPyConnection) -> None:
    wording = "Riksdagen ställer sig bakom det som anförs i motionen om en nationell strategi mot vargstammens spridning i Härjedalen."
    put(con, "documents", document("A", date=datetime.date(2018, 1, 1)), document("B", date=datetime.date(2019, 1, 1)))
    put(con, "demands", *({"demand_id": f"{d}-d1", "document_id": d, "ordinal": 1, "kind": "yrkande", "text": wording} for d in ("B", "A")))
    all_changed(con)
    link_repeats(con)
    assert con.execute("SELECT demand_id, repeats_demand_id FROM link.repeats").fetchall() == [("B-d1", "A-d1")]
