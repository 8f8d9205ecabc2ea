"""What a candidate is of: the phrase after it, that of the candidate it is joined to, or what its sentence speaks of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from riksdata.extractors.statistics.attributes import groups, money, no_whole, phrase_after, phrase_before, subject_of_verb
from riksdata.extractors.statistics.attributes.clauses import apart, own
from riksdata.extractors.statistics.attributes.noun_phrase import definite
from riksdata.extractors.statistics.attributes.noun_words import STOP, adjective
from riksdata.extractors.statistics.attributes.phrase_edges import VERBS, is_verb
from riksdata.extractors.statistics.attributes.set_beside import as_before
from riksdata.extractors.statistics.attributes.taken_up import OF_WHOM, PARTS, meant, told_before
from riksdata.extractors.statistics.candidates import RATIO, Candidate
from riksdata.extractors.statistics.sentence import Sentence
from riksdata.extractors.statistics.vocabulary import CLASSES, alternatives
from riksdata.swedish.lazy import lazy_regex
from riksdata.swedish.numbers.words import atoms

_S = "[ \u00a0]"
_SIZE = lazy_regex(rf"{_S}(?:{alternatives('size')})(?={_S})")
_APPOSED = lazy_regex(
    rf"\($|,{_S}(?:vilket{_S}är{_S})?en{_S}[^\W\d_]{{0,20}}(?:{alternatives('changenoun')}){_S}(?:med|på|om){_S}$",
)
_COMMON = ("vanligare", "oftare", "så", "större", "mindre")
"""What is told by "att": "vanligare att kvinnor drabbas", "högre risk att dö", but "sannolikheten är 24 procent högre att …"."""
_IT_IS = lazy_regex(r"(?<!\w)(?:det[ \u00a0](?:är|var|blir|blev)|(?:är|var|blir|blev)[ \u00a0]det)[ \u00a0](?:[^\W\d_]+[ \u00a0]){0,2}$")
"""Before a comparison of what is told by "att": "Det är 30 procent dyrare att bygga"."""
_OF_THEM = lazy_regex(r"\b(?:av|bland) (?:dessa|dem|dom|detta)\b(?! som\b)(?=[^,;]*$)")
_PRONOUN = lazy_regex(r"(?:av|bland) (?:dessa|dem|dom|detta)")
_TURNED = lazy_regex(r"^[ \u00a0]\d|[–;:(]|[ \u00a0](?:men|medan|samtidigt|och)[ \u00a0]")
"""Between "av dessa" and a figure: another statement."""
_WAITED = lazy_regex(r"(?<!\w)(vänta(?:r|t|de)?)(?: [^\W\d_]+){0,2} $")
_WAITED_REACH = 40
"""Characters before a time within which it is said that somebody waits so long."""
_THAT_AMOUNT = lazy_regex(
    r"""
    (?<!\w)att[ ]
    (?:det[ ](?:kan[ ]vara|kan[ ]röra[ ]sig[ ]om|kan[ ]handla[ ]om|är|var|rör[ ]sig[ ]om|handlar[ ]om)[ ])?  # det kan vara
    (?:(?:flera|många|åtskilliga|hela|totalt|häpnadsväckande|svindlande|otroliga|ofattbara)[ ]){0,2}$       # flera
    """,
    re.X,
)
"""Before an amount of which a clause tells that begins with it ("visar att flera miljarder kronor har försvunnit")."""
_OF_THEM_REACH = 60
"""Characters before a candidate within which "av dessa" says what it is of."""
_JOINTS = frozenset(("och", "samt", "respektive", ",", "eller", "men", "("))
_SHARES = ("percent", "fraction")
_OF_THESE = lazy_regex(rf"{_S}((?:av|bland){_S}(dessa|dem|dom))(?!\w)(?:{_S}([^\W\d_]+))?")
_PLURAL = lazy_regex(r"(?:are|ar|or|er|na|n)$")
_PARTS = frozenset(("varav", "därav", "och", "samt", "dem", "dessa"))
"""Before a part, of which the sentence then says what it is."""
_ASIDE_OF = lazy_regex(
    rf"""
    (?:
        ,?{_S}eller{_S}(?:[^\W\d_]+{_S}){{0,2}}\d[\d ,\u00a0]*{_S}(?:miljarder|miljoner|kronor|kr)(?:{_S}kronor)?,?
        |,(?:{_S}\d[\d,]*{_S}(?:procent|%),)?
        |{_S}\([^()\n]{{1,25}}\)
        |\)
    )
    (?={_S}av{_S})
    """,
    re.VERBOSE,
)
"""After a share that its percentage stands beside: "drygt hälften, 52 procent, av alla kunder", "en tredjedel (36 %) av enheterna"."""
_LONG = lazy_regex(rf"{_S}(?:långt?|långa|gamla?|gammalt)(?={_S}[^\W\d_]{{4}})")
_OF_ONE = frozenset(("tung", "lång", "bred", "hög", "djup", "tjock"))
_DIMENSIONS = _OF_ONE | frozenset(
    ("tunga", "långa", "breda", "höga", "djupa", "tjocka", "stora", "tungt", "långt", "brett", "högt", "djupt")
)
_FURTHER = lazy_regex(rf"{_S}(?:och|samt|eller){_S}[^.;:()\n]{{1,30}}?{_S}(?:{'|'.join(sorted(_DIMENSIONS))})(?={_S})")
"""The second measure of the same thing: "8 600 ton tunga och 750 meter långa tåg"."""
_NEXT_MEASURE = lazy_regex(rf"{_S}(?:{'|'.join(sorted(_DIMENSIONS))})(?:,|{_S}och|{_S}samt){_S}")
"""Between two measures of the same thing: "är 81 meter långt, 16 meter brett"."""
_IS = lazy_regex(rf"{_S}(?:är|var|utgörs{_S}av|utgjordes{_S}av)(?={_S})")


_MOST = lazy_regex(rf"^(?:de{_S})?(?:allra{_S})?flesta{_S}", re.I)
"""Before what a share is of, which is all of it: "i de allra flesta fallen, 88 procent"."""


def measured(plain: str, candidate: Candidate, previous: Candidate | None, told: Sequence[Candidate] = ()) -> str | None:
    """What is counted or measured; of a part of what was told before, "av dessa", as the text says.

    `previous`: the figure before it in its sentence; `told`: those before it in the text, of which "Motsvarande siffra" speaks.
    """
    q, sentence = candidate.quantity, candidate.sentence
    if q.kind == "fraction" and q.whole is not None and (counted := _counted_inside(plain, candidate)):
        return counted
    last, previous = told[-1] if told else None, _beside(candidate, previous, told)
    these = _OF_THESE.match(plain, q.end) if candidate.noun is None and q.kind in ("percent", "fraction", "count") else None
    if these and (these[2] != "dessa" or not these[3] or these[3] in STOP or is_verb(these[3]) or not _PLURAL.search(these[3])):
        return _taken_up(plain, candidate, told) or these[1]
    if previous is not None and (same := as_before(plain, candidate, previous)):
        return same
    found = money.paid_in(plain, candidate) or money.spent_on(plain, candidate) or _predicate(plain, candidate) or _shared_among(candidate)
    referred = _compared(plain, candidate) or meant(plain, candidate, told) if found is None and candidate.noun is None else None
    if found is None:
        found = _measured(plain, candidate, previous, told)
        found = found if found and referred and found.startswith(referred) else referred or found or _otherwise(plain, candidate, told)
    if "otsvarande" in sentence.text:
        whose = groups.corresponding(sentence, candidate.q_start)
        if whose is None and last is not None and _says_no_whom(sentence, candidate.q_start):
            return last.resolved
        if whose or found is None or found.lower() in _EMPTY:
            return whose or (last.resolved if last is not None else found)
    if found is not None and found.lower() in _EMPTY:
        whose = groups.regarding(sentence) or (previous.resolved if previous is not None and previous.resolved else None)
        return whose or told_before(plain, candidate, told, _SHARES if q.kind in _SHARES else (q.kind,)) or found
    return _MOST.sub("", found) if found and q.kind in _SHARES else found


_LEAST_WORDS = 4


def _counted_inside(plain: str, candidate: Candidate) -> str | None:
    """The noun between the numbers of a ratio: "en elev av tio", "fyra lärare av tio"."""
    words = plain[candidate.quantity.start : candidate.quantity.end].split()
    if len(words) < _LEAST_WORDS or words[-2].lower() not in ("av", "på"):
        return None
    noun = words[-3]
    return noun if noun.isalpha() and noun.lower() != "fall" and not atoms(noun.lower()) else None


def _beside(candidate: Candidate, previous: Candidate | None, told: Sequence[Candidate]) -> Candidate | None:
    """The figure before it in its sentence, or the one before that where that one is in an insertion that does not hold the candidate."""
    if previous is None or apart(candidate.sentence, candidate.q_start, previous.q_start) is None:
        return previous
    return next(
        (
            other
            for other in reversed(told)
            if other.sentence is candidate.sentence and apart(candidate.sentence, candidate.q_start, other.q_start) is None
        ),
        None,
    )


_SAME_OF_OTHER = lazy_regex(
    rf"{_S}(?:är|var|blev|låg){_S}motsvarande{_S}(?:siffra|tal|andel|nivå)(?:{_S}(?!för|bland|hos)[^\W\d_]+){{0,2}}{_S}$"
)
"""Before the same figure of another time or place ("I valet 2002 var motsvarande tal 38 procent")."""


def _says_no_whom(sentence: Sentence, at: int) -> bool:
    """Whether the figure is said to correspond to the last one, and the sentence does not begin with whom it is of."""
    return _SAME_OF_OTHER.search(sentence.lower, max(0, at - 70), at) is not None and OF_WHOM.match(sentence.lower) is None


def _taken_up(plain: str, candidate: Candidate, told: Sequence[Candidate]) -> str | None:
    """What was counted right before, of which "av dessa" speaks."""
    for earlier in reversed(told[-2:]):
        if earlier.sentence is candidate.sentence and earlier.noun is None and _OF_THESE.match(plain, earlier.quantity.end):
            return earlier.resolved  # "hälften av dem har 30 anställda, tio av dem": the same
    return _without_number(told_before(plain, candidate, told, ("count",)))


_EMPTY = frozenset(("andelen", "andel", "siffran", "siffra", "antalet", "nivån", "motsvarande siffra", "motsvarande andel"))
"""Nouns that say nothing without what they are of."""
_CONCERNS = lazy_regex(
    rf"{_S}(?:avser|avsåg|gäller|gällde|rör|rörde|(?:är|var)(?:{_S}avsatta?)?{_S}för|(?:har{_S})?(?:går|gick|gått){_S}till)(?={_S})"
)
"""Behind a part of an amount: what it is for ("varav 180 miljoner avser resurser")."""
_DEFINITE = lazy_regex(r"^av (?:de|den|det|deras|sin|sitt|sina|alla|samtliga|dess|hans|hennes|\w+s) |(?:en|et|na|ns|dem|dom)$")


def _shared_among(candidate: Candidate) -> str | None:
    """What a share is of where the sentence begins with it ("Av intagna i häkte fick 73 procent del av …"), unless it says so itself."""
    if candidate.noun and candidate.quantity.kind in PARTS and _said_of_group(candidate):
        return groups.among(candidate.sentence, candidate.q_start)
    if candidate.quantity.kind not in _SHARES or not candidate.noun:
        return None
    if not candidate.sentence.text.startswith(("Av", "Bland")) and " att " not in candidate.sentence.lower[: candidate.q_start]:
        return None
    if candidate.noun.startswith("av ") and _DEFINITE.search(candidate.noun):
        return None
    left = candidate.sentence.lower[: candidate.q_start]
    if _JUDGING_BY.match(left) or (
        candidate.quantity.kind == "fraction" and not candidate.noun.startswith("av ") and not _IS_OR_HAS.search(left)
    ):
        return None  # "att två av tre svenskar"
    return groups.among(candidate.sentence, candidate.q_start)


def _said_of_group(candidate: Candidate) -> bool:
    """Whether the word behind a part is no noun but what is said of it ("Av 400 beslut var 80 felaktiga", "Av dem fick 12 fängelse")."""
    noun = (candidate.noun or "").lower()
    if " " in noun or not candidate.sentence.text.startswith(("Av ", "Bland ", "Av\u00a0", "Bland\u00a0")):
        return False
    left = candidate.sentence.lower[: candidate.q_start]
    if noun in CLASSES["nominal"] or noun.endswith(("are", "or", "ar", "er")):
        return False
    return bool((adjective(noun) and _IS_BEFORE.search(left)) or _HAS_BEFORE.search(left))


_JUDGING_BY = lazy_regex(r"av[ \u00a0](?:[^\W\d_]+[ \u00a0]){1,4}att[ \u00a0]döma(?!\w)")
_IS_OR_HAS = lazy_regex(
    rf"(?:^|{_S}att{_S})(?:av|bland){_S}.*"  # av dem
    rf"{_S}(?:är|var|har|hade|saknar|saknade|fick|får){_S}(?:[^\W\d_]+{_S})?$"  # är
)
_IS_BEFORE = lazy_regex(r"[ \u00a0](?:är|var|blev|blir|bedömdes|ansågs)[ \u00a0]$")
_HAS_BEFORE = lazy_regex(r"[ \u00a0](?:fick|får|saknar|saknade|beviljades)[ \u00a0]$")


def _predicate(plain: str, candidate: Candidate) -> str | None:
    """What a part is said to be ("varav 45 600 var butiksstölder")."""
    q = candidate.quantity
    if q.kind not in ("count", "money") or candidate.noun or candidate.hedged.before not in _PARTS:
        return None
    if q.kind == "money" and (concerns := _CONCERNS.match(plain, q.end)):
        phrase = phrase_after.following(plain, concerns.end(), determiners=True)[0]
        return phrase if phrase and phrase_after.acceptable(phrase) else None
    return _said_to_be(plain, q.end)


def _otherwise(plain: str, candidate: Candidate, told: Sequence[Candidate]) -> str | None:
    """Where no phrase says what it is of: what a share is said to be, what money goes to, what the figure before was of, its subject."""
    q, sentence, q_start = candidate.quantity, candidate.sentence, candidate.q_start
    low = told[-1].q_end if told and told[-1].sentence is sentence else 0
    found = None
    if q.kind in PARTS:
        found = _said_to_be(plain, q.end) or phrase_before.change(sentence, q_start, low, definite=True)
        found = (
            found
            or groups.asked_among(sentence, q_start)
            or _without_number(_several(candidate, told_before(plain, candidate, told, PARTS)))
        )
        if found is None and q.kind in _SHARES and said(plain, candidate):
            found = groups.as_to(sentence) or (_of_sentence_before(sentence) if q_start <= _AT_BEGINNING else None)
    elif q.kind == "money":
        found = money.goes_to(plain, candidate)
    elif q.kind == "physical":
        found = _said_to_be(plain, q.end) or _distance(plain, candidate)
    elif q.kind == "time" and sentence.words & _LASTS:
        found = groups.regarding(sentence)
    if found is None and said(plain, candidate) is None:
        found = subject_of_verb.before_verb(sentence, q_start, low) or phrase_before.change(sentence, q_start, low)
    if found is None and q.kind == "money":
        found = told_before(plain, candidate, told, ("money",))
    return found


_WHERE_TO = lazy_regex(rf"{_S}(?:till|från|mellan)(?={_S}[^\W\d_])")


def _distance(plain: str, candidate: Candidate) -> str | None:
    """What something is so far from ("Det är 40 kilometer till sjukhuset")."""
    hit = _WHERE_TO.match(plain, candidate.quantity.end) if candidate.quantity.unit in ("km", "m", "mil") else None
    phrase = phrase_after.following(plain, hit.end(), determiners=True)[0] if hit else None
    return phrase if phrase and phrase_after.acceptable(phrase) else None


def _without_number(noun: str | None) -> str | None:
    """What was counted before, as a part of it is named: of "Antalet anställda" some are anställda."""
    return noun[len("antalet ") :] if noun and noun[:8].lower() == "antalet " else noun


def _several(candidate: Candidate, noun: str | None) -> str | None:
    """A noun told before, unless one in so many cannot be of it since it is one thing ("två av tre" is not of the wage)."""
    one = noun and candidate.quantity.kind == "fraction" and candidate.quantity.whole is not None and _ONE_THING.search(noun.lower())
    return None if one else noun


_ONE_THING = lazy_regex(r"(?<!befolkning)(?<!personal)(?<!grupp)(?<!allmänhet)(?:en|et)$")
_AT_BEGINNING = 12
"""Characters before a share that begins its sentence ("Hela")."""


def _of_sentence_before(sentence: Sentence) -> str | None:
    """Of whom a share is that begins its sentence: those asked in the one or two before it, or the people that the last one is about."""
    before = sentence.earlier
    if before is None:
        return None
    asked = groups.asked_among(before, len(before.text))
    if asked is None and before.earlier is not None and len(before.text) <= _SHORT:
        asked = groups.asked_among(before.earlier, len(before.earlier.text))
    return asked or groups.many(before)


_SHORT = 70
"""Characters of a sentence that says only what an inquiry found ("Resultatet är entydigt.")."""
_LASTS = frozenset(("dröjt", "dröjer", "dröjde", "tar", "tog", "tagit", "gått", "går", "gick", "förflutit", "förflöt"))
"""Verbs whose "det" stands for nothing ("I samma ärende har det dröjt åtta månader")."""


def said(plain: str, candidate: Candidate) -> str | None:
    """The words behind a candidate that say something of it, where it is its clause's subject and no noun tells what it is of."""
    q = candidate.quantity
    return phrase_after.said_of(plain, candidate.per[1] if candidate.per else q.end) if q.kind != "times" else None


