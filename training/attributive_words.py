"""Adjectives and participles that hardly stand without a noun, told by counting: `python -m training.attributive_words`.

In the texts beside the checkout (those that may be drawn for rounds are left out) a word counts where it is written in small letters. It
is one of them where a word of substance follows it directly nearly always and a stop hardly ever, and where its form is that of no
genitive, verb or plural. Written to `attributive_words.tsv`, which readers of noun phrases use: a phrase does not end with such a word.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

from riksdata.extractors.statistics.attributes.noun_words import FUNCTION
from riksdata.extractors.statistics.attributes.phrase_edges import is_verb
from riksdata.extractors.statistics.vocabulary import CLASSES
from training.corpus import CORPUS
from training.words import corpus_texts

OUT = Path(__file__).parents[1] / "riksdata/extractors/statistics/attributes/attributive_words.tsv"
LEAST = 10
"""Times that a word must stand in the texts."""
FOLLOWED = 0.86
"""Share of its places at which a word of substance follows."""
STOPPED = 0.04
"""Share at which a stop or another sign may follow."""
_TOKEN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|[^\s\w]|\d+")
_SUBSTANCE = re.compile(r"[a-zåäö]{4}")
_OTHER_FORM = re.compile(r"(?:s|[aeo]r|or|erna|arna|orna|en)$")
"""Genitives, verbs, plurals and nouns with their article."""
_ADJECTIVE = re.compile(
    r"(?:[aeiouy]d|nd|ld|rd|[aeiuå]t|[cdfgklmnprstv]t|ig|sk|iv|al|ell|bar|sam|full|lös|[äöo]r|ern|ient|män|log|rov|äl|r?ande|[^l]ende|a|e)$"
)
"""How adjectives and participles end."""
_NOUNS = re.compile(r"(?:tal|tusental|mängd|flertal|minister|grad|antal|slag|huvud|förskjuta|genomsöka|dina|life|new|fake|waste|marriage)$")
_HEAD = """\
# Adjectives and participles with which no noun phrase ends: one word a line, lower case.
# Origin: counted by training/attributive_words.py in motions, reports and interpellations 1994-2021; those that a word of substance
# follows in at least {followed:.0%} of {least} places or more.
"""


def attributive_words(corpus: Path = CORPUS) -> list[str]:
    """The words, in alphabetical order."""
    seen: Counter[str] = Counter()
    followed: Counter[str] = Counter()
    stopped: Counter[str] = Counter()
    for text in corpus_texts(corpus):
        tokens = _TOKEN.findall(text)
        for word, after in pairwise(tokens):
            if not word.islower() or not word[0].isalpha():
                continue
            seen[word] += 1
            followed[word] += bool(_SUBSTANCE.match(after)) and after not in FUNCTION
            stopped[word] += not after[0].isalnum()
    closed = FUNCTION.union(*CLASSES.values())
    return sorted(
        word
        for word, n in seen.items()
        if n >= LEAST
        and len(word) > 2
        and followed[word] >= FOLLOWED * n
        and stopped[word] <= STOPPED * n
        and word not in closed
        and not is_verb(word)
        and not _OTHER_FORM.search(word)
        and _ADJECTIVE.search(word)
        and not _NOUNS.search(word)
    )


def main() -> None:
    """Write the file anew."""
    words = attributive_words()
    OUT.write_text(_HEAD.format(followed=FOLLOWED, least=LEAST) + "".join(f"{word}\n" for word in words), encoding="utf-8")
    print(f"{len(words)} words")


if __name__ == "__main__":
    main()
