"""What is counted or measured where it does not follow the figure: the noun phrase that its sentence speaks of."""

from __future__ import annotations

import re

from riksdata.extractors.statistics.attributes.noun_phrase import WORTH, definite, noun_phrase
from riksdata.extractors.statistics.attributes.noun_words import FUNCTION, STATING, adjective
from riksdata.extractors.statistics.attributes.phrase_after import acceptable, following, those_who
from riksdata.extractors.statistics.attributes.phrase_edges import PREDICATES, VERBS, Token, is_source, is_verb
from riksdata.extractors.statistics.sentence import Sentence
from riksdata.extractors.statistics.vocabulary import CLASSES, words

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
_TENDING = frozenset(("komma", "riskerar", "riskerade", "tenderar", "hotar", "lär"))
_LIGHT = words("adverb") | {"enligt"}
_ASIDES = frozenset(
    (("till", "exempel"), ("bland", "annat"), ("i", "dag"), ("i", "genomsnitt"), ("i", "snitt"), ("i", "fjol"), ("enligt", "uppgift"))
)
_BREAK = frozenset(("att", "medan", "men", "eftersom", "då", "och", "samt", "där", "när", "vilket", "samtidigt"))
_COSTS = CLASSES["costing"]
"""Verbs between which and the figure stands who pays or gets it."""
_COPULAS = frozenset(("är", "var", "blir", "blev"))
_IT = frozenset(("det", "detta", "här", "som", "vilket", "de", "den", "denna"))
_CLAUSES = frozenset(("att", "som", "men", "medan", "vilket", "då", "när", "där", "samt", "om", "eftersom", "än"))
_TURNS = frozenset(("att", "medan", "men", "eftersom", "vilket", "samtidigt"))


_GROWTH = ("tillväxt", "tillväxten")
_SHORT = ("lån", "bud", "hål", "gap", "bnp", "bni")
_NO_OWNERS = ("antalet", "andelen", "delen", "värdet", "kostnaden", "mängden")
"""Which begin phrases of several such nouns ("antalet boenden")."""


def among(sentence: Sentence, at: int) -> str | None:
    """What a sentence that begins with "Av" or "Bland" counts among ("Av de tillfrågade uppger 40 procent").

    Of several that are named, those of the clause of the figure at `at` ("Av de som … och av dem som arbetar deltid har 23 procent").
    """
    hit = _AMONG.match(sentence.text) or next(_THAT_AMONG.finditer(sentence.text, max(0, at - _ASKED_REACH), at), None)
    if hit is not None and hit.start() and _OWN_SUBJECT.search(sentence.lower, hit.end(), at):
        return None
    if hit is not None:
        for later in _AND_AMONG.finditer(sentence.text, hit.end(), at):
            hit = later
    if hit is None:
        return None
    those = those_who(sentence.text, hit.end())
    if those:
        return those
    number = _OF_SO_MANY.match(sentence.text, hit.end())
    phrase = following(sentence.text, number.end() if number else hit.end(), determiners=True)[0]
    if phrase is None or (phrase[0].isupper() and " " not in phrase) or any(is_source(word) for word in phrase.lower().split()):
        return None
    return phrase if acceptable(phrase) else None


_REGARDING = re.compile(r"(?:För|Bland|Hos|I|Mellan|När det gäller|Vad gäller|I fråga om)(?=[ \u00a0](?!att\b)[^\W\d_])")
_AS_TO = re.compile(r"(?:När det gäller|Vad gäller|Vad avser|I fråga om|Beträffande)[ \u00a0]")
_MOST_WORDS = 9


def as_to(sentence: Sentence) -> str | None:
    """What a sentence says in its first words that it is about ("När det gäller bilbränder bedömer polisen att 20 procent")."""
    return regarding(sentence) if _AS_TO.match(sentence.text) else None


def many(sentence: Sentence) -> str | None:
    """The many of whom a sentence tells: its subject, where it begins with "många", "de flesta", or is a definite plural."""
    tokens = sentence.tokens[:_MOST_WORDS]
    verb = next((k for k, token in enumerate(tokens) if token[0] in STATING or token[0] in VERBS), None)
    if not verb or "," in sentence.text[: tokens[verb][1]]:
        return None
    first = next((length for words_of, length in _MANY if tuple(token[0] for token in tokens[:length]) == words_of), 0)
    head = next((k for k in range(first, verb) if tokens[k][0] in CLASSES["preposition"]), verb)
    if head == first or any(is_source(token[0]) for token in tokens[:verb]):
        return None
    plural = _DEFINITE_PLURAL.search(tokens[head - 1][0]) and not _NO_GROUP.search(tokens[head - 1][0])
    if not first and (not plural or tokens[0][0] in FUNCTION - {"de"}):
        return None
    return noun_phrase(sentence, tokens[first:verb])


