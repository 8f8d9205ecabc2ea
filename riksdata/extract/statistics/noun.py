"""What is counted or measured: the noun phrase of a figure."""

from __future__ import annotations

import re
from functools import lru_cache

from riksdata.extract.numbers.words import atoms, ordinal
from riksdata.extract.statistics.lexicon import CLASSES, words
from riksdata.extract.statistics.phrases import ATTRIBUTES, PREDICATES, VERBS, is_source, is_verb, phrase_of
from riksdata.extract.statistics.publishers import named_in
from riksdata.extract.statistics.sentence import Sentence

_NEXT = re.compile(
    r"[ \u00a0\u2009\u202f]{1,2}(?:[\"”’]?)((?:\d{1,3}-)?[^\W\d_]+(?:[-:’][\w]+|/(?!(?:år|dag|dygn|vecka|månad|person|invånare)\b)[\w]+)*)"
)
_SUSPENDED = re.compile(r"-(?:,[ \u00a0][^\W\d_]+-)?[ \u00a0](?:och|eller|samt|respektive)[ \u00a0]([^\W\d_]{4,})")
"""A compound whose second part comes later ("barn- och ungdomsorganisationer")."""
_OWNERS = re.compile(r"[ \u00a0](?:och|samt)[ \u00a0][^\W\d_]+s(?=[ \u00a0][^\W\d_])")
_STOP = words("preposition", "conjunction", "pronoun", "auxiliary", "verb", "adverb") - {"hälften"} | {"förra"}
_FUNCTION = (
    _STOP
    | words("modal", "proposal", "reporting", "increase", "decrease", "time")
    | {
        "uppgå",
        "kosta",
        "betala",
        "landa",
        "ligga",
        "vara",
        "uppnå",
        "utgöra",
        "omfatta",
        "bli",
        "ge",
        "enligt",
        "cirka",
        "samma",
        "siffra",
        "siffran",
        "motsvarande",
        "jämfört",
        "andel",
        "procent",
        "genomsnitt",
        "snitt",
    }
)
_VERBS = (
    words("fact", "verb", "auxiliary", "increase", "decrease")
    - {
        "ökning",
        "ökningen",
        "minskning",
        "minskningen",
        "höjning",
        "höjningen",
        "sänkning",
        "sänkningen",
        "tillväxt",
        "tillväxten",
        "besparing",
        "nedgång",
        "nedgången",
        "uppgång",
        "uppgången",
        "förlorat",
        "gått",
    }
    - {"enligt"}
) | words("measuring", "costing")
_AUX = frozenset(
    (
        "har",
        "hade",
        "ha",
        "kan",
        "kunde",
        "skulle",
        "ska",
        "kommer",
        "väntas",
        "beräknas",
        "uppskattas",
        "bedöms",
        "förväntas",
        "beräknades",
        "uppskattades",
    )
)
_LIGHT = words("adverb") | {"enligt"}
_BREAK = frozenset(("att", "medan", "men", "eftersom", "då", "och", "samt", "där", "när", "vilket", "samtidigt"))
_COSTS = CLASSES["costing"]
"""Verbs between which and the figure stands who pays or gets it."""
_COPULAS = frozenset(("är", "var", "blir", "blev"))
_IT = frozenset(("det", "detta", "här", "som", "vilket", "de", "den", "denna"))
_CLAUSES = frozenset(("att", "som", "men", "medan", "vilket", "då", "när", "där", "samt", "om", "eftersom", "än"))
_TURNS = frozenset(("att", "medan", "men", "eftersom", "vilket", "samtidigt"))
_ADJECTIVE = re.compile(
    r"(?:ade|ande|ende|iskt|ligt|iga|ska|liga|lösa|fulla|bara|samma|aste|sta|lla|na|ta|da|ya|ra|a|e|iv|ig|isk|sam|ell|bar|lös|långt?|ilt|ellt|\w{3}(?:erad|[klgsvp]ad))$"
)
_NOUN_A = re.compile(r"(?:orna|arna|erna|jorna|sorna|anna|ena|männen|kronorna|ekonomierna|rna)$")
_FUNCTION_OR_HALF = _FUNCTION | {"hälften", "liksom"}
DETERMINERS = CLASSES["determiner"]


