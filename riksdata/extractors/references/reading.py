"""What the parsers of this package share: a reference in the making, and the state of one document's reading."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, field
from heapq import heappush
from typing import TYPE_CHECKING, NamedTuple

from riksdata.extractors.references.undated import day_told_by
from riksdata.swedish.lazy import lazy_regex
from riksdata.text.document import TextDocument

if TYPE_CHECKING:
    from riksdata.extractors.references.statutes.section_tokens import Token

_HEADING = lazy_regex(
    r"""
    (?P<motion>Motion[ ]till[ ]riksdagen\n
        |av[ ][A-ZÅÄÖ][^\n]{3,100}\([A-ZÅÄÖa-zåäö,\xa0 ]{1,12}\)\n(?=[^\n]{3,150}\nFörslag[ ]till[ ]riksdagsbeslut))  # av Eva Berg (X)
    |(?:Interpellation[ ])?\d{4}/\d\d(?:\d\d)?:\d{1,4}[ ][^\n]*     # Interpellation 2014/15:12 Om saken av …
    |\w[\w -]{4,40}utskottets[ ]betänkande\n[^\n]*\n[^\n]*          # Civilutskottets betänkande
    """,
    re.X,
)
_BODY = lazy_regex(r"\n(?:Förslag till riksdagsbeslut|Motivering|Sammanfattning)")
_LONGEST_HEADING = 600
_MOST_PLACES = 5000
"""Of one name that a document defines."""


@dataclass(slots=True)
class Draft:
    """A reference that a parser has confirmed, before order, footnote and surface are filled in."""

    start: int
    end: int
    label: str
    uris: tuple[str, ...] = ()
    pinpoint: str | None = None
    target: str | None = None
    ibid: bool = False
    nested: bool = False
    """True for an identifier inside the citation of a work."""
    by_words: bool = False
    """True for a work that running text is thought to cite; a footnote that is read as a citation is one whole."""
    kind: str = field(init=False, repr=False, compare=False)
    """The label's part before the first `/`."""

    def __post_init__(self) -> None:
        """Tell the kind from the label, which stays as it is."""
        self.kind = self.label.partition("/")[0]


@dataclass(slots=True)
class Mention:
    """A statute as the text has just named it."""

    start: int
    end: int
    sfs: str
    loose: bool
    """True for `lagen (1988:688) om …`, whose number lagen.nu links apart from the sections before it."""


class Repeat(NamedTuple):
    """Words that mean an earlier source."""

    start: int
    end: int
    note: int | None = None
    """The footnote that they point to."""
    kind: str | None = None
    """The series that they name: `prop` of "a. prop."."""
    author: str | None = None
    """Whose work they mean, by slug: "Berg, a.a."."""
    official: bool = False
    """Whether that is a body whose papers bear no author in their labels: "Regeringen, a.a."."""


