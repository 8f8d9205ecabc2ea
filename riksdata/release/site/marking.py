"""How a search hit is shown: the words searched for in `<mark>`, and of a long text the excerpt that holds them."""

from __future__ import annotations

from markupsafe import Markup, escape

from riksdata.release.site.query import Question

_READ = 60_000
"""Characters of a text that are looked through for its best place."""
_MOST = 300


def marked(text: str | None, question: Question) -> Markup:
    """A short text with the words of the question in `<mark>`."""
    if not text:
        return Markup()
    pattern = question.marks
    if pattern is None:
        return escape(text)
    out, at = [], 0
    for found in pattern.finditer(text):
        if question.is_marked(found.group()):
            out += [escape(text[at : found.start()]), Markup("<mark>"), escape(found.group()), Markup("</mark>")]
            at = found.end()
    return Markup("").join([*out, escape(text[at:])])


def snippet(text: str | None, question: Question, width: int = 260) -> Markup | None:
    """The stretch of a text that holds most of the words, marked; None where it holds none."""
    pattern = question.marks
    if not text or pattern is None:
        return None
    places: list[tuple[int, str]] = []
    for found in pattern.finditer(text, 0, _READ):
        if question.is_marked(found.group()):
            places.append((found.start(), found.group().lower()[:5]))
            if len(places) == _MOST:
                break
    if not places:
        return None
    best, count = places[0][0], 0
    for k, (start, _) in enumerate(places):
        within = [(place, word) for place, word in places[k : k + 20] if place < start + width * 2 // 3]
        # different words count before many, words close to one another before words apart
        worth = len({word for _, word in within}) * 1000 - (within[-1][0] - start)
        if worth > count or k == 0:
            best, count = start, worth
    low = max(0, best - width // 4)
    if low:
        low = text.find(" ", low, best) + 1 or low
    high = min(len(text), low + width)
    if high < len(text):
        high = text.rfind(" ", low, high) if text.rfind(" ", low, high) > best else high
    piece = " ".join(text[low:high].split())
    return Markup("{}{}{}").format("… " if low else "", marked(piece, question), " …" if high < len(text) else "")