@lru_cache(maxsize=20_000)
def _adjective(word: str) -> bool:
    return word in ATTRIBUTES or (bool(_ADJECTIVE.search(word)) and not _NOUN_A.search(word))


_JOINED_ADJECTIVE = re.compile(r"[ \u00a0](?:och|eller)[ \u00a0]([^\W\d_]{4,})")
_YEAR = re.compile(r"[ \u00a0](?:19|20)\d\d")
_JOINT = re.compile(r"[ \u00a0](?:och|eller)[ \u00a0]([^\W\d_]{4,})(?=[ \u00a0,.;)]|$)")


def following(text: str, at: int, determiners: bool = False, verbal: re.Pattern[str] | None = None) -> tuple[str | None, int]:
    """The noun phrase that begins at `at`: adjectives and noun, cut where it ends; with its end. `determiners`: it may have some.

    `verbal`: forms of verbs that are adjectives where they come first and a noun follows, since a number stands before ("9 säkra mord").
    """
    end, taken, head = at, 0, None
    start = None
    for _ in range(7):
        hit = _NEXT.match(text, end)
        if hit is None:
            break
        word = hit[1].lower()
        if word == "år" and _YEAR.match(text, hit.end()):
            break  # "12 ton år 2012"
        if taken == 0 and (word in DETERMINERS if determiners else word in ("andra", "sådana", "dylika")):
            start = hit.start(1) if start is None else start
            end = hit.end()
            continue
        form = verbal or (_AFTER_DETERMINER if start is not None and taken == 0 else None)
        adjectival = form and taken == 0 and word not in _STOP and form.search(word) and _plain_noun_follows(text, hit.end())
        nominal = word == "fall" or word in CLASSES["nominal"] or adjectival
        if not nominal and (word in _STOP or word in VERBS or word.endswith("ades")):
            break
        if word in ("stycken", "st"):
            end = hit.end()
            continue
        start = hit.start(1) if start is None else start
        end, taken = hit.end(), taken + 1
        head = hit[1]
        suspended = _SUSPENDED.match(text, end)
        if suspended and suspended[1].lower() not in VERBS:
            end, head = suspended.end(), suspended[1]
            break
        genitive = word.endswith("s") and determiners and len(word) > 3 and taken < 4
        if not (_adjective(word) or genitive or word in VERBS):
            break
        owners = _OWNERS.match(text, end) if genitive else None
        if owners:
            end = owners.end()
            continue
        joined = _JOINED_ADJECTIVE.match(text, end)
        if joined and _adjective(joined[1].lower()) and joined[1].lower() not in VERBS and _noun_follows(text, joined.end()):
            end = joined.end()
            continue
        if not _noun_follows(text, end):
            if word.endswith("ade") and word not in CLASSES["nominal"] and not determiners:
                return None, at  # a verb: "elområde 3 handlade det om"
            break
    if start is None or head is None or head.lower() in ATTRIBUTES - {"svensk", "dansk", "norsk", "finsk"} or head.lower() in PREDICATES:
        return None, at
    joint = _JOINT.match(text, end) if determiners else None
    if (
        joint
        and joint[1].lower() not in _FUNCTION_OR_HALF
        and re.match(r"[ \u00a0](?:av|i|på|som|har|är|från)\b", text[joint.end() : joint.end() + 5])
    ):
        end = joint.end()
    return text[start:end], end


_PEOPLE = re.compile(r"(?:or|män|barn|par|folk|pojkar|personer|elever|företag|kött|gifta|svenskar|invandrare|väljare)$")
_SHAPED = re.compile(r"(?:r|de|te|s|st|tt|it|are)$")


def bare(text: str, at: int) -> tuple[str | None, int]:
    """The noun that follows a percentage without av ("70 procent män"); a word that may be a verb is none."""
    phrase, end = following(text, at)
    if phrase is None:
        return None, at
    last = phrase.rsplit(None, 1)[-1].lower()
    first = phrase.split(None, 1)[0].lower()
    if (
        (first == last and _adjective(last) and last not in CLASSES["nominal"])
        or first in CLASSES["degree"]
        or (_SHAPED.search(last) and not _PEOPLE.search(last))
        or (_SHAPED.search(first) and first != last)
        or last in _FUNCTION
        or last in _VERBS
    ):
        return None, at
    return phrase, end