def _said_to_be(plain: str, at: int) -> str | None:
    """The noun after "är" ("97 procent var flickor")."""
    verb = _IS.match(plain, at)
    phrase = phrase_after.following(plain, verb.end())[0] if verb else None
    if phrase is None or not phrase_after.acceptable(phrase):
        return None
    head = phrase.rsplit(None, 1)[-1].lower()
    if head == phrase.lower() and head.endswith(("t", "vis")):
        return None  # an adverb: "16 procent var socialt isolerade"
    return None if adjective(head) and not (head.endswith("are") and head not in CLASSES["degree"]) else phrase


def _measured(plain: str, candidate: Candidate, previous: Candidate | None, told: Sequence[Candidate]) -> str | None:
    """What is counted or measured: the phrase after the figure, that of the figure it is joined to, or what its sentence speaks of."""
    q, sentence, q_start = candidate.quantity, candidate.sentence, candidate.q_start
    if q.kind == "percent" and plain.endswith("procenten", 0, q.end) and (behind := said(plain, candidate)):
        return behind  # "de 10 procenten som inte har …"
    if q.kind in _SHARES and (aside := _ASIDE_OF.match(plain, q.end)) and (phrase := phrase_after.of_phrase(plain, aside.end())[0]):
        return phrase
    if q.kind == "time" and plain.startswith((" av ", "\u00a0av "), q.end) and (phrase := phrase_after.of_phrase(plain, q.end)[0]):
        return phrase
    if q.kind == "time" and (waited := _WAITED.search(sentence.lower, max(0, q_start - _WAITED_REACH), q_start)):
        return sentence.text[waited.start(1) : waited.end(1)]
    if q.kind == "time" and (awaited := _awaited(plain, candidate)):
        return awaited
    if q.kind == "time" and (long := _LONG.match(plain, q.end)):
        return phrase_after.following(plain, long.end())[0]
    if q.kind == "time" and (lasting := phrase_after.lasting(plain, q.end)):
        return lasting
    if candidate.noun and q.kind == "physical" and candidate.noun in _DIMENSIONS:
        further = _FURTHER.match(plain, candidate.end)
        place = further.end() if further else candidate.end if candidate.noun in _OF_ONE else None
        phrase = phrase_after.following(plain, place)[0] if place is not None else None
        phrase = phrase or (candidate.noun if candidate.noun in _OF_ONE else None)
        if phrase is None and previous is not None and _NEXT_MEASURE.fullmatch(sentence.lower, previous.q_end, q_start):
            return previous.resolved
        return phrase or subject_of_verb.subject(sentence, q_start)
    if candidate.noun and q.kind in _SHARES and (whose := no_whole.of_subject(candidate)):
        return whose
    if q.kind == "count" and candidate.noun == "poäng" and (level := _named_level(candidate)):
        return level
    if candidate.noun and q.kind in ("count", "fraction", "percent", "physical"):
        return candidate.noun
    if "dubbl" in q.word or "faldig" in q.word or q.word.startswith("halver"):
        return _multiplied(plain, candidate, told)
    if q.kind == "physical" and (phrase := phrase_after.of_phrase(plain, q.end)[0]):
        return phrase
    if q.kind in PARTS and (phrase := phrase_after.of_so_many(plain, q.end)):
        return phrase
    if q.kind == "money" and (amount := money.beside_amount(plain, candidate, previous)):
        return amount
    compared = _compared(plain, candidate)
    if compared:
        return compared
    if (q.kind in ("physical", "time") or (q.kind == "money" and _SUM.search(candidate.hedged.before))) and (
        beside := phrase_before.beside(sentence, q_start, candidate.hedged.before)
    ):
        return beside
    if candidate.hedged.before == "än" and (exceeded := phrase_before.exceeded(sentence, q_start)):
        return exceeded
    if (
        q.kind in ("money", "physical", "time")
        and plain.startswith("mellan", candidate.start)
        and (ranged := phrase_before.ranged(sentence, q_start))
    ):
        return ranged
    before = ("på", "om", "mellan", "av") if previous is not None else ("på", "om", "mellan", "av", "med")
    if candidate.hedged.before in before and (attribute := phrase_before.attribute(sentence, q_start)):
        return attribute
    if q.kind == "money" and _THAT_AMOUNT.search(sentence.lower, max(0, q_start - 60), q_start) and said(plain, candidate):
        return None  # "anser att 500 miljarder kronor har lämnat landet": not of who thinks so
    low = previous.q_end if previous is not None else 0
    if q.kind in _SHARES and candidate.hedged.before == "där":  # "länder där 98 procent får avslag": not of the countries
        return _after(plain, candidate)
    if q.kind in ("percent", "fraction", "count"):
        those = _OF_THEM.search(sentence.lower, max(low, q_start - _OF_THEM_REACH), q_start)
        phrase = phrase_after.following(sentence.text, those.end())[0] if those else None
        if phrase and phrase_after.acceptable(phrase):
            return phrase  # "Av dessa lärare uppgav 60 procent"
        if candidate.hedged.before == "att" and (so_that := _SO_THAT.search(sentence.lower, max(0, q_start - 12), q_start)):
            return subject_of_verb.before_verb(sentence, so_that.start())
        if those or candidate.hedged.before == "att":
            # the candidate is of those told before, or begins a clause
            if those and not phrase and previous is None and not _TURNED.search(sentence.lower[those.end() : q_start]):
                return _without_number(told_before(plain, candidate, told, PARTS)) or sentence.text[those.start() : those.end()]
            return (previous.resolved if previous else None) or groups.among(sentence, q_start) or _after(plain, candidate)
    cleft = (candidate.hedged.before in ("de", "dessa") and q.kind in _SHARES and plain.startswith((" som ", "\u00a0som "), q.end)) or (
        q.kind in PARTS
        and plain.startswith((" som ", "\u00a0som "), q.end)
        and _CLEFT.search(sentence.lower, max(0, q_start - 40), q_start)
    )
    if cleft and (whose := groups.among(sentence, q_start) or told_before(plain, candidate, told, PARTS)):
        return whose
    close = (
        (groups.right_before(sentence, q_start) if low and q.kind in _SHARES else None)
        or (phrase_before.most_of(sentence, q_start) if q.kind in _SHARES else None)
        or (groups.among(sentence, q_start) if q.kind in _SHARES else None)
        or _elliptic(candidate, previous, low)
    )
    if close:
        return close
    if previous is None or not previous.resolved:
        return (
            phrase_before.apposed(*own(sentence, q_start, low))
            or (money.done_with(candidate) if q.kind == "money" else None)
            or subject_of_verb.subject(sentence, q_start)
            or _after(plain, candidate)
            or subject_of_verb.around(sentence, q_start)
        )
    return _beside_another(plain, candidate, previous, told)


