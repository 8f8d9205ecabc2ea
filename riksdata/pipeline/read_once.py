"""Loaded before a process is asked to extract anything: an invented document is read, so that what reading needs is made by then.

Patterns are compiled, and states of automata made, where a text asks for them. Processes that are forked from one that has read a text have
most of them, and each of them would else take a second for it.
"""

from __future__ import annotations

import datetime

import pyarrow as pa

from riksdata.pipeline.extract_batch import INPUT_SCHEMA, extract_batch
from riksdata.pipeline.subjects import READERS

_DEMANDS = (
    "Riksdagen ställer sig bakom det som anförs i motionen om att utreda en stiftelse för broar och tillkännager detta för regeringen.",
    "Riksdagen ställer sig bakom det som anförs i motionen om att lagen (1998:1234) om broar bör ändras så att kommunerna får ta ut en "
    "avgift på högst 40 procent av kostnaden, och detta tillkännager riksdagen för regeringen.",
    "Riksdagen anvisar 25 miljoner kronor mer än regeringen till anslag 1:3 Bidrag till broar under utgiftsområde 22 Kommunikationer.",
    "Riksdagen avslår regeringens förslag till lag om ändring i brolagen (2003:456) i den del som avser 4 kap. 5 § andra stycket.",
    "Riksdagen ställer sig bakom det som anförs i motionen om att ge Trafikverket i uppdrag att senast 2025 se över stödet till "
    "färjor i glesbygd, införa ett nationellt mål och stärka tillsynen, och tillkännager detta för regeringen.",
)
_REASONS = """Fler broar i hela landet
Sverige har i dag omkring 16 000 broar, och antalet har ökat med 12 procent sedan 2010. Enligt Trafikverkets rapport Broar i tid (2019:14)
är var tredje bro äldre än 60 år. Kostnaden uppgår till 4,5 miljarder kronor per år, vilket är nästan dubbelt så mycket som 2005.
Statistiska centralbyrån (SCB) visar att 35 procent av kvinnorna och 41 procent av männen åker över en bro varje dag.
Mellan 2010 och 2018 minskade andelen från 7,2 till 5,9 procent, en minskning med 1,3 procentenheter.
År 2017 dog 253 personer i trafiken, varav 38 på broar. Två av tre kommuner saknar en plan, och 120 av 290 kommuner har ingen budget.

Gällande rätt
I regeringens proposition 2016/17:45 Broar för framtiden (s. 12 f.) föreslogs att staten skulle betala hälften av kostnaden. Det framgår
av prop. 2012/13:25, bet. 2012/13:TU8 och rskr. 2012/13:118 att riksdagen ställde sig bakom målen. Se även SOU 2015:60, Ds 2014:9,
dir. 2018:33, motion 2017/18:1234 och skr. 2017/18:75. Av 3 kap. 2 § plan- och bygglagen (2010:900) och 12 § förordningen (2011:338)
följer att en bro ska vara säker. Europaparlamentets och rådets direktiv 2008/96/EG om vägars säkerhet, förordning (EU) nr 1315/2013 och
artikel 6 i Europakonventionen gäller också, liksom EU-domstolens dom i mål C-123/15. Högsta domstolen har i NJA 2014 s. 332 sagt sitt.
Brottsbalken, skollagen, miljöbalken och socialtjänstlagen rör andra saker än broar. Riksrevisionen (RiR 2018:21) har granskat stödet.
Så sent som den 14 mars 2019 skrev professor Ada Exempel i Dagens Nyheter att minst 300 broar "måste rivas inom fem år".

Våra förslag
Vi vill därför att regeringen utreder hur en stiftelse för broar kan bildas. Stiftelsen bör ägas av kommunerna gemensamt. Det är viktigt att
lagen om broar ändras, så att en kommun får ta ut en avgift, dock högst 40 procent av vad bron kostar. Anslaget för broar bör höjas med 25
miljoner kronor 2020, jämfört med regeringens budget, och med 1,2 miljarder under perioden 2020–2023. Regeringens förslag till ändring i
brolagen är inte tillräckligt underbyggt och bör avslås. Trafikverket bör få i uppdrag att se över stödet till färjor senast 2025,
eftersom färjorna är ungefär 70 till antalet och många har en medelålder på över 45 år. Det måste finnas ett nationellt mål, och tillsynen
behöver stärkas. Dessutom anser vi att skolor, sjukvård, polis och försvar ska nå varje ö, t.ex. genom fler båtar. I Norge och Danmark är
siffran 9 respektive 8,5 per 100 000 invånare, medan genomsnittet i EU är 5. En hushållskostnad på 500 kr i månaden är för hög, och
arbetslösheten bland unga (15–24 år) var 17,8 procent 2018. Utsläppen av koldioxid ska minska med 70 procent till 2030 jämfört med 2010.
Vi ser att brottsligheten, sjukskrivningarna och bidragen ökar. Skatten på diesel höjdes med 43 öre per liter den 1 januari 2016.
"""


def document() -> pa.RecordBatch:
    """The invented document as a worker is given it."""
    listed = "\n".join(_DEMANDS)
    text = f"Motion till riksdagen 2019/20:9001\nav Ada Exempel (X)\n\nFörslag till riksdagsbeslut\n{listed}\n\nMotivering\n{_REASONS}"
    official = [{"number": number, "text": demand} for number, demand in enumerate(_DEMANDS, 1)]
    row = {"document_id": "H7029001", "text": text, "doc_type": "mot", "date": datetime.date(2019, 10, 1), "official": official}
    return pa.RecordBatch.from_pylist([row], INPUT_SCHEMA)


extract_batch(tuple(READERS), document())
