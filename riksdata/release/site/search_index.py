"""Full-text indexes inside `riksdata.sqlite`: FTS5 without content, over Swedish stems; a row's rowid is that of its table."""

from __future__ import annotations

import sqlite3

from riksdata.release.site.words import stems

INDEXES: dict[str, tuple[str, ...]] = {
    "search_documents": ("title", "people", "text"),
    "search_demands": ("title", "text", "section", "argument"),
    "search_statistics": ("title", "what", "sentence"),
    "search_references": ("title", "words", "around"),
}
"""Index → its columns, in the order of the weights in `search.py`."""

AROUND = 160
"""Characters on either side of a reference that are searched and shown with it: a sentence or so."""

_HELD = 32 << 20
"""Bytes of an index that are held before they are written: with SQLite's own megabyte it is written in pieces, which are then merged."""

_SOURCES = {
    "search_documents": """
        SELECT d.rowid, d.title, (SELECT group_concat(name, ' ') FROM people p WHERE p.document_id = d.document_id), t.text
        FROM documents d LEFT JOIN texts t USING (document_id) ORDER BY d.rowid""",
    "search_demands": """
        SELECT m.rowid, d.title, m.text, m.section, passage(m.document_id, m.argument_start, m.argument_end)
        FROM demands m JOIN documents d USING (document_id) ORDER BY m.rowid""",
    "search_statistics": """
        SELECT s.rowid, d.title, concat_words(s.surface, s.noun, s.publisher, b.name), s.sentence
        FROM statistics s JOIN documents d USING (document_id) LEFT JOIN bodies b ON b.body_id = s.publisher_id ORDER BY s.rowid""",
    "search_references": f"""
        SELECT r.rowid, d.title, concat_words(r.surface, r.label, r.pinpoint, g.title),
               passage(r.document_id, max(0, r.char_start - {AROUND}), max(0, r.char_start - {AROUND}) + r.char_end - r.char_start + {2 * AROUND})
        FROM "references" r JOIN documents d USING (document_id) LEFT JOIN targets g ON g.target = r.target ORDER BY r.rowid""",
}


def write_indexes(con: sqlite3.Connection) -> None:
    """Make and fill every index from the tables of the same database."""
    con.create_function("concat_words", -1, lambda *parts: " ".join(part for part in parts if part), deterministic=True)
    con.create_function("passage", 3, _Passages(con).between)
    for name, columns in INDEXES.items():
        con.execute(
            f"CREATE VIRTUAL TABLE {name} USING fts5({', '.join(columns)}, content='', "
            'tokenize="unicode61 remove_diacritics 0", detail=column)'
        )
        con.execute(f"INSERT INTO {name} ({name}, rank) VALUES ('hashsize', {_HELD})")
        places = ", ".join("?" * (len(columns) + 1))
        rows = ((rowid, *map(stems, texts)) for rowid, *texts in con.execute(_SOURCES[name]))
        con.executemany(f"INSERT INTO {name} (rowid, {', '.join(columns)}) VALUES ({places})", rows)
        con.execute(f"INSERT INTO {name} ({name}) VALUES ('optimize')")


class _Passages:
    """Parts of documents. SQLite would count characters from the beginning of a text for every part; here each text is loaded once."""

    def __init__(self, con: sqlite3.Connection) -> None:
        self._con, self._document, self._text = con, "", ""

    def between(self, document: str, start: int | None, end: int | None) -> str | None:
        """The characters of a document's text from `start` to before `end`; None where either is not known."""
        if start is None or end is None:
            return None
        if document != self._document:
            row = self._con.execute("SELECT text FROM texts WHERE document_id = ?", (document,)).fetchone()
            self._document, self._text = document, (row[0] or "") if row else ""
        return self._text[start:end]
