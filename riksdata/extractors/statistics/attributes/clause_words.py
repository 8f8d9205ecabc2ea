"""Words that part the clauses of a sentence and stand in them without saying what a figure is of."""

from __future__ import annotations

from riksdata.extractors.statistics.attributes.phrase_edges import Token
from riksdata.extractors.statistics.sentence import Sentence
from riksdata.extractors.statistics.vocabulary import words

LIGHT = words("adverb") | {"enligt"}
"""Words that say nothing of a subject they stand beside."""
BREAK = frozenset(("att", "medan", "men", "eftersom", "då", "och", "samt", "där", "när", "vilket", "samtidigt"))
"""Words beyond which a verb has no subject."""
COPULAS = frozenset(("är", "var", "blir", "blev"))
CLAUSES = frozenset(("att", "som", "men", "medan", "vilket", "då", "när", "där", "samt", "om", "eftersom", "än"))
"""Words that begin a clause, or what something is compared with."""


def text_between(sentence: Sentence, tokens: list[Token], k: int) -> str:
    """What stands between a word and the one before it."""
    return sentence.text[tokens[k - 1][2] : tokens[k][1]]
