"""Every kind of fault at several requests of a fetch, once and for good: nothing is lost in silence, and the next fetch has it all."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "riksdata" / "sources"))

import riksdag_server as bad
from fetch_zone import MANNERS, Zone

Fault = Callable[[Any, bytes], None]
DOCUMENTS = 45
PLACES = ("p1", "p2", "p3", "H6029001", "H6029023", "H6029045")


def _spoiled(change: Callable[[bytes], bytes]) -> Fault:
    return lambda handler, body: handler.answer(change(body))


def _latin1(body: bytes) -> bytes:
    return json.dumps(json.loads(body), ensure_ascii=False).encode("latin-1").replace(b"Text", b"\xc5tg\xe4rd")


FAULTS: dict[str, Fault] = {
    "reset in mid body": bad.reset_in_mid_body,
    "closed early": bad.closed_early,
    "closed in a chunk": bad.closed_in_a_chunk,
    "half a body": bad.truncated_json,
    "empty body": _spoiled(lambda body: b""),
    "HTML with 200": bad.html_with_200,
    "fragment of HTML": _spoiled(lambda body: b"<div><p>Fel</p>"),
    "another document": bad.another_document,
    "null": _spoiled(lambda body: b"null"),
    "304 to nobody": lambda handler, body: handler.answer(b"", 304),
    "Latin-1": _spoiled(_latin1),
    "400": bad.status(400),
    "404": bad.status(404),
    "429": bad.status(429),
    "500": bad.status(500),
    "503 with a wait": bad.status(503, Retry_After="1"),
    "redirect elsewhere": bad.redirect("http://example.invalid/x"),
    "redirect to nonsense": bad.redirect("http://[::1"),
}


@dataclass(slots=True)
class Found:
    """What came of it."""

    kinds: int = 0
    lost: list[str] = field(default_factory=list)


@contextmanager
def riksdag() -> Iterator[Any]:
    """A local server with some pages of motions."""
    with bad.serving() as server:
        for k in range(1, DOCUMENTS + 1):
            server.add(f"H6029{k:03d}")
        yield server


def try_faults(scratch: Path, every: int = 1) -> Found:
    """Each fault at each place: for a while (three answers), and for as long as the fetch lasts."""
    found = Found()
    cases = [(name, place, often) for name in FAULTS for place in PLACES for often in (2, 99)]
    for number, (name, place, often) in enumerate(cases[::every]):
        found.kinds += 1
        with riksdag() as server:
            server.faults[place] = [FAULTS[name]] * often
            zone, journal = Zone(), scratch / f"journal-{number}"
            refused = _fetch(server, zone, journal)
            whole = _held(zone, server)
            if not whole and not zone.problems and refused is None:
                found.lost.append(f"{name} at {place}, {often} times: something is missing and nothing was said")
            server.faults.clear()
            zone.problems.clear()
            refused = _fetch(server, zone, journal)
            if refused is not None or not _held(zone, server) or zone.problems:
                found.lost.append(f"{name} at {place}, {often} times: not whole after the next fetch: {refused} {zone.problems[:2]}")
    return found


def _held(zone: Zone, server: Any) -> bool:
    return {source: contents[-1] for source, contents in zone.held.items()} == {f"api/mot/{k}": v for k, v in server.records.items()}


def _fetch(server: Any, zone: Zone, journal: Path) -> str | None:
    from riksdata.sources.api import fetch_records
    from riksdata.sources.errors import SourceUnreachable
    from riksdata.sources.http import Client

    client = Client(server.url, replace(MANNERS, pause=0.0, tries=3, backoff=0.0), sleep=lambda seconds: None)
    try:
        for each in fetch_records("mot", "2018/19", have=zone.have, journal=journal, client=client):
            zone.take(each)
    except SourceUnreachable as error:
        return str(error)
    finally:
        client.close()
    return None
