"""Of whom or of what a figure is where its sentence names them apart: those it begins with, those asked, the many it tells of."""

from __future__ import annotations

import re

from riksdata.extractors.statistics.attributes.attached import verb_follows
from riksdata.extractors.statistics.attributes.clause_words import CLAUSES
from riksdata.extractors.statistics.attributes.noun_phrase import noun_phrase
from riksdata.extractors.statistics.attributes.noun_words import FUNCTION, STATING
from riksdata.extractors.statistics.attributes.phrase_after import acceptable, following
from riksdata.extractors.statistics.attributes.phrase_edges import VERBS, is_source
from riksdata.extractors.statistics.attributes.relative_clause import relative
from riksdata.extractors.statistics.attributes.said_after import those_who
from riksdata.extractors.statistics.sentence import Sentence
from riksdata.extractors.statistics.vocabulary import CLASSES
from riksdata.swedish.lazy import lazy_regex


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
    if hit is None or (hit.start() == 0 and _SHOWS.match(sentence.lower)):
        return None
    those = those_who(sentence.text, hit.end())
    if those:
        return those
    number = _OF_SO_MANY.match(sentence.text, hit.end())
    phrase = following(sentence.text, number.end() if number else hit.end(), determiners=True)[0]
    if named := _THE_SUCH.match(sentence.text, number.end() if number else hit.end()):
        return named[1]
    if (
        phrase is None
        or (phrase[0].isupper() and " " not in phrase and not _MEMBERS.match(phrase))
        or any(is_source(word) for word in phrase.lower().split())
    ):
        return None
    return phrase if acceptable(phrase) or _THE_SO_DONE.fullmatch(phrase.lower()) else None


_THE_SUCH = lazy_regex(
    r"[ \u00a0](de[ \u00a0](?!(?:alla|båda|bägge|flera|många|samma|egna)[ \u00a0])[a-zåäö]{3,}a)[ \u00a0]"  # de arbetslösa
    r"(?:är|var|har|hade|blir|blev|får|fick|saknar|saknade)[ \u00a0]"  # är
)
"""People by an adjective alone, before the verb ("Av de arbetslösa var")."""
_MEMBERS = lazy_regex(r"[A-ZÅÄÖ]{2,}-?[a-zåäö]{4,}(?:na|are|er|ar)$")
"""People of a body ("LO-medlemmarna")."""
_SHOWS = lazy_regex(r"av[ \u00a0](?:[^\W\d_][\w-]*[ \u00a0]){1,9}?(?:framgår|framgick|framkommer|framkom|syns)(?!\w)")
"""A sentence that begins with what shows something ("Av redovisningen framgår att 40 procent")."""
_THE_SO_DONE = lazy_regex(r"de[ \u00a0][^\W\d_]+t[ \u00a0][^\W\d_]{3,}(?:ade|[dt]a|na)")
"""People by what was done to them ("de ekonomiskt gynnade")."""
_BEFORE_DASH = lazy_regex(r"(?:[ \u00a0][–—@-]|[:;])[ \u00a0]$")
_ALL_WHO = lazy_regex(r"(?:Alla|De|Samtliga|Många|De[ \u00a0]flesta)(?:[ \u00a0][^\W\d_]+)?(?=[ \u00a0]som[ \u00a0])")


def before_dash(sentence: Sentence, at: int) -> str | None:
    """Those of whom the clause before a dash or colon tells, where a share begins the clause behind it ("Alla som … – 80 procent har")."""
    if not _BEFORE_DASH.search(sentence.text, max(0, at - 4), at):
        return None
    all_who = _ALL_WHO.match(sentence.text)
    end = relative(sentence.text, all_who.end(), _MOST_PHRASES) if all_who else None
    return sentence.text[:end] if end is not None and end < at and verb_follows(sentence.text, end) else None


_MOST_PHRASES = 3
_LEAST_JOINED = 3
_ENDS_SHARE = STATING | VERBS | CLAUSES
_NAMED_SHARE = lazy_regex(r"(?<!\w)andelen?(?=[ \u00a0](?!som|är|var|på|har|ökade|minskade)[^\W\d_])", re.IGNORECASE)


def named_share(sentence: Sentence, at: int) -> str | None:
    """The share with what it is of, where it was named earlier in the sentence ("andelen barn bland de sökande … den andelen")."""
    for hit in reversed(list(_NAMED_SHARE.finditer(sentence.text, 0, at))):
        tokens = [token for token in sentence.before(at) if token[1] >= hit.start()][:_MOST_WORDS]
        end = next((k for k in range(1, len(tokens)) if tokens[k][0] in _ENDS_SHARE), len(tokens))
        if end > _LEAST_JOINED and tokens[end - 2][0] == "och" and end < len(tokens) and tokens[end][0] == "att":
            end -= 2  # "andelen barn bland de sökande och fann att"
        if end > 1 and "," not in sentence.text[tokens[0][1] : tokens[end - 1][2]] and (phrase := noun_phrase(sentence, tokens[:end])):
            return phrase if " " in phrase else None
    return None


