"""The words and signs of which chapters and sections are written, as tokens: "6", "kap.", "13", "och", "14", "§§", "första", "stycket"."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from riksdata.swedish.lazy import lazy_regex

_TOKEN = lazy_regex(
    r"""(?=[§\d)\-–—‑,]|(?<!\w)[^\W\d]|(?<=\d)[Kk]ap)(?:  # what a token may begin with: a cheap look that spares most places the rest
    (?P<sec>§{1,2}|(?<!\w)paragraf(?:en|erna)?(?!\w))
    |(?P<num>(?:(?<![\w:/.,])|(?<=\bp\.)|(?<=kap\.))\d{1,3}
      (?::[ae](?=[ \xa0\n]kap)|[ \xa0\n]?[a-zåäö](?=\s{0,3}(?:§|[-–—,]|och\b|eller\b|samt\b|kap\b)))?(?![\d:/]|[.,]\d|(?!kap)\w))
    |(?<=\d)(?P<close>\))
    |(?P<glued>(?<=\d)kap(?:\.|(?!\w))|(?<!\w)[Kk]ap\.(?=\d))   # 16kap. 5, 16 kap.5
    |(?P<dash>[-–—‑])
    |(?P<comma>,)
    |(?<!\w)(?P<p>p\.)(?=[ \xa0]?\d)
    |(?<!\w)(?:
      (?P<kap>[Kk]ap(?:\.|itlet|itlen|itel)?)
      |(?P<ord>första|andra|tredje|fjärde|femte|sjätte|sjunde|åttonde|nionde|tionde|elfte|tolfte|trettonde|fjortonde|femtonde)
      |(?P<st>st(?:\.|ycket|yckena|ycke)?)
      |(?P<men>meningen|meningarna|men\.)
      |(?P<anv>anvisningarnas?|anv\.)
      |(?P<punkt>punkt(?:en|erna)?|p(?:\.|(?=[ \xa0]\d)))
      |(?P<mom>mom(?:\.|entet)?)
      |(?P<conj>och|eller|samt|respektive|resp\.|jämte|dels|såväl[ ]som|till)
      |(?P<letter>[a-hj-z](?:\)|(?=[\s,.;]|[-–][a-z](?!\w))))
    )(?!\w))""",
    re.X,
)
_WIDEST_GAP = 4
"""White space that may stand between two tokens."""
_KINDS = {"p": "punkt", "glued": "kap"}
LINKS = ("comma", "conj", "dash")
"""Kinds of tokens that join numbers."""
_BACK, _AHEAD, _ENOUGH = 160, 400, 200


class Token(NamedTuple):
    """One token of a run."""

    kind: str
    text: str
    start: int
    end: int

    @classmethod
    def of(cls, found: re.Match[str]) -> Token:
        """The token that was found."""
        kind = found.lastgroup or ""
        return cls(_KINDS.get(kind, kind), found.group(), found.start(), found.end())


def tokens_around(text: str, position: int, low: int, last: list[Token]) -> list[Token]:
    """The unbroken run of tokens that holds `position`, not before `low`; at most 160 characters back and 400 ahead.

    `last` holds the tokens of the run before, and then those of this one: a long run is taken apart once, not for each sign in it.
    """
    if not (last and last[0].start <= position and position + _ENOUGH <= last[-1].end):
        last[:] = _run_around(text, position, low)
    begin = bisect_left(last, low, key=lambda token: token.start)
    run = _within_brackets(text, last[begin:], low)
    first = next((place for place, token in enumerate(run) if token.kind in ("num", "sec", "ord", "kap")), len(run))
    run = run[first:]
    return run if run and run[0].start <= position < run[-1].end else []


def _run_around(text: str, position: int, low: int) -> list[Token]:
    run: list[re.Match[str]] = []
    end = 0
    for found in _TOKEN.finditer(text, max(low, position - _BACK), min(len(text), position + _AHEAD)):
        if run and not _follows(text, end, found.start()):
            if end > position:
                break
            run.clear()
        run.append(found)
        end = found.end()
    return list(map(Token.of, run))


def _follows(text: str, end: int, start: int) -> bool:
    """Whether nothing but a little white space stands between two tokens; a line end more may close it."""
    if end == start:
        return True
    gap = text[end:start]
    return gap.isspace() and (len(gap) <= _WIDEST_GAP or (len(gap) == _WIDEST_GAP + 1 and gap.endswith("\n")))


def tokens_from(text: str, start: int) -> list[Token]:
    """The unbroken run of tokens that begins at `start` exactly; at most 400 characters ahead."""
    tokens: list[Token] = []
    for found in _TOKEN.finditer(text, start, min(len(text), start + _AHEAD)):
        if (found.start() != start) if not tokens else not _follows(text, tokens[-1].end, found.start()):
            break
        tokens.append(Token.of(found))
    return _within_brackets(text, tokens, max(0, start - _BACK))


def _within_brackets(text: str, tokens: list[Token], low: int) -> list[Token]:
    """The tokens up to a bracket that closes what the text opened before it; "6)" alone is an item's."""
    if not tokens or text.find(")", tokens[0].start, tokens[-1].end) < 0:
        return tokens
    for place, token in enumerate(tokens):
        if token.kind == "close" and text.rfind("(", low, token.start) > text.rfind(")", low, token.start):
            return tokens[:place]
    return tokens