_CLAUSE = re.compile(r"[ \u00a0](?:[^\W\d_]+[ \u00a0])?att((?:[ \u00a0][^\W\d_]+){1,6})")


def clause(text: str, at: int) -> str | None:
    """What is said to be so much more common: "vanligt att inhyrd personal drabbas"."""
    hit = _CLAUSE.match(text, at)
    return hit[1].strip() if hit else None


_BARE_ADJECTIVE = re.compile(r"(?:ivt|iva|igt|öga|ellt|iskt)$")
_DEFINITE_NOUN = re.compile(r"\w{3}(?:en|et|rna)$")
_GROWTH = ("tillväxt", "tillväxten")
_NO_OWNERS = ("antalet", "andelen", "delen", "värdet", "kostnaden", "mängden")
"""Which begin phrases of several such nouns ("antalet boenden")."""
_PAST = re.compile(r"\w{2}ades?$")
_AT_PLACE = re.compile(r"(?:^|[ \u00a0(])[Ii][ \u00a0]$")
_AFTER = re.compile(r"(?:[ \u00a0]i[ \u00a0](?:genomsnitt|snitt|medeltal))?[ \u00a0](?:i|av|för)[ \u00a0](?=[^\W\d_])")
_DEFINITE = re.compile(r"(?:en|et|na|ns)$")


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


def acceptable(phrase: str) -> bool:
    """Whether a phrase holds a noun that says something."""
    found = phrase_of([(word, 0, 0) for word in phrase.lower().split()])
    return bool(found)


def among(sentence: Sentence) -> str | None:
    """What a sentence that begins with "Av" or "Bland" counts among ("Av de tillfrågade uppger 40 procent")."""
    hit = _AMONG.match(sentence.text)
    if hit is None:
        return None
    number = _OF_SO_MANY.match(sentence.text, hit.end())
    phrase = following(sentence.text, number.end() if number else hit.end(), determiners=True)[0]
    if phrase is None or phrase[0].isupper() or any(is_source(word) for word in phrase.lower().split()):
        return None
    return phrase if acceptable(phrase) else None


_AMONG = re.compile(r"(?:Av|Bland)(?=[ \u00a0](?!dessa)[^\W\d_])")
_OF_SO_MANY = re.compile(r"(?:[ \u00a0][^\W\d_]+){0,2}[ \u00a0]\d{1,3}(?:[ \u00a0]\d{3}){0,3}(?=[ \u00a0][^\W\d_])")
"""After "Av": "landets 290" kommuner."""
_ASIDE = re.compile(r"(?:,|[ \u00a0]\()[ \u00a0]?$")


def apposed(sentence: Sentence, at: int, low: int = 0) -> str | None:
    """The noun directly before a figure in brackets or after a comma ("en hög arbetslöshet, 13,1 procent")."""
    if not _ASIDE.search(sentence.text, max(low, at - 3), at):
        return None
    tokens = sentence.before(at, low)
    k = len(tokens)
    while k and k > len(tokens) - 4 and tokens[k - 1][0] not in _FUNCTION and tokens[k - 1][0] not in VERBS:
        if k < len(tokens) and sentence.text[tokens[k - 1][2] : tokens[k][1]].strip():
            break
        k -= 1
    if k == len(tokens) or _adjective(tokens[-1][0]) or sentence.text[tokens[-1][1]].isupper():
        return None
    return _noun_phrase(sentence, tokens[k:])


