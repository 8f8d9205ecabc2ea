"""The two languages of the pages: names of values, numbers, addresses."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Literal
from urllib.parse import quote

import yaml

from riksdata.swedish.facts import read_table
from schemas.codes import Code, declared_codes

Language = Literal["sv", "en"]
LANGUAGES: tuple[Language, ...] = ("sv", "en")
"""Swedish first: it has the addresses without a prefix."""
NARROW_SPACE = "\u202f"
_CHAMBER = "riksdata.chamber"


@cache
def labels() -> dict[str, dict[str, list[str]]]:
    """`labels.yaml`: field → value → Swedish and English name."""
    found: dict[str, dict[str, list[str]]] = yaml.safe_load(
        resources.files(__package__).joinpath("labels.yaml").read_text(encoding="utf-8")
    )
    return found


CODE_LISTS = {
    "decision": "outcome", "type": "doc_type", "subtype": "subtype", "action": "action", "form": "form", "committee": "committee", "party": "party",
    "kind": "reference_kind", "unit": "unit", "qualifier": "qualifier", "direction": "direction", "measure": "measure",
}  # fmt: skip
"""Field of a page → the list of `codes` that says what its values mean."""
_WITHIN_TEXT = {"unit", "qualifier", "direction", "measure"}
"""Fields whose values stand within a line, in small letters."""


@cache
def _codes() -> dict[tuple[str, str], Code]:
    return {(code.list, code.code): code for code in declared_codes()}


@cache
def titles() -> dict[tuple[str, str], tuple[str, str]]:
    """List and code → Swedish and English title, as the table `codes` of each release has them."""
    found = {(code.list, code.code): (code.title_sv, code.title_en) for code in declared_codes()}
    found |= {("party", row["party"]): (row["name_sv"], row["name_en"]) for row in read_table(_CHAMBER, "parties.tsv")}
    return found | {
        ("committee", row["committee"]): (row["name"], row["name_en"] or row["name"]) for row in read_table(_CHAMBER, "committees.tsv")
    }


def code_of(field: str, value: str | None) -> Code | None:
    """What the schemas say of a value; None where it is no code."""
    return _codes().get((CODE_LISTS.get(field, ""), value or ""))


def label(field: str, value: str | None, language: Language, *, within: bool = False) -> str:
    """The name of a value as pages write it: its title among the codes, else that of `labels.yaml`, else the value itself.

    `within`: as it stands within a line, without a capital of its own.
    """
    if value is None:
        return ""
    names = titles().get((CODE_LISTS.get(field, ""), value)) or labels().get(field, {}).get(value) or (value, value)
    name = names[language == "en"]
    return name if within or field in _WITHIN_TEXT else name[:1].upper() + name[1:]


def number(value: float | None, language: Language, digits: int = 6) -> str:
    """A number with narrow spaces between thousands, and a decimal comma in Swedish."""
    if value is None:
        return ""
    text = f"{value:,.{digits}f}".rstrip("0").rstrip(".") if isinstance(value, float) else f"{value:,}"
    text = text.replace(",", NARROW_SPACE)
    return text.replace(".", ",") if language == "sv" else text


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where things have their pages. The same from release to release."""

    language: Language
    base: str = ""
    """Before every address, for a site that lies in a folder: `/riksdata`."""
    static: bool = False
    """Whether the pages are files, with no search behind them."""

    def __call__(self, path: str, language: Language | None = None) -> str:
        """The address of a page of this site, in this or another language."""
        return self.base + ("/en" if (language or self.language) == "en" else "") + path

    def file(self, path: str) -> str:
        """The address of something without a language: a style sheet, a chart, a file of a release."""
        return self.base + path

    def document(self, document_id: str, row_id: str | None = None) -> str:
        """A document's reading page, at a row of it."""
        return self(f"/d/{quote(document_id)}" + ("/" if self.static else "")) + (f"#{quote(row_id)}" if row_id else "")

    def demand(self, demand_id: str, document_id: str) -> str:
        """A demand: its page, and in a static copy its place in the document."""
        return self.document(document_id, demand_id) if self.static else self(f"/demand/{quote(demand_id)}")

    def source(self, source: str) -> str:
        """A cited source; in a static copy, where an address can be no folder, a web address leads to itself."""
        if self.static and "//" in source:
            address = source.split("/", 1)[1]
            return address if address.startswith(("https://", "http://")) else self("/sources/")
        return self(f"/source/{quote(source, safe='/:')}" + ("/" if self.static else ""))

    def party(self, party: str) -> str:
        """A party."""
        return self(f"/party/{quote(party)}" + ("/" if self.static else ""))

    def member(self, person_id: str) -> str:
        """A member of parliament."""
        return self(f"/member/{quote(person_id)}" + ("/" if self.static else ""))

    def agency(self, name: str) -> str:
        """A body that is to act, or that publishes figures."""
        return self(f"/agency/{quote(name, safe='')}" + ("/" if self.static else ""))

    def claim(self, claim_id: str) -> str:
        """A repeated figure."""
        return self(f"/claim/{quote(claim_id)}" + ("/" if self.static else ""))

    def search(self, **parameters: Any) -> str:
        """A search; parameters that are empty are left out."""
        from urllib.parse import urlencode

        pairs = [("in" if key == "table" else key, value) for key, value in parameters.items() if value not in (None, "", ())]
        return self("/search") + ("?" + urlencode(pairs) if pairs else "")
