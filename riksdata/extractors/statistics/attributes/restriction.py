"""What restricts the noun of a figure right behind it: an age, a relative clause, a phrase with a preposition.

"Varannan kvinna över 50 år", "60 procent av alla företag som letar efter personal säger": without it the base of a share is another one.
A relative clause is taken up to the end of what its verb needs, a phrase with a preposition where the verb of the sentence follows it, or
where the whole stands behind a preposition, so that it cannot belong to another verb. Both are read a bounded number of words ahead.
"""

from __future__ import annotations

import re

from riksdata.extractors.statistics.attributes.attached import PLACING, WORD, ends_well, prepositional, verb_follows
from riksdata.extractors.statistics.attributes.finite_verbs import finite
from riksdata.extractors.statistics.attributes.phrase_edges import is_verb
from riksdata.extractors.statistics.attributes.relative_clause import MOST, relative
from riksdata.extractors.statistics.candidates import Candidate
from riksdata.extractors.statistics.sentence import Sentence
from riksdata.extractors.statistics.vocabulary import alternatives
from riksdata.swedish.lazy import lazy_regex

_S = "[ \u00a0]"
_W = r"[^\W\d_][\w-]*"
_NUMBERS = (
    *("tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv"),
    *("femton", "sexton", "arton", "tjugo", "trettio", "fyrtio", "femtio", "sextio", "sjuttio", "åttio"),
)
_YEARS = rf"(?:\d{{1,3}}|{'|'.join(_NUMBERS)})"
_AGE = lazy_regex(
    rf"""
    {_S}
    (?:
        (?:som{_S}(?:är|var|fyllt|har{_S}fyllt){_S})?
        (?:över|under|mellan|från|äldre{_S}än|yngre{_S}än|upp{_S}till|i{_S}åldern|i{_S}åldrarna|i{_S}ålders(?:gruppen|spannet|intervallet))
        (?:{_S}(?:över|under|mellan|från))?
        {_S}{_YEARS}(?:{_S}?[–@-]{_S}?\d{{1,3}}|{_S}(?:år{_S})?(?:och|till){_S}{_YEARS})?
        (?:
            (?:{_S}|-)års{_S}ålder
            |{_S}år(?:{_S}(?:och|eller){_S}(?:äldre|yngre|uppåt|däröver))?
        )
        |(?:över|under|mellan){_S}\d{{2}}(?={_S}(?:har|är|som|var|hade)(?!\w))
        |i{_S}\d{{1,3}}{_S}?[–@-]{_S}?\d{{1,3}}{_S}?års{_S}?ålder(?:n)?
        |som{_S}(?:är|var|fyllt|har{_S}fyllt){_S}{_YEARS}{_S}år(?:{_S}(?:och|eller){_S}(?:äldre|yngre|uppåt|däröver))?
        |(?:i{_S}åldern|i{_S}åldrarna|i{_S}åldersgruppen){_S}\d{{1,3}}{_S}?[–@-]{_S}?\d{{1,3}}
        |i{_S}\d{{1,3}}-?årsåldern
        |\d{{1,3}}{_S}?[–@-]{_S}?\d{{1,3}}{_S}år
        |\d{{1,3}}{_S}år{_S}(?:och|eller){_S}(?:äldre|yngre|uppåt|däröver)
    )
    (?!\w)
    """,
    re.X,
)
_AGED = lazy_regex(
    r"""
    (?:
        kvinn(?:a|or|orna|an)|(?<!\w)m[aä]n(?:nen)?|barn(?:en)?|person(?:er|erna)?|människ(?:a|or|orna)|individ(?:er|erna)?|elev(?:er|erna)?
        |folk|invånare|invånarna|flick(?:a|or|orna)|poj(?:ke|kar|karna)|kill(?:e|ar|arna)|tjej(?:er|erna)?|ungdom(?:ar|arna)?|(?<!\w)unga?
        |äldre|vuxn?a|pensionärer(?:na)?|svensk(?:ar|arna)?|befolkning(?:en)?|väljare|patient(?:er|erna)?|anställda?|sysselsatta?|skadade|handikappade
        |arbetslösa?|födda?|gruppen|alla|dem|samtliga|medborgare|löntagare|arbetstagare|bilister|förare|dömda|misstänkta|studenter(?:na)?
        |arbetssökande|flyktingar(?:na)?|asylsökande|ensamkommande|missbrukare|brukare|boende|sjukskrivna|föräldrar|mödrar|mammor|ledamöter(?:na)?
        |\w{3}(?:skadade|drabbade|skrivna)|medlemmar(?:na)?|deltagare|(?<!\w)de|romer|muslimer|kunder|användare|åriga?|åringar
    )
    $
    """,
    re.X,
)
"""Nouns of those who have an age: of other nouns "under fem år" says when."""
_FEW_YEARS = lazy_regex(rf"{_S}(?:under|över|mellan){_S}(?:\d|två|tre|fyra|fem|sex|sju|åtta|nio|tio){_S}år(?!{_S}(?:och|eller))(?!\w)")
"""The age of children; of others it says how long."""
_YOUNG = lazy_regex(r"(?:barn(?:en)?|flick(?:or|orna)|poj(?:kar|karna)|elev(?:er|erna))$")
_GOVERNED = frozenset(("i", "inom", "på", "vid", "hos"))
"""Prepositions that go on with the noun where the share itself stands behind one ("för 20 procent av dödsolyckorna på våra vägar")."""
_GOVERNORS = frozenset(("för", "av", "på", "i", "hos", "bland", "från", "om", "mot", "med", "kring", "till"))