def related(sentence: Sentence, at: int, low: int = 0) -> str | None:
    """The noun before a relative clause that has the figure ("Skåneleden som sträcker sig över 118 mil")."""
    if sentence.lower.find(" som ", max(low, at - 60), at) < 0:
        return None
    tokens = sentence.before(at, low)
    last = len(tokens) - 1
    som = next((k for k in range(last, max(0, last - 5), -1) if tokens[k][0] == "som"), None)
    if som is None or som == last or tokens[som + 1][0] not in VERBS or tokens[som - 1][0] in _FUNCTION or tokens[som - 1][0] in VERBS:
        return None
    if any(token[0] not in _FUNCTION and token[0] not in VERBS and token[0] != "sig" for token in tokens[som + 2 :]):
        return None
    k = som - 1
    while k and k > som - 9 and not (tokens[k - 1][0] in VERBS or tokens[k - 1][0] in _CLAUSES):
        if sentence.text[tokens[k - 1][2] : tokens[k][1]].strip():
            break
        k -= 1
    return _noun_phrase(sentence, tokens[k:som])


def elliptic(sentence: Sentence, low: int, at: int) -> str | None:
    """What stands between two figures that share a verb ("20 procent och hyrorna i nyproduktion med 30 procent")."""
    tokens = sentence.before(at, low)
    if len(tokens) < 3 or len(tokens) > 9 or tokens[0][0] not in ("och", "samt", "medan", "men") or tokens[-1][0] not in ("med", "till"):
        return None
    inside = tokens[1:-1]
    if inside[0][0] in _FUNCTION or any(token[0] in VERBS or token[0] == "som" for token in inside) or "," in sentence.text[low:at]:
        return None
    return _noun_phrase(sentence, inside)


def _noun_follows(text: str, at: int) -> bool:
    hit = _NEXT.match(text, at)
    return hit is not None and hit[1].lower() not in _STOP and hit[1].lower() not in VERBS


_OF = re.compile(r"[ \u00a0\u2009\u202f]{1,2}(?:av|utav)(?=[ \u00a0])")
COUNTED_VERBAL = re.compile(r"\w{3}a$")
"""After a number that counts: "1 189 säkra självmord"; a supine there is the sentence's verb ("hade 700 lämnat landet")."""
_AFTER_DETERMINER = re.compile(r"\w{3}(?:[dtn]a|ade|rda)$")
"""After "de", "den", "det": "av de investerade pengarna"."""
MEASURED_VERBAL = re.compile(r"\w{3}(?:a|at|it|tt)$")
"""After a unit: "180 miljoner ton transporterat gods"."""


def _plain_noun_follows(text: str, at: int) -> bool:
    """Whether a word follows that is no function word, verb, adverb or adjective."""
    hit = _NEXT.match(text, at)
    if hit is None or len(hit[1]) < 4:
        return False
    word = hit[1].lower()
    return word not in _FUNCTION and word not in VERBS and word not in PREDICATES and not _NO_NOUN.search(word)


_NO_NOUN = re.compile(r"(?:ligt|vis|iskt|igt|ade|ades|are|as|ts)$")
_THOSE_WHO = re.compile(r"[ \u00a0](?:de|dem|alla|dessa)[ \u00a0](?:som(?![ \u00a0](?:en|ett)\b)|med|vars)((?:[ \u00a0][^\W\d_]+){1,3})")


def of_phrase(text: str, at: int) -> tuple[str | None, int]:
    """ "av samtliga misstänkta för sexualbrott": the phrase with av after a share."""
    hit = _OF.match(text, at)
    if hit is None:
        return None, at
    those = _THOSE_WHO.match(text, hit.end())
    if those:
        end = those.start(1) + len(_without_tail(those[1]))
        return text[hit.start() : end].strip(), end
    phrase, end = following(text, hit.end(), determiners=True)
    if phrase is None:
        return None, at
    return text[hit.start() : end].strip(), end


def _without_tail(clause: str) -> str:
    """The first words of a relative clause, without those at their end that lead on to the next or are the sentence's verb."""
    words_of = re.split(r"(?=[ \u00a0])", clause)[1:]
    while len(words_of) > 1:
        last = words_of[-1][1:].lower()
        if last == "sig" or not (last in _STOP or (len(words_of) > 2 and is_verb(last))):
            break
        words_of.pop()
    return "".join(words_of)


