"""The tables `targets` and `bodies`: the things that documents cite, and the organisations that they name."""

from __future__ import annotations

from typing import ClassVar

from schemas import shared_columns as shared
from schemas.columns import TableDeclaration, column
from schemas.types import TEXTS, Date


class Targets(TableDeclaration):
    """Each thing that any document cites, once."""

    target: str = column(
        "Cited thing",
        "Det som citeras",
        "The canonical name of what is cited, whole: a label of `references` without the place in it.",
        beskrivning="Det kanoniska namnet på det som citeras, i sin helhet: en beteckning i `references` utan stället i det.",
        example="sou/2023:97",
        required=True,
    )
    kind: str = shared.coded("Kind", "Slag", "The kind of source.", "Källans slag.", codes="reference_kind", example="sou", required=True)
    designation: str = column(
        "Designation",
        "Beteckning",
        "What people call it: SOU 2023:97, prop. 2017/18:1, SFS 1962:700; for a work or a press item the words of a text.",
        beskrivning="Vad den kallas: SOU 2023:97, prop. 2017/18:1, SFS 1962:700; för ett verk eller en tidningsartikel orden i en text.",
        example="SOU 2023:97",
        required=True,
    )
    title: str = column(
        "Title",
        "Titel",
        "Its title, from the source that `title_source` names.",
        beskrivning="Dess titel, från den källa som `title_source` anger.",
        example="Ut ur utsatthet",
    )
    title_source: str = shared.coded(
        "Source of the title",
        "Titelns källa",
        "Where the title stands: documents (its own row there), record (another document's record), statutes (the statute book's facts), text (a text that cites it).",
        "Var titeln står: documents (egen rad där), record (ett annat dokuments post), statutes (fakta ur författningssamlingen), text (en text som citerar den).",
        codes="title_source",
        example="text",
    )
    year: int = column(
        "Year",
        "År",
        "The year in its designation; of a session the first.",
        beskrivning="Året i beteckningen; av ett riksmöte det första.",
        example=2023,
        minimum=1000,
    )
    uri: str = column(
        "Address",
        "Adress",
        "The public address of the whole of it.",
        beskrivning="Den publika webbadressen till den i sin helhet.",
        example="https://lagen.nu/sou/2023:97",
    )
    target_dok_id: str = column(
        "Riksdag id",
        "Riksdagens dok_id",
        "The riksdag's dok_id, where it numbers such documents.",
        beskrivning="Riksdagens dok_id, om riksdagen numrerar sådana dokument.",
        example="HBB397",
    )
    target_document_id: str = shared.target_document_id(
        "Its row in `documents`, null where it is not there.",
        "Dess rad i `documents`; tom om den inte finns där.",
        example="HBB397",
        title="Document",
        titel="Dokument",
    )
    mentions: int = column(
        "Mentions",
        "Omnämnanden",
        "How often it is mentioned in all documents.",
        beskrivning="Hur många gånger den nämns i alla dokument.",
        example=12,
        required=True,
        minimum=1,
    )
    documents: int = column(
        "Documents",
        "Dokument som citerar",
        "How many documents mention it.",
        beskrivning="Hur många dokument som nämner den.",
        example=5,
        required=True,
        minimum=1,
    )
    first_date: Date = column(
        "First cited",
        "Citerad först",
        "The date of the first document that cites it.",
        beskrivning="Datum för det första dokument som citerar den.",
        example="2018-10-01",
    )
    last_date: Date = column(
        "Last cited",
        "Citerad senast",
        "The date of the last document that cites it.",
        beskrivning="Datum för det senaste dokument som citerar den.",
        example="2019-06-18",
    )

    class Config(TableDeclaration.Config):
        title = "Cited things"
        description = "One row for each law, bill, inquiry, report, case or other thing that a document cites, with its title, its address and how often it is cited. A law is one row, whatever section is cited."
        metadata: ClassVar[dict[str, object]] = {
            "name": "targets",
            "title_sv": "Det som citeras",
            "description_sv": "En rad för varje lag, proposition, utredning, rapport, dom eller annat som ett dokument citerar, med titel, adress och hur ofta det citeras. En lag är en rad, vilken paragraf som än citeras.",
            "key": ["target"],
        }


class Bodies(TableDeclaration):
    """Agencies and organisations under one id each, however they are written."""

    body_id: str = column(
        "Body id",
        "Organets id",
        "A short name in small letters, the same in every release.",
        beskrivning="Ett kort namn med små bokstäver, detsamma i varje utgåva.",
        example="bra",
        required=True,
        pattern=r"[a-z0-9][a-z0-9-]{0,119}",
    )
    name: str = column(
        "Name",
        "Namn",
        "The name that the body itself goes by.",
        beskrivning="Det namn som organet självt använder.",
        example="Brottsförebyggande rådet",
        required=True,
    )
    written: TEXTS = column(
        "Written forms",
        "Skrivsätt",
        "Every way in which it is written, in small letters: abbreviations, short and earlier names.",
        beskrivning="Alla sätt att skriva det, med små bokstäver: förkortningar, kortnamn och tidigare namn.",
        example=["brottsförebyggande rådet", "brå"],
    )
    since: str = column(
        "From",
        "Från",
        "The first year in which it bore the name, where known.",
        beskrivning="Det första år då det bar namnet, där det är känt.",
        example="1974",
    )
    until: str = column(
        "To",
        "Till",
        "The last year in which it bore the name; null where it still does or nobody knows.",
        beskrivning="Det sista år då det bar namnet; tom om det fortfarande gör det eller det inte är känt.",
        example="2007",
    )
    known: bool = column(
        "Known",
        "Känt",
        "Whether it stands in this project's list of bodies; else it was only met in a text.",
        beskrivning="Om det står i projektets lista över organ; annars har det bara påträffats i en text.",
        example=True,
        required=True,
    )
    statistics: int = column(
        "Figures",
        "Uppgifter",
        "How many figures name it as their source.",
        beskrivning="Hur många uppgifter som anger det som källa.",
        example=30,
        required=True,
        minimum=0,
    )
    demands: int = column(
        "Demands and questions",
        "Yrkanden och frågor",
        "How many rows of `demands`, yrkanden and questions alike, name it as the body that is to act.",
        beskrivning="Hur många rader i `demands`, såväl yrkanden som frågor, som nämner det som det organ som ska handla.",
        example=5,
        required=True,
        minimum=0,
    )

    class Config(TableDeclaration.Config):
        title = "Bodies"
        description = "One row for each agency, organisation or other body that figures come from or that demands and questions turn to, under one id with all its written forms."
        metadata: ClassVar[dict[str, object]] = {
            "name": "bodies",
            "title_sv": "Myndigheter och organisationer",
            "description_sv": "En rad för varje myndighet, organisation eller annat organ som uppgifter kommer från eller yrkanden och frågor riktar sig till, under ett id med alla skrivsätt.",
            "key": ["body_id"],
        }
