"""The questions of interpellations and written questions: what stands after "vill jag fråga", or inside it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from riksdata.swedish.lazy import lazy_regex
from riksdata.text.document import Paragraph, TextDocument
from riksdata.text.spans import Span

_SELF = r"(?:jag|vi|undertecknad)"
_WILL = (
    "(?:vill|önskar|önska|skulle|ska|skall|måste|får|ber|tänker|avser"  # jag vill
    "|anhåller|tillåter|hemställer|har|tvingas|väljer|känner|begär)"  # jag anhåller
)
_ASKING = r"(?:fråga|fråga:|ställa|ställas|framställa|veta|höra|rikta|frågat|spörja|be|efterfråga|anföra|uppmana)"
_ASK = lazy_regex(
    rf"""
    \b{_WILL}\b[^.?!]{{0,160}}\b{_SELF}\b[^?!]{{0,240}}\b{_ASKING}\b                      # villjagfråga
    |\b{_SELF}\b[^.?!]{{0,60}}\b{_WILL}\b[^?!]{{0,240}}\b{_ASKING}\b                      # jagvillfråga
    |\b(?:frågar|undrar|ställer|riktar)\b[^.?!]{{0,100}}\b{_SELF}\b                       # frågarjag
    |\b{_SELF}\b[^.?!]{{0,100}}\b(?:frågar|undrar|ställer)\b                              # jagfrågar
    |\b{_SELF}\b[^.?!]{{0,20}}\bhar\b[^.?!]{{0,60}}\bfråg(?:a|or)\b                       # jagharfråga
    |\bhar\b[^.?!]{{0,40}}\b{_SELF}\b[^.?!]{{0,80}}\bfråg(?:a|or)\b                       # harjagfråga
    |\b(?:min|mina|vår|våra|följande|därför|således|dessa)\b[^.,?!]{{0,80}}\b             # min
    (?:fråga|frågor|frågan|frågeställningar?|frågorna)\b[^?!]{{0,200}}                    # fråga
    (?:\b(?:är|blir|lyder|som|därför|följande)\b|:)                                       # är
    |\b(?:är|blir|lyder)\s+(?:därför\s+|då\s+)?(?:min|mina|vår|våra)\s+(?:fråga|frågor)\b  # är därför min fråga
    |\b
    (?:{_SELF}\s+(?:kräver|begär|önskar|vill\s+ha)|(?:kräver|begär|önskar)\s+{_SELF})\b   # jag kräver
    [^.?!]{{0,40}}\bsvar\s+på\b                                                           # svar på
    |\b(?:frågan|frågorna|fråga|frågor)\s+(?:som\s+)?(?:till|jag)\b[^.?!]{{0,120}}        # frågan som till
    (?:\b(?:är|blir|lyder)\b|:)                                                           # är
    |\bintresse\s+att\s+(?:få\s+)?(?:efterhöra|höra|veta)\b                              # av intresse att efterhöra
    |\b(?:följande\s+)?fråg(?:a|or)(?:\s+till\s[^.?!:]{{3,80}})?:\s*$                     # följande fråga till påhitt:
    """,
    re.I | re.X,
)
_PAST = lazy_regex(
    r"""
    \b(?:jag|vi)\b[^.?!:]{0,60}\b                                                 # jag
    (?:ställde|frågade|har\s+(?:(?:tidigare|också|även)\s+)?(?:frågat|ställt))\b  # ställde
    |\bhar\s+(?:jag|vi)\b[^.?!:]{0,60}\b(?:frågat|ställt)\b                       # har jagfrågat
    """,
    re.I | re.X,
)
_WONDERS = lazy_regex(r"\bfråga\s+(?:oss|sig|mig)\b|\bvi\s+(?:måste|behöver)\s+(?:få\s+)?veta\b", re.I)
"""Who asks himself asks no minister."""
_ASKS_HIMSELF = lazy_regex(r"\bfrågar\s+(?:(?:jag|vi)\s+)?(?:oss|sig|mig)\b", re.I)
"""So does "jag frågar mig", where the minister is asked later."""
_CLAUSE = lazy_regex(
    r"""
    \b(?:fråga\w*|(?:mina|våra)\s+frågor|undra\w*|veta|ställa|(?:efter)?höra|spörja|svar(?:\s+på)?)\b[^?!]{0,200}?  # fråga
    (?:,\s*|\s)
    (?P<clause>
        (?:och\s+)?                                                                       # och
        (?:
            (?:om|ifall|huruvida)\s+                                                      # om
            (?!följande\b|detta\b(?!\s+är)|det\s*[:.])[^.?!:]{2,160}?\b                   # påhitt
            (?:
                avser|är|har|kan|kommer|tänker|ämnar|vill|ska|skall|delar|anser|planerar
                |finns|bör|känner|överväger|instämmer|menar|tycker|stöder|stödjer|får
                |också|tar|ser|anses|avsåg|kunde|skulle|borde|var|hade|kvarstår|håller
                |godtar|accepterar|inte|agerar|arbetar|verkar|gör|går|vidtar|vidtagit
                |följer|står|driver|inser
            )
            \b
            |(?:
                hur|vad|vilka|vilken|vilket|när|varför|vem|var|vart|på\s+vilk\w+          # på vilkpåhitt
                |i\s+vilk\w+|av\s+vilk\w+|till\s+vilk\w+|med\s+vilk\w+|för\s+vilk\w+      # i vilkpåhitt
                |under\s+vilk\w+                                                          # under vilkpåhitt
            )
            \s
        )
        [^:]{6,}                                                                          # påhitt
    )
    """,
    re.I | re.S | re.X,
)
_NUMBER = lazy_regex(
    r"""
    (?:
        (?P<number>\d{1,2}|[a-h])\s?[.)](?:\s{0,40}|(?=[A-ZÅÄÖ]))(?=[\"”A-ZÅÄÖa-zåäö–])   # 1 .
        |\d{1,2}\s{1,3}
        (?=
            (?:
                Vilk|Avser|Ämnar|Tänker|Anser|Kommer|Hur|Vad|Är|Har|Delar|När|Varför|Kan
                |Vill
            )
            \w{0,4}\s
        )
    )
    """,
    re.X,
)
_INLINE_NUMBER = lazy_regex(r"(?<=[.?:!])\s{0,5}(?P<number>\d{1,2})\s?[.)]\s{0,5}(?=[A-ZÅÄÖ])")
_BULLET = lazy_regex(r"(?:[–—•·*@-]|\uf0b7)\s{0,40}")
"""What opens an item; "@" is what some conversions made of a dash."""
_LAST = 3
"""Paragraphs from the end in which a question may lack its mark."""
_QUESTION_END = lazy_regex(r"\?[\s?]{0,3}[\"”’)\]]{0,3}$")
_AFTER_COLON = lazy_regex(r"[:;][\s\u200b]{0,40}[–·@-]?\s{0,40}(?=[\"”A-ZÅÄÖ0-9]|[a-h][.)]\s)")
_LEAD = lazy_regex(
    r"""
    (?i:
        (?=[^?:]{0,320}\b(?:jag|vi|min|mina|följande|vissa|frågor|frågorna)\b)
        [^?:]{0,200}\b
        (?:svar\w*|följande|fråg(?:a|or|an|orna)|ställer|undrar)\b[^?:]{0,120}  # svar
    )
    :\s{0,40}[–·@-]?\s{0,40}(?=[\"”A-ZÅÄÖ0-9]|[a-h][.)]\s)                      # : –
    """,
    re.X,
)
_INTERROGATIVE = lazy_regex(
    r"""
    (?:
        hur|vad|vilk\w+|när|varför|vem|på\s+vilk\w+|av\s+vilk\w+|i\s+vilk\w+             # vilkpåhitt
        |om\s+(?:\w+\s+){1,4}?                                                           # om påhitt
        (?:avser|ämnar|tänker|har\s+för\s+avsikt|är\s+beredd|kommer|vill|anser)          # avser
        |avser|är|kommer|tänker|anser|har|kan|delar|ämnar|ska|skall|vill|finns|planerar
        |bedömer|instämmer
    )
    \s
    """,
    re.I | re.X,
)
_SPLIT_GLUED = lazy_regex(r"\?\s{0,40}(?=(?:[–—•·*@-]\s{0,40}|(?:\d{1,2}|[a-h])[.)]\s{0,40})[A-ZÅÄÖ])|\?(?=[A-ZÅÄÖ])")
"""Where questions run together: "…?Hur …", "…? - Har …", "…?2. Avser …"."""
_UNMARKED = lazy_regex(
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
_CLOSING = lazy_regex(r"(?:överlämnas\s+enligt|stockholm\s+den|[.…_\s]+$|[^\n]{2,70}\([a-zåäö]{1,4}\)$)", re.I)


@dataclass(frozen=True, slots=True)
class Question:
    """A question and the sentence that introduces it (the same span where the introduction holds the question itself)."""

    span: Span
    introduction: Span | None


@dataclass(frozen=True, slots=True)
class _Sentence:
    start: int
    end: int
    paragraph: int


def find_questions(document: TextDocument) -> list[Question]:
    """The questions put to the minister, in order; rhetorical questions of the argument are none."""
    paragraphs = [p for p in document.paragraphs if not p.is_heading or document.masked[p.end - 1] in "?:"]
    if not paragraphs:
        return []
    asks = _asks(document, paragraphs)
    if asks:
        found = _after(document, paragraphs, asks)
        if found:
            return found + _closing(document, paragraphs, found[-1])
    return [Question(span, None) for span in _trailing(document, paragraphs)]


def _sentences(document: TextDocument, paragraph: Paragraph, index: int) -> list[_Sentence]:
    out = []
    for s in document.sentences(paragraph.start, paragraph.end):
        start = s.start
        for m in _SPLIT_GLUED.finditer(document.masked, s.start, s.end):
            out.append(_Sentence(start, m.start() + 1, index))
            start = m.end()
        out.append(_Sentence(start, s.end, index))
    return out


def _asks(document: TextDocument, paragraphs: list[Paragraph]) -> list[_Sentence]:
    """The sentences that introduce the questions: the last that asks, and those before it with nothing but questions between."""
    masked = document.masked
    found: list[_Sentence] = []
    for k in range(len(paragraphs) - 1, -1, -1):
        p = paragraphs[k]
        shown = masked[p.start : p.end]
        if not _ASK.search(shown):
            if found and not (_QUESTION_END.search(shown) or _NUMBER.match(shown)):
                break
            continue
        asking = [s for s in _sentences(document, p, k) if _is_ask(masked[s.start : s.end])]
        asking = [s for s in asking if not ((found or s is not asking[-1]) and _ASKS_HIMSELF.search(masked, s.start, s.end))]
        if found and not _leads(document, paragraphs, asking, found[0]):
            break
        found = asking + found
    return found


def _is_ask(sentence: str) -> bool:
    return (
        bool(_ASK.search(sentence))
        and not _WONDERS.search(sentence)
        and not (_PAST.search(sentence) and not re.search(r"vill jag|frågar jag|jag (?:vill|frågar|undrar)|:\s*$", sentence))
    )


def _leads(document: TextDocument, paragraphs: list[Paragraph], asking: list[_Sentence], later: _Sentence) -> bool:
    """Whether an earlier asking sentence belongs to the questions too: a question of its own, or one right after it."""
    if not asking:
        return False
    last = asking[-1]
    shown = document.masked[last.start : last.end]
    if shown.endswith(":"):
        return True
    if _CLAUSE.search(shown) and (later.paragraph - last.paragraph <= 1):
        return True
    between = document.masked[last.end : later.start].strip()
    return later.paragraph - last.paragraph <= 6 and between.endswith("?") and "." not in between


def _after(document: TextDocument, paragraphs: list[Paragraph], asks: list[_Sentence]) -> list[Question]:
    masked = document.masked
    out: list[Question] = []
    starts = {a.start for a in asks}
    introduction: Span | None = None
    item: Span | None = None
    numbered = False

    def close() -> None:
        nonlocal item
        if item is not None:
            out.append(Question(item, introduction))
            item = None

    for k in range(asks[0].paragraph, len(paragraphs)):
        p = paragraphs[k]
        if item is not None and not _NUMBER.match(masked, p.start, p.end) and p.start not in starts:
            if masked[item.end - 1] not in "?.!" and not _CLOSING.match(masked, p.start, p.end):
                item = Span(item.start, p.end)
                continue
            close()
        mark = _NUMBER.match(masked, p.start, p.end) if introduction is not None else None
        if mark:
            close()
            numbered = True
            item = _split_numbers(masked, mark.end(), p.end, out, introduction)
            continue
        asked = False
        for s in _sentences(document, p, k):
            if s.start < asks[0].start:
                continue
            shown = masked[s.start : s.end]
            if s.start in starts:
                introduction = Span(s.start, s.end)
                colon = _AFTER_COLON.search(masked, s.start, s.end)
                if colon and (_QUESTION_END.search(shown) or _UNMARKED.match(masked, _skip_number(masked, colon.end()), s.end)):
                    item = _split_numbers(masked, _skip_number(masked, colon.end()), s.end, out, introduction)
                    close()
                    asked = True
                elif shown[-1] != ":" and _CLAUSE.search(shown):
                    out.append(Question(Span(s.start, s.end), introduction))
                    asked = True
                continue
            if introduction is None:
                continue
            if _QUESTION_END.search(shown) or (
                masked[introduction.end - 1] == ":" and s.start == p.start and (_UNMARKED if out else _INTERROGATIVE).match(shown)
            ):
                start = _past_lead(masked, s.start, s.end)
                bullet = _BULLET.match(masked, start, s.end)
                start = bullet.end() if bullet else start
                item = _split_numbers(masked, _skip_number(masked, start), s.end, out, introduction)
                close()
                asked = True
        if out and not asked and (numbered or k > asks[-1].paragraph + 1):
            break
    close()
    return out


def _closing(document: TextDocument, paragraphs: list[Paragraph], last: Question) -> list[Question]:
    """The questions to the minister that the text ends with, in paragraphs of their own, though others were asked before."""
    masked = document.masked
    found: list[Question] = []
    for k in range(len(paragraphs) - 1, -1, -1):
        p = paragraphs[k]
        if p.start < last.span.end:
            break
        sentences = _sentences(document, p, k)
        first = sentences[0] if sentences else None
        asked = first is not None and _UNMARKED.match(masked, _item_start(masked, first), first.end)
        if asked and all(_QUESTION_END.search(masked[s.start : s.end]) for s in sentences):
            found = [Question(Span(_item_start(masked, s), s.end), last.introduction) for s in sentences] + found
        elif found or len(paragraphs) - k > _LAST or not _CLOSING.match(masked, p.start, p.end):
            break
    return found


def _item_start(masked: str, sentence: _Sentence) -> int:
    """Where a sentence begins behind an introduction, a number or a bullet."""
    start = _skip_number(masked, _past_lead(masked, sentence.start, sentence.end))
    bullet = _BULLET.match(masked, start, sentence.end)
    return bullet.end() if bullet else start


def _past_lead(masked: str, start: int, end: int) -> int:
    """Where the question begins in "… önskar jag svar på följande: Har …?"."""
    colon = _LEAD.match(masked, start, end)
    return colon.end() if colon else start


def _skip_number(masked: str, start: int) -> int:
    mark = _NUMBER.match(masked, start, start + 48)
    return mark.end() if mark else start


def _split_numbers(masked: str, start: int, end: int, out: list[Question], introduction: Span | None) -> Span:
    """Numbered questions in one line: all but the last are put out, the last is given back."""
    for m in _INLINE_NUMBER.finditer(masked, start, end):
        out.append(Question(Span(start, m.start()), introduction))
        start = m.end()
    return Span(start, end)


def _trailing(document: TextDocument, paragraphs: list[Paragraph]) -> list[Span]:
    """Where nothing introduces them: the questions that the text ends with."""
    masked = document.masked
    out: list[Span] = []
    for k in range(len(paragraphs) - 1, -1, -1):
        p = paragraphs[k]
        sentences = _sentences(document, p, k)
        asking = [
            s
            for s in sentences
            if _QUESTION_END.search(masked[s.start : s.end])
            or (not out and s is sentences[-1] and len(paragraphs) - k <= _LAST and _UNMARKED.match(masked, _item_start(masked, s), s.end))
        ]
        if not asking:
            if out or len(paragraphs) - k > 12:
                break
            continue
        spans = [Span(_item_start(masked, s), s.end) for s in asking]
        if len(asking) < len(sentences) and out:
            break
        mixed = len(asking) < len(sentences)
        out = spans + out
        if mixed:
            return (_block_before(document, paragraphs, k) + out) if k == len(paragraphs) - 1 else out
    return out


_OF_GOVERNMENT = lazy_regex(r"(?<!\w)(?:regeringen|statsrådet|\w*ministern)(?!\w)", re.I)
_LEAST_BLOCK = 2


def _block_before(document: TextDocument, paragraphs: list[Paragraph], last: int) -> list[Span]:
    """The questions of paragraphs of their own, two or more, right before a last paragraph that tells and then asks too.

    At least one of them is about what the government does or means to do: others are rhetorical.
    """
    masked = document.masked
    found: list[Span] = []
    k = last - 1
    while k >= 0:
        sentences = _sentences(document, paragraphs[k], k)
        if not sentences or not all(_QUESTION_END.search(masked[s.start : s.end]) for s in sentences):
            break
        found = [Span(_item_start(masked, s), s.end) for s in sentences] + found
        k -= 1
    asked = any(_OF_GOVERNMENT.search(masked, span.start, span.end) for span in found)
    return found if last - 1 - k >= _LEAST_BLOCK and asked else []
