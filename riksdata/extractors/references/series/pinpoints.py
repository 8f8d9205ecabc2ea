"""Which part of a numbered document is meant: the pages, yrkanden and points that stand behind its number."""

from __future__ import annotations

import re

from riksdata.swedish.lazy import lazy_regex

PAGES = lazy_regex(
    r"""
    (?P<lead>
        \)?,?[ \xa0\n]{0,2}
        (?:(?:bil(?:aga|\.)?|del|band|volym)[ \xa0]?\d{1,3}(?::\d)?,?[ \xa0\n]{1,2})?  # bil 1:1,
    )
    \(?(?:s\.|sid\.|sidan|sidorna)[ \xa0\n]{0,2}                                       # (s.
    (?P<pages>
        \d{1,4}
        (?:
            [ \xa0]?(?:ff?\.)                                                          # ff.
            |(?:[ \xa0]{0,2}(?:[-–—]|,|och|samt)[ \xa0\n]{0,2}(?:s\.[ \xa0]?)?)        # -s.
            (?=\d{1,4}(?![\d:/]))\d{1,4}
        ){0,20}
    )
    """,
    re.X,
)
_POINTS = lazy_regex(
    r"""
    ,?[ \xa0\n]{1,2}
    (?P<what>yrkande(?:na|t)?|yrk\.|punkt(?:en|erna)?)[ \xa0]?                        # yrkandena
    (?P<n>\d{1,3}(?![\d/:])(?:[ \xa0]?(?:[-–,]|och)[ \xa0]?\d{1,3}(?![\d/:])){0,10})  # 1 - 1
    """,
    re.X,
)
_YRKANDE = lazy_regex(r"[ \xa0\n\t]yrk(?:\.|ande(?:na|t)?)[ \xa0\n\t]{0,2}\d")
ASIDE_OF_MOTION = lazy_regex(
    r"""
    (?:[ \xa0\n]av[ \xa0\n](?=[A-ZÅÄÖ]|h(?:err(?:ar(?:na)?)?|r)[ \xa0\n]|fr(?:u|uarna|öken)[ \xa0\n])  # av herr
        [^\n(\d:;]{2,90}(?:\n[^\n(\d:;]{2,60})?(?=\())?                                       # Bo Ek m.fl.
    (?:[ \xa0\n]?\([a-zA-ZÅÄÖåäö, -]{1,30}\))?                                              # (fp)
    (?:,?[ \xa0\n](?:yrk(?:\.|ande(?:na|t)?)[ \xa0]\d(?:[\d., \xa0–och-]|samt){0,60}(?<=\d)|delvis))?  # yrkandena 1 och 2
    (?:[ \xa0]\([a-zA-ZÅÄÖåäö, ]{1,12}\))?                                                  # (fp)
    (?:,?[ \xa0\n](?:(?:båda|samtliga|alla|allt)[ \xa0])?i[ \xa0](?:denna|dessa|motsvarande)[ \xa0]del(?:ar)?)?  # båda i denna del
    (?:[ \xa0]\([a-zA-ZÅÄÖåäö, ]{1,12}\))?                                                  # (fp)
    """,
    re.X,
)
"""Behind a motion's number: who signed it, the party, and which of its yrkanden are meant; it matches nothing too."""


def pinpoint_after(text: str, end: int) -> tuple[str | None, list[str]]:
    """The pinpoint behind a number that ends at `end`, as it is shown, and its pages; None where none stands there."""
    found = PAGES.match(text, end, min(len(text), end + 160))
    if found:
        shown = " ".join((found["lead"].strip(" ,)\xa0\n") + " s. " + re.sub(r"s\.[ \xa0]?", "", found["pages"])).split())
        return shown, re.findall(r"\d+", found["pages"])
    if text[end : end + 1] not in (" ", ",", "\xa0", "\n"):
        return None, []
    points = _POINTS.match(text, end, min(len(text), end + 60))
    if points:
        return f"{'yrkande' if points['what'].startswith('yrk') else 'punkt'} {points['n']}", []
    return None, []


def yrkande_follows(text: str, end: int) -> bool:
    """Whether a yrkande is named behind a number: "2018/19:2500 yrkande 3" can only be a motion."""
    return _YRKANDE.match(text, end, end + 16) is not None
