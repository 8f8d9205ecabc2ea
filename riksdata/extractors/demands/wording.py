"""How a demand is worded: white space folded, written one way, and without the chamber's formula."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from riksdata.swedish.lazy import lazy_regex

_PLAIN = str.maketrans(
    {
        **dict.fromkeys("\u00ad\u200b\u2060\ufeff", ""),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
        **dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033", '"'),
        **dict.fromkeys("\u2018\u2019\u201a\u201b\u00b4\u2032", "'"),
    }
)
_FORMULA = lazy_regex(
    r"""
    ^(?:att\s+)?riksdagen\s+                                                             # att riksdagen
    (?:
        ställer\s+sig\s+bakom                                                            # ställer sig bakom
        |tillkännager\s+för\s+\w+(?:\s+som\s+sin\s+mening)?                              # tillkännager för påhitt som sin mening
        |(?:som\s+sin\s+mening\s+)?ger\s+\w+\s+till\s?känna                              # som sin mening ger påhitt till känna
        |(?:hos\s+regeringen\s+)?(?:begär|anhåller)                                      # hos regeringen begär
        (?:\s+(?:hos\s+regeringen|av\s+regeringen))?                                     # hos regeringen
        |uppdrar\s+åt\s+regeringen                                                       # uppdrar åt regeringen
        |uttalar
        |uppmanar\s+regeringen                                                           # uppmanar regeringen
        |beslutar
    )
    \b,?\s*
    (?:
        (?:det|vad)(?:\s+som)?\s+                                                        # det som
        (?:
            (?:i\s+motionen\s+)?                                                         # i motionen
            (?:
                anförs|anförts|sägs|har\s+anförts|framförs|framhålls|förordats|föreslås  # har anförts
                |angetts|anges|anfördes
            )
            (?:\s+ovan)?(?:\s+i\s+(?:denna\s+)?motionen?)?                               # ovan i denna motionen
        )?
        ,?\s*
    )?
    (?:om|kring|avseende|angående|beträffande|rörande|gällande|i\s+fråga\s+om)?\s*       # om
    """,
    re.I | re.X,
)
_TAIL = lazy_regex(
    r"""
    [,\s]*(?:\b(?:och|samt)\s+)?                                                     # och
    (?:
        tillkännager\s+detta\s+för                                                   # tillkännager detta för
        |detta\s+tillkännager\s+riksdagen\s+för                                      # detta tillkännager riksdagen för
        |tillkännager\s+riksdagen\s+detta\s+för                                      # tillkännager riksdagen detta för
        |ger\s+\w+\s+detta\s+till\s?känna                                            # ger påhitt detta till känna
    )
    [\s\w-]*\.?\s*$
    |[,\s]*
    (?:
        (?:enligt\s+)?
        vad\s+(?:som\s+)?(?:i\s+motionen\s+)?(?:anförs|anförts)(?:\s+i\s+motionen)?  # vad som i motionen anförs i motionen
        |i\s+enlighet\s+med\s+vad\s+(?:som\s+)?(?:i\s+motionen\s+)?                  # i enlighet med vad som i motionen
        (?:anförs|anförts)(?:\s+i\s+motionen)?                                       # anförs i motionen
    )
    \.?\s*$
    """,
    re.I | re.X,
)
_TAIL_REACH = 300
"""Characters before the end in which the chamber's closing words begin."""
_TOLD = ("känn", "anför")
"""One of these stands in the chamber's closing words."""
_BEFORE_TOLD = 120
"""Characters before it in which they begin."""


def fold(text: str) -> str:
    """White space folded to single spaces, none at the ends."""
    return " ".join(text.split())


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """Folded, with one kind of dash and quote, and without soft hyphens: what two renderings of one wording share."""
    return fold(text.translate(_PLAIN))


def bare(text: str) -> str:
    """Letters and digits alone, lower case, compatibility forms resolved: the last resort to find a wording again."""
    return "".join(c for c in unicodedata.normalize("NFKD", text).lower() if c.isalnum())


@lru_cache(maxsize=4096)
def substance(text: str) -> str:
    """A yrkande without the chamber's formula: "att riksdagen … till känna vad som anförs om X" gives X."""
    formula = _FORMULA.match(text)
    body = text[formula.end() :] if formula else text
    first = max(0, len(body) - _TAIL_REACH)
    told = [at for at in map(body[first:].lower().find, _TOLD) if at >= 0]
    tail = _TAIL.search(body, max(first, first + min(told) - _BEFORE_TOLD)) if told else None
    return (body[: tail.start()] if tail else body) or text
