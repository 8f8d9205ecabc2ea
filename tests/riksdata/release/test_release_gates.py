"""Gates stop a publication and say why; an operator passes them by name and reason. Corrections hold only while they match."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pyarrow.parquet as pq
import pytest
from release_fixture import NOON, fill, plain, relist, rows, settings, warehouse
from release_fixture import plain_release as release

from riksdata.release.config import ConfigError, Gates
from riksdata.release.corrections import CorrectionMismatch, read_corrections
from riksdata.release.gates import NEVER_OVERRIDDEN, RULES, PublicationRefused
from riksdata.release.lifecycle import forget
from riksdata.release.manifest import read_manifest

TOMORROW = NOON + timedelta(days=1)
Rows = dict[str, list[dict[str, Any]]]


def without(found: Rows, documents: set[str]) -> Rows:
    """The rows without those documents, and without what refers to them."""
    kept = {
        name: [dict(r) for r in own if r.get("document_id") not in documents and str(r.get("demand_id", "")).split("-")[0] not in documents]
        for name, own in found.items()
    }
    for row in (*kept["references"], *kept["document_relations"]):
        if row.get("target_document_id") in documents:
            row["target_document_id"] = None
    return kept


def refused(folder: Path, con: duckdb.DuckDBPyConnection, **more: Any) -> PublicationRefused:
    with pytest.raises(PublicationRefused) as found:
        release(folder, con, now=TOMORROW, **more)
    return found.value


@pytest.fixture
def con() -> duckdb.DuckDBPyConnection:
    return warehouse(rows(60))


@pytest.fixture(scope="module")
def made_of_sixty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sixty")
    release(folder, warehouse(rows(60)))
    return folder


@pytest.fixture
def sixty(made_of_sixty: Path, tmp_path: Path) -> Path:
    """A folder with a release of the rows that `con` has at first."""
    return Path(shutil.copytree(made_of_sixty, tmp_path / "releases"))


def test_shrinking_is_refused_with_the_lost_rows_and_passed_with_a_reason(sixty: Path, con: duckdb.DuckDBPyConnection) -> None:
    gone = {f"XA{n:05d}" for n in range(40, 50)}
    fill(con, without(rows(60), gone))
    found = refused(sixty, con)
    by_message = {f.message.split()[0]: f for f in found.failures if f.rule == "shrink"}
    assert set(by_message) == {
        "documents",
        "texts",
        "people",
        "document_relations",
        "demands",
        "demand_decisions",
        "references",
        "statistics",
    }
    assert "documents has 50 rows, 10 fewer than the 60 of release 2026-11-22 (16.7%; allowed 5.0%)" in str(found)
    assert {r["document_id"] for r in by_message["documents"].examples} == gone
    made = release(sixty, con, now=TOMORROW, override={"shrink": "Ten documents were withdrawn by the riksdag."})
    assert made.path
    recorded = read_manifest(made.path).overrides
    assert {o["rule"] for o in recorded} == {"shrink"}
    assert recorded[0]["reason"] == "Ten documents were withdrawn by the riksdag."
    assert "Ten documents were withdrawn" in (made.path / "CHANGES.md").read_text(encoding="utf-8")


def test_shrinking_within_what_is_allowed_passes(sixty: Path, con: duckdb.DuckDBPyConnection) -> None:
    fill(con, without(rows(60), {"XA00040"}))
    assert release(sixty, con, now=TOMORROW).version == "2026-11-23"


def test_fewer_issues_are_no_loss(sixty: Path, con: duckdb.DuckDBPyConnection) -> None:
    fill(con, {**rows(60), "issues": []})
    assert release(sixty, con, now=TOMORROW).version == "2026-11-23"


def test_a_vanished_session_is_refused(sixty: Path, con: duckdb.DuckDBPyConnection) -> None:
    found = rows(60)
    gone = {d["document_id"] for d in found["documents"] if d["riksmote"] == "2020/21"}
    fill(con, without(found, gone))
    loose = plain(gates=Gates(max_shrink=1.0, max_fill_fall=1.0))
    failures = {f.rule: f for f in refused(sixty, con, settings=loose).failures}
    assert set(failures) == {"vanished_partition"}
    assert "2020/21" in failures["vanished_partition"].message


def test_an_emptied_column_is_refused_with_rows(sixty: Path, con: duckdb.DuckDBPyConnection) -> None:
    con.execute("UPDATE published.demands SET action = NULL")
    failures = refused(sixty, con).failures
    assert [f.rule for f in failures] == ["fill_rate"]
    assert failures[0].message.startswith("demands.action is filled in 0.0% of the rows, before in 50.0%")
    assert failures[0].examples[0] == {"demand_id": "XA00001-d1", "action": None}


def test_documents_of_another_era_may_leave_columns_empty(sixty: Path, con: duckdb.DuckDBPyConnection) -> None:
    found = rows(400)
    for name in ("demands", "statistics", "references"):
        for row in found[name]:
            if int(row["document_id"][2:]) > 60:
                row.update({k: None for k in ("action", "publisher", "pinpoint") if k in row})
    fill(con, found)
    assert release(sixty, con, now=TOMORROW).version is not None


def test_what_is_forgotten_is_no_loss(sixty: Path, con: duckdb.DuckDBPyConnection) -> None:
    found = rows(60)
    gone = {d["document_id"] for d in found["documents"] if d["riksmote"] == "2020/21"}
    for document in sorted(gone):
        forget(sixty, document)
    fill(con, without(found, gone))
    assert release(sixty, con, now=TOMORROW).version is not None


@pytest.mark.parametrize(
    ("sql", "rule", "shown"),
    [
        ("INSERT INTO published.people SELECT * FROM published.people LIMIT 1", "key_duplicate", {"document_id", "ordinal", "rows_found"}),
        ("UPDATE published.demands SET document_id = 'XA9' WHERE demand_id = 'XA00004-d1'", "foreign_key", {"demand_id", "document_id"}),
        ("UPDATE published.texts SET text = '' WHERE document_id = 'XA00004'", "empty_text", {"document_id", "columns"}),
    ],
)
def test_broken_rows_are_refused_and_shown(tmp_path: Path, con: duckdb.DuckDBPyConnection, sql: str, rule: str, shown: set[str]) -> None:
    con.execute(sql)
    failures = refused(tmp_path, con).failures
    assert [f.rule for f in failures] == [rule]
    assert set(failures[0].examples[0]) == shown
    assert list(tmp_path.iterdir()) == []


def test_an_empty_required_column_is_never_passed(tmp_path: Path, con: duckdb.DuckDBPyConnection) -> None:
    con.execute("ALTER TABLE published.people ALTER name DROP NOT NULL")
    con.execute("UPDATE published.people SET name = NULL WHERE document_id = 'XA00009'")
    assert [f.rule for f in refused(tmp_path, con).failures] == ["required"]


@pytest.mark.parametrize("override", [{"shrnk": "typing"}, {"shrink": "  "}, *({rule: "because"} for rule in sorted(NEVER_OVERRIDDEN))])
def test_an_override_must_name_a_gate_that_may_be_passed_and_a_reason(tmp_path: Path, override: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=r"gate|reason"):
        release(tmp_path, override=override)


def test_an_override_that_was_not_needed_is_not_recorded(tmp_path: Path) -> None:
    made = release(tmp_path, override={rule: "just in case" for rule in RULES if rule not in NEVER_OVERRIDDEN})
    assert made.path
    assert read_manifest(made.path).overrides == []


def test_a_retyped_column_without_a_new_version_is_refused(sixty: Path, con: duckdb.DuckDBPyConnection) -> None:
    path = sixty / "2026-11-22" / "release.json"
    text = path.read_text()
    place = text.index('"people"')
    at = text.index('"name": "ordinal"', place)
    path.write_text(text[:at] + text[at:].replace("BIGINT", "VARCHAR", 1))
    relist(sixty, "2026-11-22")
    failures = refused(sixty, con).failures
    assert [f.rule for f in failures] == ["schema_version"]
    assert "people.ordinal was VARCHAR, is BIGINT" in failures[0].message


CORRECTION = """
- table: documents
  key: {document_id: XA00002}
  column: title
  from: Påhitt nummer 2
  to: Rättad "titel"; 'så'
  why: The record's title has a typing error.
  since: 2026-11-20
  reported_by: a reader
