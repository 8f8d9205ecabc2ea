"""One large file from an address to a temporary file, resumed where the connection broke."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import unquote, urljoin, urlsplit

import requests
from urllib3.exceptions import HTTPError, MaxRetryError

from riksdata.sources.errors import CollectionMissing, WrongRequest
from riksdata.sources.hosts import split_address
from riksdata.sources.http import DEFAULT_MANNERS, Manners
from riksdata.sources.retries import BUSY, AskedToWait, Retries, Session, given_up, in_words

_CHUNK = 256 * 1024
_MAX_DOWNLOAD = 20 * 1024**3
_MAX_REDIRECTS = 10


def file_name(url: str) -> str:
    """The name of the file behind an address: its last part, unquoted, without anything that a path could be made of."""
    name = unquote(split_address(url).path.rstrip("/").rsplit("/", 1)[-1])
    name = "".join(c for c in name if c.isprintable() and c not in "/\\")[:200]
    return name if name.strip(". ") else "collection"


@contextmanager
def downloaded(
    url: str,
    manners: Manners = DEFAULT_MANNERS,
    max_bytes: int = _MAX_DOWNLOAD,
    progress: Callable[[int, int | None], None] | None = None,
    sleep: Callable[[float], None] = time.sleep,
) -> Iterator[Path]:
    """The file behind `url`, gone when the context is left. A break is resumed by a range request, where the server can and
    the file is unchanged.

    `progress` is told bytes had and bytes in all. Raises CollectionMissing with what is wrong.
    """
    try:
        split_address(url)
    except WrongRequest as error:
        raise CollectionMissing(str(error)) from None
    with TemporaryDirectory(prefix="riksdata-") as folder:
        path = Path(folder) / "download"
        policy = Retries(manners.tries - 1, manners.backoff, manners.longest_wait, wait=sleep)
        with Session(policy, manners.user_agent) as session, path.open("wb") as file:
            _Download(session, url, manners, max_bytes, progress).into(file.fileno(), policy)
        yield path


class _Download:
    def __init__(
        self, session: Session, url: str, manners: Manners, max_bytes: int, progress: Callable[[int, int | None], None] | None
    ) -> None:
        self._session, self._url, self._manners, self._max_bytes = session, url, manners, max_bytes
        self._target, self._redirects = url, 0
        self._progress = progress or (lambda had, total: None)
        self._had = 0
        self._policy: Retries
        self._mark: str | None = None
        """The server's sign for this very version of the file."""

    def into(self, handle: int, whole: Retries) -> None:
        """Fill the open file; a try that brought something on does not count against the tries of the `whole` policy."""
        self._policy = whole
        try:
            while True:
                before, redirects, wrong = self._had, self._redirects, "the answer breaks off"
                try:
                    if self._try(handle):
                        return
                except (requests.RequestException, HTTPError, OSError) as error:
                    if (ended := given_up(error)) is not None:
                        raise ended from None
                    wrong = in_words(error)
                except ValueError:  # requests reads the address of a redirection also where it is not to follow it
                    wrong = "the server redirects to what is no address"
                if self._redirects == redirects:
                    self._policy = (whole if self._had > before else self._policy).again(wrong)
        except MaxRetryError as ended:
            raise self._failed(in_words(ended)) from None
        except AskedToWait as asked:
            raise self._failed(str(asked)) from None

    def _failed(self, wrong: str) -> CollectionMissing:
        return CollectionMissing(f"{self._url}: the download fails ({wrong}); try again later, or download it by hand and give the file")

    def _redirected(self, location: str) -> None:
        """Go on at another address of the same host; another host is never asked."""
        self._redirects += 1
        try:
            target = urljoin(self._target, location)
            parts, asked = split_address(target), urlsplit(self._url)
        except (ValueError, WrongRequest):
            raise CollectionMissing(f"{self._url}: the server redirects to what is no address ({location!r:.200})") from None
        if parts.hostname != asked.hostname or (asked.scheme == "https" and parts.scheme != "https"):
            raise CollectionMissing(f"{self._url}: the server redirects to another host ({target:.200}); give that address if you trust it")
        if self._redirects > _MAX_REDIRECTS:
            raise CollectionMissing(f"{self._url}: the server redirects in a circle")
        self._target = target

    def _try(self, handle: int) -> bool:
        """One request; whether the file is complete."""
        headers = {"Accept-Encoding": "identity"}
        if self._had and self._mark:
            headers |= {"Range": f"bytes={self._had}-", "If-Range": self._mark}
        timeout = (self._manners.connect_timeout, self._manners.read_timeout)
        self._session.go_by(self._policy)
        with self._session.get(self._target, headers=headers, timeout=timeout, stream=True, allow_redirects=False) as response:
            self._policy = self._session.retries_after(response)
            if response.is_redirect or response.is_permanent_redirect:
                self._redirected(response.headers.get("Location", ""))
                return False
            if response.status_code == 416:
                self._had, self._mark = 0, None
                return False
            if response.status_code in BUSY:
                raise self._failed(f"the server answers {response.status_code}")
            if response.status_code not in (200, 206):
                raise CollectionMissing(f"{self._url}: the server answers {response.status_code}; check the address")
            if response.status_code != 206 or not response.headers.get("Content-Range", "").startswith(f"bytes {self._had}-"):
                self._had = 0
                os.ftruncate(handle, 0)
            self._mark = response.headers.get("ETag") or response.headers.get("Last-Modified")
            if (self._mark or "").startswith("W/"):
                self._mark = None
            stated = response.headers.get("Content-Length")
            total = self._had + int(stated) if stated and stated.isdigit() else None
            os.lseek(handle, self._had, os.SEEK_SET)
            while chunk := response.raw.read1(_CHUNK):
                self._had += len(chunk)
                if self._had > self._max_bytes:
                    raise CollectionMissing(f"{self._url}: the file is larger than {self._max_bytes:,} bytes")
                while chunk:
                    chunk = chunk[os.write(handle, chunk) :]
                self._progress(self._had, total)
            return total is None or self._had == total