def with_restriction(candidate: Candidate, noun: str) -> str:
    """The noun of a part with what restricts it, where it stands right behind the figure or behind what leads its sentence."""
    sentence, q = candidate.sentence, candidate.quantity
    text, share = sentence.text, q.kind != "count" or q.whole is not None
    begins = text.find(noun, candidate.q_end, candidate.q_end + len(noun) + _GAP)
    if begins < 0:
        begins = text.rfind(noun, max(0, candidate.q_start - _REACH), candidate.q_start)
        if begins < 0:
            return noun
        if not _LED.search(text, max(0, begins - 12), begins):
            aged = _AGE.match(text, begins + len(_IN_AGE.sub("", noun)))
            whose = _IN_AGE.sub("", noun).lower().split()
            known = aged and aged.end() <= candidate.q_start and any(map(_AGED.search, (whose[-1], *whose[:_FIRST])))
            return text[begins : aged.end()] if aged and known else noun  # "Antalet personer i Sverige över 65 år"
        share = True
    ends = begins + len(noun)
    end = restricted(sentence, begins, ends, share, min(candidate.start - sentence.start, candidate.q_start))
    return text[begins:end] if end > ends else noun


def age_behind(text: str, at: int, head: str) -> int | None:
    """Where the age of people ends that stands behind them ("barn | i åldern 0–17 år", "i åldern | 0–17 år"); None where there is none.

    `head`: the word before the place.
    """
    if head.lower() in ("åldern", "åldrarna"):
        years = _YEARS_OF_AGE.match(text, at)
        return years.end() if years else None
    aged = _AGE.match(text, at)
    return aged.end() if aged and _AGED.search(head.lower()) and not _FEW_YEARS.match(text, at) else None


_YEARS_OF_AGE = lazy_regex(rf"{_S}\d{{1,3}}{_S}?[–@-]{_S}?\d{{1,3}}(?:{_S}år)?(?!\w)")
_THAT_WE = lazy_regex(rf"{_S}(?:vi|man|jag|ni|de){_S}(?P<verb>[^\W\d_]+)(?={_S}(?:är|var|har|hade|kan|kommer|blir|ska){_S}|[.,])")
"""Behind what a share is of: a clause without "som"."""
_FIRST = 2
_REACH = 300
"""Characters before a figure within which its noun is looked for."""
_GAP = 4
"""Characters that may stand between a figure and its noun."""
_IN_AGE = lazy_regex(rf"{_S}i{_S}(?:åldern|åldrarna|åldersgruppen)$")
"""The end of a noun that is cut before the age."""
_LED = lazy_regex(rf"(?:Av|Bland|bland|hos|Hos|För|Andelen|andelen){_S}$")


