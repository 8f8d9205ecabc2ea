"""Members of the chamber as papers name them: in the list of a title block, in the lines of signatures, as the one who is asked."""

from __future__ import annotations

import re
from collections.abc import Sequence

from riksdata.chamber.parties import parties_in, party_names, written_parties
from riksdata.swedish.dates import stated_day
from riksdata.swedish.lazy import lazy_regex
from riksdata.text.structure import Signatory

_UPPER = "A-ZÅÄÖÉÈÜØÆČŠŽĆ"
_CAPITAL = rf"(?:d['’])?[{_UPPER}]"
_PARTICLE = "(?:von|af|de|del|la|le|van|der|den|i|bin|al)"
_NAME = (
    rf"[{_UPPER}][\w.'’-]{{0,40}}"
    rf"(?: (?:{_PARTICLE}(?= (?:{_PARTICLE} )?{_CAPITAL})|{_CAPITAL}[\w.'’-]{{0,40}})){{1,7}}"
)
"""Ulrika Påhitt, Anna von Bro, Åsa de la Bro, Mc Påhitt d'Hittepå."""
_ONE_PARTY = "(?:[A-ZÅÄÖa-zåäö]{1,4}|[-–]|(?i:" + "|".join(party_names()) + "))"
_PARTY = rf"\(((?:(?:båda|samtliga|alla) )?{_ONE_PARTY}(?:(?:, ?| och |/){_ONE_PARTY}){{0,8}})\)"
_MORE = r"(?: (?:m\. ?fl\.|m ?fl\b|med flera\b))?"

AUTHOR_LIST = lazy_regex(rf"av (?={_NAME}{_MORE}(?: {_PARTY}|,| och |$))")
"""The word before the authors in a title block."""
_PLACE = rf" i [{_UPPER}][\w-]{{1,30}}(?: [{_UPPER}][\w-]{{1,30}}){{0,2}}"
_MEMBER = lazy_regex(rf"(?P<name>{_NAME}){_MORE}(?:,? ?{_PARTY}{_MORE})?(?:{_PLACE}$)?")
_SIGNED_LINE = lazy_regex(rf"(?:{_NAME},? ?{_PARTY}(?: i [{_UPPER}][\w-]{{1,30}}(?: [{_UPPER}][\w-]{{1,30}}){{0,2}})?[ ,\t]*){{1,8}}$")
_SIGNED = lazy_regex(rf"(?P<name>{_NAME}),? ?{_PARTY}(?P<place> i [{_UPPER}][\w-]{{1,30}}(?: [{_UPPER}][\w-]{{1,30}}){{0,2}}(?!,? ?\())?")
_BARE_NAME = lazy_regex(rf"{_NAME}$")
_DOTS = lazy_regex(r"[.…_‥]{5,}$")
_OFFICIAL = lazy_regex(r"överlämnas enligt uppdrag|enligt uppdrag|in fidem|vid protokollet", re.IGNORECASE)
_MINISTER = lazy_regex(r"[\w-]{0,40}(?:minister|ministern|statsråd|statsrådet|talman|talmannen|ministrarna|statsråden)$", re.IGNORECASE)

LATE_LINES = 8
"""So many lines (an official, a printer, a page number) may follow the last signature."""
_MOST_MEMBERS = 40


def read_members(text: str) -> tuple[list[Signatory], tuple[str, ...], str]:
    """The members that a list begins with ("A och B (S)", "C m.fl. (V)"), all parties that it names, and what follows it.

    A party stands for all names before it. Of several in one bracket ("A m.fl. (C, M)") none is given to a member, as it is not said whose
    they are.
    """
    names: list[tuple[str, str | None]] = []
    at = 0
    while len(names) < _MOST_MEMBERS and (member := _MEMBER.match(text, at)):
        names.append((member["name"], member.group(2)))
        at = member.end()
        joint = re.match(r", | och |, samt | samt ", text[at : at + 8])
        if not joint:
            break
        at += joint.end()
    party: str | None = None
    out: list[Signatory] = []
    named: list[str] = []
    for name, written in reversed(names):
        if written is not None:
            several = parties_in(written)
            party = several[0] if len(several) == 1 else None
            named[:0] = several
        out.append(Signatory(_proper(name), party))
    return out[::-1], tuple(dict.fromkeys(named)), text[at:].strip(" ,.")


