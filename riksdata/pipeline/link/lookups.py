"""By what documents are found by others: which of it changed, and whose rows that touches."""

from __future__ import annotations

import duckdb

# A motion that a party filed under a number of its own ("mot. 2024/25:V203") is found by that number. The number is used only where one
# document of the session bears it: the field also holds bare party letters, and a withdrawn motion may share its number with its successor.
NUMBERED = """
SELECT document_id, riksmote, upper(temp_designation) AS designation, dok_id FROM core.documents
WHERE doc_type = 'mot' AND dok_id IS NOT NULL AND riksmote IS NOT NULL AND NOT withdrawn
AND regexp_full_match(temp_designation, '[A-Za-zÅÄÖåäö]{1,4}[0-9]{1,5}')"""

_NOW = f"""
SELECT document_id, 'dok_id' AS kind, upper(dok_id) AS key, document_id AS value
FROM core.documents SEMI JOIN _changed USING (document_id) WHERE dok_id IS NOT NULL
UNION SELECT document_id, 'number', riksmote || ':' || designation, dok_id FROM ({NUMBERED}) SEMI JOIN _changed USING (document_id)
UNION SELECT document_id, 'text', text_sha256, NULL FROM core.documents SEMI JOIN _changed USING (document_id) WHERE characters > 0
UNION SELECT document_id, 'source', source, NULL FROM core.readings SEMI JOIN _changed USING (document_id)"""

_ANSWERS = """
SELECT kind, key, CASE WHEN kind = 'dok_id' OR count(DISTINCT value) = 1 THEN min(value) END AS answer
FROM link.lookups SEMI JOIN _keys USING (kind, key) GROUP BY kind, key"""


def update_lookups(con: duckdb.DuckDBPyConnection) -> None:
    """Renew `link.lookups` for the documents in `_changed`, and leave what follows in temporary tables.

    `_keys` (kind, key): what is answered otherwise now. `_cited` (document_id): documents whose references ask for it, and the changed
    ones. `_affected` (document_id): documents whose published rows change with it, though they did not.
    """
    con.execute(f"CREATE OR REPLACE TEMP TABLE _now AS {_NOW}")
    con.execute("CREATE OR REPLACE TEMP TABLE _was AS FROM link.lookups SEMI JOIN _changed USING (document_id)")
    con.execute(
        """CREATE OR REPLACE TEMP TABLE _keys AS
        SELECT DISTINCT kind, key FROM ((FROM _now EXCEPT FROM _was) UNION ALL (FROM _was EXCEPT FROM _now))"""
    )
    con.execute(f"CREATE OR REPLACE TEMP TABLE _answers AS {_ANSWERS}")
    con.execute("DELETE FROM link.lookups WHERE document_id IN (FROM _changed)")
    con.execute("INSERT INTO link.lookups FROM _now")
    con.execute(
        f"""DELETE FROM _keys WHERE kind IN ('dok_id', 'number') AND (kind, key) NOT IN (
            SELECT (kind, key) FROM (FROM _answers) b FULL JOIN ({_ANSWERS}) a USING (kind, key)
            WHERE a.answer IS DISTINCT FROM b.answer)"""
    )
    con.execute(
        """CREATE OR REPLACE TEMP TABLE _cited AS FROM _changed
        UNION SELECT document_id FROM core."references" WHERE upper(target_dok_id) IN (SELECT key FROM _keys WHERE kind = 'dok_id')
        UNION SELECT document_id FROM core."references" WHERE kind = 'mot' AND target_dok_id IS NULL
        AND regexp_extract(label, '^mot/([0-9/]+:[^#]+)', 1).upper() IN (SELECT key FROM _keys WHERE kind = 'number')"""
    )
    con.execute(
        """CREATE OR REPLACE TEMP TABLE _affected AS SELECT document_id FROM (
            FROM _cited
            UNION SELECT document_id FROM core.document_relations
            WHERE upper(target_dok_id) IN (SELECT key FROM _keys WHERE kind = 'dok_id')
            UNION SELECT document_id FROM link.lookups SEMI JOIN _keys USING (kind, key) WHERE kind IN ('text', 'source')
        ) ANTI JOIN _changed USING (document_id)"""
    )
