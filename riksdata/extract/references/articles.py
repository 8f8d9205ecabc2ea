"""Articles of EU acts and treaties: `artikel 6.1 i europakonventionen`, `artiklarna 101 och 102 i EUF-fördraget`."""

from __future__ import annotations

import re
from functools import cache

from riksdata.extract.references.draft import Draft, Reading
from riksdata.extract.references.eu import act_at, act_words
from riksdata.extract.references.tables import rows

_LIST = re.compile(
    r"(?P<first>\d{1,3}(?:\.\d{1,2})?(?:[ \xa0]?[a-h](?=[\s,.)])\)?)?)"
    r"(?P<rest>(?:[ \xa0\n]{0,2}(?:,|och|eller|samt"
    r"|[-–])[ \xa0\n]{0,2}(?:artikel[ \xa0\n])?\d{1,3}(?:\.\d{1,2})?(?:[ \xa0]?[a-h](?=[\s,.)]))?(?![\d/:]|[ \xa0](?:procent"
    r"|kronor|år))){0,12})"
)
_ACT_ENDING = re.compile(r"(?<![\w-])([\wÅÄÖåäö:-]+)$")
_OF = re.compile(
    r"(?:[.,]?[ \xa0]?[a-h]\)?)?(?:[ \xa0\n]{1,2}(?:första|andra|tredje|fjärde)[ \xa0\n](?:stycket|punkten"
    r"|meningen))?[ \xa0\n]{1,3}(?:(?:i|av|enligt|ur|om)[ \xa0\n]{1,2})?(?:den[ \xa0\n]|det[ \xa0\n]|nya[ \xa0\n]|nämnda[ \xa0\n])?"
)


@cache
def _treaties() -> tuple[tuple[str, str, str, str], ...]:
    found = [(name, row["slug"], row["uri"], row["style"]) for row in rows("treaties") for name in row["names"].split(";")]
    return tuple(sorted(found, key=lambda row: -len(row[0])))


@cache
def _treaty_names() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(name).replace("\\ ", r"[ \xa0\n]{1,2}") for name, *_ in _treaties()), re.I)


@cache
def _treaty_starts() -> tuple[str, ...]:
    """The first letters of the names, folded: a search for them costs a hundredth of one for the names."""
    return tuple(sorted({name[:4].casefold() for name, *_ in _treaties()}))


def _numbers(listed: str) -> list[tuple[str, str]]:
    out, last = [], 0
    for found in re.finditer(r"(\d{1,3}(?:\.\d{1,2})?)(?:[ \xa0]?([a-h])(?![\w]))?", listed):
        joint = "-" if re.search(r"[-–]", listed[last : found.start()]) else ","
        out.append((joint, found[1]))
        last = found.end()
    return out


def _fragment(numbers: list[tuple[str, str]]) -> str:
    return "".join((joint if k else "") + "A" + number for k, (joint, number) in enumerate(numbers))


def at_article(reading: Reading, start: int) -> None:
    """`artikel 6.1 i europakonventionen`, `artiklarna 101 och 102 i EUF-fördraget`, or of the act named last."""
    text = reading.text
    if start and text[start - 1].isalnum():
        return
    word = re.compile(r"[Aa]rt(?:ik(?:el|larna|lar|eln)|\.)?[ \xa0\n]{0,2}").match(text, start)
    listed = _LIST.match(text, word.end(), word.end() + 140) if word else None
    if not word or not listed:
        return
    numbers = _numbers(listed.group())
    end = listed.end()
    shown = "artikel " + " ".join(re.sub(r"artikel\s", "", listed.group()).split())
    act_before = _act_before(text, start)
    if act_before:
        begin = act_before[0]
        if reading.drafts and (reading.drafts[-1].start, reading.drafts[-1].label) == (begin, act_before[1]):
            reading.drafts.pop()  # the act alone was taken for the whole reference
        reading.add(_article(begin, end, act_before[1], act_before[2], "plain", numbers, shown))
        reading.act = f"{act_before[1]} {act_before[2]}"
        return
    genitive = _treaty_before(text, start)
    if genitive:
        begin, slug, uri, style = genitive
        reading.add(_article(begin, end, f"treaty/{slug}", uri, style, numbers, shown))
        reading.act = f"treaty/{slug} {uri or '-'} {style}"
        return
    of = _OF.match(text, end, end + 60)
    if of and of.end() > end:
        treaty = _treaty_names().match(text, of.end(), of.end() + 140)
        if treaty and not text[treaty.end() : treaty.end() + 1].isalnum() and text[treaty.end() : treaty.end() + 1] not in (":", "-"):
            name = " ".join(treaty.group().lower().split())
            row = next(r for r in _treaties() if r[0] == name)
            reading.add(_article(start, treaty.end(), f"treaty/{row[1]}", row[2], row[3], numbers, shown))
            reading.act = f"treaty/{row[1]} {row[2] or '-'} {row[3]}"
            return
        act = act_at(text, of.end())
        if act and act[0] == of.end():
            reading.add(_article(start, act[1], act[2], act[3], "plain", numbers, shown))
            reading.act = f"{act[2]} {act[3]}"
            return
        vague = re.match(
            r"(?:förordningen|direktivet|samma förordning|samma direktiv|fördraget|konventionen)(?!\w)", text[of.end() : of.end() + 30]
        )
        other = re.match(
            r"(?:[A-ZÅÄÖa-zåäö-]+(?:konventionen|fördraget|stadgan|avtalet|protokollet|direktivet|förordningen|stadga|konvention)"
            r"|[A-ZÅÄÖ]{2,6}|lagen|grundlagen|protokollet|avtalet|[\w-]*förslaget)(?!\w)",
            text[of.end() : of.end() + 60],
        )
        if vague and not _agrees(reading, vague.group()):
            return
        if not other and not vague and (named := _treaty_in_sentence(text, start)):
            slug, uri, style = named
            reading.add(_article(start, end, f"treaty/{slug}", uri, style, numbers, shown))
            reading.act = f"treaty/{slug} {uri or '-'} {style}"
            return
        if reading.act and not (other and not vague):
            _by_context(reading, start, of.end() + vague.end() if vague else end, numbers, shown)
            return
    elif named := _treaty_in_sentence(text, start):
        slug, uri, style = named
        reading.add(_article(start, end, f"treaty/{slug}", uri, style, numbers, shown))
        reading.act = f"treaty/{slug} {uri or '-'} {style}"
    elif reading.act:
        _by_context(reading, start, end, numbers, shown)


