"""Who a sentence names as the source of its figures: an agency, an organisation, a paper or an author, never a place or a kind of study."""

from __future__ import annotations

import re

from riksdata.extractors.statistics.sentence import Sentence
from riksdata.extractors.statistics.vocabulary import CLASSES
from riksdata.extractors.statistics.wordings import WORDINGS
from riksdata.swedish.facts import read_rows
from riksdata.swedish.lazy import lazy_regex

_S = "[ \u00a0]"
_SPACE = lazy_regex(_S)

_KINDS = {kind: tuple(members.split(";")) for kind, members in read_rows(__package__, "publishers.tsv")[1:]}
_NOT_BODIES = frozenset(_KINDS["notbody"])
_ENDINGS, _NOT_ENDINGS = _KINDS["ending"], _KINDS["notending"]


def _named() -> dict[str, list[str]]:
    """Known names in lower case by their first word, the longest first."""
    names = {name.lower() for name in _KINDS["body"]}
    for row in read_rows("riksdata.chamber", "agencies.tsv"):
        names |= {row[0].lower(), *(other for other in row[1].lower().split("|") if len(other) > 2)}
    for row in read_rows("riksdata.extractors.references", "papers.tsv")[1:]:
        names |= {name.lower() for name in row[1].split(";")}
    by_first: dict[str, list[str]] = {}
    for name in sorted(names, key=lambda name: (-len(name), name)):
        by_first.setdefault(_SPACE.split(name, 1)[0], []).append(name)
    return by_first


_NAMED = _named()
_SHORT = frozenset(name for names in _NAMED.values() for name in names if len(name) < 5)
"""Short names, which are names in capitals only ("SCB", "Brå", not "rut" or "mind")."""
_CALLED_SMALL = frozenset(("polisen", "regeringen", "kommissionen", "kustbevakningen", "tullen", "riksdagens utredningstjänst"))
_WORD = lazy_regex(r"[^\W\d_](?:[\w&’-]|:(?!s\b)(?=\w))*")
_SHAPE = lazy_regex(
    rf"""
    [A-ZÅÄÖ][\w&-]*
    (?:
        {_S}(?:(?:och|för|i|in|of|and|the|for|on|&){_S})?              # och
        (?:[A-ZÅÄÖ][\w&-]*|(?:{"|".join(_ENDINGS)})\b)
    ){{0,5}}
    (?:{_S}[a-zåäö]{{0,24}}(?:{"|".join(_ENDINGS)})s?\b(?=[^\w-]|$))?  # verkets
    (?:
        (?<=heten){_S}för{_S}[a-zåäö-]+(?:{_S}och{_S}[a-zåäö-]+)?      # för påhitt och påhitt
        |(?<=ionen){_S}för{_S}[a-zåäö]+(?:{_S}och{_S}[a-zåäö]+)?       # för påhitt och påhitt
        |(?<=tutet){_S}för{_S}[a-zåäö-]+                               # för påhitt
    )?
    """,
    re.X,
)
_OWNER = lazy_regex(r":?s?(?![\w-])")
_STUDIES = f"(?:{WORDINGS['study']})"
_MAKERS = frozenset(("från", "hos", "av"))
_OF_STUDY = lazy_regex(rf"{_S}(?:[a-zåäö]{{1,24}}{_S}){{0,3}}[a-zåäö]{{0,30}}{_STUDIES}")
_CUE = lazy_regex(
    rf"""
    (?<!\w)
    (
        [Ee]nligt|från|hos|av|skriver|uppger|skrev|uppgav|konstaterar|konstaterade      # Enligt
        |redovisar
    )
    {_S}
    (?:
        (?:
            organisationen|myndigheten|stiftelsen|fackförbundet|tidningen|tankesmedjan
            |forskaren|professorn?|försäkringsbolaget|föreningen|bolaget                # professorn
        )
        {_S}
    )?
    (?=[A-ZÅÄÖ]|(?-x:{"|".join(sorted(_CALLED_SMALL))}))
    """,
    re.X,
)
_CUED = frozenset(("study", "telling"))
"""The signs of which a cue needs one, but for "enligt"."""
_STUDY_BEFORE = lazy_regex(
    rf"""
    (?:
        {_STUDIES}(?:en|n|er|r|rna|erna|or|orna|ar|arna)?                               # statistiken
        |{_STUDIES}[a-zåäö]{{0,5}}{_S}(?:som{_S})?(?:har{_S})?                          # statistik som har
        (?:gjo|genomf|public|present|redovis|utf|framta|skriv|sammanst)[a-zåäö]{{1,9}}  # gjopåhitt
        |framgår
    )
    {_S}$
    """,
    re.IGNORECASE | re.X,
)
"""What stands before "från" and "av" where they name who made it; "av" alone may also name what was examined."""
_MADE_BY = lazy_regex(
    rf"""
    (?:rapport|studie|undersökning|sammanställning|beräkning|enkät|mätning)  # rapport
    (?:en|n|ar)?{_S}$                                                        # en
    |[a-zåäö]{{3,20}}(?:ts|des|d|t|s|as|år){_S}$                             # påhittts
    """,
    re.IGNORECASE | re.X,
)
_BEHIND = 60
_TELLING = CLASSES["reporting"] - {"rapport", "rapporten", "slår", "slog", "räknar", "visat", "framgår"}
_BEFORE_VERB = 110
"""Characters from the beginning of a name to the verb that it tells with."""
_TELLS = lazy_regex(
    rf"""
    (?:,{_S}[A-ZÅÄÖ][\w]*,|{_S}\([^()]{{1,30}}\))?{_S}(?:har{_S})?  # , P, har
    (?:också{_S}|även{_S}|nyligen{_S})?                             # också
    (?:{"|".join(sorted(_TELLING))})(?!\w)                          # angav
    """,
    re.X,
)
_BRACKET = lazy_regex(r"\((?:källa:? )?(?=[A-ZÅÄÖ])([^()]{2,60})\)", re.IGNORECASE)
_YEARLY = lazy_regex(r"[,.]?[ \u00a0]*(?:20\d\d|19\d\d|rapport|s\.)[^()]*$")
_CAPITAL = lazy_regex(r"(?<![\w-])[A-ZÅÄÖ]")


