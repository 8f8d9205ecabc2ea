"""Columns that stand in several tables, or several times in one, with what is the same of them said once.

Declarations call them as `shared.ordinal(…)`; their positional arguments are prose, the others may say what shapes data.
"""

from __future__ import annotations

from typing import Any

from schemas.codes import codes_of
from schemas.columns import column


def document_id(
    description: str = "The document.", beskrivning: str = "Dokumentet.", *, example: str = "HD10232", required: bool = True
) -> Any:
    """The document that a row is of: its row in `documents`."""
    return column(
        "Document id",
        "Dokument-id",
        description,
        beskrivning=beskrivning,
        example=example,
        required=required,
        refers_to="documents.document_id",
    )


def target_document_id(
    description: str = "The target's row in `documents`, null where it is not there.",
    beskrivning: str = "Målets rad i `documents`; tom om målet inte finns där.",
    *,
    example: str,
    title: str = "Target document",
    titel: str = "Måldokument",
) -> Any:
    """The document that a row points to, where it is among those that were read."""
    return column(title, titel, description, beskrivning=beskrivning, example=example, refers_to="documents.document_id")


def demand_id(
    description: str,
    beskrivning: str,
    *,
    example: str = "HD10232-d2",
    title: str = "Demand",
    titel: str = "Yrkande",
    required: bool = False,
) -> Any:
    """A demand that a row is of or belongs to: its row in `demands`."""
    return column(title, titel, description, beskrivning=beskrivning, example=example, required=required, refers_to="demands.demand_id")


def ordinal(description: str, beskrivning: str, *, example: int = 1, title: str = "Order", titel: str = "Ordning") -> Any:
    """The place of a row among those of its document or demand, from 1."""
    return column(title, titel, description, beskrivning=beskrivning, example=example, required=True, minimum=1)


def characters(title: str, titel: str, description: str, beskrivning: str, *, example: int, required: bool = False) -> Any:
    """A place in the text, or a length: a number of characters, from 0."""
    return column(title, titel, description, beskrivning=beskrivning, example=example, required=required, unit="characters", minimum=0)


def surface(example: str) -> Any:
    """The words that a row was read from."""
    return column("Surface", "Ordalydelse", "The words of the text.", beskrivning="Orden i texten.", example=example, required=True)


def surface_start(example: int) -> Any:
    """Where those words begin."""
    return column(
        "Start",
        "Början",
        "Where the surface begins in the text.",
        beskrivning="Var ordalydelsen börjar i texten.",
        example=example,
        required=True,
        unit="characters",
        minimum=0,
    )


def surface_end(example: int) -> Any:
    """Where they end: the first character behind them."""
    return column(
        "End",
        "Slut",
        "Where the surface ends in the text.",
        beskrivning="Var ordalydelsen slutar i texten.",
        example=example,
        required=True,
        unit="characters",
        minimum=0,
    )


def footnote(description: str, beskrivning: str, *, example: int) -> Any:
    """The number of a footnote."""
    return column("Footnote", "Fotnot", description, beskrivning=beskrivning, example=example, minimum=0)


def from_0_to_1(
    title: str, titel: str, description: str, beskrivning: str, *, example: float, required: bool = False, unit: str | None = "share"
) -> Any:
    """A share, a likeness or a probability."""
    return column(title, titel, description, beskrivning=beskrivning, example=example, required=required, unit=unit, minimum=0)


def sha256(title: str, titel: str, description: str, beskrivning: str) -> Any:
    """A sha256 in hexadecimal digits."""
    return column(title, titel, description, beskrivning=beskrivning, example="9f86d081884c7d65…", required=True, pattern=r"[0-9a-f]{64}")


def coded(title: str, titel: str, description: str, beskrivning: str, *, codes: str, example: str, required: bool = False) -> Any:
    """One value of a closed list of `codes`."""
    return column(
        title,
        titel,
        description,
        beskrivning=beskrivning,
        example=example,
        required=required,
        values=codes_of(codes),
        codes=codes,
    )


def committee(description: str, beskrivning: str) -> Any:
    """A committee by its abbreviation."""
    return column("Committee", "Utskott", description, beskrivning=beskrivning, example="UbU", codes="committee")


def outcome(title: str, titel: str, description: str, beskrivning: str) -> Any:
    """What was proposed or decided of a demand."""
    return coded(title, titel, description, beskrivning, codes="outcome", example="avslag")
