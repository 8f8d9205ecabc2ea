"""What the sources hand over: raw records as they were served, and what a reader makes of one."""

from __future__ import annotations

import datetime
import hashlib
from dataclasses import dataclass, field
from functools import cached_property

from riksdata.chamber.official_demands import OfficialDemand
from riksdata.text.document import KnownHeading


@dataclass(frozen=True)
class RawRecord:
    """One raw document, byte for byte as it was served or found."""

    source: str
    """Where it stands, stable and without a machine's paths: `inbox/name.txt`, `mot-2018-2021.json.zip/h6021089.json`,
    `api/mot/H6021089`."""
    content: bytes
    media_type: str
    """`application/json`, `application/xml`, `text/html` or `text/plain`."""
    source_url: str | None = None
    retrieved_at: datetime.datetime | None = None
    """UTC, without zone; None for local files."""

    @cached_property
    def sha256(self) -> str:
        """Of the content, 64 hex digits."""
        return hashlib.sha256(self.content).hexdigest()


class UnreadableSource(Exception):
    """A raw record that no reader can read. The message names the source and says what to do; `rule` is the issue's rule."""

    def __init__(self, source: str, rule: str, message: str) -> None:
        """`message` without the source, which goes before it."""
        super().__init__(f"{source}: {message}")
        self.source, self.rule, self.message = source, rule, message


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who signed, or to whom a document is addressed."""

    role: str
    """`author` or `recipient`."""
    name: str
    title: str | None = None
    party: str | None = None
    person_id: str | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """A link that the record states from this document to another."""

    relation: str
    target_dok_id: str
    target_title: str | None = field(default=None, compare=False)
    """The title of the target, as the record states it; a link is the same with or without it."""


@dataclass(frozen=True, slots=True)
class SourceIssue:
    """Something that a reader of the document should know about its source."""

    rule: str
    severity: str
    """`error`, `warning` or `info`."""
    message: str


@dataclass(frozen=True)
class ReadDocument:
    """One document as its source states it; None where it does not."""

    source_kind: str
    """`record`, `html` or `text`: the order of precedence."""
    text: str
    """The canonical text, line ends as `\\n`."""
    doc_type: str
    """`mot`, `ip`, `fr`, `frs`, `prop`, `skr`, `bet`, `yttr`, `prot`, … or `other`."""
    headings: tuple[KnownHeading, ...] | None = None
    """None where the source has no markup, so that headings are told from the text."""
    dok_id: str | None = None
    subtype: str | None = None
    """`enskild`, `kommitté`, `parti`, `flerparti`, …"""
    category: str | None = None
    """`fristående` or `följdmotion`."""
    riksmote: str | None = None
    number: str | None = None
    temp_designation: str | None = None
    title: str | None = None
    subtitle: str | None = None
    date: datetime.date | None = None
    status: str | None = None
    committee: str | None = None
    recipient: str | None = None
    withdrawn: bool = False
    source_date: datetime.datetime | None = None
    """The source's own date of change, by which the newer of two records is told."""
    people: tuple[Person, ...] = ()
    byline_parties: tuple[str, ...] = ()
    """The parties that the byline names, also where it does not say whose each is."""
    relations: tuple[Relation, ...] = ()
    official_demands: tuple[OfficialDemand, ...] | None = None
    """The record's yrkanden; None where the source has no official list, so that demands are read from the text."""
    issues: tuple[SourceIssue, ...] = field(default=())

    @property
    def parties(self) -> tuple[str, ...]:
        """The parties of all authors, each once, in the order of signature, then others of the byline; `-` for members of none."""
        signed = [p.party for p in self.people if p.role == "author" and p.party]
        return tuple(dict.fromkeys([*signed, *self.byline_parties]))
