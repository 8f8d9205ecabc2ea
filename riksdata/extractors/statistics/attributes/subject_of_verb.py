"""What is counted or measured where it does not follow the figure: the subject or object of the verb that says the figure."""

from __future__ import annotations

import re

from riksdata.extractors.statistics.attributes.clause_words import BREAK, CLAUSES, COPULAS, LIGHT, text_between
from riksdata.extractors.statistics.attributes.clauses import finite, own
from riksdata.extractors.statistics.attributes.noun_phrase import DASHES, definite, noun_phrase
from riksdata.extractors.statistics.attributes.noun_words import FUNCTION, STATING, adjective
from riksdata.extractors.statistics.attributes.phrase_edges import PREDICATES, VERBS, Token, is_verb
from riksdata.extractors.statistics.sentence import Sentence
from riksdata.extractors.statistics.vocabulary import CLASSES
from riksdata.swedish.lazy import lazy_regex

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
        "räknas",
        "antas",
        "tros",
        "befaras",
        "förutspås",
        "förutspåddes",
        "spås",
        "prognostiseras",
        "förutses",
    )
)
_TENDING = frozenset(("komma", "riskerar", "riskerade", "tenderar", "hotar", "lär"))
_ASIDES = frozenset(
    (("till", "exempel"), ("bland", "annat"), ("i", "dag"), ("i", "genomsnitt"), ("i", "snitt"), ("i", "fjol"), ("enligt", "uppgift"))
)
_COSTS = CLASSES["costing"]
"""Verbs between which and the figure stands who pays or gets it."""
_WORTH = ("värd", "värt", "värda")
"""Right before an amount: then what its verb has behind it is no subject ("Tavlan är stulen och värd")."""
_IT = frozenset(("det", "detta", "här", "som", "vilket", "de", "den", "denna"))
_TURNS = frozenset(("att", "medan", "men", "eftersom", "vilket", "samtidigt"))
_NO_OWNERS = ("antalet", "andelen", "delen", "värdet", "kostnaden", "mängden")
"""Which begin phrases of several such nouns ("antalet boenden")."""


def before_verb(sentence: Sentence, at: int, low: int = 0) -> str | None:
    """What stands before the last verb of the figure's clause, whatever the verb ("Maxavgiften sätts till")."""
    sentence, at, low = own(sentence, at, low)
    tokens = sentence.before(at, low)
    verb = next((k for k in range(len(tokens) - 1, 0, -1) if is_verb(tokens[k][0]) or tokens[k][0] in STATING), None)
    if verb is None or at - tokens[verb][2] > _NEAR_VERB or "," in sentence.lower[tokens[verb][2] : at].replace(", utan ", " "):
        return None
    if any(token[0] in CLAUSES for token in tokens[verb + 1 :]):
        return None
    last = tokens[verb]
    while verb > 1 and (is_verb(tokens[verb - 1][0]) or tokens[verb - 1][0] in STATING or tokens[verb - 1][0] in LIGHT):
        verb -= 1
    first = verb
    while first and not (tokens[first - 1][0] in CLAUSES or is_verb(tokens[first - 1][0]) or "," in text_between(sentence, tokens, first)):
        first -= 1
    if first > 1 and tokens[first - 2][0] == "som":
        return None
    inside = tokens[first:verb]
    if not inside or any(token[0] in _IT for token in inside) or any(sentence.text[token[1]].isupper() for token in inside[first == 0 :]):
        return None
    found = noun_phrase(sentence, inside)
    if found and inside[0][0] in CLASSES["preposition"]:
        # "I dagens system omfördelas": the verb says more than what leads it
        return sentence.text[sentence.text.rfind(found, 0, last[1]) : last[2]] if last[0].endswith("s") else None
    return found


_NEAR_VERB = 45
"""Characters between a verb and the figure that it says."""


