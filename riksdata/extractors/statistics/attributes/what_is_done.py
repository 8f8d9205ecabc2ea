"""What is done or happens, as the words before a figure tell it with subject and verb.

"Butiken har rånats" tre gånger; "Föreningen omsätter" 2 miljoner kronor; "kvinnor tjänar" 10 procent mindre: the subject alone would
not say what the figure is of.
"""

from __future__ import annotations

import re

from riksdata.extractors.statistics.attributes.clause_words import CLAUSES, COPULAS, LIGHT, text_between
from riksdata.extractors.statistics.attributes.clauses import own
from riksdata.extractors.statistics.attributes.finite_verbs import finite
from riksdata.extractors.statistics.attributes.noun_phrase import DASHES, definite
from riksdata.extractors.statistics.attributes.noun_words import FUNCTION, STATING
from riksdata.extractors.statistics.attributes.phrase_edges import CIRCUMSTANCES, TIMES, Token, is_verb
from riksdata.extractors.statistics.attributes.subject_words import PERSONAL
from riksdata.extractors.statistics.candidates import Candidate
from riksdata.extractors.statistics.sentence import Sentence
from riksdata.extractors.statistics.vocabulary import CLASSES
from riksdata.swedish.lazy import lazy_regex

_S = "[ \u00a0]"
_MOST = 90
"""Characters of what is done."""
_PRONOUNS = PERSONAL | {"dem", "dom", "du", "dessa", "denna", "detta", "som", "vilket", "vilka"}
_TURNS = (CLAUSES - {"än"}) | {"så", "varför", "varpå", "sedan", "innan", "samtidigt", "fastän"}
"""Words behind which another clause begins."""
_AUXILIARIES = CLASSES["auxiliary"] | CLASSES["modal"] | {"skulle", "måste", "behöver", "behövde", "behöva", "kommer", "kunnat", "tvingas"}
_ASIDES = LIGHT | {
    "totalt",
    "sammanlagt",
    "redan",
    "hela",
    "minst",
    "högst",
    "själv",
    "själva",
    "då",
    "nu",
    "ofta",
    "till",
    "eller",
    "ett",
    "en",
}
_ASIDES |= CLASSES["several"] | {"par", "i", "dag", "dessutom", "tillsammans", "närmare", "omkring", "upp", "ungefär", "både", "också"}
"""Words before a figure that do not belong to what is done."""


def happening(candidate: Candidate, low: int = 0) -> str | None:
    """What happens so many times ("Butiken har rånats" tre gånger): told before the figure, or behind one that leads its clause."""
    sentence = candidate.sentence
    return done_before(sentence, min(candidate.start - sentence.start, candidate.q_start), low)


def done_behind(candidate: Candidate) -> str | None:
    """What is done so many times, behind a figure that leads its sentence ("Fyra gånger har skolan brunnit")."""
    sentence = candidate.sentence
    if sentence.before(min(candidate.start - sentence.start, candidate.q_start)):
        return None
    ends = _CLAUSE_ENDS.search(sentence.text, candidate.q_end)
    tokens = [token for token in sentence.tokens if candidate.q_end <= token[1] and token[2] <= (ends.start() if ends else token[2])]
    while tokens and not _verbal(tokens[0][0]):
        tokens = tokens[1:]
    if not tokens:
        return None
    found = sentence.text[tokens[0][1] : tokens[-1][2]]
    return found if len(found) <= _MOST and any(_tells(token[0]) for token in tokens) else None


_CLAUSE_ENDS = lazy_regex(rf"[.,;:(]|{_S}(?:och|men|medan|eftersom|då|när|för{_S}att|utan){_S}")


_NO_NAMES = (_PRONOUNS - {"detta", "dessa"}) | {"och"}


