"""The words and signs of which chapters and sections are written, as tokens: "6", "kap.", "13", "och", "14", "§§", "första", "stycket"."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

_TOKEN = re.compile(
    r"""(?P<sec>§{1,2}|(?<!\w)paragraf(?:en|erna)?(?!\w))
    |(?P<num>(?:(?<![\w:/.,])|(?<=\bp\.))\d{1,3}
      (?::[ae](?=[ \xa0\n]kap)|[ \xa0\n]?[a-zåäö](?=\s{0,3}(?:§|[-–—,]|och\b|eller\b|samt\b|kap\b)))?(?![\d:/]|[.,]\d|\w))
    |(?<=\d)(?P<close>\))
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
    )(?!\w)""",
    re.X,
)
_GAP = re.compile(r"\s{0,4}$")
_KINDS = {"p": "punkt"}
LINKS = ("comma", "conj", "dash")
"""Kinds of tokens that join numbers."""
_BACK, _AHEAD, _ENOUGH = 160, 400, 200


@dataclass(frozen=True, slots=True)
class Token:
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
    run: list[Token] = []
    for found in _TOKEN.finditer(text, max(low, position - _BACK), min(len(text), position + _AHEAD)):
        if run and not _GAP.match(text[run[-1].end : found.start()]):
            if run[-1].end > position:
                break
            run = []
        run.append(Token.of(found))
        if not run[0].end > position and found.start() > position + 4 and len(run) == 1:
            return []
    return run


def tokens_from(text: str, start: int) -> list[Token]:
    """The unbroken run of tokens that begins at `start` exactly; at most 400 characters ahead."""
    tokens: list[Token] = []
    for found in _TOKEN.finditer(text, start, min(len(text), start + _AHEAD)):
        if (found.start() != start) if not tokens else not _GAP.match(text[tokens[-1].end : found.start()]):
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
