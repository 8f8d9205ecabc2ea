"""What a sentence says about one of its figures: period, direction, measure, denominator."""

from __future__ import annotations

import re

from riksdata.extractors.statistics.quantity.types import Quantity
from riksdata.extractors.statistics.sentence import Sentence
from riksdata.extractors.statistics.vocabulary import CLASSES, words
from riksdata.swedish.lazy import lazy_regex

_S = "[ \u00a0\u2009\u202f]"
_GROWTH = ("tillväxt", "tillväxten")
_OTHER_VERBS = words("verb", "fact", "modal") - words("increase", "decrease", "nominal") - {"enligt", "delar", "led"}
_SPACES = lazy_regex("[ \u00a0]+")
_PER = lazy_regex(
    rf"""
    {_S}?/{_S}?(år|månad|dag|dygn|timme|capita)\b                                     # / år
    |{_S}
    (?:
        per{_S}((?:\d[\d \u00a0]*|(?:en{_S})?miljon(?:er)?{_S}|tusen{_S})?[^\W\d_]+)  # per 1påhitt
        |(?:om|i){_S}                                                                 # om
        (året|dagen|dygnet|månaden|veckan|timmen|timman|minuten|kvartalet|sekunden)
        |(årligen|dagligen|varje{_S}[^\W\d_]+)
        |på{_S}(\d{{1,3}}(?:[ \u00a0]\d{{3}})*{_S}invånare)                           # på 1 123 invånare
    )
    """,
    re.IGNORECASE | re.X,
)
_PER_NAMES = {
    "året": "år",
    "årligen": "år",
    "dagen": "dag",
    "dagligen": "dag",
    "dygnet": "dygn",
    "månaden": "månad",
    "veckan": "vecka",
    "timmen": "timme",
    "timman": "timme",
    "minuten": "minut",
    "kvartalet": "kvartal",
    "sekunden": "sekund",
}
_TIMES_OF = ("varje ", "årligen", "dagligen", " per ", " om året", " om dagen")
_EACH = lazy_regex(
    rf"""
    (?<!\w)
    (?:
        (?:varje|per){_S}(år|dag|dygn|vecka|månad|timme|minut|sekund|kvartal)  # varje år
        |(årligen|dagligen)
        |om{_S}(året|dagen|dygnet)                                             # om året
    )
    (?!\w)
    """,
    re.X,
)
_PART_END = lazy_regex(
    r"""
    (?<!\d)(?!(?:19|20)\d\d(?!\d))(\d(?:[ \u00a0,.]?\d){0,12})  # 1 1
    |[,;:()]
    |[ \u00a0](?:och|men|medan|som|samt|där|eller)[ \u00a0]     # och
    """,
    re.X,
)
"""Where the part of a sentence ends that a time at its edge is of: a stop, a joint, another figure (a group)."""
_MIDDLE = lazy_regex(
    r"\b(median)|i genomsnitt|i snitt|genomsnitt|\bmedel(?:tal|värde|ålder|lön|livslängd|inkomst|tid)|i medeltal|årssnitt",
    re.IGNORECASE,
)
_EXTREME = lazy_regex(r"\b(?:(som mest|som högst|högsta|maximal|störst\b|rekord)|som minst|som lägst|lägsta|minimum)")
_WORDS = lazy_regex(r"[^\W\d_]+")
_NEXT = lazy_regex(r"[ \u00a0]([^\W\d_]+)")
_CLAUSE_END = lazy_regex(r"[,;(]|[ \u00a0]och[ \u00a0]")
_TOTAL = lazy_regex(r"\b(?:totalt|sammanlagt|sammantaget|total|totala)\b")
_SHARE = lazy_regex(r"\bandel(?:en|ar|arna)?\b")
_OF = lazy_regex(r"\s(?:av|utav)\b")
_JUST_BEFORE = 25
"""Characters before a figure in which it is called a maximum or a total."""


