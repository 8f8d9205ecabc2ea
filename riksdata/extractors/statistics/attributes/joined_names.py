"""Names of bodies that are joined: "Boverket och Seko", "SKL, Boverket och företaget Novus"."""

from __future__ import annotations

from riksdata.extractors.statistics.attributes.body_names import KINDS, name_at
from riksdata.extractors.statistics.attributes.telling import S
from riksdata.swedish.lazy import lazy_regex

_AND = lazy_regex(rf"{S}(?:och|samt){S}(?:[a-zåäö]*(?:{'|'.join(KINDS['kindofbody'])}){S})?(?=[A-ZÅÄÖ])")
_COMMA = lazy_regex(rf",{S}(?=[A-ZÅÄÖ])")


def joined(text: str, at: int, found: tuple[str, int]) -> tuple[str, int]:
    """The name found at a place, with those that are joined to it: "Boverket och Seko", "SKL, Boverket och företaget Novus"."""
    name, end = found
    if end > at + len(name):
        return found
    while (comma := _COMMA.match(text, end)) and (other := name_at(text, comma.end(), evident=True)):
        if other[1] > comma.end() + len(other[0]):
            return found
        end = other[1]
    joint = _AND.match(text, end)
    other = name_at(text, joint.end(), evident=True, trusted=" " in joint[0].strip()) if joint else None
    return (text[at : joint.end() + len(other[0])], other[1]) if joint and other else found