_MANY = ((("många",), 1), (("flera",), 1), (("de", "flesta"), 2), (("alla",), 1), (("samtliga",), 1), (("merparten", "av"), 2))
_DEFINITE_PLURAL = re.compile(r"\w{3}(?:arna|erna|orna)$|[aei]rna$")
_NO_GROUP = re.compile(
    r"""
    (?:rapport|studi|ning|enkät|regl|siffr|kostnad|skillnad|orsak|åtgärd|avgift|bidrag|möjlighet|problem|uppgift|prognos)  # rapport
    (?:e|a|o)rna$                                                                                                          # erna
    """,
    re.X,
)
"""Definite plurals that have no members who do anything ("rapporterna")."""


def regarding(sentence: Sentence) -> str | None:
    """What a sentence begins with that its figure is about ("För gruppen unga med restriktioner var andelen 40 procent")."""
    hit = _REGARDING.match(sentence.text)
    if hit is None:
        return None
    tokens = [token for token in sentence.tokens if token[1] >= hit.end()][:_MOST_WORDS]
    verb = next((k for k, token in enumerate(tokens) if token[0] in STATING or token[0] in VERBS), None)
    return noun_phrase(sentence, tokens[:verb], told=False) if verb else None


_CORRESPONDING = re.compile(
    r"""
    otsvarande[ \u00a0](?:siffra|siffror|andel|tal|nivå)(?:en|n)?[ \u00a0](?:för|bland|hos)[ \u00a0](?!(?:[^\W\d_]+[ \u00a0])?(?:19|20)\d\d)
    ([^,.;:]{3,80}?)
    [ \u00a0](?:är|var|låg|ligger|uppgick|uppgår|blev)[ \u00a0][^,.;:]{0,24}$
    """,
    re.X,
)


def corresponding(sentence: Sentence, at: int) -> str | None:
    """Whom the corresponding figure is of ("Motsvarande siffra för de som deltog i kursen är 41 procent")."""
    hit = _CORRESPONDING.search(sentence.text, max(0, at - 160), at)
    return hit[1] if hit else None


_INSERTED = re.compile(
    r"""
    ([^,;:.]{4,70}),[ \u00a0](?:som|då|när|där|vilken|vilka|vilket|vars)[ \u00a0][^;:.]{5,160}?
    ,[ \u00a0](?:har|hade|är|var|kommer|kan|uppgår|uppgick|ligger|låg|blev)[ \u00a0][^,;:.]{0,60}$
    """,
    re.X,
)
"""A subject, a clause about it, and its verb ("Ökningen, då reformen trädde i kraft, har varit …")."""


def _before_aside(sentence: Sentence, at: int) -> str | None:
    if sentence.text.count(",", 0, at) < 2:
        return None
    hit = _INSERTED.match(sentence.text, 0, at)
    tokens = [token for token in sentence.tokens if token[2] <= hit.end(1)] if hit else []
    if not tokens or any(token[0] in STATING or token[0] in VERBS for token in tokens):
        return None
    return noun_phrase(sentence, tokens)


_AMONG = re.compile(r"(?:Av|Bland)(?=[ \u00a0](?!dessa)(?:\d|[^\W\d_]))")
_THAT_AMONG = re.compile(r"(?<!\w)att[ \u00a0](?:av|bland)(?=[ \u00a0](?!dessa|annat|dem[ \u00a0](?!som))\w[^,;:]*$)")
"""The same in what is told ("visar att av eleverna lider 5 procent")."""
_OWN_SUBJECT = re.compile(
    r"""
    [ \u00a0](?:är|var|låg|ligger|uppgår|uppgick|blev|ökade|minskade|har|hade)    # är
    [ \u00a0](?:den|det|de|andelen|antalet|[^\W\d_]{3,}(?:en|et|na))[ \u00a0]     # den
    """,
    re.X,
)
"""Between the group and the figure: what of the group the figure is of ("att bland bolagen är den genomsnittliga vinsten 20 procent")."""
_AND_AMONG = re.compile(r"[ \u00a0](?:av|bland)(?=[ \u00a0]de(?:m|dom)?[ \u00a0]som[ \u00a0])")
_OF_SO_MANY = re.compile(r"(?:[ \u00a0](?!mellan|från)[^\W\d_]+){0,2}[ \u00a0]\d{1,3}(?:[ \u00a0]\d{3}){0,3}(?=[ \u00a0][^\W\d_])")
"""After "Av": "landets 290" kommuner."""
_ASIDE = re.compile(r"(?:,|[ \u00a0]\()[ \u00a0]?$")


