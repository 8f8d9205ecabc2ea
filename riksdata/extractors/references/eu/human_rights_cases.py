"""Applications to the European Court of Human Rights: "Påhitt mot Sverige, nr 48539/99, § 44"."""

from __future__ import annotations

import re

from riksdata.extractors.references.cases.points import point_after, point_end
from riksdata.extractors.references.reading import Draft, Reading
from riksdata.swedish.lazy import lazy_regex

_APPLICATION = lazy_regex(r"(?:(?:nr|nos?)\.?[ \xa0\n])?(?P<number>\d{1,5}/\d\d)(?![\d/:.]\d|\w)")
_FURTHER = lazy_regex(r"[ \xa0\n]?(?:,|och|samt|and|&)[ \xa0\n]{1,2}(?:nr[ \xa0])?(?P<number>\d{1,5}/\d\d)(?![\d/:.]\d|\w)")
_COURT = lazy_regex(
    r"""
    Europadomstol|Europakommission
    |[Ee]uropeiska[ ]domstolen[ ]för                                             # Europeiska domstolen för
    |[Ee]uropeiska[ ]kommissionen[ ]för[ ]de                                     # Europeiska kommissionen för de
    |European[ ]Court[ ]of[ ]Human|ECHR|ECtHR
    |[\w.)][ \xa0\n](?:mot|v\.?|vs\.?)[ \xa0\n](?:Förenade|[A-ZÅÄÖ][a-zåäö]{3})  # p mot Förenade
    """,
    re.X,
)
_OTHER = lazy_regex(r"(?:dnr|förordning(?:en)?|direktiv(?:et)?|beslut|SOU|prop\.?|diarienummer|skr\.?)[ \xa0\n]{1,2}$", re.I)
_REACH = 160
_MOST = 12
_ADDRESS = "https://hudoc.echr.coe.int/eng#{%22appno%22:[%22NUMBER%22]}"


def read_application(reading: Reading, start: int, end: int) -> None:
    """An application by its number, where the words before speak of that court or of parties ("mot Sverige"); further ones behind it."""
    text = reading.text
    found = _APPLICATION.match(text, start, start + 20)
    if found is None or (start and (text[start - 1].isalnum() or text[start - 1] in "/-–.:")):
        return
    before = text[max(0, start - _REACH) : start]
    sentence = before[before.rfind("\n") + 1 :]
    if not _COURT.search(sentence) or _OTHER.search(sentence):
        return
    begin = start
    for _ in range(_MOST):
        draft = Draft(begin, found.end(), f"echr/{found['number']}", (_ADDRESS.replace("NUMBER", found["number"]),))
        draft.pinpoint = point_after(text, found.end())
        reading.add(draft)
        reading.done = point_end(text, found.end())
        following = _FURTHER.match(text, found.end(), found.end() + 24)
        if following is None:
            return
        begin, found = following.start("number"), following