def restricted(sentence: Sentence, begins: int, ends: int, share: bool, at: int) -> int:
    """Where the noun phrase at `begins`–`ends` of the sentence ends with what restricts it; `ends` where nothing does.

    `share`: it is what a share is of, so that its base is told; `at`: where the figure begins.
    """
    text = sentence.text
    end = ends = _joined(sentence, begins, ends, at, share) if begins >= at else ends
    som = _RELATIVE_INSIDE.search(text, begins, ends)
    if som:
        told = share and begins >= at and is_cleft(sentence, at)
        reached = None if told else relative(text, som.start(), 1 if share and begins >= at and _inverted(sentence, at) else _MOST_PHRASES)
        return reached if reached is not None and reached > ends else ends
    head = text[begins:ends].rsplit(None, 1)[-1].lower() if begins < ends else ""
    for _ in range(2):
        if (aged := _AGE.match(text, end)) and _AGED.search(head) and not (_FEW_YEARS.match(text, end) and not _YOUNG.search(head)):
            end = aged.end()
        placed = prepositional(text, end)
        if placed is not None and text.startswith(_CONDITION, end) and not _begins_clause(sentence, at):
            break  # "förlora 50 procent av sin omsättning om rökarna stannar hemma"
        if placed is not None and (
            verb_follows(text, placed)
            or (share and text.startswith(_AMONG, end))
            or _told_by_form(text, end, placed, head)
            or (share and _governed(sentence, at) and _attributive(text, end, placed))
        ):
            head = text[end:placed].rsplit(None, 1)[-1].lower() if text.startswith(_AMONG, end) else head
            end = placed
        elif placed is None:
            break
    if share and (needed := _THAT_WE.match(text, end)) and finite(needed["verb"].lower()):
        return needed.end()  # "hälften av den mat vi behöver"
    cleft = share and begins >= at and is_cleft(sentence, at)
    if text.startswith((" som ", "\u00a0som "), end) and not cleft:
        most = 1 if share and begins >= at and _inverted(sentence, at) else _MOST_PHRASES
        reached = relative(text, end, most, whither=share)
        end = reached if reached is not None and (not share or ends_well(text, reached)) else end
    return end if end - ends <= MOST else ends


_CONDITION = (" om ", "\u00a0om ")
_AMONG = (" bland ", "\u00a0bland ")
"""Behind what a share is of: always which of them ("vart femte fall bland dem som")."""
_JOINED = lazy_regex(
    rf"""
    (?:,{_S}(?!eller|under|över|enligt)[a-zåäö]{{3,}}(?:or|ar|er|are|ande|ende|män|barn)(?!\w)){{0,4}}                         # , rektorer
    {_S}(?:och|samt|eller){_S}(?:(?!(?:{alternatives("nominal")}){_S})[a-zåäö]{{3,}}(?:a|na|ande|ende){_S})?
    (?P<noun>
        barn|djur|män|                                                                                                # barn
        [^\W\d_A-ZÅÄÖ][^\W\d_A-ZÅÄÖ]*-?[^\W\d_A-ZÅÄÖ]+(?:or|ar|er|are|ande|ende|män|barn|djur|lag|verk|universitet)  # stölder
        |(?:{alternatives("nominal")})                                                                                # vuxna
    )
    (?!\w)
    """,
    re.X,
)
_GOES_ON = lazy_regex(
    rf"""
    [.,;:)]|$
    |{_S}(?:i|på|för|som|med|från|till|av|vid|inom|under|per|om|runt|över|utan|mot|hos|bland|mellan|där|den{_S}senaste|varje|årligen)(?!\w)
    """,
    re.X,
)
"""Behind two nouns: what may follow them as one."""
_SEVERAL = lazy_regex(r"(?:or|ar|er|are|ande|ende|män|barn|djur|lag|verk|universitet)$")
_NOT_SEVERAL = lazy_regex(r"(?:en|et|na|a|e|s)$|^\W*[A-ZÅÄÖ]")


def _joined(sentence: Sentence, begins: int, ends: int, at: int, share: bool) -> int:
    """Where a noun of several ends with the one joined to it, if no verb of a next clause follows ("200 universitet och högskolor i").

    `at`: where the figure begins: a verb behind both is theirs where none stands before it ("20 barn och unga bor där"); `share`: it may be
    of one thing, else its noun is one of several whatever its form ("15 rån och stölder").
    """
    text = sentence.text
    head = text[begins:ends].rsplit(None, 1)[-1]
    if not _SEVERAL.search(head) and (share or _NOT_SEVERAL.search(head)):
        return ends
    other = _JOINED.match(text, ends)
    if other is None or finite(other["noun"]):
        return ends
    if text.startswith((" som ", "\u00a0som "), other.end()):
        return other.end()
    follows = WORD.match(text, other.end())
    verb = follows["word"].lower() if follows else ""
    if finite(verb):
        return other.end() if _begins_clause(sentence, at) else ends
    if is_verb(verb) or verb.endswith(("tt", "ts", "at")):
        return other.end() if _inverted(sentence, at) else ends  # "har 50 000 barn och vuxna flytt"
    if _GOES_ON.match(text, other.end()) is None:
        return ends
    rest = _CLAUSE.match(text, other.end())
    return ends if rest and any(finite(word) for word in _WORDS.findall(rest[0].lower())) else other.end()


