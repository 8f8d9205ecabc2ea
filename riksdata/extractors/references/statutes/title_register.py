"""The statute book's register of titles: all laws, ordinances and proclamations; read when a text first names one by its title."""

from __future__ import annotations

import datetime
from bisect import bisect_left
from functools import cache
from typing import NamedTuple

from riksdata.extractors.references.statutes.laws import Law, first_day, last_day, names
from riksdata.swedish.facts import read_rows


class Register(NamedTuple):
    """Statutes by title; titles in lower case, head word first (`lag om offentlig upphandling`)."""

    by_title: dict[str, tuple[tuple[str, ...], ...]]
    """The rows of `statute_titles.tsv` by title."""
    lengths: dict[str, tuple[int, ...]]
    """How many words the titles have, by their first three, the longest first."""
    title_of: dict[str, str]
    """The title of each statute, by its number."""
    in_order: list[str]
    """All titles, sorted."""


@cache
def register() -> Register:
    """The table, in look-up form."""
    by_title: dict[str, tuple[tuple[str, ...], ...]] = {}
    title_of = {}
    for row in read_rows(__package__, "statute_titles.tsv")[1:]:
        title = row[1].lower()
        by_title[title] = (*by_title.get(title, ()), row)
        title_of[row[0].replace(" ", "_")] = title
    lengths: dict[str, set[int]] = {}
    for title in (*by_title, *names().by_title):
        words = title.split()
        lengths.setdefault(" ".join(words[:3]), set()).add(len(words))
    return Register(by_title, {begin: tuple(sorted(counts, reverse=True)) for begin, counts in lengths.items()}, title_of, sorted(by_title))


def statutes_titled(title: str) -> tuple[Law, ...]:
    """The statutes that bear a title or bore it, the oldest first; also those whose dates `laws.tsv` knows better."""
    known = names().by_title.get(title, ())
    numbers = {law.sfs for law in known}
    rows = [row for row in register().by_title.get(title, ()) if row[0].replace(" ", "_") not in numbers]
    return tuple(sorted((*known, *map(_law, rows)), key=lambda law: law.valid_from))


def begins_title(words: str) -> bool:
    """Whether a longer title begins with these words, the last of them whole."""
    titles = register().in_order
    place = bisect_left(titles, words + " ")
    return place < len(titles) and titles[place].startswith(words + " ")


def only_title(words: str) -> str | None:
    """The one title that begins with these words, the last of them whole; None where none or several do."""
    titles = register().in_order
    place = bisect_left(titles, words + " ")
    begins = [title for title in titles[place : place + 2] if title.startswith(words + " ")]
    return begins[0] if len(begins) == 1 else None


def _law(row: tuple[str, ...]) -> Law:
    sfs, title, valid_from, valid_to = (*row, "", "")[:4]
    return Law(sfs.replace(" ", "_"), title, _day(valid_from) or first_day(sfs), _day(valid_to) or last_day())


def _day(written: str) -> datetime.date | None:
    return datetime.date.fromisoformat(written) if written else None
