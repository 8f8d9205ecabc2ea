"""The phrase after a figure that says what is counted, shared or compared, read ahead a few words only."""

from __future__ import annotations

import re
from functools import lru_cache

from riksdata.extractors.statistics.attributes.noun_words import DETERMINERS, FUNCTION, STATING, STOP, adjective
from riksdata.extractors.statistics.attributes.phrase_edges import ATTRIBUTES, PREDICATES, TIMES, VERBS, is_verb, phrase_of
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
_ADVERB = lazy_regex(
    r"""
    [^\W\d_]{3}(?:ligt|iskt|ellt|igt|vis|[nlrdm]skt)$                                            # medicinskt
    |^(?:lokalt|centralt|totalt|aktivt|massivt|blått|rött|grönt|fritt|högt|lågt|privat|dyrt|väl|illa|hårt|tungt)$         # lokalt
    """,
    re.X,
)
_PARTICIPLE = lazy_regex(r"[^\W\d_]{3}(?:ade?|[dt]a|na)$|[^\W\d_]{2}(?:iga|aga|svaga|starka|lösa|bara)$")
"""After an adverb: an adjective of what is counted ("statligt finansierade platser", "de medicinskt ansvariga läkarna")."""
_SUSPENDED = lazy_regex(r"-(?:,[ \u00a0][^\W\d_]+-)?[ \u00a0](?:och|eller|samt|respektive)[ \u00a0]([^\W\d_]{4,})")
"""A compound whose second part comes later ("barn- och ungdomsorganisationer")."""
_OWNERS = lazy_regex(r"[ \u00a0](?:och|samt)[ \u00a0][^\W\d_]+s(?=[ \u00a0][^\W\d_])")
_FUNCTION_OR_HALF = FUNCTION | {"hälften", "liksom"}
_JOINED_ADJECTIVE = lazy_regex(r"[ \u00a0](?:och|eller)[ \u00a0]([^\W\d_]{3,})")
_YEAR = lazy_regex(r"[ \u00a0](?:19|20)\d\d")
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
        if word in ("år", "åren", "året", "perioden", "våren", "hösten", "sommaren", "vintern") and _YEAR.match(text, hit.end()):
            break  # "12 ton år 2012"
        if taken == 0 and start is None and word in _AS_TO:
            end = hit.end()  # "två kilo avseende kat"
            continue
        if taken == 0 and (word in DETERMINERS if determiners else word in ("andra", "sådana", "dylika")):
            start = hit.start(1) if start is None else start
            end = hit.end()
            continue
        form = verbal or (_AFTER_DETERMINER if start is not None and taken == 0 else None)
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
        nominal = word == "fall" or word in CLASSES["nominal"] or adjectival or done or _NOMINAL_COMPOUND.search(word) is not None
        participle, done = done, False
        if len(word) < 3 and (word in ("m", "må") or (text.startswith(".", hit.end()) and text[hit.end() + 1 : hit.end() + 2].isalpha())):
            break  # "5 000 fr.o.m. 2018"
        if not nominal and (word in STOP or word in VERBS or word.endswith("ades") or (taken and _PAST_VERB.search(word))):
            break
        if word in ("stycken", "st") or (taken == 0 and _MODIFIER.fullmatch(word) and _noun_follows(text, hit.end())):
            end = hit.end()
            continue
        if taken == 0 and (word in _WHITHER or any(when.match(text, hit.start(1)) for when in (_AT_A_TIME, YEAR_BESIDE, TIMES_LATER))):
            break  # "6 km sydväst om staden", "31,7 året innan", "0,6 två år tidigare"
        start = hit.start(1) if start is None else start
        end, taken = hit.end(), taken + 1
        head = hit[1]
        suspended = _SUSPENDED.match(text, end)
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
            or (_ADVERB.search(word) and _participle_follows(text, end))
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
        if _ADVERB.search(word) and (_participle_follows(text, end) or (text[start:end] != hit[1] and _participle(text, end))):
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


