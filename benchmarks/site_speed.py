"""The site over a release: how long its database takes and how large it is, how fast pages come, and what 50 clients at once see.

usage: python benchmarks/site_speed.py RELEASE [--questions QUESTIONS.txt] [--seconds 60] [--clients 50] [--copies 10]

Questions are one a line; without a file they are drawn from the release itself: titles, agencies, laws and phrases of its demands.
With `--copies N` all is measured again on N copies of every document, each under ids of its own, and the ratios are told.
All together takes some five minutes on the motions of a year. Run it with nothing else running; the processor's seconds hold all the same.
"""

from __future__ import annotations

import argparse
import http.client
import random
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from urllib.parse import quote, urlencode

import orjson

from riksdata.release.site.build import build_site
from riksdata.release.site.charts import draw
from riksdata.release.site.search import TABLES
from riksdata.release.site.sqlite import build_sqlite
from riksdata.release.site.store import Store

SEED = 14
OWN_IDS = ("document_id", "demand_id", "reference_id", "statistic_id", "issue_id", "repeats_demand_id", "target_document_id", "claim_id")
"""Columns whose values are another document's in a copy of a document."""
QUESTIONS = 200


def questions(store: Store) -> list[str]:
    """Two hundred questions as people ask them: a word, two or three words, a phrase, a law, a number, an agency."""
    chance = random.Random(SEED)
    titles = [row["title"] for row in store.rows("SELECT title FROM documents WHERE title IS NOT NULL ORDER BY document_id")]
    names = [row["name"] for row in store.rows("SELECT name FROM sources ORDER BY documents DESC, source LIMIT 60")]
    agencies = [row["name"] for row in store.rows("SELECT name FROM bodies WHERE demands > 0 ORDER BY body_id")] or ["polisen"]
    common = (
        "skola",
        "polis",
        "kvinnor",
        "barn",
        "klimat",
        "vård",
        "pensioner",
        "skatt",
        "migration",
        "järnväg",
        "jobb",
        "miljö",
        "försvar",
    )
    out = []
    for number in range(QUESTIONS):
        words = [word.strip("?.,()–") for word in chance.choice(titles).split() if len(word) > 3]
        kind = number % 6
        if kind == 0:
            out.append(chance.choice(common))
        elif kind in (1, 2):
            out.append(" ".join(words[: kind + 1]) or "skola")
        elif kind == 3:
            out.append(f'"{" ".join(words[:2])}"')
        elif kind == 4:
            out.append(chance.choice(names))
        else:
            out.append(chance.choice(agencies))
    return out


def share(times: list[float], part: float) -> float:
    """The value below which a part of the times lies, in milliseconds."""
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))] * 1000


def fetch(port: int, path: str) -> tuple[int, int, float]:
    """One request on a connection of its own: status, bytes of the body as sent (compressed), seconds."""
    start = time.perf_counter()
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", path, headers={"accept-encoding": "gzip"})
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, len(body), time.perf_counter() - start


def tell(what: str, times: list[float]) -> None:
    """One line of the report."""
    half, most, longest = share(times, 0.5), share(times, 0.99), max(times) * 1000
    print(f"{what}: median {half:.1f} ms, 99th percentile {most:.1f} ms, longest {longest:.0f} ms, of {len(times)}")


