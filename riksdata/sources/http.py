"""Polite and stubborn requests to one server: one connection, a pause, retries with back-off, answers bounded in time and size."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version
from urllib.parse import urljoin, urlsplit, urlunsplit

import requests
from urllib3.exceptions import HTTPError, MaxRetryError, ReadTimeoutError

from riksdata.sources.errors import SourceUnreachable
from riksdata.sources.hosts import split_address
from riksdata.sources.retries import BUSY, AskedToWait, Retries, Session, given_up, in_words

_CHUNK = 64 * 1024


def _user_agent() -> str:
    try:
        own = version("riksdata")
    except PackageNotFoundError:
        own = "0"
    return f"riksdata/{own} (open data from the documents of the Swedish parliament; one connection, paused)"


@dataclass(frozen=True, slots=True)
class Manners:
    """How a server is asked. Times in seconds."""

    pause: float = 0.5
    """Between the end of one request and the start of the next."""
    tries: int = 6
    """Of one address before it is given up."""
    backoff: float = 1.0
    """The wait before the second try; doubled with each further one."""
    longest_wait: float = 300.0
    """A server that asks for more by `Retry-After` is left alone: SourceUnreachable."""
    connect_timeout: float = 15.0
    read_timeout: float = 60.0
    """Without a single byte."""
    total_timeout: float = 300.0
    """For one whole answer, however slowly it drips."""
    max_bytes: int = 100 * 1024 * 1024
    user_agent: str = field(default_factory=_user_agent)


DEFAULT_MANNERS = Manners()


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: `content` whole; `status` 200, 304 or a refusal such as 404."""

    status: int
    content: bytes
    headers: Mapping[str, str]


class Failed(Exception):
    """An address was given up after all tries; the message says why. `content` is the last whole answer, if there was one."""

    def __init__(self, reason: str, content: bytes | None = None, unreachable: bool = False) -> None:
        """`unreachable`: no answer came at all, so that the next address will fare no better."""
        super().__init__(reason)
        self.content, self.unreachable = content, unreachable


