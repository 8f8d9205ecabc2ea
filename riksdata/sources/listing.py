"""Which documents of a type and riksmöte there are, from the source's list pages.

The source gives twenty hits a page and only the first hundred pages of a list, repeats ids across pages, and ignores parameters that it
does not know. So a long list is asked for by windows of dates, every id counts once, and what comes is compared with what the list says
it holds.
"""

from __future__ import annotations

import datetime
import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from riksdata.chamber.document_types import types_by_name
from riksdata.chamber.dok_id import is_dok_id
from riksdata.sources import loose
from riksdata.sources.errors import SourceUnreachable
from riksdata.sources.http import Client, Failed
from riksdata.sources.parse import parse_json
from riksdata.sources.records import UnreadableSource

LAST_PAGE = 100
_PLAUSIBLE_HITS = 100_000
_PAGES_WITHOUT_NEWS = 3
_NAMED = 10
"""Malformed ids that are told one by one; of the others the number."""
_FIRST_TRIES = 3
"""Of the very first request: where there is no network, the message shall not take a minute."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Listed:
    """A document as a list names it."""

    dok_id: str
    stamp: str | None
    """The source's date of change, as text; None where the list gives none."""
    date: datetime.date | None
    """The latest of its dates: of the document, of publication, of change."""


class Listing:
    """One list, read page by page. Iterating gives each document once; then `problems` says what could not be had."""

    def __init__(self, client: Client, doc_type: str, riksmote: str, source: str, before: int = 0) -> None:
        """`source` names the list in problems; `before`: how many documents the list named when it was read last."""
        self._before, self._malformed = before, 0
        self._client, self._doc_type, self._riksmote, self._source = client, doc_type, riksmote, source
        self._seen: set[str] = set()
        self._foreign: set[str] = set()
        self._budget = 1
        self._asked = False
        self.problems: list[UnreadableSource] = []

    def __iter__(self) -> Iterator[Listed]:
        """Raises SourceUnreachable where not even the first page can be had."""
        first = self._page({}, 1)
        if first is None:
            return
        expected = first.hits
        if expected is None and not first.documents:
            self._problem("list_without_frame", "the list holds neither documents nor their number; fetch again later")
            return
        self._budget = 200 + 3 * (min(expected or LAST_PAGE * 20, _PLAUSIBLE_HITS) // max(first.size, 1) + 1)
        long = expected is not None and first.pages > LAST_PAGE
        if long and expected is not None and expected > _PLAUSIBLE_HITS:
            self._problem("list_implausible", f"the list says it has {expected:,} hits; its first {LAST_PAGE} pages are read")
            long = False
        for order in ("asc", "desc"):
            if order == "desc":
                if expected is None or len(self._seen) + len(self._foreign) >= expected:
                    break
                _log.info("%s: %d of %d hits had, the list is read once more backwards", self._source, len(self._seen), expected)
            if long:
                year = int(self._riksmote[:4])
                yield from self._window(datetime.date(year - 2, 1, 1), datetime.date(year + 4, 12, 31), order)
            else:
                yield from self._pages({"sortorder": order}, first if order == "asc" else None)
        had = len(self._seen) + len(self._foreign)
        if expected is not None and had < expected <= _PLAUSIBLE_HITS:
            self._problem("list_incomplete", f"the list says it has {expected:,} hits, of which {had:,} could be had; fetch again later")
        if self._malformed > _NAMED:
            more = self._malformed - _NAMED
            self._problem("dok_id_malformed", f"the list names {more:,} more documents by what cannot be a dok_id; they are not fetched")
        if not had and self._before:
            self._problem("list_empty", f"the list is empty, though it named {self._before:,} documents before; fetch again later")
        elif had * 2 < self._before:
            self._problem("list_shrunk", f"the list names {had:,} documents, before {self._before:,}; fetch again later")
        if self._foreign:
            message = f"{len(self._foreign):,} hits are of another type or riksmöte and are left out"
            self._problem("list_foreign_hits", message)

    def _window(self, start: datetime.date, end: datetime.date, order: str) -> Iterator[Listed]:
        """The documents dated from `start` to `end`, halved until a list is short enough."""
        if self._budget <= 0:
            return
        window = {"from": start.isoformat(), "tom": end.isoformat(), "sortorder": order}
        first = self._page(window, 1)
        if first is None or first.hits == 0:
            return
        if first.pages <= LAST_PAGE:
            yield from self._pages(window, first)
        elif start == end:
            # A single day: its first hundred pages from either end are all that can be had.
            yield from self._pages(window, first)
            yield from self._pages(window | {"sortorder": "desc" if order == "asc" else "asc"}, None)
        else:
            middle = start + (end - start) // 2
            yield from self._window(start, middle, order)
            yield from self._window(middle + datetime.timedelta(days=1), end, order)

    def _pages(self, window: Mapping[str, str], first: _Page | None) -> Iterator[Listed]:
        number, idle = 1, 0
        page = first or self._page(window, 1)
        size = max(page.size, 1) if page else 1
        while page is not None:
            before = len(self._seen)
            yield from self._new(page)
            new = len(self._seen) - before  # with those that are not fetched
            idle = 0 if new else idle + 1
            pages = page.pages if page.hits is None else -(-page.hits // size)  # of the first page's size: the last one is short
            expects_more = number < pages or (page.has_next and bool(new))
            if not page.documents or not expects_more or number >= LAST_PAGE or idle >= _PAGES_WITHOUT_NEWS:
                return
            number += 1
            page = self._page(window, number)

    def _new(self, page: _Page) -> Iterator[Listed]:
        for hit in page.documents:
            dok_id = loose.text(hit.get("dok_id")) or loose.text(hit.get("id"))
            if dok_id is None or dok_id.casefold() in self._seen or dok_id in self._foreign:
                continue
            if not self._is_asked_for(hit):
                self._foreign.add(dok_id)
                continue
            self._seen.add(dok_id.casefold())
            if not is_dok_id(dok_id):
                self._malformed += 1
                if self._malformed <= _NAMED:
                    self._problem("dok_id_malformed", f"the list names {dok_id!r:.100}, which cannot be a dok_id; it is not fetched")
                continue
            stamp = loose.text(hit.get("systemdatum")) or loose.text(hit.get("publicerad"))
            dates = [found.date() for found in map(loose.moment, (hit.get(k) for k in ("systemdatum", "publicerad", "datum"))) if found]
            yield Listed(dok_id, stamp, max(dates, default=None))

    def _is_asked_for(self, hit: Mapping[str, Any]) -> bool:
        riksmote = loose.text(hit.get("rm"))
        if riksmote is not None and riksmote != self._riksmote:
            return False
        kinds = {types_by_name().get(k.casefold(), k) for k in (loose.text(hit.get(f)) for f in ("doktyp", "typ", "subtyp")) if k}
        return not kinds or self._doc_type in kinds

    def _page(self, window: Mapping[str, str], number: int) -> _Page | None:
        self._budget -= 1
        if self._budget < 0:
            if not any(problem.rule == "list_endless" for problem in self.problems):
                self._problem("list_endless", "the list does not come to an end; what it named so far is fetched")
            return None
        params = {"doktyp": self._doc_type, "rm": self._riksmote, "utformat": "json", "sort": "datum", "sortorder": "asc"}
        params |= {**window, "p": str(number)}
        tries = None if self._asked else _FIRST_TRIES
        try:
            answer = self._client.get(f"{self._client.base_url}/dokumentlista/", _objection, params=params, tries=tries)
        except Failed as failed:
            if not self._asked:
                raise SourceUnreachable(
                    f"{self._client.base_url} gives no list: {failed}; is there a network? Local data is unaffected, nothing was fetched"
                ) from None
            self._problem("list_page_failed", f"page {number} of the list cannot be had: {failed}; fetch again later")
            return None
        self._asked = True
        if answer.status != 200:
            self._problem("list_page_failed", f"page {number} of the list is answered with {answer.status}; fetch again later")
            return None
        page = _Page.read(answer.content)
        if page.warning:
            _log.info("%s: the source warns: %s", self._source, page.warning)
        return page

    @property
    def documents(self) -> int:
        """How many documents it named so far."""
        return len(self._seen)

    def _problem(self, rule: str, message: str) -> None:
        self.problems.append(UnreadableSource(self._source, rule, message))


@dataclass(frozen=True, slots=True)
class _Page:
    documents: list[dict[str, Any]]
    hits: int | None
    pages: int
    size: int
    has_next: bool
    warning: str | None

    @classmethod
    def read(cls, content: bytes) -> _Page:
        data = parse_json(content, "")
        found = data["dokumentlista"]
        documents = loose.items(data, "dokumentlista", "dokument")
        hits = loose.whole_number(found.get("@traffar"))
        size = len(documents)
        stated = loose.whole_number(found.get("@sidor"))
        # The count of hits is worth more than that of pages, which has been seen without any relation to it.
        pages = -(-hits // size) if hits is not None and size else stated or 1
        return cls(documents, hits, pages, size, loose.text(found.get("@nasta_sida")) is not None, loose.text(found.get("@varning")))


def _objection(content: bytes, _: Mapping[str, str]) -> str | None:
    try:
        data = parse_json(content, "")
    except UnreadableSource as unreadable:
        return unreadable.message
    found = data.get("dokumentlista") if isinstance(data, dict) else None
    return None if isinstance(found, dict) else "the answer is no list of documents"
