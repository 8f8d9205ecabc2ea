"""Works that running text cites as a footnote does, their year last: "Berg, Bryggor i norr, 2009"."""

from __future__ import annotations

import re

from riksdata.extractors.references.publishers import publishers
from riksdata.extractors.references.reading import Draft, Reading
from riksdata.extractors.references.works.authors import author_slug, is_body, title_ends
from riksdata.extractors.references.works.press import papers
from riksdata.swedish.lazy import lazy_regex

_LONGEST = 240
"""In characters: author and title."""
_SENTENCE = lazy_regex(r"[.!?;:)][ \xa0](?=[A-ZÅÄÖ”\"“])|\n(?:(?:\d{1,2}|\*{1,3})[ \xa0](?=[A-ZÅÄÖ”\"“]))?|\t|[(\[]|[¹²³⁰⁴-⁹\]][ \xa0]?")
_LEAD = lazy_regex(
    r"(?:(?:[Oo]ch|Läs[ \xa0]mer[ \xa0]i|[Ss]e|[Jj]fr|[Ii]|[Ee]nligt|[Uu]r|[Aa]v|[Hh]os|även|vidare|t\.ex\.|bl\.a\.)[ \xa0])+"
)
_IN_SENTENCE = lazy_regex(r"[ \xa0](?:i|enligt|se|jfr|ur|hos)[ \xa0](?=[A-ZÅÄÖ])")
_CITED = lazy_regex(
    r"""
    (?P<who>[A-ZÅÄÖ][^,;()\d]{1,70}?),[ \xa0]
    (?P<title>[”\"“]?[A-ZÅÄÖ][^;()\n]*[ \xa0][a-zåäö][^;()\n]*)
    """,
    re.X,
)
_YEAR = lazy_regex(r",[ \xa0\n](?P<year>(?:19|20)\d\d)(?![\w:/–-]|[ \xa0](?:och|eller)[ \xa0](?:19|20)\d\d)")
_SENTENCE_WORDS = lazy_regex(r"(?<!\w)(?:att|som|är|har|ska|kan|den|det|under|sedan|år|inte)(?!\w)")
_QUOTES = '”"“'
_SMALL_WORD = lazy_regex(r"(?<![\w-])(?!och|and|samt)[a-zåäö]{3,}")
"""A title holds one, a list of names none."""
_APPOSED = lazy_regex(
    r"""
    [”\"“]?(?:Sveriges|Norges|Danmarks|Finlands|Frankrikes|Tysklands|Europas|Nordens|Världens|\w+ernas|\w+partiets)[ \xa0]  # Sveriges
    |.*[ \xa0](?:och|samt)[ \xa0](?:flera|andra|många)[ \xa0]  # och andra
    |.*[ \xa0]med[ \xa0](?:flera|stöd)(?!\w)  # med stöd
    """,
    re.X,
)
"""What says what or who a name is, or goes on with a list, and is no title ("Malmö, Sveriges tredje stad, 2015")."""
_NO_AUTHORS = ("erna", "partiet", "balken", "lagen", "formen")
"""Ends of parties and of statutes, which wrote no work that is cited so."""
_NUMBERED = lazy_regex(r"\d[:/]\w*\d|https?:|www\.")
_NAMES = lazy_regex(
    r"""
    (?:[A-ZÅÄÖ][\w’-]+[ \xa0]){0,2}[A-ZÅÄÖ][\w’-]{2,}                                        # Eva Berg
    (?:[ \xa0](?:&|och)[ \xa0](?:[A-ZÅÄÖ][\w’-]+[ \xa0])?[A-ZÅÄÖ][\w’-]{2,}|[ \xa0]m\.?[ ]?fl\.?)?
    """,
    re.X,
)
"""A person, or two."""


def read_year_last(reading: Reading, start: int) -> None:
    """A work whose year stands behind a comma at `start`, its title and author before that in the sentence."""
    text = reading.text
    year = _YEAR.match(text, start)
    if year is None:
        return
    low = max(reading.done, start - _LONGEST)
    begins = [low, *(stop.end() for stop in _SENTENCE.finditer(text, low, start))]
    begin = begins[-1]
    while lead := _LEAD.match(text, begin, start):
        begin = lead.end()
    for at in (begin, *(word.end() for word in _IN_SENTENCE.finditer(text, begin, start))):
        found = _CITED.fullmatch(text, at, start)
        who = _author(found["who"]) if found else None
        if found is not None and who is not None and _is_title(found["title"]):
            reading.add(Draft(at, year.end(), f"work/{who}/{year['year']}", by_words=True))
            return


def _author(name: str) -> str | None:
    """The slug of a publisher that is known or whose name is a body's, or of a person."""
    known = publishers().get(name.lower())
    if known or is_body(name) or (_NAMES.fullmatch(name) and not name.endswith(_NO_AUTHORS) and name not in papers()):
        return known or author_slug(name)
    return None


def _is_title(words: str) -> bool:
    """Whether words read as a title: no apposition, no verb of a sentence, no number of a series."""
    if _APPOSED.match(words) or _NUMBERED.search(words) or _SENTENCE_WORDS.search(words):
        return False
    if not _SMALL_WORD.search(words) and words[0] not in _QUOTES:
        return False
    return not any(word.strip(".,") in title_ends() for word in words.split()[1:])