def per_at(text: str, at: int) -> tuple[str, int] | None:
    """The denominator that begins at `at` ("per år", "i månaden"), and its end."""
    hit = _PER.match(text, at)
    if hit is None:
        return None
    name = next(g for g in hit.groups() if g)
    name = _SPACES.sub(" ", name).strip()
    if name.lower().startswith("varje "):
        name = name[6:]
    return _PER_NAMES.get(name.lower(), name), hit.end()


def per_of_clause(sentence: Sentence, q_start: int, q_end: int) -> str | None:
    """The time that the clause says the figure is of, away from it ("Varje år dör 800 personer", "40 ton plast i havet varje år")."""
    lower = sentence.lower
    if not any(word in lower for word in _TIMES_OF):
        return None
    high = _PART_END.search(lower, q_end)
    hit = _EACH.search(lower, q_end, high.start() if high else len(lower))
    if hit is None:
        low = 0
        for low_end in _PART_END.finditer(lower, 0, q_start):
            low = q_start if low_end[1] else low_end.end()  # what follows a figure is of that one
        hit = _EACH.search(lower, low, q_start)
    return (hit[1] or _PER_NAMES[hit[2] or hit[3]]) if hit else None


_RISE = lazy_regex(r"(?:ökning|höjning|förhöjning|stegring|fördyring|uppräkning|uppgång|tillväxt|ökningstakt)(?:en|ar|arna|ens)?$")
_FALL = lazy_regex(
    r"""
    (?:
        minskning|sänkning|nedgång|(?<!skatte)reduktion|reducering|nedskärning|neddragning  # minskning
        |prisfall|besparing|bortfall                                                         # prisfall
    )
    (?:en|et|ar|arna|ens)?$                                                                  # en
    """,
    re.X,
)
"""Nouns whose amount is that of a change, in compounds too ("en prisminskning på")."""
_OF_WHAT_CHANGES = lazy_regex(
    r"""
    (?<!\w)(\w*(?:ning|gång|växt|ring|ion)(?:en|ar|arna)?)[ \u00a0](?:av|i|för)[ \u00a0]  # ökningen av
    (?:[^\W\d_]+[ \u00a0]){1,5}(?:på|om|med)[ \u00a0]$                                    # kostnaderna på
    """,
    re.X,
)
"""Before an amount: a change and of what it is ("en ökning av kostnaderna på")."""
_CHANGED_FIRST = lazy_regex(
    r"""
    [ \u00a0](?:(?P<up>ökade|växte|steg|höjdes)|(?P<down>minskade|sjönk|föll|sänktes))  # ökade
    [ \u00a0](?=[^\W\d_]{3,}(?:s|en|et|na)[ \u00a0])                                   # företagens
    """,
    re.X,
)
"""Behind an amount that leads its sentence: how what follows changed ("3 miljarder ökade företagens kostnader")."""


_CHANGE_IS = lazy_regex(
    r"""
    (?<!\w)(\w*(?:ning|gång|växt|ring|ion|fall)(?:en|et))[ \u00a0]             # minskningen
    (?:(?:är|var|blev|blir|motsvarar|motsvarade|utgör)                          # är
    |(?:uppgår|uppgick|uppgått|beräknas|beräknades|uppskattas|väntas)[ \u00a0]till)[ \u00a0]$  # uppgår till
    """,
    re.X,
)
"""Before an amount: the change that it is of ("minskningen är")."""
_CHANGE_REACH = 60
_LEADS = 8
"""Characters before an amount that leads its sentence ("Med", "Hela")."""


def _of_noun(word: str) -> str | None:
    """The direction that a noun of change says."""
    if word in CLASSES["increase"] or _RISE.search(word):
        return "increase"
    return "decrease" if word in CLASSES["decrease"] or _FALL.search(word) else None


