"""Articles of EU acts and treaties: `artikel 6.1 i europakonventionen`, `artiklarna 101 och 102 i EUF-fördraget`."""

from __future__ import annotations

import re
from typing import NamedTuple

from riksdata.extractors.references.eu.act_names import act_named
from riksdata.extractors.references.eu.acts import act_at
from riksdata.extractors.references.eu.defined_names import defined_act_at
from riksdata.extractors.references.eu.treaties import NamedTreaty, Treaty, treaty_at, treaty_before, treaty_in_hand, treaty_in_sentence
from riksdata.extractors.references.reading import Draft, Reading
from riksdata.extractors.references.statutes.section_details import ORDINALS
from riksdata.swedish.lazy import lazy_regex

_ONE = (
    r"\d{1,3}"
    r"(?:[a-h](?=\.\d))?"  # 54a.1
    r"(?:"
    r"\.\d{1,2}"  # 6.1
    r"|[ \xa0]?\(\d{1,2}\)"  # 6(1)
    r"|[ \xa0](?:p\.|punkt(?:en)?)[ \xa0]?\d{1,2}(?!\d)"  # 6 p. 1
    r")?"
)
"""An article and its point: `6`, `6.1`, `6(1)`, `6 p. 1`."""
_LETTER = r"(?:[ \xa0]?[a-h](?=[\s,.)])\)?)?"
_ARTICLES = lazy_regex(
    rf"""
    [Aa]rt(?:ik(?:el|larna|lar|eln)|\.)?[ \xa0\n]{{0,2}}(?:nr\.?[ \xa0])?   # artiklarna, artikel nr
    (?P<listed>
    (?P<first>{_ONE}{_LETTER})                                            # 1.1 a)
    (?P<rest>
        (?:
            [ \xa0\n]{{0,2}}(?:,|och|eller|samt|[-–])[ \xa0\n]{{0,2}}
            (?:
                (?:artikel[ \xa0\n])?{_ONE}{_LETTER}                     # artikel 1.1
                (?![\d/:]|[ \xa0](?:procent|kronor|år))
                |[a-h](?=[ \xa0\n]i[ \xa0\n]|[ \xa0,)]{{1,2}}(?:och|eller|samt|[a-h])(?!\w))\)?  # 1.1 b eller c i
            )
        ){{0,12}}
    ))
    (?:[ \xa0\n](?P<paragraph>första|andra|tredje|fjärde|femte)[ \xa0\n]stycket)?      # andra stycket
    """,
    re.X,
)
_LONGEST = 150
"""In characters: articles that are named together."""
_LONGEST_OF = 220
"""In characters: what may stand between articles and their act, a bracket that says what they are about among it."""
_FURTHER = ("artikel ", "artikel\xa0", "artiklarna ", "artiklar ")
"""What follows articles and is no source of theirs: further articles."""
_WORD = lazy_regex(r"[Aa]rt(?:ik(?:el|larna|lar|eln)|\.)?[ \xa0\n]{1,2}")
_ROMAN = lazy_regex(r"(?=[IVX])(?P<tens>X{0,3})(?P<ones>IX|IV|V?I{0,3})(?![\w.-])")
_ONES = {"": 0, "I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9}
_IN_BRACKETS = lazy_regex(r"(?<=\d)[ \xa0\n]?(?:\((\d{1,2})\)|(?:p\.|punkt(?:en)?)[ \xa0\n]?(\d{1,2}))")
"""`10(2)`, `10 p. 2`, the same as `10.2`."""
_PARAGRAPHS = ("första", "andra", "tredje", "fjärde", "femte")
_NUMBER = lazy_regex(r"(?<!\w)(?:(\d{1,3}(?:[a-h](?=\.\d))?(?:\.\d{1,2})?)(?:[ \xa0]?([a-h])(?!\w))?|([a-h])(?!\w))")
_DASH = lazy_regex(r"[-–]")
_LONGEST_ORDINAL = 9
_ORDINAL_LAST = lazy_regex(r"(?:första|andra|tredje|fjärde|femte|sjätte)[ \xa0\n]$")
_AGAIN = lazy_regex(r"artikel\s")
_ACT_ENDING = lazy_regex(r"(?<![\w-])([\wÅÄÖåäö:-]+)$")
_OF = lazy_regex(
    r"""
    (?:[.,]?[ \xa0]?[a-h]\)?)?                                   # . a)
    (?:
        [ \xa0\n]{1,2}(?:första|andra|tredje|fjärde)[ \xa0\n]    # första
        (?:stycket|punkten|meningen)                             # stycket
    )?
    (?:[ \xa0\n]\([^()\n;]{3,150}\)(?=[ \xa0\n]i[ \xa0\n]))?     # (påhitt)
    [ \xa0\n]{1,3}(?:(?:i|av|enligt|ur|om)[ \xa0\n]{1,2})?
    (?:den[ \xa0\n]|det[ \xa0\n]|nya[ \xa0\n]|nämnda[ \xa0\n])?  # den
    (?:så[ \xa0]kallade[ \xa0\n]|s\.k\.[ \xa0\n])?          # s.k.
    (?:(?:första|andra|tredje|fjärde)[ \xa0\n](?=[\w-]{3,40}(?:direktivet|förordningen)(?!\w)))?  # första järnvägspaketsdirektivet
    """,
    re.X,
)
_VAGUE = lazy_regex(
    r"""
    (?:förordningen|direktivet|samma[ ]förordning|samma[ ]direktiv|fördraget|konventionen)  # fördraget
    (?!\w|[ \xa0\n](?:om|mot|angående|för)[ \xa0\n])
    """,
    re.X,
)
"""Words for the act or treaty that was named last."""
_STEMS = ("konvention", "fördrag", "stadga", "avtal")
"""What treaties are, in their names."""
_THE_TREATYS = lazy_regex(rf"(?<![\w-])(?P<stem>{'|'.join(_STEMS)})(?:ens|ets|ns)[ \xa0\n]\Z", re.I)
"""`konventionens artikel 14`."""
_LONGEST_WORD = 16
_OTHER = lazy_regex(
    r"""
    (?:(?:första|andra|tredje|fjärde|sjätte|sjunde|tolfte|trettonde)[ \xa0\n])?            # första
    (?:
        [A-ZÅÄÖa-zåäö-]+                                                                # Påhitt
        (?:
            konventionen|fördraget|stadgan|avtalet|protokollet|direktivet|förordningen
            |stadga|konvention
        )
        |[A-ZÅÄÖ]{2,6}|lagen|grundlagen|protokoll(?:et|en)?|avtalet|[\w-]*förslaget     # förslaget
    )
    (?!\w)
    """,
    re.X,
)
"""Words for a source that is not known."""
_INSTRUMENT = lazy_regex(
    r"""
    (?P<reg>förordning)                                                      # förordning
    |(?P<dir>direktiv)                                                       # direktiv
    |(?P<treaty>konvention|fördrag|stadga(?!s)|avtal|deklaration|protokoll)  # konvention
    |(?P<law>\w\wlag(?:en)?\b)                                               # pplagen
    """,
    re.I | re.X,
)
_INSTRUMENTS = {"reg": "eu/reg/", "dir": "eu/dir/", "treaty": "treaty/", "law": "-"}
_ORDINAL = lazy_regex(r"(?P<word>[a-zåäö]{5,12})[ \xa0\n]artikel(?:n)?(?!\w)")
NUMERALS = {
    word: number for number, word in enumerate(("ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv"), 1)
}
"""Numbers of articles in words: "artikel fem"."""
_NUMERAL = lazy_regex(rf"[Aa]rtikel[ \xa0\n](?P<word>{'|'.join(NUMERALS)})(?!\w)")
_BESIDE = 4
_REACH = 600
"""How many characters back the act may lie that bare articles are read with."""


class _Articles(NamedTuple):
    """The articles of one mention, as written."""

    start: int
    end: int
    listed: str
    paragraph: int = 0
    """The paragraph of the last of them; 0 where none is named."""


class _Source(NamedTuple):
    """The act or treaty that articles are of."""

    label: str
    uri: str
    style: str


def read_article(reading: Reading, start: int, end: int) -> None:
    """Articles at `start`, of the act or treaty that is named before or behind them, in the sentence, or that was named last."""
    articles = _articles_at(reading.text, start)
    if articles is None:
        return
    goes_on = articles.start <= reading.sourceless + _BESIDE  # what stands before was looked at with the articles before
    if _named_behind(reading, articles) if goes_on else _named_before(reading, articles) or _named_behind(reading, articles):
        return
    drafts = len(reading.drafts)
    if not goes_on:
        _by_context(reading, articles)
    if len(reading.drafts) == drafts:
        reading.sourceless = max(reading.sourceless, articles.end)


def read_ordinal_article(reading: Reading, start: int, end: int) -> None:
    """`Europakonventionens åttonde artikel`, `Natos artikel fem`: a number in words, a treaty named right before or behind."""
    found = _ORDINAL.match(reading.text, start, start + 30) or _NUMERAL.match(reading.text, start, start + 20)
    number = ORDINALS.get(found["word"]) or NUMERALS.get(found["word"]) if found else None
    if found is None or number is None or (start and reading.text[start - 1].isalnum()):
        return
    articles = _Articles(start, found.end(), str(number))
    if not _named_before(reading, articles):
        _named_behind(reading, articles)


def _articles_at(text: str, start: int) -> _Articles | None:
    if start and text[start - 1].isalnum():
        return None
    found = _ARTICLES.match(text, start, start + _LONGEST)
    if found:  # not "artikel 3i.2"
        return None if text[found.end() : found.end() + 1].isalpha() else _read_articles(found)
    word = _WORD.match(text, start)
    roman = _ROMAN.match(text, word.end(), word.end() + 12) if word else None
    if roman is None or _behind(text, _Articles(start, roman.end(), "")) is None:
        return None
    return _Articles(start, roman.end(), str(10 * len(roman["tens"]) + _ONES[roman["ones"]]))


def _read_articles(found: re.Match[str]) -> _Articles:
    paragraph = found["paragraph"]
    return _Articles(found.start(), found.end(), found["listed"], _PARAGRAPHS.index(paragraph) + 1 if paragraph else 0)


def _beside(reading: Reading, articles: _Articles) -> bool:
    """`EU:s dataskyddsförordning, artikel 6`, `dataskyddsförordningen (artiklarna 13 och 14)`: of the act that ends right before."""
    last = reading.drafts[-1] if reading.drafts else None
    if last is None or last.kind != "eu" or "#" in last.label or last.label.startswith("eu/case") or not reading.act:
        return False
    between, closed = reading.text[last.end : articles.start], reading.text[articles.end : articles.end + 1] == ")"
    opened = between.strip() == "("
    if between.strip() not in ("", ",", "(") or (opened and not closed) or reading.act.partition(" ")[0] != last.label:
        return False
    at = None if opened else _behind(reading.text, articles)
    if at is not None and (_FURTHER_SOURCE.match(reading.text, articles.end) or treaty_at(reading.text, at) is not None):
        return False  # "dataskyddsförordningen, artikel 8 barnkonventionen"
    label, uri, *style = reading.act.split(" ")
    reading.drafts.pop()
    _add(reading, last.start, articles.end + opened, _Source(label, uri.strip("-"), style[0] if style else "plain"), articles)
    return True


_SENTENCE_BEGINS = lazy_regex(r"\nA")
_FURTHER_SOURCE = lazy_regex(r"[ \xa0\n](?:i|av|enligt|ur)[ \xa0\n]")


def _named_before(reading: Reading, articles: _Articles) -> bool:
    """`dataskyddsförordningens artikel 6`, `Europakonventionens artikel 6.1`."""
    if _SENTENCE_BEGINS.match(reading.text, max(0, articles.start - 1)):
        return False  # "… rättigheter\nArtikel 26 i …": a heading stands before
    if _beside(reading, articles):
        return True
    act = _act_before(reading, articles.start)
    if act is not None:
        begin, source = act
        if reading.drafts and (reading.drafts[-1].start, reading.drafts[-1].label) == (begin, source.label):
            reading.drafts.pop()  # the act alone was taken for the whole reference
        _add(reading, begin, articles.end, source, articles)
        return True
    word = _THE_TREATYS.search(reading.text, max(0, articles.start - _LONGEST_WORD), articles.start)
    treaty = treaty_in_hand(reading.text, word.start(), word["stem"].lower()) if word else None
    if word is not None and treaty is not None:
        _add(reading, word.start(), articles.end, _of_treaty(treaty), articles)
        return True
    named = treaty_before(reading.text, articles.start)
    if named is not None:
        _add(reading, named.start, articles.end, _of_treaty(named.treaty), articles)
    return named is not None


def _named_behind(reading: Reading, articles: _Articles) -> bool:
    """`artikel 6.1 i europakonventionen`, `artikel 3 i direktiv 2012/29/EU`."""
    at = _behind(reading.text, articles)
    if at is None:
        return False
    named: NamedTreaty | None = treaty_at(reading.text, at)
    if named is not None:
        _add(reading, articles.start, named.end, _of_treaty(named.treaty), articles)
        return True
    ordinal = _ORDINAL_LAST.search(reading.text, max(0, at - _LONGEST_ORDINAL), at)
    numbered = act_at(reading, ordinal.start()) if ordinal else None  # "andra penningtvättsdirektivet" is an act of its own
    begins = ordinal.start() if ordinal and numbered and numbered[0] == ordinal.start() else at
    act = numbered if begins != at else act_at(reading, at)
    if act and act[0] == begins:
        _add(reading, articles.start, act[1], _Source(act[2], act[3], "plain"), articles)
        return True
    defined = defined_act_at(reading, at) if reading.act_names else None
    if defined is not None:
        _add(reading, articles.start, defined.end, _Source(defined.label, "".join(defined.uris[:1]), "plain"), articles)
        return True
    return False


def _behind(text: str, articles: _Articles) -> int | None:
    """Where the source would be named behind articles; None where the sentence goes on otherwise."""
    of = _OF.match(text, articles.end, articles.end + _LONGEST_OF)
    if of is None or of.end() == articles.end or text.startswith(_FURTHER, of.end()):
        return None
    return of.end()


def _by_context(reading: Reading, articles: _Articles) -> None:
    """Articles whose source is meant, not named: "artikel 7 i förordningen", "I fördraget … stadgas i artikel 312.4"."""
    text = reading.text
    at = _behind(text, articles)
    if _THE_TREATYS.search(text, max(0, articles.start - _LONGEST_WORD), articles.start):
        return  # of a treaty that is not known
    if at is not None:
        vague = _VAGUE.match(text, at, at + 30)
        if vague:
            stem = vague.group().removesuffix("en").removesuffix("et")
            treaty = treaty_in_hand(text, articles.start, stem) if stem in _STEMS else None
            if treaty is not None:
                _add(reading, articles.start, vague.end(), _of_treaty(treaty), articles)
            elif _agrees(reading, vague.group()):
                _of_last_named(reading, articles, vague.end())
            return
        if _OTHER.match(text, at, at + 60):
            return
    treaty = treaty_in_sentence(text, articles.start)
    if treaty is not None:
        _add(reading, articles.start, articles.end, _of_treaty(treaty), articles)
    else:
        _of_last_named(reading, articles, articles.end)


def _agrees(reading: Reading, word: str) -> bool:
    """Whether "förordningen", "direktivet", "fördraget" can be the act that was named last."""
    label = (reading.act or "").partition(" ")[0]
    if "förordning" in word:
        return label.startswith("eu/reg/")
    if "direktiv" in word:
        return label.startswith("eu/dir/")
    return label.startswith("treaty/")


def _of_last_named(reading: Reading, articles: _Articles, end: int) -> None:
    """Articles of the act or treaty that was named last, if that is near and no other kind of law is named between."""
    last = reading.drafts[-1] if reading.drafts else None
    if last is None or articles.start - last.end > _REACH or last.kind not in ("eu", "treaty") or not reading.act:
        return
    named = list(_INSTRUMENT.finditer(reading.text, max(last.end, articles.start - 160), articles.start))
    if named and not reading.act.startswith(_INSTRUMENTS[named[-1].lastgroup or ""]):
        return
    label, uri, *style = reading.act.split(" ")
    source = _Source(label, uri.strip("-"), style[0] if style else "plain")
    reading.add(_draft(articles.start, end, source, articles))


def _act_before(reading: Reading, start: int) -> tuple[int, _Source] | None:
    """An act by name right before, genitive or not, and where it begins."""
    low = max(0, start - 48)
    found = _ACT_ENDING.search(reading.text[low:start].rstrip())
    if not found:
        return None
    for name in (found[1], found[1].removesuffix("s"), found[1].removesuffix(":s")):
        act = act_named(reading, name)
        if act:
            return low + found.start(1), _Source(*act, "plain")
    return None


def _of_treaty(treaty: Treaty) -> _Source:
    return _Source(f"treaty/{treaty.slug}", treaty.uri, treaty.style)


def _add(reading: Reading, start: int, end: int, source: _Source, articles: _Articles) -> None:
    """Take articles whose source the text names, and remember that."""
    reading.add(_draft(start, end, source, articles))
    reading.act = f"{source.label} {source.uri or '-'} {source.style}"


def _draft(start: int, end: int, source: _Source, articles: _Articles) -> Draft:
    numbers = _numbers(articles.listed)
    uri, style = source.uri, source.style
    uris: tuple[str, ...] = ()
    if uri and style == "plain":
        uris = tuple(dict.fromkeys(f"{uri}#{number}" for _, number, _ in numbers))
    elif uri and style == "whole":
        uris = (uri,)
    elif uri and style == "AP":
        uris = tuple(dict.fromkeys(f"{uri}#A{number.replace('.', 'P')}" for _, number, _ in numbers))
    elif uri:
        uris = tuple(dict.fromkeys(f"{uri}#A{number}" for _, number, _ in numbers))
    shown = "artikel " + " ".join(_AGAIN.sub("", articles.listed).split())
    pinned = _fragment(numbers) + (f"S{articles.paragraph}" if articles.paragraph else "")
    if articles.paragraph:
        shown += f" {_PARAGRAPHS[articles.paragraph - 1]} stycket"
    return Draft(start, end, f"{source.label}#{pinned}", uris, shown)


def _numbers(listed: str) -> list[tuple[str, str, str]]:
    """The numbers of a list, each with what joins it to the one before (`,` or `-`) and its letter, "b eller c" of the same number."""
    listed = _IN_BRACKETS.sub(lambda found: f".{found[1] or found[2]}", listed)
    out: list[tuple[str, str, str]] = []
    last = 0
    for found in _NUMBER.finditer(listed):
        joint = "-" if _DASH.search(listed, last, found.start()) else ","
        number = found[1] or (out[-1][1] if out else "")
        out.append((joint, number, found[2] or found[3] or ""))
        last = found.end()
    return out


def _fragment(numbers: list[tuple[str, str, str]]) -> str:
    return "".join((joint if k else "") + f"A{number}{letter}" for k, (joint, number, letter) in enumerate(numbers))
