"""Limits the size of a request's head, which uvicorn's parser would keep in memory however long it gets: a longer one ends the connection."""

from __future__ import annotations

from typing import Final

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

LONGEST_HEAD: Final = 65_536
"""In bytes."""
MOST_WAITING: Final = 100
"""Requests of one connection that wait for those before them."""
_REFUSED: Final = b"HTTP/1.1 431 Request Header Fields Too Large\r\nconnection: close\r\ncontent-length: 0\r\n\r\n"


class BoundedHeads(HttpToolsProtocol):
    """HTTP/1.1 as uvicorn speaks it, with a bound on what may come before a request is complete."""

    _pending = 0
    """Bytes that came since a head was last complete."""

    def data_received(self, data: bytes) -> None:
        """Pass received bytes on; close the connection where a head is too long, or too many requests wait for an answer."""
        self._pending += len(data)
        super().data_received(data)
        if self._pending > LONGEST_HEAD or len(self.pipeline) > MOST_WAITING:
            self._refuse()

    def on_headers_complete(self) -> None:
        """The head is complete: its size counts no further."""
        self._pending = 0
        super().on_headers_complete()

    def _refuse(self) -> None:
        if self.transport is not None and not self.transport.is_closing():
            self.transport.write(_REFUSED)
            self.transport.close()