def nearing(sentence: Sentence, at: int, low: int = 0) -> str | None:
    """The subject of a verb that is the hedge of a figure ("visar att arbetslösheten närmar sig 10 procent")."""
    if not _NEARS.match(sentence.lower, at):
        return None
    tokens = sentence.before(at, low)
    first = max((k for k in range(len(tokens)) if tokens[k][0] in CLAUSES or finite(tokens[k][0])), default=-1) + 1
    if first < len(tokens) and tokens[first][0] in CLASSES["preposition"] and first and tokens[first - 1][0] in _AUX:
        return None  # "men har i vissa fall överstigit"
    return noun_phrase(sentence, tokens[first:])


_NEARS = lazy_regex(r"(?:närma(?:r|de|t)?[ \u00a0]sig|översti|överskri|översteg|underskri|understi|understeg|passera)")


def doubled(sentence: Sentence, at: int, low: int = 0) -> str | None:
    """What stands before a verb that is itself the figure ("Antalet företag fördubblades")."""
    sentence, at, low = own(sentence, at, low)
    tokens = sentence.before(at, low)
    first = max((k for k in range(len(tokens)) if tokens[k][0] in _TURNS or tokens[k][0] in VERBS), default=-1) + 1
    return noun_phrase(sentence, tokens[first:])


def subject(sentence: Sentence, at: int, low: int = 0) -> str | None:
    """What the sentence says the figure of: the subject before its verb, or between verb and figure where they are turned round.

    `at`: where the figure begins; `low`: where the figure before it ends, which nothing is looked for beyond.
    """
    sentence, at, low = own(sentence, at, low)
    opened = sentence.text.rfind("(", low, at)
    if (
        opened >= 0
        and ")" not in sentence.text[opened:at]
        and has_verb(sentence, opened, at)
        and not sentence.lower.startswith("(och ", opened)
    ):
        low = opened  # a statement in brackets has its own subject
    tokens = sentence.before(at, low)
    verb = next((k for k in range(len(tokens) - 1, -1, -1) if tokens[k][0] in STATING), None)
    if verb is None:
        return None
    price = verb
    if verb > 1 and tokens[verb - 1][0] == "att" and tokens[verb - 2][0] in _AUX | _TENDING:
        verb -= 2  # "kommer att öka med"
    joined = verb and tokens[verb - 1][0] in ("och", "samt") and text_between(sentence, tokens, verb).isspace()
    if joined and (same := _of_first_verb(sentence, tokens, verb - 1)):
        return same
    changed = _object(sentence, tokens, verb) or _chance(sentence, tokens[:verb]) or _estimated(sentence, tokens, verb)
    if changed:
        return changed
    if coming := _coming(sentence, tokens, verb):
        return coming
    costs = verb > 0 and (tokens[verb][0] in _COSTS or (tokens[-1][0] in _WORTH and tokens[verb][0] not in ("har", "hade")))
    if costs and "," in text_between(sentence, tokens, verb) and tokens[0][0] in CLASSES["preposition"]:
        costs = False  # "Med bilhyra, kostar varje försök"
    of_it = tokens[verb][0] in COPULAS and verb > 0 and tokens[verb - 1][0] in _IT
    between = (
        None
        if of_it or costs or _led_by_subject(sentence, tokens, verb)
        else _turned(sentence, _inverted(_behind_asides(sentence, tokens[verb + 1 :])))
    )
    said_of_it = between and tokens[verb][0] in COPULAS and verb and " " not in between and not definite(between.lower())
    if said_of_it and between and between.endswith("t") and _led(sentence, tokens, verb):
        between = None  # "bortfallet för staten blir enormt"
    if between and not (said_of_it and "," in sentence.text[tokens[verb][2] : at]):  # "reviret är vidsträckt, vanligen 2 km"
        return between
    first = verb
    while first > 0 and verb - first < 10:
        first -= 1
        if tokens[verb][0] in _AUX and "," in sentence.text[tokens[first][2] : tokens[first + 1][1]]:
            break
        if tokens[first][0] in _AUX and not (first and tokens[first - 1][0] == "som"):
            inner = _cut(sentence, _inverted(_behind_asides(sentence, tokens[first + 1 : verb])))
            if inner:
                return inner
            verb = first
            break
        if tokens[first][0] in BREAK:
            break
    begun = _second_clause(tokens, verb)
    low = end = verb
    while low > begun:
        gap = text_between(sentence, tokens, low)
        listed = any(token[0] == "och" for token in tokens[low:verb]) and not any(token[0] in VERBS for token in tokens[:low])
        infinitive = tokens[low - 1][0] == "att" and low < verb and tokens[low][0] in VERBS and tokens[low][0].endswith(("a", "as"))
        if infinitive:
            low -= 1
            continue
        if low > 2 and tokens[low - 1][0] == "att" and tokens[low - 2][0] == "genom":
            end, low = low - 2, low - 2  # "sektorn genom att utnyttja tekniken kan effektiviseras"
            continue
        placed = (
            tokens[low - 1][0] == "där" and low < verb and definite(tokens[low][0].removesuffix("s"))
        )  # "tågen där pendlingen beräknas öka"
        dashed = gap in DASHES and low < verb
        if dashed or placed or tokens[low - 1][0] in _TURNS or ";" in gap or ": " in gap or (", " in gap and low < verb and not listed):
            break
        low -= 1
    told = tokens[verb][0] in CLASSES["reporting"]
    found = noun_phrase(sentence, tokens[low:end], told)
    if found is None and tokens[price][0] in _PRICES and _is_of_pronoun(tokens, price):
        return _cost_of_whom(sentence, tokens, price)
    if found is None and costs and not any(token[0] in _IT for token in tokens[low:verb]):
        found = _cut(sentence, _inverted(tokens[verb + 1 :], costs))
    if found is None and low > begun and any(token[0] in _SOMEBODY for token in tokens[low:verb]):
        return None  # "menade att det riskerade": not who thinks so
    return found or noun_phrase(sentence, tokens[begun:verb], told)


