"""The subject where "och" joins the verb to another one: it is shared, or the verb has a clause of its own."""

from __future__ import annotations

from riksdata.extractors.statistics.attributes.clause_words import CLAUSES, text_between
from riksdata.extractors.statistics.attributes.noun_phrase import definite, noun_phrase
from riksdata.extractors.statistics.attributes.noun_words import STATING
from riksdata.extractors.statistics.attributes.phrase_edges import VERBS, Token, is_verb
from riksdata.extractors.statistics.attributes.subject_behind_verb import inverted, phrase_to_comma
from riksdata.extractors.statistics.attributes.subject_words import PRONOUNS, SOMEBODY
from riksdata.extractors.statistics.sentence import Sentence
from riksdata.extractors.statistics.vocabulary import CLASSES


def of_first_verb(sentence: Sentence, tokens: list[Token], och: int) -> str | None:
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
        return phrase_to_comma(sentence, inverted(tokens[verb + 1 : by]))
    if before[0][0] in PRONOUNS | SOMEBODY:
        return None
    if any(token[0] == "att" for token in before):  # "Avtalet om att bygga och sköta huset slöts i fjol och är värt"
        found = sentence.text[before[0][1] : before[-1][2]]
        return found if len(found) <= _MOST_SUBJECT and definite(before[0][0]) else None
    return noun_phrase(sentence, before)


_MOST_SUBJECT = 110


def _finite(word: str) -> bool:
    """Whether a word is a verb of a clause, or its supine without "har"."""
    return (word in STATING or is_verb(word)) and not word.endswith(("a", "as"))


def begin_of_second_clause(tokens: list[Token], verb: int) -> int:
    """Where the clause of a verb begins that "och" joins to a whole one ("Bolaget består av två delar och vinsten har ökat"); else 0."""
    och = next((k for k in range(verb - 1, 0, -1) if tokens[k][0] == "och"), None)
    if och is None or och + 1 == verb or any(token[0] in CLAUSES for token in tokens[:och]):
        return 0
    finite = any(is_verb(token[0]) and not token[0].endswith(("a", "as", "t", "ts")) for token in tokens[:och])
    named = definite(tokens[verb - 1][0]) or definite(tokens[och + 1][0])
    return och + 1 if finite and named else 0