def named_in(sentence: Sentence) -> list[tuple[int, str]]:
    """The sources that a sentence names, with their places: where figures come from, else who tells them, else those in brackets."""
    return _from_cue(sentence) or _telling(sentence) or _bracketed(sentence)


def _from_cue(sentence: Sentence) -> list[tuple[int, str]]:
    """ "enligt Brå", "statistik från SCB", "Kriminalvårdens siffror"."""
    text = sentence.text
    out: list[tuple[int, str]] = []
    if not (sentence.signs & _CUED or "nligt " in text or "nligt\u00a0" in text):
        return out
    for cue in _CUE.finditer(text):
        word = cue[1].lower()
        if word in _MAKERS:
            before = text[max(0, cue.start() - _BEHIND) : cue.start()]
            if not _STUDY_BEFORE.search(before) or (word == "av" and not _MADE_BY.search(before)):
                continue
        found = _name_at(text, cue.end(), word == "enligt")
        if found:
            out.append((cue.start(), found[0]))
    if out or "study" not in sentence.signs:
        return out
    end = 0
    for capital in _CAPITAL.finditer(text):
        if capital.start() < end:  # a part of the name before: "Konstnärernas Riksorganisation"
            continue
        found = _name_at(text, capital.start(), False)
        if found and capital.start() + len(found[0]) < found[1] and _OF_STUDY.match(text, found[1]):
            out.append((capital.start(), found[0]))
            end = found[1]
    return out


