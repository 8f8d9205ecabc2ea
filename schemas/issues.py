"""The table `issues`: what a user of the data should know about single documents and rows."""

from __future__ import annotations

from typing import ClassVar

from schemas import shared_columns as shared
from schemas.columns import TableDeclaration, column


class Issues(TableDeclaration):
    """What could not be read, or reads otherwise than one would think."""

    issue_id: str = column(
        "Issue id",
        "Anmärknings-id",
        "`i-` and sixteen hex digits that stand for document, source, rule, message and place.",
        beskrivning="`i-` och sexton hexadecimala siffror som står för dokument, källa, regel, meddelande och ställe.",
        example="i-1a2b3c4d5e6f7a8b",
        required=True,
    )
    document_id: str = shared.document_id(
        "The document; null where a source could not be read at all.", "Dokumentet; tom om en källa inte alls kunde läsas.", required=False
    )
    source: str = column(
        "Source",
        "Källa",
        "The source that the issue concerns.",
        beskrivning="Den källa som anmärkningen gäller.",
        example="inbox/interpellation.txt",
    )
    rule: str = column(
        "Rule",
        "Regel",
        "The rule that was broken, in one word.",
        beskrivning="Den regel som inte följdes, i ett ord.",
        example="title_missing",
        required=True,
        pattern=r"[a-z][a-z0-9_]{1,60}",
    )
    severity: str = shared.coded(
        "Severity",
        "Allvar",
        "error (the source or row is not published), warning or info.",
        "error (källan eller raden publiceras inte), warning (varning) eller info (upplysning).",
        codes="severity",
        example="info",
        required=True,
    )
    message: str = column(
        "Message",
        "Meddelande",
        "What is the matter, and what can be done.",
        beskrivning="Vad som är fel och vad man kan göra.",
        example="The text states no title.",
        required=True,
    )
    char_start: int = shared.characters("Start", "Början", "Where in the text it is seen.", "Var i texten det syns.", example=0)
    char_end: int = shared.characters("End", "Slut", "Where in the text it ends.", "Var i texten det slutar.", example=80)

    class Config(TableDeclaration.Config):
        title = "Issues"
        description = "What could not be read, what was left out, and what reads otherwise than one would think."
        metadata: ClassVar[dict[str, object]] = {
            "name": "issues",
            "title_sv": "Anmärkningar",
            "description_sv": "Det som inte kunde läsas, det som utelämnats, och det som läses annorlunda än man tror.",
            "key": ["issue_id"],
        }