def apposed(sentence: Sentence, at: int, low: int = 0) -> str | None:
    """The noun directly before a figure in brackets or after a comma ("en hög arbetslöshet, 13,1 procent")."""
    if not _ASIDE.search(sentence.text, max(low, at - 3), at):
        return None
    tokens = sentence.before(at, low)
    k = len(tokens)
    while k and k > len(tokens) - 4 and tokens[k - 1][0] not in FUNCTION and tokens[k - 1][0] not in VERBS:
        if k < len(tokens) and sentence.text[tokens[k - 1][2] : tokens[k][1]].strip():
            break
        k -= 1
    if k and tokens[k - 1][0] in _COPULAS:
        return None  # "bortfallet blir enormt (10 miljarder kronor)"
    if k == len(tokens) or adjective(tokens[-1][0]) or sentence.text[tokens[-1][1]].isupper():
        return None
    return noun_phrase(sentence, tokens[k:])


def related(sentence: Sentence, at: int, low: int = 0) -> str | None:
    """The noun before a relative clause that has the figure ("Skåneleden som sträcker sig över 118 mil")."""
    if sentence.lower.find(" som ", max(low, at - 70), at) < 0:
        return None
    tokens = sentence.before(at, low)
    last = len(tokens) - 1
    som = next((k for k in range(last, max(0, last - 9), -1) if tokens[k][0] == "som"), None)
    if som is None or som == last or not _own_clause(tokens[som + 1 :]) or tokens[som - 1][0] in FUNCTION or tokens[som - 1][0] in VERBS:
        return None
    if any(token[0] not in FUNCTION and token[0] not in VERBS and token[0] != "sig" for token in tokens[som + 2 :]):
        return None
    k = som - 1
    while k and k > som - 9 and not (tokens[k - 1][0] in VERBS or tokens[k - 1][0] in _CLAUSES):
        if sentence.text[tokens[k - 1][2] : tokens[k][1]].strip():
            break
        k -= 1
    return noun_phrase(sentence, tokens[k:som])


def elliptic(sentence: Sentence, low: int, at: int) -> str | None:
    """What stands between two figures that share a verb ("20 procent och hyrorna i nyproduktion med 30 procent")."""
    tokens = sentence.before(at, low)
    if len(tokens) < 3 or len(tokens) > 9 or tokens[0][0] not in ("och", "samt", "medan", "men") or tokens[-1][0] not in ("med", "till"):
        return None
    inside = tokens[1:-1]
    if inside[0][0] in FUNCTION or any(token[0] in VERBS or token[0] == "som" for token in inside) or "," in sentence.text[low:at]:
        return None
    return noun_phrase(sentence, inside)


