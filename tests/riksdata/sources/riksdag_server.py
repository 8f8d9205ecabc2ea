"""A local server that answers as data.riksdagen.se does, and misbehaves where it is told to."""

from __future__ import annotations

import json
import socket
import struct
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, unquote, urlsplit

PAGE = 20
HTML = b"<!DOCTYPE html><html><body>Tj\xc3\xa4nsten \xc3\xa4r inte tillg\xc3\xa4nglig</body></html>"

Fault = Callable[["Handler", bytes], None]


def status(code: int, **headers: str) -> Fault:
    """An error page."""
    return lambda handler, body: handler.answer(HTML, code, {k.replace("_", "-"): v for k, v in headers.items()})


def html_with_200(handler: Handler, body: bytes) -> None:
    handler.answer(HTML)


def truncated_json(handler: Handler, body: bytes) -> None:
    """Half of the body, as if it were all."""
    handler.answer(body[: len(body) // 2])


def reset_in_mid_body(handler: Handler, body: bytes) -> None:
    handler.start(200, {"Content-Length": str(len(body))})
    handler.wfile.write(body[: len(body) // 2])
    handler.wfile.flush()
    # Closed with a reset, not with an orderly end.
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    handler.close_connection = True
    handler.connection.close()


def closed_early(handler: Handler, body: bytes) -> None:
    handler.start(200, {"Content-Length": str(len(body))})
    handler.wfile.write(body[: len(body) // 2])
    handler.close_connection = True


def closed_in_a_chunk(handler: Handler, body: bytes) -> None:
    handler.start(200, {"Transfer-Encoding": "chunked"})
    handler.wfile.write(b"%x\r\n%s" % (len(body), body[: len(body) // 2]))
    handler.close_connection = True


def dripping(handler: Handler, body: bytes) -> None:
    """A byte now and then, without end."""
    handler.start(200, {"Content-Length": str(len(body))})
    for k in range(len(body)):
        if handler.server.stopping.wait(0.02):
            return
        handler.wfile.write(body[k : k + 1])
        handler.wfile.flush()


def another_document(handler: Handler, body: bytes) -> None:
    record = body.startswith(b'{"dokumentstatus"')
    handler.answer(body.replace(b'"dok_id": "', b'"dok_id": "XX') if record else body)


def redirect(address: str) -> Fault:
    return lambda handler, body: handler.answer(b"", 302, {"Location": address})


class Riksdag(ThreadingHTTPServer):
    """`records`: dok_id → bytes; `faults`: dok_id or `p1` → what to do instead, one a request; `asked`: how often each was asked for."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.records: dict[str, bytes] = {}
        self.hits: dict[str, dict[str, str]] = {}
        self.faults: dict[str, list[Fault]] = {}
        self.asked: Counter[str] = Counter()
        self.requests: list[tuple[str, dict[str, str]]] = []
        self.stopping = threading.Event()
        self.list_page: Callable[[dict[str, str]], dict[str, object]] = self.page
        self.etags = False

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up is no news: a fetch that gives up does."""

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def add(
        self, dok_id: str, text: str = "Text.", date: str = "2018-11-27", changed: str = "2019-01-01 00:00:00", rm: str = "2018/19"
    ) -> None:
        stated = {"dok_id": dok_id, "rm": rm, "beteckning": dok_id[4:], "typ": "mot", "doktyp": "mot", "titel": "T", "systemdatum": changed}
        stated["html"] = f"<p>{text}</p>"
        self.records[dok_id] = json.dumps({"dokumentstatus": {"dokument": stated}}).encode()
        self.hits[dok_id] = {
            "dok_id": dok_id,
            "rm": rm,
            "doktyp": "mot",
            "typ": "mot",
            "datum": date,
            "systemdatum": changed,
            "publicerad": changed,
        }

    def matching(self, query: dict[str, str]) -> list[dict[str, str]]:
        found = [h for h in self.hits.values() if h["rm"] == query.get("rm") and h["doktyp"] == query.get("doktyp")]
        found = [h for h in found if query.get("from", "0") <= h["datum"] <= query.get("tom", "9")]
        return sorted(found, key=lambda h: (h["datum"], h["dok_id"]), reverse=query.get("sortorder") == "desc")

    def page(self, query: dict[str, str]) -> dict[str, object]:
        found, number = self.matching(query), int(query["p"])
        shown: list[dict[str, str]] = found[(number - 1) * PAGE : number * PAGE]
        pages = -(-len(found) // PAGE)
        answer: dict[str, object] = {"@traffar": str(len(found)), "@sida": str(number), "@sidor": str(pages)}
        if number < pages:
            answer["@nasta_sida"] = f"http://127.0.0.1/dokumentlista/?p={number + 1}"
        if len(found) > 100 * PAGE:
            answer["@varning"] = f"traffar={len(found)}"
        answer["dokument"] = shown[0] if len(shown) == 1 else shown or None
        return answer


class Handler(BaseHTTPRequestHandler):
    server: Riksdag
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def log_message(self, *_: object) -> None:
        pass

    def start(self, code: int, headers: dict[str, str]) -> None:
        self.send_response(code)
        for name, value in {"Content-Type": "text/html; charset=utf-8", **headers}.items():
            self.send_header(name, value)
        self.end_headers()

    def answer(self, body: bytes, code: int = 200, headers: dict[str, str] | None = None) -> None:
        self.start(code, {"Content-Length": str(len(body)), **(headers or {})})
        self.wfile.write(body)

    def do_GET(self) -> None:
        server = self.server
        parts = urlsplit(self.path)
        query = {k: v[0] for k, v in parse_qs(parts.query).items()}
        server.requests.append((self.path, dict(self.headers)))
        try:
            if parts.path == "/dokumentlista/":
                server.asked["list"] += 1
                name = f"p{query['p']}"
                body = json.dumps({"dokumentlista": server.list_page(query)}).encode() if int(query["p"]) <= 100 else b""
            else:
                name = unquote(parts.path.rsplit("/", 1)[-1]).removesuffix(".json")
                server.asked[name] += 1
                body = server.records.get(name, b"")
            faults = server.faults.get(name)
            if faults:
                faults.pop(0)(self, body)
            elif not body:
                status(400 if name.startswith("p") else 404)(self, body)
            elif server.etags:
                etag = f'"{hash(body)}"'
                same = self.headers.get("If-None-Match") == etag
                self.answer(b"" if same else body, 304 if same else 200, {"ETag": etag})
            else:
                self.answer(body)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True


@contextmanager
def serving() -> Iterator[Riksdag]:
    with Riksdag() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.stopping.set()
            server.shutdown()
            thread.join()
