"""The table `statistics`: which figures a document states as facts."""

from __future__ import annotations

from typing import ClassVar

import pandera.pyarrow as pandera_arrow

from schemas.columns import column

QUALIFIERS = ("exact", "about", "more_than", "less_than", "at_least", "at_most")
MEASURES = ("mean", "median", "minimum", "maximum", "total", "share", "rate", "change")


class Statistics(pandera_arrow.DataFrameModel):
    """Each quantity that a text asserts as a fact about the world."""

    statistic_id: str = column(
        "Statistic id",
        "Statistik-id",
        "Document id, `-s-` and eight hex digits that stand for the surface and which occurrence of it this is.",
        beskrivning="Dokumentets id, `-s-` och åtta hexadecimala siffror som står för ordalydelsen och vilken förekomst av den det är.",
        example="H6022539-s-1a2b3c4d",
        required=True,
    )
    document_id: str = column(
        "Document id",
        "Dokument-id",
        "The document that states the figure.",
        beskrivning="Det dokument som anger uppgiften.",
        example="H6022539",
        required=True,
        refers_to="documents.document_id",
    )
    ordinal: int = column(
        "Order",
        "Ordning",
        "Place among the document's statistics, from 1; it may change as extraction gets better.",
        beskrivning="Plats bland dokumentets uppgifter, räknat från 1; den kan ändras när utläsningen blir bättre.",
        example=1,
        required=True,
        minimum=1,
    )
    surface: str = column(
        "Surface", "Ordalydelse", "The words of the text.", beskrivning="Orden i texten.", example="drygt 40 procent", required=True
    )
    char_start: int = column(
        "Start",
        "Början",
        "Where the surface begins in the text.",
        beskrivning="Var ordalydelsen börjar i texten.",
        example=44800,
        required=True,
        unit="characters",
        minimum=0,
    )
    char_end: int = column(
        "End",
        "Slut",
        "Where the surface ends in the text.",
        beskrivning="Var ordalydelsen slutar i texten.",
        example=44816,
        required=True,
        unit="characters",
        minimum=0,
    )
    value: float = column(
        "Value",
        "Värde",
        "The number; for a part of a whole the part; null for a range.",
        beskrivning="Talet; för en del av en helhet är det delen; tom för ett intervall.",
        example=40.0,
    )
    whole: float = column(
        "Whole",
        "Helhet",
        "The whole of which the value is a part, where stated.",
        beskrivning="Den helhet som värdet är en del av, där den anges.",
        example=290.0,
    )
    low: float = column("Low", "Nedre gräns", "The lower bound of a range.", beskrivning="Intervallets nedre gräns.", example=10.0)
    high: float = column("High", "Övre gräns", "The upper bound of a range.", beskrivning="Intervallets övre gräns.", example=22.0)
    unit: str = column(
        "Unit",
        "Enhet",
        "percent, percentage_points, fraction, count, sek and other currencies, times, durations, or a physical unit by its symbol.",
        beskrivning="percent, percentage_points, fraction, count, sek och andra valutor, times (gånger), tidslängder, eller en fysikalisk enhet med sin symbol.",
        example="percent",
        required=True,
    )
    per: str = column(
        "Per",
        "Per",
        "The denominator of a rate.",
        beskrivning="Det som ett tal i relation till något räknas per, till exempel 100 000 invånare.",
        example="100 000 invånare",
    )
    qualifier: str = column(
        "Qualifier",
        "Precision",
        "How exact the text says the number is.",
        beskrivning="Hur exakt texten säger att talet är.",
        example="more_than",
        required=True,
        values=QUALIFIERS,
    )
    direction: str = column(
        "Direction",
        "Riktning",
        "increase or decrease where the value is the amount of a change.",
        beskrivning="increase (ökning) eller decrease (minskning) där värdet är storleken på en förändring.",
        example="increase",
        values=("increase", "decrease"),
    )
    noun: str = column(
        "What",
        "Vad",
        "What is counted or measured, in the words of the text.",
        beskrivning="Det som räknas eller mäts, med textens ord.",
        example="vuxna personer med skyddade personuppgifter",
    )
    measure: str = column(
        "Measure",
        "Mått",
        "The kind of measure, where the text says it.",
        beskrivning="Måttets slag, där texten anger det.",
        example="share",
        values=MEASURES,
    )
    period: str = column(
        "Period",
        "Period",
        "The year or years that the figure speaks of.",
        beskrivning="Det eller de år som uppgiften gäller.",
        example="2017–2024",
    )
    sentence_start: int = column(
        "Sentence start",
        "Meningens början",
        "Where the sentence begins in the text.",
        beskrivning="Var meningen börjar i texten.",
        example=44700,
        required=True,
        unit="characters",
        minimum=0,
    )
    sentence_end: int = column(
        "Sentence end",
        "Meningens slut",
        "Where the sentence ends in the text.",
        beskrivning="Var meningen slutar i texten.",
        example=44900,
        required=True,
        unit="characters",
        minimum=0,
    )
    footnote: int = column(
        "Footnote",
        "Fotnot",
        "The number of the footnote that the sentence carries.",
        beskrivning="Numret på den fotnot som hör till meningen.",
        example=3,
        minimum=0,
    )
    publisher: str = column(
        "Publisher",
        "Utgivare",
        "Who is named in the sentence as the source of the figure.",
        beskrivning="Den som i meningen nämns som uppgiftens källa.",
        example="Brå",
    )
    confidence: float = column(
        "Confidence",
        "Säkerhet",
        "How probable it is that the text states the quantity as a fact, by a model trained on quantities judged by hand.",
        beskrivning="Hur sannolikt det är att texten anger uppgiften som ett faktum, enligt en modell tränad på uppgifter bedömda för hand.",
        example=0.94,
        required=True,
        minimum=0,
    )
    reference_id: str = column(
        "Reference",
        "Referens",
        "The reference that the figure rests on.",
        beskrivning="Den referens som uppgiften bygger på.",
        example="HD10232-r-1a2b3c4d",
        refers_to="references.reference_id",
    )
    claim_id: str = column(
        "Claim",
        "Påstående",
        "The same for all figures that agree in number, unit, noun and source, across documents.",
        beskrivning="Densamma för alla uppgifter som stämmer överens i tal, enhet, det som räknas, period och källa, också i olika dokument.",
        example="c-1a2b3c4d5e6f",
    )

    class Config:
        strict = True
        ordered = True
        title = "Statistics"
        description = (
            "One row for each quantity that a text asserts as a fact about the world, with what it counts and where it comes from."
        )
        metadata: ClassVar[dict[str, object]] = {
            "name": "statistics",
            "title_sv": "Statistik",
            "description_sv": "En rad för varje uppgift i siffror eller räkneord som en text påstår om världen, med vad som räknas "
            "och varifrån den kommer.",
            "key": ["statistic_id"],
        }
