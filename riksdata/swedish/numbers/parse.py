"""The strict reader of one number at a place of a text: digits, words, fractions, scales."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from riksdata.swedish.lazy import lazy_regex
from riksdata.swedish.numbers.words import PACKS, SHORT_SCALES, VULGAR, Atom, Run, atoms, cardinal, part, tally

SPACE = "[ \u00a0\u2009\u202f\u00ad\t]"
_DIGITS = lazy_regex(
    r"\d{1,3}(?:(?:[ \u00a0\u2009\u202f]\d{3}){1,6}|(?:\.\d{3}){1,6})(?!\d)(?:,\d{1,30}(?!\d))?"  # 12 500 · 1.200.000
    r"|\d{1,400}(?:[.,]\d{1,30}(?![\d]))?"
    r"|,\d{1,30}"
)
_SPACES = lazy_regex("[ \u00a0\u2009\u202f]")
_GROUPED = lazy_regex(r"\d{1,3}(?:\.\d{3})+")
_WORD = lazy_regex(r"[^\W\d_]+(?:\u00ad[^\W\d_]+)*")
_NEXT = lazy_regex(rf"{SPACE}{{1,3}}([^\W\d_]+)")
_MAY_GO_ON = lazy_regex(
    rf"{SPACE}{{1,3}}(?:och\b|(?:h|kv|ks|ts|tu|tk|tj|tn|mi|mn|mk|ms|md|b|du|tr|(?=[^\W\d_]*del))[^\W\d_]*)", re.IGNORECASE
)
"""Whether the next word may belong to the number: a cheap look that spares most numbers the rest."""
_AND = lazy_regex(rf"{SPACE}{{1,3}}och{SPACE}{{1,3}}")
_SLASH = lazy_regex(r"/(\d{1,6})(?![\d/])")
_COMMA = lazy_regex(rf"{SPACE}{{1,3}}komma((?:{SPACE}{{1,3}}(?:noll|en|ett|två|tre|fyra|fem|sex|sju|åtta|nio)\b){{1,30}})")
_APART = (" ", "\u00a0", "\u2009", "\u202f")
_VULGAR = lazy_regex("[" + "".join(VULGAR) + "]")
_DIGIT_WORDS = {"noll": 0, "en": 1, "ett": 1, "två": 2, "tre": 3, "fyra": 4, "fem": 5, "sex": 6, "sju": 7, "åtta": 8, "nio": 9}
_BIG = lazy_regex(rf"{SPACE}{{1,3}}(?:miljon|miljard|biljon)", re.IGNORECASE)
_HALVES = {"halv": Fraction(1, 2), "halvt": Fraction(1, 2), "halva": Fraction(1, 2), "kvarts": Fraction(1, 4)}
_WHOLES = {
    "hälften": Fraction(1, 2),
    "halv": Fraction(1, 2),
    "halvt": Fraction(1, 2),
    "halva": Fraction(1, 2),
    "halvannan": Fraction(3, 2),
    "halvtannat": Fraction(3, 2),
    "kvarts": Fraction(1, 4),
    "trekvart": Fraction(3, 4),
    "trekvarts": Fraction(3, 4),
}


_LONGEST_RUN = 60
"""Number words after which no further one is taken into a number."""


class Number(NamedTuple):
    """A number of a text. `text[start:end] == surface`; `value` is exact.

    `kind`: `cardinal`, `fraction` (a part: "en tredjedel", "hälften"), `about` ("ett trettiotal") or `open` ("tusentals":
    that order of size, no bound above).
    """

    start: int
    end: int
    value: Fraction
    surface: str
    kind: str = "cardinal"
    written: str = "digits"
    """`digits` or `words`: how the number begins."""
    scaled: bool = False
    """Whether a scale from a million up was said in words ("2,5 miljoner")."""


class _Read:
    """What has been read so far: value, end, and how."""

    __slots__ = ("end", "kind", "scaled", "value", "written")

    def __init__(self, value: Fraction, end: int, kind: str, written: str) -> None:
        self.value, self.end, self.kind, self.written, self.scaled = value, end, kind, written, False


def number_at(text: str, start: int) -> Number | None:
    """The longest number that begins at `start`; None where none does. An article alone ("en") is a number here."""
    read = _words(text, start) if text[start : start + 1].isalpha() else _digits(text, start)
    if read is None:
        return None
    if _MAY_GO_ON.match(text, read.end):
        _scale(text, read)
        _parts(text, read)
    return Number(start, read.end, read.value, text[start : read.end], read.kind, read.written, read.scaled)


def _digits(text: str, start: int) -> _Read | None:
    if text[start : start + 1] in VULGAR:
        return _Read(VULGAR[text[start]], start + 1, "fraction", "digits")
    hit = _DIGITS.match(text, start)
    if hit is None:
        return None
    read = _Read(digits_value(hit[0]), hit.end(), "cardinal", "digits")
    following = text[read.end : read.end + 1]
    if following in _APART and text[read.end + 1 : read.end + 2] in VULGAR and text[read.end + 1 : read.end + 2]:
        # "9 ½"
        return _Read(read.value + VULGAR[text[read.end + 1]], read.end + 2, "cardinal", "digits")
    if following != "/" and following not in VULGAR:
        return read
    slash = _SLASH.match(text, read.end)
    if slash and read.value.denominator == 1 and int(slash[1]) and len(hit[0]) <= 3 and len(slash[1]) <= 3:
        return _Read(read.value / int(slash[1]), slash.end(), "fraction", "digits")
    vulgar = _VULGAR.match(text, read.end)
    if vulgar:
        return _Read(read.value + VULGAR[vulgar[0]], vulgar.end(), "cardinal", "digits")
    return read


@lru_cache(maxsize=20_000)
def digits_value(digits: str) -> Fraction:
    """The value of digits in Swedish writing: groups by space or dot, decimals after a comma (or a dot that forms no group of three)."""
    if digits.isdecimal():
        return Fraction(int(digits))
    plain = _SPACES.sub("", digits)
    whole, comma, decimals = plain.partition(",")
    if not comma and _GROUPED.fullmatch(whole) is None:
        whole, comma, decimals = plain.partition(".")
    whole = whole.replace(".", "")
    return Fraction(int(whole + decimals), 10 ** len(decimals)) if comma else Fraction(int(whole))


def _words(text: str, start: int) -> _Read | None:
    hit = _WORD.match(text, start)
    if hit is None or hit.end() - start > 500:
        return None
    word = hit[0].replace("\u00ad", "").lower()
    if word in _WHOLES and (word != "kvarts" or _BIG.match(text, hit.end())):
        return _Read(_WHOLES[word], hit.end(), "fraction", "words")
    alone = _word_alone(word)
    if alone is None:
        return None
    read = _Read(alone[0], hit.end(), alone[1], "words")
    if read.kind == "cardinal" and word not in PACKS:
        _run(text, word, read)
    return read


@lru_cache(maxsize=20_000)
def _word_alone(word: str) -> tuple[Fraction, str] | None:
    """What a lower-case word is worth by itself, and the kind of number it is; None where it is none."""
    count = tally(word)
    if count:
        return Fraction(count[0]), "open" if count[1] else "about"
    if word in PACKS:
        return Fraction(PACKS[word]), "cardinal"
    if (denominator := part(word)) and word.endswith("del"):
        return Fraction(1, denominator), "fraction"
    value = cardinal(word)
    return None if value is None else (Fraction(value), "cardinal")


def _run(text: str, word: str, read: _Read) -> None:
    """The words after a number word that belong to it ("två" "hundra" "fem"), and the decimals said after them."""
    found = atoms(word) or ()
    run: Run | None = None
    while len(found) < _LONGEST_RUN and (nxt := _NEXT.match(text, read.end)) and (more := atoms(nxt[1].lower())):
        if run is None:
            run = _grown(Run(), found) or Run()
        longer = _grown(run, more)
        if longer is None:
            break
        run, read.end = longer, nxt.end()
        found += more
    if run is not None:
        read.value = Fraction(run.value)
    read.scaled = any(atom.kind == "scale" and atom.value > 1000 for atom in found)
    comma = _COMMA.match(text, read.end)
    if comma:
        decimals = "".join(str(_DIGIT_WORDS[w]) for w in comma[1].lower().split())
        read.value, read.end = Fraction(f"{read.value}.{decimals}"), comma.end()


def _grown(run: Run, more: tuple[Atom, ...]) -> Run | None:
    """The run with all the words of a compound; None where one of them has no place in it, since a compound joins whole or not at all."""
    grown = run.copy()
    return grown if all(map(grown.take, more)) else None


def _scale(text: str, read: _Read) -> None:
    """Scale words after digits or a half ("2,5 miljoner", "3 hundra", "en halv miljon", "två dussin", "12 mkr"), "och en halv" before."""
    if read.kind in ("about", "open"):
        _multiply(text, read)
        return
    _half(text, read)
    _multiply(text, read)


def _half(text: str, read: _Read) -> None:
    if nxt := _NEXT.match(text, read.end):
        word = nxt[1].lower()
        if word in ("halv", "halvt") and read.value == 1 and read.written == "words":
            read.value, read.end, read.kind = Fraction(1, 2), nxt.end(), "fraction"
            return
        if word == "kvarts" and read.kind == "cardinal" and read.value < 10:
            read.value, read.end, read.kind = read.value / 4, nxt.end(), "fraction"
            return
        if word != "och":
            return
    joint = _AND.match(text, read.end)
    if joint is None or read.kind != "cardinal":
        return
    tail = _digits(text, joint.end())
    if tail is not None and tail.kind == "fraction" and tail.value < 1:
        read.value, read.end = read.value + tail.value, tail.end
        return
    first = _WORD.match(text, joint.end())
    top = atoms(first[0].lower()) if first else None
    second = _NEXT.match(text, first.end()) if first and top and len(top) == 1 else None
    if second is None or top is None:
        return
    name = second[1].lower()
    share = _HALVES.get(name) or (Fraction(1, d) if (d := part(name)) else None)
    if share is not None and share * top[0].value < 1 and name != "halva":
        read.value, read.end = read.value + share * top[0].value, second.end()


def _multiply(text: str, read: _Read) -> None:
    for _ in range(3):
        nxt = _NEXT.match(text, read.end)
        if nxt is None:
            break
        word = nxt[1].lower()
        found = atoms(word)
        if found and len(found) == 1 and found[0].kind in ("scale", "hundred"):
            if read.written == "words" and read.kind == "cardinal" and read.value.denominator == 1:
                break  # the run of words has already taken all that fits
            read.value, read.end = read.value * found[0].value, nxt.end()
            read.scaled = read.scaled or found[0].value > 1000
        elif word in PACKS:
            read.value, read.end = read.value * PACKS[word], nxt.end()
        elif word in SHORT_SCALES and read.written == "digits":
            read.value, read.end, read.scaled = read.value * SHORT_SCALES[word], nxt.end(), True
            if text.startswith(".", read.end) and word == "milj":
                read.end += 1
        else:
            break
        if read.kind == "fraction":
            read.kind = "cardinal"


def _parts(text: str, read: _Read) -> None:
    """Parts after a number: "två tredjedelar", "3 tiondelar"."""
    if read.kind != "cardinal":
        return
    nxt = _NEXT.match(text, read.end)
    denominator = part(nxt[1].replace("\u00ad", "").lower()) if nxt and "del" in nxt[1] else None
    if nxt and denominator:
        read.value, read.end, read.kind = read.value / denominator, nxt.end(), "fraction"
