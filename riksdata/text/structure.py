"""The structural parts of a text: headings, sections, paragraphs, footnotes."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import NamedTuple

from riksdata.text.spans import Span


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it; `start`–`end` runs from the heading to the next heading of any level."""

    heading: str
    """White space folded, markers left out."""
    heading_start: int
    heading_end: int
    start: int
    end: int
    level: int


class Paragraph(NamedTuple):
    """A paragraph without its surrounding white space; `section` is an index into `sections`, None before the first."""

    start: int
    end: int
    section: int | None
    is_heading: bool


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote: its number, where it is marked, and the span of its body without number and brackets."""

    number: int
    marks: tuple[Span, ...]
    body: Span | None


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who signed, as the text gives it; `party` in the letters that the riksdag uses (`S`, `MP`)."""

    name: str
    party: str | None


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What a text states about itself; None where it does not."""

    doc_type: str
    """`mot`, `ip`, `fr`, `frs`, `prop`, `skr`, `bet`, `yttr`, `prot` or `other`."""
    riksmote: str | None = None
    """`2018/19`, or a calendar year before 1975/76."""
    number: str | None = None
    """What follows the colon: `2045`, `So208`, `AU10`."""
    title: str | None = None
    date: datetime.date | None = None
    recipient: str | None = None
    """The minister asked or the body addressed, as written: `justitieminister Gunnar Strömmer (M)`."""
    recipient_title: str | None = None
    recipient_name: str | None = None
    recipient_party: str | None = None
    signatories: tuple[Signatory, ...] = ()
    parties: tuple[str, ...] = ()
    """All parties that the byline names, also where it does not say whose each is."""


@dataclass(frozen=True, slots=True)
class KnownHeading:
    """A heading that the source's markup declares, for texts that were rendered from HTML."""

    start: int
    end: int
    level: int