@dataclass(slots=True)
class Reading:
    """One document being read from front to back; parsers append to `drafts` and move `done` past what they have used."""

    document: TextDocument
    text: str
    done: int = 0
    drafts: list[Draft] = field(default_factory=list)
    laws: list[Mention] = field(default_factory=list)
    """Statutes named so far, in order."""
    amending: set[str] = field(default_factory=set)
    """Statutes that amend others, by number."""
    titles: dict[str, str] = field(default_factory=dict)
    """Folded title, head word first (`lag om x`), to number, as this document has stated it."""
    short: dict[str, str] = field(default_factory=dict)
    """Short names that this document has defined, to number."""
    lent: set[str] = field(default_factory=set)
    """Of these, abbreviations that it has not defined, of a statute that it has named."""
    defined: list[tuple[int, int]] = field(default_factory=list)
    """Where such names stand that are not read yet, as a heap."""
    act_names: dict[str, tuple[str, tuple[str, ...]]] = field(default_factory=dict)
    """Names that this document has given to EU acts, lower case, to label and addresses."""
    act: str | None = None
    """Label, address and style of the EU act or treaty that was named last, for articles that follow."""
    sourceless: int = -9
    """Where the articles end that were read last and of which no source is known."""
    tokens: list[Token] = field(default_factory=list)
    """The tokens of sections that were read last, for the next section sign among them."""
    chapter: str = ""
    """The chapter that was cited last (`K12`), for "46 § samma kapitel"."""
    chaptered: str = ""
    """The statute whose chapter that is."""
    near: int = 0
    """Where the bare section ends that was read last."""
    near_law: Mention | None = None
    """The statute that it was read with."""
    numbered: dict[str, str] = field(default_factory=dict)
    """How this document has cited sections of statutes, by number: `chapters` (with a chapter) or `through`; empty for both ways."""
    unread: tuple[int, int] = (0, 0)
    """Where sections begin and end that follow one another without a word and belong to no law."""
    number: int = -99
    """Where the last number with a colon stood."""
    sessions: dict[str, str] | None = None
    """The riksmöte of each motion with letters that the text cites in full (`A815`: `1989/90`); None until one is asked for."""
    bills: dict[str, set[str]] = field(default_factory=dict)
    """In which riksmöten or years bills of each number are that have been read; of the drafts before `seen`."""
    seen: int = 0
    """How many drafts have been looked at for bills."""
    alike: dict[tuple[str, tuple[object, ...]], Draft | None] = field(default_factory=dict)
    """What came of numbers that stood close to others, by their surroundings."""
    repeats: list[Repeat] = field(default_factory=list)
    """Places that mean an earlier source: "A.a.", "Ibid.", "se not 5", "a. prop."."""
    _day: list[datetime.date | None] = field(default_factory=list)

    @property
    def day(self) -> datetime.date | None:
        """When the document was written: its date, else what its text tells of it (papers, years, ministers, words of their time).

        Worked out once, and only if a law's name needs it.
        """
        if not self._day:
            self._day.append(self.document.date or day_told_by(self.text))
        return self._day[0]

    def in_own_title(self, position: int) -> bool:
        """Whether a place lies in the paper's own title at its top: what that names is no source that the paper cites."""
        if position > _LONGEST_HEADING:
            return False
        heading = _HEADING.match(self.text)
        if heading is None:
            return False
        if heading["motion"]:
            end = _BODY.search(self.text, heading.end(), _LONGEST_HEADING)
            return end is not None and position < end.start()
        return position < heading.end()

    def define(self, name: str, sfs: str, position: int, *, known: bool) -> None:
        """Have a name mean a statute from a position on; `known`: the scan proposes the places of this name anyway."""
        key = name if name.isupper() or name[-1].isupper() else name.lower()
        if key not in self.short and not known:
            self._expect(name, position)
        self.short[key] = sfs

    def define_act(self, name: str, label: str, uris: tuple[str, ...], position: int) -> None:
        """Have a name mean an EU act from a position on."""
        if name.lower() not in self.act_names:
            self._expect(name, position)
        self.act_names[name.lower()] = label, uris

    def _expect(self, name: str, position: int) -> None:
        """Note where a name stands behind a position, as a word, with a small or a large first letter, in the genitive or not."""
        text, count = self.text, 0
        letters = name[1:].isupper()  # an abbreviation is written in one way
        for written in {name} if letters else {name, name[0].upper() + name[1:], name[0].lower() + name[1:]}:
            start = text.find(written, position)
            while start >= 0 and count < _MOST_PLACES:
                end = start + len(written)
                end += text[end : end + 1] == "s"
                if not (text[start - 1 : start].isalnum() or text[start - 1 : start] in ("-", "_") or text[end : end + 1].isalnum()):
                    heappush(self.defined, (start, end))
                count += 1
                start = text.find(written, end)

    def add(self, draft: Draft) -> None:
        """Take a confirmed reference and step past it."""
        self.drafts.append(draft)
        self.done = max(self.done, draft.end)