_STOP = re.compile(r"[.!?][ \xa0](?=[A-ZÅÄÖ])|\n")


def _treaty_in_sentence(text: str, start: int) -> tuple[str, str, str] | None:
    """`I fördraget om Europeiska unionens funktionssätt stadgas i artikel 312.4`: the treaty named last before in the sentence."""
    window = text[max(0, start - 140) : start]
    folded = window.casefold()
    if not any(letters in folded for letters in _treaty_starts()):
        return None
    cut = max((stop.end() for stop in _STOP.finditer(window)), default=0)
    found = None
    for named in _treaty_names().finditer(window, cut):
        after = window[named.end() : named.end() + 1]
        joined = named.start() and (window[named.start() - 1].isalnum() or window[named.start() - 1] in "-:")
        if not joined and not after.isalnum() and window[named.end() : named.end() + 4] != " om " and named.group().lower() != "stadgan":
            found = named
    if found is None or len(found.group()) < 6 or act_words() & set(window[found.end() :].lower().split()):
        return None
    if re.search(r"\d{1,4}/\d{2,4}|direktiv|förordning|lag(?:en)?\b", window[found.end() :]):
        return None
    name = " ".join(found.group().lower().split())
    return next(row[1:] for row in _treaties() if row[0] == name)


def _agrees(reading: Reading, word: str) -> bool:
    """Whether "förordningen", "direktivet", "fördraget" can be the act that was named last."""
    label = (reading.act or "").partition(" ")[0]
    if "förordning" in word:
        return label.startswith("eu/reg/")
    if "direktiv" in word:
        return label.startswith("eu/dir/")
    return label.startswith("treaty/")


_INSTRUMENT = re.compile(
    r"(?P<reg>förordning)|(?P<dir>direktiv)|(?P<treaty>konvention|fördrag|stadga(?!s)|avtal|deklaration|protokoll)|(?P<law>\w\wlag(?:en)?\b)",
    re.I,
)
_INSTRUMENTS = {"reg": "eu/reg/", "dir": "eu/dir/", "treaty": "treaty/", "law": "-"}


def _by_context(reading: Reading, start: int, end: int, numbers: list[tuple[str, str]], shown: str) -> None:
    last = reading.drafts[-1] if reading.drafts else None
    if last is None or start - last.end > 600 or last.kind not in ("eu", "treaty") or not reading.act:
        return
    named = list(_INSTRUMENT.finditer(reading.text, max(last.end, start - 160), start))
    if named and not reading.act.startswith(_INSTRUMENTS[named[-1].lastgroup or ""]):
        return
    label, uri, *style = reading.act.split(" ")
    uri = uri.strip("-")
    reading.add(_article(start, end, label, uri, style[0] if style else "plain", numbers, shown))


def _article(start: int, end: int, label: str, uri: str, style: str, numbers: list[tuple[str, str]], shown: str) -> Draft:
    uris: tuple[str, ...] = ()
    if uri and style == "plain":
        uris = tuple(f"{uri}#{number}" for _, number in numbers)
    elif uri and style == "whole":
        uris = (uri,)
    elif uri and style == "AP":
        uris = tuple(f"{uri}#A{number.replace('.', 'P')}" for _, number in numbers)
    elif uri:
        uris = tuple(f"{uri}#A{number}" for _, number in numbers)
    return Draft(start, end, f"{label}#{_fragment(numbers)}", uris, shown)


@cache
def _endings() -> tuple[str, ...]:
    """What a text ends with that names a treaty."""
    return tuple(name + ending for name, *_ in _treaties() for ending in ("", "s", ":s"))


def _treaty_before(text: str, start: int) -> tuple[int, str, str, str] | None:
    """`Europakonventionens artikel 6.1`: a treaty in the genitive right before."""
    window = text[max(0, start - 110) : start].rstrip()
    low = window.lower()
    if not low.endswith(_endings()):
        return None
    for name, slug, uri, style in _treaties():
        for genitive in (name + "s", name + ":s", name):
            rest = low[: -len(genitive)]
            if low.endswith(genitive) and not rest[-1:].isalnum() and not rest.rstrip().endswith("-"):
                return max(0, start - 110) + len(window) - len(genitive), slug, uri, style
    return None


def _act_before(text: str, start: int) -> tuple[int, str, str] | None:
    """`dataskyddsförordningens artikel 6`: an act by name right before, genitive or not; start, label, address."""
    low = max(0, start - 48)
    window = text[low:start].rstrip()
    found = _ACT_ENDING.search(window)
    if not found:
        return None
    for name in (found[1], found[1].removesuffix("s"), found[1].removesuffix(":s")):
        act = act_at(name, 0) if name.lower() in act_words() else None
        if act and act[1] == len(name):
            return low + found.start(1), act[2], act[3]
    return None
