import io
import os
import random
import stat
import struct
import threading
import zipfile
import zlib
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from riksdata.sources.archive import Bounds
from riksdata.sources.bulk import read_collection
from riksdata.sources.download import downloaded, file_name
from riksdata.sources.errors import CollectionMissing, FolderEmpty
from riksdata.sources.http import Manners
from riksdata.sources.records import RawRecord, UnreadableSource

RECORD = b'{"dokumentstatus": {"dokument": {"dok_id": "H6029001"}}}'
QUICK = Manners(pause=0, tries=4, backoff=0, connect_timeout=2, read_timeout=2)


def make(path, entries, **options):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, **options) as archive:
        for name, content in entries:
            archive.writestr(name, content)
    return path


def named(name, mode=None):
    info = zipfile.ZipInfo("placeholder")
    info.filename = name
    info.compress_type = zipfile.ZIP_DEFLATED
    if mode:
        info.external_attr = mode << 16
    return info


def told(found):
    return {x.source: x.rule if isinstance(x, UnreadableSource) else x.content for x in found}


def test_records_in_the_order_of_the_archive(tmp_path):
    path = make(
        tmp_path / "mot-x.json.zip", [("b.json", RECORD), ("a.xml", b"<a/>"), ("sub/", b""), ("sub/å.html", b"<p>"), ("c.txt", b"t")]
    )
    totals = []
    found = list(read_collection(path, total=totals.append))
    assert [x.source for x in found] == [f"mot-x.json.zip/{n}" for n in ("b.json", "a.xml", "sub/å.html", "c.txt")]
    assert [x.media_type for x in found] == ["application/json", "application/xml", "text/html", "text/plain"]
    assert found[0] == RawRecord("mot-x.json.zip/b.json", RECORD, "application/json")
    assert totals == [5]


def test_an_empty_zip_of_22_bytes_is_fine(tmp_path):
    path = make(tmp_path / "ip-1971-1979.json.zip", [])
    assert path.stat().st_size == 22
    assert list(read_collection(path)) == []


def test_hidden_entries_are_skipped(tmp_path):
    path = make(tmp_path / "x.zip", [("__MACOSX/._a.json", b"x"), (".DS_Store", b"x"), ("a.json", RECORD)])
    assert list(told(read_collection(path))) == ["x.zip/a.json"]


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        ("/etc/passwd.json", "entry_path_unsafe"),
        ("../a.json", "entry_path_unsafe"),
        ("a/../../b.json", "entry_path_unsafe"),
        ("C:/a.json", "entry_path_unsafe"),
        ("..\\a.json", "entry_path_unsafe"),
        ("a\x00.json", "entry_name_absurd"),
        ("a\n.json", "entry_name_absurd"),
        ("\x1b[2Ja.json", "entry_name_absurd"),
        ("x" * 300 + ".json", "entry_name_absurd"),
        ("a.csv", "format_unsupported"),
        ("a.exe", "format_unsupported"),
        ("a.zip", "format_unsupported"),
    ],
)
def test_entries_with_hostile_names_are_refused_by_name(tmp_path, name, rule):
    path = make(tmp_path / "x.zip", [(named(name), RECORD), ("good.json", RECORD)])
    bad, good = read_collection(path)
    assert isinstance(bad, UnreadableSource)
    assert bad.rule == rule
    assert bad.source.startswith("x.zip/")
    assert bad.source.isprintable()
    assert len(bad.source) < 300
    assert good.source == "x.zip/good.json"
    assert sorted(os.listdir(tmp_path)) == ["x.zip"]


def test_links_and_devices_are_refused(tmp_path):
    entries = [(named("a.json", stat.S_IFLNK | 0o777), b"/etc/passwd"), (named("b.json", stat.S_IFCHR | 0o600), b""), ("c.json", RECORD)]
    assert told(read_collection(make(tmp_path / "x.zip", entries))) == {
        "x.zip/a.json": "entry_is_link",
        "x.zip/b.json": "entry_is_link",
        "x.zip/c.json": RECORD,
    }


def test_bombs_are_refused_by_ratio_and_by_size(tmp_path):
    entries = [("ratio.json", b" " * 5_000_000), ("size.json", random.Random(1).randbytes(2_000)), ("good.json", RECORD)]
    path = make(tmp_path / "x.zip", entries)
    found = told(read_collection(path, Bounds(max_entry_bytes=6_000_000)))
    assert found["x.zip/ratio.json"] == "entry_bomb"
    assert told(read_collection(path, Bounds(max_entry_bytes=1_000)))["x.zip/size.json"] == "entry_too_large"
    assert told(read_collection(path, Bounds(max_total_bytes=5_000_000))) == {"x.zip": "archive_too_large"}
    assert told(read_collection(path, Bounds(max_entries=2))) == {"x.zip": "archive_too_many_entries"}


