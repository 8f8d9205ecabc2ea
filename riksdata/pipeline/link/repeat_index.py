"""The index by which repeated demands are found, kept in the warehouse: new wordings are held against what shares a bucket with them.

link.asked        demand -> its wording and its place in time; demands that do not say by themselves what they ask for are not there
link.wordings     wording -> its stems, its fixed words, its weight, its telling words as bits
link.buckets      bucket -> wordings that agree in what must agree and share a band of their MinHash signatures
link.near         pairs (later, earlier) that are close enough to be one demand
link.first_asked  wording -> the first demand that has it, the earliest wording of its chain, and the likeness to that
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import duckdb
import pyarrow as pa

from riksdata.pipeline.link.wordings import Wording, similarity, wording_from, wording_of
from riksdata.storage.layout import TABLES
from riksdata.storage.memory import give_back

_BANDS, _ROWS = 24, 3
_NEIGHBOURS = 24
"""In a bucket of many wordings each is compared with this many before it, and with as many of the first."""
_ALL_COMPARED = 2 * _NEIGHBOURS + 1
"""Up to so many members of a bucket are compared all with all."""
_THRESHOLD = 0.72
"""Least weighted Jaccard similarity of two wordings of one demand."""
_TO_ROOT = 0.6
"""The same towards the earliest of the chain, through demands in between."""
_AT_ONCE = 5_000
_HELD_AT_ONCE = 400_000
"""Members of buckets that are ranked and paired at a time."""
_HELD = 10_000
"""Wordings held in memory at a time."""
_Close = tuple[int, int, list[tuple[int, int, int]]]
"""A wording and its place in time; then of each earlier one that is close its key, its root, and the place of that in time."""
_KEY = pa.schema([("wording", pa.int64())])
_HOLDS = pa.schema([("wording", pa.int64()), ("name", pa.string()), ("agree", pa.int64())])


def update_index(con: duckdb.DuckDBPyConnection, demands: str) -> None:
    """Bring the index in step with changed documents, and leave the wordings whose demands need a new link in the table `_relinked`.

    The temporary table `_changed` (document_id) names the documents; `demands` is a query for all their demands as they are now:
    demand_id, document_id, date, text. Time and memory follow what changed, and what shares a bucket with it.
    """
    con.execute("CREATE OR REPLACE TEMP TABLE _touched AS SELECT DISTINCT wording FROM link.asked SEMI JOIN _changed USING (document_id)")
    con.execute("DELETE FROM link.asked WHERE document_id IN (FROM _changed)")
    for rows in _batches(con, demands):
        _add(con, rows)
    _place(con)
    _compare(con)
    _trace(con)


def _batches(con: duckdb.DuckDBPyConnection, demands: str) -> Iterator[list[tuple[str, str, str, str]]]:
    """The demands in pieces: demand_id, document_id, place in time, text."""
    con.execute(
        f"""CREATE OR REPLACE TEMP TABLE _asked AS SELECT demand_id, document_id,
        concat_ws(chr(1), coalesce(date::VARCHAR, 'none'), document_id, demand_id) AS place, text FROM ({demands})"""
    )
    yield from _pieces(con, "_asked", _AT_ONCE)
    con.execute("DROP TABLE _asked")


def _pieces(con: duckdb.DuckDBPyConnection, table: str, rows: int) -> Iterator[list[Any]]:
    """The rows of a table that was set aside, some at a time: one connection cannot read and write at once."""
    at = 0
    # not by rowid: within a transaction it begins anywhere
    while found := con.execute(f"FROM {table} LIMIT {rows} OFFSET {at}").fetchall():
        yield found
        at += len(found)


def _add(con: duckdb.DuckDBPyConnection, rows: list[tuple[str, str, str, str]]) -> None:
    """Add demands, and the wordings that are new with them."""
    asked: list[tuple[str, str, str, int]] = []
    found: dict[int, Wording] = {}
    for demand, document, place, text in rows:
        wording = wording_of(text)
        if wording is not None:
            key = wording.key
            asked.append((demand, document, place, key))
            found[key] = wording
    _insert(con, "link.asked", asked)
    keys = _columns(_KEY, ((key,) for key in found))
    _over(con, keys, "INSERT INTO _touched SELECT wording FROM _rows ANTI JOIN _touched USING (wording)")
    fresh = [key for (key,) in _over(con, keys, "SELECT wording FROM _rows ANTI JOIN link.wordings USING (wording)").fetchall()]
    if not fresh:
        return
    new = ((key, found[key]) for key in fresh)
    _insert(con, "link.wordings", [(key, sorted(it.stems), sorted(it.fixed), it.weight, it.telling) for key, it in new])
    holds = []
    for key in fresh:
        agree = found[key].must_agree
        holds += [(key, name, agree) for name in found[key].signs]
    # a column for each hash, so that the rows that are grouped stay as few as the words of the wordings
    hashes = ", ".join(f"hash(name || chr(1) || '{k}') AS h{k}" for k in range(_BANDS * _ROWS))
    least = ", ".join(f"min(h{k}) AS h{k}" for k in range(_BANDS * _ROWS))
    bands = ", ".join(
        f"hash([agree::UBIGINT, {band}, {', '.join(f'h{k}' for k in range(band * _ROWS, (band + 1) * _ROWS))}])" for band in range(_BANDS)
    )
    _over(
        con,
        _columns(_HOLDS, holds),
        f"""INSERT INTO link.buckets
        WITH hashed AS MATERIALIZED (SELECT name, {hashes} FROM (SELECT DISTINCT name FROM _rows)),
        signature AS (
            SELECT wording, any_value(agree & 9223372036854775807) AS agree, {least}
            FROM _rows JOIN hashed USING (name) GROUP BY wording
        ),
        banded AS (SELECT wording, unnest([{bands}]) AS bucket FROM signature)
        SELECT (bucket >> 1)::BIGINT, wording FROM banded""",
    )


def _place(con: duckdb.DuckDBPyConnection) -> None:
    """Find the first demand of each wording touched; `_moved` are those whose place changed, that came, or that went."""
    con.execute(
        """CREATE OR REPLACE TEMP TABLE _firsts AS
        SELECT wording, min(place) AS place, arg_min(demand_id, place) AS demand_id, arg_min(document_id, place) AS document_id
        FROM link.asked SEMI JOIN _touched USING (wording) GROUP BY wording"""
    )
    con.execute(
        """CREATE OR REPLACE TEMP TABLE _moved AS SELECT wording, n.wording IS NULL AS gone, least(n.place, o.place) AS place
        FROM _touched LEFT JOIN _firsts n USING (wording) LEFT JOIN link.first_asked o USING (wording)
        WHERE n.place IS DISTINCT FROM o.place"""
    )


def _compare(con: duckdb.DuckDBPyConnection) -> None:
    """Renew the pairs of wordings that are close: of those moved, and of those that other neighbours fell to in a crowded bucket."""
    con.execute("CREATE OR REPLACE TEMP TABLE _anew AS SELECT wording FROM _moved")
    others = con.execute("SELECT wording FROM link.first_asked ANTI JOIN _moved USING (wording) LIMIT 1").fetchone()
    turns = list(_some_buckets(con, "_moved", _BANDS)) if others else []
    for some in turns:
        con.execute(
            f"""CREATE OR REPLACE TEMP TABLE _beside AS
            WITH of_moved AS (SELECT DISTINCT bucket FROM link.buckets SEMI JOIN _moved USING (wording) WHERE {some})
            SELECT bucket, wording FROM link.buckets SEMI JOIN of_moved USING (bucket)"""
        )
        con.execute(
            f"""INSERT INTO _anew
            WITH crowded AS (SELECT bucket, min(place) AS place FROM _beside LEFT JOIN _moved USING (wording) GROUP BY bucket
                HAVING count(*) > {_ALL_COMPARED})
            SELECT DISTINCT wording FROM _beside JOIN crowded c USING (bucket) JOIN link.first_asked f USING (wording)
            WHERE f.place > c.place
            EXCEPT FROM _anew"""
        )
    (more,) = con.execute("SELECT count(*) FROM _anew ANTI JOIN _moved USING (wording)").fetchone() or (0,)
    # where those moved are few and no other is looked at anew, all that shares a bucket with one was just found
    buckets = "(FROM _beside ANTI JOIN (FROM _moved WHERE gone) USING (wording))" if len(turns) == 1 and not more else "link.buckets"
    con.execute(
        """CREATE OR REPLACE TEMP TABLE _retraced AS SELECT wording FROM _anew
        UNION SELECT later FROM link.near WHERE earlier IN (SELECT wording FROM _moved)"""
    )
    con.execute("DELETE FROM link.near WHERE later IN (FROM _anew) OR earlier IN (SELECT wording FROM _moved)")
    for table in ("first_asked", "wordings", "buckets"):
        con.execute(
            f"DELETE FROM link.{table} WHERE wording IN (SELECT wording FROM _moved WHERE {'gone' if table != 'first_asked' else 'true'})"
        )
    con.execute(
        """INSERT INTO link.first_asked BY NAME
        SELECT wording, place, demand_id, document_id, wording AS root, 1.0 AS similarity
        FROM _firsts SEMI JOIN _moved USING (wording)"""
    )
    for table in ("_anew", "_retraced"):
        con.execute(f"DELETE FROM {table} WHERE wording IN (SELECT wording FROM _moved WHERE gone)")
    # In a bucket ordered by time the members are cut into blocks, so that neighbours are found by equal numbers: a comparison of places
    # alone would hold every member against every other.
    con.execute("CREATE OR REPLACE TEMP TABLE _held (bucket BIGINT, wording BIGINT)")
    for some in _some_buckets(con, "_anew", _BANDS):
        con.execute(
            f"""INSERT INTO _held
            WITH of_anew AS (SELECT DISTINCT bucket FROM {buckets} SEMI JOIN _anew USING (wording) WHERE {some}),
            shared AS (SELECT bucket FROM {buckets} SEMI JOIN of_anew USING (bucket) WHERE {some} GROUP BY bucket HAVING count(*) > 1)
            SELECT bucket, wording FROM {buckets} SEMI JOIN shared USING (bucket) WHERE {some}"""
        )
    con.execute("DROP TABLE IF EXISTS _beside")
    con.execute(
        """CREATE OR REPLACE TEMP TABLE _timed AS
        SELECT wording, row_number() OVER (ORDER BY first_asked.place) AS time, weight, telling,
            a.wording IS NOT NULL AS anew, m.wording IS NOT NULL AS moved
        FROM (SELECT DISTINCT wording FROM _held) JOIN link.first_asked USING (wording) JOIN link.wordings USING (wording)
        LEFT JOIN _anew a USING (wording) LEFT JOIN _moved m USING (wording)"""
    )
    con.execute("CREATE OR REPLACE TEMP TABLE _proposed (later BIGINT, earlier BIGINT, time BIGINT)")
    for some in _some_buckets(con, "_held"):
        con.execute(
            f"""INSERT INTO _proposed
            WITH ranked AS MATERIALIZED (
                SELECT bucket, wording, time, weight, telling, anew, moved, row_number() OVER (PARTITION BY bucket ORDER BY time) - 1 AS nth
                FROM (FROM _held WHERE {some}) JOIN _timed USING (wording)
            ),
            looking AS (
                SELECT *, unnest(list_distinct([nth // {_NEIGHBOURS}, greatest(nth // {_NEIGHBOURS} - 1, 0), 0])) AS block FROM ranked
            )
            SELECT DISTINCT l.wording, e.wording, e.time FROM looking l
            JOIN (SELECT *, nth // {_NEIGHBOURS} AS block FROM ranked) e ON e.bucket = l.bucket AND e.block = l.block
            WHERE e.nth < l.nth AND (e.nth >= l.nth - {_NEIGHBOURS} OR e.nth < {_NEIGHBOURS}) AND (l.anew OR e.moved)
            AND least(l.weight, e.weight) >= {_THRESHOLD - 1e-6} * greatest(l.weight, e.weight)
            AND (l.telling & ~e.telling = 0 OR e.telling & ~l.telling = 0)"""
        )
    # Those of one demand one after another, told by the earliest wording that the earlier of the two is paired with: so a wording's pairs
    # stand together, and it is read and taken apart about once.
    con.execute(
        """CREATE OR REPLACE TEMP TABLE _pairs AS SELECT later, earlier FROM (SELECT DISTINCT * FROM _proposed)
        LEFT JOIN (SELECT later AS earlier, min(time) AS first FROM _proposed GROUP BY later) USING (earlier)
        ORDER BY coalesce(first, time), time, later"""
    )
    for table in ("_held", "_timed", "_proposed"):
        con.execute(f"DROP TABLE {table}")
    _confirm(con)
    con.execute("INSERT INTO _retraced SELECT DISTINCT later FROM _pairs ANTI JOIN _retraced r ON r.wording = later")


def _some_buckets(con: duckdb.DuckDBPyConnection, table: str, each: int = 1) -> Iterator[str]:
    """SQL conditions that take the buckets some at a time, so that memory does not follow how many there are.

    `table`: whose rows they hold, `each` time a row.
    """
    (rows,) = con.execute(f"SELECT count(*) FROM {table}").fetchone() or (0,)
    turns = each * rows // _HELD_AT_ONCE + 1
    yield from (f"bucket % {turns} = {turn}" for turn in range(turns))


def _confirm(con: duckdb.DuckDBPyConnection) -> None:
    """Keep of the proposed pairs those that are close enough."""
    held = _Held(con)
    known: dict[int, Wording] = {}
    for pairs in _pieces(con, "_pairs", _AT_ONCE):
        known = held.get({key for pair in pairs for key in pair})
        _insert(con, "link.near", [pair for pair in pairs if similarity(known[pair[0]], known[pair[1]]) >= _THRESHOLD])
    del held, known
    give_back()  # what follows would else be held beside the room that the wordings took


def _trace(con: duckdb.DuckDBPyConnection) -> None:
    """Each wording to the earliest of its chain: of those whose pairs changed, and of all that follow from them."""
    con.execute("CREATE OR REPLACE TEMP TABLE _following AS FROM _retraced")
    while True:
        con.execute(
            """CREATE OR REPLACE TEMP TABLE _following AS
            SELECT DISTINCT later AS wording FROM link.near JOIN _following f ON f.wording = earlier
            ANTI JOIN _retraced r ON r.wording = later"""
        )
        row = con.execute("SELECT count(*) FROM _following").fetchone()
        if not row or not row[0]:
            break
        con.execute("INSERT INTO _retraced FROM _following")
    con.execute("UPDATE link.first_asked SET root = wording, similarity = 1.0 WHERE wording IN (FROM _retraced) AND root <> wording")
    for roots in _roots(con):
        _insert_roots(con, roots)
    con.execute("CREATE OR REPLACE TEMP TABLE _relinked AS FROM _retraced UNION FROM _touched")


def _roots(con: duckdb.DuckDBPyConnection) -> Iterator[list[tuple[int, int, float]]]:
    """(wording, root, likeness) of each retraced wording that has a root other than itself, some at a time, the earliest first."""
    held = _Held(con)
    root_of: dict[int, int] = {}
    time_of: dict[int, int] = {}
    for piece in _close(con):
        # every root that a wording of the piece can come to: of those before it, or of those before these
        keys = {later for later, _, _ in piece} | {root_of.get(earlier, root) for _, _, before in piece for earlier, root, _ in before}
        known = held.get(keys)
        found = []
        for later, time, before in piece:
            root_of[later], time_of[later] = later, time
            time_of.update((root, root_time) for _, root, root_time in before)
            for root in sorted({root_of.get(earlier, root) for earlier, root, _ in before}, key=time_of.__getitem__):
                likeness = similarity(known[later], known[root])
                if likeness >= _TO_ROOT:
                    root_of[later] = root
                    found.append((later, root, round(likeness, 4)))
                    break
        yield found


def _close(con: duckdb.DuckDBPyConnection) -> Iterator[list[_Close]]:
    """The retraced wordings that are close to an earlier one, with all of these, in pieces: in the order in which they were first asked.

    Times are numbers, not the places themselves, and the pairs lie in a table: of the archive no more than a piece is read at a time.
    """
    con.execute(
        """CREATE OR REPLACE TEMP TABLE _close AS
        WITH pairs AS MATERIALIZED (
            SELECT n.later, n.earlier, e.root FROM link.near n JOIN _retraced t ON t.wording = n.later
            JOIN link.first_asked e ON e.wording = n.earlier
        ),
        timed AS MATERIALIZED (
            SELECT wording, row_number() OVER (ORDER BY place) AS time FROM link.first_asked
            SEMI JOIN (SELECT later FROM pairs UNION SELECT earlier FROM pairs UNION SELECT root FROM pairs) p ON p.later = wording
        )
        SELECT later, l.time AS later_time, earlier, root, r.time AS root_time FROM pairs
        JOIN timed l ON l.wording = later JOIN timed e ON e.wording = earlier JOIN timed r ON r.wording = root
        ORDER BY l.time, e.time"""
    )
    piece: list[_Close] = []
    for rows in _pieces(con, "_close", _AT_ONCE):
        for later, time, earlier, root, root_time in rows:
            if not piece or piece[-1][0] != later:
                if len(piece) >= _AT_ONCE:
                    yield piece
                    piece = []
                piece.append((later, time, []))
            piece[-1][2].append((earlier, root, root_time))
    if piece:
        yield piece
    con.execute("DROP TABLE _close")


def _insert_roots(con: duckdb.DuckDBPyConnection, roots: list[tuple[int, int, float]]) -> None:
    schema = pa.schema([("wording", pa.int64()), ("root", pa.int64()), ("similarity", pa.float64())])
    renewed = "UPDATE link.first_asked f SET root = r.root, similarity = r.similarity FROM _rows r WHERE r.wording = f.wording"
    _over(con, _columns(schema, roots), renewed)


class _Held:
    """Wordings by key, loaded when asked for; forgotten when there are too many."""

    def __init__(self, con: duckdb.DuckDBPyConnection) -> None:
        self._con = con
        self._known: dict[int, Wording] = {}

    def get(self, keys: set[int]) -> dict[int, Wording]:
        missing = keys - self._known.keys()
        if missing:
            if len(self._known) + len(missing) > _HELD:
                self._known = {key: self._known[key] for key in keys - missing}
            wanted = _columns(_KEY, ((key,) for key in missing))
            # a table, of which DuckDB knows that it is the smaller one: else it would hold all wordings to look these up in them
            _over(self._con, wanted, "CREATE OR REPLACE TEMP TABLE _wanted AS FROM _rows")
            found = self._con.execute("SELECT wording, stems, fixed FROM link.wordings SEMI JOIN _wanted USING (wording)").fetchall()
            self._known.update((key, wording_from(stems, fixed)) for key, stems, fixed in found)
        return self._known


def _over(con: duckdb.DuckDBPyConnection, _rows: pa.Table, query: str) -> duckdb.DuckDBPyConnection:
    """Run a query that reads the table under the name `_rows`.

    DuckDB finds it among the variables here. One that is registered by a name is held until the transaction ends, and all links are one.
    """
    return con.execute(query)


def _insert(con: duckdb.DuckDBPyConnection, table: str, rows: Sequence[tuple[Any, ...]]) -> None:
    if rows:
        _over(con, _columns(TABLES[table], rows), f"INSERT INTO {table} FROM _rows")


def _columns(schema: pa.Schema, rows: Iterable[tuple[object, ...]]) -> pa.Table:
    columns = list(zip(*rows, strict=True)) or [()] * len(schema)
    return pa.table([pa.array(column, f.type) for column, f in zip(columns, schema, strict=True)], schema=schema)