def attribute(sentence: Sentence, at: int) -> str | None:
    """The phrase before "på"/"om" that the figure at `at` belongs to ("turisternas konsumtionsutgifter på 317 miljarder")."""
    before = sentence.before(at)
    if len(before) < 2 or before[-1][0] not in ("på", "om", "av", "med") or at - before[-1][2] > 3:
        return None
    if before[-1][0] == "med" and not _ADDED.search(before[-2][0]):
        return None
    if before[-1][0] in ("av", "med") and (before[-1][0] == "med" or _SUMS.search(before[-2][0])):
        first = len(before) - 2
        while first and adjective(before[first - 1][0]) and before[first - 1][0] not in FUNCTION:
            first -= 1
        return noun_phrase(sentence, before[first:-1])
    if before[-1][0] == "av":  # "till en kostnad av …", but "köptes av …"
        article = next((k for k in range(len(before) - 3, max(-1, len(before) - 6), -1) if before[k][0] in ("en", "ett")), None)
        if article is None or tuple(token[0] for token in before[article - 1 : -1]) in WORTH:
            return None
        return noun_phrase(sentence, before[article + 1 : -1])
    noun = before[-2]
    if (noun[0] in FUNCTION and noun[0] not in _GROWTH) or noun[0] in STATING or (len(noun[0]) < 4 and noun[0] not in _SHORT):
        return None
    k = len(before) - 2
    while k > 0 and k > len(before) - 9:
        word = before[k - 1]
        between = word[0] == "och" and any(token[0] == "mellan" for token in before[max(0, k - 5) : k - 1])
        if (
            word[0] in STATING
            or (word[0] in _BREAK and not between)
            or sentence.text[word[2] : before[k][1]].strip()
            or word[0] in ("på", "om", "med")
        ):
            break
        k -= 1
    while before[k][0] in FUNCTION and before[k] is not noun:
        if before[k][0] in CLASSES["preposition"] and before[k][0] not in ("av", "till", "för"):
            return _with_article(sentence, before)
        k += 1
    inside = before[k : len(before) - 1]
    last = max((n for n, token in enumerate(inside) if token[0] in VERBS), default=-1)
    inside = inside[last + 1 :]
    while len(inside) > 1 and inside[0][0] in CLASSES["body"]:
        inside = inside[1:]  # "hade Kronofogden skulder på": not whose
    return noun_phrase(sentence, inside) or _with_article(sentence, before)


_SUMS = re.compile(
    r"""
    \w{4}(?:ningar|ningarna|bidrag|bidraget|stöd|kostnader|kostnaderna|intäkter|inkomster|förluster|utgifter)$
    |^(?:bidrag|stöd|lån)$
    """,
    re.X,
)
"""Nouns of several amounts, which stand before "av" without an article ("genom utbetalningar av miljontals kronor")."""
_ADDED = re.compile(r"(?:tillskott|förbättring|försämring|merkostnad|extrakostnad|fördyring|tillägg|påslag|kostnadsökning)(?:en|et|ar)?$")
"""Nouns of an amount that "med" tells ("ett tillskott med")."""
_CHANGED_BY = re.compile(
    r"""
    (?<!\w)(?:högre|lägre|större|mindre|ökade?|minskade?|ökat|minskat|höjda?|höjt|sänkta?|sänkt)[ \u00a0]
    ((?:[^\W\d_]+(?:a|e|t)[ \u00a0])?[^\W\d_]{4,})[ \u00a0]med[ \u00a0]$
    """,
    re.X,
)


def changed_by(sentence: Sentence, at: int) -> str | None:
    """What an amount is added to or taken from ("leder till högre skatteintäkter med", "fick sänkta avgifter med")."""
    hit = _CHANGED_BY.search(sentence.lower, max(0, at - 90), at)
    if hit is None:
        return None
    return noun_phrase(sentence, [token for token in sentence.before(hit.end(1)) if token[1] >= hit.start(1)])


_ARTICLES = ("en", "ett", "den", "det", "de")


def _with_article(sentence: Sentence, before: list[Token]) -> str | None:
    """The noun before the last word, with its adjectives, where an article begins it ("efter en genomförd nedskärning på")."""
    k = len(before) - 2
    while k and k > len(before) - 5 and before[k][0] not in _ARTICLES:
        k -= 1
    inside = before[k + 1 : -1]
    told = before[k][0] in _ARTICLES and inside and all(adjective(token[0]) or token[0].endswith(("d", "t")) for token in inside[:-1])
    return noun_phrase(sentence, inside) if told else None


def bracketed(sentence: Sentence, at: int, low: int = 0) -> str | None:
    """The noun that a bracket begins with, before its figure ("(beräknad kostnad ca 11 miljoner kronor)")."""
    opened = sentence.text.rfind("(", max(low, at - 50), at)
    if opened < 0 or ")" in sentence.text[opened:at]:
        return None
    tokens = sentence.before(at, opened)
    if not 0 < len(tokens) < 4 or any(token[0] in FUNCTION or token[0] in VERBS for token in tokens) or adjective(tokens[-1][0]):
        return None
    return noun_phrase(sentence, tokens)


