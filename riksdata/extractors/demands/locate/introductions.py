"""The sentences that introduce questions: "vill jag fråga", "min fråga är", and not "jag frågar mig"."""

from __future__ import annotations

import re

from riksdata.extractors.demands.locate.question_signs import NUMBER, QUESTION_END, Sentence, sentences_of
from riksdata.swedish.lazy import lazy_regex
from riksdata.text.document import Paragraph, TextDocument

_SELF = r"(?:jag|vi|undertecknad)"
_WILL = (
    "(?:vill|ville|önskar|önska|skulle|ska|skall|måste|får|ber|tänker|avser"  # jag vill
    "|anhåller|tillåter|hemställer|har|tvingas|väljer|känner|begär)"  # jag anhåller
)
_ASKING = r"(?:fråga|fråga:|ställa|ställas|framställa|veta|höra|rikta|frågat|spörja|be|efterfråga|anföra|uppmana)"
_MINISTER = r"(?:\w*ministern|statsrådet|regeringen)"
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
    (?:\b(?:är|blir|lyder|gäller|som|därför|följande)\b|:)                                       # är
    |\b(?:är|blir|lyder)\s+(?:därför\s+|då\s+)?(?:min|mina|vår|våra)\s+(?:fråga|frågor)\b  # är därför min fråga
    |\b
    (?:
        {_SELF}\s+(?:kräver|begär|önskar|efterlyser|vill\s+(?:ha|få|(?:därför\s+)?att)|skulle\s+vilja\s+(?:ha|få))  # jag kräver
        |(?:kräver|begär|önskar|efterlyser|vill)\s+{_SELF}
    )\b
    [^.?!]{{0,60}}\b(?:svar|svara\w?|besked)\s+(?:på|av|från|om)\b                        # svar på
    |\bjag\s+(?:ber|vore\s+tacksam\s+om|skulle\s+(?:uppskatta|vara\s+tacksam)\s+om)\s+(?:herr\s+|fru\s+)?{_MINISTER}\b  # jag ber
    [^.?!]{{0,60}}\b(?:svar\w*|besvara\w*|klargör\w*|klarlägg\w*|redogör\w*|redovisa\w*|besked)\b                    # statsrådet svara
    |\bmin\s+undran\b[^.?!:]{{0,80}}(?:\b(?:är|blir|gäller)\b|:)                          # min undran är
    |\b(?:att\s+fråga|(?:till)?frågas)\s+(?:därför\s+|herr\s+|fru\s+)?{_MINISTER}\b       # anledning att fråga statsrådet
    |\b(?:föranleder|får)\s+(?:mig|oss)\s+att\s+(?:fråga|ställa|rikta|undra)\b            # föranleder mig att ställa
    |\b{_MINISTER}\s+(?:till)?frågas\b                                                    # statsrådet tillfrågas
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
    |\b(?:när|då|som)\s+(?:jag|vi)\b[^.?!:]{0,60}\bville\b                        # när jag ville
    |\b(?:skriftliga?|muntliga?|tidigare)\s+fråg(?:a|or)\b                        # min skriftliga fråga
    |\bhar\s+(?:jag|vi)\b[^.?!:]{0,60}\b(?:frågat|ställt|kunnat)\b                       # har jagfrågat
    """,
    re.I | re.X,
)
_WONDERS = lazy_regex(r"\bfråga\s+(?:oss|sig|mig)\b|\bvi\s+(?:måste|behöver)\s+(?:få\s+)?veta\b", re.I)
"""Who asks himself asks no minister."""
_ASKS_HIMSELF = lazy_regex(r"\bfrågar\s+(?:(?:jag|vi)\s+)?(?:oss|sig|mig)\b", re.I)
"""So does "jag frågar mig", where the minister is asked later."""
PUTS = lazy_regex(
    r"""
    \bjag\b[^.?!:]{0,60}\b(?:vill|önskar|måste|skulle\s+vilja|får|ber)\b[^.?!:]{0,80}\bfråga\b                      # jag vill fråga
    |\b(?:vill|önskar|måste|får|ber|skulle)\s+jag\b[^.?!:]{0,80}\bfråga\b                                          # vill jag fråga
    |\bmin\s+(?:första|andra|tredje|fjärde|sista|ena)\s+fråga\b[^.?!:]{0,80}\b(?:är|blir|lyder|gäller)\b           # min första fråga är
    """,
    re.I | re.X,
)
"""Puts a question here and now, in the words alone that do it before others follow."""
FIRM = lazy_regex(
    r"""
    \b(?:vill|ville|önskar|ber|skulle|får|måste|anhåller|tillåter|hemställer)\b[^.?!:]{0,40}\bjag\b   # vill jag
    |\bjag\b[^.?!:]{0,60}\b(?:vill|ville|önskar|ber|skulle|får|måste|anhåller|kräver|begär)\b         # jag vill
    |\b(?:frågar|undrar|ställer|kräver|begär|har)\s+(?:\w+\s+)?(?:jag|vi)\b                            # frågar jag
    |\b(?:jag|vi)\s+(?:\w+\s+)?(?:frågar|undrar|ställer|har)\b                                       # jag frågar
    |\b(?:min|mina|vår|våra)\s+(?:\w+\s+)?(?:fråg(?:a|or)|undran)\b                   # min fråga
    """,
    re.I | re.X,
)
"""Asks in the member's own name."""
HOLDS_QUESTION = lazy_regex(
    r"""
    \b(?:fråga\w*|(?:mina|våra)\s+frågor|undra\w*|veta|ställa|(?:efter)?höra|spörja
        |svar(?:\s+på)?|svarar?|besked\s+(?:av|från)|tillfrågas           # svar på
        |svara|besvara|klargöra|klarlägga|redogöra\s+för|redovisa)\b[^?!]{0,200}?         # klargöra
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
                |följer|står|driver|inser|tagit|gjort|övervägt|fått|gett
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


def find_introductions(document: TextDocument, paragraphs: list[Paragraph]) -> list[Sentence]:
    """The sentences that introduce the questions: the last that asks, and those before it with nothing but questions between."""
    masked = document.masked
    found: list[Sentence] = []
    for k in range(len(paragraphs) - 1, -1, -1):
        p = paragraphs[k]
        shown = masked[p.start : p.end]
        if not _ASK.search(shown):
            if found and not (QUESTION_END.search(shown) or NUMBER.match(shown)):
                break
            continue
        asking = [s for s in sentences_of(document, p, k) if _is_ask(masked[s.start : s.end])]
        asking = [s for s in asking if not ((found or s is not asking[-1]) and _ASKS_HIMSELF.search(masked, s.start, s.end))]
        asking = [s for s in asking if PUTS.search(masked, s.start, s.end) or not _opens(masked, [*asking, *found], s)]
        if found and not _leads(document, asking, found[0]):
            break
        found = asking + found
    return found


def _is_ask(sentence: str) -> bool:
    return (
        bool(_ASK.search(sentence))
        and not _WONDERS.search(sentence)
        and not (_PAST.search(sentence) and not re.search(r"vill jag|frågar jag|jag (?:vill|frågar|undrar)|:\s*$", sentence))
    )


def _opens(masked: str, asking: list[Sentence], before: Sentence) -> bool:
    """Whether a later sentence opens the questions with a colon: who wondered before it did so in the argument."""
    return any(s.start > before.start and ":" in masked[s.start : s.end] for s in asking) and ":" not in masked[before.start : before.end]


def _leads(document: TextDocument, asking: list[Sentence], later: Sentence) -> bool:
    """Whether an earlier asking sentence belongs to the questions too: a question of its own, or one right after it."""
    if not asking:
        return False
    last = asking[-1]
    shown = document.masked[last.start : last.end]
    if shown.endswith(":"):
        return True
    if HOLDS_QUESTION.search(shown) and (later.paragraph - last.paragraph <= 1):
        return True
    between = document.masked[last.end : later.start].strip()
    return later.paragraph - last.paragraph <= 6 and between.endswith("?") and "." not in between


def asks_another(sentence: str) -> bool:
    """Whether a sentence that asks asks someone else, and now: not oneself, nor what was asked before."""
    return not (_WONDERS.search(sentence) or _ASKS_HIMSELF.search(sentence) or _PAST.search(sentence))