def _elliptic(candidate: Candidate, previous: Candidate | None, low: int) -> str | None:
    """What stands between two figures that share a verb; of a place only where the figure before is of one ("och Stormalmö med 30")."""
    found = phrase_before.elliptic(candidate.sentence, low, candidate.q_start) if low else None
    other = previous.resolved if previous is not None else None
    return other if found and found[0].isupper() and " " not in found and other and other[0].islower() else found


def _beside_another(plain: str, candidate: Candidate, previous: Candidate, told: Sequence[Candidate]) -> str | None:
    """What a figure is of whose sentence has told another: that of the other, or its own subject."""
    q, sentence, q_start, low = candidate.quantity, candidate.sentence, candidate.q_start, previous.q_end
    unlike = (q.kind in _SHARES) != (previous.quantity.kind in _SHARES) or (q.kind == "time") != (previous.quantity.kind == "time")
    if q.kind in _SHARES and unlike and _FROM_LEVEL.search(plain, previous.quantity.end, candidate.start + 6):
        return subject_of_verb.subject(sentence, previous.q_start) or previous.resolved
    if _AND_EARNS.search(sentence.lower, low, q_start) and previous.quantity.kind != q.kind:
        begun = next((other for other in told if other.sentence is sentence), previous)
        return subject_of_verb.subject(sentence, begun.q_start) or previous.resolved
    if previous.quantity.kind in (q.kind, "times") and previous.resolved and _AND_IS_NOW.match(sentence.lower, low, q_start):
        return previous.resolved
    if q.kind == previous.quantity.kind == "money" and candidate.hedged.before in ("och", "samt"):
        goes = money.goes_to(plain, candidate)
        if goes and not definite(goes.rsplit(" ", 1)[-1]):
            return goes
    if q.kind == "money" and previous.quantity.kind == "count" and candidate.hedged.before in ("och", "samt") and said(plain, candidate):
        return None  # "1,9 miljoner besök gjordes och 1,6 miljarder kronor betalades ut"
    joined = q.kind in _SHARES and previous.quantity.kind in _SHARES and candidate.hedged.before in _JOINTS
    if q.kind == previous.quantity.kind == "count" and previous.noun and candidate.hedged.before in ("och", "samt") and not candidate.per:
        return previous.resolved  # "6 miljoner människor lever i läger och 5 miljoner i städer"
    if q.kind in _SHARES and previous.quantity.kind in _SHARES and (item := phrase_before.listed(sentence, low, q_start)):
        return item
    if (
        joined
        or _APPOSED.search(plain[previous.quantity.end : candidate.start].lower())
        or not subject_of_verb.has_verb(sentence, low, q_start)
    ):
        if q.kind == "money" and unlike and previous.resolved and _PRONOUN.fullmatch(previous.resolved.lower()):
            return subject_of_verb.subject(sentence, previous.q_start) or subject_of_verb.around(sentence, q_start)
        alike = (other.resolved for other in reversed(told) if other.sentence is sentence and other.quantity.kind == "money")
        return (next(alike, None) if q.kind == "money" else None) or previous.resolved
    inside = _OWN_OF.match(sentence.lower, low) and previous.quantity.kind == "count" and previous.resolved
    behind = previous.end - sentence.start
    if _AND_ANOTHER.match(sentence.lower, behind):
        low = behind  # "bötfälldes 42 000 danskar och bötesbeloppet ligger på"
    found = subject_of_verb.subject(sentence, q_start, 0 if inside else low)
    if found is None and unlike:
        found = subject_of_verb.subject(sentence, q_start)
    return found or previous.resolved or subject_of_verb.around(sentence, q_start)


