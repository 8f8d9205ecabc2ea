"""HTML as the source serves it, made ready for the parser: without what is no text, and bounded in what makes a parser slow."""

from __future__ import annotations

import re

from riksdata.swedish.lazy import lazy_regex

BREAK = "\x02"
"""Stands for a line break in the prepared source and in the texts parsed from it."""
KEPT = "\x03"
"""Stands for a no-break space while white space is folded."""
MAX_DEPTH = 400
"""Elements nested deeper than this are read as if they were not nested: the parser's time grows with the depth."""

_LONG = 120_000
_MANY_TAGS = 20_000
_MANY_REOPENED = 8_000_000
_MANY_RARE = 100
_HARMLESS = frozenset({"<a"})
_RARE_TAG = lazy_regex(r"<(?:[abceimnfABCEIMNF]|[sS][^pP]|[tT][eEtT]|[oO][bB]|[uU][\s>])")
_TELLING_TAG = lazy_regex(
    r"<(?:(button|object|applet|marquee|template|svg|math|select|style|script|textarea)"  # <svg
    r"|(?:a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u))(?=[\s/>])",  # <em
    re.IGNORECASE,
)
_FORMATTING_TAG = lazy_regex(r"</?(?:a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)(?=[\s/>])[^>]*>", re.IGNORECASE)
_TAG = lazy_regex(r"<(/?)([a-zA-Z][^\s/>]{0,40})[^>]*>")
_UNNESTED = frozenset(
    [
        *("p", "li", "td", "th", "tr", "dt", "dd", "option", "br", "img", "hr", "meta", "link", "input", "col", "wbr", "area", "base"),
        *("embed", "source", "track", "param", "thead", "tbody", "tfoot", "html", "head", "body"),
    ]
)
_MAX_BREAK = 200
_LONG_TAG = lazy_regex(r"<[a-zA-Z][^<>]{20000,}>?")
_WINDOW = 20_000
_TAB_STOP = lazy_regex(r'<span style="[^"<>]{0,200}display:inline-block[^"<>]{0,200}"></span>')
_RAISED = r"<sup[^<>]{0,200}>\s{0,9}(?:<span[^<>]{0,200}>)?(\d{1,3})(?:</span>)?\s{0,9}</sup>"
_RAISED_MARK = lazy_regex(rf"(<a [^<>]{{0,200}}>\s{{0,9}}|</notreferens>\s{{0,9}}|<p[^<>]{{0,200}}>\s{{0,9}}|[.!?”\")]\s?){_RAISED}")
_RAISED_BEHIND = lazy_regex(rf"([^\W\d_]{{3}}|(?<!\d)(?!10<)\d{{1,3}}|\d[ \u00a0]\d{{3}}|[%§,;:]){_RAISED}(?=[\s,.;:)<]|&nbsp;|$)")
"""A mark behind a word of three letters or more ("procent³", not "m²") or a number ("14² brott", not "10⁶")."""
_RAISED_FRACTION = lazy_regex(rf"(?:(\d)\s?)?{_RAISED}\s?[/⁄]\s?{_RAISED.replace('sup', 'sub')}")
_FRACTIONS = dict(
    pair.split() for pair in ("1/2 ½", "1/3 ⅓", "2/3 ⅔", "1/4 ¼", "3/4 ¾", "1/5 ⅕", "1/6 ⅙", "1/8 ⅛", "3/8 ⅜", "5/8 ⅝", "7/8 ⅞")
)
_LINE_BREAK = lazy_regex(r"<br\b[^>]*>", re.IGNORECASE)


def prepared(html: str) -> tuple[str, bool]:
    """The source without style blocks, its line breaks replaced by a sign that parsers keep; and whether paragraphs may hold blocks.

    What makes a parser slow is limited: deeply nested elements, and formatting elements left open, which every later paragraph
    opens again.
    """
    if "<style" in html:
        html = _without(html, "<style", "</style")
    html = _with_breaks(html)
    if "display:inline-block" in html:
        html = _TAB_STOP.sub(" ", html)
    exact = False
    rare = _RARE_TAG.findall(html)
    if not _HARMLESS.issuperset(rare) or len(rare) > _MANY_RARE:
        for opening, closing in (("<STYLE", "</STYLE"), ("<script", "</script"), ("<SCRIPT", "</SCRIPT")):
            if opening in html:
                html = _without(html, opening, closing)
        if "<br" in html or "<B" in html:
            html = _LINE_BREAK.sub(BREAK, html)
        if "<sup" in html:
            html = _RAISED_MARK.sub(r"\1[\2]", _RAISED_FRACTION.sub(_fraction, html))
            html = _RAISED_BEHIND.sub(r"\1[\2]", html)
        telling = _TELLING_TAG.findall(html)
        if len(telling) * len(html) > _MANY_REOPENED:
            html = _FORMATTING_TAG.sub("", html)
        exact = any(telling)
    if len(html) > _LONG:
        if _has_long_tag(html):
            html = _LONG_TAG.sub(" ", html)
        if html.count("<") > _MANY_TAGS:
            html = _flattened(html)
    return html, exact


def _fraction(found: re.Match[str]) -> str:
    """A fraction set with raised and lowered digits, as its sign where there is one."""
    written = f"{found[2]}/{found[3]}"
    return (found[1] or "") + _FRACTIONS.get(written, f" {written}" if found[1] else written)


def _without(html: str, opening: str, closing: str) -> str:
    """The source without these elements; one that is not closed runs to the end."""
    kept: list[str] = []
    at = 0
    while (start := html.find(opening, at)) >= 0:
        kept.append(html[at:start])
        end = html.find(closing, start)
        close = html.find(">", end) if end >= 0 else -1
        if close < 0:
            return "".join(kept)
        at = close + 1
    kept.append(html[at:])
    return "".join(kept)


def _with_breaks(html: str) -> str:
    """The source with a sign for each `<br>` in small letters, with or without attributes."""
    first, *rest = html.split("<br")
    kept = [first]
    for piece in rest:
        end = piece.find(">", 0, _MAX_BREAK) if piece[:1] in (">", "/", " ", "\n") else -1
        kept += [BREAK, piece[end + 1 :]] if end >= 0 else ["<br", piece]
    return "".join(kept) if rest else html


def _has_long_tag(html: str) -> bool:
    """Whether there may be a tag with more attributes than a parser should compare: so many characters without a tag's end."""
    at = 0
    while at + _WINDOW < len(html):
        end = html.rfind(">", at, at + _WINDOW)
        if end < 0:
            return True
        at = end + 1
    return False


def _flattened(html: str) -> str:
    """The source without the tags of elements nested deeper than `MAX_DEPTH`."""
    depth = 0

    def bounded(tag: re.Match[str]) -> str:
        nonlocal depth
        if tag[2].lower() in _UNNESTED or tag[0].endswith("/>"):
            return tag[0]
        if tag[1]:
            depth = max(0, depth - 1)
            return tag[0] if depth < MAX_DEPTH else " "
        depth += 1
        return tag[0] if depth <= MAX_DEPTH else " "

    return _TAG.sub(bounded, html)
