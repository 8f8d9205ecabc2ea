"""The whole of a counted part, told in the clause or sentence before ("de elva ärendena … i tre av ärendena", "2 063 av dessa",
"61 områden, varav 23")."""

from __future__ import annotations

import re
from fractions import Fraction

from riksdata.extractors.statistics.attributes.finite_verbs import finite
from riksdata.extractors.statistics.attributes.noun_phrase import definite
from riksdata.extractors.statistics.candidates import Candidate
from riksdata.extractors.statistics.vocabulary import CLASSES
from riksdata.swedish.lazy import lazy_regex
from riksdata.swedish.numbers.parse import number_at

_S = "[ \u00a0]"
_PART = lazy_regex(
    rf"{_S}(?:av|utav){_S}(?:(dessa|dem|dom)(?!\w)|(?:(?:de|dessa|våra|samma){_S})?([^\W\d_]{{3,40}})(?:{_S}([^\W\d_]{{3,40}}))?)",
    re.IGNORECASE,
)
_OF_THEM = lazy_regex(
    rf"""
    (?P<of>
        (?:
            (?:^|[.!?:;\n]{_S}?)(?:Av|Bland)                                # a sentence that begins with "Av dem"
            |(?:,|,?{_S}(?:och|men|varvid)|–|\(){_S}?(?:av|bland)            # ", och av dem"
        )
        {_S}(?P<them>dessa|dem|dom|detta|dessa{_S}\d[\d \u00a0]*)
        |(?:^|[.!?\n]{_S}?)Därav                                            # a sentence that begins with "Därav"
    )
    {_S}
    (?P<words>[^\W\d_]{{2,24}}(?:{_S}[^\W\d_]{{1,12}}){{0,3}}){_S}$        # har bara
    """,
    re.X,
)
_OTHER_CLAUSE = frozenset(("att", "som", "med"))
"""Words that may not stand between "av dem" and a part of them: the figure is then of another clause, or a change."""
_ARE = frozenset(("är", "var", "ligger", "låg", "blir", "blev"))
_MONEY = frozenset(("pengar", "medel", "miljoner", "miljarder", "kronor"))
_HAVE = frozenset(("har", "hade", "får", "fick"))
_BY_SO_MUCH = lazy_regex(
    rf"""
    {_S}
    (?:högre|lägre|fler|färre|mera?|mindre|större|bättre|sämre|längre
    |kortare|dyrare|billigare|snabbare|oftare)
    (?!\w)
    """,
    re.X,
)
"""Behind a figure: that it is a difference, no part."""
_WHERE = lazy_regex(
    rf"""
    (?<!\w)(?:i|på|från|vid|hos|inom|till){_S}                              # i
    (?:(?:de|ca|cirka|omkring|drygt|knappt|ungefär|över|totalt){_S})*      # drygt
    [^\W_]+(?:{_S}\d{{3}})*$                                               # 40
    """,
    re.X,
)
"""A number that says where or by whom something is ("anställda i 40 länder"), up to its end."""
_VERB_REACH = 80
_AND_AS_MANY = lazy_regex(
    rf"""
    (?:{_S}[^\W\d_][\w-]*){{0,7}},?{_S}(?:och|samt){_S}                  # män och
    (?:(?:ca|cirka|omkring|ungefär|drygt|knappt|nästan|bara|endast|övriga|resterande){_S})?(?:är{_S})?
    """,
    re.X,
)
"""Between two parts of one whole ("var 7 486 män och 2 838 kvinnor")."""
_NOT_OF_IT = lazy_regex(r"(?<!\w)(?:jämför|mot|än|medan|riket|landet|snitt|genomsnitt|totalt|ökning|minskning|år|varav|dessa)")
_OF_THE_TOLD = lazy_regex(
    rf"""
    (?:{_S}\()?{_S}?(?:,{_S})?av
    (?:{_S}(?:de|totalt|sammanlagt|alla|mer{_S}än|över|drygt|ca|cirka|omkring|ungefär|knappt|nästan|planerade|sammantaget)){{0,3}}{_S}
    """,
    re.X,
)
"""Behind a part and its noun: what leads to the number of all ("21 kommuner av 52", "(av totalt 7,8 miljoner)")."""
_OF_TOLD_ENDS = lazy_regex(
    rf"""
    {_S}?[.,;)]
    |{_S}
    (?:
        i|på|som|har|hade|är|var|kan|hos|för|från|vid|inom|under|efter|fick|får|saknar   # i
        |(?P<verb>[^\W\d_]+(?:de|er|r))                                                  # behandlar
    )
    (?!\w)
    """,
    re.X,
)
_VARAV_NAMED = lazy_regex(
    rf"""
    (?<![\d,.])(?<!av[ ])(?<!av\u00a0)(?P<number>\d{{1,3}}(?:[ \u00a0]\d{{3}})*)
    {_S}(?P<noun>[a-zåäö]{{3,}}(?:ar|er|or|n|na))(?:{_S}[^\W\d_]+){{0,6}}$
    """,
    re.X,
)
"""Before "varav": a number with its noun, where it counts nothing for itself ("finns 29 hamnar, varav")."""
_HEDGE = "ca|cirka|omkring|ungefär|drygt|knappt|nästan|över|minst|högst|bara|endast|hela|nära|närmare|uppemot"
_OF_WHICH = lazy_regex(
    rf"[,(–—-]?{_S}?(?:varav|därav|däribland|av{_S}vilka)"  # a part of what stands before
    rf"(?:{_S}(?:{_HEDGE}))?(?:{_S}en)?{_S}$",
    re.IGNORECASE,
)
_OF_WHICH_DID = lazy_regex(
    rf"[,(–—-]?{_S}?(?:varav|därav){_S}(?P<did>(?:[^\W\d_][\w-]*{_S}){{1,8}}?)(?:(?:{_HEDGE}){_S})?$",  # varav staten har burit
    re.IGNORECASE,
)
_MEANS = ("snitt", "genomsnitt", "medel", "median")
"""How what is said of all begins, which is no part of them ("varav snittet är")."""
_NO_PART = frozenset(
    (
        "att",
        "krävt",
        "krävde",
        "kräver",
        "begärt",
        "begärde",
        "begär",
        "varje",
        "per",
        "genomsnitt",
        "snitt",
        "än",
        "med",
        "ökat",
        "minskat",
        "ökade",
        "minskade",
    )
)
"""Words behind "varav" that make a figure no part of the one before."""
_OF_THESE_SO_MANY = lazy_regex(
    rf"""
    (?<!\w)[Aa]v{_S}(?:dessa|de|totalt|sammanlagt){_S}\d[\d \u00a0]*{_S}[^\W\d_]+       # av dessa 1 500 personer
    {_S}(?:är|var|har|hade|blev|fick){_S}                                                # är
    (?:(?:ca|cirka|omkring|ungefär|drygt|knappt|nästan|över|minst|bara|endast|hela){_S})?$  # ca
    """,
    re.X,
)
_NUMBERED_REACH = 80
"""Characters before a part in which its whole is told by a number ("av dessa 1 500 personer är")."""
_REST = lazy_regex(rf"[^.!?:;\d\n]{{1,60}}{_S}och{_S}(?:[^\W\d_]+{_S})?$")
_SENTENCE_ENDS = lazy_regex(
    r"""
    [!?;\n]
    |:(?!\w)                                                                          # no "c:a"
    |\.(?!,|\w|\)|[ \u00a0][a-zåäö])                                                 # no "s.k. friskolor"
    (?<!s\.k\.)(?<!m\.m\.)(?<!t\.ex\.)(?<!bl\.a\.)(?<!enl\.)(?<!resp\.)(?<!inkl\.)  # enl. Kvarnverket
    """,
    re.X,
)
_NEXT_LETTER = 2
"""Characters behind a place that tell whether a stop there ends a sentence."""
_NEXT_WORD = lazy_regex(rf"{_S}([^\W\d_]+)")
_WORD = lazy_regex(r"[^\W\d_]{3,}")
_REACH, _NEXT_REACH = 600, 260
"""Characters before a part within which its whole is named by the same noun, and by another ("av dessa")."""
_KEPT = 4
"""Counts that are remembered."""