def attribute(sentence: Sentence, at: int) -> str | None:
    """The phrase before "på"/"om" that the figure at `at` belongs to ("turisternas konsumtionsutgifter på 317 miljarder")."""
    before = sentence.before(at)
    if len(before) < 2 or before[-1][0] not in ("på", "om", "av") or at - before[-1][2] > 3:
        return None
    if before[-1][0] == "av":  # "till en kostnad av …", but "köptes av …"
        article = next((k for k in range(len(before) - 3, max(-1, len(before) - 6), -1) if before[k][0] in ("en", "ett")), None)
        if article is None or tuple(token[0] for token in before[article - 1 : -1]) in _WORTH:
            return None
        return _noun_phrase(sentence, before[article + 1 : -1])
    noun = before[-2]
    if (noun[0] in _FUNCTION and noun[0] not in _GROWTH) or noun[0] in _VERBS or len(noun[0]) < 4:
        return None
    k = len(before) - 2
    while k > 0 and k > len(before) - 9:
        word = before[k - 1]
        between = word[0] == "och" and any(token[0] == "mellan" for token in before[max(0, k - 5) : k - 1])
        if (
            word[0] in _VERBS
            or (word[0] in _BREAK and not between)
            or sentence.text[word[2] : before[k][1]].strip()
            or word[0] in ("på", "om", "med")
        ):
            break
        k -= 1
    while before[k][0] in _FUNCTION and before[k] is not noun:
        if before[k][0] in CLASSES["preposition"] and before[k][0] not in ("av", "till", "för"):
            return None
        k += 1
    inside = before[k : len(before) - 1]
    last = max((n for n, token in enumerate(inside) if token[0] in VERBS), default=-1)
    return _noun_phrase(sentence, inside[last + 1 :])


def subject(sentence: Sentence, at: int, low: int = 0) -> str | None:
    """What the sentence says the figure of: the subject before its verb, or between verb and figure where they are turned round.

    `at`: where the figure begins; `low`: where the figure before it ends, which nothing is looked for beyond.
    """
    tokens = _outside_brackets(sentence, sentence.before(at, low), at)
    verb = next((k for k in range(len(tokens) - 1, -1, -1) if tokens[k][0] in _VERBS), None)
    if verb is None:
        return None
    changed = _object(sentence, tokens, verb)
    if changed:
        return changed
    costs = tokens[verb][0] in _COSTS and verb > 0
    of_it = tokens[verb][0] in _COPULAS and verb > 0 and tokens[verb - 1][0] in _IT
    between = None if of_it or costs else _cut(sentence, _inverted(tokens[verb + 1 :]))
    if between:
        return between
    first = verb
    while first > 0 and verb - first < 10:
        first -= 1
        if tokens[first][0] in _AUX:
            inner = _cut(sentence, _inverted(tokens[first + 1 : verb]))
            if inner:
                return inner
            verb = first
            break
        if tokens[first][0] in _BREAK:
            break
    low = verb
    while low > 0:
        gap = sentence.text[tokens[low - 1][2] : tokens[low][1]]
        listed = any(token[0] == "och" for token in tokens[low:verb]) and not any(token[0] in VERBS for token in tokens[:low])
        infinitive = tokens[low - 1][0] == "att" and low < verb and tokens[low][0] in VERBS and tokens[low][0].endswith(("a", "as"))
        if infinitive:
            low -= 1
            continue
        if tokens[low - 1][0] in _TURNS or ";" in gap or ": " in gap or (", " in gap and low < verb and not listed):
            break
        low -= 1
    told = tokens[verb][0] in CLASSES["reporting"]
    found = _noun_phrase(sentence, tokens[low:verb], told)
    if found is None and costs and not any(token[0] in _IT for token in tokens[low:verb]):
        found = _cut(sentence, _inverted(tokens[verb + 1 :], costs))
    return found or _noun_phrase(sentence, tokens[:verb], told)


def _outside_brackets(sentence: Sentence, tokens: list[tuple[str, int, int]], at: int) -> list[tuple[str, int, int]]:
    """The words without those of a closed bracket that has a verb of its own ("länderna (som inte är med)")."""
    if ")" not in sentence.text[:at]:
        return tokens
    for bracket in _BRACKET.finditer(sentence.text, 0, at):
        inside = [token for token in tokens if bracket.start() < token[1] < bracket.end()]
        if any(token[0] in _VERBS for token in inside):
            tokens = [token for token in tokens if token not in inside]
    return tokens


