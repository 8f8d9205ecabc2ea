"""The years and spans of years that a sentence names."""

from __future__ import annotations

import re
from dataclasses import dataclass

from riksdata.extractors.statistics.vocabulary import DAY, MONTHS
from riksdata.extractors.statistics.years_of_sources import dates_source
from riksdata.extractors.statistics.years_since import SINCE, open_since
from riksdata.swedish.lazy import lazy_regex

YEAR = r"(?:1[6-9]\d\d|20\d\d)"


@dataclass(frozen=True, slots=True)
class Period:
    """A year or span of years as the sentence writes it."""

    start: int
    end: int
    label: str
    first: str
    last: str | None
    led: bool
    """Whether a preposition or "år" stands before it."""
    published: bool
    """Whether it is the year of a source rather than of the figure."""
    from_to: bool = False
    """Whether it is a span told by its ends ("från 2015 till 2016"), each of which may have its own figure."""


def years_in(text: str, lower: str, words: frozenset[str]) -> list[Period]:
    """The years and spans of years of a sentence; `lower`: the sentence in lower case, `words`: its words, lower case."""
    found = [_period(text, lower, words, m) for m in _YEARS.finditer(text)]
    more = []
    if "0-talet" in text:
        more += [_decade(m) for m in _DECADE.finditer(text)]
        more += [_from_first(m) for m in (*_CENTURY.finditer(text), *_SINCE_DECADE.finditer(text))]
    if "/" in text:
        more += [_school_year(m) for m in _SCHOOL_YEAR.finditer(text) if (int(m[1]) + 1) % 100 == int(m[2])]
    if more:
        found += [period for period in more if all(period.start != other.start for other in found)]
        found.sort(key=lambda period: period.start)
    return found


_YEARS = lazy_regex(
    rf"""
    ((?:1(?<![\w/:.,§-]1)[6-9]|2(?<![\w/:.,§-]2)0)\d\d)
    (?!\d|[/:]\d|[.,]\d|-(?!(?:1[6-9]|20)\d\d(?![\d/:-])))
    (?:
        ([–—-])({YEAR}|\d\d)(?![\d/]|:\d|[ \u00a0](?:{MONTHS})\b)
        |[ \u00a0]?[–—-][ \u00a0]?(?:{DAY}[ \u00a0]({YEAR})|({YEAR}))(?![\d:/])                  # –30 september 1611
        |[ \u00a0](och|till|t\.o\.m\.|fram[ ]till)[ \u00a0]
        (?:och[ \u00a0]med[ \u00a0])?(?:
            år[ \u00a0]|{DAY}[ \u00a0]
            |(?:(?<!och[ ])|(?<=ellan[ ]\d{{4}}[ ]och[ ])|(?<=ellan[ ]åren[ ]\d{{4}}[ ]och[ ]))
            (?:
                (?:första|andra|tredje|fjärde|sista)[ \u00a0](?:halvåret|kvartalet|tertialet)         # första halvåret
                |hösten|våren|sommaren|vintern|årsskiftet|halvårsskiftet                              # hösten
                |(?:i[ \u00a0])?(?:slutet|början|mitten|utgången|ingången)                            # slutet
            )
            (?:[ \u00a0]av)?[ \u00a0]
        )?
        ({YEAR})                                          # och med år 1611
        (?![\d:/])
    )?
    """,
    re.IGNORECASE | re.X,
)
_LEAD = lazy_regex(
    rf"""
    (?<!\w)
    (
        mellan|från|åren|under|sedan|sen|perioden|år|i|och|till|hösten|våren|sommaren|vintern
        |kvartale[tn]|halvåret|månaderna|säsongen|läsåret
        |före|efter|fram[ ]tills?|innan|alltsedan
    )
    [ \u00a0]
    (?:åren[ \u00a0]|år[ \u00a0]|och[ \u00a0]med[ \u00a0]|{DAY}[ \u00a0](?:år[ \u00a0])?)?$  # åren
    """,
    re.X,
)


def _period(text: str, lower: str, words: frozenset[str], m: re.Match[str]) -> Period:
    start = m.start()
    led = _LEAD.search(lower, max(0, start - 34), start)
    lead = led[1] if led else ""
    first, last = m[1], m[3] or m[4] or m[5] or m[7]
    joint = (m[6] or "").lower()
    if last and len(last) == 4 and int(last) < int(first):
        first, last = last, first
    if last and len(last) == 2:
        last = first[:2] + last
    if last and joint == "och" and lead != "mellan" and int(last) - int(first) != 1 and lead not in ("åren", "perioden"):
        last_label = f"{first}, {last}"
    elif last:
        last_label = f"{first}–{last}"
    else:
        last_label = (
            f"{first}–" if lead in SINCE or open_since(lower, words, m) else f"–{first}" if lead in ("fram till", "fram tills") else first
        )
    return Period(
        start,
        m.end(),
        last_label,
        first,
        last,
        bool(lead) or text[max(0, start - 1) : start] == "(",
        dates_source(text, lower, m, lead),
        lead == "från" and joint == "till",
    )


def _decade(m: re.Match[str]) -> Period:
    """The years of a decade."""
    first, last = f"{m[1]}0", f"{m[1]}9"
    return Period(m.start(1), m.end(), f"{first}–{last}", first, last, led=True, published=False)


_DECADE = lazy_regex(r"(?<![^\W\d_])(?:under|Under)[ \u00a0](?:hela[ \u00a0])?(?:det[ \u00a0])?((?:1[6-9]|20)[1-9])0-talet(?!\w)")
"""A decade as the time of a figure ("minskade under 1990-talet"); "i början av 1990-talet" names no years, "2000-talet" a century."""


def _from_first(m: re.Match[str]) -> Period:
    """The years of the century that goes on, or since the first of a decade."""
    return Period(m.start(1), m.end(), f"{m[1]}–", m[1], None, led=True, published=False)


_SINCE_DECADE = lazy_regex(r"(?<![^\W\d_])(?:(?:[Aa]llts|[Ss])edan|[Ss]en)[ \u00a0](?:redan[ \u00a0])?((?:1[6-9]|20)\d0)-talet(?!\w)")
"""A decade since which something has been ("har halverats sedan 1960-talet"); "sedan mitten av 1990-talet" names no year."""
_CENTURY = lazy_regex(r"(?<![^\W\d_])(?:under|Under)[ \u00a0](?:hela[ \u00a0])?(?:det[ \u00a0])?(2000)-talet(?!\w)")
"""The century that goes on as the time of a figure ("ökade under 2000-talet"): from its first year."""


def _school_year(m: re.Match[str]) -> Period:
    """The two years of a season that are told with a stroke."""
    last = str(int(m[1]) + 1)
    return Period(m.start(1), m.end(), f"{m[1]}–{last}", m[1], last, led=True, published=False)


_SCHOOL_YEAR = lazy_regex(
    r"""
    (?:[Ll]äsåren?t?|[Ss]kolåre?t?|[Ss]äsongen|[Vv]intern|[Ss]pelåret|[Bb]udgetåret)[ \u00a0]  # läsåret
    ((?:19|20)\d\d)/(?:19|20)?(\d\d)(?!\d|:)                                            # 1911/12
    """,
    re.X,
)
"""A year that begins in one and ends in the next ("läsåret 2015/16")."""