def test_a_bomb_that_lies_about_its_size_gives_no_more_than_it_says(tmp_path):
    path = make(tmp_path / "x.zip", [("a.json", b" " * 3_000_000), ("good.json", RECORD)])
    content = bytearray(path.read_bytes())
    for at in (content.find(b"PK\x03\x04") + 22, content.find(b"PK\x01\x02") + 24):
        content[at : at + 4] = struct.pack("<L", 100)
    path.write_bytes(content)
    assert told(read_collection(path)) == {"x.zip/a.json": "entry_damaged", "x.zip/good.json": RECORD}


def test_a_directory_that_claims_too_much_is_refused_before_it_is_read(tmp_path):
    path = make(tmp_path / "x.zip", [("a.json", RECORD)])
    content = bytearray(path.read_bytes())
    end = content.rfind(b"PK\x05\x06")
    content[end + 12 : end + 16] = struct.pack("<L", 2_000_000_000)
    path.write_bytes(content)
    assert told(read_collection(path)) == {"x.zip": "archive_too_many_entries"}


def test_encrypted_repeated_and_strangely_packed_entries(tmp_path):
    path = tmp_path / "x.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.json", RECORD)
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("a.json", b"{}")
        archive.writestr("b.json", RECORD, zipfile.ZIP_LZMA)
        archive.writestr("c.json", RECORD)
        archive.writestr("d.json", b"")
    content = bytearray(path.read_bytes())
    at = content.rfind(b"PK\x01\x02", 0, content.rfind(b"PK\x01\x02"))
    content[at + 8] |= 1
    path.write_bytes(content)
    found = list(read_collection(path))
    assert [(x.source[6:], getattr(x, "rule", None)) for x in found] == [
        ("a.json", None),
        ("a.json", "entry_repeated"),
        ("b.json", "entry_method"),
        ("c.json", "entry_encrypted"),
        ("d.json", "empty_file"),
    ]


def test_a_damaged_entry_does_not_stop_the_rest(tmp_path):
    noise = random.Random(2).randbytes(5_000)
    path = make(tmp_path / "x.zip", [("a.json", RECORD), ("b.json", noise), ("c.json", RECORD)])
    content = bytearray(path.read_bytes())
    middle = len(content) // 2
    content[middle] ^= 0xFF
    path.write_bytes(content)
    assert told(read_collection(path)) == {"x.zip/a.json": RECORD, "x.zip/b.json": "entry_damaged", "x.zip/c.json": RECORD}


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 no archive", b"<html>Serverfel</html>", b"PK\x05\x06"])
def test_what_is_no_archive_is_said(tmp_path, content):
    (tmp_path / "x.zip").write_bytes(content)
    assert told(read_collection(tmp_path / "x.zip")) == {"x.zip": "archive_damaged"}


def test_a_truncated_archive_is_said(tmp_path):
    path = make(tmp_path / "x.zip", [("a.json", RECORD)] * 1)
    path.write_bytes(path.read_bytes()[:-30])
    assert told(read_collection(path)) == {"x.zip": "archive_damaged"}


def test_random_damage_never_raises(tmp_path):
    path = make(tmp_path / "x.zip", [(f"{k}.json", RECORD * 20) for k in range(5)])
    whole, chance = path.read_bytes(), random.Random(3)
    for _ in range(300):
        content = bytearray(whole)
        for _ in range(chance.randint(1, 4)):
            content[chance.randrange(len(content))] = chance.randrange(256)
        path.write_bytes(content[: chance.choice([len(content), chance.randrange(1, len(content))])])
        for found in read_collection(path):
            assert isinstance(found, RawRecord | UnreadableSource)


def test_memory_does_not_grow_with_the_archive(tmp_path):
    path = make(tmp_path / "x.zip", [(f"{k}.json", random.Random(k).randbytes(500_000)) for k in range(20)])
    tracemalloc = pytest.importorskip("tracemalloc")
    tracemalloc.start()
    assert sum(1 for _ in read_collection(path)) == 20
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 8 * 500_000  # of 20 * 500 000 in all


def test_a_folder_and_a_single_file(tmp_path):
    folder = tmp_path / "mot-x"
    folder.mkdir()
    with pytest.raises(FolderEmpty):
        read_collection(folder)
    (folder / "b.json").write_bytes(RECORD)
    (folder / "a.json").write_bytes(RECORD)
    assert list(told(read_collection(folder))) == ["mot-x/a.json", "mot-x/b.json"]
    assert told(read_collection(folder / "b.json")) == {"b.json": RECORD}
    assert next(read_collection(str(folder / "b.json"))).media_type == "application/json"


def test_no_such_collection_is_said_at_once(tmp_path):
    with pytest.raises(CollectionMissing, match="nowhere"):
        read_collection(tmp_path / "nowhere.zip")