def same_noun(one: str, other: str) -> bool:
    """Whether two words in lower case are forms of one noun ("ärenden", "ärendena")."""
    shortest = min(len(one), len(other))
    return shortest >= 3 and one[: max(3, shortest - 1)] == other[: max(3, shortest - 1)] and abs(len(one) - len(other)) <= 4


class Wholes:
    """The counts of a text in their order, each of which may be the whole of a later part."""

    def __init__(self, plain: str) -> None:
        """`plain`: the text that the candidates' places count in."""
        self._plain = plain
        self._counts: list[tuple[int, Fraction, frozenset[str]]] = []
        self._last = 0
        """Where the last number of things ends, whatever it counts."""
        self._amounts: list[tuple[int, Fraction]] = []
        self._sums: list[tuple[int, Fraction, str]] = []
        self._sizes: list[tuple[int, Fraction, str]] = []
        self._part: tuple[int, Fraction, Fraction] | None = None
        self._them: tuple[int, str, Fraction] | None = None
        """The last part of those told before: where it ends, its unit, and the whole."""

    def note(self, candidate: Candidate) -> None:
        """Remembers a count and the words of what it counts."""
        q = candidate.quantity
        if q.kind == "count":
            self._last = q.end
        if q.kind == "money" and q.value is not None and q.whole is None:
            self._sums = [*self._sums[1 - _KEPT :], (q.end, q.value, q.unit)]
        if q.kind == "physical" and q.value is not None and q.whole is None:
            self._sizes = [*self._sizes[1 - _KEPT :], (q.end, q.value, q.unit)]
        if q.kind in ("count", "physical") and q.value is not None and q.value > 1 and q.whole is None:
            self._amounts = [*self._amounts[1 - _KEPT :], (q.end, q.value)]
        if (
            q.kind == "count"
            and q.value is not None
            and q.value > 1
            and q.whole is None
            and candidate.noun
            and not candidate.noun.startswith("av ")
        ):
            words = frozenset(_WORD.findall(candidate.noun.lower()))
            self._counts = [*self._counts[1 - _KEPT :], (q.end, q.value, words)]

    def note_part(self, candidate: Candidate) -> None:
        """Remembers a part whose whole is known, for what is left of it."""
        q = candidate.quantity
        if q.value is not None and q.whole is not None:
            self._part = (q.end, q.value, q.whole)

    def note_share(self, candidate: Candidate) -> None:
        """Remembers a part of a whole that leads the sentence, which the next figure may be a part of too."""
        q = candidate.quantity
        if q.whole is not None:
            self._them = (candidate.end, q.unit, q.whole)

    def whole_of(self, candidate: Candidate) -> Fraction | None:
        """The whole of which the candidate is a part; None where it is none, or none was told before."""
        q = candidate.quantity
        if (q.unit == "percent" or q.kind == "fraction") and q.whole is None and (self._amounts or self._sums):
            return self._shared(q.start) or self._shared_by_them(q.end) or self._of_them(candidate)
        if q.kind == "money" and q.value is not None and q.whole is None and self._sums:
            return self._of_sum(q.start, q.value, q.unit, self._sums) or self._of_them(candidate)
        if q.kind == "physical" and q.value is not None and q.whole is None and self._sizes:
            return self._of_sum(q.start, q.value, q.unit, self._sizes)
        if q.kind != "count" or q.value is None or q.whole is not None:
            return None
        if told := self._told_behind(candidate):
            return told
        if not self._counts:
            return self._of_which(candidate)
        part = _PART.match(self._plain, q.end)
        if part is None and (whole := self._of_them(candidate)):
            return whole
        if part is None:
            return self._of_which(candidate)
        if part[1]:
            end, value, _ = self._counts[-1]
            if self._part is not None and self._part[0] > end and self._part[1] > q.value:
                end, value = self._part[:2]  # "är 18 000 försurade, och i 4 000 av dem": of those told last
            return value if value > q.value and self._within(end, q.start, _NEXT_REACH) else None
        nouns = [part[2].lower()]
        if part[3] and nouns[0].endswith(("a", "e")):
            nouns.append(part[3].lower())  # "av de utpekade områdena"
        for end, value, words in reversed(self._counts):
            if not self._within(end, q.start, _REACH):
                break
            if any(same_noun(word, noun) for word in words for noun in nouns):
                return value if value > q.value else None
        return None

    def _of_them(self, candidate: Candidate) -> Fraction | None:
        """The last count, or sum, of which "av dem" before the candidate says that it is a part; for its second part too."""
        q = candidate.quantity
        low = max(0, q.start - _VERB_REACH)
        near = self._plain[low : candidate.start]
        named = (
            "dessa" in near or "dem" in near or "dom" in near or "detta" in near or "Därav" in near
        )  # nearly never, and sooner told than by a search
        if named and (them := _OF_THEM.search(self._plain, low, candidate.start)):
            known = self._meant(candidate, them)
            if known is None or not self._within(known[0], q.start, _NEXT_REACH):
                return None
            value = known[1]
            if q.kind in ("count", "money") and (q.value is None or q.value >= value):
                return None
            if q.value is not None:
                self._them = (q.end, q.unit, value)
            return value
        if self._them is None or self._them[1] != q.unit or not self._within(self._them[0], q.start, _VERB_REACH):
            return None
        end, unit, value = self._them
        between = self._plain[end : candidate.start]
        beside = _AND_AS_MANY.fullmatch(between) and not _NOT_OF_IT.search(between.lower())
        if not beside or (q.kind == "count" and (q.value is None or q.value >= value)) or self._of_others(candidate):
            return None
        self._them = (q.end, unit, value)
        return value

    def _meant(self, candidate: Candidate, them: re.Match[str]) -> tuple[int, Fraction] | None:
        """The count or sum that "av dem" means, where the words behind let the figure be a part of it, and one alone can be meant."""
        q, words = candidate.quantity, them["words"].lower().split()
        if not _OTHER_CLAUSE.isdisjoint(words):
            return None  # "Av dem som friges återfaller", "av detta följer att"
        counted = self._counts[-1][2] if self._counts else frozenset[str]()
        if words[0] in _MONEY and len(words) > 1 and finite(words[1]):
            told = self._last_told()
            return told if told and any(told == each[:2] for each in self._sums) else None
        same = len(words) > 1 and finite(words[1]) and any(same_noun(words[0], word) for word in counted)
        alone = len(words) == 1 and words[0] not in CLASSES["preposition"]  # "Bland dessa erbjöd 14 bolag": before it, only a verb can be
        if not (finite(words[0]) or same or alone):
            return None  # "Av dessa skäl behövs"
        if words[0] in _ARE and q.kind != "count" and any(map(definite, words[1:])):
            return None  # "Bland dem är inkomsten 20 procent lägre"
        if words[-1] not in _HAVE and _BY_SO_MUCH.match(self._plain, q.end):
            return None
        if q.kind == "money":
            return self._last_sum(q.unit)
        near = [(end, value) for end, value, _ in self._counts if self._within(end, q.start, _NEXT_REACH) and end < them.end("of")]
        if (them["them"] or "").lower() == "detta" or (not near and q.kind != "count"):
            return self._last_count() if q.kind == "count" else self._last_told()
        begins = (
            max((mark.end() for mark in _SENTENCE_ENDS.finditer(self._plain, max(0, near[-1][0] - _REACH), near[-1][0])), default=0)
            if near
            else 0
        )
        larger = {value for end, value in near if end > begins and (q.kind != "count" or q.value is None or value > q.value)}
        if len(larger) != 1 or _WHERE.search(self._plain, max(0, near[-1][0] - _VERB_REACH), near[-1][0]):
            return None
        return self._last_count()

    def _of_others(self, candidate: Candidate) -> bool:
        """Whether a second figure is of others than the first one ("och 12 procent av kommunerna", "och 30 konsulter hyrs in")."""
        noun = candidate.noun
        if noun and any(same_noun(noun.lower().rsplit(None, 1)[-1], word) for *_, words in self._counts for word in words):
            return False  # "och hela 10 000 personer är under 30 år"
        behind = _NEXT_WORD.match(self._plain, candidate.end) if noun else None
        return bool(noun and noun.startswith("av ")) or bool(behind and finite(behind[1].lower()))

    def _last_count(self) -> tuple[int, Fraction] | None:
        return self._counts[-1][:2] if self._counts and self._counts[-1][0] == self._last else None

    def _last_sum(self, unit: str) -> tuple[int, Fraction] | None:
        return next(((end, value) for end, value, symbol in reversed(self._sums) if symbol == unit), None)

    def _last_told(self) -> tuple[int, Fraction] | None:
        """The last count or sum, whichever was told last."""
        known = [each for each in (self._last_count(), (self._sums[-1][:2] if self._sums else None)) if each]
        return max(known, default=None)

    def _told_behind(self, candidate: Candidate) -> Fraction | None:
        """The number of all, behind a part and its noun ("21 kommuner av 52", "8 000 svin av över 2 miljoner")."""
        q = candidate.quantity
        if candidate.noun is None and not q.about:
            return None
        led = _OF_THE_TOLD.match(self._plain, candidate.end)
        number = number_at(self._plain, led.end()) if led else None
        if number is None or q.value is None or number.value is None or number.value <= q.value:
            return None
        ended = _OF_TOLD_ENDS.match(self._plain, number.end)
        if ended and ended["verb"] and not finite(ended["verb"].lower()):
            ended = None  # "12 utskott av 17 ledamöter" have so many each
        again = candidate.noun and self._plain.startswith(candidate.noun.rsplit(None, 1)[-1].lower()[:4], number.end + 1)
        return Fraction(number.value) if ended or again or q.about else None

    def _shared(self, start: int) -> Fraction | None:
        """The amount of which a percentage is told in the same clause ("7 miljoner ton timmer, varav 75 procent …"), if it is but one."""
        before = _OF_WHICH.search(self._plain, max(0, start - 24), start)
        if before is None:
            return None
        told = [
            value
            for end, value in (*self._amounts, *(each[:2] for each in self._sums))
            if self._within(end, before.start(), _NEXT_REACH) and not self._ended(end, before.start())
        ]
        return told[0] if len(told) == 1 else None

    def _shared_by_them(self, end: int) -> Fraction | None:
        """The count before in the same sentence, of which a percentage is told ("1 662 arter, och 95 procent av dem …")."""
        part = _PART.match(self._plain, end)
        if part is None or not part[1] or not self._counts:
            return None
        told, value, _ = self._counts[-1]
        alone = self._within(told, end, _NEXT_REACH) and not self._ended(told, end)
        return value if alone else None

    def _of_sum(self, start: int, part: Fraction, unit: str, amounts: list[tuple[int, Fraction, str]]) -> Fraction | None:
        """The amount of which a part is told in the same clause ("2 miljoner kronor, varav 1 miljon …"), if it is but one."""
        before = _OF_WHICH.search(self._plain, max(0, start - 24), start) or self._of_which_did(start)
        if before is None:
            return None
        told = [
            value
            for end, value, symbol in amounts
            if symbol == unit and value > part and self._within(end, before.start(), _NEXT_REACH) and not self._ended(end, before.start())
        ]
        return told[0] if len(told) == 1 else None

    def _of_which_did(self, start: int) -> re.Match[str] | None:
        """ "varav" before a clause whose figure is a part ("varav staten har burit 174 miljoner kronor")."""
        hit = _OF_WHICH_DID.search(self._plain, max(0, start - _VERB_REACH), start)
        words = hit["did"].lower().split() if hit is not None else []
        if hit is None or not any(map(finite, words)) or not _NO_PART.isdisjoint(words):
            return None
        if words[0].startswith(_MEANS) or words[0] in ("följer", "följde", "framgår", "framgick"):
            return None
        return None if words[-1] in _ARE and words[0].startswith(("ränt", "årskostnad")) else hit  # "varav räntan blir"

    def _of_which(self, candidate: Candidate) -> Fraction | None:
        """The count of which a part is told in the same clause ("61 områden i landet, varav 23 …"); None where two could be meant."""
        q = candidate.quantity
        if q.value is None:
            return None
        before = _OF_WHICH.search(self._plain, max(0, q.start - 24), q.start)
        numbered = _OF_THESE_SO_MANY.search(self._plain, max(0, q.start - _NUMBERED_REACH), q.start) if before is None else None
        if numbered:
            end, value, _ = self._counts[-1]
            if value > q.value and numbered.start() < end <= numbered.end():
                self._part = (q.end, q.value, value)
                return value
        if before is None:
            return self._rest(q.start, q.value)
        told = [
            value
            for end, value, _ in self._counts
            if self._within(end, before.start(), _NEXT_REACH) and not self._ended(end, before.start())
        ]
        greater = [value for value in told if value > q.value]
        if not told and (named := _VARAV_NAMED.search(self._plain, max(0, before.start() - _VERB_REACH), before.start())):
            value = Fraction(re.sub(r"\D", "", named["number"]))
            greater = [value] if value > q.value else []
        if len(greater) != 1:
            return None
        self._part = (q.end, q.value, greater[0])
        return greater[0]

    def _rest(self, start: int, value: Fraction) -> Fraction | None:
        """The whole of the second of two parts that make it up ("varav 98 män och 33 kvinnor", of 131)."""
        if self._part is None:
            return None
        end, first, whole = self._part
        return whole if first + value == whole and _REST.match(self._plain[end:start]) else None

    def _ended(self, low: int, high: int) -> bool:
        """Whether a sentence ends between two places."""
        mark = _SENTENCE_ENDS.search(self._plain, low, high + _NEXT_LETTER)
        return mark is not None and mark.start() < high

    def _within(self, end: int, start: int, reach: int) -> bool:
        return 0 <= start - end < reach and self._plain.find("\n", end, start) < 0


def named_before(plain: str, candidate: Candidate) -> str | None:
    """The noun before "varav" of a number that counts nothing for itself ("finns 29 hamnar, varav 21")."""
    before = _OF_WHICH.search(plain, max(0, candidate.quantity.start - 24), candidate.quantity.start)
    named = _VARAV_NAMED.search(plain, max(0, before.start() - _VERB_REACH), before.start()) if before else None
    return named["noun"] if named else None