def with_subject(candidate: Candidate, low: int = 0) -> str | None:
    """What somebody does so long or for so much, where a noun says who ("Föreningen har arbetat för detta" i tio år)."""
    done = happening(candidate, low)
    if done is None:
        return None
    words = done.lower().split()
    named = [word for word in words if word not in FUNCTION and not _verbal(word)]
    levels = _AUXILIARIES if candidate.quantity.kind == "time" else _LEVELS | _AUXILIARIES
    lexical = any(_verbal(word) and word not in levels for word in words)
    whose = any(word in _NO_NAMES and not _is_article(words, k) for k, word in enumerate(words))
    whose = whose or words[:1] == ["detta"]
    return done if named and lexical and not whose else None


def _is_article(words: list[str], k: int) -> bool:
    """Whether a word is the article of a noun behind it ("det permanent avspärrade luftrummet")."""
    return words[k] in ("den", "det", "de") and any(definite(word) or word.endswith("an") for word in words[k + 1 : k + 4])


_PAST = lazy_regex(r"\w{2}(?:[kpst]te|[lrgv]de|dde)$")
"""Verbs that no list needs to hold, in a clause without another."""
_LEVELS = (
    COPULAS
    | CLASSES["increase"]
    | CLASSES["decrease"]
    | {"har", "hade", "ligger", "låg", "legat", "vara", "varit", "blivit", "bli", "finns", "fanns", "uppgår", "uppgick", "motsvarar", "gör"}
)
"""Verbs by which a subject is itself so much more or less."""


def lasting(candidate: Candidate, found: str, low: int = 0) -> str:
    """What somebody does so long ("Taiwan hade deltagit i mötet" under åtta år), where only who does it was found."""
    done = happening(candidate, low)
    if done is None or found.lower() not in done.lower() or " och " in done or _verbal(found.lower()) or _TIME.search(found.lower()):
        return found
    verbs = [word for word in done.lower().replace(found.lower(), " ", 1).split() if _verbal(word)]
    return done if verbs and verbs[-1] not in _LAST and verbs[-1] not in _AUXILIARIES | _LEVELS else found


_TIME = lazy_regex(r"(?:tid|tiden|tider|tiderna|ålder|åldern|längd|längden|avstånd|avståndet)$")
"""What lasts itself, whatever is said of it."""
_LAST = CLASSES["measuring"] | {
    *("gäller", "gällde", "gälla", "kräver", "krävde", "tagit", "ta", "dröja", "vara", "uppgå", "uppgår", "uppgick", "beräknas", "väntas"),
    *(
        "beräknats",
        "uppskattas",
        "förlängas",
        "förlängts",
        "förlängdes",
        "sträcka",
        "omfattar",
        "omfattade",
        "dröjt",
        "kortats",
        "förkortats",
    ),
    *(
        "öka",
        "ökat",
        "minska",
        "minskat",
        "förlänga",
        "överstiga",
        "överstiger",
        "pågå",
        "nå",
        "varierat",
        "varierade",
        "varierar",
        "ligga",
        "ligger",
        "kosta",
        "kostar",
    ),
}
"""Verbs of what lasts itself."""


def compared_by(candidate: Candidate, found: str, low: int = 0) -> str:
    """What somebody does so much more or less than another ("kvinnor tjänar" 10 procent mindre), where only who does it was found."""
    done = happening(candidate, low)
    if done is None or found.lower() not in done.lower():
        return found
    beside = done.lower().replace(found.lower(), " ", 1).split()
    return done if any(_verbal(word) and word not in _LEVELS for word in beside) else found