_NOMINAL_COMPOUND = lazy_regex(
    r"\w{3}(?:skadade|drabbade|placerade|sårade|dömda|födda|döda|omkomna|vårdade|anställda|boende|sökande|försäkrade)$"
)
"""People by what has befallen them, in one word ("12 brännskadade")."""
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


_CLAUSE = lazy_regex(r"[ \u00a0](?:[^\W\d_]+[ \u00a0])?att((?:[ \u00a0](?!än[ \u00a0]|jämfört[ \u00a0])[^\W\d_]+){1,6})")


def clause(text: str, at: int) -> str | None:
    """What is said to be so much more common: "vanligt att inhyrd personal drabbas"."""
    hit = _CLAUSE.match(text, at)
    return hit[1].strip() if hit else None


_AWAITED = lazy_regex(
    r"""
    (?:[ \u00a0]i[ \u00a0](?:genomsnitt|snitt|medeltal))?[ \u00a0]
    (?:på[ \u00a0]sig[ \u00a0](?:för[ \u00a0])?att|för[ \u00a0]att|innan|tills|från[ \u00a0]det[ \u00a0]att|att)
    ((?:[ \u00a0](?!än[ ])[^\W\d_][\w-]*){1,8})
    """,
    re.X,
)


def awaited(text: str, at: int) -> str | None:
    """What it takes a time to do, or what is waited for so long ("att åka till Oslo", "innan alla har fått jobb")."""
    hit = _AWAITED.match(text, at)
    words_of = re.split(r"(?=[ \u00a0])", hit[1])[1:] if hit else []
    ends = STOP - {"fram", "ut", "in", "upp", "bort"} | DETERMINERS
    while len(words_of) > 1 and (last := words_of[-1][1:].lower()) in ends:
        if len(words_of) == _NOUN_AND_VERB and is_verb(last) and last not in CLASSES["auxiliary"] - {"kom"}:
            break  # "innan polisen kom"
        words_of.pop()
    return "".join(words_of).strip() or None


_NOUN_AND_VERB = 2
"""Words of a clause that its verb may end."""


_AFTER = lazy_regex(r"(?:[ \u00a0]i[ \u00a0](?:genomsnitt|snitt|medeltal))?[ \u00a0](?:i|av|för|inom)[ \u00a0](?=[^\W\d_])")
_DEFINITE = lazy_regex(r"(?:en|et|na|ns)$")


def after_phrase(text: str, at: int, whole: bool) -> str | None:
    """The noun of the phrase with "i" or "av" directly after a figure, where nothing else says what it is of ("avdrag", "i fondkapital").

    `whole`: the figure is a share, which the phrase is the whole of; else the noun is what an amount is in, hence indefinite.
    """
    hit = _AFTER.match(text, at)
    if hit is None:
        return None
    phrase = following(text, hit.end() - 1, determiners=whole)[0]
    if phrase is None or phrase[0].isupper() or not acceptable(phrase):
        return None
    return None if not whole and _DEFINITE.search(phrase) else phrase


_IN_CHANGED = lazy_regex(r"[ \u00a0]i(?=[ \u00a0](?:minskade?|ökade?|sparade?|förlorade?|uteblivna|sänkta|höjda)[ \u00a0])")


def in_what(text: str, at: int) -> str | None:
    """What a measure is in that has changed ("4 miljoner ton i minskade utsläpp")."""
    hit = _IN_CHANGED.match(text, at)
    return following(text, hit.end(), verbal=_AFTER_DETERMINER)[0] if hit else None


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


_OF = lazy_regex(r"[ \u00a0\u2009\u202f]{1,2}(?:av|utav)(?=[ \u00a0])")
COUNTED_VERBAL = lazy_regex(r"\w{3}a$")
"""After a number that counts: "1 189 säkra självmord"; a supine there is the sentence's verb ("hade 700 lämnat landet")."""
_CHANGED = frozenset(("ökade", "minskade", "sänkta", "höjda", "saknade", "använda", "låg"))
_AFTER_DETERMINER = lazy_regex(r"\w{3}(?:[dtn]a|ade|rda)$")
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
_THOSE_WHO = lazy_regex(
    r"""
    [ \u00a0]
    (?:(?:de|dem|alla|dessa)[ \u00a0](?:som(?![ \u00a0](?:en|ett)\b)|med|vars)|(?:de|alla)[ \u00a0](?:i|inom|över|under))
    ((?:[ \u00a0][^\W\d_]+){1,3})
    """,
    re.X,
)