def _multiplied(plain: str, candidate: Candidate, told: Sequence[Candidate]) -> str | None:
    """What a verb or noun that is itself the figure is of ("har halverat arbetslösheten", "en fördubbling av antalet")."""
    q, sentence, q_start = candidate.quantity, candidate.sentence, candidate.q_start
    if q.word.endswith(("ing", "ingen")) and (phrase := phrase_after.of_phrase(plain, q.end)[0]):
        return phrase
    done = phrase_after.owned(plain, q.end)
    if not done and q.word.endswith("at") and (phrase := phrase_after.following(plain, q.end, determiners=True)[0]):
        done = phrase if phrase_after.acceptable(phrase) else None  # "har halverat arbetslösheten"
    done = done or (subject_of_verb.subject(sentence, q_start) if q.word.endswith(("ats", "at")) else None)
    low = told[-1].q_end if told and told[-1].sentence is sentence else 0
    done = done or phrase_after.following(plain, q.end, determiners=True)[0]
    if done is None and low and q.word.endswith("s"):
        done = subject_of_verb.doubled(sentence, q_start, low)
    done = done or subject_of_verb.subject(sentence, q_start)
    return done or (subject_of_verb.doubled(sentence, q_start) if q.word.endswith("s") else None)


def _named_level(candidate: Candidate) -> str | None:
    """The level whose points are told right before them ("under medelvärdet 65 poäng", "ett resultat på 480 poäng")."""
    sentence, q_start = candidate.sentence, candidate.q_start
    last = sentence.before(q_start)[-1:]
    if last and candidate.start == candidate.quantity.start and definite(last[0][0]) and last[0][0] not in VERBS:
        return sentence.text[last[0][1] : last[0][2]]
    return phrase_before.attribute(sentence, q_start) if candidate.hedged.before == "på" else None


