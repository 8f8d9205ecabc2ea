"""The server, asked over HTTP as clients ask it; nothing outside the folder is ever shown."""

from __future__ import annotations

import http.client
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests
import uvicorn
from release_fixture import release

from riksdata.release.serve import make_app


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("served")
    (base / "secret.txt").write_text("hemligt")
    releases = base / "releases"
    release(releases)
    (releases / ".forgotten").write_text("hemligt")
    (releases / "out").symlink_to(base / "secret.txt")
    odd = releases / "<b>&x"
    odd.mkdir()
    (odd / 'javascript:alert("1").txt').write_text("x")
    return releases


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    server = uvicorn.Server(uvicorn.Config(make_app(folder), host="127.0.0.1", port=0, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}/"
    server.should_exit = True
    thread.join(10)


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("demands.parquet", "application/vnd.apache.parquet"),
        ("demands.csv", "text/csv; charset=utf-8"),
        ("demands.csv.gz", "application/gzip"),
        ("riksdata.duckdb", "application/vnd.duckdb"),
        ("release.json", "application/json"),
        ("dcat-ap-se.rdf", "application/rdf+xml"),
        ("dcat-ap.ttl", "text/turtle; charset=utf-8"),
        ("dcat-ap.jsonld", "application/ld+json"),
        ("dictionary.html", "text/html; charset=utf-8"),
        ("CHANGES.md", "text/markdown; charset=utf-8"),
        ("SHA256SUMS", "text/plain; charset=utf-8"),
    ],
)
def test_files_come_whole_with_their_media_type_and_are_kept_for_ever(address: str, folder: Path, name: str, media_type: str) -> None:
    answer = requests.get(f"{address}2026-11-22/{name}", timeout=10)
    assert answer.status_code == 200
    assert answer.content == (folder / "2026-11-22" / name).read_bytes()
    assert answer.headers["content-type"] == media_type
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "content-encoding" not in answer.headers


def test_pointers_are_asked_about_each_time(address: str) -> None:
    for name in ("latest.json", "versions.json", "dcat-ap-se.rdf", ""):
        assert requests.get(address + name, timeout=10).headers["cache-control"] == "no-cache"
    first = requests.get(address + "latest.json", timeout=10)
    again = requests.get(address + "latest.json", headers={"if-none-match": first.headers["etag"]}, timeout=10)
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize(
    ("asked", "start", "end"), [("bytes=0-3", 0, 4), ("bytes=-4", -4, None), ("bytes=100-", 100, None), ("bytes=10-10", 10, 11)]
)
def test_ranges(address: str, folder: Path, asked: str, start: int, end: int | None) -> None:
    data = (folder / "2026-11-22" / "demands.parquet").read_bytes()
    answer = requests.get(address + "2026-11-22/demands.parquet", headers={"range": asked}, timeout=10)
    assert answer.status_code == 206
    assert answer.content == data[start:end]
    assert answer.headers["content-range"].endswith(f"/{len(data)}")
    assert answer.headers["accept-ranges"] == "bytes"


def test_a_range_beyond_the_end_cannot_be_satisfied(address: str) -> None:
    assert requests.get(address + "2026-11-22/demands.parquet", headers={"range": "bytes=99999999-"}, timeout=10).status_code == 416


def test_head_says_the_size(address: str, folder: Path) -> None:
    answer = requests.head(address + "2026-11-22/demands.parquet", timeout=10)
    assert answer.content == b""
    assert int(answer.headers["content-length"]) == (folder / "2026-11-22" / "demands.parquet").stat().st_size


def test_pages_elsewhere_may_read(address: str) -> None:
    answer = requests.get(address + "2026-11-22/demands.csv", headers={"origin": "https://exempel.se", "range": "bytes=0-9"}, timeout=10)
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "Content-Range" in answer.headers["access-control-expose-headers"]
    asked = {"origin": "https://exempel.se", "access-control-request-method": "GET", "access-control-request-headers": "range"}
    assert requests.options(address + "2026-11-22/demands.csv", headers=asked, timeout=10).status_code == 200


def raw(address: str, path: str, method: str = "GET") -> tuple[int, bytes]:
    """The path as it is written, which clients would tidy."""
    con = http.client.HTTPConnection(address.removeprefix("http://").rstrip("/"), timeout=10)
    con.request(method, path)
    answer = con.getresponse()
    return answer.status, answer.read()


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt",
        "/..%2fsecret.txt",
        "/%2e%2e/secret.txt",
        "/2026-11-22/../../secret.txt",
        "/2026-11-22/..%5c..%5csecret.txt",
        "/out",
        "//etc/passwd",
        "/etc/passwd",
        "/%2fetc%2fpasswd",
        "/.forgotten",
        "/%2eforgotten",
        "/2026-11-22/%00",
        "/" + "a" * 5000,
        "/nothing",
        "/2026-11-22/../.forgotten",
    ],
)
def test_no_path_leaves_the_folder_or_shows_what_is_hidden(address: str, path: str) -> None:
    status, body = raw(address, path)
    assert status in (400, 404)
    assert b"hemligt" not in body
    assert b"root:" not in body


def test_only_reading(address: str) -> None:
    for method in ("POST", "PUT", "DELETE"):
        assert raw(address, "/latest.json", method)[0] == 405


def test_folders_are_listed_escaped_and_links_work(address: str) -> None:
    page = requests.get(address, timeout=10)
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert "2026-11-22/" in page.text
    assert ".forgotten" not in page.text
    assert "<b>" not in page.text
    assert "&lt;b&gt;&amp;x/" in page.text
    assert 'href="./%3Cb%3E%26x/"' in page.text
    inner = requests.get(address + "%3Cb%3E%26x/", timeout=10)
    assert "<b>" not in inner.text
    assert 'href="./javascript%3Aalert' in inner.text
    there = requests.get(address + "2026-11-22", timeout=10)
    assert there.url == address + "2026-11-22/"
    assert 'href="./demands.parquet"' in there.text
