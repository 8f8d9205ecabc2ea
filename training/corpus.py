"""The texts that labels are about, read from the collections beside the checkout (`../shared/corpus`)."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable
from pathlib import Path

import orjson

from riksdata.extractors.demands.locate.questions import find_questions
from riksdata.extractors.demands.wording import fold
from riksdata.sources.reader import read_document
from riksdata.sources.records import RawRecord
from riksdata.text.document import TextDocument
from riksdata.text.html import render_html

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus"
_NUMBER = re.compile(r"(?:Interpellation\s+)?(\d{4}/\d\d:\d+)")
_SENTENCE = re.compile(r"(\w+)-s(\d+)-(\d+)")
_HEAD = "Interpellation 2018/19:1 av A B (S)\n\n"


def wordings(ids: Iterable[str], corpus: Path = CORPUS) -> dict[str, str]:
    """The wording of each demand named (`H6021234-d3`, `H210123-p7`, `H210123-p7:12:140`), white space folded.

    Raises KeyError where one is not there.
    """
    ids = list(ids)
    wanted = {i.rsplit("-", 1)[0] for i in ids}
    yrkanden, paragraphs = _yrkanden(corpus, wanted), _paragraphs(corpus, wanted)
    return {i: yrkanden[i] if "-d" in i else _question_named(i, paragraphs) for i in ids}


def _question_named(name: str, paragraphs: dict[str, list[str]]) -> str:
    """The first question of a paragraph, or the characters named, counted from where it begins."""
    document, place = name.rsplit("-p", 1)
    number, *span = map(int, place.split(":"))
    if not span:
        return _question(paragraphs[document][number])
    return fold("\n\n".join(paragraphs[document][number:])[span[0] : span[1]])


def heading_texts(ids: Iterable[str], corpus: Path = CORPUS) -> dict[str, str]:
    """The title (`H6021234-t`), heading (`-h2`) or sentence (`-s1200-1260`, its characters) of each motion named, white space folded.

    Raises KeyError where one is not there.
    """
    ids = list(ids)
    wanted = {i.rsplit("-", 1)[0] for i in ids}
    sentences: dict[str, list[tuple[str, int, int]]] = {}
    for name in ids:
        if span := _SENTENCE.fullmatch(name):
            sentences.setdefault(span[1], []).append((name, int(span[2]), int(span[3])))
            wanted.add(span[1])
    found: dict[str, str] = {}
    with zipfile.ZipFile(corpus / "mot-2018-2021.json.zip") as bulk:
        for name in bulk.namelist():
            motion = name.removesuffix(".json").upper()
            if motion in wanted:
                record = orjson.loads(bulk.read(name).decode("utf-8-sig"))["dokumentstatus"]["dokument"]
                rendered = render_html(record.get("html") or "")
                found[f"{motion}-t"] = fold(record["titel"])
                for k, heading in enumerate(rendered.headings):
                    found[f"{motion}-h{k}"] = fold(rendered.text[heading.start : heading.end])
                if sentences.get(motion):
                    text = read_document(RawRecord(name, bulk.read(name), "application/json")).text
                    for name_of, start, end in sentences[motion]:
                        found[name_of] = fold(text[start:end])
    return {i: found[i] for i in ids}


def _yrkanden(corpus: Path, wanted: set[str]) -> dict[str, str]:
    out: dict[str, str] = {}
    with zipfile.ZipFile(corpus / "mot-2018-2021.json.zip") as bulk:
        for name in bulk.namelist():
            if name.removesuffix(".json").upper() in wanted:
                status = orjson.loads(bulk.read(name).decode("utf-8-sig"))["dokumentstatus"]
                items = (status.get("dokforslag") or {}).get("forslag") or []
                for item in items if isinstance(items, list) else [items]:
                    out[f"{status['dokument']['dok_id'].upper()}-d{item['nummer']}"] = fold(item["lydelse"] or "")
    return out


def _paragraphs(corpus: Path, wanted: set[str]) -> dict[str, list[str]]:
    out: dict[str, list[str]] = {}
    for path in sorted(corpus.glob("interpellations-*.jsonl")):
        for line in path.read_bytes().splitlines():
            record = orjson.loads(line)
            first = _NUMBER.match(record["paragraphs"][0].strip()) if record["paragraphs"] else None
            for name in {record.get("dok_id"), f"ip/{first[1]}" if first else None} & wanted:
                out.setdefault(name, record["paragraphs"])
    return out


def _question(paragraph: str) -> str:
    """The first question of a paragraph."""
    document = TextDocument(_HEAD + paragraph, "ip")
    found = find_questions(document)
    return fold(document.text[found[0].span.start : found[0].span.end]) if found else paragraph