def traded(sentence: Sentence, at: int, low: int = 0) -> str | None:
    """What is had "för" an amount: the object between the verb and "för" ("bygger ut hamnen för")."""
    before = sentence.before(at, low)
    if len(before) < 3 or before[-1][0] != "för" or at - before[-1][2] > 3:
        return None
    k = len(before) - 1
    while k and before[k - 1][0] not in VERBS and before[k - 1][0] not in _CLAUSES and len(before) - k < 8:
        if sentence.text[before[k - 1][2] : before[k][1]].strip():
            return None
        k -= 1
    if not k or before[k - 1][0] not in VERBS:
        return None
    inside = before[k:-1]
    while inside and (inside[0][0] in _LIGHT or inside[0][0] in _PARTICLES or sentence.text[inside[0][1]].isupper()):
        inside = inside[1:]
    if not inside or inside[0][0] in CLASSES["preposition"] or inside[0][0] in ("vi", "man", "de", "det", "jag", "han", "hon", "sig"):
        return None
    return noun_phrase(sentence, inside)


_PARTICLES = frozenset(("ut", "in", "upp", "om", "till", "exempel", "bort", "ned", "ner", "av"))


_CHANGES = re.compile(r"(?:ökning|minskning|höjning|sänkning|tillväxt|nedgång|uppgång)(?:en|ens)?$")


def change(sentence: Sentence, at: int, low: int = 0, definite: bool = False) -> str | None:
    """A noun of change before the figure, where nothing says what changes ("I april är ökningen 8 procent"); or only a `definite` one."""
    tokens = sentence.before(at, low)[-6:]
    k = next((k for k in range(len(tokens) - 1, -1, -1) if _CHANGES.search(tokens[k][0])), None)
    if k is None or "," in sentence.text[tokens[k][2] : at]:
        return None
    if definite and not tokens[k][0].endswith("en"):
        return None
    first = k - 1 if k and tokens[k - 1][0].endswith("s") and tokens[k - 1][0] not in FUNCTION and tokens[k - 1][0] not in VERBS else k
    return sentence.text[tokens[first][1] : tokens[k][2]]


def before_verb(sentence: Sentence, at: int, low: int = 0) -> str | None:
    """What stands before the last verb of the figure's clause, whatever the verb ("Maxavgiften sätts till")."""
    tokens = sentence.before(at, low)
    verb = next((k for k in range(len(tokens) - 1, 0, -1) if is_verb(tokens[k][0]) or tokens[k][0] in STATING), None)
    if verb is None or at - tokens[verb][2] > _NEAR_VERB or "," in sentence.text[tokens[verb][2] : at]:
        return None
    if any(token[0] in _CLAUSES for token in tokens[verb + 1 :]):
        return None
    last = tokens[verb]
    while verb > 1 and (is_verb(tokens[verb - 1][0]) or tokens[verb - 1][0] in STATING or tokens[verb - 1][0] in _LIGHT):
        verb -= 1
    first = verb
    while first and not (tokens[first - 1][0] in _CLAUSES or is_verb(tokens[first - 1][0]) or "," in _gap(sentence, tokens, first)):
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


def _own_clause(tokens: list[Token]) -> bool:
    """Whether the words after "som" hold a verb and begin no further clause; "mellan 2002 och 2007" joins years."""
    joined = any(token[0] in _BREAK for token in tokens) and not any(token[0] in ("mellan", "åren") for token in tokens)
    return not joined and any(token[0] in VERBS for token in tokens)


def _gap(sentence: Sentence, tokens: list[Token], k: int) -> str:
    """What stands between a word and the one before it."""
    return sentence.text[tokens[k - 1][2] : tokens[k][1]]


def asked_among(sentence: Sentence, at: int) -> str | None:
    """Among whom an inquiry was made that the sentence tells of ("En enkät bland konsumenter visar att 8 av 10")."""
    ends = [hit.end() for hit in _ASKED_AMONG.finditer(sentence.lower, max(0, at - _ASKED_REACH), at)]
    number = _SO_MANY_ASKED.match(sentence.lower, ends[-1]) if ends else None
    phrase = following(sentence.text, number.end() if number else ends[-1], determiners=True)[0] if ends else None
    return phrase if phrase and acceptable(phrase) and (not phrase[0].isupper() or _PEOPLE_OF.match(phrase)) else None