def _behind_asides(sentence: Sentence, tokens: list[Token]) -> list[Token]:
    """The words behind a verb without those that say when or by whom it is told, where the subject follows them.

    "ökade enligt SCB hyrorna med": the rents; with nothing definite behind what stands between, all the words.
    """
    low = 0
    while low < len(tokens):
        word = tokens[low][0]
        if word == "enligt":
            end = low + 1
            while end < len(tokens) and sentence.text[tokens[end][1]].isupper():
                end += 1
            owner = end > low + 1 and tokens[end - 1][0].endswith("s") and end + 1 < len(tokens)
            if owner and not definite(tokens[end][0]) and tokens[end][0] not in _NO_OWNERS:
                end += 1  # "enligt Statens järnvägar"
            told_by = end == low + 1 and end < len(tokens) and (definite(tokens[end][0]) or tokens[end][0] in ("uppgift", "uppgifter"))
            low = end + told_by
        elif low + 1 < len(tokens) and _says_when(word, tokens[low + 1][0]):
            low += 2
        elif word == "under" and low + 1 < len(tokens) and (time := _time_behind(tokens, low + 1)):
            low = time
        else:
            break
    rest = tokens[low:]
    named = bool(rest) and (definite(rest[0][0]) or rest[0][0] in _NO_OWNERS)
    return rest if low and named and "," not in sentence.text[tokens[0][1] : rest[0][1]] else tokens


def _says_when(word: str, following: str) -> bool:
    """Whether two words say when ("i fjol", "i april", "samma år")."""
    if word == "i":
        return following in _WHEN or following in CLASSES["month"]
    return word in _WHICH_TIME and _TIME.search(following) is not None


def _time_behind(tokens: list[Token], low: int) -> int:
    """Where a time ends that begins at a word with at most two words before its noun; 0 where none does."""
    for k in range(low, min(low + 3, len(tokens))):
        if _TIME.search(tokens[k][0]):
            return k + 1
        if tokens[k][0] not in _WHICH_TIME and tokens[k][0] not in _LATEST and tokens[k][0] not in ("den", "det", "de", "hela"):
            return 0
    return 0


