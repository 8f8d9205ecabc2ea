"""Changes between two releases, by key, and the schema's own version."""

from __future__ import annotations

import hashlib
import json
import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import orjson
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from release_fixture import NOON, fill, plain, plain_release, release, rows, settings, warehouse
from test_release_gates import without

from riksdata.release.config import Gates
from riksdata.release.diff import diff, diff_tables
from riksdata.release.lifecycle import forget
from riksdata.release.manifest import BrokenRelease, ColumnEntry, TableEntry, columns_of, read_manifest
from riksdata.release.schema_version import (
    TableShape,
    current_shapes,
    declared_level,
    level_of,
    schema_changes,
    shapes_of_snapshot,
    snapshot,
    undeclared,
)
from riksdata.release.write import write_table
from schemas.tables import SCHEMA_VERSION, all_tables, table

TOMORROW = NOON + timedelta(days=1)
LOOSE = settings(gates=Gates(max_shrink=1.0, max_fill_fall=1.0))
SNAPSHOT = Path(__file__).parent / "schema-snapshot.json"


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Two releases: a document goes, one comes, some rows change."""
    tmp_path = tmp_path_factory.mktemp("two")
    con = warehouse(rows(8))
    first = plain_release(tmp_path, con)
    found = without(rows(9), {"XA00003"})
    found["demands"][0] |= {"decision": "avslag", "committee": "UbU"}
    found["statistics"][0] |= {"value": 99.5}
    found["texts"][0] |= {"text": found["texts"][0]["text"] + "Tillägg.\n"}
    fill(con, found)
    second = release(tmp_path, con, now=TOMORROW, settings=plain(gates=LOOSE.gates))
    assert first.path
    assert second.path
    return first.path, second.path


def test_rows_are_told_by_key_with_the_changed_columns(two: tuple[Path, Path]) -> None:
    found = diff(*two)
    assert (found.before, found.after) == ("2026-11-22", "2026-11-23")
    documents = found.tables["documents"]
    assert (documents.added, documents.removed, documents.changed) == (1, 1, 0)
    assert documents.added_keys == [{"document_id": "XA00009"}]
    assert documents.removed_keys == [{"document_id": "XA00003"}]
    assert found.tables["demands"].columns == {"committee": 1, "decision": 1}
    assert found.tables["texts"].columns == {"text": 1}
    assert found.tables["references"].columns == {"target_document_id": 1}
    assert found.schema == []
    assert not found.unchanged
    assert diff(two[0], two[0]).unchanged


def test_where_hashes_hold_texts_are_told_by_them(tmp_path: Path) -> None:
    con = warehouse(rows(8))
    first = plain_release(tmp_path, con).path
    found = without(rows(9), {"XA00003"})
    text = found["texts"][0]["text"] + "Tillägg.\n"
    found["texts"][0] |= {"text": text}
    found["documents"][0] |= {"text_sha256": hashlib.sha256(text.encode()).hexdigest(), "characters": len(text)}
    fill(con, found)
    second = release(tmp_path, con, now=TOMORROW, settings=plain(gates=LOOSE.gates)).path
    assert first
    assert second
    before, after = (read_manifest(folder).tables for folder in (first, second))

    def changes(into: str, **more: Any) -> tuple[Any, dict[str, list[Any]]]:
        told = diff_tables(first, before, second, after, names=("a", "b"), schemas=(None, SCHEMA_VERSION), folder=tmp_path / into, **more)
        return told, {path.name: pq.read_table(path).to_pylist() for path in (tmp_path / into).glob("*.parquet")}

    told, files = changes("told", hashes_hold=True)
    assert (told, files) == changes("read")
    texts = told.tables["texts"]
    assert (texts.added, texts.removed, texts.changed) == (1, 1, 1)
    found["texts"][1] |= {"text": "Another text under the same hash."}
    fill(con, found)
    third = release(tmp_path, con, now=TOMORROW + timedelta(days=1), settings=plain(gates=LOOSE.gates)).path
    assert third
    names = {"names": ("b", "c"), "schemas": (None, SCHEMA_VERSION), "hashes_hold": True}
    assert diff_tables(second, after, third, read_manifest(third).tables, **names).tables["texts"].changed == 0  # no text was read


def test_the_rows_themselves_are_published(two: tuple[Path, Path]) -> None:
    changes = two[1] / "changes"
    added = pq.read_table(changes / "documents.added.parquet").to_pylist()
    assert added == [r for r in pq.read_table(two[1] / "documents.parquet").to_pylist() if r["document_id"] == "XA00009"]
    removed = pq.read_table(changes / "documents.removed.parquet").to_pylist()
    assert removed == [r for r in pq.read_table(two[0] / "documents.parquet").to_pylist() if r["document_id"] == "XA00003"]
    changed = pq.read_table(changes / "statistics.changed.parquet").to_pylist()
    assert [r["changed_columns"] for r in changed] == [["value"]]
    assert (changed[0]["value"], json.loads(changed[0]["before"])) == (99.5, {"value": 1.25})
    demand = pq.read_table(changes / "demands.changed.parquet").to_pylist()[0]
    assert json.loads(demand["before"]) == {"committee": None, "decision": None}
    assert not (changes / "people.changed.parquet").exists()
    summary = orjson.loads((changes / "summary.json").read_bytes())
    assert summary["tables"]["documents"]["added"] == 1
    assert summary["schema_level"] == "none"


def test_the_page_of_changes_is_for_people(two: tuple[Path, Path]) -> None:
    text = (two[1] / "CHANGES.md").read_text(encoding="utf-8")
    assert "# riksdata 2026-11-23: what changed" in text
    assert "| documents | 8 | 8 | 1 | 1 | 0 |" in text
    assert "committee (1), decision (1)" in text
    assert "- XA00009: Påhitt nummer 9" in text
    assert "Unchanged (schema " in text
    assert "The first release here: " in (two[0] / "CHANGES.md").read_text(encoding="utf-8")


def test_a_title_cannot_write_the_page(tmp_path: Path) -> None:
    found = rows(3)
    con = warehouse(found)
    plain_release(tmp_path, con)
    extra = rows(4)
    extra["documents"][3]["title"] = "[klick](javascript:alert(1)) | <b>fet</b>\n# Rubrik"
    fill(con, extra)
    made = plain_release(tmp_path, con, now=TOMORROW)
    assert made.path
    text = (made.path / "CHANGES.md").read_text(encoding="utf-8")
    line = next(x for x in text.splitlines() if "klick" in x)
    assert line == r"- XA00004: \[klick\](javascript:alert(1)) \| \<b\>fet\</b\> \# Rubrik"


def test_of_a_forgotten_document_only_keys_are_shown_and_every_copy_loses_its_rows(tmp_path: Path) -> None:
    con = warehouse(rows(12))
    release(tmp_path, con)
    assert forget(tmp_path, "XA00003") == ["2026-11-22"]
    fill(con, without(rows(12), {"XA00003", "XA00005"}))
    made = release(tmp_path, con, now=TOMORROW, settings=LOOSE)
    assert made.path
    for name, declared in all_tables().items():
        if not (made.path / "changes" / f"{name}.removed.parquet").exists():
            continue
        removed = pq.read_table(made.path / "changes" / f"{name}.removed.parquet").to_pylist()
        mine = [r for r in removed if str(r[declared.key[0]]).startswith("XA00003")]
        assert {k for r in mine for k, v in r.items() if v is not None} <= set(declared.key), name
        old = {tuple(r[k] for k in declared.key): r for r in pq.read_table(tmp_path / "2026-11-22" / f"{name}.parquet").to_pylist()}
        for r in removed:
            del old[tuple(r[k] for k in declared.key)]
        changed = made.path / "changes" / f"{name}.changed.parquet"
        for r in pq.read_table(changed).to_pylist() if changed.exists() else ():
            old[tuple(r[k] for k in declared.key)] = {k: v for k, v in r.items() if k not in ("changed_columns", "before")}
        new = {tuple(r[k] for k in declared.key): r for r in pq.read_table(made.path / f"{name}.parquet").to_pylist()}
        assert old == new, name
    assert not any(b"Motion 3 " in p.read_bytes() for p in made.path.rglob("*.csv"))
    assert b"nummer 3 och" not in b"".join(p.read_bytes() for p in (made.path / "changes").rglob("*"))
    assert forget(tmp_path, "XA00003") == ["2026-11-22"], "a release that shows keys does not hold the document"


def test_what_is_no_release_is_named(two: tuple[Path, Path], tmp_path: Path) -> None:
    with pytest.raises(BrokenRelease, match="nowhere"):
        diff(two[0], tmp_path / "nowhere")


PEOPLE = table("people")
VALUES = st.one_of(st.none(), st.sampled_from(["a", "b", "å'\"\\", '{"x": 1}', ""]))
ROWS = st.dictionaries(st.tuples(st.sampled_from(["D1", "D2", "D'3"]), st.integers(1, 3)), st.tuples(VALUES, VALUES), max_size=9)


@hypothesis_settings(max_examples=40)
@given(ROWS, ROWS)
def test_the_old_rows_and_the_changes_give_the_new_ones(tmp_path_factory: pytest.TempPathFactory, old: Any, new: Any) -> None:
    folder = tmp_path_factory.mktemp("diff")
    entries = []
    for name, made in (("a", old), ("b", new)):
        (folder / name).mkdir()
        raw = [
            {"document_id": k[0], "ordinal": k[1], "role": "author", "name": "x", "title": v[0], "party": v[1]}
            for k, v in sorted(made.items())
        ]
        batches = [pa.RecordBatch.from_pylist(raw, schema=PEOPLE.arrow_schema)]
        written = write_table(batches, PEOPLE, folder / name)
        entries.append(TableEntry(len(raw), written.files["csv"].sha256, list(PEOPLE.key), columns_of(PEOPLE), written.files))
    found = diff_tables(
        folder / "a",
        {"people": entries[0]},
        folder / "b",
        {"people": entries[1]},
        names=("1", "2"),
        schemas=("1.0.0", "1.0.0"),
        folder=folder / "c",
    ).tables["people"]

    def read(what: str) -> list[dict[str, Any]]:
        path = folder / "c" / f"people.{what}.parquet"
        return pq.read_table(path).to_pylist() if path.exists() else []

    key = lambda row: (row["document_id"], row["ordinal"])  # noqa: E731
    result = dict(old)
    for row in read("removed"):
        assert result.pop(key(row)) == (row["title"], row["party"])
    for row in read("changed"):
        before = json.loads(row["before"])
        assert before == {c: v for c, v in zip(("title", "party"), old[key(row)], strict=True) if c in row["changed_columns"]}
        assert set(before) == set(row["changed_columns"]) != set()
        result[key(row)] = (row["title"], row["party"])
    for row in read("added"):
        assert key(row) not in old
        result[key(row)] = (row["title"], row["party"])
    assert result == new
    assert (found.added, found.removed) == (len(set(new) - set(old)), len(set(old) - set(new)))


def people(shapes: dict[str, TableShape], columns: tuple[ColumnEntry, ...]) -> dict[str, TableShape]:
    """The shapes with other columns of people."""
    return {**shapes, "people": replace(shapes["people"], columns=columns)}


class TestSchemaVersion:
    def test_the_snapshot_allows_what_is_declared_now(self) -> None:
        """Refuses an undeclared major or minor change. After raising SCHEMA_VERSION, write the snapshot anew:
        python -m riksdata.release.schema_version > tests/riksdata/release/schema-snapshot.json
        """
        kept = orjson.loads(SNAPSHOT.read_bytes())
        changes = schema_changes(shapes_of_snapshot(kept), current_shapes())
        assert undeclared(kept["schema_version"], SCHEMA_VERSION, changes) is None

    def test_the_snapshot_is_of_the_version_declared_now(self) -> None:
        kept = orjson.loads(SNAPSHOT.read_bytes())
        assert kept["schema_version"] == SCHEMA_VERSION
        assert level_of(schema_changes(shapes_of_snapshot(kept), current_shapes())) in ("none", "patch")

    @pytest.mark.parametrize(
        ("edit", "level"),
        [
            (lambda s: {n: t for n, t in s.items() if n != "people"}, "minor"),
            (lambda s: {**s, "gone": s["people"]}, "major"),
            (lambda s: people(s, s["people"].columns[:-1]), "minor"),
            (lambda s: {**s, "people": replace(s["people"], key=("document_id",))}, "major"),
            (lambda s: people(s, (*s["people"].columns, replace(s["people"].columns[0], name="old"))), "major"),
            (lambda s: people(s, (replace(s["people"].columns[0], type="BIGINT"), *s["people"].columns[1:])), "major"),
            (lambda s: people(s, (replace(s["people"].columns[0], required=False), *s["people"].columns[1:])), "minor"),
            (lambda s: people(s, (replace(s["people"].columns[0], description="?"), *s["people"].columns[1:])), "patch"),
            (lambda s: people(s, s["people"].columns[::-1]), "minor"),
            (lambda s: s, "none"),
        ],
    )
    def test_the_rule(self, edit: Any, level: str) -> None:
        """`edit` makes the schema of before from that of now."""
        before = edit(current_shapes())
        changes = schema_changes(before, current_shapes())
        assert level_of(changes) == level
        needs = {"major": ("1.9.9", "2.0.0"), "minor": ("1.0.9", "1.1.0"), "patch": ("1.0.0", "1.0.0"), "none": ("1.0.0", "1.0.0")}[level]
        assert undeclared(*needs, changes) is None
        if level in ("major", "minor"):
            assert undeclared("1.0.0", "1.0.1", changes)
            assert undeclared("1.0.0", "1.0.0", changes)

    def test_versions_rise(self) -> None:
        assert [declared_level("1.2.3", v) for v in ("1.2.3", "1.2.4", "1.3.0", "2.0.0")] == ["none", "patch", "minor", "major"]
        for wrong in ("1.2.2", "1.2", "1.2.x", "v2.0.0"):
            with pytest.raises(ValueError, match="version"):
                declared_level("1.2.3", wrong)

    def test_a_snapshot_comes_back(self) -> None:
        assert shapes_of_snapshot(orjson.loads(orjson.dumps(snapshot()))) == current_shapes()


def test_names_in_a_crafted_index_are_names_only(two: tuple[Path, Path], tmp_path: Path) -> None:
    """A column called as an attack is compared or refused as a column; nothing of it is run."""
    target = tmp_path / "stolen.csv"
    copies = [Path(shutil.copytree(folder, tmp_path / folder.name)) for folder in two]
    evil = f"name' END], x -> true); COPY (SELECT 1) TO '{target}'; --"
    for folder in copies:
        index = orjson.loads((folder / "release.json").read_bytes())
        index["tables"]["demands"]["columns"].append({**index["tables"]["demands"]["columns"][-1], "name": evil})
        (folder / "release.json").write_bytes(orjson.dumps(index))
    with pytest.raises(BrokenRelease, match="name' END"):
        diff(*copies)
    assert not target.exists()
