"""The phrase after a figure that says what is counted, shared or compared, read ahead a few words only."""

from __future__ import annotations

import re
from functools import lru_cache

from riksdata.extractors.statistics.attributes.noun_words import DETERMINERS, FUNCTION, STATING, STOP, adjective
from riksdata.extractors.statistics.attributes.phrase_edges import ATTRIBUTES, PREDICATES, TIMES, VERBS, phrase_of
from riksdata.extractors.statistics.quantity.units import TIMES_LATER
from riksdata.extractors.statistics.vocabulary import CLASSES
from riksdata.swedish.lazy import lazy_regex
from riksdata.swedish.numbers.words import atoms

_NEXT = lazy_regex(
    r"""
    [ \u00a0\u2009\u202f]{1,2}(?:[\"”’]?)
    (
        (?:\d{1,3}(?:[–-]\d{1,3})?-)?(?:CO[2₂]|[^\W\d_]+)                          # 1–2-påhitt
        (?:[-:’][\w]+|/(?!(?:år|dag|dygn|vecka|månad|person|invånare)\b)[\w]+)*  # -påhitt
    )
    """,
    re.X,
)

_SO_CALLED = lazy_regex(r"[ \u00a0](?:s\.[ \u00a0]?k\.|så[ \u00a0]kallade)(?=[ \u00a0])")

ADVERB = lazy_regex(
    r"""
    [^\W\d_]{3}(?:ligt|iskt|ellt|igt|vis|[nlrdm]skt)$                                            # medicinskt
    |^(?:lokalt|centralt|totalt|aktivt|massivt|blått|rött|grönt|fritt|högt|lågt|privat|dyrt|väl|illa|hårt|tungt)$         # lokalt
    """,
    re.X,
)

_ADVERBIAL = ("t", "vis", "väl", "illa")
"""How adverbs end; to look for that first is sooner."""

_PARTICIPLE = lazy_regex(r"[^\W\d_]{3}(?:ade?|[dt]a|na)$|[^\W\d_]{2}(?:iga|aga|svaga|starka|lösa|bara)$")
"""After an adverb: an adjective of what is counted ("statligt finansierade platser", "de medicinskt ansvariga läkarna")."""

SUSPENDED = lazy_regex(r"-(?:,[ \u00a0][^\W\d_]+-)?[ \u00a0](?:och|eller|samt|respektive)[ \u00a0]([^\W\d_]{4,})")
"""A compound whose second part comes later ("barn- och ungdomsorganisationer")."""

_OWNERS = lazy_regex(r"[ \u00a0](?:och|samt)[ \u00a0][^\W\d_]+s(?=[ \u00a0][^\W\d_])")

_FUNCTION_OR_HALF = FUNCTION | {"hälften", "liksom"}

_JOINED_ADJECTIVE = lazy_regex(r"[ \u00a0](?:och|eller)[ \u00a0]([^\W\d_]{3,})")

_YEAR = lazy_regex(r"[ \u00a0](?:19|20)\d\d")

_BEFORE_YEAR = frozenset(
    (
        *("år", "åren", "året", "perioden", "våren", "hösten", "sommaren", "vintern"),
        *("läsåret", "budgetåret", "skolåret", "säsongen", "verksamhetsåret", "kalenderåret", "räkenskapsåret"),
    )
)
"""Before a year: when it was, and nothing that is counted."""

_JOINT = lazy_regex(r"[ \u00a0](?:och|eller)[ \u00a0]([^\W\d_]{4,})(?=[ \u00a0,.;)]|$)")


