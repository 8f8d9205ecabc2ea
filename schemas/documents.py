"""The table `documents`: one row a document."""

from __future__ import annotations

from typing import ClassVar

from schemas import shared_columns as shared
from schemas.codes import codes_of
from schemas.columns import TableDeclaration, column
from schemas.types import TEXTS, Date, DateTime

DOC_TYPES = codes_of("doc_type")
DOCUMENT_ID = r"[^\s/\\]{1,80}"


class Documents(TableDeclaration):
    """The documents that the rows of all other tables were read from."""

    document_id: str = column(
        "Document id",
        "Dokument-id",
        "The riksdag's dok_id where it is known, else `text-` and twelve hex digits of the text's sha256.",
        beskrivning="Riksdagens dok_id där det är känt, annars `text-` och de tolv första hexadecimala siffrorna i textens sha256.",
        example="HD10232",
        required=True,
        pattern=DOCUMENT_ID,
    )
    dok_id: str = column(
        "Riksdag id",
        "Riksdagens dok_id",
        "The id under which the riksdag publishes the document.",
        beskrivning="Den beteckning under vilken riksdagen publicerar dokumentet.",
        example="HD10232",
    )
    doc_type: str = shared.coded(
        "Type",
        "Dokumenttyp",
        "Document type by the riksdag's abbreviation: mot (motion), ip (interpellation), fr (written question), frs (its answer), bet (committee report) …; "
        "other where it is none of these.",
        "Dokumenttyp med riksdagens förkortning: mot (motion), ip (interpellation), fr (skriftlig fråga), frs (svar på skriftlig fråga), bet (betänkande) …; other där ingen av dem passar.",
        codes="doc_type",
        example="mot",
        required=True,
    )
    subtype: str = shared.coded(
        "Subtype",
        "Undertyp",
        "For motions who stands behind them: enskild (members), kommitté (committee members of a party), parti (a party), flerparti (several parties).",
        "För motioner vem som står bakom: enskild (ledamöter), kommitté (ett partis utskottsgrupp), parti eller flerparti.",
        codes="subtype",
        example="enskild",
    )
    category: str = shared.coded(
        "Category",
        "Kategori",
        "For motions: fristående, or följdmotion to a government bill or communication.",
        "För motioner: fristående, eller följdmotion till en proposition eller skrivelse.",
        codes="category",
        example="fristående",
    )
    riksmote: str = column(
        "Session",
        "Riksmöte",
        "The parliamentary session, by its years.",
        beskrivning="Riksmötet, angivet med sina år.",
        example="2025/26",
        pattern=r"\d{4}(?:/\d{2}|/\d{4})?",
        codes="riksmote",
    )
    number: str = column(
        "Number",
        "Beteckning",
        "The document's designation within its session and type.",
        beskrivning="Dokumentets beteckning inom riksmötet och dokumenttypen.",
        example="232",
    )
    temp_designation: str = column(
        "Temporary designation",
        "Tillfällig beteckning",
        "The number under which a party filed a motion, before it got its own.",
        beskrivning="Det nummer som partiet gav motionen när den lämnades in, innan den fick sitt eget.",
        example="V203",
    )
    title: str = column(
        "Title",
        "Titel",
        "The title that the source gives; null where it gives none.",
        beskrivning="Titeln som källan anger; tom där den inte anger någon.",
        example="Polisens agerande mot kvinnor som utnyttjas i prostitution",
    )
    subtitle: str = column(
        "Subtitle",
        "Undertitel",
        "The subtitle of the record, often the first author.",
        beskrivning="Undertiteln i riksdagens post, ofta den första undertecknaren.",
        example="av Lawen Redar m.fl. (S)",
    )
    date: Date = column("Date", "Datum", "The date of the document.", beskrivning="Dokumentets datum.", example="2018-11-27")
    status: str = column(
        "Status",
        "Status",
        "The record's own word for where the document stands.",
        beskrivning="Var dokumentet befinner sig, med den ordalydelse som riksdagens post har.",
        example="Klar",
    )
    committee: str = shared.committee("The committee that treats the document.", "Det utskott som behandlar dokumentet.")
    recipient: str = column(
        "Recipient",
        "Mottagare",
        "To whom an interpellation or a question is addressed, with title, name and party.",
        beskrivning="Den som interpellationen eller frågan är ställd till, med titel, namn och parti.",
        example="justitieminister Gunnar Strömmer (M)",
    )
    parties: TEXTS = column(
        "Parties",
        "Partier",
        "The parties of all authors, in the order of signature; `-` is a member without party.",
        beskrivning="Partierna för alla som undertecknat, i den ordning de skrivit under; `-` är en ledamot utan parti.",
        example=["S", "V"],
        codes="party",
    )
    withdrawn: bool = column(
        "Withdrawn",
        "Återtagen",
        "Whether the document was withdrawn.",
        beskrivning="Om dokumentet har återtagits.",
        example=False,
        required=True,
    )
    characters: int = shared.characters(
        "Length", "Längd", "Length of the canonical text.", "Den kanoniska textens längd.", example=3700, required=True
    )
    text_sha256: str = shared.sha256(
        "Text hash", "Textens kontrollsumma", "sha256 of the canonical text in UTF-8.", "sha256 av den kanoniska texten i UTF-8."
    )
    source: str = column(
        "Source",
        "Källa",
        "Where the raw document was read: a file of the inbox, an entry of a collection, or the riksdag's API.",
        beskrivning="Varifrån rådokumentet lästes: en fil i inkorgen, en post i en samling eller riksdagens API.",
        example="inbox/interpellation.txt",
        required=True,
    )
    source_url: str = column(
        "Address",
        "Adress",
        "The document's public web address at the riksdag; for a document without an id there, the address that it was fetched from.",
        beskrivning="Dokumentets publika webbadress hos riksdagen; för dokument utan id där den adress som det hämtades från.",
        example="https://data.riksdagen.se/dokument/HD10232",
    )
    source_sha256: str = shared.sha256(
        "Source hash", "Källans kontrollsumma", "sha256 of the raw bytes.", "sha256 av rådokumentet, byte för byte."
    )
    retrieved_at: DateTime = column(
        "Retrieved",
        "Hämtad",
        "When the raw document was fetched, in UTC; null for local files.",
        beskrivning="När rådokumentet hämtades, i UTC; tom för lokala filer.",
        example="2026-11-22T04:00:00",
    )

    class Config(TableDeclaration.Config):
        title = "Documents"
        description = "One row a document: what it is, who wrote it when, and where its text was read."
        metadata: ClassVar[dict[str, object]] = {
            "name": "documents",
            "title_sv": "Dokument",
            "description_sv": "En rad per dokument: vad det är, vem som skrev det och när, och var texten lästes.",
            "key": ["document_id"],
        }


