"""What stands behind a number without its riksmöte or year: something that is said of a paper, or things that the number counts."""

from __future__ import annotations

from functools import cache

from riksdata.swedish.facts import read_table
from riksdata.swedish.lazy import lazy_regex

_ENDS = lazy_regex(r"[).;:\n]|\Z|,(?!\d)|[-\u2010-\u2015\u2212]\d|[ \xa0](?:\(|–[ ])")
"""What closes a number's phrase, or a range that goes on."""
_WORD = lazy_regex(r"[ \xa0]([a-zåäö]+(?:\.(?:[a-zåäö]+\.)*)?)(?!\w)")
_NEXT = lazy_regex(r"[ \xa0\n]{1,2}(?:(?P<number>\d)|[A-ZÅÄÖ])")


def is_said_of(text: str, end: int) -> bool:
    """Whether a number that ends at `end` is a paper's, by what follows; False where it may count that: "12 kommuner", "4 av 5"."""
    if _ENDS.match(text, end):
        return True
    word = _WORD.match(text, end)
    what = (_words().get(word[1]) or _words().get(word[1].rstrip("."))) if word else None
    if word is None or what is None:
        return False
    follows = _NEXT.match(text, word.end())
    number = follows is not None and follows["number"] is not None
    if what == "number":
        return number
    return what == "all" or (not number and (what == "words" or follows is None))


@cache
def _words() -> dict[str, str]:
    """Each word of the table, with what may not follow it."""
    return {word: row["what_follows"] for row in read_table(__package__, "behind_numbers.tsv") for word in row["words"].split()}
