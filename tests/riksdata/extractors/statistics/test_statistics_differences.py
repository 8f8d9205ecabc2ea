"""What some have more or less of than others is no change; and which mean, of several words for one, a figure is."""

from __future__ import annotations

import pytest

from riksdata.extractors.statistics import find_statistics
from riksdata.text.document import TextDocument


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("Fyrvakter har 14 procent lägre lön än skeppare.", None),
        ("Fyrvakternas lön är 14 procent lägre än skepparnas.", None),
        ("Svenskt fiske har tio procentenheter lägre marginaler i driften jämfört med genomsnittslandet i Europa.", None),
        ("Sedan skatten infördes har en fyrvakt betalat 40 000 kronor mer än en skeppare.", None),
        ("Jämfört med norska fyrvakter har svenska 14 procent lägre lön.", None),
        ("Kommunen har 300 fler invånare än Norrvik.", None),
        ("Inkomsterna är 3 miljarder kronor lägre än i regeringens förslag.", None),
        ("Jämfört med 2011 har svenska fyrvakter 14 procent lägre lön.", "decrease"),
        ("Jämfört med förra året har svenska fyrvakter 14 procent lägre lön.", "decrease"),
        ("Fyrvakternas lön är 14 procent lägre än för tio år sedan.", "decrease"),
        ("Fyrvakternas lön är 300 kronor lägre jämfört med förra året.", "decrease"),
        ("Utfallet blev 14 procent lägre än den beräknade kostnaden.", "decrease"),
        ("I fjol inkom 300 fler ärenden än året dessförinnan.", "increase"),
        ("Fyrlönerna är 14 procent högre än under krisen.", "increase"),
        ("Fyrlönerna ökade med 14 procent mer än priserna.", "increase"),
        ("I norr ökar fisket mest, hela 14 procent.", "increase"),
        ("Fisket minskar minst i norr – endast 3 procent jämfört med genomsnittet.", "decrease"),
        ("De orter som växer mest, 14 procent av alla, ligger i norr.", None),
        ("Med hävd uppnås 95 procent reduktion av mängden mygg.", "decrease"),
        ("För vissa handlar det om 40 procent i prishöjningar.", "increase"),
        ("För vissa handlar det om 40 procent i rabatt.", None),
        ("Kronan försvagades med 14 procent.", "decrease"),
        ("Beslutet innebär att elevernas ekonomi försämras med 2 400 kronor i månaden.", "decrease"),
        ("Det var en ökning med 3,1 procent för kvinnor och 4,9 procent för män.", "increase"),
        ("Utsläppen minskade med 3 procent i norr och 5 procent av båtarna är nya.", None),
    ],
)
def test_differences_and_changes(text: str, direction: str | None) -> None:
    assert find_statistics(TextDocument(text), [])[-1].direction == direction


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("Än mer positiva än genomsnittet är fyrvakterna, där 65 procent stöder förslaget.", "share"),
        ("Arbetslösheten är 3 procentenheter lägre än EU-genomsnittet.", None),
        ("Kommunen ligger under genomsnittet på 34 procent.", "mean"),
        ("Andelen är högre än världsgenomsnittet, som är 10 procent.", "mean"),
        ("I riket ligger snittet på 7,3 procent.", "mean"),
        ("Det går att jämföra med EU-snittet på 80 procent.", "mean"),
        ("Vid kejsarsnittet förlorade 12 kvinnor blod.", None),
        ("Snittet i Norden är 17 båtar, vilket gör att Sverige har fem gånger fler.", None),
        ("Av i genomsnitt 70 pendlare går drygt hälften på i Norrvik.", "share"),
        ("I genomsnitt tjänar kvinnor 30 000 kronor och män 35 000 kronor.", "mean"),
        (
            "Andelen läskunniga varierar mycket i olika delar av landet, från 90 procent i södra Fyrland till 40 procent i Norrviks län.",
            "share",
        ),
        ("Räntan varierar mycket i olika delar av landet, från 9 procent i södra Fyrland till 4 procent i Norrviks län.", None),
    ],
)
def test_measure(text: str, measure: str | None) -> None:
    assert find_statistics(TextDocument(text), [])[-1].measure == measure


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("Män arbetar sex timmar mer per vecka än kvinnor.", "vecka"),
        ("Fem gånger fler människor dör varje år på land än till sjöss.", None),
    ],
)
def test_differences_by_time(text: str, per: str | None) -> None:
    assert find_statistics(TextDocument(text), [])[-1].per == per
