"""The raw zone keeps what it was given, once, whatever happens to the process."""

from __future__ import annotations

import datetime
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riksdata.sources.records import RawRecord, UnreadableSource
from riksdata.storage.ledger import give_up
from riksdata.storage.raw import RawZone


def contents(zone: RawZone) -> dict[tuple[str, str], bytes | None]:
    manifest = zone.manifest().to_pylist()
    keys = {(row["source"], row["sha256"]) for row in manifest}
    assert len(keys) == len(manifest)
    found = [row for batch in zone.scan(keys) for row in batch.to_pylist()]
    assert len(found) == len(keys)
    return {(row["source"], row["sha256"]): row["content"] for row in found}


def record(source: str, content: bytes) -> RawRecord:
    return RawRecord(source, content, "text/plain")


records = st.lists(st.tuples(st.sampled_from(["a", "b", "c"]), st.binary(max_size=20)), max_size=12)


@settings(max_examples=40, deadline=None)
@given(st.lists(records, max_size=4), st.integers(1, 4))
def test_every_record_is_kept_exactly_once(
    tmp_path_factory: pytest.TempPathFactory, rounds: list[list[tuple[str, bytes]]], size: int
) -> None:
    folder = tmp_path_factory.mktemp("raw")
    expected: dict[tuple[str, str], bytes | None] = {}
    for handed in rounds:
        given_now = [record(*r) for r in handed]
        new = {(r.source, r.sha256) for r in given_now} - expected.keys()
        report = RawZone(folder).add(given_now, max_rows=size)
        assert report.added == len(new)
        assert report.added + report.known == len(handed)
        expected |= {(r.source, r.sha256): r.content for r in given_now}
    assert contents(RawZone(folder)) == expected


def test_fields_come_back_as_they_were(tmp_path: Path) -> None:
    at = datetime.datetime(2026, 11, 22, 4, 0, 0, 123456)
    RawZone(tmp_path).add([RawRecord("api/mot/H6021", b"{}", "application/json", "https://example.org/H6021", at)])
    zone = RawZone(tmp_path)
    (key,) = [(row["source"], row["sha256"]) for row in zone.manifest().to_pylist()]
    (row,) = [row for batch in zone.scan([key]) for row in batch.to_pylist()]
    assert (row["source_url"], row["retrieved_at"], row["media_type"], row["content"]) == (
        "https://example.org/H6021",
        at,
        "application/json",
        b"{}",
    )


def test_unreadable_sources_are_kept_as_rows_and_named_each_time(tmp_path: Path) -> None:
    unread = UnreadableSource("inbox/x.bin", "binary_file", "This is no text.")
    first = RawZone(tmp_path).add([unread, record("inbox/a.txt", b"a")])
    second = RawZone(tmp_path).add([unread])
    assert first.unread == second.unread == (("inbox/x.bin", "binary_file", "This is no text."),)
    assert (first.added, second.added) == (2, 0)
    assert [row["readable"] for row in sorted(RawZone(tmp_path).manifest().to_pylist(), key=lambda r: r["source"])] == [True, False]


def test_what_was_handed_over_is_kept_where_the_source_fails(tmp_path: Path) -> None:
    def broken() -> Iterator[RawRecord]:
        yield record("a", b"1")
        yield record("b", b"2")
        raise ConnectionError("reset")

    with pytest.raises(ConnectionError):
        RawZone(tmp_path).add(broken())
    assert set(contents(RawZone(tmp_path)).values()) == {b"1", b"2"}


