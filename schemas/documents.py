"""The table `documents`: one row a document."""

from __future__ import annotations

from typing import ClassVar

import pandera.pyarrow as pandera_arrow
from pandera.dtypes import Date, DateTime

from schemas.columns import column

DOC_TYPES = (
    "mot",
    "ip",
    "fr",
    "frs",
    "prop",
    "skr",
    "bet",
    "yttr",
    "prot",
    "rskr",
    "framst",
    "dir",
    "sou",
    "ds",
    "rir",
    "sfs",
    "eun",
    "other",
)
DOCUMENT_ID = r"[^\s/\\]{1,80}"


class Documents(pandera_arrow.DataFrameModel):
    """The documents that the rows of all other tables were read from."""

    document_id: str = column(
        "Document id",
        "Dokument-id",
        "The riksdag's dok_id where it is known, else `text-` and twelve hex digits of the text's sha256.",
        example="HD10232",
        required=True,
        pattern=DOCUMENT_ID,
    )
    dok_id: str = column("Riksdag id", "Riksdagens dok_id", "The id under which the riksdag publishes the document.", example="HD10232")
    doc_type: str = column(
        "Type",
        "Dokumenttyp",
        "Document type by the riksdag's abbreviation: mot (motion), ip (interpellation), fr (written question), frs (its answer), bet (committee report) …; "
        "other where it is none of these.",
        example="mot",
        required=True,
        values=DOC_TYPES,
    )
    subtype: str = column(
        "Subtype",
        "Undertyp",
        "For motions who stands behind them: enskild (members), kommitté (committee members of a party), parti (a party), flerparti (several parties).",
        example="enskild",
    )
    category: str = column(
        "Category", "Kategori", "For motions: fristående, or följdmotion to a government bill or communication.", example="fristående"
    )
    riksmote: str = column(
        "Session", "Riksmöte", "The parliamentary session, by its years.", example="2025/26", pattern=r"\d{4}(?:/\d{2}|/\d{4})?"
    )
    number: str = column("Number", "Beteckning", "The document's designation within its session and type.", example="232")
    temp_designation: str = column(
        "Temporary designation",
        "Tillfällig beteckning",
        "The number under which a party filed a motion, before it got its own.",
        example="V203",
    )
    title: str = column(
        "Title",
        "Titel",
        "The title that the source gives; null where it gives none.",
        example="Polisens agerande mot kvinnor som utnyttjas i prostitution",
    )
    subtitle: str = column(
        "Subtitle", "Undertitel", "The subtitle of the record, often the first author.", example="av Lawen Redar m.fl. (S)"
    )
    date: Date = column("Date", "Datum", "The date of the document.", example="2018-11-27")
    status: str = column("Status", "Status", "The record's own word for where the document stands.", example="Klar")
    committee: str = column("Committee", "Utskott", "The committee that treats the document.", example="UbU")
    recipient: str = column(
        "Recipient",
        "Mottagare",
        "To whom an interpellation or a question is addressed, with title, name and party.",
        example="justitieminister Gunnar Strömmer (M)",
    )
    parties: str = column("Parties", "Partier", "The parties of all authors, in the order of signature, separated by `; `.", example="S; V")
    withdrawn: bool = column("Withdrawn", "Återtagen", "Whether the document was withdrawn.", example=False, required=True)
    characters: int = column("Length", "Längd", "Length of the canonical text.", example=3700, required=True, unit="characters", minimum=0)
    text_sha256: str = column(
        "Text hash",
        "Textens kontrollsumma",
        "sha256 of the canonical text in UTF-8.",
        example="9f86d081884c7d65…",
        required=True,
        pattern=r"[0-9a-f]{64}",
    )
    source: str = column(
        "Source",
        "Källa",
        "Where the raw document was read: a file of the inbox, an entry of a collection, or the riksdag's API.",
        example="inbox/interpellation.txt",
        required=True,
    )
    source_url: str = column(
        "Source address",
        "Källans adress",
        "The web address of the raw document, where it was fetched from one.",
        example="https://data.riksdagen.se/dokumentstatus/HD10232.json",
    )
    source_sha256: str = column(
        "Source hash",
        "Källans kontrollsumma",
        "sha256 of the raw bytes.",
        example="9f86d081884c7d65…",
        required=True,
        pattern=r"[0-9a-f]{64}",
    )
    retrieved_at: DateTime = column(
        "Retrieved", "Hämtad", "When the raw document was fetched, in UTC; null for local files.", example="2026-11-22T04:00:00"
    )

    class Config:
        strict = True
        ordered = True
        title = "Documents"
        description = "One row a document: what it is, who wrote it when, and where its text was read."
        metadata: ClassVar[dict[str, object]] = {
            "name": "documents",
            "title_sv": "Dokument",
            "description_sv": "En rad per dokument: vad det är, vem som skrev det och när, och var texten lästes.",
            "key": ["document_id"],
        }