def read_byline(line: str) -> tuple[list[Signatory], tuple[str, ...]]:
    """The members and parties of a line that names nothing else and no "av" begins ("Anna Påhitt m. fl. (c)"); nothing where it is none."""
    if "(" not in line:
        return [], ()
    members, parties, rest = read_members(line)
    known = {*written_parties().values(), "-"}
    return (members, parties) if parties and not rest and known.issuperset(parties) else ([], ())


def signatures(lines: Sequence[str]) -> list[Signatory]:
    """The members that signed at the end: lines of names with parties, or a name under a dotted line.

    An official who forwards the paper is none.
    """
    out: list[Signatory] = []
    late = 0
    for k in range(len(lines) - 1, -1, -1):
        line = lines[k]
        if is_signed(line):
            out = [Signatory(_proper(m["name"]) + (m["place"] or ""), _only(m.group(2))) for m in _SIGNED.finditer(line)] + out
            late = 0
        elif k and _DOTS.match(lines[k - 1]) and _BARE_NAME.match(line) and not (k > 1 and _OFFICIAL.search(lines[k - 2])):
            out.insert(0, Signatory(_proper(line), None))
        elif not line or (not _DOTS.match(line) and not stated_day(line)):
            if out and not _OFFICIAL.search(line):
                break
            late += 1
            if late > LATE_LINES:
                break
    return out


def is_signed(line: str) -> bool:
    """Whether a line is nothing but names with the letters of parties that there are."""
    if "(" not in line or not _SIGNED_LINE.match(line):
        return False
    known = set(written_parties().values())
    return all(set(parties_in(signed.group(2))) & known for signed in _SIGNED.finditer(line))


def _only(written: str) -> str | None:
    """The party of brackets that name one."""
    found = parties_in(written)
    return found[0] if len(found) == 1 else None


def _proper(name: str) -> str:
    """A name that is set in capitals in the usual letters."""
    name = " ".join(name.split())
    return name.title() if name.isupper() else name


def without_repeats(authors: Sequence[Signatory], signed: Sequence[Signatory]) -> tuple[Signatory, ...]:
    """The authors that the title block names and no signature repeats, and those who signed, each once."""
    names = {_key(member.name) for member in signed}
    out: dict[str, Signatory] = {}
    for member in (*(author for author in authors if _key(author.name) not in names), *signed):
        out.setdefault(_key(member.name), member)
    return tuple(out.values())


def _key(name: str) -> str:
    return re.sub(r" i [A-ZÅÄÖ].*$", "", name).casefold()


def is_minister(word: str) -> bool:
    """Whether a word is a minister's or speaker's title: "justitieminister"."""
    return _MINISTER.match(word) is not None


def recipient_parts(recipient: str) -> tuple[str | None, str | None, str | None]:
    """Title, name and party of a recipient: "justitieminister Gunnar Strömmer (M)"."""
    party = re.search(r" ?" + _PARTY + "$", recipient)
    plain = recipient[: party.start()] if party else recipient
    words = plain.split()
    k = len(words)
    while k and words[k - 1][0].isupper() and not is_minister(words[k - 1].rstrip(",")):
        k -= 1
    while 0 < k < len(words) - 1 and words[k - 1].lower() in ("von", "af", "de", "van", "i"):
        k -= 1
    name = " ".join(words[k:]) if len(words) - k >= 2 else None
    title = " ".join(words[:k] if name else words).rstrip(",") or None
    return title, name, _only(party.group(1)) if party else None
