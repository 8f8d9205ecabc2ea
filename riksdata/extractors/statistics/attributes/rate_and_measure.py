"""What a sentence says about one of its figures: the denominator of a rate, and what measure it is."""

from __future__ import annotations

import re

from riksdata.extractors.statistics.attributes.each_in_clause import QUALIFIED, behind_age, each_before
from riksdata.extractors.statistics.attributes.finite_verbs import finite
from riksdata.extractors.statistics.quantity.types import Quantity
from riksdata.extractors.statistics.sentence import Sentence
from riksdata.extractors.statistics.vocabulary import words
from riksdata.swedish.lazy import lazy_regex

_S = "[ \u00a0\u2009\u202f]"
_SPACES = lazy_regex("[ \u00a0]+")
_FUNCTION = r"(?:och|eller|men|samt|som|i|på|av|för|med|är|var|har|hade|än|att|till|från|under|år|medan|mot|jämfört|blir|blev)(?!\w)"
"""Behind a number that a figure is per: what goes on, where it does not say how many of what."""
_PER = lazy_regex(
    rf"""
    {_S}?/{_S}?(år|månad|dag|dygn|timme|capita)\b                                     # / år
    |(?:(?<=kr)|(?<=kronor)|(?<=öre)|(?<=euro))/([^\W\d_]{{2,}})                       # kr/invånare
    |{_S}
    (?:
        per{_S}(\d{{1,3}}(?:[ \u00a0]\d{{3}})+)(?=[.,;:)]|{_S}{_FUNCTION}|$)              # per 100 000 och
        |per{_S}(
            (?:\d[\d \u00a0]*|(?:en{_S})?miljon(?:er)?{_S}|tusen{_S})?[^\W\d_]+      # per 1påhitt
            (?:
                {_S}och{_S}
                (?:
                    (?:år|månad|vecka|dag|dygn|timme)(?!\w)                          # och år
                    |(?-i:[a-zåäö]+)(?<!en)(?<!et)(?<!na)(?<!nde)(?<![ae]r)(?=[.;:)]|,(?!{_S}som))  # och läsår
                )
            )?
        )
        |(?:om|i){_S}                                                                 # om
        (året|dagen|dygnet|månaden|veckan|timmen|timman|minuten|kvartalet|sekunden)
        |(årligen|dagligen|vardera(?!\w))
        |(?:(?:för|i|på){_S})?(varje{_S}(?:{QUALIFIED}{_S})?[^\W\d_]+)  # i varje påhittad
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
_EACH_BEFORE = lazy_regex(rf"{_S}(varje (?:år|dag|dygn|vecka|månad|timme|minut|sekund|kvartal)|årligen|dagligen){_S}$")
_EACH_REACH = 20
_WHO_EACH = lazy_regex(
    rf"""
    (?:{_S}[^\W\d_]+){{0,3}}{_S}som{_S}                                                    # personer som
    (?:varje{_S})?(årligen|(?<=varje{_S})år)(?!\w)                                         # varje år
    """,
    re.X,
)
"""Behind so many: who do something each year."""
_OF_NEXT = lazy_regex(
    rf"""
    {_S}(?:(?:ca|cirka|drygt|över|nästan|omkring|minst|mer{_S}än|fler{_S}än){_S})?
    (?:\d|en{_S}av|två{_S}av|tre{_S}av|fyra{_S}av|fem{_S}av|sex{_S}av|sju{_S}av|åtta{_S}av|nio{_S}av|hälften|var{_S}\w+e{_S}|varannan)
    """,
    re.X,
)
"""Behind a time: another figure, of which it is."""
_OF_AMOUNT = lazy_regex(rf"(?:tusen|miljoner|miljarder|hundra){_S}(?:kronor|kr|euro|dollar)?{_S}?$")
"""Before a time: an amount in words, of which it is."""
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
    r"""
    \b(median)|i[ ]genomsnitt|i[ ]snitt|genomsnitt|i[ ]medeltal|årssnitt           # i genomsnitt
    |\bmedel(?:tal|värde|ålder|lön|livslängd|inkomst|tid)                         # medeltal
    |\b(?:riks|läns|lands|kommun|världs|bransch)?snittet                          # EU-snittet
    """,
    re.IGNORECASE | re.X,
)
_BESIDE_MEAN = lazy_regex(
    r"""
    (?:\bän|(?:jämfört|jämförelse|jämförs|jämföras)[ ]med|\b(?:över|under|mot))[ ]  # jämfört med
    (?:[^\W\d_]+[ ])?(?:[^\W\d_]+-?)?$                                              # EU-
    """,
    re.IGNORECASE | re.X,
)
"""Before a mean: that something is compared with it ("än mer än genomsnittet")."""
_APART = lazy_regex(r",(?![ ]som[ ](?:är|var|ligger|låg)(?!\w))|[(@–—]|(?<!som)[ ](?:och|men|medan|är)[ ]")
"""Between a mean that something is compared with and a figure: that it is not the mean's."""
_NEXT_CLAUSE = lazy_regex("[,;]")
_MEAN_OF = lazy_regex(r"[ \u00a0]\d[\d \u00a0,.]*(?P<percent>[ \u00a0]?(?:%|procent))?")
"""Behind "i genomsnitt": the figure that it is said of."""
_EXTREME = lazy_regex(r"\b(?:(som mest|som högst|högsta|maximal|störst\b|rekord)|som minst|som lägst|lägsta|minimum)")
_CLAUSE_END = lazy_regex(r"[,;(]|[ \u00a0]och[ \u00a0]")
_TOTAL = lazy_regex(r"\b(?:totalt|sammanlagt|sammantaget|total|totala)\b")
_SHARE = lazy_regex(r"\bandel(?:en|ar|arna)?\b")
_SHARE_FROM = lazy_regex(
    r"""
    \bandel(?:en|ar|arna)?\b[^.;:%]{0,150}                                           # andelen läskunniga varierar,
    \bfrån[ ](?:[^.;:]{1,60}[ ]till[ ](?:[^\W\d_]+[ ])?|[^\W\d_]+[ ])?$               # från 90 procent till
    """,
    re.IGNORECASE | re.X,
)
"""Before one of the two levels of a share ("andelen läskunniga varierar mycket mellan kommunerna, från 90 procent i norr till")."""
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
    if not any(map(lower.__contains__, _TIMES_OF)):
        return None
    if each := each_before(sentence, q_start):
        return each
    if just_before := _EACH_BEFORE.search(lower, max(0, q_start - _EACH_REACH), q_start):
        return _PER_NAMES.get(just_before[1], just_before[1].removeprefix("varje "))  # "rapporteras varje år 2 miljoner fall"
    q_end = behind_age(lower, q_end)
    if who_each := _WHO_EACH.match(lower, q_end):
        return _PER_NAMES.get(who_each[1], who_each[1])  # "1 200 personer som varje år får cancer"
    high = _PART_END.search(lower, q_end)
    hit = _EACH.search(lower, q_end, high.start() if high else len(lower))
    if hit and (_OF_NEXT.match(lower, hit.end()) or _OF_AMOUNT.search(lower, q_end, hit.start())):
        return None  # "bland 1 200 lärare ägnar varje dag fyra av tio", "22 verk betalar mer än tusen kronor per månad"
    if hit is None:
        low = 0
        for low_end in _PART_END.finditer(lower, 0, q_start):
            low = q_start if low_end[1] else low_end.end()  # what follows a figure is of that one
        hit = _EACH.search(lower, low, q_start)
    return (hit[1] or _PER_NAMES[hit[2] or hit[3]]) if hit else None


_WHO = lazy_regex(rf"{_S}som{_S}([^\W\d_]+)")
_NEXT = lazy_regex(rf"{_S}([^\W\d_]+)")
_IT_IS = lazy_regex(rf"(?<!\w)(?:det{_S}(?:är|var)|(?:är|var){_S}det){_S}(?:[^\W\d_]+{_S})?$")
_OF_SOMETHING = words("preposition") | {"är", "var", "blev", "blir", "den", "denna", "hela"}


def _does(sentence: Sentence, q_start: int, q_end: int) -> bool:
    """Whether a percentage is so many of some who do something ("85 procent pendlar", "det är 2 procent som får")."""
    lower = sentence.lower
    if (who := _WHO.match(lower, q_end)) and (finite(who[1]) or who[1].endswith("r")):
        return _IT_IS.search(lower, max(0, q_start - 30), q_start) is not None
    verb = _NEXT.match(lower, q_end)
    before = sentence.before(q_start)
    return verb is not None and finite(verb[1]) and not (before and before[-1][0] in _OF_SOMETHING and q_start - before[-1][2] < _NEAR)


_NEAR = 3


def measure_of(
    q: Quantity, sentence: Sentence, said: str | None, direction: str | None, per: str | None, q_start: int, q_end: int
) -> str | None:
    """What kind of measure the text calls the figure."""
    if said in ("mean", "median"):
        return said
    text = sentence.text
    begins, ends = max(0, q_start - 80), q_end + len(_CLAUSE_END.split(text[q_end : q_end + 25], maxsplit=1)[0])
    low = text[begins:ends].lower()
    named = said != "total" and ("medel" in low or "snitt" in low or "median" in low)
    middle = (
        _middle(text, begins, q_start, ends, q) if named else None
    )  # "i genomsnitt 1,6 barn per mål, sammanlagt 1 068 barn": not the sum
    if middle:
        return middle
    if direction:
        return "change"
    extreme = _EXTREME.search(text[max(0, q_start - _JUST_BEFORE - 1) : q_start].lower(), int(q_start > _JUST_BEFORE))
    if extreme:
        return "maximum" if extreme[1] else "minimum"
    if (
        q.kind == "fraction"
        or q.whole is not None
        or (q.unit == "percent" and (_OF.match(text, q_end) or _SHARE.search(low)))
        or (q.unit == "percent" and "från" in sentence.words and _SHARE_FROM.search(text, max(0, q_start - 200), q_start))
    ):
        return "share"
    if q.unit == "percent" and _does(sentence, q_start, q_end):
        return "share"
    if per:
        return "rate"
    if said == "total" or _TOTAL.search(text[max(0, q_start - _JUST_BEFORE) : q_start].lower()):
        return "total"
    return None


_OF_ALL_OF_THEM = lazy_regex(rf"{_S}(?:för|bland|hos|av|i|på){_S}(?:de|alla|samtliga|våra|landets){_S}$")
"""Before a number of things of which a mean is told."""


def _middle(text: str, begins: int, q_start: int, ends: int, q: Quantity) -> str | None:
    """Whether the words around a figure call it a mean or a median: not one that it is compared with, nor one of another figure."""
    for middle in _MIDDLE.finditer(text, begins, ends):
        start, end = middle.span()
        compared = text.startswith(("et", "t "), end) or middle[0].endswith("et")
        compared = compared and _BESIDE_MEAN.search(text, max(0, start - 40), start) is not None
        if compared and (start > q_start or _APART.search(text, end, q_start)):
            continue
        other = _MEAN_OF.match(text, end, q_start) if end < q_start else None
        if other and (other["percent"] is None) == (q.kind in ("percent", "fraction")) and q.share != "list":
            continue  # "av i genomsnitt 70 pendlare går hälften av"
        if end < q_start and q.kind == "count" and _OF_ALL_OF_THEM.search(text, end, q_start):
            continue  # "den genomsnittliga avgiften för de 840 fonder": the charge is a mean
        if end < q_start and _NEXT_CLAUSE.search(text, end, q_start) and (q.unit == "times" or ";" in text[end:q_start]):
            continue  # "snittet är 17 båtar, vilket gör att vi har fem gånger fler"
        return "median" if middle[1] else "mean"
    return None