def direction_of(q: Quantity, sentence: Sentence, before: str, q_start: int, q_end: int) -> str | None:
    """Whether the figure is the amount of an increase or a decrease."""
    if q.word:
        return "decrease" if q.word.startswith("halver") else "increase" if "dubbl" in q.word or "faldig" in q.word else None
    lower = sentence.lower
    if before == "mellan" and lower.startswith("mellan", q_start) and lower.endswith(("med ", "med\u00a0"), 0, q_start):
        before = "med"  # "minskade med mellan 80 och 95 procent"
    elif (change := _CHANGE_IS.search(lower, max(0, q_start - _CHANGE_REACH), q_start)) and (named := _of_noun(change[1])):
        return named
    if before in ("med", "på", "om"):
        last = [t for t in _WORDS.findall(sentence.lower, q_start - 160, q_start)[-16:] if t not in ("med", "på", "om")]
        reach = last[-14:] if before == "med" else last[-2:]
        if "gått" in reach or "gick" in reach:
            return "increase" if "upp" in reach else "decrease" if {"ner", "ned"} & set(reach) else None
        for k, word in reversed(list(enumerate(reach))):
            if word in _GROWTH and before == "med":
                continue  # "har minskat tillväxten med …"
            if word in CLASSES["increase"]:
                return "increase"
            if word in CLASSES["decrease"]:
                return "decrease"
            if word in _OTHER_VERBS and k and reach[k - 1] == "som":
                continue  # of a relative clause: "ökar uttaget från dem som arbetar med"
            if word in _OTHER_VERBS:
                break  # "har ökat sedan staten gick in med 20 miljoner": another verb's
        if last and (named := _of_noun(last[-1])):
            return named
        of_what = _OF_WHAT_CHANGES.search(sentence.lower, max(0, q_start - 120), q_start)
        if of_what and (named := _of_noun(of_what[1])):
            return named
    if before in CLASSES["decrease"] and sentence.lower.startswith(("under ", "under\u00a0"), q_start):
        return None  # "har sjunkit under 50 procent": a level
    if before in CLASSES["decrease"] or before in CLASSES["increase"]:
        return "decrease" if before in CLASSES["decrease"] else "increase"
    led = q.kind == "money" or (q.unit == "percent" and before == "med")  # "40 procent ökade sin omsättning": so many did
    if led and q_start <= _LEADS and (first := _CHANGED_FIRST.match(sentence.lower, q_end)):
        return "increase" if first["up"] else "decrease"
    if q.unit == "times":
        # "tre gånger högre" compares two levels; only a verb makes a change of it.
        return None
    after = _NEXT.match(sentence.lower, q_end)
    word = after[1] if after else ""
    if q.unit == "percent" and sentence.lower.endswith(("-procentig", "-procentiga", "-procentigt", "procents"), q_start, q_end):
        return _of_noun(word)
    if word in ("fler", "mer", "högre", "större", "ytterligare", "dyrare", "längre"):
        return "increase"
    if word in ("färre", "mindre", "lägre", "kortare", "billigare"):
        return "decrease"
    return None


def measure_of(
    q: Quantity, sentence: Sentence, said: str | None, direction: str | None, per: str | None, q_start: int, q_end: int
) -> str | None:
    """What kind of measure the text calls the figure."""
    if said in ("mean", "median"):
        return said
    text = sentence.text
    near = text[max(0, q_start - 80) : q_end] + _CLAUSE_END.split(text[q_end : q_end + 25], maxsplit=1)[0]
    low = near.lower()
    middle = _MIDDLE.search(near) if "medel" in low or "snitt" in low or "median" in low else None
    if middle:
        return "median" if middle[1] else "mean"
    if direction:
        return "change"
    extreme = _EXTREME.search(text[max(0, q_start - _JUST_BEFORE - 1) : q_start].lower(), int(q_start > _JUST_BEFORE))
    if extreme:
        return "maximum" if extreme[1] else "minimum"
    if (
        q.kind == "fraction"
        or q.whole is not None
        or (q.kind == "percent" and q.unit == "percent" and (_OF.match(text, q_end) or _SHARE.search(low)))
    ):
        return "share"
    if per:
        return "rate"
    if said == "total" or _TOTAL.search(text[max(0, q_start - _JUST_BEFORE) : q_start].lower()):
        return "total"
    return None