def _awaited(plain: str, candidate: Candidate) -> str | None:
    """What takes so long, told behind it, where the verb before it has no subject but "det" ("tar det nio år innan alla har jobb")."""
    q, lower, at = candidate.quantity, candidate.sentence.lower, candidate.q_start
    if _SKILJER.search(lower, max(0, at - 60), at):
        return phrase_after.after_phrase(plain, q.end, False)
    if _ON_ITSELF.match(plain, q.end):
        return phrase_after.awaited(plain, q.end)
    if _IT_TAKES.search(lower, max(0, at - 60), at) is None:
        return None
    whose = None if plain.startswith((" att ", "\u00a0att "), q.end) else groups.regarding(candidate.sentence)
    return whose or phrase_after.awaited(plain, q.end)


_ON_ITSELF = lazy_regex(rf"{_S}på{_S}sig{_S}(?:för{_S})?att{_S}")
_SKILJER = lazy_regex(r"(?<!\w)(?:skilj(?:er|de)|skilt)(?!\w)[^,;:]{0,40}$")
_IT_TAKES = lazy_regex(
    r"""
    (?<!\w)
    (?:
        (?:tar|tog|ta|tagit|dröjer|dröjde|dröja|dröjt|kan|kunde|skulle|har|hade|krävs|krävdes|kommer|beräknas|väntas)[ \u00a0]det
        |det[ \u00a0](?:tar|tog|dröjer|dröjde|krävs|krävdes|kan|har|hade|skulle|kunde|kommer|beräknas|väntas|gick|går)
    )
    (?!\w)[^.;:()\d]{0,45}$
    """,
    re.X,
)
_OWN_OF = lazy_regex(r"[ \u00a0]av[ \u00a0][^\W\d_]+[ \u00a0](?:är|var|har|hade|ligger|låg|blev)[ \u00a0]")
"""After a figure: what it is of, and the verb of a subject that holds the figure ("tiden i tre av ärendena var")."""
_SUM = lazy_regex(
    r"(?:ningar|kostnader?|värde|underskott|överskott|skuld|förlust|vinst|utgifter|intäkter|inkomster|investeringar|avgifter)$"
)
"""Nouns that an amount follows with its hedge alone ("utbetalningar i storleksordningen 6 miljarder kronor")."""
_SO_THAT = lazy_regex(r"(?<=\w)[ \u00a0]så[ \u00a0]att[ \u00a0]$")
"""Before a share of what its sentence speaks of ("avdraget fördelas så att 56 procent går till män")."""
_CLEFT = lazy_regex(r"(?<!\w)(?:det[ \u00a0](?:är|var)|(?:är|var)[ \u00a0]det)[ \u00a0](?:[^\W\d_]+[ \u00a0]){0,2}$")
"""Before a share of what was told before ("däremot är det bara 10 procent som gör det")."""
_FROM_LEVEL = lazy_regex(r"\((?:från|upp från|ner från|ned från)[ \u00a0]")
"""Before the level that a change began at, in brackets behind its amount ("stigit med 157 000 personer (från 6,1 till …)")."""
_AND_ANOTHER = lazy_regex(r",?[ \u00a0](?:och|samt|medan|men)[ \u00a0][^\W\d_]{3,}(?:en|et|na)[ \u00a0]")
"""Behind what another figure counts: the next statement, with a subject of its own."""
_AND_IS_NOW = lazy_regex(
    r"""
    [^,.;:()]{0,40}?,?[ \u00a0](?:och|samt)[ \u00a0](?:är|var|ligger|låg|uppgår|uppgick|blev|når|nådde)
    (?:[ \u00a0](?:nu|då|redan|i|dag|uppe|nere|på|till|därmed|sedan|alltså|senast|omkring|i[ ]år))*[ \u00a0]$
    """,
    re.VERBOSE,
)
"""A second verb of the same subject, and nothing between it and its level ("och är nu uppe i")."""
_AND_EARNS = lazy_regex(
    r"""
    ,?[ \u00a0](?:och|samt)[ \u00a0]
    (?:omsätter|omsatte|kostar|kostade|tjänar|tjänade|sysselsätter|sysselsatte|väger|vägde|får|fick)
    [^,.;:()]{0,30}$
    """,
    re.VERBOSE,
)
"""A second verb of the same subject ("har 50 anställda och omsätter")."""