class Texts(pandera_arrow.DataFrameModel):
    """The canonical text of every document; all spans point into it."""

    document_id: str = column(
        "Document id", "Dokument-id", "The document.", example="HD10232", required=True, refers_to="documents.document_id"
    )
    text: str = column(
        "Text",
        "Text",
        "The canonical text; spans of the other tables count its characters (code points) from 0.",
        example="INTERPELLATION TILL STATSRÅD …",
        required=True,
    )

    class Config:
        strict = True
        ordered = True
        title = "Texts"
        description = "The canonical text of each document; every span of the other tables points into it."
        metadata: ClassVar[dict[str, object]] = {
            "name": "texts",
            "title_sv": "Texter",
            "description_sv": "Varje dokuments kanoniska text; de andra tabellernas positioner pekar in i den.",
            "key": ["document_id"],
        }


class People(pandera_arrow.DataFrameModel):
    """Who signed a document, and to whom it is addressed."""

    document_id: str = column(
        "Document id", "Dokument-id", "The document.", example="HD10232", required=True, refers_to="documents.document_id"
    )
    ordinal: int = column("Order", "Ordning", "Place in the document's list of people, from 1.", example=1, required=True, minimum=1)
    role: str = column(
        "Role", "Roll", "author (signed it) or recipient (is addressed).", example="author", required=True, values=("author", "recipient")
    )
    name: str = column("Name", "Namn", "The person's name.", example="Samuel Gonzalez Westling", required=True)
    title: str = column("Title", "Titel", "The person's office, where it is given.", example="justitieminister")
    party: str = column("Party", "Parti", "The party's abbreviation at the time.", example="V")
    person_id: str = column("Person id", "Person-id", "The riksdag's id of the person (intressent_id).", example="037561614928")

    class Config:
        strict = True
        ordered = True
        title = "People"
        description = "Who signed each document and to whom it is addressed."
        metadata: ClassVar[dict[str, object]] = {
            "name": "people",
            "title_sv": "Personer",
            "description_sv": "Vilka som undertecknat varje dokument och till vem det är ställt.",
            "key": ["document_id", "ordinal"],
        }


class DocumentRelations(pandera_arrow.DataFrameModel):
    """Links between documents, as the records state them."""

    document_id: str = column(
        "Document id",
        "Dokument-id",
        "The document whose record states the link.",
        example="H6021089",
        required=True,
        refers_to="documents.document_id",
    )
    relation: str = column("Relation", "Relation", "The kind of link, in the record's own word.", example="behandlas_i", required=True)
    target_dok_id: str = column("Target", "Mål", "The dok_id that the link names.", example="H601UbU10", required=True)
    target_document_id: str = column(
        "Target document",
        "Måldokument",
        "The target's row in `documents`, null where it is not there.",
        example="H601UbU10",
        refers_to="documents.document_id",
    )

    class Config:
        strict = True
        ordered = True
        title = "Document relations"
        description = "Links between documents, as the riksdag's records state them."
        metadata: ClassVar[dict[str, object]] = {
            "name": "document_relations",
            "title_sv": "Dokumentrelationer",
            "description_sv": "Länkar mellan dokument, så som riksdagens poster anger dem.",
            "key": ["document_id", "relation", "target_dok_id"],
        }
