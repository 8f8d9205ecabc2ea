"""The table `references`: which sources a document cites."""

from __future__ import annotations

from typing import ClassVar

from schemas import shared_columns as shared
from schemas.columns import TableDeclaration, column
from schemas.types import TEXTS


class References(TableDeclaration):
    """Each mention of an identifiable source."""

    reference_id: str = column(
        "Reference id",
        "Referens-id",
        "Document id, `-r-` and eight hex digits that stand for the surface and which occurrence of it this is.",
        beskrivning="Dokumentets id, `-r-` och åtta hexadecimala siffror som står för ordalydelsen och vilken förekomst av den det är.",
        example="HD10232-r-1a2b3c4d",
        required=True,
    )
    document_id: str = shared.document_id("The document that cites.", "Det dokument som hänvisar.")
    ordinal: int = shared.ordinal(
        "Place among the document's references, from 1; it may change as extraction gets better.",
        "Plats bland dokumentets referenser, räknat från 1; den kan ändras när utläsningen blir bättre.",
    )
    kind: str = shared.coded(
        "Kind",
        "Slag",
        "The kind of source: mot, prop, sou, sfs, eu, report, press, url, work and others.",
        "Källans slag: mot, prop, sou, sfs, eu, report, press, url, work med flera.",
        codes="reference_kind",
        example="prop",
        required=True,
    )
    label: str = column(
        "Label",
        "Beteckning",
        "The canonical name of the target: kind, `/`, designation.",
        beskrivning="Målets kanoniska namn: slag, `/` och beteckning.",
        example="prop/2024/25:123",
        required=True,
    )
    surface: str = shared.surface("prop. 2024/25:123")
    char_start: int = shared.surface_start(example=163)
    char_end: int = shared.surface_end(example=180)
    pinpoint: str = column(
        "Pinpoint",
        "Ställe",
        "The page, section or article cited within the target.",
        beskrivning="Den sida, paragraf eller artikel som avses i målet.",
        example="s. 116–120",
    )
    footnote: int = shared.footnote(
        "The number of the footnote in which the reference stands.", "Numret på den fotnot som referensen står i.", example=5
    )
    ibid: bool = column(
        "Same again",
        "Samma källa igen",
        "Whether the words repeat an earlier source (A.a., Ibid.).",
        beskrivning="Om orden upprepar en tidigare källa (A.a., Ibid.).",
        example=False,
        required=True,
    )
    uri: str = column(
        "Address",
        "Adress",
        "The public address of what is cited: one address, of the first section where several are cited.",
        beskrivning="Den publika webbadressen till det som avses: en adress, till den första paragrafen där flera avses.",
        example="https://lagen.nu/prop/2024/25:123",
    )
    targets: TEXTS = column(
        "Addresses of a chain",
        "Adresser i en kedja",
        "Where several sections or articles are cited in one row, the address of each; else null.",
        beskrivning="Där flera paragrafer eller artiklar avses i en rad, adressen till var och en; annars tom.",
        example=["https://lagen.nu/1962:700#K6P13", "https://lagen.nu/1962:700#K6P14"],
    )
    target: str = column(
        "Cited thing",
        "Det som citeras",
        "What is cited, without the place in it: its row in `targets`.",
        beskrivning="Det som citeras, utan stället i det: dess rad i `targets`.",
        example="prop/2024/25:123",
        required=True,
        refers_to="targets.target",
    )
    title: str = column(
        "Title in the text",
        "Titel i texten",
        "The title that the text gives the target beside its designation.",
        beskrivning="Den titel som texten ger målet intill dess beteckning.",
        example="Ut ur utsatthet",
    )
    target_dok_id: str = column(
        "Target",
        "Mål",
        "The riksdag's dok_id of the target, where it numbers such documents.",
        beskrivning="Riksdagens dok_id för målet, om riksdagen numrerar sådana dokument.",
        example="HC03123",
    )
    target_document_id: str = shared.target_document_id(example="HC03123")
    demand_id: str = shared.demand_id("The demand in whose words the reference stands.", "Det yrkande i vars ordalydelse referensen står.")

    class Config(TableDeclaration.Config):
        title = "References"
        description = "One row for each mention of an identifiable source, act, document or publication."
        metadata: ClassVar[dict[str, object]] = {
            "name": "references",
            "title_sv": "Referenser",
            "description_sv": "En rad för varje omnämnande av en identifierbar källa, rättsakt, handling eller publikation.",
            "key": ["reference_id"],
        }