_WHEN = frozenset(("fjol", "år", "dag", "genomsnitt", "snitt", "praktiken", "stället"))
_WHICH_TIME = frozenset(("förra", "samma", "varje", "nästa", "föregående"))
_PRICES = ("kosta", "kostar", "kostade", "kostat")


def _is_of_pronoun(tokens: list[Token], verb: int) -> bool:
    """Whether a pronoun is the subject of a verb, with nothing but auxiliaries between."""
    k = verb - 1
    while k >= 0 and (tokens[k][0] in _AUX or tokens[k][0] in _TENDING or tokens[k][0] in LIGHT or tokens[k][0] == "att"):
        k -= 1
    turned = any(token[0] in _THAT for token in tokens[max(0, k) : verb])
    return (k >= 0 and tokens[k][0] in _THAT) or turned


_THAT = ("det", "detta", "den", "denna")


def _cost_of_whom(sentence: Sentence, tokens: list[Token], verb: int) -> str | None:
    """What a pronoun costs somebody, with the verb: who pays alone would be what costs ("Det kostar samhället")."""
    last = len(tokens)
    while last > verb + 1 and (
        tokens[last - 1][0] in FUNCTION or tokens[last - 1][0] in CLASSES["several"] or tokens[last - 1][0] in LIGHT
    ):
        last -= 1
    if last == verb + 1 or last - verb > _MOST_PAYER or "," in sentence.text[tokens[verb][2] : tokens[last - 1][1]]:
        return None
    return sentence.text[tokens[verb][1] : tokens[last - 1][2]] if noun_phrase(sentence, tokens[verb + 1 : last]) else None


_MOST_PAYER = 5


def _of_first_verb(sentence: Sentence, tokens: list[Token], och: int) -> str | None:
    """The subject that a verb shares with the one before "och" ("bygget stått stilla och kostat", "Avtalet slöts i fjol och är värt")."""
    first = och
    while first and not (first < och and "," in text_between(sentence, tokens, first)):
        word, behind = tokens[first - 1][0], tokens[first][0]
        infinitive = word in ("att", "och") and first < och and behind in VERBS and behind.endswith(("a", "as"))
        if not infinitive and (word in CLAUSES or word in ("och", "samt", "innan")):
            break
        first -= 1
    verb = next((k for k in range(first, och) if _finite(tokens[k][0])), None)
    if verb is None or (first and tokens[first - 1][0] in ("som", "och", "samt")):
        return None
    before = tokens[first:verb]
    if not before or before[0][0] in CLASSES["preposition"]:
        by = next((k for k in range(verb + 1, och) if tokens[k][0] == "av" and tokens[verb][0].endswith("s")), och)
        return _cut(sentence, _inverted(tokens[verb + 1 : by]))
    if before[0][0] in _IT | _SOMEBODY:
        return None
    if any(token[0] == "att" for token in before):  # "Avtalet om att bygga och sköta huset slöts i fjol och är värt"
        found = sentence.text[before[0][1] : before[-1][2]]
        return found if len(found) <= _MOST_SUBJECT and definite(before[0][0]) else None
    return noun_phrase(sentence, before)


_MOST_SUBJECT = 110


def _finite(word: str) -> bool:
    """Whether a word is a verb of a clause, or its supine without "har"."""
    return (word in STATING or is_verb(word)) and not word.endswith(("a", "as"))


def _led_by_subject(sentence: Sentence, tokens: list[Token], verb: int) -> bool:
    """Whether the subject of "har" stands before it, so that a time behind it is none ("Antalet har sedan inträdet gått ned från")."""
    if tokens[verb][0] not in ("har", "hade") or verb + 1 >= len(tokens) or tokens[verb + 1][0] not in ("sedan", "sen", "alltsedan"):
        return False
    return definite(tokens[verb - 1][0]) or noun_phrase(sentence, tokens[_second_clause(tokens, verb) : verb]) is not None


