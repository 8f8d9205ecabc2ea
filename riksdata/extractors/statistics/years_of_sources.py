"""Whether a year dates a source and not what is told ("en studie från 2022", "Vision 2000")."""

from __future__ import annotations

import re

from riksdata.extractors.statistics.vocabulary import CLASSES, MONTHS
from riksdata.swedish.lazy import lazy_regex


def dates_source(text: str, lower: str, m: re.Match[str], lead: str) -> bool:
    """Whether a year dates a source: "en studie från 2022", "(Brå 2024)", "MU-barometer 2015", "i juli 2023 larmade DN".

    `lead`: the word that leads to it, empty where none does.
    """
    before = lower[max(0, m.start() - 45) : m.start()]
    after = lower[m.end() : m.end() + 30]
    nearest = _LETTERS_ALONE.findall(before)
    if any(w.startswith(("publicer", "utkom", "utgiv", "presenter")) for w in nearest[-3:]):
        return True
    spans = bool(m[3] or m[4] or m[5] or m[7])
    if lead == "från" and not spans and any((w in CLASSES["study"] and w not in _FIGURES_OF) or w.endswith(_ACTS) for w in nearest[-4:]):
        return True
    if _PAPER_OF_YEAR.match(after) or ISSUE_OF_DAY.search(text, max(0, m.start() - ISSUE_REACH), m.start()):
        return True
    if nearest and not lead and names_by_year(text, max(0, m.start() - 45), m.start()):
        return True
    follow = _FOLLOWING.match(after)
    reports = bool(follow and follow[1] in CLASSES["reporting"]) and not (nearest and nearest[-1].startswith(("genomför", "gjord")))
    of_figures = nearest[-1:] == ["för"] and nearest[-2:-1] and nearest[-2].endswith(("siffror", "siffrorna", "statistik", "uppgifter"))
    if reports and not lead and not spans and not of_figures:
        return True
    if reports and nearest[-2:-1] and nearest[-1] in CLASSES["month"]:
        return True
    if nearest and nearest[-1] in CLASSES["month"] and follow and follow[1] in CLASSES["reporting"]:
        return True
    opened = text.rfind("(", max(0, m.start() - 60), m.start())
    if opened >= 0 and text.find(")", opened, m.start()) < 0:
        inside = text[opened + 1 : m.start()].strip(" ,")
        if not inside and any(
            word in lower[max(0, opened - 70) : opened]
            for word in ("rapport", "report", "studie", "betänkande", "bok", "artikel", "granskning")
        ):
            return True
        if (lead and _FIGURE.search(inside)) or _COUNTED.search(inside):
            return False  # "(år 1999 12 procent, år 2000 15 procent)", "(54 brev 1999, 60 brev 2000)"
        return bool(inside) and inside.lower() not in ("år", "under", "för", "avser", "perioden", "i", "data från", "data för")
    named = text[max(0, m.start() - 40) : m.start()].split()
    return (
        not lead
        and bool(named)
        and named[-1][:1].isupper()
        and any(w in named[-1].lower() for w in ("rapport", "barometer", "studie", "enkät", "kommuner"))
    )


_LETTERS_ALONE = lazy_regex(r"[^\W\d_]+")
_FIGURES_OF = frozenset(("statistik", "siffror", "uppgifter"))
"""What with "från" has the year of what it counts ("statistik från 2013 visar")."""
_ACTS = ("lagen", "balken", "förordningen", "konventionen")
"""Ends of the names of acts, which a year with "från" dates ("smittskyddslagen från 2004")."""
_PAPER_OF_YEAR = lazy_regex(
    r"[ \u00a0]?års "  # års
    "(?:"
    "rapport|budget|proposition|vårproposition|betänkande|val|riksdag|höständring"
    "|studie|undersökning|lag|utredning|utvärdering|granskning|kartläggning|redovisning"
    ")"
)
"""Behind a year: what came out in it."""
ISSUE_OF_DAY = lazy_regex(
    rf"""
    [Ee]nligt[ \u00a0](?:[a-zåäö]+[ \u00a0]){{0,3}}?
    [a-zåäö]*(?:artikel|artiklar|uppgift|uppgifter|intervju|reportage|notis|pressmeddelande|ledare)[ \u00a0]  # debattartikel
    (?:i|(?<!uppgift[ ])(?<!uppgifter[ ])(?:från|av))[ \u00a0](?:[a-zåäö]+[ \u00a0])?                       # i tidningen
    [A-ZÅÄÖ][\w-]*(?:[ \u00a0][A-ZÅÄÖ][\w-]*){{0,3}}[ \u00a0]                                             # Fyrbladet
    den[ \u00a0]\d{{1,2}}[ \u00a0](?:{MONTHS})[ \u00a0]$                                               # den 1 maj
    """,
    re.X,
)
"""Before the year of the day on which a paper was out ("enligt en artikel i Fyrbladet den 6 december 2007")."""
ISSUE_REACH = 120
_FOLLOWING = lazy_regex(r"[\s,)]{0,3}([^\W\d_]+)")
_FIGURE = lazy_regex(r"\d[ \u00a0]?(?:%|procent|kr|mil|tkr|mkr)")
"""Beside a year in brackets: they tell figures by their years, no source."""
_COUNTED = lazy_regex(
    rf"""
    (?<![\w:/.§])\d{{1,3}}(?:[ \u00a0]?\d{{3}})*(?:,\d+)?[ \u00a0]       # 54
    (?:%|(?!(?:{MONTHS})\b)[a-zåäö]{{3,}}(?:[ \u00a0][a-zåäö]{{4,}})?)$  # påhitt
    """,
    re.X,
)
"""A number and its noun, directly before a year in brackets."""


def names_by_year(text: str, low: int, year: int) -> bool:
    """Whether the word before the year at `year` makes a name with it ("Vision 2000"); `low`: how far back it is looked for."""
    word = text[low:year].rstrip().rpartition(" ")[2].rpartition("\u00a0")[2]
    return word.lower() in _NAMED_BY_YEAR or word == _NAMED_WITH_CAPITAL


_NAMED_BY_YEAR = frozenset(("vision", "agenda", "horisont", "horizon", "saab", "windows", "office"))
"""Words of names that end in a year ("Vision 2000")."""
_NAMED_WITH_CAPITAL = "Projekt"
"""One that names only with a capital ("Projekt 2000"; "antalet projekt 2012" counts those of a year)."""