def following(text: str, at: int, determiners: bool = False, verbal: re.Pattern[str] | None = None) -> tuple[str | None, int]:
    """The noun phrase that begins at `at`: adjectives and noun, cut where it ends; with its end. `determiners`: it may have some.

    `verbal`: forms of verbs that are adjectives where they come first and a noun follows, since a number stands before ("9 säkra mord").
    """
    end, taken, head = at, 0, None
    start = None
    done = False
    for _ in range(7):
        so_called = _SO_CALLED.match(text, end)
        hit = _NEXT.match(text, so_called.end() if so_called else end)
        if hit is None:
            break
        word = hit[1].lower()
        if word in _BEFORE_YEAR and _YEAR.match(text, hit.end()):
            break  # "12 ton år 2012"
        if taken == 0 and start is None and word in _AS_TO:
            end = hit.end()  # "två kilo avseende kat"
            continue
        if taken == 0 and (word in DETERMINERS if determiners else word in ("andra", "sådana", "dylika")):
            start = hit.start(1) if start is None else start
            end = hit.end()
            continue
        if (
            word == "får"
            and taken == 0
            and start is None
            and _SHEEP.match(text, hit.end())
            and _OF_ANIMALS.search(text, max(0, at - 110), at + 60)
        ):
            return hit[1], hit.end()
        form = verbal or (AFTER_DETERMINER if start is not None and taken == 0 else None)
        adjectival = (
            form
            and taken == 0
            and (word not in STOP or word in _CHANGED)
            and (_has_form(form, word) or word in _CHANGED)
            and _plain_noun_follows(text, hit.end())
        )
        if taken == 0 and word in _DEGREES and (quality := _NEXT.match(text, hit.end())):
            described = quality[1].lower()
            known = described not in STOP and described not in VERBS and adjective(described)
            if known and (_plain_noun_follows(text, quality.end()) or (determiners and described.endswith(("ande", "ende")))):
                start = hit.start(1) if start is None else start
                end = hit.end()
                continue  # "31 helt nya myndigheter"
        nominal = word == "fall" or word in CLASSES["nominal"] or adjectival or done or _is_nominal_compound(word)
        participle, done = done, False
        if len(word) < 3 and (word in ("m", "må") or (text.startswith(".", hit.end()) and text[hit.end() + 1 : hit.end() + 2].isalpha())):
            break  # "5 000 fr.o.m. 2018"
        if not nominal and (word in STOP or word in VERBS or word.endswith("ades") or (taken and _PAST_VERB.search(word))):
            break
        if word in ("stycken", "st") or (taken == 0 and _MODIFIER.fullmatch(word) and _noun_follows(text, hit.end())):
            end = hit.end()
            continue
        if taken == 0 and (word in _WHITHER or (word.startswith(_TIME_BEGINS) and _tells_when(text, hit.start(1)))):
            break  # "6 km sydväst om staden", "31,7 året innan", "0,6 två år tidigare"
        start = hit.start(1) if start is None else start
        end, taken = hit.end(), taken + 1
        head = hit[1]
        suspended = SUSPENDED.match(text, end)
        if suspended and suspended[1].lower() not in VERBS:
            end, head = suspended.end(), suspended[1]
            break
        genitive = word.endswith("s") and determiners and len(word) > 3 and taken < 4
        if word in _HOLLOW and _NEXT.match(text, end) and _noun_follows(text, end):
            continue
        placed = word in _PLACES and hit[1][0].isupper() and not _OWNER.match(text, end)
        if placed or not (
            adjective(word)
            or participle
            or genitive
            or word in VERBS
            or word == "ren"
            or (word in _SHORT and _plain_noun_follows(text, end))
            or (adjectival and not word.endswith("a"))
            or (word.endswith(_ADVERBIAL) and ADVERB.search(word) and _participle_follows(text, end))
        ):
            break
        aside = _ASIDE.match(text, end) if taken == 1 and not determiners else None
        if aside and _noun_follows(text, aside.end()):
            end = aside.end()
            continue
        owners = _OWNERS.match(text, end) if genitive else None
        if owners:
            end = owners.end()
            continue
        joined = _JOINED_ADJECTIVE.match(text, end)
        if (
            joined
            and word == hit[1]
            and adjective(joined[1].lower())
            and joined[1].lower() not in VERBS
            and joined[1].lower() not in FUNCTION
            and _noun_follows(text, joined.end())
        ):
            end = joined.end()
            if nominal and _HAS_NEED.match(text, end):
                break
            continue
        if nominal and _HAS_NEED.match(text, end):
            break
        if (
            word.endswith(_ADVERBIAL)
            and ADVERB.search(word)
            and (_participle_follows(text, end) or (text[start:end] != hit[1] and _participle(text, end)))
        ):
            done = True
            continue
        if not _noun_follows(text, end):
            if word.endswith("ade") and not nominal and not determiners:
                # a verb: "elområde 3 handlade det om", "101 intellektuella fängslade"
                before = text[start : hit.start()].rstrip(" \u00a0")
                return (before, hit.start()) if taken == 2 and _NOMINAL_ADJECTIVE.search(before) else (None, at)
            break
    if head is not None and head[0].isupper() and (named := _NAME_GOES_ON.match(text, end)):
        end = named.end()
        if head.endswith("s") is False and text[end - 1] == "s" and (owned_by_name := _NEXT.match(text, end)) and _noun_follows(text, end):
            end = owned_by_name.end()
    if start is None or head is None or head.lower() in ATTRIBUTES - {"svensk", "dansk", "norsk", "finsk"} or head.lower() in PREDICATES:
        return None, at
    joint = _JOINT.match(text, end) if determiners else None
    if (
        joint
        and joint[1].lower() not in _FUNCTION_OR_HALF
        and not atoms(joint[1].lower())
        and re.match(r"[ \u00a0](?:av|i|på|som|har|är|från)\b", text[joint.end() : joint.end() + 5])
    ):
        end = joint.end()
    return text[start:end], end