def done_before(whole: Sentence, place: int, behind: int = 0) -> str | None:
    """What is done, from its subject to the last word before the figure at `place`; without the subject where a pronoun is it.

    `behind`: where the figure before it ends.
    """
    sentence, at, low = own(whole, place, behind)
    tokens = _clause(sentence, at, low)
    while tokens and (tokens[-1][0] in CLASSES["preposition"] or tokens[-1][0] in _ASIDES) and tokens[-1][0] not in _KEPT:
        tokens = tokens[:-1]
    verbs = [k for k, token in enumerate(tokens) if _verbal(token[0])]
    verbs = verbs or [k for k, token in enumerate(tokens) if _PAST.search(token[0]) and not definite(token[0])][:1]
    if not verbs or len(tokens) - verbs[-1] > _MOST_BEHIND:
        return None
    chain = verbs[-1]
    while (chain and _verbal(tokens[chain - 1][0])) or (chain > 1 and tokens[chain - 1][0] == "att" and _verbal(tokens[chain - 2][0])):
        chain -= 1
    finites = [k for k in verbs if finite(tokens[k][0]) and not (k and _verbal(tokens[k - 1][0]))]
    if len(finites) > 1 and _led_by_som(sentence, tokens):  # "team som gör inspektioner slog till": not of the relative clause
        tokens, verbs = tokens[finites[-1] :], [k - finites[-1] for k in verbs if k >= finites[-1]]
        chain = max(chain - finites[-1], 0)
    for begins in (_subject_begins(tokens, verbs), chain, verbs[-1]):
        found = _as_written(whole, tokens[begins:], place)
        if found and any(_tells(token[0]) for token in tokens[begins:]):
            return found
    return None


def _led_by_som(sentence: Sentence, tokens: list[Token]) -> bool:
    """Whether the words follow "som"."""
    before = sentence.before(tokens[0][1])
    return bool(before) and before[-1][0] == "som"


def _as_written(whole: Sentence, tokens: list[Token], place: int) -> str | None:
    """The words from the first to the last as the whole sentence writes them, unless that is long or names a source."""
    words = whole.before(place)
    last = next((k for k in range(len(words) - 1, -1, -1) if words[k][0] == tokens[-1][0]), None)
    if last is None:
        return None
    first = last if len(tokens) == 1 else next((k for k in range(last - 1, -1, -1) if words[k][0] == tokens[0][0]), None)
    found = whole.text[words[first][1] : words[last][2]] if first is not None else ""
    whose = any(token[0] == "enligt" for token in tokens)
    return found if 0 < len(found) <= _MOST and found.count("(") == found.count(")") and not whose else None


_KEPT = frozenset(("ut", "in", "ned", "ner", "bort", "över", "tillbaka", "fram", "igen", "ihop"))
"""Particles that a verb may end with."""
_MOST_BEHIND = 7
"""Words from the last verb to the figure."""


def _tells(word: str) -> bool:
    """Whether a word tells what is done: no auxiliary and no small word."""
    return word not in _AUXILIARIES and (word not in FUNCTION or _verbal(word))


def _verbal(word: str) -> bool:
    return is_verb(word) or word in STATING or word in _AUXILIARIES or word.endswith(("ats", "ades", "its", "nnit"))


def _clause(sentence: Sentence, at: int, low: int) -> list[Token]:
    """The words of the figure's clause before it."""
    tokens = sentence.before(at, low)
    first = len(tokens)
    while first:
        if first < len(tokens):
            gap = text_between(sentence, tokens, first)
            if "," in gap or ";" in gap or ": " in gap or gap in DASHES:
                break
        word = tokens[first - 1][0]
        behind_verb = word in _ADVERBS and first > 1 and finite(tokens[first - 2][0])  # "kommer där enligt ledningen att"
        if word in _TURNS and not behind_verb and not (word == "att" and _goes_on(tokens, first - 1)):
            break
        if word in ("och", "men") and _new_subject(tokens, first):
            break
        first -= 1
    return tokens[first:]


_ADVERBS = frozenset(("där", "då", "så", "sedan"))
"""Which behind a finite verb begin no clause."""


def _goes_on(tokens: list[Token], att: int) -> bool:
    """Whether "att" belongs to the verb before it ("kommer företaget att behöva investera")."""
    behind = tokens[att + 1][0] if att + 1 < len(tokens) else ""
    led = any(token[0] in _LEADING for token in tokens[max(0, att - _COMING) : att])
    return led and behind.endswith(("a", "å", "as", "ås"))


_LEADING = frozenset(("kommer", "kom", "komma", "riskerar", "väntas", "tvingas", "tvingats", "behöver", "tenderar"))
_COMING = 5


