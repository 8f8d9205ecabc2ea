"""Who wrote or published a work, as labels name them: a known publisher's slug, a body's abbreviation, a person's surname."""

from __future__ import annotations

import re
from functools import cache

from riksdata.extractors.references.publishers import publishers
from riksdata.extractors.references.slugs import slug
from riksdata.swedish.facts import read_table
from riksdata.swedish.lazy import lazy_regex


def words_of(name: str) -> list[str]:
    """A set of words of `author_words.tsv`."""
    return next(row["words"] for row in read_table(__package__, "author_words.tsv") if row["set"] == name).split()


@cache
def title_ends() -> frozenset[str]:
    """Verbs and other words behind a title in running text: "rapporten Ett land i rörelse visar …"."""
    return frozenset(words_of("title_ends"))


@cache
def sentence_verbs() -> frozenset[str]:
    """Verbs of what people do, which make words a sentence and no title: "bor", "behöver"."""
    return frozenset(words_of("sentence_verbs"))


@cache
def says() -> frozenset[str]:
    """Verbs of works and of those who wrote them."""
    return frozenset(words_of("says"))


@cache
def after_comma() -> frozenset[str]:
    """Words behind a comma with which the sentence goes on, not the title before it."""
    return frozenset(words_of("after_comma"))


_PAREN_SHORT = lazy_regex(r"\(([A-ZÅÄÖ][\wÅÄÖåäö-]{1,11})\)\s*$")
_CAPITAL = lazy_regex(r"[A-ZÅÄÖÉØ][\wÅÄÖåäöéøüñ'’-]*$")
_LONGEST_INITIALS = 2
"""Letters of first names; three and more are a body's: "SCB Statistikdatabasen"."""
_INITIALS = lazy_regex(r"[A-ZÅÄÖ]{1,3}\.?$")
_ENDINGS = sorted(frozenset(words_of("body_endings")))
_WORDS = frozenset(words_of("body_words"))
_ORGANISATION = lazy_regex(rf"(?:\w*(?:{'|'.join(_ENDINGS)})|världs\w+|{'|'.join(sorted(_WORDS))})$", re.I)
_LOOSE = frozenset(words_of("author_loose"))
"""Words of titles rather than of bodies' names."""
_SMALL = frozenset(words_of("author_small"))
_NO_AUTHOR = frozenset(words_of("author_none"))
_OTHERS = lazy_regex(r",? (?:m\.? ?fl\.?|et al\.?)$")
_MEMO = lazy_regex(r"^(?:PM|Pm|Promemoria|Rapport från)[ \xa0](?=\w)")
_ASIDE = lazy_regex(r"\([^)]*\)")


def author_slug(chunk: str) -> str | None:
    """The slug of an author or publisher, None where the words do not read as one.

    Known publishers have theirs; "Name of a body (ABBR)" gives the abbreviation; a person gives the surname.
    """
    name = _OTHERS.sub("", " ".join(chunk.split()).strip(" ,.:")).strip(" ,.:")
    name = _MEMO.sub("", name)
    known = publishers().get(name.lower())
    if known:
        return known
    short = _PAREN_SHORT.search(name)
    if short:
        return publishers().get(name[: short.start()].strip().lower()) or publishers().get(short[1].lower()) or slug(short[1])
    words = _ASIDE.sub("", name).split()
    if not words or not _CAPITAL.match(words[0]) or words[0].lower() in _NO_AUTHOR:
        return None
    for size in range(min(7, len(words)), 0, -1):
        joined = " ".join(words[:size]).lower()
        prefix = publishers().get(joined) or (publishers().get(joined[:-1]) if joined.endswith("s") and size < len(words) else None)
        told = len(words[0]) > 6 and words[1:2] and words[1].islower()
        if prefix and (size == len(words) or size > 1 or told or (words[0].isupper() and len(words[0]) > _LONGEST_INITIALS)):
            return prefix
    lower = {word.lower() for word in words}
    if len(words) <= 9 and not _LOOSE & lower and any(_ORGANISATION.match(word) for word in words):
        return slug(" ".join(words))
    if len(words) == 1:
        return None if words[0].lower().endswith(("rapporten", "rapport")) else slug(words[0])
    if len(words) == 2 and _INITIALS.match(words[1]):
        return slug(words[0])
    joint = next((k for k, word in enumerate(words) if word in ("&", "och", "and")), 0)
    if joint and len(words) <= 5 and all(_CAPITAL.match(word) for k, word in enumerate(words) if k != joint):
        return slug(words[joint - 1])
    if len(words) <= 3 and all(_CAPITAL.match(word) for word in words):
        return slug(words[-1])
    if len(words) <= 5 and lower & _SMALL and _CAPITAL.match(words[-1]) and all(_CAPITAL.match(w) or w in _SMALL for w in words):
        return slug(" ".join(words))
    return None


def is_body(chunk: str) -> bool:
    """Whether the words are the name of a body: a known publisher, or words that end as bodies' names do."""
    name = " ".join(chunk.split()).strip(" ,.:")
    if name.lower() in publishers() or _PAREN_SHORT.search(name):
        return True
    words = name.split()
    return (
        0 < len(words) <= 9
        and bool(_CAPITAL.match(words[0]))
        and not _LOOSE & {word.lower() for word in words}
        and any(_ORGANISATION.match(word) for word in words)
    )
