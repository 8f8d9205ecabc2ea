"""What a question to a minister looks like: its mark, its number or bullet, the words that open one without a mark."""

from __future__ import annotations

import re
from dataclasses import dataclass

from riksdata.swedish.lazy import lazy_regex
from riksdata.text.document import Paragraph, TextDocument
from riksdata.text.lines import LIST_MARKS
from riksdata.text.spans import Span

_OPENS = r"(?:Vilk|Avser|Ämnar|Tänker|Anser|Kommer|Hur|Vad|Är|Har|Delar|När|Varför|Kan|Vill|Finns|Om)\w{0,4}\s"
NUMBER = lazy_regex(
    rf"""
    (?:
        (?P<number>\d{{1,2}}|[a-h])\s?[.)](?:\s{{0,40}}|(?=[A-ZÅÄÖ]))(?=[\"”A-ZÅÄÖa-zåäö–])                  # 1 .
        |\d{{1,2}}\s{{1,3}}(?={_OPENS})                                                                      # 1 Avser
        |(?:\(\w{{1,2}}\)|\d{{1,2}}:o|\d{{1,2}}/|[a-h]/|[A-H][.)]|(?:I{{1,3}}|IV|V)[.)])\s{{0,40}}(?={_OPENS})  # (1) Avser
        |Fråga\s\d{{1,2}}\s?[:.]\s{{0,40}}(?={_OPENS})                                                       # Fråga 1: Avser
    )
    """,
    re.X,
)
MARKS = f"@\uf0b7{LIST_MARKS}"
"""What opens an item, as it stands between brackets: "@" is what some conversions made of a dash, U+F0B7 a bullet of Word's own font."""
BULLET = lazy_regex(rf"[{MARKS}]\s{{0,40}}")
LAST = 3
"""Paragraphs from the end in which a question may lack its mark."""
QUESTION_END = lazy_regex(r"\?[\s?]{0,3}[\"”’)\]]{0,3}$")
AFTER_COLON = lazy_regex(rf"[:;][\s\u200b]{{0,40}}[{MARKS}]?\s{{0,40}}(?=[\"”A-ZÅÄÖ0-9]|\(\w{{1,2}}\)|[a-h][.)/]\s)")
_LEAD = lazy_regex(
    rf"""
    (?i:
        (?=[^?:]{{0,320}}\b(?:jag|vi|min|mina|följande|vissa|frågor|frågorna)\b)
        [^?:]{{0,200}}\b
        (?:svar\w*|följande|fråg(?:a|or|an|orna)|ställer|undrar)\b[^?:]{{0,120}}  # svar
        |[^?:]{{0,40}}\bjag\b[^?:]{{0,60}}                                         # jag vill lägga till en
        |(?:den\s+)?frågan\s+(?:är|blir|lyder|kvarstår|återstår)\b[^?:]{{0,60}}   # frågan kvarstår
        |(?:och\s+)?(?:slutligen|dessutom|vidare|till\s+(?:sist|slut)|avslutningsvis|för\s+det\s+(?:första|andra|tredje|fjärde))
    )
    :\s{{0,40}}[{MARKS}]?\s{{0,40}}(?=[\"”A-ZÅÄÖ0-9]|\(\w{{1,2}}\)|[a-h][.)/]\s)        # : –
    """,
    re.X,
)
_SPLIT_GLUED = lazy_regex(
    rf"""
    \?\s{{0,40}}(?=(?:[{MARKS}]\s{{0,40}}|(?:\d{{1,2}}|[a-h])[.)/]\s{{0,40}}|\(\w{{1,2}}\)\s{{0,40}})[A-ZÅÄÖ])   # ? 2.
    |\?(?=[A-ZÅÄÖ])
    """,
    re.X,
)
"""Where questions run together: "…?Hur …", "…? - Har …", "…?2. Avser …"."""
UNMARKED = lazy_regex(
    r"""
    (?:
        (?:vilk\w+|hur|vad|varför|på\s+vilk\w+|av\s+vilk\w+|i\s+vilk\w+)\s[^.?!]{0,100}?  # vilkpåhitt
        \b
        (?:avser|ämnar|tänker|kommer|är|gör|vidtar|ligger|anser|vill|ser)\s[^.?!]{0,300}  # avser
        \b(?:\w*minister\w*|statsråd\w*|regeringen\w*|hon|han)\b                          # minister
        |(?:vilk\w+|hur|vad)\s[^.?!]{0,100}?\b                                            # vilkpåhitt
        (?:avser|ämnar|tänker|kommer|vidtar|anser|ser)\s                                  # avser
        (?:\w*ministern|statsrådet|regeringen|hon|han)\b                                  # ministern
        |(?:avser|ämnar|tänker|är|kommer|anser|delar|vill|har)\s                          # avser
        (?:\w*ministern|\w*minister|statsrådet|regeringen|hon|han)\b                      # ministern
        |om\s[^.?!]{2,200}?,\s(?:avser|ämnar|tänker|är|kommer|vill)\s                     # om påhitt, avser
        (?:\w*ministern|statsrådet|regeringen)\b                                          # ministern
        |om\s(?:\w+\s+){1,4}?                                                             # om påhitt
        (?:avser|ämnar|tänker|har\s+för\s+avsikt|är\s+beredd|kommer|vill|anser)\b         # avser
    )
    """,
    re.I | re.X,
)
"""A question without its mark."""
OF_MINISTER = lazy_regex(r"(?<!\w)(?:\w*minister(?:n|ns)?|statsråd(?:et|ets)?|regeringens?|hon|han|beredda?)(?!\w)", re.I)
"""Whom a question to the government asks, or of whom; "beredd" asks whoever is named."""
CLOSING = lazy_regex(r"(?:överlämnas\s+enligt|stockholm\s+den|[.…_\s]+$|[^\n]{2,70}\([a-zåäö]{1,4}\)$)", re.I)


@dataclass(frozen=True, slots=True)
class Question:
    """A question and the sentence that introduces it (the same span where the introduction holds the question itself)."""

    span: Span
    introduction: Span | None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the text and the number of its paragraph."""

    start: int
    end: int
    paragraph: int


def sentences_of(document: TextDocument, paragraph: Paragraph, index: int) -> list[Sentence]:
    """The sentences of a paragraph, those cut too that run together in one line."""
    out = []
    for s in document.sentences(paragraph.start, paragraph.end):
        start = s.start
        for m in _SPLIT_GLUED.finditer(document.masked, s.start, s.end):
            out.append(Sentence(start, m.start() + 1, index))
            start = m.end()
        out.append(Sentence(start, s.end, index))
    return out


def item_start(masked: str, sentence: Sentence) -> int:
    """Where a sentence begins behind an introduction, a number or a bullet."""
    start = skip_number(masked, past_lead(masked, sentence.start, sentence.end))
    bullet = BULLET.match(masked, start, sentence.end)
    return bullet.end() if bullet else start


def past_lead(masked: str, start: int, end: int) -> int:
    """Where the question begins in "… önskar jag svar på följande: Har …?"."""
    colon = _LEAD.match(masked, start, end)
    return colon.end() if colon else start


def skip_number(masked: str, start: int) -> int:
    """Where the text begins behind a number."""
    mark = NUMBER.match(masked, start, start + 48)
    return mark.end() if mark else start