def _telling(sentence: Sentence) -> list[tuple[int, str]]:
    """ "Boverket bedömer"."""
    text = sentence.text
    out: list[tuple[int, str]] = []
    told = [token[1] for token in sentence.tokens if token[0] in _TELLING] if "telling" in sentence.signs else []
    if not told:
        return out
    end = 0
    for capital in _CAPITAL.finditer(text):
        start = capital.start()
        if start < end or not any(start < place < start + _BEFORE_VERB for place in told):
            continue
        found = _name_at(text, start, False)
        if found and _TELLS.match(text, found[1]):
            out.append((start, found[0]))
            end = found[1]
    return out


def _bracketed(sentence: Sentence) -> list[tuple[int, str]]:
    """ "(Brå 2024)"."""
    text = sentence.text
    out: list[tuple[int, str]] = []
    if "(" not in text:
        return out
    for bracket in _BRACKET.finditer(text):
        inside = _YEARLY.sub("", bracket[1])
        if inside == bracket[1]:
            continue
        found = _name_at(inside + " ", 0, False)
        if found and found[1] == len(inside):
            out.append((bracket.start(), found[0]))
    return out


def _name_at(text: str, at: int, trusted: bool) -> tuple[str, int] | None:
    """The name that begins at `at`, without the s of a genitive, and where it ends with it.

    `trusted`: after "enligt", where any name that is no place, party or law tells.
    """
    first = _WORD.match(text, at)
    if first is None:
        return None
    known = _known(text, at, first[0])
    if known:
        return known
    if first[0].lower() in CLASSES["preposition"]:
        return None  # "Av Riksrevisionens rapport": the capital is the sentence's
    shape = _SHAPE.match(text, at)
    if shape is None:
        return None
    name, end = shape[0].rstrip("-&"), shape.end()
    parts = _SPACE.split(name)
    placed = len(parts) > 1 and parts[-1].lower().endswith(_ENDINGS)  # "Umeå universitet"
    if (parts[0] in _NOT_BODIES and not placed) or (len(parts) == 1 and parts[0].rstrip("s") in _NOT_BODIES):
        return None
    owner = text.startswith(":s", end)
    if owner:
        end += 2
    elif (
        name.endswith("s")
        and not name.endswith("ss")
        and (name[:-1].lower().endswith(_ENDINGS) or (len(parts) > 1 and _OF_STUDY.match(text, end)))
    ):
        name, owner = name[:-1], True
    low = name.lower()
    if low.endswith(_NOT_ENDINGS) or name in _NOT_BODIES or text.startswith("-", shape.end()):
        return None
    shaped = low.endswith(_ENDINGS) or parts[0].lower().endswith(_ENDINGS)
    acronym = trusted and len(parts) == 1 and len(name) > 2 and name.isupper()
    if shaped or acronym:
        return (name, end) if not (shaped and len(parts) == 1 and low in _ENDINGS) else None
    if not trusted or len(name) < 4:
        return None
    if len(parts) == 1 and name.endswith("s") and _OF_STUDY.match(text, end):
        return name[:-1], end
    follows = text[end : end + 2].strip()
    return (name, end) if owner or len(parts) > 1 or not follows or not follows[0].isalpha() or not name.endswith("s") else None


def _known(text: str, at: int, first: str) -> tuple[str, int] | None:
    """A name of the lists that begins at `at`."""
    lower = text[at : at + 90].lower().replace("\u00a0", " ")
    word = first.lower()
    for key in dict.fromkeys((word, word.removesuffix("s"), word.removesuffix("-"))):
        for name in _NAMED.get(key, ()):
            if not lower.startswith(name):
                continue
            end = at + len(name)
            owner = _OWNER.match(text, end)
            small = not text[at].isupper() and name not in _CALLED_SMALL
            common = name in _SHORT and name != "brå" and text[at + 1 : end].islower()
            if owner is None or small or common:
                continue
            return text[at:end], owner.end()
    return None
