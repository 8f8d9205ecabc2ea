"""The site under many clients, slow ones, and ranges that ask for much: everybody else is answered, and nothing is lost or doubled."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
import requests

CLIENTS = 200
FILE = "/2026-11-22/documents.parquet"


def _port(address: str) -> tuple[str, int]:
    host, port = address.removeprefix("http://").split(":")
    return host, int(port)


@contextmanager
def _open(address: str, sent: bytes, count: int = CLIENTS) -> Iterator[list[socket.socket]]:
    """So many connections that have each sent this, and then neither send nor read."""
    with ExitStack() as stack:
        held = [stack.enter_context(socket.create_connection(_port(address), timeout=60)) for _ in range(count)]
        for each in held:
            each.sendall(sent)
        yield held


def test_two_hundred_clients_at_once_are_all_answered_right(site_address: str, site_home: Path) -> None:
    pages = ("/", "/search?q=kvinnor", "/d/XB02101", "/en/charts", FILE)
    expected = {page: requests.get(site_address + page, timeout=60).content for page in pages}
    assert expected[FILE] == (site_home / "releases" / FILE[1:]).read_bytes()

    def ask(n: int) -> tuple[int, bool]:
        page = pages[n % len(pages)]
        answer = requests.get(site_address + page, timeout=120)
        return answer.status_code, answer.content == expected[page]

    with ThreadPoolExecutor(CLIENTS) as clients:
        assert list(clients.map(ask, range(2 * CLIENTS))) == [(200, True)] * (2 * CLIENTS)


@pytest.mark.parametrize(
    "sent",
    [
        b"",  # connected, and silent
        b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ",  # a head that never ends
        b"GET /search?q=kvinnor HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n" * 20,  # answers that nobody reads
        b"GET " + FILE.encode() + b" HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",  # a file that nobody reads
    ],
)
def test_slow_clients_keep_nobody_waiting(site_address: str, site_home: Path, sent: bytes) -> None:
    with _open(site_address, sent):
        assert requests.get(site_address + "/codes", timeout=60).status_code == 200
        assert requests.get(site_address + FILE, timeout=60).content == (site_home / "releases" / FILE[1:]).read_bytes()


def _is_ended(address: str, sent: bytes) -> bool:
    """Whether the server ends the connection on which this is sent; it would be kept for the rest otherwise."""
    with socket.create_connection(_port(address), timeout=20) as raw:
        try:
            raw.sendall(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n")
            for k in range(0, len(sent), 65536):
                raw.sendall(sent[k : k + 65536])
            while raw.recv(65536):
                pass
        except TimeoutError:
            return False
        except OSError:
            pass
    return True


@pytest.mark.parametrize(
    "sent", [b"X-Long: " + b"a" * (8 << 20), b"X-Many: a\r\n" * 500_000, b"\r\n" + b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n" * 50_000]
)
def test_a_head_that_does_not_end_and_requests_that_pile_up_end_the_connection(site_address: str, sent: bytes) -> None:
    assert _is_ended(site_address, sent)
    assert requests.get(site_address + "/codes", timeout=60).status_code == 200


@pytest.mark.parametrize(
    "asked",
    [
        "bytes=0-18446744073709551616", "bytes=99999999999999999999-", "bytes=-99999999999999999999", "bytes=5-2", "bytes=--1", "bytes=a-b",
        "bytes=", "lines=1-2", "bytes=0-0," * 100 + "0-1", "bytes=" + ",".join(f"{k}-{k}" for k in range(0, 8000, 2)),
        "bytes=" + ",".join(["0-"] * 8000), "bytes=" + ",".join(f"{k}-" for k in range(5000)),
    ],
)  # fmt: skip
def test_no_range_asks_for_more_than_the_file(site_address: str, site_home: Path, asked: str) -> None:
    size = (site_home / "releases" / FILE[1:]).stat().st_size
    answer = requests.get(site_address + FILE, headers={"range": asked}, timeout=60)
    assert answer.status_code in (200, 206, 400, 416)
    assert len(answer.content) <= size + 10_000
    assert requests.get(site_address + FILE, headers={"range": "bytes=4-9"}, timeout=60).status_code == 206


@pytest.mark.parametrize(
    "head", [b"", b"Host: 127.0.0.1\r\nHost: evil.example.org\r\n", b"Host: evil.example.org\r\n", b"Host: 127.0.0.1@evil.org\r\n"]
)
def test_a_foreign_or_doubled_or_missing_host_is_refused(site_address: str, head: bytes) -> None:
    for path in (b"/", b"/tables/riksdata.json", FILE.encode()):
        with socket.create_connection(_port(site_address), timeout=60) as raw:
            raw.sendall(b"GET " + path + b" HTTP/1.1\r\n" + head + b"Connection: close\r\n\r\n")
            assert raw.recv(4096).split(b" ")[1] in (b"400", b"421")
