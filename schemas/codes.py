"""Every closed value that the tables hold, with its meaning: `codes.tsv`, and the table `codes` in which it is published."""

from __future__ import annotations

import pkgutil
from dataclasses import dataclass
from functools import cache
from typing import ClassVar

from schemas.columns import TableDeclaration, column


@dataclass(frozen=True, slots=True)
class Code:
    """One value of a closed list."""

    list: str
    code: str
    title_en: str
    title_sv: str
    definition_en: str
    definition_sv: str
    since: str
    """The year or day from which it is used; empty where that is not known or always."""
    until: str


@cache
def declared_codes() -> tuple[Code, ...]:
    """All rows of `codes.tsv` in its order. Raises ValueError, with the line, for a row without a title and a definition in both languages."""
    lines = (pkgutil.get_data("schemas", "codes.tsv") or b"").decode().split("\n")
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    found = []
    for cells in rows[1:]:
        filled = [*cells, *[""] * (len(rows[0]) - len(cells))]
        if len(filled) != len(rows[0]) or not all(filled[:6]):
            raise ValueError(f"schemas/codes.tsv: a code needs list, code, titles and definitions in two languages: {cells}")
        found.append(Code(*filled))
    return tuple(found)


@cache
def codes_of(name: str) -> tuple[str, ...]:
    """The codes of a list, in the file's order; KeyError where there is no such list."""
    found = tuple(code.code for code in declared_codes() if code.list == name)
    if not found:
        raise KeyError(f"schemas/codes.tsv has no list {name!r}")
    return found


class Codes(TableDeclaration):
    """What each code in the other tables means."""

    list: str = column(
        "List",
        "Lista",
        "The list that the code is of; each coded column names its list in the dictionary.",
        beskrivning="Den lista som koden hör till; varje kodad kolumn anger sin lista i ordlistan.",
        example="action",
        required=True,
        pattern=r"[a-z_]{1,40}",
    )
    code: str = column(
        "Code",
        "Kod",
        "The value as it stands in the column.",
        beskrivning="Värdet så som det står i kolumnen.",
        example="review",
        required=True,
    )
    title_en: str = column(
        "English title",
        "Engelsk benämning",
        "What it is called in English.",
        beskrivning="Vad det heter på engelska.",
        example="review",
        required=True,
    )
    title_sv: str = column(
        "Swedish title",
        "Svensk benämning",
        "What it is called in Swedish.",
        beskrivning="Vad det heter på svenska.",
        example="utreda",
        required=True,
    )
    definition_en: str = column(
        "English definition",
        "Engelsk definition",
        "What it means, in English.",
        beskrivning="Vad det betyder, på engelska.",
        example="Knowledge or consideration before anything is done.",
        required=True,
    )
    definition_sv: str = column(
        "Swedish definition",
        "Svensk definition",
        "What it means, in Swedish.",
        beskrivning="Vad det betyder, på svenska.",
        example="Kunskap eller övervägande innan något görs.",
        required=True,
    )
    since: str = column(
        "From",
        "Från",
        "The first year or day of its use; null where it is always used or nobody knows.",
        beskrivning="Första året eller dagen då koden används; tom om den alltid används eller det inte är känt.",
        example="1971",
    )
    until: str = column(
        "To",
        "Till",
        "The last year or day of its use; null where it is still used.",
        beskrivning="Sista året eller dagen då koden används; tom om den fortfarande används.",
        example="2015",
    )

    class Config(TableDeclaration.Config):
        title = "Codes"
        description = "One row for each code that the other tables hold, with its meaning: document types, parties, committees, sessions, actions, decisions, kinds, units and others."
        metadata: ClassVar[dict[str, object]] = {
            "name": "codes",
            "title_sv": "Koder",
            "description_sv": "En rad för varje kod i de andra tabellerna, med dess betydelse: dokumenttyper, partier, utskott, riksmöten, åtgärder, beslut, slag, enheter med flera.",
            "key": ["list", "code"],
        }
