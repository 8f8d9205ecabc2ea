"""Where a noun phrase begins and ends among the words of a sentence, by word classes and forms alone."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from riksdata.extractors.statistics.vocabulary import CLASSES, words
from riksdata.swedish.facts import read_lines
from riksdata.swedish.lazy import lazy_regex
from riksdata.swedish.numbers.words import atoms

Token = tuple[str, int, int]
"""A word in lower case with its place in the sentence."""


_KINDS: dict[str, frozenset[str]] = {
    kind: frozenset(members.split()) for kind, _, members in (line.partition("\t") for line in read_lines(__package__, "phrase_edges.tsv"))
}
_NOMINAL = CLASSES["nominal"]
VERBS = (
    (frozenset(read_lines(__package__, "verbs.tsv")) | words("auxiliary", "reporting"))
    - _NOMINAL
    - {"rapport", "rapporten", "ökning", "minskning"}
)
"""Forms that are verbs and hardly anything else."""
SHORT_INFINITIVES = frozenset(("bli", "få", "ha", "gå", "stå", "ske", "dö", "ge", "nå", "bo", "uppgå", "bestå", "utgå"))
"""Infinitives that do not end in -a; some are other words too, so that `VERBS` has not all of them."""
HARDLY_ALONE = frozenset(read_lines(__package__, "attributive_words.tsv"))
"""Adjectives and participles that hardly stand without a noun."""
ATTRIBUTIVE = HARDLY_ALONE | {"enskild", "små", "stora", "nya", "ökad", "ökat", "minskad", "minskat"}
"""Adjectives that a noun follows."""
_SIZES = {"bred", "djup", "hög", "lång", "tung", "tack", "vice"}
ATTRIBUTES = _KINDS["attributive"] | {word for word in HARDLY_ALONE if not word.endswith(("a", "e"))} - _SIZES
"""Adjectives without the endings that tell one; before a noun they belong to it. In the plural they may be one ("de behandlade")."""
PREDICATES = _KINDS["predicative"]
TIMES = _KINDS["time"]
"""Words of time, of which no share is told ("8 procent åren kring krisen")."""
CIRCUMSTANCES = _KINDS["circumstance"]
"""Words behind a preposition that make it say when, how or why ("i genomsnitt", "på sikt"): it belongs to the verb."""
PARTICLES = _KINDS["particle"]
"""Words that belong to the verb before them ("tar ut", "befinner sig")."""
ALONE = _KINDS["alone"]
"""Words that are no noun where they stand alone."""
INNER = _KINDS["inner"]
"""Adverbs that stand within a clause."""
_EDGE = words("preposition", "conjunction", "pronoun", "adverb", "month", "time") | _KINDS["adverb"] | {"enligt", "att", "cirka"}
_LEADING = _EDGE | _KINDS["adverbial"] | words("modal") | {"en", "ett", "det", "vars"}
_TRAILING = _EDGE | {"flera"} | _KINDS["predicative"] | _KINDS["time"] | CLASSES["determiner"]
_NO_HEAD = _LEADING.union(*(_KINDS[kind] for kind in ("empty", "party", "time", "predicative")), words("auxiliary"))
_NO_HEAD |= {"övriga", "resterande"}
_BEFORE_HEAD_ENDS = CLASSES["preposition"] | _KINDS["relative"] | {"att"}
_ADJECTIVES = lazy_regex(r"(?:iga|bara|lösa|fulla|samma|iskt|igt|\w{3}(?:bar|sam|lös)|\w{2}(?<![kt]r)ig)$")
_MOST_ROUNDS = 6
_IN_RELATION = 2
_HAS = frozenset(("har", "hade", "är", "var", "varit", "uppgick", "uppgår", "ligger", "låg"))
"""Verbs that are the sentence's own where a phrase with a relative clause ends with them."""


def phrase_of(tokens: list[Token], sourced: Callable[[str], bool] | None = None) -> list[Token]:
    """The noun phrase that the words of a clause hold, freed of what stands before and after it; empty where they hold none.

    `sourced`: tells of a word that it names a source; a phrase with such a head says who tells the figure, not what it is of.
    """
    adverbial = False
    for _ in range(_MOST_ROUNDS):
        tokens, lead = _trimmed(tokens)
        if len(tokens) > _IN_RELATION and tokens[0][0] in ("relation", "förhållande", "jämförelse") and tokens[1][0] in ("till", "med"):
            tokens, lead = _trimmed(tokens[_IN_RELATION:])  # "i relation till anslagen, uppgående till"
        placed = lead is not None
        verb = _verb(tokens)
        if verb is None:
            adverbial = lead in _KINDS["adverbial"]
            break
        joint = max((k for k in range(verb + 1, len(tokens) - 1) if tokens[k][0] in _KINDS["joint"]), default=None)
        if joint is None and not (placed and verb + 1 < len(tokens)):
            tokens = tokens[:verb]
        else:
            tokens = tokens[(verb if joint is None else joint) + 1 :]
    head = [] if adverbial else _head(tokens)
    if head and _is_of(tokens, head):
        return tokens
    if not head or all(word in _NO_HEAD or word in VERBS or (len(word) < 3 and word != "el") for word in head):
        return []
    if all(_adjectival(word) or (len(head) > 1 and word.endswith(("ande", "ende"))) or word in _KINDS["joint"] for word in head):
        return []
    first = next(word for word in head if word not in _NO_HEAD)
    if first in _KINDS["party"] or head[0] in _KINDS["party"] or head[0] in _KINDS["empty"] - {"antal", "del"}:
        return []
    return [] if sourced is not None and (sourced(first) or sourced(head[-1])) else tokens