- table: documents
  key: {document_id: XA00003}
  column: date
  from: 2018-10-04
  to: 2018-10-05
  why: The printed motion bears another date.
  since: 2026-11-21
  reported_by: the library
- table: demands
  key: {demand_id: XA00002-d2}
  column: form
  from:
  to: announce
  why: Missing in the record.
  since: 2026-11-21
  reported_by: the library
"""


@pytest.fixture
def correct(tmp_path: Path) -> Callable[[str], Any]:
    def made(text: str) -> Any:
        (tmp_path / "corrections.yaml").write_text(text, encoding="utf-8")
        return settings(corrections=tmp_path / "corrections.yaml")

    return made


class TestCorrections:
    def test_are_published_and_recorded_and_touch_nothing_else(self, tmp_path: Path, correct: Callable[[str], Any]) -> None:
        con = warehouse()
        made = release(tmp_path / "releases", con, settings=correct(CORRECTION))
        assert made.path
        documents = {r["document_id"]: r for r in pq.read_table(made.path / "documents.parquet").to_pylist()}
        assert documents["XA00002"]["title"] == "Rättad \"titel\"; 'så'"
        assert documents["XA00003"]["date"] == date(2018, 10, 5)
        read = {r["document_id"]: r["title"] for r in rows()["documents"]}
        assert {k: v["title"] for k, v in documents.items() if k != "XA00002"} == {k: v for k, v in read.items() if k != "XA00002"}
        assert read_manifest(made.path).corrections[0]["why"] == "The record's title has a typing error."
        assert "typing error" in (made.path / "CHANGES.md").read_text(encoding="utf-8")
        # The warehouse keeps what was read.
        assert con.execute("SELECT title FROM published.documents WHERE document_id = 'XA00002'").fetchone() == ("Påhitt nummer 2",)

    @pytest.mark.parametrize(
        ("old", "new", "said"),
        [
            ("from: Påhitt nummer 2", "from: Något annat", "holds 'Påhitt nummer 2', not 'Något annat'"),
            ("document_id: XA00002}", "document_id: XA77777}", "the row is not there any more"),
            ("  from:\n", "  from: reject\n", "holds None, not 'reject'"),
        ],
    )
    def test_an_entry_that_no_longer_matches_stops_the_run(
        self, tmp_path: Path, correct: Callable[[str], Any], old: str, new: str, said: str
    ) -> None:
        with pytest.raises(CorrectionMismatch, match="1 correction") as found:
            release(tmp_path / "releases", settings=correct(CORRECTION.replace(old, new)))
        assert said in str(found.value)
        assert not (tmp_path / "releases").exists()

    @pytest.mark.parametrize(
        ("old", "new", "said"),
        [
            ("table: demands", "table: nothing", "no table"),
            ("column: form", "column: nothing", "no column"),
            ("column: form", "column: demand_id", "key or a span"),
            ("column: form", "column: char_start", "key or a span"),
            ("  why: Missing in the record.\n", "", "exactly the keys"),
            ("why: Missing in the record.", "why: ''", "why must say"),
            ("since: 2026-11-20", "since: yesterday", "date"),
            ("key: {demand_id: XA00002-d2}", "key: {ordinal: 2}", "key must give"),
            ("from: 2018-10-04", "from: no date", "not of the column's type"),
            ("to: 2018-10-05", "to: [2018, 10]", "single value"),
            ("document_id: XA00003}\n  column: date", "document_id: XA00002}\n  column: title", "the same value"),
            ("- table: documents", "table: documents", "YAML"),
        ],
    )
    def test_an_entry_that_is_none_names_itself(self, tmp_path: Path, correct: Callable[[str], Any], old: str, new: str, said: str) -> None:
        with pytest.raises(ConfigError, match=r"corrections\.yaml") as found:
            release(tmp_path / "releases", settings=correct(CORRECTION.replace(old, new, 1)))
        assert said in str(found.value)

    def test_a_value_that_never_empties(self, tmp_path: Path, correct: Callable[[str], Any]) -> None:
        text = CORRECTION.replace("column: form", "column: text").replace("from:\n", "from: x\n").replace("to: announce", "to:")
        with pytest.raises(ConfigError, match="never empty"):
            release(tmp_path / "releases", settings=correct(text))

    def test_an_empty_file_corrects_nothing(self, tmp_path: Path) -> None:
        (tmp_path / "c.yaml").write_text("# none\n")
        assert read_corrections(tmp_path / "c.yaml") == []

    def test_code_in_yaml_is_not_run(self, tmp_path: Path) -> None:
        (tmp_path / "c.yaml").write_text("- !!python/object/apply:os.system ['true']\n")
        with pytest.raises(ConfigError, match="YAML"):
            read_corrections(tmp_path / "c.yaml")


def test_the_page_of_publishing_names_every_gate_and_whether_it_can_be_overridden(root: Path) -> None:
    page = (root / "docs" / "publishing.md").read_text(encoding="utf-8")
    lines = page[page.index("| gate |") :].split("\n\n")[0].splitlines()[2:]
    told = {name.strip(" `"): line.rsplit("|", 2)[1].strip() for line in lines for name in line.split("|")[1].split(",")}
    assert told == {rule: "never" if rule in NEVER_OVERRIDDEN else "yes" for rule in RULES}