def _object(sentence: Sentence, tokens: list[tuple[str, int, int]], verb: int) -> str | None:
    """What an infinitive after the `verb` changes: "räcker för att dämpa den globala uppvärmningen till …"."""
    if tokens[-1][0] not in ("till", "med", "från"):
        return None
    done = max((k for k in range(verb + 1, len(tokens) - 1) if tokens[k][0] in VERBS), default=0)
    if not done or tokens[done - 1][0] != "att" or not tokens[done][0].endswith("a"):
        return None
    owned_by_noun = any(token[0] not in _FUNCTION and token[0] not in PREDICATES for token in tokens[verb + 1 : done - 1])
    if owned_by_noun or (tokens[-1][0] == "med" and tokens[done][0] not in CLASSES["increase"] | CLASSES["decrease"]):
        return None  # "minskade kostnaden för att anställa personer med …": of the cost
    inside = tokens[done + 1 : -1]
    if not inside or inside[0][0] in CLASSES["preposition"] or "," in sentence.text[tokens[done][2] : tokens[-1][1]]:
        return None
    return _noun_phrase(sentence, inside)


_BRACKET = re.compile(r"\([^()]*\)")
_OWN = re.compile(r"[ \u00a0](?:sin|sitt|sina)(?=[ \u00a0])")


def owned(text: str, at: int) -> str | None:
    """What somebody has doubled or halved: "fördubblat sitt anslag"."""
    hit = _OWN.match(text, at)
    return following(text, hit.end())[0] if hit else None


def has_verb(sentence: Sentence, low: int, high: int) -> bool:
    """Whether a verb that states stands between two places of the sentence."""
    return any(token[0] in _VERBS for token in sentence.before(high, low))


def around(sentence: Sentence, at: int) -> str | None:
    """The words before a figure, back to the last comma or verb, where no subject was made out."""
    tokens = sentence.before(at)
    low = max(0, len(tokens) - 8)
    for k in range(len(tokens) - 1, low, -1):
        if "," in sentence.text[tokens[k - 1][2] : tokens[k][1]] and k < len(tokens) - 1:
            low = k
            break
    verb = max((k for k in range(low, len(tokens)) if is_verb(tokens[k][0]) and tokens[k - 1][0] != "att"), default=low - 1)
    return _noun_phrase(sentence, _content(tokens[verb + 1 :]))


def _inverted(tokens: list[tuple[str, int, int]], costs: bool = False) -> list[tuple[str, int, int]]:
    """The subject that follows its verb at once (adverbs may stand between); a phrase with a preposition is none.

    `costs`: what follows the verb may be who pays.
    """
    low = 0
    while low < len(tokens) and (tokens[low][0] in _LIGHT or tokens[low][0] in _AUX):
        low += 1
    if (
        low == len(tokens)
        or "enligt" in (tokens[low][0], tokens[low - 1][0] if low else "")
        or tokens[low][0] in CLASSES["preposition"]
        or tokens[low][0] in ("år", "att")
    ):
        return []
    if len(tokens) > low + 1 and tokens[low][0] not in _NO_OWNERS and _definite(tokens[low][0]) and _definite(tokens[low + 1][0]):
        # "sänker regeringen skatten med …": of the second; "kostar köerna samhället …": of the first
        return tokens[low : low + 1] if costs else _content(tokens[low + 1 :])
    return _content(tokens[low:])