_SO_MANY_ASKED = re.compile(
    r"""
    (?:[ \u00a0](?:drygt|cirka|ca|över|runt|knappt|omkring|fler[ ]än|mer[ ]än|totalt|nästan|ungefär|närmare|de|flera))*  # drygt
    [ \u00a0](?:\d{1,3}(?:[ \u00a0]?\d{3})*|(?:ett|två|tre|fyra|fem|sex|tio)?[ \u00a0]?(?:tusen|hundra|hundratals|tusentals))  # tusen
    (?=[ \u00a0][^\W\d_])
    """,
    re.X,
)
"""How many were asked ("bland drygt tusen pensionärer")."""
_PEOPLE_OF = re.compile(r"[^\W\d_]+s[ \u00a0]|[^\W\d_]+-?[^\W\d_]*(?:medlemmar|anställda|läkare|lärare|ledare|företag)$")
"""Those asked, where a name begins the phrase ("Sveriges kommuner", "Metallanställda")."""


_ASKED_REACH = 250
"""Characters between those asked and the figure."""
_ASKED_AMONG = re.compile(
    r"(?<!\w)(?:bland|\w*(?:fråga|enkät|undersökning|intervjuer)[ \u00a0](?:till|med|av))(?=[ \u00a0](?!annat)[^\W\d_])"
)


def beside(sentence: Sentence, at: int, word: str) -> str | None:
    """The noun directly before a measure and its hedge ("sträckor kortare än 10 mil", "resor över 150 mil")."""
    hedged = sentence.lower.rfind(f" {word} ", max(0, at - 40), at) + 1
    if not hedged or at - hedged - len(word) < _LEAST_HEDGE or len(word) < 4 or sentence.text[hedged].isupper():
        return None
    if word in FUNCTION or word in PREDICATES or is_verb(word) or adjective(word) or not _PLURAL_NOUN.search(word):
        return None
    return sentence.text[hedged : hedged + len(word)]


_LEAST_HEDGE = 4
_PLURAL_NOUN = re.compile(r"(?:or|ar|er|en|et|na|ner|are)$")


def listed(sentence: Sentence, low: int, at: int) -> str | None:
    """The noun between two amounts of a list ("läkarbesök 1 100 kronor, färdtjänst 550 kronor och sjukresor")."""
    tokens = sentence.before(at, low)
    if tokens and tokens[0][0] in ("och", "samt", "respektive"):
        tokens = tokens[1:]
    comma = max((k for k in range(1, len(tokens)) if "," in _gap(sentence, tokens, k)), default=0)
    tokens = tokens[comma:]  # "1,5 procent högre, arbetslösheten 1 procent"
    if not 0 < len(tokens) < 4 or "." in sentence.text[low:at] or at - tokens[-1][2] > 3:
        return None
    if any(token[0] in FUNCTION or token[0] in VERBS or sentence.text[token[1]].isupper() for token in tokens) or adjective(tokens[-1][0]):
        return None
    return noun_phrase(sentence, tokens)


def doubled(sentence: Sentence, at: int, low: int = 0) -> str | None:
    """What stands before a verb that is itself the figure ("Antalet företag fördubblades")."""
    tokens = sentence.before(at, low)
    first = max((k for k in range(len(tokens)) if tokens[k][0] in _TURNS or tokens[k][0] in VERBS), default=-1) + 1
    return noun_phrase(sentence, tokens[first:])


def subject(sentence: Sentence, at: int, low: int = 0) -> str | None:
    """What the sentence says the figure of: the subject before its verb, or between verb and figure where they are turned round.

    `at`: where the figure begins; `low`: where the figure before it ends, which nothing is looked for beyond.
    """
    aside = _before_aside(sentence, at) if low == 0 else None
    if aside:
        return aside
    tokens = _outside_brackets(sentence, sentence.before(at, low), at)
    verb = next((k for k in range(len(tokens) - 1, -1, -1) if tokens[k][0] in STATING), None)
    if verb is None:
        return None
    if verb > 1 and tokens[verb - 1][0] == "att" and tokens[verb - 2][0] in _AUX | _TENDING:
        verb -= 2  # "kommer att öka med"
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
        if tokens[verb][0] in _AUX and "," in sentence.text[tokens[first][2] : tokens[first + 1][1]]:
            break
        if tokens[first][0] in _AUX:
            inner = _cut(sentence, _inverted(tokens[first + 1 : verb]))
            if inner:
                return inner
            verb = first
            break
        if tokens[first][0] in _BREAK:
            break
    begun = _second_clause(tokens, verb)
    low = verb
    while low > begun:
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
    found = noun_phrase(sentence, tokens[low:verb], told)
    if found is None and costs and not any(token[0] in _IT for token in tokens[low:verb]):
        found = _cut(sentence, _inverted(tokens[verb + 1 :], costs))
    return found or noun_phrase(sentence, tokens[begun:verb], told)


