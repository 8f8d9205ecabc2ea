"""What is counted or measured where words right before the figure say so: in brackets, before "på", between two figures, before "som"."""

from __future__ import annotations

import re

from riksdata.extractors.statistics.attributes import phrase_after
from riksdata.extractors.statistics.attributes.clause_words import BREAK, CLAUSES, COPULAS, LIGHT, text_between
from riksdata.extractors.statistics.attributes.noun_phrase import WORTH, noun_phrase
from riksdata.extractors.statistics.attributes.noun_words import FUNCTION, STATING, adjective
from riksdata.extractors.statistics.attributes.phrase_edges import PREDICATES, VERBS, Token, is_verb
from riksdata.extractors.statistics.sentence import Sentence
from riksdata.extractors.statistics.vocabulary import CLASSES
from riksdata.swedish.lazy import lazy_regex

_GROWTH = ("tillväxt", "tillväxten")
_SHORT = ("lån", "bud", "hål", "gap", "bnp", "bni")
_ASIDE = lazy_regex(r"(?:,|[ \u00a0]\()[ \u00a0]?$")


def apposed(sentence: Sentence, at: int, low: int = 0) -> str | None:
    """The noun directly before a figure in brackets or after a comma ("en hög arbetslöshet, 13,1 procent")."""
    if not _ASIDE.search(sentence.text, max(low, at - 3), at):
        return None
    tokens = sentence.before(at, low)
    k = len(tokens)
    while k and k > len(tokens) - 4 and tokens[k - 1][0] not in FUNCTION and tokens[k - 1][0] not in VERBS:
        if k < len(tokens) and text_between(sentence, tokens, k).strip():
            break
        k -= 1
    if k and tokens[k - 1][0] in COPULAS:
        return None  # "bortfallet blir enormt (10 miljarder kronor)"
    if 1 < k < len(tokens) and tokens[k - 1][0] in _PLACING and len(tokens) - k == 1 and _noun_before(sentence, tokens, k - 1):
        k -= 2
        while k and adjective(tokens[k - 1][0]) and tokens[k - 1][0] not in FUNCTION:
            k -= 1  # "flest ämnen i blodet, 63 stycken"
    if k == len(tokens) or adjective(tokens[-1][0]) or sentence.text[tokens[-1][1]].isupper():
        return None
    return noun_phrase(sentence, tokens[k:])


_PLACING = frozenset(("i", "på", "inom", "hos", "för"))


def _noun_before(sentence: Sentence, tokens: list[Token], k: int) -> bool:
    """Whether a noun without its article stands right before the word at `k`."""
    word = tokens[k - 1][0]
    plain = word not in FUNCTION and word not in VERBS and not is_verb(word) and not adjective(word) and not _DEFINITE.search(word)
    return plain and not sentence.text[tokens[k - 1][1]].isupper() and not text_between(sentence, tokens, k).strip()


_DEFINITE = lazy_regex(r"\w{3}(?:en|et|na)$")


def elliptic(sentence: Sentence, low: int, at: int) -> str | None:
    """What stands between two figures that share a verb ("20 procent och hyrorna i nyproduktion med 30 procent")."""
    tokens = sentence.before(at, low)
    if len(tokens) < 3 or len(tokens) > 9 or tokens[0][0] not in ("och", "samt", "medan", "men") or tokens[-1][0] not in ("med", "till"):
        return None
    inside = tokens[1:-1]
    while len(inside) > 1 and inside[-1][0] in _LEVEL_INFINITIVES:
        inside = inside[:-1]  # "beräknas A kosta 8 miljoner och B uppgå till"
    if len(inside) > 1 and inside[0][0] in _ARTICLES:
        inside = inside[1:]
    if inside[0][0] in FUNCTION or any(token[0] in VERBS or token[0] == "som" for token in inside) or "," in sentence.text[low:at]:
        return None
    return noun_phrase(sentence, inside)


_LEVEL_INFINITIVES = frozenset(("uppgå", "öka", "minska", "stiga", "sjunka", "växa", "gå", "ner", "ned", "upp", "landa"))