def of_phrase(text: str, at: int) -> tuple[str | None, int]:
    """ "av samtliga misstänkta för sexualbrott": the phrase with av after a share."""
    hit = _OF.match(text, at)
    if hit is None or _MEASURE_OF.match(text, hit.end()):
        return None, at
    aged = _SO_OLD.match(text, hit.end())
    if aged:
        return text[hit.start() : aged.end()].strip(), aged.end()
    which = _THAT_WHICH.match(text, hit.end())
    if which:
        end = hit.end() + len(_TRAILS.sub("", which[0]))
        return text[hit.start() : end].strip(), end
    those = _THOSE_WHO.match(text, hit.end())
    if those:
        end = those.start(1) + len(_without_tail(those[1]))
        return text[hit.start() : end].strip(), end
    phrase, end = following(text, hit.end(), determiners=True)
    if phrase is None:
        return None, at
    if _ACCUSED.search(phrase) and (charge := _FOR.match(text, end)):
        of_what, stop = following(text, charge.end(), determiners=True)
        end = stop if of_what else end
    return text[hit.start() : end].strip(), end


_MEASURE_OF = lazy_regex(
    r"[ \u00a0]vad[ \u00a0](?:[^\W\d_]+[ \u00a0]){0,5}?"  # vad verket
    r"(?:rekommenderar|rekommenderas|rekommenderat|krävs|krävdes|behövs|behövdes|var|är|varit|anges|tillåts"  # rekommenderar
    r"|föreslås|föreslogs|lovades|planerades|beräknats|budgeterats)(?!\w)"  # föreslås
)
"""Behind "av": a measure, no whole ("hälften av vad det var", but "en tiondel av vad landet släpper ut")."""
_SO_OLD = lazy_regex(
    r"""
    [ \u00a0](?:(?:samtliga|alla|de|dem|dom|dessa)[ \u00a0]){1,2}(?:[^\W\d_]{4,}[ \u00a0])?
    (?:
        som[ \u00a0](?:är|har[ \u00a0]fyllt|fyllt)[ \u00a0]
        |(?:i[ \u00a0]åldern|i[ \u00a0]åldrarna)[ \u00a0]
        |(?=över|under|mellan|från|äldre|yngre|upp)
    )
    (?:(?:över|under|mellan|från|äldre[ \u00a0]än|yngre[ \u00a0]än|upp[ \u00a0]till)[ \u00a0])?
    (?:\d{1,3}|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|femton|sexton|arton|tjugo|trettio|fyrtio|femtio|sextio)  # tio
    (?:[–-]\d{1,3}|[ \u00a0](?:och|till)[ \u00a0]\d{1,3})?[ \u00a0]år
    (?:[ \u00a0](?:och|eller)[ \u00a0](?:äldre|yngre))?(?!\w)
    """,
    re.X,
)
"""Those of an age ("alla över 55 år", "de i åldern 16–24 år")."""
_THAT_WHICH = lazy_regex(r"[ \u00a0](?:vad|det[ \u00a0]som)((?:[ \u00a0][^\W\d_]+){1,4})")
"""What somebody does, where it is the whole ("en tiondel av vad hela landet släpper ut")."""
_TRAILS = lazy_regex(r"(?:[ \u00a0](?:i|på|av|om|och|som|men|för|med|att|från|till|under|genom|jämfört|per|utan|eller|är|var|har))*$")
_ACCUSED = lazy_regex(r"(?:misstänkt|dömd|lagförd|åtalad|gripn|häktad|anhålln|anmäld|straffad|utsatt)a$")
_FOR = lazy_regex(r"[ \u00a0]för(?=[ \u00a0][^\W\d_])")
"""Behind those who are accused or hit: of what."""