def _second_clause(tokens: list[Token], verb: int) -> int:
    """Where the clause of a verb begins that "och" joins to a whole one ("Bolaget består av två delar och vinsten har ökat"); else 0."""
    och = next((k for k in range(verb - 1, 0, -1) if tokens[k][0] == "och"), None)
    if och is None or och + 1 == verb or any(token[0] in _CLAUSES for token in tokens[:och]):
        return 0
    finite = any(is_verb(token[0]) and not token[0].endswith(("a", "as", "t", "ts")) for token in tokens[:och])
    return och + 1 if finite and definite(tokens[verb - 1][0]) else 0


def _outside_brackets(sentence: Sentence, tokens: list[Token], at: int) -> list[Token]:
    """The words without those of a closed bracket that has a verb of its own ("länderna (som inte är med)")."""
    if ")" not in sentence.text[:at]:
        return tokens
    for bracket in _BRACKET.finditer(sentence.text, 0, at):
        inside = [token for token in tokens if bracket.start() < token[1] < bracket.end()]
        if any(token[0] in STATING for token in inside):
            tokens = [token for token in tokens if token not in inside]
    return tokens


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


_BRACKET = re.compile(r"\([^()]*\)")


def has_verb(sentence: Sentence, low: int, high: int) -> bool:
    """Whether a verb that states stands between two places of the sentence."""
    return any(token[0] in STATING for token in sentence.before(high, low))


def around(sentence: Sentence, at: int) -> str | None:
    """The words before a figure, back to the last comma or verb, where no subject was made out."""
    tokens = sentence.before(at)
    low = max(0, len(tokens) - 8)
    for k in range(len(tokens) - 1, low, -1):
        if "," in sentence.text[tokens[k - 1][2] : tokens[k][1]] and k < len(tokens) - 1:
            low = k
            break
    verb = max((k for k in range(low, len(tokens)) if is_verb(tokens[k][0]) and tokens[k - 1][0] != "att"), default=low - 1)
    if verb >= 0 and tokens[verb][0] in _COPULAS and sentence.text.endswith((", ", ",\u00a0"), 0, at):
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
        or tokens[low][0] in ("år", "att", "så")
    ):
        return []
    if len(tokens) > low + 1 and tokens[low][0] not in _NO_OWNERS and definite(tokens[low][0]) and definite(tokens[low + 1][0]):
        # "sänker regeringen skatten med …": of the second; "kostar köerna samhället …": of the first
        return tokens[low : low + 1] if costs else _content(tokens[low + 1 :])
    return _content(tokens[low:])


_ESTIMATED = re.compile(r"(?:beräkna|uppskatta|budgetera|kalkylera|prognostisera|värdera|begränsa)[dt]$|bedöm[dt]$|fastställ[dt]$|satt$")
"""Participles of verbs that say a figure of their subject ("kostnaden är beräknad till")."""


def _asides(tokens: list[Token], low: int) -> int:
    """How many words that say nothing of the subject stand at `low`: an adverb, an auxiliary, "till exempel"."""
    if tuple(token[0] for token in tokens[low : low + 2]) in _ASIDES:
        return 2
    estimated = low + 1 < len(tokens) and tokens[low + 1][0] == "till" and _ESTIMATED.match(tokens[low][0])
    return int(bool(estimated) or tokens[low][0] in _LIGHT or tokens[low][0] in _AUX)


def _content(tokens: list[Token]) -> list[Token]:
    """The tokens from the first to the last that carry meaning; empty where none does."""
    low, high = 0, len(tokens)
    while low < high and (tokens[low][0] in FUNCTION or tokens[low][0] in CLASSES["month"] or tokens[low][0] == "år"):
        low += 1
    while high > low and tokens[high - 1][0] in FUNCTION:
        high -= 1
    return tokens[low:high] if any(len(t[0]) > 3 or t[0] == "män" for t in tokens[low:high]) else []


def _cut(sentence: Sentence, tokens: list[Token]) -> str | None:
    for k in range(1, len(tokens)):
        if "," in sentence.text[tokens[k - 1][2] : tokens[k][1]]:
            return noun_phrase(sentence, tokens[:k])
    return noun_phrase(sentence, tokens)
