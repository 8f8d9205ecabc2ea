"""A web server on this machine that stands for the riksdag's."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import SplitResult, urlsplit


@contextmanager
def local_riksdag(answer: Callable[[SplitResult], object | None]) -> Iterator[str]:
    """Serve as JSON what `answer` gives for an address, and 503 where it gives None; yields where the server is."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = answer(urlsplit(self.path))
            data = b"" if body is None else json.dumps(body).encode()
            self.send_response(503 if body is None else 200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *arguments: object) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()


def one_hit(document: dict[str, str], dok_id: str) -> object:
    """The list of documents with this one alone, as `/dokumentlista` gives it."""
    hit = {name: value for name, value in document.items() if name != "html"} | {"id": dok_id}
    return {"dokumentlista": {"@traffar": "1", "@sida": "1", "@sidor": "1", "dokument": [hit]}}


def whole(document: dict[str, str]) -> object:
    """The document, as `/dokumentstatus` gives it."""
    return {"dokumentstatus": {"dokument": document}}