_OF_NUMBERED = lazy_regex(
    r"""
    [ \u00a0]av
    (?:
        [ \u00a0]
        (?:de|alla|samtliga|första|senaste|sista|övriga|resterande|totalt|sammanlagt|över|mer|än|ca|cirka|drygt|knappt|nästan|omkring  # de
        |ungefär)
    )*
    [ \u00a0]\d{1,3}(?:[ \u00a0]?\d{3})*(?=[ \u00a0][^\W\d_])
    """,
    re.X,
)


def of_so_many(text: str, at: int) -> str | None:
    """What a part is of whose whole is a number ("nästan var fjärde av de över 350 000 hästarna")."""
    hit = _OF_NUMBERED.match(text, at)
    if hit and (rest := _THE_PERCENT.match(text, hit.end())):
        return text[hit.start() + 1 : rest.end()]  # "hälften av de resterande 75 procenten"
    phrase = following(text, hit.end(), determiners=True)[0] if hit else None
    return phrase if phrase and acceptable(phrase) else None


_THE_PERCENT = lazy_regex(r"[ \u00a0](?:procenten|miljonerna|miljarderna|kronorna|platserna)(?!\w)")
_HELD = lazy_regex(
    r"""
    (?:
        tid|resor|resan?|arbete|restid|semester|ledighet|väntan|vila|sömn|praktik|utbildning|undervisning|erfarenhet|frånvaro|bilväg
        |körning|handläggning|träning|verksamhet|drift|fängelse|vård|pension|garanti|uppehåll|försening|skoldag(?:ar)?|lektion(?:er)?
    )
    $
    """,
    re.X,
)
"""What lasts, where it stands behind its time without more ("sju timmar resa", "24 timmar lärarledd tid")."""


def lasting(text: str, at: int) -> str | None:
    """What stands behind a length of time and is so long: "fyra timmars restid", "tio års trafikeringsrätt", "sju timmar resa"."""
    if text[at - 1] == "s" and not text.endswith("timmas", 0, at):
        phrase = following(text, at)[0]
        head = phrase.rsplit(None, 1)[-1].lower() if phrase else ""
        told = phrase is not None and not phrase[0].isupper() and acceptable(phrase)
        return phrase if told and head not in CLASSES["degree"] and not head.startswith("ålder") else None
    words = _UP_TO_THREE.match(text, at)
    for held in _WORD.finditer(words[1]) if words else ():
        word = held[0].lower()
        if _HELD.search(word):
            return text[at + 1 : at + held.end()]
        if word in STOP or word in VERBS or not (adjective(word) or word.endswith(("d", "t"))):
            return None
    return None


_UP_TO_THREE = lazy_regex(r"((?:[ \u00a0][^\W\d_]+){1,3})")
_WORD = lazy_regex(r"[^\W\d_]+")


_MOST_SAID, _MOST_OF_WHOM = 15, 9
"""Words of what is said of a figure, and of a relative clause, behind which the verb of the sentence may stand."""
_SAID_WORD = lazy_regex(r"[ \u00a0]([^\W\d_][\w-]*)")
_SO_MANY = lazy_regex(
    r"[ \u00a0]((?!(?:19|20)\d\d\D)\d[\d \u00a0]*(?:,\d+)?(?:[–-]\d+)?"  # 30 000
    r"[ \u00a0](?:miljoner[ \u00a0])?[^\W\d_]+)"  # kronor
)
_MORE_THAN_SO_MANY = lazy_regex(
    r"""
    [ \u00a0](?:mer|mera|mindre|fler|färre|äldre|yngre|högre|lägre|längre|kortare|större)  # äldre
    [ \u00a0]än[ \u00a0](?:\d|[^\W\d_]+[ \u00a0]år)                                       # än tio år
    """,
    re.X,
)
_BEFORE_SO_MANY = frozenset(("inom", "under", "över", "än", "minst", "högst", "efter", "mellan", "om", "i", "på", "till", "cirka", "ca"))
_NUMBER_REACH = 12


def _so_many(text: str, ends: list[int]) -> re.Match[str] | None:
    """A number with its noun behind a preposition, in what is said of a figure ("som får besök inom 30 dagar")."""
    before = text[ends[-2] : ends[-1]].strip().lower() if len(ends) > 1 else ""
    return _SO_MANY.match(text, ends[-1]) if before in _BEFORE_SO_MANY else None