def _content(tokens: list[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    """The tokens from the first to the last that carry meaning; empty where none does."""
    low, high = 0, len(tokens)
    while low < high and (tokens[low][0] in _FUNCTION or tokens[low][0] in CLASSES["month"] or tokens[low][0] == "år"):
        low += 1
    while high > low and tokens[high - 1][0] in _FUNCTION:
        high -= 1
    return tokens[low:high] if any(len(t[0]) > 3 for t in tokens[low:high]) else []


def _definite(word: str) -> bool:
    """Whether a word has the form of a noun with its article."""
    return bool(_DEFINITE_NOUN.search(word)) and word not in _FUNCTION and not _adjective(word)


def _cut(sentence: Sentence, tokens: list[tuple[str, int, int]]) -> str | None:
    for k in range(1, len(tokens)):
        if "," in sentence.text[tokens[k - 1][2] : tokens[k][1]]:
            return _noun_phrase(sentence, tokens[:k])
    return _noun_phrase(sentence, tokens)


def _noun_phrase(sentence: Sentence, tokens: list[tuple[str, int, int]], told: bool = True) -> str | None:
    """The noun phrase that the words hold, as the sentence writes it; none where it is a place, or (`told`) who tells the figure."""
    found = phrase_of(_after_verb(sentence, tokens), is_source if told else None)
    # "för det första": an ordinal counts nothing and is counted by nothing; nor does a number
    if not found or all(ordinal(token[0]) or atoms(token[0]) for token in found):
        return None
    if len(found) == 1 and _BARE_ADJECTIVE.search(found[0][0]):
        return None
    start = found[0][1]
    named = sentence.text[start].isupper()
    if named and (_AT_PLACE.search(sentence.text, start - 4, start) or (start and found[0][0] in CLASSES["body"])):
        return None
    found = _after_subject(found)
    cut = next((k for k in range(1, len(found)) if found[k][0] == "enligt" or _worth(found, k)), len(found))
    if cut > 2 and found[cut - 2][0] == "som" and found[cut - 3][0] not in _WHICH:
        cut -= 2  # the verb of a relative clause: "skogsbranden som ödelade"
    phrase = _span(sentence, found[:cut])
    return None if any(phrase == name for _, name in sentence.sources(named_in)) else phrase


def _after_verb(sentence: Sentence, tokens: list[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    """Without a verb in the past that leads them, and a name after it: "importerade Sverige odlad lax", "rusade till och med priset".

    A participle ("importerade varor") is followed by its noun, which has no article.
    """
    if len(tokens) < 2 or not _PAST.search(tokens[0][0]) or tokens[0][0] in CLASSES["nominal"]:
        return tokens
    begins = tokens[0][1]
    if begins and sentence.before(begins - 1) and sentence.before(begins - 1)[-1][0] in DETERMINERS:
        return tokens
    second, named = tokens[1][0], sentence.text[tokens[1][1]].isupper()
    if not (named or second in CLASSES["preposition"] or _definite(second) or tokens[0][0].endswith("ades")):
        return tokens
    owner = second.endswith("s") or len(tokens) < 3 or sentence.text[tokens[2][1]].isupper() or tokens[2][0] in _FUNCTION
    return tokens[2:] if named and not owner else tokens[1:]


_WHICH = ("andelen", "antalet", "de", "dem", "alla")
"""Which need their relative clause ("andelen som återfaller")."""
_WORTH = frozenset((("till", "ett", "värde"), ("till", "ett", "belopp"), ("till", "en", "summa")))
"""What follows the goods that an amount is of ("varor till ett värde av …")."""


def _worth(tokens: list[tuple[str, int, int]], k: int) -> bool:
    return tuple(token[0] for token in tokens[k : k + 3]) in _WORTH


def _after_subject(tokens: list[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    """What an article begins directly after a noun: the object after its subject ("regeringen ett första krisstöd")."""
    for k in range(len(tokens) - 2, 0, -1):
        if tokens[k][0] in ("en", "ett") and tokens[k - 1][0] not in _FUNCTION and tokens[k - 1][0] not in VERBS:
            return tokens if any(token[0] == "som" for token in tokens[:k]) else tokens[k + 1 :]
    return tokens


def _span(sentence: Sentence, tokens: list[tuple[str, int, int]]) -> str | None:
    if not tokens:
        return None
    phrase = sentence.text[tokens[0][1] : tokens[-1][2]]
    if "(" in phrase and ")" not in phrase:
        phrase = phrase.partition("(")[0].strip(" ,\u00a0")
    return phrase if len(phrase) <= 160 else phrase[-160:].partition(" ")[2]