def _begins_clause(sentence: Sentence, at: int) -> bool:
    """Whether a figure stands before the verb of its clause."""
    return _BEGINS_CLAUSE.search(sentence.lower, max(0, at - 40), at) is not None


_BEGINS_CLAUSE = lazy_regex(
    rf"""
    (?:^|[,;:(–.]{_S}?|(?<!\w)(?:att|medan|där|när|då|eftersom){_S})        # att
    (?:
        (?:totalt|sammanlagt|idag|i{_S}dag|nu|fler|mer|än|cirka|ca              # totalt
            |över|drygt|knappt|nästan|närmare|minst|uppemot|omkring|ungefär)    # över
        {_S}
    )*$
    """,
    re.X,
)


_CLAUSE = lazy_regex(r"[^.,;:]*")
_WORDS = lazy_regex(r"[^\W\d_]+")


_RELATIVE_INSIDE = lazy_regex(rf"{_S}som{_S}")
_CLEFT = lazy_regex(
    rf"""
    (?<!\w)(?:det{_S}(?:är|var|blir|blev|finns|rör{_S}sig{_S}om)|(?:är|var|blir
    |blev){_S}det){_S}(?:{_W}{_S}){{0,3}}$
    """,
    re.X,
)
"""Before a share: then "som" tells what is said of it, not what it is of ("Det är 80 procent av eleverna som klarar målen")."""


def is_cleft(sentence: Sentence, at: int) -> bool:
    """Whether "det är" leads the share that begins at a place, so that "som" tells what is said of it and not of what it is."""
    return _CLEFT.search(sentence.lower, max(0, at - _CLEFT_REACH), at) is not None


_CLEFT_REACH = 45


def _governed(sentence: Sentence, at: int) -> bool:
    """Whether a preposition stands right before a figure and its small words."""
    tokens = sentence.before(at)
    return bool(tokens) and at - tokens[-1][2] < _NEAR and tokens[-1][0] in _GOVERNORS


_NEAR = 3
_MOST_PHRASES = 3
"""Phrases that the verb of a relative clause may have behind it."""


def _inverted(sentence: Sentence, at: int) -> bool:
    """Whether the verb of the sentence stands right before a figure, so that what it needs may stand behind a relative clause of it."""
    tokens = sentence.before(at)
    return bool(tokens) and at - tokens[-1][2] < _NEAR and finite(tokens[-1][0])


def _told_by_form(text: str, at: int, ends: int, head: str) -> bool:
    """Whether a phrase with a preposition tells which ones by its form alone: of an age or group, people with or without something."""
    phrase = text[at:ends].lower()
    return bool(_OF_GROUP.match(phrase) or (_WITH.match(phrase) and _AGED.search(head) and not _DIGIT.search(phrase)))


_OF_GROUP = lazy_regex(
    rf"""
    {_S}(?:i|inom|ur){_S}(?:[^\W\d_]+{_S}){{0,2}}(?:\w*gruppen?|\w*grupper(?:na)?|ålder(?:n)?
    |årskurs(?:{_S}\d[\d–-]*)?|åk{_S}\d)$
    """,
    re.X,
)
_DIGIT = lazy_regex(r"\d{3}|\d[ \u00a0]")
_WITH = lazy_regex(
    rf"""
    {_S}(?:med|utan){_S}.*(?:bakgrund|nedsättning(?:ar)?|funktionshinder|variation(?:er)?|utbildning|examen|behörighet|betyg|jobb|arbete
    |diagnos|demens|autism|adhd|diabetes|inkomst(?:er)?|hemvist|tillstånd|medborgarskap|ersättning|penning|assistans|sjukdom(?:ar)?
    |skada|skador|barn|skydd|skulder|erfarenhet|legitimation|missbruk|cancer|föräldrar|rösträtt|körkort|anställning|uppehållsrätt)$
    """,
    re.X,
)
"""What people have, by which they are told apart; "med båt" and "utan varsel" say how something was done to them."""


_NO_PLACE = lazy_regex(r"(?:försöket|tillfället|plats|sätt|natten|åldern|\d)|(?:gott|bra|fel|rätt|stort|första|enkla)$")


def _attributive(text: str, at: int, ends: int) -> bool:
    """Whether a phrase tells where those are who are meant, not when or how something is done."""
    hit = PLACING.match(text, at)
    return hit is not None and hit["prep"] in _GOVERNED and not _NO_PLACE.search(text[at:ends])
