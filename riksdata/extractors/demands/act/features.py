"""The evidence of what a demand asks for, by name: its first words, verb, object and subject, openings, endings of words, rules that hit.

A name says what it stands for: `verb=införa`, `object~avgift` (an object that ends so), `first words: se över`, `rule 7 review`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise

from riksdata.extractors.demands.act.agency import find_body
from riksdata.extractors.demands.act.asked import Asked
from riksdata.extractors.demands.act.clauses import clause_of
from riksdata.extractors.demands.act.question_frame import QuestionFrame
from riksdata.extractors.demands.act.rules import Rule, verbs
from riksdata.extractors.demands.act.things import frame_of, kind_of, things
from riksdata.swedish.lazy import lazy_regex

_ENDS_NOUN = frozenset(
    {
        *("för", "med", "i", "på", "vid", "om", "av", "till", "mot", "inom", "hos", "från", "kring", "under", "efter", "genom"),
        *("som", "att", "och", "samt", "där", "när", "utan", "över", "mellan", "bland", "eller", ","),
    }
)
"""Words that end the noun they follow."""
_ENDINGS = (3, 4, 5, 6, 8)
_MOST_WORDS = 40
"""Words of a demand whose own evidence counts; later ones say less and less of what is asked for."""
_TAKEN = frozenset({"vidta", "vidtaga", "ta", "göra", "agera"})
"""What is done with measures that are not named."""
_AIM = lazy_regex(r" (?:för|i syfte|så) att ")
_WORDS_OF_AIM = 8
_MOST_KEPT = 50_000
"""Words whose evidence is remembered."""


def features(asked: Asked, form: str, hits: Iterable[Rule]) -> list[str]:
    """The names of all evidence in a demand (each once, in a fixed order); `form` is the yrkande's, `question` for a question."""
    return list(dict.fromkeys(_features(asked, form, hits)))


def _features(asked: Asked, form: str, hits: Iterable[Rule]) -> list[str]:
    out = [f"form={form}"]
    signs = [rule.name for rule in hits]
    out += signs
    out += [f"opens: {opening}" for opening in asked.openings or ("none",)]
    words = asked.head.split()[:_MOST_WORDS]
    out += ["first words: " + " ".join(words[:n]) for n in (1, 2, 3, 4)]
    out += [f"word {place}={word}" for place, word in enumerate(words[:6], 1)]
    out += words
    out += map(" ".join, pairwise(words))
    whole = asked.whole.split()[:_MOST_WORDS]
    out += map("all: ".__add__, whole)
    out += ["all: " + a + " " + b for a, b in pairwise(whole)]
    for word in words[:12]:
        out += _PARTS[word]
    of_clause = [*_of_clause(asked, words, signs)]
    out += of_clause
    out += _of_purpose(asked, words)
    if asked.frame is not None:
        out += _of_question(asked.frame, of_clause, signs)
    body = find_body(asked.core)
    if body:
        out.append("names a body")
        out.append(f"names a body after {min(3, asked.core.count(' ', 0, body.start()) // 3) * 3} words")
    return out


_TOLD_WITH_FRAME = ("verb=", "kind of verb=", "thing=", "object=", "verb~")


def _of_question(frame: QuestionFrame, of_clause: Iterable[str], signs: Iterable[str]) -> Iterator[str]:
    """How the question asks, alone and with what is done to what."""
    yield f"asks={frame.kind}"
    asks, verb = frame.kind.rsplit(" ", 1) if " " in frame.kind else (frame.kind, "")
    yield f"asks {asks}"
    yield f"asks by {verb}"
    yield from ("asks: " + " ".join(frame.words[:n]) for n in range(1, len(frame.words) + 1))
    if frame.portfolio:
        yield f"asks the minister of {frame.portfolio}"
        yield f"{frame.kind} of {frame.portfolio}"
    for name in of_clause:
        if name.startswith(_TOLD_WITH_FRAME):
            yield f"{frame.kind}: {name}"
            if name.startswith(("kind", "thing")):
                yield f"{frame.kind} of {frame.portfolio}: {name}"
    for name in signs:
        yield f"{frame.kind}: {name}"