class Client:
    """One connection to one server.

    `base_url` fixes scheme and host; an address elsewhere is never asked, also not by redirection. `sleep` and `clock` are for tests.
    """

    def __init__(
        self,
        base_url: str,
        manners: Manners = DEFAULT_MANNERS,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Opens nothing yet. Raises WrongRequest for a base that is no http(s) address."""
        parts = split_address(base_url)
        self._scheme, self._host = parts.scheme, parts.netloc
        self.base_url = base_url.rstrip("/")
        self.manners = manners
        self._sleep, self._clock = sleep, clock
        self._free_at = self._began = float("-inf")
        self._policy = Retries(
            manners.tries - 1, manners.backoff, manners.longest_wait, wait=lambda seconds: self._wait(max(seconds, manners.pause))
        )
        self._session = Session(self._policy, manners.user_agent)

    def close(self) -> None:
        """Close the connection."""
        self._session.close()

    def normalised(self, address: str) -> str | None:
        """An address as the source writes it (`//host/…`, `http://host/…`, `/…`) under the base's scheme; None on another host."""
        try:
            parts = urlsplit(urljoin(self.base_url + "/", address.strip()))
        except ValueError:
            return None
        if parts.scheme not in ("http", "https") or parts.netloc.lower() != self._host.lower():
            return None
        return urlunsplit((self._scheme, self._host, parts.path, parts.query, ""))

    def get(
        self,
        address: str,
        check: Callable[[bytes, Mapping[str, str]], str | None] = lambda content, headers: None,
        headers: Mapping[str, str] | None = None,
        params: Mapping[str, str] | None = None,
        tries: int | None = None,
    ) -> Answer:
        """The answer to one address, tried until `check` (content, headers → what is wrong with it, or None) is content with it.

        Retried: no connection, resets, the statuses of a busy server (these by urllib3, see `Retries`), bodies cut short or too slow, and
        what `check` objects to. Other statuses are returned as they are. Raises Failed after the last try, SourceUnreachable where the
        server asks to wait too long.
        """
        tries = tries or self.manners.tries
        policy, whole, answered = self._policy.new(total=tries - 1), None, False
        try:
            while True:
                try:
                    answer, policy = self._once(address, headers, params, policy)
                    answered = True
                    if answer.status in BUSY:
                        raise Failed(f"the server answers {answer.status} ({tries} tries)", whole)
                    if answer.status == 304 and not headers:
                        wrong = "the server answers 304, not modified, to somebody who holds nothing"
                    elif answer.status != 200:
                        return answer
                    else:
                        objection = check(answer.content, answer.headers)
                        if objection is None:
                            return answer
                        wrong, whole = objection, answer.content
                except _BrokenOff as broken:
                    wrong, policy, answered = str(broken), broken.policy, True
                policy = policy.again(wrong)
        except _Refused as error:
            raise Failed(str(error)) from None
        except AskedToWait as error:
            raise SourceUnreachable(f"{address}: {error}; what was fetched is kept, run again later") from None
        except MaxRetryError as ended:
            unreachable = not answered and not isinstance(ended.reason, ReadTimeoutError)
            raise Failed(f"{in_words(ended)} ({tries} tries)", whole, unreachable) from None

    def _wait(self, seconds: float) -> None:
        """Let time pass; what comes then has the whole time of an answer."""
        if seconds > 0:
            self._sleep(seconds)
        self._began = self._clock()

    def _once(
        self, address: str, headers: Mapping[str, str] | None, params: Mapping[str, str] | None, policy: Retries
    ) -> tuple[Answer, Retries]:
        """The answer, after redirections on this host, and the policy for what is tried after it."""
        for _ in range(4):
            target = self.normalised(address)
            if target is None:
                raise _Refused(f"the address {address!r:.200} is not on {self._host}")
            self._wait(self._free_at - self._clock())
            try:
                answer, policy = self._exchange(target, headers, params, policy)
            finally:
                self._free_at = self._clock() + self.manners.pause
            if answer.status not in (301, 302, 303, 307, 308):
                return answer, policy
            address, params = answer.headers.get("Location", ""), None
        raise _Refused("the server redirects in a circle")

    def _exchange(
        self, target: str, headers: Mapping[str, str] | None, params: Mapping[str, str] | None, policy: Retries
    ) -> tuple[Answer, Retries]:
        """One answer, body and all. Raises MaxRetryError where urllib3 gave up, _BrokenOff for what it does not try again."""
        timeout = (self.manners.connect_timeout, self.manners.read_timeout)
        self._session.go_by(policy)
        try:
            with self._session.get(
                target, headers=dict(headers or {}), params=dict(params or {}), timeout=timeout, stream=True, allow_redirects=False
            ) as response:
                policy = self._session.retries_after(response)
                if response.status_code in BUSY:
                    return Answer(response.status_code, b"", response.headers), policy
                return Answer(response.status_code, self._body(response), response.headers), policy
        except (requests.RequestException, HTTPError, OSError) as error:
            if (ended := given_up(error)) is not None:
                raise ended from None
            raise _BrokenOff(in_words(error), policy) from None
        except ValueError:  # requests reads the address of a redirection also where it is not to follow it
            raise _BrokenOff("the server redirects to what is no address", policy) from None

    def _body(self, response: requests.Response) -> bytes:
        until = self._began + self.manners.total_timeout
        body = bytearray()
        # What has come is taken at once, so that the time is looked at however slowly the answer drips.
        while chunk := response.raw.read1(_CHUNK, decode_content=True):
            body += chunk
            if len(body) > self.manners.max_bytes:
                raise _Refused(f"the answer is larger than {self.manners.max_bytes:,} bytes")
            if self._clock() > until:
                raise requests.exceptions.ReadTimeout("the answer drips too slowly")
        return bytes(body)


class _Refused(Exception):
    """What no further try would change."""


class _BrokenOff(Exception):
    """An answer that began, or was none; `policy`: what its next try goes by."""

    def __init__(self, wrong: str, policy: Retries) -> None:
        super().__init__(wrong)
        self.policy = policy