def load(port: int, paths: list[str], clients: int, seconds: float) -> None:
    """So many clients, each asking for one page after another."""
    times: list[float] = []
    wrong: list[str] = []
    end = time.monotonic() + seconds

    def client(number: int) -> None:
        chance = random.Random(number)
        while time.monotonic() < end:
            path = chance.choice(paths)
            try:
                status, _, took = fetch(port, path)
            except OSError as error:
                wrong.append(f"{path}: {error}")
                continue
            times.append(took)
            if status != 200:
                wrong.append(f"{path}: {status}")

    threads = [threading.Thread(target=client, args=(number,)) for number in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    tell(f"{clients} clients for {seconds:.0f} s, {len(times) / seconds:.0f} answers a second, {len(wrong)} errors", times)
    for line in wrong[:5]:
        print("   ", line)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("release", type=Path)
    parser.add_argument("--questions", type=Path)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--clients", type=int, default=50)
    parser.add_argument("--phrase", help="a phrase whose demands are counted against a plain reading of all texts")
    parser.add_argument("--copies", type=int, default=0, help="measure again on so many copies of every document")
    options = parser.parse_args()
    measured(options)
    if options.copies:
        with tempfile.TemporaryDirectory() as folder:
            print(f"\n{options.copies} copies of every document")
            options.release = enlarged(options.release, Path(folder) / options.release.name, options.copies)
            measured(options, own=True)


def enlarged(release: Path, folder: Path, copies: int) -> Path:
    """A release as far as the site reads it, with so many copies of every document and what belongs to it."""
    import duckdb

    folder.mkdir()
    manifest = orjson.loads((release / "release.json").read_bytes())
    (folder / "quality.json").write_bytes((release / "quality.json").read_bytes())
    con = duckdb.connect()
    for name, table in manifest["tables"].items():
        parquet = release / f"{name}.parquet"
        names = [row[0] for row in con.execute(f"DESCRIBE SELECT * FROM '{parquet}'").fetchall()]
        own = [each for each in names if each in OWN_IDS]
        select = f"SELECT * FROM '{parquet}'"
        if own and name not in ("targets", "bodies", "codes"):
            changed = ", ".join(f"CASE WHEN copy = 0 THEN {each} ELSE 'K' || copy || {each} END AS {each}" for each in own)
            select = f"SELECT f.* REPLACE ({changed}) FROM '{parquet}' f, range({copies}) c(copy)"
            table["rows"] *= copies
        con.execute(f"COPY ({select}) TO '{folder / parquet.name}' (FORMAT parquet)")
    con.close()
    (folder / "release.json").write_bytes(orjson.dumps(manifest))
    return folder


def measured(options: argparse.Namespace, own: bool = False) -> None:
    """Build, search, read and load the site of one release. `own`: one that this program made, so that it may be written into."""
    with tempfile.TemporaryDirectory() as temporary:
        home = Path(temporary)
        start, work = time.perf_counter(), time.process_time()
        build_sqlite(options.release, home / "riksdata.sqlite")
        built, worked = time.perf_counter() - start, time.process_time() - work
        store = Store(home / "riksdata.sqlite")
        if own:  # served from where a release has it
            (options.release / "riksdata.sqlite").hardlink_to(home / "riksdata.sqlite")
        start, work = time.perf_counter(), time.process_time()
        draw(home / "charts", store)
        drawn, drew = time.perf_counter() - start, time.process_time() - work
        size, database = (home / "riksdata.sqlite").stat().st_size, options.release / "riksdata.duckdb"
        ratio = f", {size / database.stat().st_size:.3f} times the DuckDB file" if database.is_file() else ""
        print(f"database: {built:.1f} s ({worked:.1f} s of processor), {size / 1e6:.1f} MB{ratio}")
        print(f"charts: {drawn:.1f} s ({drew:.1f} s of processor)")
        _work(store, options.release, home)
        if options.phrase:
            _count(store, options.phrase)
        releases = home / "home" / "releases"
        releases.mkdir(parents=True)
        (releases / options.release.name).symlink_to(options.release.resolve())
        (releases / "latest.json").write_bytes(orjson.dumps({"version": options.release.name}))
        build_site(releases / options.release.name, home / "home" / "site" / options.release.name)
        port = 18_714
        command = [Path(sys.executable).with_name("riksdata"), "serve", "--home", home / "home", "--port", str(port)]
        server = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        try:
            _measure(port, store, options)
        finally:
            server.terminate()
            server.wait(10)


def _work(store: Store, release: Path, folder: Path) -> None:
    """What a search costs of the processor, whatever else the machine does."""
    from riksdata.release.site.language import Addresses
    from riksdata.release.site.results import results_page
    from riksdata.release.site.search import read_asked
    from riksdata.release.site.site import Site, Words

    site = Site(release, store.path, folder, "")
    w = Words(site, Addresses("sv"))
    times = []
    for number, question in enumerate(questions(store)):
        start = time.process_time()
        results_page(w, read_asked([("q", question), ("in", TABLES[0] if number % 2 else TABLES[number // 2 % 4])]))
        times.append(time.process_time() - start)
    tell("search and its page, seconds of processor", times)


def _count(store: Store, phrase: str) -> None:
    from riksdata.release.site.search import Search, read_asked

    found = Search(store).find(read_asked([("q", f'"{phrase}"')])).rowids
    texts = store.pairs(
        """SELECT m.rowid, lower(coalesce(d.title, '') || '|' || m.text || '|' || coalesce(m.section, '') || '|' ||
        coalesce(substr(t.text, m.argument_start + 1, m.argument_end - m.argument_start), ''))
        FROM demands m JOIN documents d USING (document_id) JOIN texts t USING (document_id)"""
    )
    plain = {rowid for rowid, text in texts if phrase.lower() in text}
    print(f"phrase {phrase!r}: {len(found)} demands found, {len(plain)} by reading all, the same: {set(found) == plain}")


def _measure(port: int, store: Store, options: argparse.Namespace) -> None:
    for _ in range(600):
        try:
            fetch(port, "/codes")
            break
        except OSError:
            time.sleep(0.1)
    asked = options.questions.read_text(encoding="utf-8").splitlines() if options.questions else questions(store)
    for table in TABLES:  # the facets of a table are read once, when it is first searched
        fetch(port, f"/search?in={table}")
    searches = [
        "/search?" + urlencode({"q": question, "in": TABLES[0] if number % 2 else TABLES[number // 2 % 4]})
        for number, question in enumerate(asked)
    ]
    answers = [fetch(port, path) for path in searches]
    assert all(status == 200 for status, _, _ in answers), [
        path for path, answer in zip(searches, answers, strict=True) if answer[0] != 200
    ]
    tell("search, each question for the first time", [took for _, _, took in answers])
    print(f"   bytes of an answer: median {statistics.median(size for _, size, _ in answers):.0f}")
    documents = [row["document_id"] for row in store.rows("SELECT document_id FROM documents ORDER BY document_id")]
    drawn = random.Random(SEED).sample(documents, min(200, len(documents)))
    tell("reader, each document for the first time", [fetch(port, f"/d/{quote(each)}")[2] for each in drawn])
    large = store.rows(
        "SELECT document_id, characters FROM documents WHERE characters BETWEEN 80000 AND 120000 ORDER BY document_id LIMIT 20"
    )
    if large:
        tell("reader, documents of some 100 000 characters", [fetch(port, f"/d/{quote(row['document_id'])}")[2] for row in large])
    sizes = {path: fetch(port, path)[1] for path in ("/", "/static/site.css", "/static/site.js", "/static/icon.svg")}
    print(f"first view without the charts that are loaded when they come into sight: {sum(sizes.values())} bytes ({sizes})")
    load(
        port,
        ["/", "/sources", "/parties", "/charts", *searches, *(f"/d/{quote(each)}" for each in drawn)],
        options.clients,
        options.seconds,
    )


if __name__ == "__main__":
    main()
