"""Records from the riksdag's API: all documents of a type and riksmöte, or those that changed."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

from riksdata.chamber.document_types import listed_types, types_by_name
from riksdata.sources import loose
from riksdata.sources.decode import encoding_issue
from riksdata.sources.errors import SourceUnreachable, WrongRequest
from riksdata.sources.http import DEFAULT_MANNERS, Client, Failed, Manners
from riksdata.sources.journal import Fetched, Journal
from riksdata.sources.listing import Listed, Listing
from riksdata.sources.parse import parse_json
from riksdata.sources.record import holds_text
from riksdata.sources.records import RawRecord, UnreadableSource
from riksdata.swedish.lazy import lazy_regex

BASE_URL = "https://data.riksdagen.se"
_LIST_LASTS = datetime.timedelta(hours=20)
"""So long an interrupted fetch is taken up by its old list."""
_SETTLE_EVERY = 200
_UNREACHABLE_IN_A_ROW = 3
_BARE = b"<div"
_ANOTHER = "the answer is another document"
_RIKSMOTE = lazy_regex(r"(\d{4})(?:[/-](\d{4}|\d{2}))?")
_FIRST_YEAR = 1971
_FIRST_SPLIT_SESSION = 1975


def check_request(doc_type: str, riksmote: str, today: datetime.date | None = None) -> tuple[str, str]:
    """A document type and riksmöte in the source's spelling: (`mot`, `2018/19`) for (`MOT`, `2018-19`).

    Raises WrongRequest, whose message says what is allowed.
    """
    kind = types_by_name().get(doc_type.strip().casefold())
    if kind not in listed_types():
        raise WrongRequest(f"there is no document type {doc_type!r:.40} to fetch; give one of {', '.join(listed_types())}")
    last = (today or datetime.datetime.now(datetime.UTC).date()).year
    allowed = (
        f"give a riksmöte from 1975/76 to {last}/{(last + 1) % 100:02d}, such as 2018/19, or a calendar year from {_FIRST_YEAR} to 1975"
    )
    found = _RIKSMOTE.fullmatch(riksmote.strip())
    if not found:
        raise WrongRequest(f"{riksmote!r:.40} is no riksmöte; {allowed}")
    first, second = int(found.group(1)), found.group(2)
    if second is None:
        right = _FIRST_YEAR <= first <= _FIRST_SPLIT_SESSION
        spelled = str(first)
    else:
        right = _FIRST_SPLIT_SESSION <= first <= last and int(second) in (first + 1, (first + 1) % 100)
        spelled = f"{first}/{first + 1}" if first == 1999 else f"{first}/{(first + 1) % 100:02d}"
    if not right:
        raise WrongRequest(f"there is no riksmöte {riksmote!r:.40}; {allowed}")
    return kind, spelled


def fetch_records(
    doc_type: str,
    riksmote: str,
    *,
    since: datetime.date | None = None,
    have: Callable[[str], str | None] | None = None,
    dated: Callable[[str], datetime.datetime | None] | None = None,
    journal: Journal | Path | None = None,
    base_url: str = BASE_URL,
    manners: Manners = DEFAULT_MANNERS,
    pause: float | None = None,
    progress: Callable[[int, int], None] | None = None,
    client: Client | None = None,
    asked: set[str] | None = None,
) -> Iterator[RawRecord | UnreadableSource]:
    """The records of a type and riksmöte that are not held yet or have changed, one at a time, each good one exactly once.

    `since`: only what is dated, published or changed on that day or later. `have`: the sha256 of the newest content held under a source's
    name (`api/mot/H6021089`), None where none is. `journal`: where to keep what is done; with it a fetch that was killed is taken up where
    it stopped, and what is unchanged by the list's own dates, or by the server's word (304), is not fetched. `progress`: documents done and
    in all. `pause`: seconds between requests, instead of that of `manners`.

    `dated`: the source's own date (ReadDocument.source_date) of the record that is held of a dok_id from any source, such as a bulk
    collection; a record that the list does not date later is not fetched. `asked` is given the source of everything that was asked for
    to its end, the list's own among them: what was told of these by earlier fetches and not by this one is past.

    The caller writes the records in batches of any size: a record is kept in the journal until `have` shows it.
    What cannot be had comes as an UnreadableSource and is tried again by the next fetch. Raises WrongRequest at once; SourceUnreachable
    where the server does not answer (any more) or asks to be left alone, whereupon nothing that was fetched is lost.
    """
    kind, session = check_request(doc_type, riksmote)
    if pause is not None:
        manners = replace(manners, pause=pause)
    connection = client or Client(base_url, manners)
    kept = journal if isinstance(journal, Journal) else Journal(journal)
    fetch = _Fetch(
        connection,
        kept,
        kind,
        session,
        since,
        have or (lambda source: None),
        dated or (lambda dok_id: None),
        progress or (lambda done, total: None),
        set() if asked is None else asked,
    )
    return _closing(fetch.run(), [opened.close for opened, own in ((connection, client is None), (kept, kept is not journal)) if own])


def _closing(found: Iterator[RawRecord | UnreadableSource], closings: list[Callable[[], None]]) -> Iterator[RawRecord | UnreadableSource]:
    try:
        yield from found
    finally:
        for close in closings:
            close()


class _Fetch:
    def __init__(
        self,
        client: Client,
        journal: Journal,
        doc_type: str,
        riksmote: str,
        since: datetime.date | None,
        have: Callable[[str], str | None],
        dated: Callable[[str], datetime.datetime | None],
        progress: Callable[[int, int], None],
        asked: set[str],
    ) -> None:
        self._asked = asked
        self._list_source = f"api/{doc_type}/{riksmote.replace('/', '-')}"
        self._client, self._journal, self._doc_type, self._riksmote = client, journal, doc_type, riksmote
        self._since, self._have, self._dated, self._progress = since, have, dated, progress
        self._series = f"{doc_type}|{riksmote}"
        self._task = f"{self._series}|{since or ''}"
        self._unreachable = 0

    def run(self) -> Iterator[RawRecord | UnreadableSource]:
        self._journal.settle(self._series, self._have)
        given: dict[str, str] = {}
        for record in self._journal.kept(self._series):
            given[record.source] = record.sha256
            yield record
        now = _now()
        listed = self._journal.open_list(self._task, _LIST_LASTS, now)
        if listed is None:
            listing = Listing(self._client, self._doc_type, self._riksmote, self._list_source, self._journal.count(self._series))
            listed = [x for x in listing if self._since is None or x.date is None or x.date >= self._since]
            self._journal.begin(self._task, listed, now, listing.problems)
            if not listing.problems:
                self._journal.counted(self._series, listing.documents)
        yield from self._journal.problems(self._task)
        self._asked.add(self._list_source)
        for done, entry in enumerate(listed):
            self._progress(done, len(listed))
            yield from self._record(entry, given)
            self._asked.add(self._source(entry))
            if done % _SETTLE_EVERY == _SETTLE_EVERY - 1:
                self._journal.settle(self._series, self._have)
        self._progress(len(listed), len(listed))
        self._journal.finish(self._task)

    def _source(self, entry: Listed) -> str:
        return f"api/{self._doc_type}/{entry.dok_id}"

    def _record(self, entry: Listed, given: Mapping[str, str]) -> list[RawRecord | UnreadableSource]:
        """The record behind an entry, and a word where something is wrong with it; nothing where it is held and unchanged."""
        source = self._source(entry)
        known = self._journal.fetched(source)
        current = known is not None and known.sha256 in (self._have(source), given.get(source))
        if current and known is not None and entry.stamp is not None and known.stamp == entry.stamp:
            return []
        listed, held = loose.moment(entry.stamp), self._dated(entry.dok_id)
        if listed is not None and held is not None and listed <= held:
            return []
        conditions = {}
        if current and known is not None:
            conditions = {k: v for k, v in (("If-None-Match", known.etag), ("If-Modified-Since", known.modified)) if v}
        address = f"{self._client.base_url}/dokumentstatus/{quote(entry.dok_id, safe='')}.json"
        twice: dict[bytes, str] = {}

        def check(content: bytes, _: Mapping[str, str]) -> str | None:
            """A bare `<div`, as some old ids give for good, or an odd encoding is taken as the answer when it comes a second time."""
            objection = _objection(content, entry.dok_id)
            remark = encoding_issue(content)
            if objection is None and remark is not None:
                objection = remark.message
            elif objection and not content.lstrip().startswith(_BARE):
                return objection
            if objection is None or content in twice:
                return None
            twice[content] = objection
            return objection

        try:
            answer = self._client.get(address, check, conditions)
        except Failed as failed:
            return self._failed(source, address, failed)
        self._unreachable = 0
        if answer.content in twice:
            bare = answer.content.lstrip().startswith(_BARE)
            return self._failed(source, address, Failed("the answer is no record" if bare else twice[answer.content], answer.content))
        if answer.status == 304:
            self._journal.unchanged(source, entry.stamp if known is None or known.stamp else None)
            return []
        if answer.status != 200:
            why = "the source knows no such document" if answer.status == 404 else f"the server answers {answer.status}"
            rule = "not_found" if answer.status == 404 else "fetch_failed"
            return [UnreadableSource(source, rule, f"{why}; it is asked for again by the next fetch")]
        record = RawRecord(source, answer.content, "application/json", address, _now())
        # Texts come later than records, under an unchanged date: without the list's date the next fetch asks again.
        stamp = entry.stamp if holds_text(parse_json(answer.content, source)) else None
        fetched = Fetched(stamp, record.sha256, answer.headers.get("ETag"), answer.headers.get("Last-Modified"))
        if current and known is not None and known.sha256 == record.sha256:
            self._journal.unchanged(source, stamp)
            return []
        self._journal.keep(self._series, record, fetched)
        return [record]

    def _failed(self, source: str, address: str, failed: Failed) -> list[RawRecord | UnreadableSource]:
        """What is made of an address that was given up: it is told, and bytes that are the source's own, however broken, are kept too."""
        told = UnreadableSource(source, "fetch_failed", f"{failed}; it is asked for again by the next fetch")
        self._unreachable = self._unreachable + 1 if failed.unreachable else 0
        if self._unreachable >= _UNREACHABLE_IN_A_ROW:
            raise SourceUnreachable(f"{self._client.base_url}: {failed}; what was fetched is kept, run again later")
        own = failed.content is not None and failed.content.lstrip().startswith((b"{", b"\xef\xbb\xbf{", _BARE))
        if failed.content is not None and own and not _is_foreign(failed.content, source.rsplit("/", 1)[-1]):
            record = RawRecord(source, failed.content, "application/json", address, _now())
            held = self._have(source)
            if held == record.sha256:
                return [told]
            if held is not None:
                # What is held may be whole: nothing broken goes on top of it.
                stays = f"{failed}; what is held stays, and it is asked for again by the next fetch"
                return [UnreadableSource(source, "fetch_failed", stays)]
            # Without the list's date, so that the next fetch asks again.
            self._journal.keep(self._series, record, Fetched(None, record.sha256, None, None))
            return [record, told]
        return [told]


def _objection(content: bytes, dok_id: str) -> str | None:
    try:
        data = parse_json(content, "")
    except UnreadableSource as unreadable:
        return unreadable.message
    status = data.get("dokumentstatus") if isinstance(data, dict) else None
    stated = status.get("dokument") if isinstance(status, dict) else None
    if not isinstance(stated, dict):
        return "the answer holds no document"
    said = loose.text(stated.get("dok_id"))
    return None if said is None or said.casefold() == dok_id.casefold() else f"{_ANOTHER} ({said!r:.60})"


def _is_foreign(content: bytes, dok_id: str) -> bool:
    return (_objection(content, dok_id) or "").startswith(_ANOTHER)


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC).replace(tzinfo=None, microsecond=0)
