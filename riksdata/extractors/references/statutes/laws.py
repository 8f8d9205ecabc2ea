"""Swedish statutes by name, abbreviation and title, as they were meant on a day."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from functools import cache

from riksdata.extractors.references.statutes.vocabulary import word_set
from riksdata.swedish.facts import read_table
from riksdata.swedish.lazy import lazy_regex

_FOLD = lazy_regex(r"\s+")
_AND_MORE = lazy_regex(r",? m\. ?(?:m|fl)\.?$")
_NOW = datetime.date(9999, 1, 1)


@dataclass(frozen=True, slots=True)
class Law:
    """A statute; `valid_from` and `valid_to` (the first day that is not) bound the days on which its names mean it."""

    sfs: str
    title: str
    valid_from: datetime.date
    valid_to: datetime.date


@dataclass(frozen=True, slots=True)
class Names:
    """The look-up tables: statutes by name, by abbreviation, by title (`lag om …`), and titles by number."""

    by_name: dict[str, tuple[Law, ...]]
    popular: dict[str, tuple[Law, ...]]
    by_abbreviation: dict[str, tuple[Law, ...]]
    lone: frozenset[str]
    """Abbreviations that mean a statute wherever they stand."""
    by_title: dict[str, tuple[Law, ...]]
    title_of: dict[str, tuple[str, ...]]
    """The titles of a number, the longest first."""
    chapter_of: dict[str, str]
    """Names that mean one chapter of a statute: "hyreslagen" is the twelfth of jordabalken."""


def first_day(sfs: str) -> datetime.date:
    """From when a statute counts whose dates are not known: the first day of its year."""
    return datetime.date(int(sfs[:4]), 1, 1)


def last_day() -> datetime.date:
    """The end of a statute that has none."""
    return _NOW


def fold(title: str) -> str:
    """A title for look-up: lower case, white space single, soft hyphens and a closing "m.m." left out."""
    return _AND_MORE.sub("", _FOLD.sub(" ", title.replace("\xad", "")).strip().lower())


def law_rows() -> tuple[dict[str, str], ...]:
    """The statutes that have names of their own."""
    return read_table(__package__, "laws.tsv")


COLON_ABBREVIATIONS = ("BrB", "RB", "JB", "ÄB", "FB", "ÄktB", "HB", "UB", "MB", "SFB", "RF", "TF", "YGL", "RO", "SkolL", "ABL", "IL")
"""Of statutes that lawyers cite with a colon: "BrB 36:4"."""


def own_names() -> list[str]:
    """Names that are statutes' own, as written in running text."""
    return [name for row in law_rows() for name in row["names"].split(";") if name and not name.startswith("~")]


def own_abbreviations() -> list[str]:
    """Abbreviations that mean a statute wherever they stand."""
    return [short for row in law_rows() for short in row["abbreviations"].split(";") if short and not short.endswith("*")]


@cache
def names() -> Names:
    """The tables, read once from `laws.tsv`."""
    name: dict[str, list[Law]] = {}
    popular: dict[str, list[Law]] = {}
    abbreviation: dict[str, list[Law]] = {}
    title: dict[str, list[Law]] = {}
    title_of: dict[str, tuple[str, ...]] = {}
    chapter_of: dict[str, str] = {}
    lone = set()
    for row in law_rows():
        law = Law(
            row["sfs"].replace(" ", "_"),
            row["title"],
            datetime.date.fromisoformat(row["valid_from"]) if row["valid_from"] else first_day(row["sfs"]),
            datetime.date.fromisoformat(row["valid_to"]) if row["valid_to"] else last_day(),
        )
        for written in filter(None, row["names"].split(";")):
            word, _, chapter = written.partition("#")
            if chapter:
                chapter_of[word.lstrip("~")] = chapter
            (popular if word.startswith("~") else name).setdefault(word.lstrip("~").lower(), []).append(law)
        for word in filter(None, row["abbreviations"].split(";")):
            abbreviation.setdefault(word.rstrip("*"), []).append(law)
            if not word.endswith("*"):
                lone.add(word)
        if law.title:
            title.setdefault(fold(law.title), []).append(law)
            title_of[law.sfs] = tuple(sorted({*title_of.get(law.sfs, ()), fold(law.title)}, key=len, reverse=True))

    def frozen(table: dict[str, list[Law]]) -> dict[str, tuple[Law, ...]]:
        return {key: tuple(sorted(laws, key=lambda law: law.valid_from)) for key, laws in table.items()}

    return Names(frozen(name), frozen(popular), frozen(abbreviation), frozenset(lone), frozen(title), title_of, chapter_of)


_SOON = datetime.timedelta(days=730)