_SAID_ENDS = frozenset(("och", "men", "medan", "samt", "eftersom", "då", "än", "jämfört", "enligt", "varav", "på grund"))
"""Words that end what is said of a figure once something is said."""


_LEADS_TO = frozenset(("innebär", "innebar", "betyder", "betydde", "medför", "medförde"))
_OWN_SUBJECT = frozenset(("det", "detta", "vi", "man", "jag", "regeringen", "riksdagen"))


def said_of(text: str, at: int) -> str | None:
    """What is said of a figure that is its clause's subject, where no noun stands by it ("500 miljarder kronor har lämnat Sverige")."""
    hit = _SAID_WORD.match(text, at)
    begins = hit.start(1) if hit else at
    if hit and _ADVERB.search(hit[1].lower()) and (second := _SAID_WORD.match(text, hit.end())) and is_verb(second[1].lower()):
        hit = second  # "har hundratals miljoner felaktigt betalats ut"
    first = hit[1].lower() if hit else ""
    if hit is None or not (is_verb(first) or first in STATING or first in ("som", "att", "inte")):
        return None
    start, ends = begins, [hit.end()]
    if first in _LEADS_TO and (behind := _SAID_WORD.match(text, hit.end())) and behind[1].lower() in _OWN_SUBJECT:
        return None  # "eftersom antalet stannat på 3 500 innebär det att …"
    most = _MOST_OF_WHOM if first == "som" else _MOST_SAID
    while len(ends) <= most and (hit := _SAID_WORD.match(text, ends[-1]) or _so_many(text, ends)):
        if len(ends) > 1 and hit[1].lower() in _SAID_ENDS and not _MORE_THAN_SO_MANY.search(text, ends[-2], hit.end() + _NUMBER_REACH):
            break
        ends.append(hit.end())
    while len(ends) > 1 and text[ends[-2] : ends[-1]].strip().lower() in STOP - _SAID_ENDS | DETERMINERS:
        ends.pop()
    if suspended := _SUSPENDED.match(text, ends[-1] - text.endswith("-", 0, ends[-1])):
        ends.append(suspended.end())  # "hälso- och sjukvården"
    return text[start : ends[-1]] if len(ends) > 1 else None


def named_by_ordinal(text: str, at: int) -> tuple[str | None, int]:
    """The one word after "var tredje", where it has the form of an adjective ("var tredje anställd")."""
    hit = _SAID_WORD.match(text, at)
    word = hit[1].lower() if hit else ""
    if hit and word == "man":
        return hit[1], hit.end()  # no pronoun there: "var åttonde man"
    if hit is None or len(word) < 4 or word in STOP or is_verb(word) or not _ONE_OF.search(word):
        return None, at
    return hit[1], hit.end()


_ONE_OF = lazy_regex(r"(?:[^aoeiuyåäö]d|are|ing|isk|ant|ent|ist)$")


def those_who(text: str, at: int) -> str | None:
    """ "dem som finns i åldersgruppen": those of whom a clause at `at` tells."""
    hit = _THOSE_WHO.match(text, at)
    return text[at : hit.start(1) + len(_without_tail(hit[1]))].strip() if hit else None


def _without_tail(clause: str) -> str:
    """The first words of a relative clause, without those at their end that lead on to the next or are the sentence's verb."""
    words_of = re.split(r"(?=[ \u00a0])", clause)[1:]
    while len(words_of) > 1:
        last = words_of[-1][1:].lower()
        if last == "sig" or not (last in STOP or (len(words_of) > 2 and is_verb(last))):
            break
        words_of.pop()
    return "".join(words_of)


_OWN = lazy_regex(r"[ \u00a0](?:sin|sitt|sina)(?=[ \u00a0])")


def owned(text: str, at: int) -> str | None:
    """What somebody has doubled or halved: "fördubblat sitt anslag"."""
    hit = _OWN.match(text, at)
    return following(text, hit.end())[0] if hit else None