def _new_subject(tokens: list[Token], first: int) -> bool:
    """Whether a clause with a subject and a finite verb of its own begins at a word behind "och"."""
    verb = next((k for k in range(first, len(tokens)) if finite(tokens[k][0])), None)
    begun = max((k for k in range(first - 1) if tokens[k][0] in _TURNS), default=-1) + 1
    return verb is not None and verb > first and any(finite(token[0]) or _verbal(token[0]) for token in tokens[begun : first - 1])


def _subject_begins(tokens: list[Token], verbs: list[int]) -> int:
    """Where what is done begins: at its subject, or at its verb where the subject says nothing or stands behind it."""
    first, last = verbs[0], verbs[-1]
    low = 0
    source = tokens[0][0] == "enligt"
    while low < first and (tokens[low][0] in LIGHT or tokens[low][0] in _SMALL):
        low += 1
    lead = tokens[low:first]
    if (
        not lead
        or source
        or lead[0][0] in CLASSES["preposition"]
        or lead[0][0] in TIMES
        or all(token[0] in CIRCUMSTANCES for token in lead)
    ):
        behind = next((k for k in verbs[1:] if k > first), None)
        if behind is None:
            return first  # "I fjol ryckte polisen ut"
        subject = [token for token in tokens[first + 1 : behind] if token[0] not in LIGHT]
        return last if not subject or subject[0][0] in _PRONOUNS or not _named(subject) else first
    return last if lead[0][0] in _PRONOUNS and len(lead) == 1 else low


_SMALL = frozenset(("och", "men", "så", "då", "sedan", "varför"))


def _named(subject: list[Token]) -> bool:
    """Whether the words hold a noun."""
    return any(token[0] not in FUNCTION for token in subject) and subject[0][0] not in CLASSES["preposition"]


_ACT = lazy_regex(
    rf"""
    (?:^|[.;:,–(]{_S}|(?<!\w)(?:att|och|men|eftersom|där|om){_S})
    (?P<act>
        (?:
            (?:en|ett|varje|denna|den){_S}(?:[^\W\d_]+{_S}){{0,3}}?[^\W\d_]*(?:ning|tillväxt|uppgång|nedgång|förändring)(?:en)?  # en ökning
            |att{_S}[^\W\d_]{{2,}}[aå]s?                                                                                    # att sänka
        )
        (?!\w)(?:[^.;:,]|,(?=\d)){{3,110}}?
    )
    {_S}(?:(?:skulle|kan|kunde|beräknas|uppskattas|väntas|bedöms|kommer|har|hade|då|också|alltså|dock){_S}(?:att{_S})?){{0,3}}
    (?:kosta[rt]?|kostade|ger|ge|gav|gett|spara[rt]?|sparade|innebär|innebära|innebar|motsvara[rt]?|motsvarade|medför|medföra|drar|minskar|ökar)
    (?:{_S}(?!att{_S}|som{_S})[^\W\d_,]+){{0,6}}{_S}(?:[^\W\d_]+{_S})?$
    """,
    re.X,
)
"""An act or change told with a figure of its own, and what it costs or gives ("En sänkning av taxan med 5 kronor kostar")."""
_ACT_REACH = 190
_YEARS = lazy_regex(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")
_MEASURED = lazy_regex(r"\d|procent|(?<!\w)(?:två|tre|fyra|fem|tio)(?!\w)")


def act_with_figure(sentence: Sentence, at: int) -> str | None:
    """The act or change that costs or gives the amount at `at`, whole, where another figure measures it."""
    hit = _ACT.search(sentence.lower, max(0, at - _ACT_REACH), at)
    if hit is None or not _MEASURED.search(_YEARS.sub("", hit["act"])):
        return None
    words = hit["act"].split()
    if any(word == "att" or finite(word) for word in words[1:]):
        return None  # "En beräkning från 2012 visar att alkoholen": told by it, not done
    return sentence.text[hit.start("act") : hit.end("act")]
