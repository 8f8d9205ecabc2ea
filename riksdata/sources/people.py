"""Who signed a record and to whom it is addressed."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from riksdata.chamber.facts import values
from riksdata.chamber.parties import party_letters
from riksdata.sources import loose
from riksdata.sources.records import Person, SourceIssue
from riksdata.swedish.lazy import lazy_regex
from riksdata.text.members import read_members

_PARTY_AFTER_NAME = lazy_regex(r"\s*\(([A-Za-zÅÄÖåäö ]{1,40}|-)\)\s*$")
_LISTED = lazy_regex(r"[^(),]{2,60}, ?[^(),]{2,60}(?:\([^()]{1,40}\))?")
"""`Andersson, Anna (s)`"""
_OFFICE = ("minister", "ministern", "statsråd", "statsrådet")
_MAX_PEOPLE = 5000


@lru_cache(maxsize=8192)  # the same few hundred members sign thousands of motions
def person_from(role: str, name: str, party: str | None = None, person_id: str | None = None) -> Person | None:
    """A person from a name as records and texts write it; None where no name is left.

    Takes `Andersson, Anna (s)` as Anna Andersson of S, `statsrådet Anna Andersson` and `Anna Andersson (S), statsråd` as name and title.
    """
    title = None
    lead, comma, tail = name.partition(",")
    if comma and _is_office(tail.split()[-1:]):
        name, title = lead, tail.strip()
    in_name = _PARTY_AFTER_NAME.search(name)
    if in_name:
        party, name = party or party_letters(in_name.group(1)), name[: in_name.start()]
    words = name.replace(":", " ").split()
    after = _end_of_office(words)
    if after:
        title, words = title or " ".join(words[:after]), words[after:]
    name = " ".join(words)
    last, comma, first = name.partition(",")
    if comma and first.strip() and "," not in first:
        name = f"{first.strip()} {last.strip()}"
    name = name.strip(" ,;")
    if not any(c.isalpha() for c in name):
        return None
    return Person(role, name, title, party, person_id)


def _is_office(words: list[str]) -> bool:
    return any(word.lower().rstrip(",:").endswith(_OFFICE) for word in words)


def _end_of_office(words: list[str]) -> int:
    """How many words at the start name an office: `Justitie- och inrikesminister`, `Ministern för högre utbildning och forskning`."""
    for k, word in enumerate(words[:6]):
        if _is_office([word]):
            end = k + 1
            if words[end : end + 1] == ["för"]:
                while end < len(words) and words[end][:1].islower():
                    end += 1
            return end
    return 0


def people_of(status: dict[str, Any], doc_type: str) -> tuple[list[Person], list[SourceIssue]]:
    """Authors in the order of signature, then recipients, as the record lists them.

    Of an answer (`frs`) the author is who answered, the recipient who asked. Who answered an interpellation is named in an issue where it
    is another than the one asked (`answered_by_other`): the answer is no part of the document.
    """
    found: list[tuple[int, int, Person]] = []
    answering: list[Person] = []
    unforeseen: set[str] = set()
    for place, entry in enumerate(loose.items(status, "dokintressent", "intressent")[:_MAX_PEOPLE]):
        word = (loose.text(entry.get("roll")) or "undertecknare").casefold()
        role = values("role").get(word)
        if role is None:
            unforeseen.add(word)
            continue
        person = _listed_person(entry, role)
        if person is None:
            continue
        if role == "-":
            answering.append(person)
            continue
        found.append((loose.whole_number(entry.get("ordning")) or 0, place, person))
    people = [person for _, _, person in sorted(found, key=lambda item: item[:2])]
    issues = []
    if unforeseen:
        message = f"The record names people in roles that are not read: {', '.join(sorted(unforeseen))[:200]}."
        issues.append(SourceIssue("role_unforeseen", "info", message))
    doubtful = [person.name for person in people if not any(c.isupper() for c in person.name)]
    if doubtful:
        message = f"The record lists as people what can hardly be names: {', '.join(doubtful)[:200]}."
        issues.append(SourceIssue("name_doubtful", "info", message))
    if doc_type == "frs" and answering:
        askers = [p for p in people if p.role == "author"]
        people = [_in_role(p, "author") for p in answering] + [_in_role(p, "recipient") for p in askers]
    elif answering and not any(p.role == "recipient" for p in people):
        people += [_in_role(p, "recipient") for p in answering]
    else:
        asked = {said for p in people if p.role == "recipient" for said in (p.person_id, p.name)}
        others = [p.name for p in answering if p.name not in asked and (p.person_id is None or p.person_id not in asked)]
        if others:
            issues.append(
                SourceIssue("answered_by_other", "info", f"It was answered by another than the one asked: {', '.join(others)[:200]}.")
            )
    ordered = [p for p in people if p.role == "author"] + [p for p in people if p.role == "recipient"]
    return list(dict.fromkeys(ordered)), issues


def _listed_person(entry: dict[str, Any], role: str) -> Person | None:
    name = loose.text(entry.get("namn"))
    identity = loose.text(entry.get("intressent_id"))
    if name is None:
        return None
    return person_from(role, name, party_letters(loose.text(entry.get("partibet"))), identity if identity and identity.strip("0") else None)


def _in_role(person: Person, role: str) -> Person:
    return Person(role, person.name, person.title, person.party, person.person_id)


def people_from_byline(byline: str) -> tuple[list[Person], tuple[str, ...]]:
    """The authors that a subtitle names, and all parties in it.

    `av Anna Andersson m.fl. (S)`, `av A B (S) och C D (M)`, `Andersson, Anna (s)`. Of several parties in one bracket none is given to a
    person, as it is not said whose they are.
    """
    said = " ".join(byline.split())
    names = said.removeprefix("av ")
    if names.count(",") == 1 and " och " not in names and _LISTED.fullmatch(names):
        one = person_from("author", names)
        return ([one] if one else []), ((one.party,) if one and one.party else ())
    members, parties, rest = read_members(names)
    if rest or not (parties or said.startswith("av ")):
        return [], ()
    found = [person_from("author", member.name, member.party) for member in members]
    return [person for person in found if person is not None], parties
