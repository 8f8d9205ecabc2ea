"""The whole job on real documents: the two samples, and the bulk collection where the shared material is."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from synthetic import rows

from riksdata.pipeline.checks import all_rules, validate_schema
from riksdata.pipeline.ingest import ingest
from riksdata.pipeline.publish import build_published, published_batches
from riksdata.pipeline.stages import update_documents, update_extracted, update_links
from riksdata.rules.rule import run_rule
from riksdata.sources.bulk import read_collection
from riksdata.sources.inbox import read_inbox
from riksdata.sources.records import RawRecord
from riksdata.storage.home import Home
from riksdata.storage.raw import RawZone
from riksdata.storage.warehouse import open_warehouse
from schemas.tables import all_tables


def job(home: Home, con: duckdb.DuckDBPyConnection, workers: int = 1) -> list[int]:
    """Every stage after the raw zone; gives how many documents each had to do."""
    done = [update_documents(home, con, workers=workers).changed]
    done += [report.changed for report in update_extracted(home, con, workers=workers).values()]
    done.append(update_links(con).changed)
    build_published(con)
    return done


def failures(con: duckdb.DuckDBPyConnection) -> list[tuple[str, object]]:
    results = [run_rule(con, rule) for rule in all_rules() if rule.severity == "error"]
    broken: list[tuple[str, object]] = [(result.rule.name, result.examples) for result in results if result.failed]
    return broken + [(name, problem) for name in all_tables() for problem in validate_schema(con, name)]


def test_the_samples_give_two_documents_and_23_demands_once(root: Path, tmp_path: Path) -> None:
    home = Home.open(tmp_path)
    assert ingest(home, read_inbox(root / "data" / "inbox")).rows == 2
    with open_warehouse(home) as con:
        assert job(home, con) == [2, 2, 2, 2, 2]
        assert rows(con, "SELECT count(*) FROM published.documents") == [(2,)]
        assert rows(con, "SELECT count(*) FROM published.demands") == [(23,)]
        assert failures(con) == []
        assert ingest(home, read_inbox(root / "data" / "inbox")).rows == 0
        assert job(home, con) == [0, 0, 0, 0, 0]
        # one file more: that file only
        ingest(
            home, [RawRecord("inbox/ny.txt", "Skriftlig fråga\n\nEnligt prop. 2024/25:1 är 40 procent kvinnor.\n".encode(), "text/plain")]
        )
        assert job(home, con)[:4] == [1, 1, 1, 1]


@pytest.fixture(scope="module")
def collection(shared: Path) -> Path:
    return shared / "corpus" / "mot-2018-2021.json.zip"


@pytest.fixture(scope="module")
def some(collection: Path) -> list[RawRecord]:
    """Every 16th record."""

    def records() -> Iterator[RawRecord]:
        with zipfile.ZipFile(collection) as archive:
            for info in archive.infolist()[::16]:
                yield RawRecord(f"{collection.name}/{info.filename}", archive.read(info), "application/json")

    return list(records())


def test_real_motions_pass_every_check_whatever_the_order_and_workers(some: list[RawRecord], tmp_path: Path) -> None:
    found = []
    for name, workers, records in (("one", 1, some), ("two", 2, some[::-1])):
        home = Home.open(tmp_path / name)
        ingest(home, records)
        with open_warehouse(home) as con:
            job(home, con, workers)
            assert failures(con) == []
            found.append({table: published_batches(con, table).read_all() for table in all_tables()})
    assert found[0] == found[1]
    assert found[0]["documents"].num_rows == len(some)
    assert found[0]["demands"]["origin"].unique().to_pylist() == ["record"]


def test_the_whole_collection_is_read_without_a_gap(collection: Path, tmp_path: Path) -> None:
    home = Home.open(tmp_path)
    assert ingest(home, read_collection(collection)).rows == 3129
    RawZone(home.raw).declare_complete(source=collection.name)
    with open_warehouse(home) as con:
        assert update_documents(home, con).rows == 3129
        build_published(con)
        checks = {c.name: c for c in all_rules()}
        for name in ("documents_number_series", "documents_nothing_lost", "documents_hash_is_of_text"):
            assert run_rule(con, checks[name]).passed
        without = "SELECT count(*) FROM core.documents d WHERE NOT withdrawn AND "
        assert rows(
            con, without + "NOT EXISTS (SELECT 1 FROM core.people p WHERE p.document_id = d.document_id AND p.role = 'author')"
        ) == [(0,)]
        assert rows(con, without + "parties IS NULL") == [(0,)]
        con.execute("DELETE FROM core.documents WHERE document_id = 'H6021500'")
        assert [row["missing"] for row in run_rule(con, checks["documents_number_series"]).examples] == ["1500"]
