"""Whether a figure is the amount of a change, and which way it went."""

from __future__ import annotations

import re

from riksdata.extractors.statistics.attributes.difference import from_others
from riksdata.extractors.statistics.quantity.types import Quantity
from riksdata.extractors.statistics.sentence import Sentence
from riksdata.extractors.statistics.vocabulary import CLASSES, words
from riksdata.swedish.lazy import lazy_regex

_GROWTH = ("tillväxt", "tillväxten")
_OTHER_VERBS = words("verb", "fact", "modal") - words("increase", "decrease", "nominal") - {"enligt", "delar", "led"}
_UP, _DOWN = words("increase", "improve") | {"växa"}, words("decrease", "worsen")
_WORDS = lazy_regex(r"[^\W\d_]+")
_NEXT = lazy_regex(r"[ \u00a0]([^\W\d_]+)")
_RISE = lazy_regex(
    r"""
    (?:
        (?<!unders)(?<!\bans)ökning|höjning|förhöjning|stegring|fördyring|uppräkning|uppgång  # ökning
        |tillväxt|ökningstakt|tillväxttakt|löneutveckling|merkostnad|merutgift|förlängning   # tillväxt
    )
    (?:en|ar|arna|ens|er)?$                                                                  # en
    """,
    re.X,
)
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
    (?<!\w)(\w*(?:ning|gång|växt|ring|ion|fall|takt|utveckling)(?:en|et))[ \u00a0]  # minskningen
    (?:(?:av|i|för|hos|mellan|bland|på)[ \u00a0](?:[^\W_]+[ \u00a0]){1,7}?)?   # för svenskar mellan 1611 och 1632
    (?:(?:är|var|blev|blir|motsvarar|motsvarade|utgör)(?:[ \u00a0]i[ \u00a0]snitt)?   # är
    |(?:låg|ligger)[ \u00a0](?:[^\W_]+[ \u00a0]){0,3}?på
    |(?:uppgår|uppgick|uppgått|beräknas|beräknades|uppskattas|väntas)[ \u00a0]till  # uppgår till
    |(?:har|hade)[ \u00a0](?:i[ \u00a0](?:genomsnitt|snitt|medeltal)[ \u00a0])?varit)[ \u00a0]$  # har i genomsnitt varit
    |(?<!\w)(?:är|var|blev|blir)[ \u00a0](\w*(?:ning|gång|växt|ring|takt)en)[ \u00a0]$         # är ökningen
    """,
    re.X,
)
"""Before an amount: the change that it is of ("minskningen är")."""
_MEANS = frozenset(("innebär", "medför", "ger", "leder", "innebar", "medförde", "gav", "ledde"))
"""Verbs by which a change has something else that the amount is of ("de kostnader som höjningen innebär motsvarar 400 tjänster")."""
_CHANGE_ENDS = frozenset(("är", "var", "blev", "blir", "motsvarar", "motsvarade", "utgör", "snitt", "på", "till", "varit"))
_CHANGES = ("ningen", "gången", "växten", "ringen", "takten")
"""How the last word of a match of `_CHANGE_IS` is written, or ends."""
_LAST_REACH = 24
"""Characters that hold the last word before an amount, or its end."""
_BEHIND_PREPOSITION = lazy_regex(r"(?<!\w)(?:efter|trots|före|med|vid|bakom|genom|av|inför|utan|sedan|för)[ \u00a0](?:den[ \u00a0])?$")
"""Before a change that says when or why ("Efter minskningen av stödet är 40 procent")."""
_CHANGE_REACH = 110
_LEADS = 8
"""Characters before an amount that leads its sentence ("Med", "Hela")."""


_EARLIER = (
    r"(?:(?:under[ ]|i[ ]|år[ ]|på[ ]|vid[ ]|före[ ])?(?:[a-zåäö]{3,9}[ ])?"  # i maj
    r"(?:(?:1[89]|20)\d\d|samma[ ]period|föregående|förra|fjol)"  # 1811
    r"|tidigare|året[ ]innan|innan|för[ ][^ ]+[ ]år[ ]sedan|i[ ]dag)"  # för tio år sedan
)
_MORE_OR_LESS = r"(?:(?P<up>fler|mer|högre|större|dyrare|längre)|(?P<down>färre|mindre|lägre|kortare|billigare))"
_THAN_EARLIER = lazy_regex(
    rf"""
    [ \u00a0](?:[^\W\d_]+[ ]){{0,3}}?{_MORE_OR_LESS}(?:[ ][^\W\d_]+){{0,4}}?[ ]än[ ]{_EARLIER}   # årsarbetare färre än 1611
    """,
    re.X,
)
"""Behind an amount: by so much it differs from what was before ("200 personer fler än 2015")."""
_OF_CHANGED = lazy_regex(r"[ \u00a0]i[ \u00a0](?:(?P<up>ökade|höjda)|(?P<down>minskade|sänkta))[ \u00a0][^\W\d_]{4,}")
"""Behind an amount: what it is of has changed ("700 miljoner i ökade kostnader")."""
_IN_CHANGES = lazy_regex(r"[ \u00a0]i[ \u00a0]([^\W\d_]+)")
"""Behind an amount: perhaps the change that it is of ("100 procent i prisökningar")."""
_CHANGES_MOST = lazy_regex(
    r"""
    (?<!\w)(?:(?P<up>ökar|ökade|ökat|växer|växte|vuxit|stiger|steg|stigit)|minskar|minskade|minskat|sjunker|sjönk|sjunkit|faller|föll|fallit)
    (?:[ ](?!som[ ]|att[ ]|och[ ])[^\W\d_]+){0,4}?
    [ ](?:mest|minst|snabbast|kraftigast|långsammast|svagast|allra[ ]mest)    # minst
    (?:[ ](?:i|bland|hos|för|inom|på)(?:[ ][^\W\d_]+){1,3})?                 # i norr
    [ ]?(?:,|[@–—:(-])[ ]?(?:med[ ])?(?:[^\W\d_]+[ ]){0,2}$                  # – med
    """,
    re.X,
)
"""Before a share: what changes most or least, and by so much ("minskar minst – endast 1 procent")."""
_MOST = frozenset(("mest", "minst", "snabbast", "kraftigast", "långsammast", "svagast"))
_CHANGED_THING = lazy_regex(
    r"""
    (?<!\w)(?:(?P<made>(?P<made_up>ökad|ökade|ökat|höjd|höjda|höjt)|minskad|minskade|minskat|sänkt|sänkta)
        |(?:till|ge|ger|gett|gav|innebär|innebära|medför|medföra|skapar|får|fått)[ \u00a0](?:e(?:n|tt)[ \u00a0])?   # till en
        (?:(?P<up>högre|större)|lägre|mindre))
    [ \u00a0][^\W\d_]{4,}(?:er|ar|or|na|en|et|ad|ning|kt|st|tt|lag)?(?:[ \u00a0](?:för|i|hos|av)[ \u00a0](?:[^\W\d_]+[ \u00a0]?){1,3})?
    (?:,[^,.;]{3,40},)?[ \u00a0]?(?:med|på|om)[ \u00a0]$  # , särskilt för unga, om
    """,
    re.X,
)
"""Before an amount: what has changed, and by how much ("till högre intäkter med", "ökade kostnader på")."""
_STOCK = lazy_regex(r"(?:skuld|skulden|överskott|underskott|befolkning)[ \u00a0]")
"""What has a level and is told by it ("en minskad statsskuld på 1 200 miljarder kronor")."""
_PEOPLE = lazy_regex(r"[^.]{0,40}(?:människor|personer|barn|kvinnor|män|flickor|pojkar|syrier|ungdomar|flyktingar|invånare)(?!\w)")
_VANISHED = lazy_regex(
    r"[ \u00a0](?:(?!(?:och|eller|att|om|men|som)[ ])[^\W\d_]+[ -]){0,6}?(?:att[ ])?"  # av ängarna
    r"(?:försvunnit|försvann|försvinna|försvinner|gått[ ]förlorade?)(?!\w)",  # försvunnit
    re.IGNORECASE,
)
"""Behind an amount: that it has gone ("har en femtedel av ängarna försvunnit")."""
_GONE = frozenset(("försvunnit", "försvann", "försvinna", "försvinner", "förlorade", "förlorad"))
_HAS_BEFORE = lazy_regex(r"(?:^|(?<!\w)(?:har|hade|att|kommer|väntas|beräknas|riskerar|och)[ \u00a0](?:[^\W\d_]+[ \u00a0]){0,3})$")
_TURNED = frozenset(
    (
        "gått",
        "gick",
        "reviderats",
        "reviderades",
        "reviderat",
        "räknas",
        "räknar",
        "räknats",
        "räknades",
        "skrivits",
        "justerats",
        "justerades",
        "skurits",
        "skars",
        "skurit",
        "skar",
        "skära",
        "skärs",
        "dragits",
        "drogs",
        "dras",
    )
)
_WHICH_WAY = frozenset(("upp", "ned", "ner"))
_BEFORE_PARTICIPLE = frozenset(("antalet", "andelen", "de", "alla", "antal", "av"))
_CHANGED_BY = lazy_regex(r"(?<!\w)(?:ök|minsk|stig|sjunk|väx|höj|sänk)[^\W\d_]* (?:[^\W\d_]+ ){0,3}?med (?:[^\W\d_]+ )?\d[^.;]*$")
_COMPARED = ("jämföras med ", "jämfört med ", "jämföra med ", "jämförelse med ", "jämförs med ", "jämföras med\u00a0", "jämfört med\u00a0")


_BY_SEVERAL = lazy_regex(r"(?<!\w)med[ \u00a0]([^\W\d_]+[ \u00a0])$")
_SEVERAL_REACH = 20


def _of_noun(word: str) -> str | None:
    """The direction that a noun of change says."""
    if word in CLASSES["increase"] or _RISE.search(word):
        return "increase"
    return "decrease" if word in CLASSES["decrease"] or _FALL.search(word) else None


def _may_end_change(lower: str, q_start: int) -> bool:
    """Whether the last word before an amount is one that `_CHANGE_IS` ends with: a cheap look that spares nearly all a search."""
    last = lower[max(0, q_start - _LAST_REACH) : q_start].split()[-1:]
    return bool(last) and (last[0] in _CHANGE_ENDS or last[0].endswith(_CHANGES))


_MORE = frozenset(("fler", "mer", "högre", "större", "ytterligare", "dyrare", "längre"))
_LESS = frozenset(("färre", "mindre", "lägre", "kortare", "billigare"))
_COMPARATIVES = _MORE | _LESS
_OF_WHICH_KIND = frozenset(("större", "mindre", "högre", "lägre", "längre", "kortare", "dyrare", "billigare"))
"""Comparatives that tell, between a number and what is counted, how these are."""
_SO_MANY_PERCENT = ("procentig", "procentiga", "procentigt", "procents")


def direction_of(q: Quantity, sentence: Sentence, before: str, q_start: int, q_end: int) -> str | None:
    """Whether the figure is the amount of an increase or a decrease."""
    if q.word:
        return "decrease" if q.word.startswith("halver") else "increase" if "dubbl" in q.word or "faldig" in q.word else None
    lower = sentence.lower
    if before in CLASSES["several"] and (by_several := _BY_SEVERAL.search(lower, max(0, q_start - _SEVERAL_REACH), q_start)):
        before, q_start = "med", by_several.start(1)  # "minskade med flera miljoner"
    if before == "mellan" and lower.startswith("mellan", q_start) and lower.endswith(("med ", "med\u00a0"), 0, q_start):
        before = "med"  # "minskade med mellan 80 och 95 procent"
    elif (
        q.unit != "times"
        and _may_end_change(lower, q_start)
        and (change := _CHANGE_IS.search(lower, max(0, q_start - _CHANGE_REACH), q_start))
        and (named := _of_noun(change[1] or change[2]))
        and not _BEHIND_PREPOSITION.search(lower, max(0, change.start() - 16), change.start())
        and _MEANS.isdisjoint(lower[change.start() : q_start].split())
    ):
        return named
    if lower.endswith(_COMPARED, 0, q_start) and not _CHANGED_BY.search(lower, 0, q_start):
        return None  # "kan jämföras med 9 procent"
    changed = _CHANGED_THING.search(lower, max(0, q_start - _CHANGE_REACH), q_start) if before in ("med", "på", "om") else None
    if changed and ((before == "med" and q.kind != "count") or (q.kind == "money" and changed["made"] and not _STOCK.search(changed[0]))):
        return "increase" if changed["up"] or changed["made_up"] else "decrease"
    if before == "motsvarande" and lower.endswith(("med motsvarande ", "med\u00a0motsvarande "), 0, q_start):
        before = "med"
    if before in ("med", "på", "om") and (named := _told_before(lower, before, q_start)) is not None:
        return named or None
    if before in CLASSES["decrease"] and sentence.lower.startswith(("under ", "under\u00a0"), q_start):
        return None  # "har sjunkit under 50 procent": a level
    if before in CLASSES["decrease"] or before in CLASSES["increase"]:
        return "decrease" if before in CLASSES["decrease"] else "increase"
    led = q.kind == "money" or (q.unit == "percent" and before == "med")  # "40 procent ökade sin omsättning": so many did
    if led and q_start <= _LEADS and (first := _CHANGED_FIRST.match(sentence.lower, q_end)):
        return "increase" if first["up"] else "decrease"
    return _told_behind(q, sentence, q_start, q_end)


def _told_before(lower: str, before: str, q_start: int) -> str | None:
    """Which change the words before "med", "på" or "om" tell of the figure behind; empty where they tell that it is of none."""
    last = [t for t in _WORDS.findall(lower, q_start - 160, q_start)[-16:] if t not in ("med", "på", "om")]
    reach = last[-14:] if before == "med" else last[-2:]
    if not _TURNED.isdisjoint(reach) and not _WHICH_WAY.isdisjoint(reach):
        return "increase" if "upp" in reach else "decrease"
    for k, word in reversed(list(enumerate(reach))):
        if word in ("gått", "gick"):
            if k and reach[k - 1] == "som":
                continue  # "växte antalet elever som gick sfi med"
            return ""
        if word in _GROWTH and before == "med":
            continue  # "har minskat tillväxten med …"
        word = word.removeprefix("chock")
        if word in _UP:
            return "increase"
        if word in _DOWN:
            return "decrease"
        if word.endswith(("ade", "erade")) and k and reach[k - 1] in _BEFORE_PARTICIPLE:
            continue  # "minskade antalet rapporterade fall med"
        if word in _OTHER_VERBS and k and reach[k - 1] == "som":
            continue  # of a relative clause: "ökar uttaget från dem som arbetar med"
        if word in _OTHER_VERBS:
            break  # "har ökat sedan staten gick in med 20 miljoner": another verb's
    if last and (named := _of_noun(last[-1])):
        return named
    of_what = _OF_WHAT_CHANGES.search(lower, max(0, q_start - 120), q_start)
    if of_what and (named := _of_noun(of_what[1])):
        return named
    return None


def _told_behind(q: Quantity, sentence: Sentence, q_start: int, q_end: int) -> str | None:
    """Which change the words behind the figure tell: "40 procent färre", "har 40 jobb försvunnit"."""
    lower = sentence.lower
    gone = None if _GONE.isdisjoint(sentence.words) else _VANISHED.match(lower, q_end)
    if gone and not _PEOPLE.match(gone[0]) and _HAS_BEFORE.search(lower, max(0, q_start - 40), q_start):
        return "decrease"
    if compared := _THAN_EARLIER.match(lower, q_end):
        return "increase" if compared["up"] else "decrease"
    if q.unit == "times":
        # "tre gånger högre" compares two levels; only a verb, or an earlier time, makes a change of it.
        return None
    if made := _OF_CHANGED.match(lower, q_end):
        return "increase" if made["up"] else "decrease"
    after = _NEXT.match(sentence.lower, q_end)
    word = after[1] if after else ""
    if q.unit == "percent" and sentence.lower.endswith(_SO_MANY_PERCENT, q_start, q_end):
        return _of_noun(word)
    if word in _COMPARATIVES and from_others(lower, q_start, q_end):
        return None  # "är 40 procent högre i Norge än i Danmark": two levels, no change
    if q.unit == "percent" and (_RISE.search(word) or _FALL.search(word)):
        return _of_noun(word)  # "95 procent reduktion av mängden larver"
    changes = _IN_CHANGES.match(lower, q_end) if word == "i" and q.kind in ("percent", "money") else None
    if changes and (_RISE.search(changes[1]) or _FALL.search(changes[1])):
        return _of_noun(changes[1])
    many = q.unit == "percent" and not _MOST.isdisjoint(sentence.words) and word != "av"
    if many and (most := _CHANGES_MOST.search(lower, max(0, q_start - _CHANGE_REACH), q_start)):
        return "increase" if most["up"] else "decrease"
    if (
        q.kind == "count"
        and after
        and word in _OF_WHICH_KIND
        and _NEXT.match(lower, after.end())
        and not lower.startswith("än", after.end() + 1)
    ):
        return None  # "kontor i 15 större städer": how they are, not by how much they changed
    return "increase" if word in _MORE else "decrease" if word in _LESS else None