@lru_cache(maxsize=20_000)
def _adjectival(word: str) -> bool:
    return _ADJECTIVES.search(word) is not None


def _is_of(tokens: list[Token], head: list[str]) -> bool:
    """Whether a noun that says nothing alone is somebody's or of something: "bolagets resultat", "tiden för hemarbete"."""
    if head[-1] == "plats":
        return len(head) == 1 and len(tokens) > len(head) + 1 and tokens[len(head)][0] in ("på", "i", "inom", "vid")
    if head == ["tiden"]:
        return len(tokens) > 2 and tokens[1][0] in ("för", "mellan", "från", "till")
    return head[-1] in ("resultat", "resultatet") and len(head) > 1 and head[-2].endswith("s") and len(head[-2]) > 3


def is_source(word: str) -> bool:
    """Whether a word names what tells figures: a study, an agency that counts, "forskare"."""
    return word in _KINDS["source"] or word.endswith(("undersökning", "undersökningen", "enkäten", "rapporten", "mätningen"))


def is_verb(word: str) -> bool:
    """Whether a word is a form of a verb; what ends so is a present, or a past or supine of the passive, and nothing else."""
    return word in VERBS or (word.endswith(_VERBAL) and not word.endswith(("andes", "endes"))) or word.endswith(_SUPINE)


_VERBAL = ("ades", "erar", "erats", "ldes", "rdes", "jdes", "gdes", "vdes", "ndes", "ktes", "ptes", "sstes")
_SUPINE = ("urits", "krivits", "agits", "utits", "unnits", "undits", "ipits", "ivits", "ugits", "ärkts", "yggts", "tällts")
"""Ends of supines of the passive."""


def _trimmed(tokens: list[Token]) -> tuple[list[Token], str | None]:
    """The words without those at the edges that no noun phrase has; and the last preposition that led them."""
    low, high, lead = 0, len(tokens), None
    while low < high and (tokens[low][0] in _LEADING or is_verb(tokens[low][0]) or _said(tokens, low, high) or _now(tokens, low)):
        word = tokens[low][0]
        if word in CLASSES["preposition"] or word in _KINDS["adverbial"]:
            lead = word
        low += 1
    relative = any(token[0] in _KINDS["relative"] for token in tokens[low:high])
    while high > low:
        last = tokens[high - 1][0]
        which_time = last in _WHICH_TIME and high < len(tokens) and tokens[high][0] in _KINDS["time"]
        verb = is_verb(last) and (not relative or last in _HAS)
        if which_time or verb or (last in _TRAILING and not _lasts(tokens, low, high)):
            high -= 1
        elif high - low > len(_CAUSES[0]) and tuple(token[0] for token in tokens[high - 2 : high]) in _CAUSES:
            high -= 2
        else:
            break
    return tokens[low:high], lead


_CAUSES = (("till", "följd"), ("på", "grund"), ("med", "anledning"), ("som", "följd"), ("i", "stället"))
"""What leads a cause behind a phrase ("trycket på en lägenhet till följd av detta")."""
_WHICH_TIME = frozenset(("första", "andra", "tredje", "sista", "senaste", "förra", "kommande", "närmaste", "gångna", "samma"))
"""Before a word of time that ends a phrase ("vinsten första åren")."""


def _lasts(tokens: list[Token], low: int, high: int) -> bool:
    """Whether the last word is the time of something that lasts so long ("en avlyssning under två år")."""
    number = tokens[high - 2][0] if high - low >= _LEAST_LASTING else ""
    if number in ("en", "ett") or not atoms(number):
        return False
    return any(token[0] in ("under", "i", "på", "efter", "inom") for token in tokens[low + 1 : high - 2][-_LEAST_LASTING:])


_LEAST_LASTING = 4


def _now(tokens: list[Token], low: int) -> bool:
    """Whether the word is the second of "i dag", "i år"."""
    return low > 0 and tokens[low - 1][0] == "i" and tokens[low][0] in ("dag", "år", "fjol")


def _said(tokens: list[Token], low: int, high: int) -> bool:
    """Whether the word is what was said of something before ("är större och risken …")."""
    return low + 2 < high and tokens[low][0] in _KINDS["predicative"] and tokens[low + 1][0] in ("och", "men")


def _verb(tokens: list[Token]) -> int | None:
    """The first verb that is neither in a relative clause nor an infinitive with att."""
    for k, token in enumerate(tokens):
        if token[0] in _KINDS["relative"]:
            return None
        if is_verb(token[0]) and (k == 0 or tokens[k - 1][0] not in ("att", "inte")):
            return k
    return None


def _head(tokens: list[Token]) -> list[str]:
    """The words before the first preposition or clause that belongs to them."""
    out: list[str] = []
    for token in tokens:
        if token[0] in _BEFORE_HEAD_ENDS and out:
            break
        out.append(token[0])
    return out
