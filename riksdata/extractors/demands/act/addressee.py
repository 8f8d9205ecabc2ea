"""Who is asked by an interpellation or a written question: the minister's title, name and party."""

from __future__ import annotations

import re
from dataclasses import dataclass

from riksdata.swedish.lazy import lazy_regex
from riksdata.swedish.stems import visible
from riksdata.text.document import TextDocument
from riksdata.text.spans import Span

_TITLE = (
    "(?:"
    r"(?:[Vv]ice\s+)?[Ss]tats(?:råd(?:et)?|minister)"  # Vice Statsrådet
    r"|(?:[A-Za-zÅÄÖåäö]+-(?:,\s+[a-zåäö]+-)?\s+(?:och|samt)\s+)?[A-Za-zÅÄÖåäö]*ministe"  # Påhitt-, påhitt- och ministe
    "r"
    ")"
)
_NAME = r"[A-ZÅÄÖÉ][\w’'-]+(?:\s+(?:(?:af|von|de|der|la)\s+)?[A-ZÅÄÖÉ][\w’'-]+){1,3}"
_MINISTER = lazy_regex(rf"(?P<title>{_TITLE})\s+(?P<name>{_NAME})(?:\s+\((?P<party>[A-ZÅÄÖa-zåäö-]{{1,4}})\))?")
_OWN_LINE = lazy_regex(
    rf"^\s*Till\s+(?P<whole>(?P<title>{_TITLE})\s+(?P<name>{_NAME})(?:\s+\((?P<party>[A-ZÅÄÖa-zåäö-]{{1,4}})\))?)\s*$", re.M
)
_BARE = lazy_regex(r"\b(?:till|fråga)\s+(?P<title>(?:[a-zåäö]+-\s+och\s+)?[a-zåäö]*(?:ministern|statsrådet|statsministern))\b")
_CALLED = lazy_regex(r"\b(?P<title>(?:[a-zåäö]+-\s+och\s+)?(?:[a-zåäö]+ministern|statsrådet))s?\b", re.I)
_DIVIDED = lazy_regex(r"(?<=[a-zåäö])-\s+(?!och\b|samt\b|eller\b)(?=[a-zåäö])")
"""Where a line's end divides a word."""
_SECOND_LINE = lazy_regex(r"\btill\s+", re.I)
_HEAD = 1500


@dataclass(frozen=True, slots=True)
class Addressee:
    """Who is asked: as the text gives it, the bare name, and the party."""

    shown: str
    name: str | None
    party: str | None


def find_addressee(document: TextDocument, introduction: Span | None, question: str = "") -> Addressee | None:
    """The minister asked, as a line "Till …" of its own has it, else the heading, else the introduction of the questions.

    Where none has a name: the title by which heading, introduction or the `question` itself (its text) calls the minister.
    """
    head = _DIVIDED.sub("", visible(document.masked[:_HEAD]))
    introduced = _DIVIDED.sub("", visible(document.masked[introduction.start : introduction.end])) if introduction else ""
    own = _OWN_LINE.search(head)
    if own:
        return Addressee(" ".join(own["whole"].split()), " ".join(own["name"].split()), own["party"])
    for till in _SECOND_LINE.finditer(head):
        if found := _MINISTER.match(head, till.end()):
            return _as_printed(found)
    found = _MINISTER.search(introduced)
    if found:
        return _as_printed(found)
    bare = _BARE.search(head) or _BARE.search(introduced) or _CALLED.search(_DIVIDED.sub("", visible(question)))
    return Addressee(" ".join(bare["title"].lower().split()), None, None) if bare else None


def _as_printed(found: re.Match[str]) -> Addressee:
    return Addressee(" ".join(found[0].split()), " ".join(found["name"].split()), found["party"])
