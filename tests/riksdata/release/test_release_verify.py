"""Verification finds each kind of damage; and finds nothing wrong with what is right."""

from __future__ import annotations

import hashlib
import random
from pathlib import Path

import duckdb
import orjson
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from minisign import KeyPair
from release_fixture import plain, plain_release, release, rows, warehouse

from riksdata.release.files import files_below
from riksdata.release.gates import PublicationRefused
from riksdata.release.sums import SigningFailed
from riksdata.release.verify import _sums as sum_problems
from riksdata.release.verify import verify
from riksdata.rules.spans import fold


def rules(folder: Path, **more: str) -> set[str]:
    return {p.rule for p in verify(folder, **more)}


def resum(folder: Path, *names: str) -> None:
    """Make the sums right again for changed files, as one would who wants to hide the change."""
    index = orjson.loads((folder / "release.json").read_bytes())
    entries = index["files"] + [file for t in index["tables"].values() for file in t["files"].values()]
    for entry in entries:
        if entry["path"] in names:
            data = (folder / entry["path"]).read_bytes()
            entry["sha256"], entry["bytes"] = hashlib.sha256(data).hexdigest(), len(data)
    (folder / "release.json").write_bytes(orjson.dumps(index))
    names_there = [n for n in files_below(folder) if not n.startswith("SHA256SUMS")]
    (folder / "SHA256SUMS").write_text("".join(f"{hashlib.sha256((folder / n).read_bytes()).hexdigest()}  {n}\n" for n in names_there))


def change(folder: Path, table: str, column: str, value: object, row: int = 0) -> None:
    """Change one value of a table's Parquet file, sums included."""
    found = pq.read_table(folder / f"{table}.parquet")
    values = found.column(column).to_pylist()
    values[row] = value
    place = found.schema.get_field_index(column)
    field = found.schema.field(column).with_nullable(True)
    pq.write_table(found.set_column(place, field, pa.array(values, field.type)), folder / f"{table}.parquet")
    resum(folder, f"{table}.parquet")


def test_a_good_release_has_no_problems(sample: Path) -> None:
    assert verify(sample) == []


def test_any_flipped_byte_is_found(broken: Path) -> None:
    chosen = random.Random(7)
    names, whole = files_below(broken), {}

    def flip(name: str) -> None:
        data = whole[name] = (broken / name).read_bytes()
        place = chosen.randrange(len(data))
        (broken / name).write_bytes(data[:place] + bytes([data[place] ^ (1 << chosen.randrange(8))]) + data[place + 1 :])

    def mend() -> None:
        while whole:
            name, data = whole.popitem()
            (broken / name).write_bytes(data)

    lists = [name for name in names if name in ("SHA256SUMS", "release.json")]
    others = [name for name in names if name not in lists]
    for some in [[name] for name in lists] + [others[k::8] for k in range(8)]:  # the sums alone find it in every file
        for name in some:
            flip(name)
        found = {p.file for p in sum_problems(broken)}
        assert found, some
        assert set(some) <= {"SHA256SUMS", *found}, some
        mend()
    for some in [[name] for name in lists] + [others[k::24] for k in range(0, 24, 8)]:
        for name in some:  # every eighth is also read by all the other checks, which no damage may throw off
            flip(name)
        assert set(some) <= {"SHA256SUMS", *(p.file for p in verify(broken))}, some
        mend()
    assert verify(broken) == []


def test_missing_and_added_files_are_found(broken: Path) -> None:
    (broken / "demands.parquet").unlink()
    (broken / "extra.txt").write_text("x")
    found = {(p.file, p.rule) for p in verify(broken)}
    assert ("demands.parquet", "missing") in found
    assert ("extra.txt", "extra") in found


def test_a_link_is_no_file(broken: Path, tmp_path: Path) -> None:
    (tmp_path / "outside").write_bytes((broken / "demands.csv").read_bytes())
    (broken / "demands.csv").unlink()
    (broken / "demands.csv").symlink_to(tmp_path / "outside")
    assert ("demands.csv", "missing") in {(p.file, p.rule) for p in verify(broken)}


@pytest.mark.parametrize("line", ["0" * 64 + "  ../outside", "0" * 64 + "  /etc/passwd", "nonsense", "0" * 64 + " *x"])
def test_sums_that_lead_out_or_are_none_are_refused(broken: Path, line: str) -> None:
    with (broken / "SHA256SUMS").open("a") as file:
        file.write(line + "\n")
    found = verify(broken)
    assert ("SHA256SUMS", "index") in {(p.file, p.rule) for p in found}


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b'{"format": 1}', b"\xff", b"[" * 100_000])
def test_an_unreadable_index_is_a_problem_and_no_crash(broken: Path, data: bytes) -> None:
    (broken / "release.json").write_bytes(data)
    assert "index" in rules(broken)


def test_a_folder_that_is_no_release(tmp_path: Path) -> None:
    assert rules(tmp_path) == {"index"}


def test_a_span_off_by_one_is_found(broken: Path) -> None:
    before = pq.read_table(broken / "references.parquet").column("char_start").to_pylist()[0]
    change(broken, "references", "char_start", before + 1)
    found = [p for p in verify(broken) if p.rule == "span"]
    assert [p.file for p in found] == ["references.parquet"]
    assert found[0].examples[0]["reference_id"] == "XA00001-r-00000001"


@pytest.mark.parametrize("value", [-1, None, 10**15])
def test_a_span_outside_the_text_is_found(broken: Path, value: int | None) -> None:
    change(broken, "statistics", "char_start", value)
    assert "span" in rules(broken)


def test_changed_words_are_found(broken: Path) -> None:
    change(broken, "demands", "text", "Riksdagen ställer sig bakom något annat.")
    assert rules(broken) == {"span", "parity"}


