"""The sentence around a quantity and what all its figures share: years, source, whether it proposes or states."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from riksdata.extractors.statistics.attributes.phrase_edges import VERBS
from riksdata.extractors.statistics.once import once
from riksdata.extractors.statistics.vocabulary import CLASSES
from riksdata.extractors.statistics.wordings import LOOSELY, leading_signs, projected, signs_in, signs_shown, words_of
from riksdata.swedish.lazy import lazy_regex
from riksdata.text.document import TextDocument
from riksdata.text.joined import JoinedText, joined
from riksdata.text.markup import without_conditions

NEAR = 80
"""Words before a figure that are looked at for what it is of."""
_MOST_DIVIDED = 4
"""Lines that a sentence is followed over, where words are divided at their ends."""
EARLIER = 700
"""Characters of the sentence before that are read for whom it names."""
LEAD = 300
"""Characters before a sentence that are looked at for what it goes on with."""
_INSIDE = lazy_regex(r"\w\w")
_OWN_MARK = lazy_regex(r"\[\d{1,4}[\]:][ \u00a0]*")
YEAR = r"(?:1[6-9]\d\d|20\d\d)"
_MONTHS = "|".join(sorted(CLASSES["month"], key=lambda month: (-len(month), month)))
_DAY = rf"(?:den[ \u00a0])?(?:\d{{1,2}}[ \u00a0])?(?:{_MONTHS})"
_YEARS = lazy_regex(
    rf"""
    ((?:1(?<![\w/:.,§-]1)[6-9]|2(?<![\w/:.,§-]2)0)\d\d)
    (?!\d|[/:]\d|[.,]\d|-(?!(?:1[6-9]|20)\d\d(?![\d/:-])))
    (?:
        ([–—-])({YEAR}|\d\d)(?![\d/]|:\d|[ \u00a0](?:{_MONTHS})\b)
        |[ \u00a0]?[–—-][ \u00a0]?(?:{_DAY}[ \u00a0]({YEAR})|({YEAR}))(?![\d:/])                  # –30 september 1611
        |[ \u00a0](och|till|t\.o\.m\.|fram[ ]till)[ \u00a0]
        (?:och[ \u00a0]med[ \u00a0])?(?:
            år[ \u00a0]|{_DAY}[ \u00a0]
            |(?:(?<!och[ ])|(?<=ellan[ ]\d{{4}}[ ]och[ ])|(?<=ellan[ ]åren[ ]\d{{4}}[ ]och[ ]))
            (?:
                (?:första|andra|tredje|fjärde|sista)[ \u00a0](?:halvåret|kvartalet|tertialet)         # första halvåret
                |hösten|våren|sommaren|vintern|årsskiftet|halvårsskiftet                              # hösten
                |(?:i[ \u00a0])?(?:slutet|början|mitten|utgången|ingången)                            # slutet
            )
            (?:[ \u00a0]av)?[ \u00a0]
        )?
        ({YEAR})                                          # och med år 1611
        (?![\d:/])
    )?
    """,
    re.IGNORECASE | re.X,
)
_LEAD = lazy_regex(
    rf"""
    (?<!\w)
    (
        mellan|från|åren|under|sedan|sen|perioden|år|i|och|till|hösten|våren|sommaren|vintern
        |kvartale[tn]|halvåret|månaderna|säsongen|läsåret
        |före|efter|fram[ ]tills?|innan|alltsedan
    )
    [ \u00a0]
    (?:åren[ \u00a0]|år[ \u00a0]|och[ \u00a0]med[ \u00a0]|{_DAY}[ \u00a0](?:år[ \u00a0])?)?$  # åren
    """,
    re.X,
)
_SINCE_DAY = lazy_regex(rf"(?<!\w)sedan[ \u00a0](?:den[ \u00a0])?(?:\d{{1,2}}[ \u00a0])?(?:{'|'.join(sorted(CLASSES['month']))})[ \u00a0]$")
_COUNTED = lazy_regex(
    rf"""
    (?<![\w:/.§])\d{{1,3}}(?:[ \u00a0]?\d{{3}})*(?:,\d+)?[ \u00a0]       # 54
    (?:%|(?!(?:{_MONTHS})\b)[a-zåäö]{{3,}}(?:[ \u00a0][a-zåäö]{{4,}})?)$  # påhitt
    """,
    re.X,
)
"""A number and its noun, directly before a year in brackets."""
_FIGURES_OF = frozenset(("statistik", "siffror", "uppgifter"))
"""What with "från" has the year of what it counts ("statistik från 2013 visar")."""
_ACTS = ("lagen", "balken", "förordningen", "konventionen")
"""Ends of the names of acts, which a year with "från" dates ("smittskyddslagen från 2004")."""
_SINCE_DECADE = lazy_regex(r"(?<![^\W\d_])(?:(?:[Aa]llts|[Ss])edan|[Ss]en)[ \u00a0](?:redan[ \u00a0])?((?:1[6-9]|20)\d0)-talet(?!\w)")
"""A decade since which something has been ("har halverats sedan 1960-talet"); "sedan mitten av 1990-talet" names no year."""
_DECADE = lazy_regex(r"(?<![^\W\d_])(?:under|Under)[ \u00a0](?:hela[ \u00a0])?(?:det[ \u00a0])?((?:1[6-9]|20)[1-9])0-talet(?!\w)")
"""A decade as the time of a figure ("minskade under 1990-talet"); "i början av 1990-talet" names no years, "2000-talet" a century."""
_CENTURY = lazy_regex(r"(?<![^\W\d_])(?:under|Under)[ \u00a0](?:hela[ \u00a0])?(?:det[ \u00a0])?(2000)-talet(?!\w)")
"""The century that goes on as the time of a figure ("ökade under 2000-talet"): from its first year."""
_SCHOOL_YEAR = lazy_regex(
    r"""
    (?:[Ll]äsåren?t?|[Ss]kolåre?t?|[Ss]äsongen|[Vv]intern|[Ss]pelåret|[Bb]udgetåret)[ \u00a0]  # läsåret
    ((?:19|20)\d\d)/(?:19|20)?(\d\d)(?!\d|:)                                            # 1911/12
    """,
    re.X,
)
"""A year that begins in one and ends in the next ("läsåret 2015/16")."""
_FROM_YEAR = lazy_regex(r"(?<!\w)(?:från|fr\.o\.m\.)[ \u00a0](?:och[ \u00a0]med[ \u00a0])?(?:år[ \u00a0])?$")
_ONWARD = (" har ", "\u00a0har ", " och framåt", " och fram till nu", " och fram till i dag")
_SINCE_EVENT = lazy_regex(
    rf"""
    (?<!\w)(?:sedan|sen|alltsedan)[ \u00a0]
    ((?:[^\W\d_]+(?:[-:][^\W\d_]+)*[ \u00a0]){{1,9}})  # starten | lagen om tomträtt infördes
    (?:{_DAY}[ \u00a0])?$                              # den 1 juli
    """,
    re.X,
)
"""From "sedan" to a year that is not directly behind it ("sedan starten 2009", "sedan banan öppnade hösten 2012")."""
_AFTER_EVENT = lazy_regex(
    rf"""
    (?<!\w)efter[ \u00a0](?:det[ \u00a0])?att[ \u00a0]
    ((?:[^\W\d_]+(?:[-:][^\W\d_]+)*[ \u00a0]){{1,9}}?)  # kraven skärptes
    (?:år[ \u00a0]|i[ \u00a0]|den[ \u00a0])?(?:{_DAY}[ \u00a0])?$
    """,
    re.X,
)
_GOES_ON = lazy_regex(r",?[ \u00a0](?:har|är|finns|får|går|ligger|[^\W\d_]{3,}(?:[^d]as|ar|er|ns))(?!\w)")
"""Behind a year: a verb of what goes on."""
_SINCE = frozenset(("sedan", "sen", "alltsedan"))
_SINCE_REACH = 110
_AGO = lazy_regex(r"(?:år|åren|månader|veckor|dagar|länge|tid|decennier|årtionden|sekel)[ \u00a0]$")
"""Before "sedan": how long ago ("för tio år sedan")."""
_NO_EVENT = frozenset(("dess", "länge", "tidigare", "har", "hade", "med", "också", "även"))
"""Behind "sedan": what says that it begins no time whose first year follows."""
_UNTIL_NOW = lazy_regex(r"[ \u00a0](?:till|fram[ ]till|tills|och)[ \u00a0](?:i[ \u00a0]dag|idag|nu|nutid)(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Period:
    """A year or span of years as the sentence writes it."""

    start: int
    end: int
    label: str
    first: str
    last: str | None
    led: bool
    """Whether a preposition or "år" stands before it."""
    published: bool
    """Whether it is the year of a source rather than of the figure."""
    from_to: bool = False
    """Whether it is a span told by its ends ("från 2015 till 2016"), each of which may have its own figure."""


class Source(NamedTuple):
    """Who a sentence names as the source of figures."""

    place: int
    name: str
    onward: bool = False
    """Whether it tells only what follows ("Boverket bedömer att")."""


_LETTERS_ALONE = lazy_regex(r"[^\W\d_]+")
_PAPER_OF_YEAR = lazy_regex(
    r"[ \u00a0]?års "  # års
    "(?:"
    "rapport|budget|proposition|vårproposition|betänkande|val|riksdag|höständring"
    "|studie|undersökning|lag|utredning|utvärdering|granskning|kartläggning|redovisning"
    ")"
)
"""Behind a year: what came out in it."""
ISSUE_OF_DAY = lazy_regex(
    rf"""
    [Ee]nligt[ \u00a0](?:[a-zåäö]+[ \u00a0]){{0,3}}?
    [a-zåäö]*(?:artikel|artiklar|uppgift|uppgifter|intervju|reportage|notis|pressmeddelande|ledare)[ \u00a0]  # debattartikel
    (?:i|(?<!uppgift[ ])(?<!uppgifter[ ])(?:från|av))[ \u00a0](?:[a-zåäö]+[ \u00a0])?                       # i tidningen
    [A-ZÅÄÖ][\w-]*(?:[ \u00a0][A-ZÅÄÖ][\w-]*){{0,3}}[ \u00a0]                                             # Fyrbladet
    den[ \u00a0]\d{{1,2}}[ \u00a0](?:{_MONTHS})[ \u00a0]$                                               # den 1 maj
    """,
    re.X,
)
"""Before the year of the day on which a paper was out ("enligt en artikel i Fyrbladet den 6 december 2007")."""
ISSUE_REACH = 120
_NAMED_BY_YEAR = frozenset(("vision", "agenda", "horisont", "horizon", "saab", "windows", "office"))
"""Words of names that end in a year ("Vision 2000")."""
_NAMED_WITH_CAPITAL = "Projekt"
"""One that names only with a capital ("Projekt 2000"; "antalet projekt 2012" counts those of a year)."""
_FOLLOWING = lazy_regex(r"[\s,)]{0,3}([^\W\d_]+)")
_FIGURE = lazy_regex(r"\d[ \u00a0]?(?:%|procent|kr|mil|tkr|mkr)")
"""Beside a year in brackets: they tell figures by their years, no source."""


class Sentence:
    """A sentence: `text` is the sentence, `start` its place in the joined text."""

    def __init__(self, text: str, start: int, end: int) -> None:
        """The span `start`–`end` of the plain text `text`."""
        self.start, self.end = start, end
        self.text = text[start:end]
        self.whole = text
        """The text that it is a sentence of."""
        self.lower = self.text.lower()
        self.projected = b" " + projected(self.lower)
        """The sentence in lower case with one byte a character, behind a space; see `wordings.projected`."""
        self._in_order = words_of(self.lower, self.projected)
        self.words = frozenset(self._in_order)
        """Its words, lower case."""
        self._sources: list[Source] | None = None
        self._judged: dict[Callable[[Sentence], str | None], str | None] = {}

    def judged(self, judge: Callable[[Sentence], str | None]) -> str | None:
        """What `judge` says of the sentence, asked once."""
        if judge not in self._judged:
            self._judged[judge] = judge(self)
        return self._judged[judge]

    def sources(self, finder: Callable[[Sentence], list[Source]]) -> list[Source]:
        """The sources that `finder` sees in the sentence, looked for once."""
        if self._sources is None:
            self._sources = finder(self)
        return self._sources

    @once
    def signs(self) -> frozenset[str]:
        """What it may be doing with its figures, as far as that is asked for (see `wordings.LOOSELY`)."""
        return signs_in(self.projected)

    @once
    def shown(self) -> frozenset[str]:
        """What it surely does with its figures."""
        return signs_shown(self.projected)

    @once
    def tokens(self) -> list[tuple[str, int, int]]:
        """Words, lower case, with their places in the sentence."""
        out, end, find = [], 0, self.lower.find
        for word in self._in_order:
            start = find(word, end)
            end = start + len(word)
            out.append((word, start, end))
        return out

    @once
    def _ends(self) -> list[int]:
        return [token[2] for token in self.tokens]

    def before(self, at: int, low: int = 0) -> list[tuple[str, int, int]]:
        """The words that end at `at` or before and begin at `low` or after, at most `NEAR` of them."""
        k = bisect_right(self._ends, at)
        return [token for token in self.tokens[max(0, k - NEAR) : k] if token[1] >= low]

    @once
    def lead(self) -> str:
        """The sentence before it in its paragraph, lower case, at most `LEAD` characters; empty where it is the first."""
        left = self.whole[max(0, self.start - LEAD) : self.start].rpartition("\n")[2].rstrip()
        return left[left.rfind(". ", 0, -1) + 1 :].lower()

    @once
    def earlier(self) -> Sentence | None:
        """The sentence before it in its paragraph, at most `EARLIER` characters of it; none where it is the first."""
        if not self.lead:
            return None
        left = self.whole[max(0, self.start - EARLIER) : self.start].rpartition("\n")[2]
        end = self.start - len(left) + len(left.rstrip())
        return Sentence(self.whole, self.start - len(left) + _last_begins(left.rstrip()), end)

    @once
    def last_of_paragraph_before(self) -> Sentence | None:
        """The last sentence of the paragraph before, where it begins a paragraph and that one is no heading."""
        if self.lead:
            return None
        left = self.whole[max(0, self.start - EARLIER) : self.start]
        line = left.rstrip().rpartition("\n")[2].rstrip()
        if not line.endswith((".", "!", "?", "”", '"', ")")):
            return None
        end = self.start - len(left) + len(left.rstrip())
        return Sentence(self.whole, end - len(line) + _last_begins(line), end)

    @once
    def lead_signs(self) -> tuple[str, ...]:
        """What the sentence before it may be doing, as far as that tells of this one."""
        return leading_signs(projected(self.lead)) if self.lead else ()

    def shows(self, sign: str) -> bool:
        """Whether the sentence surely holds a sign."""
        return sign in self.shown

    def shown_within(self, low: int, high: int) -> frozenset[str]:
        """The signs between two places of the sentence; a word that is cut at the second place is read as one that ends there."""
        return signs_shown(self.projected[low : high + 1]) if self.shown or self._cuts_word(high) else self.shown

    def may_show(self, sign: str, before: int) -> bool:
        """Whether a search for the sign that ends at a place of the sentence may find it: it is shown, or is where a word is cut there."""
        return sign in self.shown or ((sign in self.signs or sign not in LOOSELY) and self._cuts_word(before))

    def _cuts_word(self, place: int) -> bool:
        return 0 < place < len(self.lower) and _INSIDE.match(self.lower, place - 1) is not None

    @once
    def is_question(self) -> bool:
        """Whether it ends as a question."""
        return self.text.rstrip('”"’) ').endswith("?")

    @once
    def years(self) -> list[Period]:
        """Years and spans of years in the sentence."""
        found = [self._period(m) for m in _YEARS.finditer(self.text)]
        more = []
        if "0-talet" in self.text:
            more += [_decade(m) for m in _DECADE.finditer(self.text)]
            more += [_from_first(m) for m in (*_CENTURY.finditer(self.text), *_SINCE_DECADE.finditer(self.text))]
        if "/" in self.text:
            more += [_school_year(m) for m in _SCHOOL_YEAR.finditer(self.text) if (int(m[1]) + 1) % 100 == int(m[2])]
        if more:
            found += [period for period in more if all(period.start != other.start for other in found)]
            found.sort(key=lambda period: period.start)
        return found

    def _period(self, m: re.Match[str]) -> Period:
        start = m.start()
        led = _LEAD.search(self.lower, max(0, start - 34), start)
        lead = led[1] if led else ""
        first, last = m[1], m[3] or m[4] or m[5] or m[7]
        joint = (m[6] or "").lower()
        if last and len(last) == 4 and int(last) < int(first):
            first, last = last, first
        if last and len(last) == 2:
            last = first[:2] + last
        if last and joint == "och" and lead != "mellan" and int(last) - int(first) != 1 and lead not in ("åren", "perioden"):
            last_label = f"{first}, {last}"
        elif last:
            last_label = f"{first}–{last}"
        else:
            last_label = (
                f"{first}–" if lead in _SINCE or self._open_since(m) else f"–{first}" if lead in ("fram till", "fram tills") else first
            )
        return Period(
            start,
            m.end(),
            last_label,
            first,
            last,
            bool(lead) or self.text[max(0, start - 1) : start] == "(",
            self._published(m, lead),
            lead == "från" and joint == "till",
        )

    def _open_since(self, m: re.Match[str]) -> bool:
        """Whether the year begins a time that goes on: "sedan den 1 juli 2018", "från år 2000 har antalet fördubblats"."""
        lower, start = self.lower, m.start()
        if "efter" in self.words and self._after_event(start, m.end()):
            return True
        if _SINCE_DAY.search(lower, max(0, start - 30), start) or self._since_event(start) or _UNTIL_NOW.match(lower, m.end()):
            return True
        return _FROM_YEAR.search(lower, max(0, start - 24), start) is not None and lower.startswith(_ONWARD, m.end())

    def _after_event(self, start: int, end: int) -> bool:
        """Whether "efter att" leads to the year over what happened then, and it goes on ("efter att kraven kom 1993 godkänns")."""
        after = _AFTER_EVENT.search(self.lower, max(0, start - _SINCE_REACH), start)
        return after is not None and "ha" not in after[1].split() and _GOES_ON.match(self.lower, end) is not None

    def _since_event(self, start: int) -> bool:
        """Whether "sedan" leads to the year at `start` over what happened then: "sedan starten 2009", "sedan banan öppnade 2012"."""
        if self.words.isdisjoint(_SINCE):
            return False
        since = _SINCE_EVENT.search(self.lower, max(0, start - _SINCE_REACH), start)
        if since is None or _AGO.search(self.lower, max(0, since.start() - 12), since.start()):
            return False
        told = since[1].split()
        # "sedan kom kriget 1939": then; "har sedan starten ökat till … 2018": the year is of another clause
        return not (
            told[0] in VERBS
            or told[-1] == "till"  # "sedan starten och fram till 2013"
            or told[0] in _NO_EVENT
            or any(word.endswith(("at", "it", "ts")) and (word in CLASSES["increase"] or word in CLASSES["decrease"]) for word in told)
        )

    def _published(self, m: re.Match[str], lead: str) -> bool:
        """Whether the year dates a source: "en studie från 2022", "(Brå 2024)", "MU-barometer 2015", "i juli 2023 larmade DN"."""
        before = self.lower[max(0, m.start() - 45) : m.start()]
        after = self.lower[m.end() : m.end() + 30]
        nearest = _LETTERS_ALONE.findall(before)
        if any(w.startswith(("publicer", "utkom", "utgiv", "presenter")) for w in nearest[-3:]):
            return True
        spans = bool(m[3] or m[4] or m[5] or m[7])
        if (
            lead == "från"
            and not spans
            and any((w in CLASSES["study"] and w not in _FIGURES_OF) or w.endswith(_ACTS) for w in nearest[-4:])
        ):
            return True
        if _PAPER_OF_YEAR.match(after) or ISSUE_OF_DAY.search(self.text, max(0, m.start() - ISSUE_REACH), m.start()):
            return True
        if nearest and not lead and names_by_year(self.text, max(0, m.start() - 45), m.start()):
            return True
        follow = _FOLLOWING.match(after)
        reports = bool(follow and follow[1] in CLASSES["reporting"]) and not (nearest and nearest[-1].startswith(("genomför", "gjord")))
        of_figures = nearest[-1:] == ["för"] and nearest[-2:-1] and nearest[-2].endswith(("siffror", "siffrorna", "statistik", "uppgifter"))
        if reports and not lead and not spans and not of_figures:
            return True
        if reports and nearest[-2:-1] and nearest[-1] in CLASSES["month"]:
            return True
        if nearest and nearest[-1] in CLASSES["month"] and follow and follow[1] in CLASSES["reporting"]:
            return True
        opened = self.text.rfind("(", max(0, m.start() - 60), m.start())
        if opened >= 0 and self.text.find(")", opened, m.start()) < 0:
            inside = self.text[opened + 1 : m.start()].strip(" ,")
            if not inside and any(
                word in self.lower[max(0, opened - 70) : opened]
                for word in ("rapport", "report", "studie", "betänkande", "bok", "artikel", "granskning")
            ):
                return True
            if (lead and _FIGURE.search(inside)) or _COUNTED.search(inside):
                return False  # "(år 1999 12 procent, år 2000 15 procent)", "(54 brev 1999, 60 brev 2000)"
            return bool(inside) and inside.lower() not in ("år", "under", "för", "avser", "perioden", "i", "data från", "data för")
        named = self.text[max(0, m.start() - 40) : m.start()].split()
        return (
            not lead
            and bool(named)
            and named[-1][:1].isupper()
            and any(w in named[-1].lower() for w in ("rapport", "barometer", "studie", "enkät", "kommuner"))
        )


def names_by_year(text: str, low: int, year: int) -> bool:
    """Whether the word before the year at `year` makes a name with it ("Vision 2000"); `low`: how far back it is looked for."""
    word = text[low:year].rstrip().rpartition(" ")[2].rpartition("\u00a0")[2]
    return word.lower() in _NAMED_BY_YEAR or word == _NAMED_WITH_CAPITAL


def _last_begins(text: str) -> int:
    """Where the last sentence of a text begins: behind a full stop that ends no abbreviation."""
    at = text.rfind(". ", 0, -1)
    while at > 0 and _ABBREVIATED.search(text, max(0, at - _LONGEST_SHORT), at + 1):
        at = text.rfind(". ", 0, at)
    return at + 1


_LONGEST_SHORT = 8
_ABBREVIATED = lazy_regex(r"(?<!\w)(?:bl\.[ ]?a|t\.[ ]?ex|s\.[ ]?k|fr\.o\.m|t\.o\.m|d\.v\.s|dvs|ca|nr|kl|resp|jfr|inkl|exkl)\.$")


def _decade(m: re.Match[str]) -> Period:
    """The years of a decade."""
    first, last = f"{m[1]}0", f"{m[1]}9"
    return Period(m.start(1), m.end(), f"{first}–{last}", first, last, led=True, published=False)


def _from_first(m: re.Match[str]) -> Period:
    """The years of the century that goes on, or since the first of a decade."""
    return Period(m.start(1), m.end(), f"{m[1]}–", m[1], None, led=True, published=False)


def _school_year(m: re.Match[str]) -> Period:
    """The two years of a season that are told with a stroke."""
    last = str(int(m[1]) + 1)
    return Period(m.start(1), m.end(), f"{m[1]}–{last}", m[1], last, led=True, published=False)


_SMALL_NUMBERS = ("två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "femton", "tjugo")
_SCANNED_DASH = lazy_regex(
    r"(?<=\d)@(?=\d)|(?<=\d )@(?= \d)"  # 1@2
    rf"|(?:{'|'.join(f'(?<={number})' for number in _SMALL_NUMBERS)})@(?=(?:{'|'.join(_SMALL_NUMBERS)})(?!\w))"  # fem@tio
)
"""The dash of a range as papers of 1994-2005 were scanned ("10@20 %", "fem@tio procent")."""
NO_SENTENCE = Sentence("", 0, 0)
"""Of a quantity whose sentence was not yet asked for."""


class Sentences:
    """Sentences of one document, found around places of its plain text: joined (see `riksdata.text.joined`), hard line breaks as spaces."""

    def __init__(self, document: TextDocument) -> None:
        """The sentences of `document`."""
        self._document = document
        self._joined = joined(without_conditions(document.text))
        plain = _unbroken(self._joined, document) if document.hard_broken else self._joined.plain
        self.plain = _SCANNED_DASH.sub("–", plain) if "@" in plain else plain
        self.to_document, self.end_to_document = self._joined.to_source, self._joined.end_to_source
        """From a place of the plain text, and from the end of a span of it, to the document's text."""
        self._last: Sentence | None = None

    def at(self, place: int) -> Sentence:
        """The sentence that holds a place."""
        last = self._last
        if last is not None and last.start <= place < last.end:
            return last
        span = self._document.sentence_at(self.to_document(place))
        start, end = self._joined.from_source(span.start), self._joined.from_source(span.end)
        for _ in range(_MOST_DIVIDED):
            # in text that is not hard-broken each line is a paragraph: a word divided at its end leads on to the next
            if start <= 0 or not self._joined.goes_on(start):
                break
            start = self._joined.from_source(self._document.sentence_at(self.to_document(start - 1)).start)
        for _ in range(_MOST_DIVIDED):
            if not self._joined.goes_on(end) or end >= len(self.plain) or self.plain[end].isspace():
                break
            end = self._joined.from_source(self._document.sentence_at(self.to_document(end)).end)
        if self.plain.startswith("[", start) and (mark := _OWN_MARK.match(self.plain, start)) and mark.end() <= place:
            start = mark.end()
        self._last = Sentence(self.plain, min(start, place), max(end, place + 1))
        return self._last


def _unbroken(view: JoinedText, document: TextDocument) -> str:
    """The plain text with the line breaks inside its paragraphs as spaces, so that a phrase is read across them."""
    text, out, at = view.plain, [], 0
    for paragraph in document.paragraphs:
        start, end = view.from_source(paragraph.start), view.from_source(paragraph.end)
        out += [text[at:start], text[start:end].replace("\n", " ")]
        at = end
    out.append(text[at:])
    return "".join(out)