def attribute(sentence: Sentence, at: int) -> str | None:
    """The phrase before "på"/"om" that the figure at `at` belongs to ("turisternas konsumtionsutgifter på 317 miljarder")."""
    before = _without_aside(sentence, sentence.before(at))
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
        between = between or sentence.text.startswith("- och ", before[k - 2][2])  # "hälso- och sjukvården"
        if (
            word[0] in STATING
            or (word[0] in BREAK and not between)
            or sentence.text[word[2] : before[k][1]].strip(" \u00a0-")
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


def _without_aside(sentence: Sentence, before: list[Token]) -> list[Token]:
    """The words before a figure without those of a bracket right before the last ("en rörelsevinst (Ebita) på")."""
    if len(before) < _LEAST_BESIDE or sentence.text[before[-2][2] : before[-1][1]].strip() != ")":
        return before
    opened = sentence.text.rfind("(", 0, before[-2][2])
    return [*(token for token in before[:-1] if token[2] <= opened), before[-1]] if opened > 0 else before


_LEAST_BESIDE = 3
_SUMS = lazy_regex(
    r"""
    \w{4}(?:ningar|ningarna|bidrag|bidraget|stöd|kostnader|kostnaderna|intäkter|inkomster|förluster|utgifter)$
    |^(?:bidrag|stöd|lån)$
    """,
    re.X,
)
"""Nouns of several amounts, which stand before "av" without an article ("genom utbetalningar av miljontals kronor")."""
_ADDED = lazy_regex(r"(?:tillskott|förbättring|försämring|merkostnad|extrakostnad|fördyring|tillägg|påslag|kostnadsökning)(?:en|et|ar)?$")
"""Nouns of an amount that "med" tells ("ett tillskott med")."""
_CHANGED_BY = lazy_regex(
    r"""
    (?<!\w)(?:högre|lägre|större|mindre|ökade?|minskade?|ökat|minskat|höjda?|höjt|sänkta?|sänkt)[ \u00a0]
    ((?:[^\W\d_]+(?:a|e|t)[ \u00a0])?[^\W\d_]{4,})[ \u00a0]med[ \u00a0]$
    """,
    re.X,
)


def changed_by(sentence: Sentence, at: int) -> str | None:
    """What an amount is added to or taken from ("leder till högre skatteintäkter med", "fick sänkta avgifter med")."""
    hit = _CHANGED_BY.search(sentence.lower, max(0, at - 90), at)
    if hit is None or _THE_SMALLER.match(hit[0]):
        return None  # "sänkte skatten för de mindre företagen med"
    return noun_phrase(sentence, [token for token in sentence.before(hit.end(1)) if token[1] >= hit.start(1)])


_THE_SMALLER = lazy_regex(r"(?:högre|lägre|större|mindre)[ \u00a0](?:[^\W\d_]+[ \u00a0])?[^\W\d_]+(?:en|et|na)[ \u00a0]")
_EXCEEDED = lazy_regex(
    r"""
    (?<!\w)(?:större|mindre|högre|lägre|fler|färre|mer|mera|äldre|längre|tyngre|[^\W\d_]{4,}are)[ \u00a0]
    ((?:[^\W\d_]+(?:a|e|t)[ \u00a0])?[^\W\d_]{4,})[ \u00a0]än[ \u00a0]$
    """,
    re.X,
)


def exceeded(sentence: Sentence, at: int) -> str | None:
    """What is said to be more or less than a measure ("inga större volymer än 100 kilo", "högre skulder än")."""
    hit = _EXCEEDED.search(sentence.lower, max(0, at - 90), at)
    if hit is None or any(word in FUNCTION or is_verb(word) for word in hit[1].split()):
        return None
    return noun_phrase(sentence, [token for token in sentence.before(hit.end(1)) if token[1] >= hit.start(1)])


_WORTH = lazy_regex(
    r"""
    [ \u00a0](?:till|för|med)[ \u00a0](?:ett|en)[ \u00a0](?:[^\W\d_]+(?:t|d|or|ad)[ \u00a0])?
    (?:värde|marknadsvärde|belopp|summa|försäljningsvärde|exportvärde|anskaffningsvärde)[ \u00a0](?:av|om|på|motsvarande|över)[ \u00a0]$
    """,
    re.X,
)


def worth(sentence: Sentence, at: int, low: int = 0) -> str | None:
    """What is worth an amount ("rymmer reserver till ett värde av")."""
    hit = _WORTH.search(sentence.lower, max(low, at - 70), at)
    if hit is None:
        return None
    tokens = sentence.before(hit.start() + 1, low)
    k = len(tokens)
    while k and len(tokens) - k < _MOST_WORTH and not (tokens[k - 1][0] in FUNCTION or is_verb(tokens[k - 1][0])):
        if k < len(tokens) and (text_between(sentence, tokens, k).strip() or not adjective(tokens[k - 1][0])):
            break
        k -= 1
    return noun_phrase(sentence, tokens[k:])


_MOST_WORTH = 4
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
    while k and before[k - 1][0] not in VERBS and before[k - 1][0] not in CLAUSES and len(before) - k < 8:
        if text_between(sentence, before, k).strip():
            return None
        k -= 1
    if not k or before[k - 1][0] not in VERBS:
        return None
    inside = before[k:-1]
    while inside and (inside[0][0] in LIGHT or inside[0][0] in _PARTICLES or sentence.text[inside[0][1]].isupper()):
        inside = inside[1:]
    if not inside or inside[0][0] in CLASSES["preposition"] or inside[0][0] in ("vi", "man", "de", "det", "jag", "han", "hon", "sig"):
        return None
    return noun_phrase(sentence, inside)


_PARTICLES = frozenset(("ut", "in", "upp", "om", "till", "exempel", "bort", "ned", "ner", "av"))
_CHANGES = lazy_regex(r"(?:(?<!unders)(?<!\bans)ökning|minskning|höjning|sänkning|tillväxt|nedgång|uppgång)(?:en|ens)?$")


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


def beside(sentence: Sentence, at: int, word: str) -> str | None:
    """The noun directly before a measure and its hedge ("sträckor kortare än 10 mil", "resor över 150 mil")."""
    hedged = sentence.lower.rfind(f" {word} ", max(0, at - 40), at) + 1
    if not hedged or at - hedged - len(word) < _LEAST_HEDGE or len(word) < 4 or sentence.text[hedged].isupper():
        return None
    if word in FUNCTION or word in PREDICATES or is_verb(word) or adjective(word) or not _PLURAL_NOUN.search(word):
        return None
    return sentence.text[hedged : hedged + len(word)]


_LEAST_HEDGE = 4
_PLURAL_NOUN = lazy_regex(r"(?:or|ar|er|en|et|na|ner|are)$")


def ranged(sentence: Sentence, at: int) -> str | None:
    """The noun directly before a range ("med ersättning mellan 340 och 680 kronor")."""
    tokens = sentence.before(at)
    if len(tokens) < 2 or at - tokens[-1][2] > 1 or not _RANGED.search(tokens[-1][0]):
        return None
    word = tokens[-1][0]
    if word in FUNCTION or word in PREDICATES or is_verb(word) or adjective(word) or sentence.text[tokens[-1][1]].isupper():
        return None
    if any(token[0] == "enligt" for token in tokens[-3:-1]):
        return None  # "kostar enligt branschen mellan": who says so
    if tokens[-2][0] in CLASSES["costing"]:
        return None  # "kostar företagen mellan": who pays
    return noun_phrase(sentence, tokens[-1:])


def gauged(sentence: Sentence, at: int) -> str | None:
    """What is measured, right before its measure ("med temperaturer uppemot 20 grader")."""
    tokens = sentence.before(at)
    near = len(tokens) > 1 and at - tokens[-1][2] <= 1
    return sentence.text[tokens[-1][1] : tokens[-1][2]] if near and _GAUGED.search(tokens[-1][0]) else None


_GAUGED = lazy_regex(
    r"""
    (?:temperatur|hastighet|nivå|längd|höjd|djup|bredd|sträck|avstånd|vikt|effekt|halt|storlek|areal
    |volym|räckvidd|kaliber|diameter)(?:er|erna|or|orna|a)?$
    """,
    re.X,
)
_RANGED = lazy_regex(r"\w{2}(?:or|ar|er|en|et|na|are|ing|het|tid|ålder|lön|pris|hyra|kostnad|avgift|bidrag|stöd|böter|summa|belopp)$")
_MOST_OF = lazy_regex(
    r"""
    (?<!\w)
    (?:
        en[ \u00a0](?:stor|liten|betydande|större|mindre|ansenlig|allt[ ]större)[ \u00a0]del
        |(?:den[ \u00a0])?största[ \u00a0]delen|merparten|majoriteten|flertalet|huvuddelen|lejonparten
        |en[ \u00a0](?:majoritet|minoritet|bråkdel)
    )
    [ \u00a0]av(?=[ \u00a0])
    """,
    re.X | re.IGNORECASE,
)
_ASIDE_WITH = lazy_regex(r"(?:,|[ \u00a0]\()(?:[^.;:(]|\([^()]{1,40}\)){0,90}$")


def most_of(sentence: Sentence, at: int) -> str | None:
    """What a share is of that tells in an aside how large a part is ("en stor del av marken, enligt verket 30 procent, brukas")."""
    hit = next(_MOST_OF.finditer(sentence.text, max(0, at - 160), at), None)
    if hit is None:
        return None
    phrase, end = phrase_after.following(sentence.text, hit.end(), determiners=True)
    aside = _ASIDE_WITH.match(sentence.text, end, at) if phrase else None
    if aside is None or any(is_verb(token[0]) for token in sentence.before(at, end)):
        return None
    return phrase


def listed(sentence: Sentence, low: int, at: int) -> str | None:
    """The noun between two amounts of a list ("läkarbesök 1 100 kronor, färdtjänst 550 kronor och sjukresor")."""
    tokens = sentence.before(at, low)
    if tokens and tokens[0][0] in ("och", "samt", "respektive"):
        tokens = tokens[1:]
    comma = max((k for k in range(1, len(tokens)) if "," in text_between(sentence, tokens, k)), default=0)
    tokens = tokens[comma:]  # "1,5 procent högre, arbetslösheten 1 procent"
    if not 0 < len(tokens) < 4 or "." in sentence.text[low:at] or at - tokens[-1][2] > 3:
        return None
    if any(token[0] in FUNCTION or token[0] in VERBS or sentence.text[token[1]].isupper() for token in tokens) or adjective(tokens[-1][0]):
        return None
    return noun_phrase(sentence, tokens)