class _Parts(dict[str, tuple[str, ...]]):
    """The evidence of a word's endings and beginnings, told once for each."""

    def __missing__(self, word: str) -> tuple[str, ...]:
        found = [f"~{word[-n:]}" for n in _ENDINGS if len(word) > n]
        if len(word) > 7:
            found += (f"{word[:5]}~", f"{word[:7]}~")
        found.append(f"some {kind_of(word)}")
        if len(self) >= _MOST_KEPT:
            self.clear()
        self[word] = parts = tuple(found)
        return parts


_PARTS = _Parts()


def _of_clause(asked: Asked, words: list[str], signs: list[str]) -> Iterator[str]:
    """What is done to what: of a clause ("X bör göras"), of an infinitive ("göra X"), of a bare noun."""
    clause = clause_of(asked.head)
    if clause:
        verb = clause.verb
        yield f"clause {'passive' if clause.passive else 'active'} {clause.modal}"
        yield "binds" if clause.binds else "binds nobody"
        subject = _noun(clause.subject.split())
        if subject:
            yield from _word("subject", subject[-1])
            yield f"subject opens: {subject[0]}"
            yield f"{verb} + subject~{subject[-1][-4:]}"
            yield from things(f"{clause.modal} {'passive' if clause.passive else 'active'}", subject[-1], (), asked.openings, signs)
            yield f"{verb} by {kind_of(subject[-1])}"
        rest = clause.rest.split()
    elif asked.infinitive and words:
        verb, rest = words[0], words[1:]
        yield "infinitive"
    else:
        verb = "-"
        yield "noun"
        noun = _noun(words)
        if noun:
            yield from _word("noun", noun[-1])
            yield f"noun opens: {noun[0]}"
            after = words[len(noun) :]
            yield from things(frame_of(words, noun), noun[-1], after[:1] + _noun(after[1:]), asked.openings, signs)
        rest = words[len(noun) :]
    yield from _word("verb", verb)
    kind = verbs().get(verb, "?")
    yield f"kind of verb={kind}"
    thing = _noun(rest)
    if thing:
        last = thing[-1]
        yield from _word("object", last)
        yield f"object opens: {thing[0]}"
        yield from things(f"{kind} to", last, (), asked.openings, signs)
        yield f"{verb} a {kind_of(last)}"
        for n in (4, 6):
            yield f"{verb} + object~{last[-n:]}"
            yield f"{kind} + object~{last[-n:]}"
    after = rest[len(thing) :]
    if after:
        yield f"then {after[0]}"
        yield f"{verb} then {after[0]}"
    if len(after) > 1:
        yield f"then {after[0]} {after[1]}"
        yield from _word("then", after[1])


def _of_purpose(asked: Asked, words: list[str]) -> Iterator[str]:
    """What a demand that names no measure wants it for: "vidta åtgärder för att öka resurserna"."""
    if words and words[0] in _TAKEN and (aim := _AIM.search(asked.core)):
        wanted = asked.core[aim.end() :].split()[:_WORDS_OF_AIM]
        yield f"for: {wanted[0] if wanted else '-'}"
        thing = _noun(wanted[1:])
        if thing:
            yield f"for: {wanted[0]} a {kind_of(thing[-1])}"
            yield f"for: a {verbs().get(wanted[0], '?')} of {kind_of(thing[-1])}"
        yield from (f"for some {kind_of(word)}" for word in wanted)
        if "ska" in wanted or "skall" in wanted:
            yield "for: somebody shall"


def _noun(words: list[str]) -> list[str]:
    """The words up to what ends the noun they open with; the first one always belongs."""
    for k, word in enumerate(words):
        if k and word in _ENDS_NOUN:
            return words[:k]
    return words


@lru_cache(maxsize=_MOST_KEPT)
def _word(what: str, word: str) -> tuple[str, ...]:
    return (f"{what}={word}", *(f"{what}~{word[-n:]}" for n in _ENDINGS if len(word) > n), f"{what} {word[:5]}~")