_REGARDING = lazy_regex(r"(?:För|Bland|Hos|I|Mellan|När det gäller|Vad gäller|I fråga om)(?=[ \u00a0](?!att\b)[^\W\d_])")
_AS_TO = lazy_regex(r"(?:När det gäller|Vad gäller|Vad avser|I fråga om|Beträffande)[ \u00a0]")
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
_DEFINITE_PLURAL = lazy_regex(r"\w{3}(?:arna|erna|orna)$|[aei]rna$")
_NO_GROUP = lazy_regex(
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


_CORRESPONDING = lazy_regex(
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
    return _ONLY.sub("", hit[1]) if hit else None


_PART_OF = lazy_regex(r"(?<!\w)andel(?:en)?[ \u00a0](?:av[ \u00a0])?(?=[^\W\d_]{3})", re.I)


def part_before(sentence: Sentence) -> str | None:
    """The part that the sentence before tells of, where this one says only "Andelen" ("en stor andel av utsläppen. Andelen varierar")."""
    before = sentence.earlier
    hit = next(_PART_OF.finditer(before.text), None) if before is not None and sentence.lower.startswith("andelen ") else None
    if before is None or hit is None:
        return None
    phrase, end = following(before.text, hit.end() - 1, determiners=True)
    return before.text[hit.start() : end] if phrase and acceptable(phrase) else None


_ONLY = lazy_regex(r"[ \u00a0](?:bara|endast|hela|blott)$")


_AMONG = lazy_regex(r"(?:Av|Bland)(?=[ \u00a0](?!dessa)(?:\d|[^\W\d_]))")
_THAT_AMONG = lazy_regex(r"(?<!\w)att[ \u00a0](?:av|bland)(?=[ \u00a0](?!dessa|annat|dem[ \u00a0](?!som))\w[^,;:]*$)")
"""The same in what is told ("visar att av eleverna lider 5 procent")."""
_OWN_SUBJECT = lazy_regex(
    r"""
    [ \u00a0](?:är|var|låg|ligger|uppgår|uppgick|blev|ökade|minskade|har|hade)    # är
    [ \u00a0](?:den|det|de|andelen|antalet|[^\W\d_]{3,}(?:en|et|na))[ \u00a0]     # den
    """,
    re.X,
)
"""Between the group and the figure: what of the group the figure is of ("att bland bolagen är den genomsnittliga vinsten 20 procent")."""
_AND_AMONG = lazy_regex(r"[ \u00a0](?:av|bland)(?=[ \u00a0]de(?:m|dom)?[ \u00a0]som[ \u00a0])")
_OF_SO_MANY = lazy_regex(
    r"""
    (?:[ \u00a0](?!mellan|från)[^\W\d_]+){0,2}                                               # landets
    [ \u00a0]\d{1,3}(?:[ \u00a0]\d{3}){0,3}                                                 # 290
    (?:[ \u00a0](?:miljoner|miljarder)(?![ \u00a0](?:ton|kronor|liter|euro|dollar)))?        # miljoner
    (?=[ \u00a0][^\W\d_])
    """,
    re.X,
)
"""After "Av": "landets 290" kommuner."""


_HOS = lazy_regex(
    r"""
    (?<!\w)(?:bland|hos)                                                      # bland
    (?=
        [ \u00a0]([^\d.,;:()]{3,45}?)[ \u00a0]                                 # kvinnor
        (?:(?:är|var|låg|ligger)[ \u00a0](?:andelen|den|siffran)[ \u00a0])?$   # är andelen
    )
    """,
    re.X,
)


def right_before(sentence: Sentence, at: int) -> str | None:
    """Whom a share is of that stands right behind them ("12 procent, bland kvinnorna 20 procent")."""
    hit = _HOS.search(sentence.lower, max(0, at - 60), at)
    phrase = following(sentence.text, hit.end(), determiners=True)[0] if hit else None
    return phrase if phrase and hit and len(phrase) == len(hit[1]) and acceptable(phrase) else None


def asked_among(sentence: Sentence, at: int) -> str | None:
    """Among whom an inquiry was made that the sentence tells of ("En enkät bland konsumenter visar att 8 av 10")."""
    ends = [hit.end() for hit in _ASKED_AMONG.finditer(sentence.lower, max(0, at - _ASKED_REACH), at)]
    number = _SO_MANY_ASKED.match(sentence.lower, ends[-1]) if ends else None
    phrase = following(sentence.text, number.end() if number else ends[-1], determiners=True)[0] if ends else None
    return phrase if phrase and acceptable(phrase) and (not phrase[0].isupper() or _PEOPLE_OF.match(phrase)) else None


_SO_MANY_ASKED = lazy_regex(
    r"""
    (?:[ \u00a0](?:drygt|cirka|ca|över|runt|knappt|omkring|fler[ ]än|mer[ ]än|totalt|nästan|ungefär|närmare|de|flera))*  # drygt
    [ \u00a0](?:\d{1,3}(?:[ \u00a0]?\d{3})*|(?:ett|två|tre|fyra|fem|sex|tio)?[ \u00a0]?(?:tusen|hundra|hundratals|tusentals))  # tusen
    (?=[ \u00a0][^\W\d_])
    """,
    re.X,
)
"""How many were asked ("bland drygt tusen pensionärer")."""
_PEOPLE_OF = lazy_regex(r"[^\W\d_]+s[ \u00a0]|[^\W\d_]+-?[^\W\d_]*(?:medlemmar|anställda|läkare|lärare|ledare|företag)$")
"""Those asked, where a name begins the phrase ("Sveriges kommuner", "Metallanställda")."""
_ASKED_REACH = 250
"""Characters between those asked and the figure."""
_ASKED_AMONG = lazy_regex(
    r"""
    (?<!\w)
    (?:
        (?:bland|\w*(?:fråga|enkät|undersökning|intervjuer)[ \u00a0](?:till|med|av)
        |\w*enkät(?:en)?[ \u00a0](?:gick|skickades|sändes|riktades)[ \u00a0](?:ut[ \u00a0])?till)(?=[ \u00a0](?!annat)[^\W\d_])
        |(?:till)?(?:fråga|intervjua)(?:de|t|r|s|des)(?:[ \u00a0](?:19|20)\d\d,?)?
            (?=[ \u00a0](?:alla|samtliga|landets|över|drygt|cirka|ca|\d)[ \u00a0])
    )
    """,
    re.X,
)