def test_a_killed_run_loses_nothing_that_was_written(tmp_path: Path) -> None:
    program = (
        "import sys\nfrom pathlib import Path\nfrom riksdata.sources.records import RawRecord\nfrom riksdata.storage.raw import RawZone\n"
        "zone = RawZone(Path(sys.argv[1]))\nn = 0\n"
        "while True:\n"
        "    zone.add([RawRecord(f's{n}', str(n).encode() * 1000, 'text/plain')])\n"
        "    print(n, flush=True)\n    n += 1\n"
    )
    for _ in range(3):
        process = subprocess.Popen([sys.executable, "-c", program, str(tmp_path)], stdout=subprocess.PIPE, text=True)
        assert process.stdout is not None
        last = -1
        stop = random.Random(7).randint(5, 20)
        for line in process.stdout:
            last = int(line)
            if last >= stop:
                break
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        process.stdout.close()
        kept = {source for source, _ in contents(RawZone(tmp_path))}
        assert {f"s{n}" for n in range(last + 1)} <= kept
    RawZone(tmp_path).add([])
    assert not list(tmp_path.glob(".tmp-*"))


def test_many_small_files_become_few(tmp_path: Path) -> None:
    zone = RawZone(tmp_path)
    for n in range(70):
        zone.add([record(f"s{n}", str(n).encode())])
    assert len(list(tmp_path.glob("raw-*.parquet"))) < 70
    assert set(contents(RawZone(tmp_path)).values()) == {str(n).encode() for n in range(70)}


def test_large_contents_are_read_back_in_bounded_batches(tmp_path: Path) -> None:
    big = [record(f"s{n}", random.Random(n).randbytes(3 << 20)) for n in range(6)]
    RawZone(tmp_path).add(big, max_bytes=8 << 20)
    zone = RawZone(tmp_path)
    batches = list(zone.scan([(r.source, r.sha256) for r in big]))
    assert all(batch.nbytes < 7 << 20 for batch in batches)
    assert {row["source"] for batch in batches for row in batch.to_pylist()} == {r.source for r in big}


def test_has_gives_the_newest_content(tmp_path: Path) -> None:
    old = RawRecord("api/mot/X", b"old", "application/json", None, datetime.datetime(2026, 1, 1))
    new = RawRecord("api/mot/X", b"new", "application/json", None, datetime.datetime(2026, 1, 2))
    zone = RawZone(tmp_path)
    assert zone.has("api/mot/X") is None
    zone.add([new, old])
    assert zone.has("api/mot/X") == RawZone(tmp_path).has("api/mot/X") == new.sha256


def test_has_knows_what_is_kept_and_what_is_about_to_be(tmp_path: Path) -> None:
    def content(name: str, day: int) -> RawRecord:
        return RawRecord(f"api/mot/{name}", f"{name} of day {day}".encode(), "application/json", None, datetime.datetime(2026, 1, day))

    kept, newer, older, fresh = content("A", 2), content("A", 3), content("B", 1), content("C", 1)
    RawZone(tmp_path).add([kept, content("B", 2)])
    zone = RawZone(tmp_path)
    said = []

    def fetched() -> Iterator[RawRecord]:
        for each in (newer, older, fresh):
            said.append(zone.has(each.source))
            yield each
            said.append(zone.has(each.source))

    zone.add(fetched())
    assert said == [kept.sha256, newer.sha256, content("B", 2).sha256, content("B", 2).sha256, None, fresh.sha256]
    assert [RawZone(tmp_path).has(each.source) for each in (newer, older, fresh)] == said[1::2]


def test_forgotten_contents_are_gone_and_stay_out(tmp_path: Path) -> None:
    secret, other = record("inbox/a.txt", b"SECRET-WORDS" * 50), record("inbox/b.txt", b"other")
    RawZone(tmp_path).add([secret, other])
    assert RawZone(tmp_path).forget("text-1", [secret.sha256], "asked for") == 1
    assert set(contents(RawZone(tmp_path)).values()) == {b"other"}
    assert RawZone(tmp_path).add([secret]).forgotten == 1
    assert set(contents(RawZone(tmp_path)).values()) == {b"other"}
    (stone,) = RawZone(tmp_path).tombstones()
    assert (stone.document_id, stone.reason) == ("text-1", "asked for")
    for path in tmp_path.rglob("*"):
        assert not path.is_file() or b"SECRET-WORDS" not in path.read_bytes()