def _led(sentence: Sentence, tokens: list[Token], verb: int) -> bool:
    """Whether a subject stands before a copula, so that an adjective behind it is none."""
    return verb > 0 and not definite(tokens[-1][0]) and noun_phrase(sentence, tokens[_second_clause(tokens, verb) : verb]) is not None


_SOMEBODY = frozenset(("det", "vi", "man", "jag", "han", "hon"))


def _coming(sentence: Sentence, tokens: list[Token], verb: int) -> str | None:
    """The subject between "kommer" and "att" ("kommer nivåerna att vara")."""
    if verb < _LEAST_COMING or tokens[verb - 1][0] != "att":
        return None
    low = max(0, verb - 10)
    come = next((k for k in range(verb - 3, low - 1, -1) if tokens[k][0] in ("kommer", "kom")), None)
    if come is None or any(token[0] in CLAUSES for token in tokens[come + 1 : verb - 1]):
        return None
    inside = tokens[come + 1 : verb - 1]
    if len(inside) == 1 and sentence.text[inside[0][1] : inside[0][2]].isupper():
        return sentence.text[inside[0][1] : inside[0][2]]  # "kommer SJ att bli"
    return _cut(sentence, _inverted(inside))


_LEAST_COMING = 3
_ESTIMATES = frozenset(
    ("beräknar", "beräknade", "uppskattar", "uppskattade", "bedömer", "bedömde", "värderar", "värderade", "anger", "angav")
)
_ACTOR = lazy_regex(
    r"""
    (?:
        verket|bolaget|polisen|regeringen|utredningen|myndigheten|styrelsen|inspektionen  # verket
        |kassan|rådet|departementet|institutet|förbundet|forskarna|experterna             # kassan
    )$
    """,
    re.X,
)


def _estimated(sentence: Sentence, tokens: list[Token], verb: int) -> str | None:
    """The object of an estimate that leads its sentence ("Kostnaderna för bron beräknar verket till 3 miljoner kronor")."""
    actor = tokens[verb + 1 : -1]
    if not verb or tokens[verb][0] not in _ESTIMATES or tokens[-1][0] not in ("till", "som") or not 0 < len(actor) < _MOST_ACTOR:
        return None
    if not all(sentence.text[start].isupper() or _ACTOR.search(word) or word in CLASSES["body"] for word, start, _ in actor):
        return None
    return noun_phrase(sentence, tokens[:verb]) if "," not in sentence.text[tokens[0][1] : tokens[verb][1]] else None


_MOST_ACTOR = 4
_CHANCES = frozenset(("risken", "risk", "sannolikheten", "chansen", "chanserna", "oddsen"))
"""Nouns of which a clause with "för att" tells ("Risken för att drabbas ökar tre gånger")."""


def _chance(sentence: Sentence, tokens: list[Token]) -> str | None:
    """The noun of which a clause with "för att" tells right before its verb."""
    found = next((k for k in range(len(tokens) - 3, -1, -1) if tokens[k][0] in _CHANCES), None)
    if found is None or [token[0] for token in tokens[found + 1 : found + 3]] != ["för", "att"]:
        return None
    if "," in sentence.text[tokens[found][2] : tokens[-1][2]]:
        return None
    start, end = tokens[found][1:3]
    return sentence.text[start:end]


def _second_clause(tokens: list[Token], verb: int) -> int:
    """Where the clause of a verb begins that "och" joins to a whole one ("Bolaget består av två delar och vinsten har ökat"); else 0."""
    och = next((k for k in range(verb - 1, 0, -1) if tokens[k][0] == "och"), None)
    if och is None or och + 1 == verb or any(token[0] in CLAUSES for token in tokens[:och]):
        return 0
    finite = any(is_verb(token[0]) and not token[0].endswith(("a", "as", "t", "ts")) for token in tokens[:och])
    named = definite(tokens[verb - 1][0]) or definite(tokens[och + 1][0])
    return och + 1 if finite and named else 0


