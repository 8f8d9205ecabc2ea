"""When an address is asked again, and after which wait: urllib3's Retry with the waits and the bounds of this project.

urllib3 itself goes by it up to the head of an answer: no connection, a connection that breaks, a busy server, `Retry-After`. For what Retry
cannot see (a body that breaks off or drips, an answer that is not what was asked for) the callers go on with the policy of that very answer
(`response.raw.retries`) by `again`: one count of tries and one row of waits, whatever went wrong.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import takewhile
from types import TracebackType
from typing import Any, Self

import requests
from requests.adapters import HTTPAdapter
from urllib3.connectionpool import ConnectionPool
from urllib3.exceptions import (
    ConnectTimeoutError,
    HTTPError,
    InvalidHeader,
    MaxRetryError,
    NewConnectionError,
    ProtocolError,
    ReadTimeoutError,
    SSLError,
)
from urllib3.response import BaseHTTPResponse
from urllib3.util.retry import Retry

BUSY = frozenset((408, 425, 429, *range(500, 600)))
"""The statuses of a server that may answer later."""


class AskedToWait(Exception):
    """The server asks, by `Retry-After`, to be left alone for longer than is waited."""


class Objection(HTTPError):
    """What a caller finds wrong with an answer, in words that a person understands."""


class Retries(Retry):
    """How often an address is asked again, and how long is waited before.

    `total`: how often after the first try. `backoff_factor`: seconds before the second, doubled with each further one. `backoff_max`: the
    longest wait, also of those that the server asks for. `wait` is called with the seconds of each wait.
    """

    def __init__(
        self, total: int | bool | None, backoff_factor: float, backoff_max: float, *, wait: Callable[[float], None], **counts: Any
    ) -> None:
        """`counts`: what urllib3 counts from try to try."""
        policy: dict[str, Any] = {"status_forcelist": BUSY, "raise_on_status": False}
        super().__init__(total, backoff_factor=backoff_factor, backoff_max=backoff_max, **(policy | counts))
        self._pass_time = wait

    def new(self, **changes: Any) -> Self:
        """The same policy with other counts, as urllib3 makes after each try."""
        return super().new(wait=self._pass_time, **changes)

    def get_backoff_time(self) -> float:
        """The wait before the next try: the back-off factor, doubled with each try that failed."""
        failed = len(list(takewhile(lambda tried: tried.redirect_location is None, reversed(self.history))))
        return float(min(self.backoff_max, self.backoff_factor * 2 ** (failed - 1))) if failed else 0.0

    def increment(
        self,
        method: str | None = None,
        url: str | None = None,
        response: BaseHTTPResponse | None = None,
        error: Exception | None = None,
        _pool: ConnectionPool | None = None,
        _stacktrace: TracebackType | None = None,
    ) -> Self:
        """The policy after one more try that failed. Raises MaxRetryError where no try is left."""
        left = super().increment(method, url, response, error, _pool, _stacktrace)
        if response is not None:
            response.close()  # else urllib3 reads the page of a busy server to its end, which may never come
        return left

    def sleep(self, response: BaseHTTPResponse | None = None) -> None:
        """Wait before the next try. Raises AskedToWait for a `Retry-After` above the longest wait."""
        asked = self._asked_for(response)
        if asked is not None and asked > self.backoff_max:
            raise AskedToWait(f"the server asks to wait longer than {self.backoff_max:,.0f} seconds")
        self._pass_time(self.get_backoff_time() if asked is None else asked)

    def _asked_for(self, response: BaseHTTPResponse | None) -> float | None:
        try:
            return self.get_retry_after(response) if response is not None else None
        except (InvalidHeader, ValueError, OverflowError):
            return None

    def again(self, wrong: str) -> Self:
        """Wait and go on after an answer with which `wrong` is wrong. Raises MaxRetryError where no try is left."""
        left = self.increment("GET", error=Objection(wrong))
        left.sleep()
        return left


class Session(requests.Session):
    """A session whose requests go by `retries`, or by what `go_by` was last told."""

    def __init__(self, retries: Retries, user_agent: str) -> None:
        """`user_agent`: how the client names itself."""
        super().__init__()
        self._adapter = HTTPAdapter(max_retries=retries)
        self.mount("http://", self._adapter)
        self.mount("https://", self._adapter)
        self.headers["User-Agent"] = user_agent

    def go_by(self, policy: Retries) -> None:
        """What the next request goes by."""
        self._adapter.max_retries = policy

    @staticmethod
    def retries_after(response: requests.Response) -> Retries:
        """What is left of the tries now that the head of an answer has come."""
        return _checked(response.raw.retries)


def _checked(policy: object) -> Retries:
    assert isinstance(policy, Retries), f"{policy!r} is not what the session was given"
    return policy


def given_up(error: BaseException) -> MaxRetryError | None:
    """The exception by which urllib3 gave up after the last try, if that is what `error` (as requests raises it) says."""
    cause = error.args[0] if isinstance(error, requests.RequestException) and error.args else error
    return cause if isinstance(cause, MaxRetryError) else None


def in_words(error: BaseException) -> str:
    """What went wrong, in a word that a person understands."""
    if isinstance(error, MaxRetryError) and error.reason is not None:
        error = error.reason
    if isinstance(error, Objection):
        return str(error)
    if isinstance(error, NewConnectionError):  # urllib3 takes it for a kind of timeout
        return "the server cannot be reached"
    if isinstance(error, requests.exceptions.Timeout | ReadTimeoutError | ConnectTimeoutError):
        return "the server does not answer in time"
    if isinstance(error, requests.exceptions.SSLError | SSLError):
        return "the server's certificate is not accepted"
    if isinstance(error, requests.exceptions.ChunkedEncodingError | ProtocolError):
        return "the answer breaks off"
    if isinstance(error, requests.exceptions.ConnectionError):
        return "the server cannot be reached"
    return f"the request fails ({str(error)[:200] or type(error).__name__})"
