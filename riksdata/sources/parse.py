"""The bytes of a record as one nested structure of objects, lists and strings, from JSON or XML."""

from __future__ import annotations

import codecs
import json
from html import escape
from typing import Any
from xml.parsers import expat

import orjson

from riksdata.sources.decode import is_damaged_utf8
from riksdata.sources.records import UnreadableSource
from riksdata.swedish.lazy import lazy_regex

# As served in committee reports: "p":{/* RESERVATIONSTEXT */}. Inside a string the quote before the colon would be escaped.
_COMMENT_FOR_VALUE = lazy_regex(r'(?<!\\)(":\s{0,20})\{\s{0,20}/\*[^*]{0,500}\*/\s{0,20}\}')
_MAX_DEPTH = 200
_HTML_PATH = ("dokumentstatus", "dokument", "html")


def parse_json(content: bytes, source: str) -> Any:
    """JSON as the source serves it: byte-order marks, comments for values, raw control characters.

    Raises UnreadableSource (`invalid_json`, `html_instead_of_record`).
    """
    try:
        return orjson.loads(content.removeprefix(codecs.BOM_UTF8))
    except orjson.JSONDecodeError:
        pass
    text = _json_text(content)
    try:
        found = json.loads(_COMMENT_FOR_VALUE.sub(r'\1""', text), strict=False, parse_constant=str)
        # Once around, as a lone surrogate is legal in JSON's escapes but in no encoding of text.
        return orjson.loads(json.dumps(found, ensure_ascii=False).encode("utf-8", "replace"))
    except ValueError as error:
        if text.lstrip()[:1] == "<":
            message = "the answer is HTML, not a record; fetch the document again"
            raise UnreadableSource(source, "html_instead_of_record", message) from None
        raise UnreadableSource(source, "invalid_json", f"this is no valid JSON ({error}); fetch the record again") from None
    except RecursionError:
        raise UnreadableSource(source, "invalid_json", "the JSON is nested too deeply to be a record") from None


def _json_text(content: bytes) -> str:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("utf-8-sig" if is_damaged_utf8(content) else "cp1252", "replace")


def parse_xml(content: bytes, source: str) -> Any:
    """XML as the same structure that its JSON has: repeated elements are lists, empty ones None; the document's html stays markup.

    A document type declaration is refused, and with it every entity and every address that a parser could be sent to.
    Raises UnreadableSource (`invalid_xml`).
    """
    builder = _Builder()
    # Safe: expat fetches nothing, and the declaration that could define entities is refused.
    parser = expat.ParserCreate(_xml_encoding(content))
    parser.buffer_text = True
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.characters
    parser.StartDoctypeDeclHandler = builder.refuse
    try:
        parser.Parse(content.lstrip(), True)
    except (expat.ExpatError, LookupError, ValueError) as error:  # the last two: of an encoding that the declaration names
        raise UnreadableSource(source, "invalid_xml", f"this is no valid XML ({error}); fetch the record again") from None
    except _RefusedXml as error:
        raise UnreadableSource(source, "invalid_xml", f"the XML is refused: {error}") from None
    return builder.result


def _xml_encoding(content: bytes) -> str | None:
    """The encoding to read XML in whatever its declaration says; None where the bytes' own mark tells it.

    A declaration may name any codec that Python knows, such as `utf-7` or `hex`, and is wrong as often as it is needed.
    """
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, b"<\x00", b"\x00<")):
        return None
    try:
        content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return "utf-8" if is_damaged_utf8(content) else "iso-8859-1"
    return "utf-8"


class _RefusedXml(Exception):
    pass


class _Builder:
    """Collects elements into objects, without recursion."""

    def __init__(self) -> None:
        self.result: dict[str, Any] = {}
        self._path: list[str] = []
        self._objects: list[dict[str, Any]] = [self.result]
        self._texts: list[list[str]] = [[]]
        self._markup = 0
        """How deep inside the document's html, whose tags are kept as text."""

    def refuse(self, *_: object) -> None:
        raise _RefusedXml("it declares a document type, which no record does")

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if self._markup or tuple(self._path) == _HTML_PATH:
            self._markup += 1
            from xml.sax.saxutils import quoteattr  # nosec B406: loads what reads addresses, which other records do not need

            stated = "".join(f" {key}={quoteattr(value)}" for key, value in attributes.items())
            self._texts[-1].append(f"<{name}{stated}>")
            return
        if len(self._path) >= _MAX_DEPTH:
            raise _RefusedXml("it is nested too deeply to be a record")
        self._path.append(name)
        self._objects.append({f"@{key}": value for key, value in attributes.items() if not key.startswith("xmlns")})
        self._texts.append([])

    def end(self, name: str) -> None:
        if self._markup:
            self._markup -= 1
            self._texts[-1].append(f"</{name}>")
            return
        self._path.pop()
        found, said = self._objects.pop(), "".join(self._texts.pop())
        value: Any = found or (said if said.strip() else None)
        parent = self._objects[-1]
        if name not in parent:
            parent[name] = value
        elif isinstance(parent[name], list):
            parent[name].append(value)
        else:
            parent[name] = [parent[name], value]

    def characters(self, data: str) -> None:
        self._texts[-1].append(escape(data, quote=False) if self._markup else data)