def test_white_space_and_markers_of_a_demand_are_folded() -> None:
    assert fold("att  regeringen[footnoteRef:5] bör\n[bookmark: _Toc1]utreda") == "att regeringen bör utreda"


def test_broken_keys_are_found(broken: Path) -> None:
    change(broken, "statistics", "statistic_id", "XA00002-s-00000001")
    change(broken, "references", "target_document_id", "XA77777")
    change(broken, "people", "name", None)
    found = {(p.file, p.rule) for p in verify(broken)}
    assert {("statistics.parquet", "key"), ("references.parquet", "foreign_key"), ("people.parquet", "required")} <= found


def test_another_type_is_found(broken: Path) -> None:
    found = pq.read_table(broken / "people.parquet")
    place = found.schema.get_field_index("ordinal")
    pq.write_table(found.set_column(place, "ordinal", found.column("ordinal").cast(pa.int32())), broken / "people.parquet")
    resum(broken, "people.parquet")
    assert "schema" in rules(broken)


def test_formats_that_differ_are_found_with_the_rows(broken: Path) -> None:
    path = broken / "demand_decisions.csv"
    path.write_bytes(path.read_bytes().replace(b'"XA00004-d1",1,"UbU"', b'"XA00004-d1",1,"SoU"'))
    resum(broken, "demand_decisions.csv")
    found = {p.file: p for p in verify(broken) if p.rule == "parity"}
    assert found["demand_decisions.csv"].examples == [
        {"in": "Parquet only", "demand_id": "XA00004-d1", "ordinal": 1},
        {"in": "there only", "demand_id": "XA00004-d1", "ordinal": 1},
    ]


def test_a_duckdb_file_that_differs_is_found(broken: Path) -> None:
    with duckdb.connect(str(broken / "riksdata.duckdb")) as con:
        con.execute("DELETE FROM issues WHERE document_id IS NULL")
    resum(broken, "riksdata.duckdb")
    assert [(p.file, p.rule) for p in verify(broken)] == [("riksdata.duckdb:issues", "parity")]


class TestSigning:
    @pytest.fixture
    def keys(self, tmp_path: Path) -> tuple[Path, Path]:
        pair = KeyPair.generate()
        secret, public = tmp_path / "riksdata.key", tmp_path / "riksdata.pub"
        pair.secret_key.encrypt("lösen", opslimit=32768, memlimit=16777216)
        secret.write_bytes(bytes(pair.secret_key))
        public.write_bytes(bytes(pair.public_key))
        return secret, public

    def test_a_signed_release_verifies_with_its_key_only(self, tmp_path: Path, keys: tuple[Path, Path]) -> None:
        made = release(tmp_path / "releases", settings=plain(secret_key=keys[0], password="lösen"))
        assert made.path
        assert verify(made.path, str(keys[1])) == []
        assert verify(made.path, keys[1].read_text().splitlines()[1]) == []
        other = KeyPair.generate().public_key.to_base64().decode()
        assert rules(made.path, public_key=other) == {"signature"}

    def test_tampered_sums_are_found_though_all_sums_are_right(self, tmp_path: Path, keys: tuple[Path, Path]) -> None:
        made = release(tmp_path / "releases", settings=plain(secret_key=keys[0], password="lösen"))
        assert made.path
        (made.path / "CHANGES.md").write_text("Allt är som förut.")
        resum(made.path, "CHANGES.md")
        assert rules(made.path) == set()
        assert rules(made.path, public_key=str(keys[1])) == {"signature"}

    def test_an_unsigned_release_does_not_pass_for_signed(self, sample: Path, keys: tuple[Path, Path]) -> None:
        assert rules(sample, public_key=str(keys[1])) == {"signature"}

    @pytest.mark.parametrize("password", [None, "fel"])
    def test_a_key_that_cannot_be_opened_publishes_nothing(self, tmp_path: Path, keys: tuple[Path, Path], password: str | None) -> None:
        with pytest.raises(SigningFailed, match=r"riksdata\.key"):
            release(tmp_path / "releases", settings=plain(secret_key=keys[0], password=password))
        assert list((tmp_path / "releases").iterdir()) == []

    def test_no_message_and_no_log_repeats_the_password(
        self, tmp_path: Path, keys: tuple[Path, Path], caplog: pytest.LogCaptureFixture
    ) -> None:
        caplog.set_level("DEBUG")
        wrong = plain(secret_key=keys[0], password="hemligt-lösen")
        with pytest.raises(SigningFailed) as failed:
            release(tmp_path / "releases", settings=wrong)
        said, error = [repr(wrong), caplog.text], failed.value
        while error is not None:
            said.append(repr(error))
            error = error.__cause__ or error.__context__  # type: ignore[assignment]
        assert "hemligt" not in " ".join(said)

    def test_a_public_key_that_is_none(self, sample: Path) -> None:
        with pytest.raises(SigningFailed, match="no minisign public key"):
            verify(sample, "nonsense")


def test_publication_itself_compares_the_formats(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from riksdata.release.exporters import duckdb_file

    real = duckdb_file.write_database

    def loses_a_row(folder: Path) -> None:
        real(folder)
        with duckdb.connect(str(folder / "riksdata.duckdb")) as other:
            other.execute("DELETE FROM people WHERE document_id = 'XA00002'")

    monkeypatch.setattr(duckdb_file, "write_database", loses_a_row)
    with pytest.raises(PublicationRefused, match="parity") as refused:
        plain_release(tmp_path, warehouse(rows(4)))
    assert refused.value.failures[0].examples == [{"in": "Parquet only", "document_id": "XA00002", "ordinal": 1}]
    assert list(tmp_path.iterdir()) == []