_BEFALLEN = (
    *("skadade", "drabbade", "placerade", "sårade", "dömda", "födda", "döda", "omkomna", "vårdade", "anställda", "boende"),
    *("sökande", "försäkrade"),
)
_NOMINAL_COMPOUND = lazy_regex(rf"\w{{3}}(?:{'|'.join(_BEFALLEN)})$")
"""People by what has befallen them, in one word ("12 brännskadade")."""


def _is_nominal_compound(word: str) -> bool:
    return word.endswith(_BEFALLEN) and _NOMINAL_COMPOUND.search(word) is not None


_SHEEP = lazy_regex(
    r"""
    [.,;:)]|$
    |[ \u00a0](?:och|samt|eller)[ \u00a0]
    (?:\d|(?:en|ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv)[ \u00a0]|[^\W\d_]+[.,;])  # 17
    """,
    re.X,
)
"""Behind a number and "får": the end of what is counted, so that it is no verb ("revs 214 får och 17 hundar")."""
_OF_ANIMALS = lazy_regex(
    r"""
    (?<!\w)(?:revs|rivna|rivit|sköts|skjutna|slakta|dödades|dödats|betade?|vallar?|föder)   # revs
    |djur(?!\w)|djuren|hundar|renar|lamm|getter|kor(?!\w)|kalvar|hästar|svin|grisar|höns     # djur
    |varg|björn|lodjur|järv|besättning|tackor
    """,
    re.X,
)
_PAST_VERB = lazy_regex(r"^\w+(?:[lgv]de|(?<!vä)(?<!fjä)(?<!he)(?<!hä)rde|[kp]te)$")
"""Behind a noun: verbs in the past that no list needs to hold ("350 barnskötare anmälde")."""

_AS_TO = frozenset(("avseende", "gällande", "rörande", "beträffande"))

_SAID_AS_TO = lazy_regex(r"[ \u00a0](?:avseende|gällande|rörande|beträffande)[ \u00a0]")

_HAS_NEED = lazy_regex(
    r"""
    [ \u00a0]
    (?:
        (?:behov|brist|rätt|råd|nytta|glädje|tillgång|möjlighet|möjligheter|svårt|lätt|svårigheter|anledning|hjälp|ont)  # behov
        [ \u00a0](?:av|på|till|att|om)                                                                                   # av
        |(?:rätt|råd|möjlighet)[.,]                                                                                       # rätt.
    )
    """,
    re.X,
)
"""Behind people: what they have, where the verb stands before them ("har 10 000 döva behov av")."""