def _object(sentence: Sentence, tokens: list[Token], verb: int) -> str | None:
    """What an infinitive after the `verb` changes: "räcker för att dämpa den globala uppvärmningen till …"."""
    if tokens[-1][0] not in ("till", "med", "från"):
        return None
    done = max((k for k in range(verb + 1, len(tokens) - 1) if tokens[k][0] in VERBS), default=0)
    governed = tokens[done - 1][0] == "att" or (tokens[-1][0] == "med" and tokens[verb][0] in _AUX)
    if not done or not governed or not tokens[done][0].endswith("a"):
        return None
    owned_by_noun = any(token[0] not in FUNCTION and token[0] not in PREDICATES for token in tokens[verb + 1 : done - 1])
    if owned_by_noun or (tokens[-1][0] == "med" and tokens[done][0] not in CLASSES["increase"] | CLASSES["decrease"]):
        return None  # "minskade kostnaden för att anställa personer med …": of the cost
    inside = tokens[done + 1 : -1]
    if not inside or inside[0][0] in CLASSES["preposition"] or "," in sentence.text[tokens[done][2] : tokens[-1][1]]:
        return None
    return noun_phrase(sentence, inside)


def has_verb(sentence: Sentence, low: int, high: int) -> bool:
    """Whether a verb that states stands between two places of the sentence."""
    return any(token[0] in STATING for token in sentence.before(high, low))


def around(sentence: Sentence, at: int) -> str | None:
    """The words before a figure, back to the last comma or verb, where no subject was made out."""
    sentence, at, _ = own(sentence, at)
    tokens = sentence.before(at)
    low = max(0, len(tokens) - 8)
    for k in range(len(tokens) - 1, low, -1):
        if "," in text_between(sentence, tokens, k) and k < len(tokens) - 1:
            low = k
            break
    verb = max((k for k in range(low, len(tokens)) if is_verb(tokens[k][0]) and tokens[k - 1][0] != "att"), default=low - 1)
    if verb >= 0 and tokens[verb][0] in COPULAS and sentence.text.endswith((", ", ",\u00a0"), 0, at):
        return None  # "arbetet är stressande, 26 procent känner": of the clause before
    return noun_phrase(sentence, _content(tokens[verb + 1 :]))


def _inverted(tokens: list[Token], costs: bool = False) -> list[Token]:
    """The subject that follows its verb at once (adverbs may stand between); a phrase with a preposition is none.

    `costs`: what follows the verb may be who pays.
    """
    low = 0
    while low < len(tokens) and (aside := _asides(tokens, low)):
        low += aside
    if (
        low == len(tokens)
        or "enligt" in (tokens[low][0], tokens[low - 1][0] if low else "")
        or tokens[low][0] in CLASSES["preposition"]
        or tokens[low][0] in _NO_SUBJECT
    ):
        return []
    if len(tokens) > low + 1 and tokens[low][0] not in _NO_OWNERS and definite(tokens[low][0]) and definite(tokens[low + 1][0]):
        # "sänker regeringen skatten med …": of the second; "kostar köerna samhället …": of the first
        return tokens[low : low + 1] if costs else _content(tokens[low + 1 :])
    head = low
    while head + 1 < len(tokens) and (tokens[head][0] in ("den", "det", "de") or (head > low and adjective(tokens[head][0]))):
        head += 1
    if head > low and not costs and head + 1 < len(tokens) and definite(tokens[head][0]) and definite(tokens[head + 1][0]):
        return _from_level(tokens[head + 1 :])  # "sänkte den nya regeringen skatten från 2006 års nivå med …"
    rest = _content(tokens[low:])
    return [] if len(rest) == 1 and rest[0][0].endswith(_ADVERBIAL) and not definite(rest[0][0]) else rest


