"""A cache of answers: a release never changes, so each page is made once."""

from __future__ import annotations

import gzip
import threading
from collections import OrderedDict
from dataclasses import dataclass

MOST_BYTES = 96 << 20
_FAST = 4
"""gzip's level: the large pages shrink to a sixth in milliseconds."""
_SMALL = 900


@dataclass(frozen=True, slots=True)
class Answer:
    """The body of an answer, plain and compressed."""

    status: int
    media_type: str
    body: bytes
    zipped: bytes | None

    @staticmethod
    def of(text: str | bytes, media_type: str, status: int = 200) -> Answer:
        """An answer with its compressed form."""
        body = text.encode("utf-8", "replace") if isinstance(text, str) else text
        return Answer(status, media_type, body, gzip.compress(body, _FAST, mtime=0) if len(body) > _SMALL else None)


class Kept:
    """The most recently used answers, up to a number of bytes."""

    def __init__(self, most: int = MOST_BYTES) -> None:
        """`most`: bytes that are kept."""
        self._most = most
        self._size = 0
        self._lock = threading.Lock()
        self._answers: OrderedDict[str, Answer] = OrderedDict()

    def get(self, address: str) -> Answer | None:
        """The answer to an address, if it is kept."""
        with self._lock:
            found = self._answers.get(address)
            if found is not None:
                self._answers.move_to_end(address)
            return found

    def put(self, address: str, answer: Answer) -> None:
        """Keep an answer; those not asked for longest make room."""
        size = _size(answer)
        if size > self._most // 8:
            return
        with self._lock:
            if address not in self._answers:
                self._answers[address] = answer
                self._size += size
            while self._size > self._most:
                _, gone = self._answers.popitem(last=False)
                self._size -= _size(gone)

    def clear(self) -> None:
        """Forget all."""
        with self._lock:
            self._answers.clear()
            self._size = 0


def _size(answer: Answer) -> int:
    return len(answer.body) + len(answer.zipped or b"") + 500
