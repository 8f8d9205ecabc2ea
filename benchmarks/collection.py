"""A collection of any size for measuring: documents of a bulk collection under new ids, of other years, with their paragraphs shuffled.

The first round over the collection gives the documents as they are. In later rounds a quarter of the long words are changed too, text and
demands alike, so that most demands are asked once, as in a real archive: a copy with the same words would repeat every demand of its model.
"""

from __future__ import annotations

import random
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import orjson

from riksdata.chamber.dok_id import session_code
from riksdata.chamber.riksmoten import riksmote
from riksdata.sources.records import RawRecord

ZIP = Path(__file__).resolve().parents[2] / "shared" / "corpus" / "mot-2018-2021.json.zip"
YEARS = 29
"""Riksmöten over which the copies are spread, from that of the collection backwards."""
NUMBERS = 4000
"""The numbers of a riksmöte that one round takes."""
_PARAGRAPH = re.compile(r"<p\b[^>]*>.*?</p>", re.DOTALL)
_LONG_WORD = re.compile(r"(?<![\w<\"=/.:-])[a-zåäö]{9,30}(?![\w\">=:])")


def records(count: int, collection: Path = ZIP, first: int = 0) -> Iterator[RawRecord]:
    """`count` records, from the one with the number `first` on; the same number gives the same record on every machine."""
    with zipfile.ZipFile(collection) as archive:
        names = sorted(archive.namelist())
        for number in range(first, first + count):
            turn, place = divmod(number, len(names))
            content = archive.read(names[place])
            yield _copy(content, turn, number) if turn else RawRecord(f"bulk/{names[place]}", content, "application/json")


def _copy(content: bytes, turn: int, number: int) -> RawRecord:
    text = content.decode("utf-8-sig")
    document = orjson.loads(text)["dokumentstatus"]["dokument"]
    year = int(document["rm"][:4]) - turn % YEARS
    designation = str(int(document["beteckning"]) + NUMBERS * (turn // YEARS))
    series = document["dok_id"][2:4]
    fresh = f"{session_code(riksmote(year))}{series}{designation}"
    text = text.replace(document["dok_id"], fresh).replace(f'"{document["rm"]}"', f'"{riksmote(year)}"')
    for digits in {document["datum"][:4], str(int(document["datum"][:4]) + 1)}:
        text = text.replace(f'"{digits}-', f'"{int(digits) - turn % YEARS}-')
    record = orjson.loads(text)
    held = record["dokumentstatus"]["dokument"]
    held["beteckning"] = held["nummer"] = designation
    chance = random.Random(number)
    held["html"] = _other_words(_shuffled(held.get("html") or "", chance), turn)
    proposals = (record["dokumentstatus"].get("dokforslag") or {}).get("forslag") or []
    for proposal in proposals if isinstance(proposals, list) else [proposals]:
        for name in ("lydelse", "lydelse2"):
            if proposal.get(name):
                proposal[name] = _other_words(proposal[name], turn)
    content = bytes(memoryview(orjson.dumps(record)))  # a copy: what orjson gives holds on to the larger room that it was written in
    return RawRecord(f"bulk/{fresh.lower()}.json", content, "application/json")


def _shuffled(html: str, chance: random.Random) -> str:
    paragraphs = _PARAGRAPH.findall(html)
    chance.shuffle(paragraphs)
    waiting = iter(paragraphs)
    return _PARAGRAPH.sub(lambda found: next(waiting), html)


def _other_words(text: str, turn: int) -> str:
    """Every fourth long word with two letters put in, the same in the whole round."""
    letters = chr(ord("a") + turn % 26) + chr(ord("a") + turn // 26 % 26)

    def other(found: re.Match[str]) -> str:
        word = found[0]
        return word[:3] + letters + word[3:] if zlib.crc32(f"{word}{turn}".encode()) % 4 == 0 else word

    return _LONG_WORD.sub(other, text)
