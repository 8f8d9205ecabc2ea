"""Numbers: every number of a text with its span and its exact value.

`find_numbers("drygt 2,5 miljoner")` gives one number, 2 500 000. Digits (grouped by space, no-break space, thin space or dot, decimal
comma), number words closed or spaced, fractions, scales, packs ("dussin") and -tal words. Ordinals, decades and the article
"en"/"ett" are no numbers.
"""

from __future__ import annotations

import re
from bisect import bisect_right

import re2

from riksdata.swedish.lazy import lazy_regex
from riksdata.swedish.numbers.parse import Number, number_at
from riksdata.swedish.numbers.words import CARDINALS, CODES, ORDINALS, PACKS, VULGAR

__all__ = ["Number", "find_numbers", "number_at"]

_STARTS = "|".join(sorted(sorted({*CARDINALS, *PACKS, *ORDINALS, "halv", "hälften", "trekvart", "kvarts"}), key=len, reverse=True))
_SCAN = re2.compile(
    rf"(?i)(?:^|[^\p{{L}}\p{{N}}_])(?:(?:{'|'.join(CODES)})?,?[0-9]|[{''.join(VULGAR)}]|(?:{_STARTS})[\p{{L}}\x{{AD}}]*)".encode()
)
_SIGN = lazy_regex(r"(?:(?<![^\s(\[])[-−]|\b(?:minus|negativt?)[ \u00a0]{1,3})$", re.IGNORECASE)
_AFTER_ARTICLE = lazy_regex(
    r"[ \u00a0]{1,3}(?:procent|enda\b|av[ \u00a0](?:tio|fem|fyra|tre|sex|sju|åtta|nio|tjugo|hundra|\d)|gång\b|sek\b)", re.IGNORECASE
)


def find_numbers(text: str) -> list[Number]:
    """The numbers of a text in its order, spans in characters; linear in the length of the text."""
    soft = [m.start() for m in re.finditer("\u00ad", text)]
    plain = text.replace("\u00ad", "") if soft else text
    # place of the k-th soft hyphen in the text without them: where spans must be moved on by k + 1
    shifts = [place - k for k, place in enumerate(soft)]
    data = plain.encode("utf-8", "surrogatepass")
    found: list[Number] = []
    seen_bytes = seen_chars = last = 0
    for hit in _SCAN.finditer(data):
        seen_chars += _characters(data, seen_bytes, hit.start())
        seen_bytes = hit.start()
        if seen_chars < last - 1:
            continue
        start = seen_chars
        while start < len(plain) and not (plain[start].isalnum() or plain[start] == ","):
            start += 1
        if plain[start].isalpha() and (code := re.match("[a-zA-Z]{3}(?=,?[0-9])", plain[start : start + 6])):
            start += code.end()
        if start < last or (number := number_at(plain, start)) is None:
            continue
        number = _signed(plain, number)
        if _is_article(plain, number):
            continue
        last = number.end
        found.append(number)
    if soft:
        return [_moved(text, n, shifts) for n in found]
    return found


def _characters(data: bytes, start: int, end: int) -> int:
    return len(data[start:end].decode("utf-8", "surrogatepass"))


def _signed(text: str, number: Number) -> Number:
    """With its minus sign, written or said; a hyphen after a word or a number is none."""
    sign = _SIGN.search(text, max(0, number.start - 12), number.start)
    if sign is None:
        return number
    return number._replace(start=sign.start(), value=-number.value, surface=text[sign.start() : number.end])


def _is_article(text: str, number: Number) -> bool:
    """Whether a lone "en"/"ett" is the article: it is a number only alone, after "minus", or before words that count."""
    if number.surface.lower() not in ("en", "ett"):
        return False
    return bool(text.strip(" .\n") != number.surface and not _AFTER_ARTICLE.match(text, number.end))


def _moved(text: str, number: Number, shifts: list[int]) -> Number:
    """The number with its span in the text that still holds its soft hyphens."""
    start = number.start + bisect_right(shifts, number.start)
    end = number.end - 1 + bisect_right(shifts, number.end - 1) + 1
    return number._replace(start=start, end=end, surface=text[start:end])
