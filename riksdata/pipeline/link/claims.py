"""The same figure again: one `claim_id` for all statistics that say the same of the same from the same source."""

from __future__ import annotations

import duckdb

# The noun phrase without what varies between two tellings of one figure: case, punctuation, white space, and the small words before it.
_NOUN = r"""
trim(regexp_replace(
    regexp_replace(lower(trim(regexp_replace(s.noun, '[^\p{L}\p{N}]+', ' ', 'g'))),
        '^(?:(?:av|alla|samtliga|de|den|det|dessa|denna|detta|landets|sveriges|svenska|totalt|personer som|st|stycken) )+', ''),
    ' +', ' ', 'g'))"""

# Who stands behind it: the source cited by its label, without the place in it, else who is named as its source.
_SOURCE = r"""coalesce(
    regexp_replace(r.label, '#.*$', ''), lower(trim(regexp_replace(s.publisher, '[^\p{L}\p{N}]+', ' ', 'g'))))"""

_CLAIMS = f"""
INSERT INTO link.claims
WITH said AS (
    SELECT s.*, nullif({_NOUN}, '') AS thing, {_SOURCE} AS said_by
    FROM (FROM core.statistics SEMI JOIN _changed USING (document_id)) s
    LEFT JOIN (FROM core."references" SEMI JOIN _changed USING (document_id)) r ON r.reference_id = s.reference_id
)
SELECT statistic_id, document_id, 'c-' || left(sha256(array_to_string(list_transform([
    format('{{:.12g}}', value), format('{{:.12g}}', whole), format('{{:.12g}}', low), format('{{:.12g}}', high), unit, lower(per),
    qualifier, measure, direction, period, thing, said_by
], x -> coalesce(x, '')), chr(31))), 12)
FROM said WHERE thing IS NOT NULL OR said_by IS NOT NULL"""


def link_claims(con: duckdb.DuckDBPyConnection) -> None:
    """Renew `link.claims` (statistic_id, document_id, claim_id) for the documents in `_changed`.

    Statistics agree where value, whole, low, high, unit, per, qualifier, measure, direction, period, noun (without case and leading small
    words) and source (the work cited, else the publisher named) agree. The id is a hash of these, so that it stays the same from release to
    release. A figure of which the text names neither what is counted nor by whom makes no claim that could be met again, and has none.
    """
    con.execute("DELETE FROM link.claims WHERE document_id IN (FROM _changed)")
    con.execute(_CLAIMS)