@contextmanager
def file_server(content, ranges=True, breaks=0, code=200, change_at=None, busy=()):
    """Serves one file; the first `breaks` answers end in the middle; before all, one answer 503 for each `Retry-After` of `busy`."""
    requests = []

    class Handler(BaseHTTPRequestHandler):
        disable_nagle_algorithm = True

        def log_message(self, *_):
            pass

        def do_GET(self):
            requests.append(self.headers.get("Range"))
            if code != 200:
                self.send_error(code)
                return
            if len(requests) <= len(busy):
                self.send_response(503)
                self.send_header("Retry-After", busy[len(requests) - 1])
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
            now = content if change_at is None or len(requests) <= change_at else content[::-1]
            etag = f'"{zlib.crc32(now)}"'
            asked = self.headers.get("Range")
            start = 0
            if ranges and asked and self.headers.get("If-Range") == etag:
                start = int(asked.removeprefix("bytes=").rstrip("-"))
            self.send_response(206 if start else 200)
            if start:
                self.send_header("Content-Range", f"bytes {start}-{len(now) - 1}/{len(now)}")
            self.send_header("ETag", etag)
            self.send_header("Content-Length", str(len(now) - start))
            self.end_headers()
            rest = now[start:]
            self.wfile.write(rest[: len(rest) // 2] if len(requests) <= breaks else rest)

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}/dataset/Skriftliga%20fr%C3%A5gor.json.zip", requests
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture
def packed(tmp_path):
    return make(tmp_path / "x.zip", [(f"{k}.json", random.Random(k).randbytes(10_000)) for k in range(20)]).read_bytes()


@pytest.mark.parametrize("ranges", [True, False])
def test_a_download_that_breaks_is_taken_up_again(packed, ranges):
    seen = []
    with file_server(packed, ranges, breaks=3) as (url, requests):
        found = list(read_collection(url, manners=QUICK, progress=lambda had, total: seen.append((had, total))))
    assert len(found) == 20
    assert found[0].source == "Skriftliga frågor.json.zip/0.json"
    assert found[0].source_url == url
    assert found[0].retrieved_at is not None
    assert len(requests) == 4
    assert seen[-1] == (len(packed), len(packed))


def test_a_file_that_changes_during_the_download_is_begun_again(packed):
    changed = io.BytesIO(packed)
    with file_server(changed.getvalue()[::-1], breaks=1, change_at=1) as (url, requests):
        found = list(read_collection(url, manners=QUICK))
    assert len(found) == 20
    assert requests[1] is not None


@pytest.mark.parametrize(("code", "said"), [(404, "answers 404"), (503, "try again later")])
def test_a_download_that_fails_is_said(packed, code, said):
    with file_server(packed, code=code) as (url, requests), pytest.raises(CollectionMissing, match=said):
        next(read_collection(url, manners=QUICK))
    assert len(requests) == (1 if code == 404 else 4)


def test_a_download_waits_as_long_as_a_busy_server_asks(packed):
    waits = []
    with file_server(packed, busy=("7", "soon")) as (url, requests), downloaded(url, QUICK, sleep=waits.append) as path:
        assert path.read_bytes() == packed
    assert len(requests) == 3
    assert waits == [7, 0]  # the second is the back-off of QUICK


def test_a_download_that_would_wait_for_a_day_is_said(packed):
    with file_server(packed, busy=("86400",)) as (url, requests), pytest.raises(CollectionMissing, match="asks to wait longer than 300"):
        next(read_collection(url, manners=QUICK))
    assert len(requests) == 1


def test_no_connection_is_said():
    with pytest.raises(CollectionMissing, match="the download fails"):
        next(read_collection("http://127.0.0.1:9/x.zip", manners=QUICK))


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://h/a/mot-2018-2021.json.zip", "mot-2018-2021.json.zip"),
        ("https://h/a/Skriftliga%20fr%C3%A5gor.zip?x=1", "Skriftliga frågor.zip"),
        ("https://h/..%2F..%2Fetc", "....etc"),
        ("https://h/%2e%2e", "collection"),
        ("https://h", "collection"),
    ],
)
def test_names_of_downloads_are_no_paths(url, name):
    assert file_name(url) == name


def test_thousands_of_entries_that_are_no_records_are_ten_lines_and_a_count(tmp_path):
    path = tmp_path / "much.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for k in range(3000):
            archive.writestr(f"{k}.bin", b"x")
        archive.writestr("h6021.json", b"{}")
    found = list(read_collection(path))
    assert [type(each).__name__ for each in found].count("RawRecord") == 1
    refused = [each for each in found if isinstance(each, UnreadableSource)]
    assert len(refused) == 11
    assert (refused[-1].source, refused[-1].rule) == ("much.zip", "format_unsupported")
    assert "2,990 more" in refused[-1].message