def _from_level(tokens: list[Token]) -> list[Token]:
    """The words without the level from which something changes."""
    level = next((k for k, token in enumerate(tokens) if token[0] == "från"), len(tokens))
    return _content(tokens[:level] if tokens[-1][0].startswith("nivå") or tokens[-1][0] == "med" else tokens)


_ADVERBIAL = ("artat", "erat", "igt", "skt", "amt", "ätt", "nabbt", "raftigt")
"""Ends of adverbs ("lavinartat"), which no subject has."""
_NO_SUBJECT = frozenset(
    (
        *("år", "att", "så", "då", "när", "där", "som", "medan", "innan"),
        *("budgetåret", "läsåret", "skolåret", "verksamhetsåret", "kalenderåret", "räkenskapsåret"),
    )
)
"""Behind a verb: then no subject follows it, but a time or a clause ("var, när löftet gavs, 12 procent")."""
_ESTIMATED = lazy_regex(r"(?:beräkna|uppskatta|budgetera|kalkylera|prognostisera|värdera|begränsa)[dt]$|bedöm[dt]$|fastställ[dt]$|satt$")
"""Participles of verbs that say a figure of their subject ("kostnaden är beräknad till")."""


def _asides(tokens: list[Token], low: int) -> int:
    """How many words that say nothing of the subject stand at `low`: an adverb, an auxiliary, "till exempel"."""
    if tuple(token[0] for token in tokens[low : low + 2]) in _ASIDES:
        return 2
    if tokens[low][0] in ("de", "den", "det") and low + 1 < len(tokens) and tokens[low + 1][0] in _LATEST:
        time = next((k for k in range(low + 2, min(low + 5, len(tokens))) if _TIME.search(tokens[k][0])), None)
        if time is not None:
            return time + 1 - low  # "har de senaste tio åren sjunkit"
    if tokens[low][0] == "i" and low + 2 < len(tokens) and tokens[low + 2][0] == "fall":
        return 3  # "tar det i bästa fall"
    estimated = low + 1 < len(tokens) and tokens[low + 1][0] == "till" and _ESTIMATED.match(tokens[low][0])
    return int(bool(estimated) or tokens[low][0] in LIGHT or tokens[low][0] in _AUX)


_LATEST = frozenset(("senaste", "sista", "gångna", "första", "kommande", "närmaste", "följande", "föregående"))
_TIME = lazy_regex(r"(?:år(?:et|en)?|månad(?:en|erna)?|veck(?:an|orna)|dag(?:en|arna)|tiden|decenni(?:et|erna)|kvartalet|perioden|seklet)$")


_NAMED_CHANGE = lazy_regex(r"(?:ning|växt|gång)en$")


def _content(tokens: list[Token]) -> list[Token]:
    """The tokens from the first to the last that carry meaning; empty where none does."""
    low, high = 0, len(tokens)
    while low < high and (
        (tokens[low][0] in FUNCTION and not _NAMED_CHANGE.search(tokens[low][0]))
        or tokens[low][0] in CLASSES["month"]
        or tokens[low][0] == "år"
    ):
        low += 1
    while high > low and tokens[high - 1][0] in FUNCTION:
        high -= 1
    return tokens[low:high] if any(len(t[0]) > 3 or t[0] == "män" for t in tokens[low:high]) else []


def _turned(sentence: Sentence, tokens: list[Token]) -> str | None:
    """The subject that follows its verb; "antalet ärenden redovisade till åklagare" is of the number, whatever its participle leads to."""
    found = _cut(sentence, tokens)
    if found is None or not tokens or tokens[0][0] not in _NO_OWNERS or found.lower().startswith(tokens[0][0]):
        return found
    verb = next((k for k, token in enumerate(tokens) if is_verb(token[0])), 0)
    return noun_phrase(sentence, tokens[:verb]) or found


def _cut(sentence: Sentence, tokens: list[Token]) -> str | None:
    for k in range(1, len(tokens)):
        if "," in text_between(sentence, tokens, k):
            return noun_phrase(sentence, tokens[:k])
    return noun_phrase(sentence, tokens)