def meant(laws: tuple[Law, ...], day: datetime.date | None, sense: str = "") -> str | None:
    """The number of the one statute of several that a name meant on `day` (None: now).

    In force on the day; else the last that had been in force by then; else the first to come. `sense` is how the text speaks of it:
    `former` ("den gamla skollagen") is the one before that, None if there is none; `coming` ("den nya") one that comes into force
    within two years, if there is one.
    """
    when = day or _NOW - datetime.timedelta(days=1)
    if sense == "former":
        gone = [law for law in laws if law.valid_to <= when]
        return gone[-1].sfs if gone else None
    if sense == "coming":
        new = [law for law in laws if when < law.valid_from <= when + _SOON] if day else []
        if new:
            return new[0].sfs
    for law in reversed(laws):
        if law.valid_from <= when < law.valid_to:
            return law.sfs
    past = [law for law in laws if law.valid_from <= when]
    return (past[-1] if past else laws[0]).sfs


def of_year(laws: tuple[Law, ...], year: int) -> str | None:
    """The number of the one of several statutes that is of a year: "1939 års lag om enskilda vägar"."""
    return next((law.sfs for law in laws if law.sfs.startswith(f"{year}:")), None)


def in_force_since(word: str, year: int) -> str | None:
    """The number of the statute of a name that came into force in a year; None where none is known to."""
    table = names()
    named = (*table.by_name.get(word.lower(), ()), *table.popular.get(word.lower(), ()))
    return next((law.sfs for law in named if law.valid_from.year == year and law.valid_from != first_day(law.sfs)), None)


def named_of_year(word: str, year: int) -> str | None:
    """The number of the statute that a name in definite form means and that is of a year: "2012 års kustbevakningsdatalag"."""
    table = names()
    return of_year((*table.by_name.get(word.lower(), ()), *table.popular.get(word.lower(), ())), year)


def by_name(word: str, day: datetime.date | None, sense: str = "") -> str | None:
    """The number of the statute that a name in definite form ("skollagen", any case) meant on a day; `sense` as for `meant`."""
    table = names()
    laws = table.by_name.get(word.lower()) or table.popular.get(word.lower())
    return meant(laws, day, sense) if laws else None


def is_to_come(word: str, sfs: str, day: datetime.date | None) -> bool:
    """Whether a statute of this name was not yet in force on a day."""
    table = names()
    named = (*table.by_name.get(word.lower(), ()), *table.popular.get(word.lower(), ()))
    return day is not None and any(law.sfs == sfs and law.valid_from > day for law in named)


_WORD_AT_END = lazy_regex(r"[\w:]*\Z")
_SPACES = " \xa0\n"
_BETWEEN = frozenset(("nya", "gamla", "nuvarande", "gällande", "nationella", "dåvarande", "tidigare", "den"))


def sense(text: str, start: int) -> str:
    """How the words right before `start` speak of a statute: `foreign` ("den norska"), `former`, `coming`, or nothing of it."""
    low = max(0, start - 48)
    word, begin = _word_before(text, low, start)
    if not word:
        return ""
    if word in word_set("foreign"):
        return "foreign"
    if word not in _BETWEEN and word not in word_set("former"):
        return ""
    earlier, _ = _word_before(text, low, begin)
    if earlier in word_set("foreign"):
        return "foreign"
    if word in word_set("former") and earlier == "den":
        return "former"
    return "coming" if word in word_set("coming") else ""


def _word_before(text: str, low: int, end: int) -> tuple[str, int]:
    """The word, in lower case, that white space parts from `end`, and where it begins; empty where none does."""
    window = text[low:end]
    shown = window.rstrip(_SPACES)
    if len(shown) == len(window):
        return "", end
    word = shown[shown.rfind(" ") + 1 :]
    if not word.isalpha():
        found = _WORD_AT_END.search(word)
        word = found[0] if found else ""
    return word.lower(), low + len(shown) - len(word)


@cache
def shared_abbreviations() -> dict[str, tuple[str, ...]]:
    """Abbreviations that mean other things too, by the number of the statute that each stands for."""
    found: dict[str, tuple[str, ...]] = {}
    for short, laws in names().by_abbreviation.items():
        for law in laws if short not in names().lone else ():
            found[law.sfs] = (*found.get(law.sfs, ()), short)
    return found


@cache
def _capitals() -> dict[str, str]:
    return {word.upper(): word for word in names().by_abbreviation}


def by_abbreviation(word: str, day: datetime.date | None, beside: bool = False) -> str | None:
    """The number of the statute that an abbreviation ("LVU", case kept) meant on a day; `beside` a section also "SOL" for "SoL"."""
    laws = names().by_abbreviation.get(word)
    if laws is None and beside and word.isupper():
        laws = names().by_abbreviation.get(_capitals().get(word, ""))
    return meant(laws, day) if laws else None
