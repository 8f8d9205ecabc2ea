"""What the words next to a quantity say: whether it is a date, an age, a place in a list or a law, or a mere determiner.

The cheap half of the judgement, asked before the sentence is looked for; each answer is the reason why the quantity is no statistic,
or None.
"""

from __future__ import annotations

import re

from riksdata.extractors.statistics.decide.ages_and_times import span_of_time
from riksdata.extractors.statistics.decide.counts import counted
from riksdata.extractors.statistics.decide.measures import measured
from riksdata.extractors.statistics.decide.names import named
from riksdata.extractors.statistics.decide.numbering import numbered
from riksdata.extractors.statistics.decide.shares import fraction, percentage
from riksdata.extractors.statistics.quantity.types import Quantity
from riksdata.swedish.lazy import lazy_regex

_EXCEEDING = lazy_regex(r"(?<!\w)(?:som (?:över|under)stig(?:er|it)|(?:över|under)stigande) motsvarande[ \u00a0]$")
"""Before an amount that tells which are meant ("lån som understiger motsvarande")."""
_SCHOOL_YEARS = frozenset(
    (
        "årskurs",
        "årskurserna",
        "åk",
        "klass",
        "kapitel",
        "punkt",
        "nummer",
        "tabell",
        "figur",
        "avsnitt",
        "vecka",
        "veckan",
        "dag",
        "nivå",
        "steg",
    )
)
_PARTS_OF_AN_IDEA = lazy_regex(
    r"(?:pelare|hörnstenar|byggstenar|grundstenar|grundbultar|ledstjärnor"  # pelare
    r"|huvudmål|dimensioner|principer|kriterier|prioriteringar"  # huvudmål
    r"|fokusområden|målområden|insatsområden|huvudspår|strategier)(?: (?:i|för|av|inom) .*)?$"  # strategier
)
_SCALE = lazy_regex(r"(?:miljon|miljard)")
_DESIGNATED = ("paragrafen", "dokument", "dokumentet", "helikopter", "robot", "resolution")
"""Words behind which digits tell which one ("helikopter 4", "lagparagrafen 301")."""
_EACH_ONE = lazy_regex(r"(?<!\w)(?:per|varje)[ \u00a0][^\W\d_]+[ \u00a0]$")
_EACH_REACH = 30
_NUMBERED_ONE = frozenset(("nummer", "nr", "tv", "kanal", "svt"))
_RATHER_CODE = lazy_regex(r"[–-]\d{1,2}[–-]\d{1,2}(?![\d,])")
"""Behind the first number of several that dashes join ("modellen 4–2–2")."""
_GIVEN = frozenset(("ges", "ge", "få", "får", "till", "ett", "om", "införa", "med"))
_NO_LONGER = lazy_regex(r"(?<!\w)(?:inte|ej)[ \u00a0]längre[ \u00a0](?:(?:i|med|på|om|till)[ \u00a0])?$", re.IGNORECASE)
_BEHIND_NO_LONGER = frozenset(("längre", "i", "med", "på", "om", "till", "mellan", "från", ""))
"""What may stand before a quantity of which that is said, one that is a range led by a word among it."""
_DENIAL = 26
"""Characters before a quantity within which it is said to be true no more ("räknas inte längre i hundratal")."""
_SIX_DIGITS = lazy_regex(r"(?:19|20)?\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")
"""A day as year, month and day ("181123", "20181123"); a count of so many has what is counted behind."""
_SECTION_SIGN = ("§ ", "§", "§\u00a0")
_BEFORE_ERA = (" f", " e", "\u00a0f", "\u00a0e")
_ERA = lazy_regex(r"[ \u00a0](?:f|e)\.?[ \u00a0]?Kr(?!\w)")
"""Behind a year before or after Christ."""


def by_adjacent_words(text: str, q: Quantity, low: int, start: int, before: str, noun: str | None) -> str | None:
    """Why the words next to the quantity say that it is none; `low`: where its line begins, `start`: where it begins with its hedges."""
    if text.startswith(_BEFORE_ERA, q.end) and _ERA.match(text, q.end):
        return "year"
    if noun is None and q.kind == "count" and _SIX_DIGITS.fullmatch(text, q.start, q.end):
        return "date"  # "181123 beslutades"
    if text.endswith(_SECTION_SIGN, low, q.start):
        return "numbered"  # "enligt § 2 vattenlagen"
    if text.startswith("-", q.end) and text[q.end + 1 : q.end + 2].isalpha():
        return "compound"
    if text.startswith("-", q.end) and text[q.end + 1 : q.end + 2].isdigit() and q.written == "digits" and q.end == q.number_end:
        return "numbered"  # "mål 2308-17"
    if (
        text.startswith(("överstigande ", "understigande "), start)
        or (before == "som" and text.startswith(("överstig", "understig"), start))
        or (before == "motsvarande" and _EXCEEDING.search(text, max(low, start - 40), start))
    ):
        return "group"
    designated = before.endswith(_DESIGNATED) and not _EACH_ONE.search(text, max(low, start - _EACH_REACH), start)
    if start == q.start and designated and q.kind == "count" and q.written == "digits" and q.low is None and not q.scaled:
        return "numbered"
    if before in _NUMBERED_ONE or (before.endswith("nummer") and q.written == "digits") or _RATHER_CODE.match(text, q.end):
        return "numbered"
    if before == "extra" and _SCALE.match(text, q.start):
        return "name"
    if before in _BEHIND_NO_LONGER and _NO_LONGER.search(text, max(low, start - _DENIAL), start):
        return "denied"
    if q.share == "list" and before in _SCHOOL_YEARS and q.value is not None and q.value < 60:
        return "numbered"
    if q.whole is not None and q.value == 1 and q.written == "words":
        if noun is not None and _PARTS_OF_AN_IDEA.search(noun.lower()):
            return "idiom"  # "en av tre pelare"
        among = q.unit == "count" and start == q.start  # "en av landets 290 kommuner"
        if among or before in ("är", "var", "som", "blev"):
            return "one_of"  # one among so many, no share
    kind = q.kind
    if kind == "count":
        if why := named(text, q, low, start, before, noun):
            return why
        return numbered(text, q, low, start, before) or counted(text, q, low, start, before, noun)
    if kind == "percent":
        return percentage(text, q, low, start, before)
    if kind == "time":
        return span_of_time(text, q, start, before)
    if kind == "physical":
        return measured(text, q, low, start, before)
    if kind == "fraction":
        return fraction(text, q, start, before, noun)
    if kind == "times":
        if q.word.endswith("at") and before in _GIVEN:
            return "aim"  # a participle: "ges fördubblat straffvärde"
        if q.word and not q.word.startswith("det"):
            return "aim" if q.word.endswith(("vera", "dubbla")) else None  # an infinitive: "för att halvera tiden"
        return "times" if before in ("andra", "upprepade", "flera", "många") else None
    return None