_SHORT = frozenset(("ung", "rik", "frisk", "sjuk", "blind", "döv", "gift", "fast", "tung", "lätt", "dyr", "fri", "sen", "ren"))
"""Adjectives that are nouns of people where none follows ("var fjärde ung person")."""

_DEGREES = frozenset(("helt", "redan", "tidigare", "nyligen", "mycket", "väldigt", "särskilt", "relativt", "ganska", "fullt", "delvis"))
"""Adverbs that may stand before the adjective of what is counted."""

_NAME_GOES_ON = lazy_regex(r"(?:[ \u00a0][A-ZÅÄÖ][\w-]*[a-zåäö0-9]){1,3}(?!\w)")
"""The rest of a name ("av Post Danmark", "av Volvo Personvagnars anställda")."""

_MODIFIER = lazy_regex(r"\d+-[^\W\d_]+s")
"""A measure that a noun has for an attribute: "100 stycken 30-tons långtradare"."""

YEAR_BESIDE = lazy_regex(
    r"(?:läs)?året[ \u00a0](?:(?P<before>innan|före|dessförinnan)|(?P<after>efter|därpå|därefter))(?!\w)", re.IGNORECASE
)
"""Behind a figure: it is of the year before or after that of the one before it."""

_AT_A_TIME = lazy_regex(
    r"""
    (?:
        (?:första|andra|tredje|fjärde|sista|senaste|gångna|förra|kommande|närmaste|innevarande|samma)[ \u00a0]  # första
        (?:(?:halv|tre|två|fem|tio|tjugo)[ \u00a0]?)?
        (?:
            halvåret|kvartalet|året|åren|veckan|veckorna|månaden|månaderna|dygnet|dagarna|decenniet|decennierna  # halvåret
            |perioden|mandatperioden|tiden
        )
        |hittills|dittills|halvårsvis|därefter|dessförinnan
    )
    (?!\w)
    """,
    re.X | re.IGNORECASE,
)
"""Behind a figure: when, and no noun ("22 procent första halvåret")."""