class Texts(TableDeclaration):
    """The canonical text of every document; all spans point into it."""

    document_id: str = shared.document_id()
    text: str = column(
        "Text",
        "Text",
        "The canonical text; spans of the other tables count its characters (code points) from 0.",
        beskrivning="Den kanoniska texten; de andra tabellernas positioner räknar dess tecken (kodpunkter) från 0.",
        example="INTERPELLATION TILL STATSRÅD …",
        required=True,
    )

    class Config(TableDeclaration.Config):
        title = "Texts"
        description = "The canonical text of each document; every span of the other tables points into it."
        metadata: ClassVar[dict[str, object]] = {
            "name": "texts",
            "title_sv": "Texter",
            "description_sv": "Varje dokuments kanoniska text; de andra tabellernas positioner pekar in i den.",
            "key": ["document_id"],
        }


class People(TableDeclaration):
    """Who signed a document, and to whom it is addressed."""

    document_id: str = shared.document_id()
    ordinal: int = shared.ordinal(
        "Place in the document's list of people, from 1.", "Plats i dokumentets lista över personer, räknat från 1."
    )
    role: str = shared.coded(
        "Role",
        "Roll",
        "author (signed it) or recipient (is addressed).",
        "author (har undertecknat) eller recipient (dokumentet är ställt till personen).",
        codes="role",
        example="author",
        required=True,
    )
    name: str = column(
        "Name", "Namn", "The person's name.", beskrivning="Personens namn.", example="Samuel Gonzalez Westling", required=True
    )
    title: str = column(
        "Title",
        "Titel",
        "The person's office, where it is given.",
        beskrivning="Personens ämbete, där det anges.",
        example="justitieminister",
    )
    party: str = column(
        "Party",
        "Parti",
        "The party's abbreviation at the time.",
        beskrivning="Partiets förkortning vid tiden för dokumentet.",
        example="V",
        codes="party",
    )
    person_id: str = column(
        "Person id",
        "Person-id",
        "The riksdag's id of the person (intressent_id) after `p-`, so that no program takes it for a number and drops its zeros.",
        beskrivning="Riksdagens id för personen (intressent_id) efter `p-`, så att inget program tar det för ett tal och tappar nollorna.",
        example="p-037561614928",
        pattern=r"p-\S{1,40}",
    )

    class Config(TableDeclaration.Config):
        title = "People"
        description = "Who signed each document and to whom it is addressed."
        metadata: ClassVar[dict[str, object]] = {
            "name": "people",
            "title_sv": "Personer",
            "description_sv": "Vilka som undertecknat varje dokument och till vem det är ställt.",
            "key": ["document_id", "ordinal"],
        }


class DocumentRelations(TableDeclaration):
    """Links between documents, as the records state them."""

    document_id: str = shared.document_id(
        "The document whose record states the link.", "Det dokument vars post anger länken.", example="H6021089"
    )
    relation: str = column(
        "Relation",
        "Relation",
        "The kind of link, in the record's own word.",
        beskrivning="Länkens slag, med det ord som riksdagens post använder.",
        example="behandlas_i",
        required=True,
        codes="relation",
    )
    target_dok_id: str = column(
        "Target",
        "Mål",
        "The dok_id that the link names.",
        beskrivning="Det dok_id som länken pekar på.",
        example="H601UbU10",
        required=True,
    )
    target_document_id: str = shared.target_document_id(example="H601UbU10")

    target_title: str = column(
        "Target's title",
        "Målets titel",
        "The title of the target, as the record states it.",
        beskrivning="Målets titel, så som posten anger den.",
        example="Infrastrukturfrågor",
    )

    class Config(TableDeclaration.Config):
        title = "Document relations"
        description = "Links between documents, as the riksdag's records state them."
        metadata: ClassVar[dict[str, object]] = {
            "name": "document_relations",
            "title_sv": "Dokumentrelationer",
            "description_sv": "Länkar mellan dokument, så som riksdagens poster anger dem.",
            "key": ["document_id", "relation", "target_dok_id"],
        }
