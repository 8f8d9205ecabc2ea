"""What a figure is of that stands in a clause without its verb, or in a bracket, beside the figure before it.

"Kostnaden för bron beräknas uppgå till 8 miljoner kronor och priset för vägen till 3", "Norr (50 procent av bygget), Söder (22 procent)",
"fick 30 kronor jämfört med 20 kronor i andra kommuner": the second figure is not of what the first one is of.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from riksdata.extractors.statistics.attributes import phrase_after
from riksdata.extractors.statistics.attributes.clause_words import CLAUSES
from riksdata.extractors.statistics.attributes.finite_verbs import finite
from riksdata.extractors.statistics.attributes.noun_phrase import definite, noun_phrase
from riksdata.extractors.statistics.attributes.noun_words import FUNCTION, adjective, same_noun
from riksdata.extractors.statistics.attributes.phrase_edges import Token, is_verb
from riksdata.extractors.statistics.attributes.said import said_to_be
from riksdata.extractors.statistics.attributes.taken_up import told_before
from riksdata.extractors.statistics.candidates import Candidate
from riksdata.extractors.statistics.quantity.types import SHARES
from riksdata.extractors.statistics.sentence import Sentence
from riksdata.extractors.statistics.vocabulary import CLASSES
from riksdata.swedish.lazy import lazy_regex

_S = "[ \u00a0]"
_W = r"[^\W\d_][\w-]*"
_LET = frozenset(("för", "på", "till", "med", "om", "över", "under", "vid"))
"""Words before a figure that its verb lets stand there."""
_JOINTS = frozenset(("och", "samt", "medan", "men", "respektive"))
_SAYING = frozenset(("uppgå", "bli", "kosta", "vara", "ligga", "utgöra", "öka", "minska", "sjunka", "stiga", "hamna", "landa", "motsvara"))
"""Infinitives that say a figure of their subject."""
_MOST_WORDS = 10
_PLACED = CLASSES["preposition"] | {"per"}


def beside(plain: str, candidate: Candidate, previous: Candidate) -> str | None:
    """What the candidate is of, as far as a subject without its verb, or a group behind it says so."""
    if candidate.noun is not None or previous.resolved is None or candidate.quantity.unit != previous.quantity.unit:
        return None
    if again := _that_of_others(candidate, previous):
        return again
    if candidate.quantity.kind in SHARES and (_takes_part_too(candidate, previous) or _does_too(candidate, previous)):
        return previous.resolved
    return (
        _said_alike(plain, candidate, previous) or _of_those_compared(plain, candidate, previous) or _of_second_clause(candidate, previous)
    )


_THAT_OF = lazy_regex(
    rf"""
    [^.;:()]*?,?{_S}(?:och|medan|men|samt){_S}(?P<it>den|det|de){_S}(?:i|på|för|hos|bland|inom|vid|från|till|av){_S}
    (?:{_W}{_S}){{1,3}}?(?P<verb>[^\W\d_]{{2,}}){_S}(?:(?!att{_S}|som{_S}){_W}{_S}){{0,4}}
    """,
    re.X,
)


def _that_of_others(candidate: Candidate, previous: Candidate) -> str | None:
    """The head of what the figure before is of, where a pronoun takes it up ("Trafiken på bron …, den på färjorna har minskat med")."""
    assert previous.resolved is not None
    lower = candidate.sentence.lower
    hit = _THAT_OF.fullmatch(lower, previous.q_end, candidate.q_start) if " den " in lower or " det " in lower or " de " in lower else None
    if hit is None or not finite(hit["verb"]):
        return None
    head = _HEAD_ENDS.split(previous.resolved, maxsplit=1)[0]
    last = head.rsplit(None, 1)[-1].lower()
    return head if definite(last) and last.endswith(_AGREES[hit["it"]]) else None


_AGREES = {"den": ("en", "an", "n"), "det": ("et",), "de": ("na",)}
"""By the pronoun: how the noun ends that it takes up."""
_STANDS_FOR = lazy_regex(
    rf"(?<!\w)(?:står|stod|svarar|svarade|stå|svara|bidrar|bidrog)(?:{_S}{_W}){{0,5}}?{_S}(?:för|med){_S}(?:{_W}{_S}){{0,2}}$"
)


_VERB_REACH = 60


def _takes_part_too(candidate: Candidate, previous: Candidate) -> bool:
    """Whether a share is another part of the whole of the one before it ("står A för 4 procent av utsläppen och B står för 38 procent")."""
    if not (previous.noun or "").startswith("av "):
        return False
    lower, at, other = candidate.sentence.lower, candidate.q_start, previous.q_start
    one = _STANDS_FOR.search(lower, max(0, other - _VERB_REACH), other)
    return bool(one and _STANDS_FOR.search(lower, max(previous.q_end, at - _VERB_REACH), at))


def _does_too(candidate: Candidate, previous: Candidate) -> bool:
    """Whether two shares are of the same, each the subject of its verb ("14 procent tycker att bron är bra, medan 22 procent anser …")."""
    if previous.quantity.kind not in SHARES or candidate.hedged.before not in _JOINED_BY:
        return False
    gapped = candidate.sentence.lower.startswith((" att ", "\u00a0att "), candidate.q_end)  # "anser var tredje att …, medan sex av tio att"
    return _does(previous) and (gapped or _does(candidate))


_JOINED_BY = _JOINTS | {",", "där", "varav"}
_DOES = lazy_regex(rf"{_S}({_W})(?:{_S}att(?!\w))?")
_NEAR_VERB = 2


def _does(figure: Candidate) -> bool:
    """Whether a share is the subject of the verb behind it, or of one of telling before it ("uppger 40 procent att")."""
    lower = figure.sentence.lower
    verb = _DOES.match(lower, max(figure.q_end, figure.end - figure.sentence.start) if figure.noun else figure.q_end)
    if verb is None or figure.hedged.before in _PLACED:
        return False
    if verb[1] == "att":
        return any(finite(token[0]) for token in figure.sentence.before(figure.q_start)[-_NEAR_VERB:])
    return finite(verb[1])


def _said_alike(plain: str, candidate: Candidate, previous: Candidate) -> str | None:
    """What a share is said to be behind another of which the same is said ("92 procent kvinnor, och 40 procent är läkare")."""
    assert previous.resolved is not None
    named = plain.startswith(previous.resolved, previous.quantity.end + 1) and not previous.resolved.startswith("av ")
    return said_to_be(plain, candidate.quantity.end) if named and candidate.quantity.kind in SHARES else None


def _of_second_clause(candidate: Candidate, previous: Candidate) -> str | None:
    """What the clause of the candidate, joined to that of `previous`, names for its subject where it leaves out its verb.

    The whole of a share stays that of the first one ("står bilar för 65 procent av utsläppen och bussar för 30 procent").
    """
    q = candidate.quantity
    if candidate.lent_by is not None:
        return None
    sentence, at = candidate.sentence, candidate.q_start
    low = max(previous.q_end, previous.end - sentence.start)
    tokens = sentence.before(at, low)
    if not 1 < len(tokens) <= _MOST_WORDS + 3:
        return None
    led = previous.hedged.before
    tail = len(tokens)
    let = tokens[tail - 1][0]
    if let in _LET:
        tail -= 1
    said = tokens[tail - 1][0] in _SAYING if tail else False
    if said:
        tail -= 1
    elif let != led and (let in _LET or led in _LET):
        return None
    alike = let == led and let in _LET
    if tail and tokens[tail - 1][0] in _JOINTS:
        return previous.resolved if alike and q.kind in SHARES else None  # "till hälften av staten och till hälften genom avgifter"
    if alike and (item := _of_item(sentence, low, tokens[:tail])):
        if q.kind in SHARES and _shares_whole(previous):
            return previous.resolved
        if not item[0].isupper() and (" " in item or not _FOR_SOMETHING.search(previous.resolved or "")):
            return item
    joint = next((k for k in range(tail) if tokens[k][0] in _JOINTS and _begins_subject(tokens, k + 1, tail, alike)), None)
    if joint is None or any(tokens[k][0] in _JOINTS and tokens[k + 1][0] in _PLACED for k in range(joint)):
        return None  # "och för pension och bidrag med"
    if any(_no_part(token[0]) for token in tokens[:tail]):
        return None
    if _BREAKS.search(sentence.text, low, at):
        return None
    who = tokens[joint + 1 : tail]
    if sentence.text[who[0][1]].isupper():
        return None
    if previous.noun is not None and (q.kind == "count" or (q.kind in SHARES and previous.noun.startswith("av "))):
        return previous.resolved
    if alike and q.kind in SHARES and let == "för" and _shares_whole(previous):
        return previous.resolved
    return noun_phrase(sentence, who)


_FOR_SOMETHING = lazy_regex(rf"{_S}(?:för|till){_S}")
"""In a subject of which the next one, a bare word, may be another end only ("Budgeten för skolan ökade med 30, vården med 40")."""


def _shares_whole(previous: Candidate) -> bool:
    """Whether the shares of a list are of one whole ("står bilar för 65 procent av utsläppen, bussar för 30 procent")."""
    at = previous.q_start
    return (previous.resolved or "").startswith("av ") or bool(_STAND_FOR.search(previous.sentence.lower, max(0, at - _LIST_REACH), at))


_STAND_FOR = lazy_regex(rf"(?<!\w)(?:står|stod|svarar|svarade|stå|svara)(?!\w)[^.;:]*{_S}för{_S}(?:{_W}{_S}){{0,2}}$")
"""A list whose verb stands before its first share ("svarar bilar för 40 procent, bussar för")."""
_LIST_REACH = 160


_LEFT_OUT = lazy_regex(
    rf"{_S}(?P<let>med|till){_S}(?:{_W}{_S}){{0,2}}\d[\d \u00a0,]*{_S}{_W}{_S}(?:och|samt){_S}(?P<who>{_W}){_S}(?P=let){_S}(?:{_W}{_S})?$"
)


def behind_left_out(candidate: Candidate) -> str | None:
    """The second of two subjects of one verb, where the figure of the first one is no statistic ("steg A med 12 öre och B med 40 öre")."""
    sentence, at = candidate.sentence, candidate.q_start
    hit = _LEFT_OUT.search(sentence.lower, max(0, at - _VERB_REACH), at) if candidate.noun is None else None
    return sentence.text[hit.start("who") : hit.end("who")] if hit and definite(hit["who"]) else None


def _of_item(sentence: Sentence, low: int, tokens: list[Token]) -> str | None:
    """The subject behind a comma, where a list tells of several things ("priset på vete steg med 3 procent, priset på majs med 2")."""
    first = next((k for k in range(len(tokens)) if "," in sentence.text[tokens[k - 1][2] if k else low : tokens[k][1]]), None)
    if first is None or any(_no_part(token[0]) for token in tokens):
        return None
    bare = len(tokens) - first <= _MOST_BARE and not any(token[0] in FUNCTION - {"och"} for token in tokens[first:])  # "spel och kort till"
    if not bare and (not definite(tokens[first][0]) or any(token[0] in _JOINTS for token in tokens)):
        return None
    return None if _ENDS_SENTENCE.search(sentence.text, low, tokens[-1][2]) else noun_phrase(sentence, tokens[first:])


_MOST_BARE = 4
_ENDS_SENTENCE = lazy_regex(r"[.;:()]|,(?!\d)[^,]*,(?!\d)")
_BREAKS = lazy_regex(r"[.;:()]|,(?!\d| och| samt| medan| men)")


def _no_part(word: str) -> bool:
    """Whether a word makes what stands between two figures more than the end of one clause and a subject."""
    if word in CLASSES["nominal"] or word.endswith("a"):
        return False  # "lätta lastbilar"
    return word in CLAUSES - {"medan", "men", "samt"} or finite(word) or is_verb(word)


def _begins_subject(tokens: list[Token], low: int, high: int, alike: bool) -> bool:
    """Whether the words from `low` have the form of a subject: a definite noun first, or behind its article and adjective.

    `alike`: the same word stands before both figures; then any noun may be one.
    """
    if low >= high:
        return False
    word = tokens[low][0]
    if definite(word) or (_DEFINITE.search(word) and word not in FUNCTION):
        return True
    if alike and not any(token[0] in FUNCTION - {"och"} for token in tokens[low:high]):
        return True
    if word in ("den", "det", "de") and low + 1 < high:
        return definite(tokens[low + 1][0]) or (low + 2 < high and adjective(tokens[low + 1][0]) and definite(tokens[low + 2][0]))
    return word.endswith("s") and word not in _PLACED and low + 1 < high and len(word) > len("dess")


_DEFINITE = lazy_regex(r"[^\W\d_]{4}an$")
_IN_SERIES = lazy_regex(rf"[^()\d]{{0,60}}\),?{_S}(?:(?:och|samt|eller|följt{_S}av|sedan){_S})?([^(),.;:\d]{{2,50}}){_S}\(")
_WITH = lazy_regex(rf"(?:^|{_S})med{_S}")
_NAME = lazy_regex(r"[A-ZÅÄÖ]")


def of_bracket(plain: str, candidate: Candidate, previous: Candidate) -> str | None:
    """What a figure in a bracket is of that follows another one in a bracket ("ICA (50 procent av handeln), Coop (22 procent)")."""
    if candidate.noun is not None or previous.resolved is None or candidate.quantity.unit != previous.quantity.unit:
        return None
    begins = max(previous.quantity.end, previous.start)
    hit = _IN_SERIES.fullmatch(plain, begins, candidate.start)
    if hit is None or not plain.endswith(("(", "( "), 0, previous.start):
        return None
    if _WITH.search(hit[1]):
        return None  # "samt skolor med flera lärare ("
    if (previous.noun or "").startswith("av ") or hit[1].startswith("än "):
        return previous.resolved
    named = plain.endswith((f"{previous.resolved} (", f"{previous.resolved}\u00a0("), 0, previous.start)
    if not named or hit[1].split()[0].lower() in _PLACED:
        return None
    return hit[1] if _NAME.match(hit[1]) or phrase_after.acceptable(hit[1]) else None


_NAME_IN_BRACKET = lazy_regex(r"(?:\(|[,;][ \u00a0]|[ \u00a0](?:och|samt)[ \u00a0])[A-ZÅÄÖ][\w-]+(?:[ \u00a0][A-ZÅÄÖ][\w-]+)?,?[ \u00a0]$")


def of_name_in_bracket(plain: str, candidate: Candidate, told: Sequence[Candidate]) -> str | None:
    """What a share is of that stands in a bracket behind a name alone: what was told before ("lägre än andra (Norge 8 procent)")."""
    if candidate.noun is not None or candidate.quantity.kind not in SHARES:
        return None
    opened = plain.rfind("(", max(0, candidate.start - _BRACKET_REACH), candidate.start)
    if opened < 0 or plain.find(")", opened, candidate.start) >= 0 or not _NAME_IN_BRACKET.search(plain, opened, candidate.start):
        return None
    return told_before(plain, candidate, told, SHARES)


_BRACKET_REACH = 120
_COMPARED = lazy_regex(rf"(?<!\w)(?:jämfört{_S}med|jämförelse{_S}med|att{_S}jämföra{_S}med|mot|än){_S}(?:{_W}{_S})?$")
_WHOSE = lazy_regex(rf"{_S}(i|för|bland|hos)(?={_S}[^\W\d_])")
_GROUPS = ("bland", "hos")
"""Which behind a share lead to those whose it is."""
_HEAD_ENDS = lazy_regex(rf"{_S}(?:med|i|på|för|av|som|inom|hos|bland|till|från|utan){_S}")
_PEOPLE = lazy_regex(
    r"""
    (?:
        kvinno(?:r|rna)|(?<!\w)män(?:nen)?|flick(?:or|orna)|poj(?:kar|karna)|kill(?:ar|arna)|tjej(?:er|erna)?  # kvinnor
        |barn(?:en)?|(?<!\w)unga|ungdomar(?:na)?|vuxna|äldre|elever(?:na)?|födda|anställda|arbetslösa|svenskar  # barn
        |arbetare|lärare|företagare|invandrare|pensionärer(?:na)?|studenter(?:na)?|medlemmar(?:na)?            # arbetare
    )
    $
    """,
    re.X,
)


def _of_those_compared(plain: str, candidate: Candidate, previous: Candidate) -> str | None:
    """Whom the second of two figures is of that are compared, where both say whose they are ("kvinnor får 30 kronor, mot 40 för män")."""
    assert previous.resolved is not None
    sentence, at = candidate.sentence, candidate.q_start
    if not _COMPARED.search(sentence.lower, max(previous.q_end, at - 40), at):
        return None
    begins = candidate.per[1] if candidate.per else candidate.quantity.end
    begins += len(aside[0]) if (aside := _ASIDE.match(plain, begins)) else 0
    whose = _WHOSE.match(plain, begins)
    phrase = phrase_after.following(plain, whose.end(), determiners=True)[0] if whose else None
    if phrase is None or not phrase_after.acceptable(phrase):
        return None
    of_each = whose is not None and whose[1] in _GROUPS and (previous.noun or "").startswith("av ")
    if of_each and candidate.quantity.kind in SHARES:
        return phrase  # "41 procent av de intagna …, mot 14 procent bland övriga vuxna"
    one, other = (_HEAD_ENDS.split(words.lower())[0].split() for words in (previous.resolved.removeprefix("av "), phrase))
    people = any(map(_PEOPLE.search, one)) and any(map(_PEOPLE.search, other))
    return phrase if people or same_noun(one[-1], other[-1]) else None


_ASIDE = lazy_regex(rf"{_S}\([^()\n]{{1,40}}\)")