_TIME_BEGINS = (
    *("första", "andra", "tredje", "fjärde", "sista", "senaste", "gångna", "förra", "kommande", "närmaste", "innevarande", "samma"),
    *("hittills", "dittills", "halvårsvis", "därefter", "dessförinnan", "året", "läsåret"),
    *("ett", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv", "femton", "tjugo", "några", "flera"),
)
"""How the words begin that say when: a cheap look before the patterns of `_tells_when`."""


def _tells_when(text: str, at: int) -> bool:
    """Whether what begins at a place behind a figure says when it was."""
    return any(when.match(text, at) for when in (_AT_A_TIME, YEAR_BESIDE, TIMES_LATER))


_WHITHER = frozenset(
    (
        *(
            "norr",
            "söder",
            "öster",
            "väster",
            "söderöver",
            "norröver",
            "norrut",
            "söderut",
            "österut",
            "västerut",
            "nordost",
            "nordöst",
            "nordväst",
        ),
        *("sydost", "sydöst", "sydväst", "bort", "uppströms", "nedströms", "härifrån", "därifrån", "inåt", "utåt", "uppåt", "nedåt"),
    )
)

_OWNER = lazy_regex(r"[ \u00a0](?:läns|kommuns|stads|regions|universitets|landskaps)(?!\w)")

_PLACES = frozenset(
    ("sverige", "norge", "skåne", "europa", "kina", "uppsala", "afrika", "amerika", "frankrike", "österrike", "usa", "ukraina")
)
"""Names with the form of an adjective."""

_HOLLOW = frozenset(("antalet", "andelen", "mängden", "antal"))
"""Nouns behind which stands what they are of, without a word between ("av antalet sjukskrivna")."""

_ASIDE = lazy_regex(r"[ \u00a0]\([^()\n]{1,50}\)(?=[ \u00a0])")

_NOMINAL_ADJECTIVE = lazy_regex(r"\w{4}[ei]lla$|\w{4}iska$")
"""Adjectives that name people: "intellektuella"."""

_NO_SHARE = frozenset(("del", "rätt", "råd", "utslaget", "beroende"))

_PEOPLE = lazy_regex(
    r"""
    (?:or|invånare|lärare|läkare|arbetare|väljare|användare|brukare|medborgare|anställda|män|barn|par
    |folk|pojkar|personer|elever|företag|kött|gifta|svenskar|invandrare|väljare)$
    """,
    re.X,
)

_AGENT = lazy_regex(r"(?:invånare|lärare|läkare|arbetare|väljare|användare|brukare|medborgare)$")
"""People whose names have the form of an adjective or a participle."""

_SHAPED = lazy_regex(r"(?:r|de|te|s|st|tt|it|are)$")


def bare(text: str, at: int) -> tuple[str | None, int]:
    """The noun that follows a percentage without av ("70 procent män"); a word that may be a verb is none."""
    phrase, end = following(text, at)
    if phrase is None:
        return None, at
    if _SAID_AS_TO.match(text, at):
        return phrase, end  # "6 procent avseende anmälningar"
    last = phrase.rsplit(None, 1)[-1].lower()
    first = phrase.split(None, 1)[0].lower()
    if (
        (first == last and adjective(last) and last not in CLASSES["nominal"] and not _AGENT.search(last))
        or first in CLASSES["degree"]
        or (_SHAPED.search(last) and not _PEOPLE.search(last))
        or (_SHAPED.search(first) and first != last)
        or last in FUNCTION
        or last in STATING
        or last in _NO_SHARE
        or last in TIMES
        or atoms(first)
    ):
        return None, at
    return phrase, end


def acceptable(phrase: str) -> bool:
    """Whether a phrase holds a noun that says something."""
    found = phrase_of([(word, 0, 0) for word in phrase.lower().split()])
    return bool(found)


def _noun_follows(text: str, at: int) -> bool:
    hit = _NEXT.match(text, at)
    return hit is not None and hit[1].lower() not in STOP and hit[1].lower() not in VERBS


def _participle_follows(text: str, at: int) -> bool:
    """Whether a participle follows, and its noun ("statligt finansierade platser")."""
    hit = _participle(text, at)
    return hit is not None and _plain_noun_follows(text, hit.end())


def _participle(text: str, at: int) -> re.Match[str] | None:
    """The participle that follows; behind a determiner it may be the noun itself ("de ekonomiskt gynnade")."""
    hit = _NEXT.match(text, at)
    return hit if hit is not None and _PARTICIPLE.search(hit[1].lower()) else None


COUNTED_VERBAL = lazy_regex(r"\w{3}a$")
"""After a number that counts: "1 189 säkra självmord"; a supine there is the sentence's verb ("hade 700 lämnat landet")."""

_CHANGED = frozenset(("ökade", "minskade", "sänkta", "höjda", "saknade", "använda", "låg"))

AFTER_DETERMINER = lazy_regex(r"\w{3}(?:[dtn]a|ade|rda)$")
"""After "de", "den", "det": "av de investerade pengarna"."""

MEASURED_VERBAL = lazy_regex(r"\w{3}(?:a|at|it|tt|kt|ld)$")
"""After a unit: "180 miljoner ton transporterat gods"."""


@lru_cache(maxsize=20_000)
def _has_form(form: re.Pattern[str], word: str) -> bool:
    """Whether a word is of a form; words come again and again."""
    return form.search(word) is not None


def _plain_noun_follows(text: str, at: int) -> bool:
    """Whether a word follows that is no function word, verb, adverb or adjective."""
    hit = _NEXT.match(text, at)
    if hit is None or len(hit[1]) < 4:
        return False
    word = hit[1].lower()
    return word not in FUNCTION and word not in VERBS and word not in PREDICATES and not _NO_NOUN.search(word)


_NO_NOUN = lazy_regex(r"(?:ligt|ligen|vis|iskt|igt|ade|ades|are|as|ts)$")