def _after(plain: str, candidate: Candidate) -> str | None:
    """What stands after the candidate and its denominator."""
    q = candidate.quantity
    if q.kind == "time":
        return phrase_after.clause(plain, q.end)
    return candidate.noun or phrase_after.after_phrase(plain, candidate.per[1] if candidate.per else q.end, q.kind in _SHARES)


def _compared(plain: str, candidate: Candidate) -> str | None:
    """What a comparison is about ("tre gånger så mycket manskap", "10 procent mer i ersättning"), or the noun of a numbered whole."""
    q = candidate.quantity
    if q.kind not in ("times", "percent", "fraction"):
        return None
    ratio = RATIO.match(plain, q.end)
    if q.kind == "fraction" and (ratio is None or ratio[1] != "så"):
        return None
    at = ratio.end() if ratio else q.end
    if ratio and ratio[1] in ("fler", "färre", "mer", "mindre") and (part := phrase_after.of_phrase(plain, at)[0]):
        return part  # "60 procent färre av brottsoffren"
    if ratio or q.word == "dubbelt":
        size = _SIZE.match(plain, at)
        phrase = phrase_after.following(plain, size.end() if size else at)[0]
        if phrase and ratio and ratio[0].endswith((" i", "\u00a0i")) and (phrase[0].isupper() or definite(phrase.split(" ")[-1].lower())):
            phrase = None  # "40 procent högre i Norge": where, not what
        if phrase is None and ratio and ratio[1] in ("mer", "mera", "mindre"):
            phrase = phrase_after.after_phrase(plain, at, False)
        if phrase is None and ratio and "risk" in ratio[0] and (risk := phrase_after.clause(plain, at)):
            return f"risk att {risk}"
        it_is = ratio and _IT_IS.search(candidate.sentence.lower, max(0, candidate.q_start - 40), candidate.q_start)
        if phrase is None and (ratio is None or ratio[1] in _COMMON or it_is):
            phrase = phrase_after.clause(plain, at)
        if phrase and phrase_after.acceptable(phrase):
            return phrase
    return phrase_after.following(plain, q.end)[0] if q.kind == "percent" and q.whole is not None else None
