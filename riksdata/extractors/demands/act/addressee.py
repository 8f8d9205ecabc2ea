"""Who is asked by an interpellation or a written question: the minister's title, name and party."""

from __future__ import annotations

import re
from dataclasses import dataclass

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
_MINISTER = re.compile(rf"(?P<title>{_TITLE})\s+(?P<name>{_NAME})(?:\s+\((?P<party>[A-ZÅÄÖa-zåäö-]{{1,4}})\))?")
_OWN_LINE = re.compile(
    rf"^\s*Till\s+(?P<whole>(?P<title>{_TITLE})\s+(?P<name>{_NAME})(?:\s+\((?P<party>[A-ZÅÄÖa-zåäö-]{{1,4}})\))?)\s*$", re.M
)
_BARE = re.compile(r"\b(?:till|fråga)\s+(?P<title>(?:[a-zåäö]+-\s+och\s+)?[a-zåäö]*(?:ministern|statsrådet|statsministern))\b")
_CALLED = re.compile(r"\b(?P<title>(?:[a-zåäö]+-\s+och\s+)?(?:[a-zåäö]+ministern|statsrådet))\b", re.I)
_DIVIDED = re.compile(r"(?<=[a-zåäö])-\s+(?!och\b|samt\b|eller\b)(?=[a-zåäö])")
"""Where a line's end divides a word."""
_SECOND_LINE = re.compile(r"\btill\s+", re.I)
_HEAD = 1500


@dataclass(frozen=True, slots=True)
class Addressee:
    """Who is asked: as the text gives it, the bare name, and the party."""

    shown: str
    name: str | None
    party: str | None


def find_addressee(document: TextDocument, introduction: Span | None, question: str = "") -> Addressee | None:
    """The minister asked: a line "Till …" of its own, else whom the introduction of the questions names, else whom the heading names.

    Where none has a name: the title by which heading, introduction or the `question` itself (its text) calls the minister.
    """
    head = _DIVIDED.sub("", visible(document.masked[:_HEAD]))
    introduced = _DIVIDED.sub("", visible(document.masked[introduction.start : introduction.end])) if introduction else ""
    own = _OWN_LINE.search(head)
    if own:
        return Addressee(" ".join(own["whole"].split()), " ".join(own["name"].split()), own["party"])
    heading = None
    for till in _SECOND_LINE.finditer(head):
        heading = _MINISTER.match(head, till.end())
        if heading:
            break
    named = None
    if introduced:
        named = _MINISTER.search(introduced)
    found = named or heading
    if found is None:
        bare = _BARE.search(head) or _BARE.search(introduced) or _CALLED.search(_DIVIDED.sub("", visible(question)))
        return Addressee(" ".join(bare["title"].lower().split()), None, None) if bare else None
    name = " ".join(found["name"].split())
    party = found["party"] or (heading["party"] if heading and " ".join(heading["name"].split()) == name else None)
    title = " ".join(found["title"].split())
    return Addressee(f"{title[0].lower()}{title[1:]} {name}", name, party)