def test_a_forgetting_that_was_killed_is_finished_by_the_next_write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    secret = record("a", b"secret")
    zone = RawZone(tmp_path)
    zone.add([secret, record("b", b"other")])
    with monkeypatch.context() as patch:
        patch.setattr(RawZone, "clean", lambda self: 0)
        zone.forget("D", [secret.sha256])
    assert set(contents(RawZone(tmp_path)).values()) == {b"other"}  # not read any more, though still there
    RawZone(tmp_path).add([])
    (path,) = tmp_path.glob("raw-*.parquet")
    import pyarrow.parquet as pq

    assert pq.read_table(path)["source"].to_pylist() == ["b"]


def test_what_could_not_be_written_is_not_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    zone = RawZone(tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr("riksdata.storage.raw_files.write_atomic", lambda *_: (_ for _ in ()).throw(OSError("no space left on device")))
        with pytest.raises(OSError, match="no space"):
            zone.add([record("a", b"1")])
    assert zone.has("a") is None
    assert zone.add([record("a", b"1")]).added == 1
    assert set(contents(zone).values()) == {b"1"}


def test_a_file_name_that_is_no_utf8_is_kept_readable(tmp_path: Path) -> None:
    odd = os.fsdecode(b"inbox/\xe5.txt")
    zone = RawZone(tmp_path)
    report = zone.add([record(odd, b"1"), UnreadableSource(odd, "empty_file", f"{odd} is empty.")])
    assert report.added == 2
    assert {row["source"] for row in zone.manifest().to_pylist()} == {"inbox/\\udce5.txt"}
    assert zone.has(odd) == record(odd, b"1").sha256
    assert RawZone(tmp_path).add([record(odd, b"1")]).known == 1


@pytest.mark.parametrize("how", ["short", "flipped", "gone"])
def test_a_damaged_file_is_named_and_passed_over_until_it_is_restored(tmp_path: Path, how: str) -> None:
    zone = RawZone(tmp_path)
    zone.add([record("a", b"1" * 5000)])
    (path,) = tmp_path.glob("raw-*.parquet")
    whole = path.read_bytes()
    RawZone(tmp_path).add([record("b", b"2")])
    assert RawZone(tmp_path).damage() == {}
    if how == "gone":
        path.unlink()
    else:
        path.write_bytes(whole[:-9] if how == "short" else whole[:30] + bytes([whole[30] ^ 1]) + whole[31:])
    again = RawZone(tmp_path)
    assert list(again.damage()) == [path.name]
    assert set(contents(again).values()) == {b"2"}
    assert again.add([record("c", b"3")]).added == 1
    assert list(RawZone(tmp_path).damage()) == [path.name], "it is told until it is mended"
    path.write_bytes(whole)
    assert RawZone(tmp_path).damage() == {}
    assert set(contents(RawZone(tmp_path)).values()) == {b"1" * 5000, b"2", b"3"}


@pytest.mark.parametrize("how", ["gone", "short"])
def test_what_a_damaged_file_held_is_read_again_where_it_comes_again_and_that_is_said(
    tmp_path: Path, how: str, caplog: pytest.LogCaptureFixture
) -> None:
    RawZone(tmp_path).add([record("a", b"1" * 5000)])
    (path,) = tmp_path.glob("raw-*.parquet")
    path.unlink() if how == "gone" else path.write_bytes(b"x")
    RawZone(tmp_path).add([record("b", b"2")])
    assert not caplog.records
    RawZone(tmp_path).add([record("a", b"1" * 5000)])
    assert [f"{path}: was gone or damaged" in entry.getMessage() for entry in caplog.records] == [True]
    assert RawZone(tmp_path).damage() == {}
    assert set(contents(RawZone(tmp_path)).values()) == {b"1" * 5000, b"2"}


def test_what_is_gone_is_looked_for_until_it_is_given_up(tmp_path: Path) -> None:
    RawZone(tmp_path).add([record("a", b"1")])
    (path,) = tmp_path.glob("raw-*.parquet")
    path.unlink()
    assert give_up(tmp_path) == [path.name]
    assert RawZone(tmp_path).damage() == {}
    assert RawZone(tmp_path).add([record("a", b"1")]).added == 1


@pytest.mark.parametrize("content", [b"", b"null", b'{"files": [1]}', b'{"files": {"raw-x": 3}}', b"\xff"])
def test_a_ledger_that_cannot_be_read_begins_anew(tmp_path: Path, content: bytes) -> None:
    RawZone(tmp_path).add([record("a", b"1")])
    (tmp_path / "files.json").write_bytes(content)
    assert RawZone(tmp_path).damage() == {}
    assert set(contents(RawZone(tmp_path)).values()) == {b"1"}


def test_forgetting_and_compacting_are_no_loss(tmp_path: Path) -> None:
    secret = record("a", b"secret")
    zone = RawZone(tmp_path)
    zone.add([secret, record("b", b"other")])
    zone.forget("D", [secret.sha256])
    for k in range(70):
        RawZone(tmp_path).add([record(f"n{k}", str(k).encode())])
    assert RawZone(tmp_path).damage() == {}
    assert len(contents(RawZone(tmp_path))) == 71


def test_a_tombstone_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    zone = RawZone(tmp_path)
    zone.add([record("a", b"1")])
    zone.forget("D", [record("a", b"1").sha256])
    (stone,) = (tmp_path / "tombstones").glob("*.json")
    stone.write_bytes(b"{")
    assert list(RawZone(tmp_path).damage()) == [f"tombstones/{stone.name}"]
    assert RawZone(tmp_path).tombstones() == []


def test_slow_sources_are_written_before_they_end(tmp_path: Path) -> None:
    def slow() -> Iterator[RawRecord]:
        yield record("a", b"1")
        time.sleep(0.02)
        yield record("b", b"2")
        assert len(contents(RawZone(tmp_path))) == 2
        yield record("c", b"3")

    RawZone(tmp_path).add(slow(), max_seconds=0.01)
    assert len(contents(RawZone(tmp_path))) == 3


def test_declarations_of_whole_collections_are_kept(tmp_path: Path) -> None:
    zone = RawZone(tmp_path)
    zone.declare_complete(source="mot.zip")
    zone.declare_complete(doc_type="mot", riksmote="2018/19")
    zone.declare_complete(source="mot.zip")
    assert len(zone.complete()) == 2
    with pytest.raises(ValueError, match="either"):
        zone.declare_complete(source="mot.zip", doc_type="mot", riksmote="2018/19")
    with pytest.raises(ValueError, match="either"):
        zone.declare_complete(doc_type="mot")


def test_what_is_listed_no_more_is_absent_until_it_is_there_again(tmp_path):
    zone = RawZone(tmp_path / "raw")
    one, two = RawRecord("inbox/1.txt", b"one", "text/plain"), RawRecord("inbox/2.txt", b"two", "text/plain")
    fetched = RawRecord("api/mot/X", b"three", "text/plain")

    def look(*records):
        zone.add(records, settles=lambda source: source.startswith("inbox/"), listed=True)
        return {source for source, _ in RawZone(tmp_path / "raw").absent()}

    zone.add([fetched])
    assert look(one, two) == set()
    assert look(two) == {"inbox/1.txt"}
    changed = RawRecord("inbox/2.txt", b"two again", "text/plain")
    assert look(one, changed) == {"inbox/2.txt"}
    assert RawZone(tmp_path / "raw").absent() == {("inbox/2.txt", two.sha256)}, "what the file held before"
    zone.add([fetched], settles=lambda source: True)
    assert RawZone(tmp_path / "raw").absent() == {("inbox/2.txt", two.sha256)}, "a fetch lists nothing"
    assert look() == {"inbox/1.txt", "inbox/2.txt"}
    assert len(zone.manifest()) == 4, "absent is not gone"
