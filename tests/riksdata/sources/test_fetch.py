import datetime
import hashlib
import json
import subprocess
import sys
import time
from dataclasses import replace
from email.utils import format_datetime
from pathlib import Path

import pytest
import riksdag_server as bad
from riksdag_server import Riksdag, serving

from riksdata.sources.api import check_request, fetch_records
from riksdata.sources.errors import SourceUnreachable, WrongRequest
from riksdata.sources.http import Client, Failed, Manners
from riksdata.sources.journal import Journal
from riksdata.sources.records import RawRecord, UnreadableSource

MANNERS = Manners(pause=0.5, tries=5, backoff=1.0, connect_timeout=2, read_timeout=2, total_timeout=10)


class Zone:
    """A raw zone in memory: what is held of each source, oldest first."""

    def __init__(self):
        self.held = {}
        self.problems = []

    def have(self, source):
        contents = self.held.get(source)
        return hashlib.sha256(contents[-1]).hexdigest() if contents else None

    def take(self, found):
        if isinstance(found, UnreadableSource):
            self.problems.append(found)
        else:
            self.held.setdefault(found.source, []).append(found.content)

    def holds_each_once(self, server: Riksdag, without=()):
        expected = {f"api/mot/{dok_id}": [content] for dok_id, content in server.records.items() if dok_id not in without}
        return self.held == expected


@pytest.fixture
def server():
    with serving() as found:
        for k in range(1, 46):
            found.add(f"H60290{k:02d}")
        yield found


@pytest.fixture
def slept():
    return []


@pytest.fixture
def fetch(server, slept):
    def run(zone, journal=None, manners=MANNERS, stop_after=None, **options):
        client = Client(server.url, manners, sleep=slept.append)
        found = fetch_records("mot", "2018/19", have=zone.have, journal=journal, client=client, **options)
        for k, record in enumerate(found):
            zone.take(record)
            if k + 1 == stop_after:
                found.close()
                break
        client.close()
        return zone

    return run


def test_every_record_comes_once_with_where_and_when(server, fetch):
    zone = fetch(Zone())
    assert zone.holds_each_once(server)
    assert zone.problems == []
    record = next(iter(fetch_records("mot", "2018-19", base_url=server.url, pause=0)))
    assert isinstance(record, RawRecord)
    assert record.source == "api/mot/H6029001"
    assert record.source_url == f"{server.url}/dokumentstatus/H6029001.json"
    assert record.media_type == "application/json"
    assert abs(record.retrieved_at - datetime.datetime.now(datetime.UTC).replace(tzinfo=None)) < datetime.timedelta(minutes=1)


def test_the_server_is_asked_politely(server, fetch, slept):
    fetch(Zone())
    assert {headers["User-Agent"].split("/")[0] for _, headers in server.requests} == {"riksdata"}
    assert "Swedish parliament" in server.requests[0][1]["User-Agent"]
    assert len(slept) == len(server.requests) - 1
    assert all(0.4 < pause <= 0.5 for pause in slept)


@pytest.mark.parametrize(
    "fault",
    [
        bad.reset_in_mid_body,
        bad.closed_early,
        bad.closed_in_a_chunk,
        bad.truncated_json,
        bad.html_with_200,
        bad.another_document,
        bad.status(500),
        bad.status(503),
        bad.status(429),
        bad.status(429, Retry_After="7"),
        bad.status(429, Retry_After="nonsense"),
    ],
)
def test_what_goes_wrong_for_a_while_loses_nothing(server, fetch, fault):
    for name in ("H6029003", "H6029045", "p1", "p2"):
        server.faults[name] = [fault] * 2
    zone = fetch(Zone())
    assert zone.holds_each_once(server)
    assert zone.problems == []
    assert server.asked["H6029003"] == 3


def test_retry_after_is_honoured_in_seconds_and_as_a_date(server, fetch, slept):
    soon = datetime.datetime.now(datetime.UTC) + datetime.timedelta(seconds=40)
    server.faults["H6029003"] = [bad.status(429, Retry_After="17"), bad.status(503, Retry_After=format_datetime(soon, usegmt=True))]
    assert fetch(Zone()).holds_each_once(server)
    waits = [wait for wait in slept if wait > 0.5]
    assert waits[0] == 17
    assert 30 < waits[1] <= 40


def test_waits_double_where_the_server_says_nothing(server, fetch, slept):
    server.faults["H6029003"] = [bad.status(500)] * 4
    assert fetch(Zone()).holds_each_once(server)
    assert [wait for wait in slept if wait > 0.5] == [1, 2, 4, 8]


def test_a_server_that_wants_to_be_left_alone_is_left_alone(server, fetch, tmp_path):
    server.faults["H6029003"] = [bad.status(429, Retry_After="86400")]
    zone, journal = Zone(), tmp_path / "journal"
    with pytest.raises(SourceUnreachable, match="asks to wait"):
        fetch(zone, journal)
    assert len(zone.held) == 2
    assert fetch(zone, journal).holds_each_once(server)
    assert server.asked["H6029001"] == 1


def test_slow_bodies_are_given_up_and_tried_again(server, fetch):
    server.faults["H6029003"] = [bad.dripping]
    assert fetch(Zone(), manners=replace(MANNERS, total_timeout=0.3)).holds_each_once(server)


def test_what_goes_wrong_for_good_is_said_and_asked_again_next_time(server, fetch, tmp_path):
    server.faults["H6029003"] = [bad.html_with_200] * 5
    server.faults["H6029004"] = [bad.status(404)]
    server.faults["H6029005"] = [bad.status(403)]
    zone, journal = Zone(), tmp_path / "journal"
    fetch(zone, journal)
    assert zone.holds_each_once(server, without={"H6029003", "H6029004", "H6029005"})
    assert [(p.source, p.rule) for p in zone.problems] == [
        ("api/mot/H6029003", "fetch_failed"),
        ("api/mot/H6029004", "not_found"),
        ("api/mot/H6029005", "fetch_failed"),
    ]
    assert fetch(zone, journal).holds_each_once(server)
    assert server.asked["H6029006"] == 1


def test_bytes_that_are_the_sources_own_are_kept_for_a_later_reader(server, fetch, tmp_path):
    server.records["H6029003"] = b"<div"
    server.records["H6029004"] = b'{"dokumentstatus": oj}'
    zone = fetch(Zone(), tmp_path / "journal", manners=replace(MANNERS, tries=2))
    assert zone.holds_each_once(server)
    server.add("H6029003")
    fetch(zone, tmp_path / "journal", manners=replace(MANNERS, tries=2))
    assert zone.held["api/mot/H6029003"] == [b"<div", server.records["H6029003"]]
    assert len(zone.held["api/mot/H6029004"]) == 1


def test_nothing_broken_goes_on_top_of_what_is_held(server, fetch, tmp_path):
    zone = fetch(Zone(), tmp_path / "journal")
    whole = server.records["H6029003"]
    server.add("H6029003", text="Ny text.", changed="2019-05-01 00:00:00")
    server.faults["H6029003"] = [bad.truncated_json] * 5
    fetch(zone, tmp_path / "journal")
    assert zone.held["api/mot/H6029003"] == [whole]
    assert [p.rule for p in zone.problems] == ["fetch_failed"]
    fetch(zone, tmp_path / "journal")
    assert zone.held["api/mot/H6029003"] == [whole, server.records["H6029003"]]


def test_a_bare_div_is_asked_for_twice_only(server, fetch):
    server.records["H6029003"] = b"<div"
    assert fetch(Zone()).holds_each_once(server)
    assert server.asked["H6029003"] == 2


def test_nothing_new_asks_for_the_list_only(server, fetch, tmp_path):
    zone, journal = fetch(Zone(), tmp_path / "journal"), tmp_path / "journal"
    server.asked.clear()
    fetch(zone, journal)
    assert server.asked == {"list": 3}
    assert zone.holds_each_once(server)


def test_a_record_that_changed_comes_again(server, fetch, tmp_path):
    zone = fetch(Zone(), tmp_path / "journal")
    before = server.records["H6029007"]
    server.add("H6029007", text="Ny text.", changed="2019-05-01 00:00:00")
    server.asked.clear()
    fetch(zone, tmp_path / "journal")
    assert server.asked == {"list": 3, "H6029007": 1}
    assert zone.held["api/mot/H6029007"] == [before, server.records["H6029007"]]


def test_a_record_without_a_date_of_change_is_asked_for_conditionally(server, fetch, tmp_path):
    server.etags = True
    for hit in server.hits.values():
        hit["systemdatum"] = hit["publicerad"] = ""
    zone = fetch(Zone(), tmp_path / "journal")
    server.add("H6029007", text="Ny text.")
    server.hits["H6029007"]["systemdatum"] = server.hits["H6029007"]["publicerad"] = ""
    fetch(zone, tmp_path / "journal")
    assert len(zone.held["api/mot/H6029007"]) == 2
    assert sum(map(len, zone.held.values())) == 46


def test_what_is_held_from_a_collection_is_fetched_only_if_it_changed(server, fetch, tmp_path):
    server.add("H6029007", changed="2019-05-01 00:00:00")
    dates = dict.fromkeys(server.records, datetime.datetime(2019, 1, 1)) | {"H6029008": None}
    zone = fetch(Zone(), tmp_path / "journal", dated=dates.get)
    assert set(zone.held) == {"api/mot/H6029007", "api/mot/H6029008"}


def test_what_the_raw_zone_has_lost_is_fetched_again(server, fetch, tmp_path):
    zone = fetch(Zone(), tmp_path / "journal")
    fetch(zone, tmp_path / "journal")
    del zone.held["api/mot/H6029007"]
    assert fetch(zone, tmp_path / "journal").holds_each_once(server)


def test_since_takes_only_what_is_dated_or_changed_then(server, fetch, tmp_path):
    server.add("H6029007", changed="2019-05-01 10:00:00")
    server.add("H6029050", date="2019-06-01")
    zone = fetch(Zone(), tmp_path / "journal", since=datetime.date(2019, 5, 1))
    assert set(zone.held) == {"api/mot/H6029007", "api/mot/H6029050"}


@pytest.mark.parametrize("stop_after", [1, 7, 44, 45])
def test_a_fetch_that_stops_goes_on_where_it_stopped(server, fetch, tmp_path, stop_after):
    zone = fetch(Zone(), tmp_path / "journal", stop_after=stop_after)
    assert len(zone.held) == stop_after
    fetch(zone, tmp_path / "journal")
    assert zone.holds_each_once(server)
    assert server.asked == {"list": 3, **dict.fromkeys(server.records, 1)}


def test_a_batch_that_was_not_written_comes_again_without_the_server(server, fetch, tmp_path):
    fetch(Zone(), tmp_path / "journal", stop_after=7)  # and what came was never written
    server.asked.clear()
    zone = fetch(Zone(), tmp_path / "journal")
    assert zone.holds_each_once(server)
    assert server.asked == dict.fromkeys(list(server.records)[7:], 1)


def test_the_journal_lets_go_of_what_is_held(server, fetch, tmp_path):
    zone = fetch(Zone(), tmp_path / "journal")
    fetch(zone, tmp_path / "journal")
    journal = Journal(tmp_path / "journal")
    assert list(journal.kept("mot|2018/19")) == []
    journal.close()


def test_a_damaged_journal_is_begun_anew(server, fetch, tmp_path):
    (tmp_path / "journal").write_bytes(b"no database at all " * 100)
    assert fetch(Zone(), tmp_path / "journal").holds_each_once(server)
    server.asked.clear()
    fetch(Zone(), tmp_path / "journal", stop_after=45)
    assert server.asked == {}


KILLED = """
import hashlib, json, os, sys
from pathlib import Path
from riksdata.sources.api import fetch_records
folder, url = Path(sys.argv[1]), sys.argv[2]
def have(source):
    path = folder / source.replace("/", "_")
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.exists() else None
batch = []
def write():
    for record in batch:
        path = folder / record.source.replace("/", "_")
        assert not path.exists(), "written twice"
        (folder / "tmp").write_bytes(record.content)
        os.rename(folder / "tmp", path)
    batch.clear()
for record in fetch_records("mot", "2018/19", have=have, journal=folder / "journal" / "j.sqlite", base_url=url, pause=0.005):
    batch.append(record)
    if len(batch) == 7:
        write()
write()
print("done")
"""


def test_killed_at_any_moment_nothing_is_lost_or_fetched_twice(server, tmp_path):
    command = [sys.executable, "-c", KILLED, str(tmp_path), server.url]
    kills = 0
    for after in (3, 11, 24, 38):
        process = subprocess.Popen(command, stdout=subprocess.PIPE)
        until = time.monotonic() + 30
        while sum(server.asked[d] for d in server.records) < after and process.poll() is None and time.monotonic() < until:
            time.sleep(0.001)
        kills += process.poll() is None
        process.kill()
        process.communicate()
    assert subprocess.run(command, capture_output=True, check=True).stdout == b"done\n"
    written = {p.name.removeprefix("api_mot_"): p.read_bytes() for p in tmp_path.glob("api_*")}
    assert written == server.records
    # What was under way at the moment of a kill may be asked for once more, nothing else.
    assert sum(server.asked[d] for d in server.records) <= len(server.records) + kills
    assert kills > 0


class TestLists:
    def test_more_than_a_hundred_pages_are_asked_for_by_date(self, server, fetch):
        server.hits.clear()
        server.records.clear()
        for k in range(2100):
            server.add(f"H602{k + 1}", date=f"2018-{1 + k % 12:02d}-{1 + k % 28:02d}")
        zone = fetch(Zone())
        assert zone.holds_each_once(server)
        assert zone.problems == []
        assert all("&p=101" not in path for path, _ in server.requests)

    def test_a_day_with_more_than_a_hundred_pages_is_read_from_both_ends(self, server, fetch):
        server.hits.clear()
        server.records.clear()
        for k in range(2045):
            server.add(f"H602{k + 1:04d}", date="2018-11-30")
        zone = fetch(Zone())
        assert zone.holds_each_once(server)

    def test_repeated_and_reordered_pages(self, server, fetch):
        plain = server.page

        def shuffled(query):
            """Pages overlap, so that some hits are missing in one order, and come in the other."""
            answer = plain(query)
            if query["p"] == "2" and query.get("sortorder") != "desc":
                answer["dokument"] = plain({**query, "p": "1"})["dokument"][::-1]
            return answer

        server.list_page = shuffled
        zone = fetch(Zone())
        assert zone.holds_each_once(server)
        assert zone.problems == []
        assert max(server.asked[d] for d in server.records) == 1

    def test_endless_paging_comes_to_an_end(self, server, fetch):
        plain = server.page

        def endless(query):
            return {**plain({**query, "p": "1"}), "@traffar": "60", "@sidor": "999999999", "@nasta_sida": "http://127.0.0.1/?p=9"}

        server.list_page = endless
        zone = fetch(Zone())
        assert len(zone.held) == 40  # the first page from either end
        assert [p.rule for p in zone.problems] == ["list_incomplete"]
        assert server.asked["list"] < 20

    @pytest.mark.parametrize("hits", ["5000", "999999999"])
    def test_endless_lists_that_ignore_dates_come_to_an_end(self, server, fetch, hits):
        plain = server.page

        def endless(query):
            return {**plain({**query, "p": "1", "from": "0", "tom": "9"}), "@traffar": hits, "@nasta_sida": "x"}

        server.list_page = endless
        zone = fetch(Zone())
        assert len(zone.held) == 40  # the first page from either end
        assert zone.problems
        assert server.asked["list"] < 2000

    def test_one_hit_as_an_object_and_no_hit_at_all(self, server, fetch):
        only = {"H6029009": server.hits["H6029009"]}
        server.hits, server.records = only, {"H6029009": server.records["H6029009"]}
        assert fetch(Zone()).holds_each_once(server)
        server.hits.clear()
        assert fetch(Zone()).held == {}

    def test_a_page_without_counts(self, server, fetch):
        plain = server.page
        server.list_page = lambda query: {k: v for k, v in plain(query).items() if k in ("dokument", "@nasta_sida")}
        assert fetch(Zone()).holds_each_once(server)

    def test_hits_of_another_riksmote_are_not_fetched(self, server, fetch):
        server.add("H50290999", rm="2017/18")
        plain = server.matching
        server.matching = lambda query: [*plain(query), server.hits["H50290999"]]
        zone = fetch(Zone())
        assert zone.holds_each_once(server, without={"H50290999"})
        assert [p.rule for p in zone.problems] == ["list_foreign_hits"]

    def test_ids_that_could_be_paths_are_not_fetched(self, server, fetch):
        for dok_id in ("../../admin", "sfs-1895-bih. 52 s. 1", "H602/1"):
            server.hits[dok_id] = {**server.hits["H6029001"], "dok_id": dok_id}
        zone = fetch(Zone())
        assert zone.holds_each_once(server)
        assert [p.rule for p in zone.problems] == ["dok_id_malformed"] * 3
        assert not any("admin" in path for path, _ in server.requests)

    def test_a_page_that_fails_for_good_is_said(self, server, fetch, tmp_path):
        server.faults["p2"] = [bad.html_with_200] * 10
        zone = fetch(Zone(), tmp_path / "journal")
        assert next(p.rule for p in zone.problems) == "list_page_failed"
        assert fetch(zone, tmp_path / "journal").holds_each_once(server)


def test_no_network_is_said(slept):
    client = Client("http://127.0.0.1:9", MANNERS, sleep=slept.append)
    with pytest.raises(SourceUnreachable, match="is there a network"):
        next(fetch_records("mot", "2018/19", client=client))
    assert len(slept) <= 5


def test_a_network_that_goes_away_ends_the_fetch(server, fetch, tmp_path):
    zone = Zone()
    client = Client(server.url, MANNERS, sleep=lambda seconds: None)
    found = fetch_records("mot", "2018/19", have=zone.have, journal=tmp_path / "journal", client=client)
    zone.take(next(found))
    server.shutdown()
    server.server_close()
    client.close()
    with pytest.raises(SourceUnreachable, match="what was fetched is kept"):
        list(found)


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:1/x", "https://example.org/x", "//example.org/x", "file:///etc/passwd", "http://u@example.org/"]
)
def test_no_other_host_is_asked(server, address):
    client = Client(server.url, MANNERS, sleep=lambda seconds: None)
    with pytest.raises(Failed, match="is not on"):
        client.get(address)
    server.faults["H6029001"] = [bad.redirect(address)]
    with pytest.raises(Failed, match="is not on"):
        client.get(f"{server.url}/dokumentstatus/H6029001.json")
    client.close()


def test_redirects_on_the_host_and_other_spellings_are_followed(server):
    client = Client(server.url, MANNERS, sleep=lambda seconds: None)
    server.faults["H6029001"] = [bad.redirect("/dokumentstatus/H6029002.json")]
    assert (
        json.loads(client.get(f"{server.url}/dokumentstatus/H6029001.json").content)["dokumentstatus"]["dokument"]["dok_id"] == "H6029002"
    )
    host = server.url.removeprefix("http:")
    assert client.get(f"{host}/dokumentstatus/H6029002.json").status == 200
    server.faults["H6029001"] = [bad.redirect("H6029001.json")] * 9
    with pytest.raises(Failed, match="circle"):
        client.get(f"{server.url}/dokumentstatus/H6029001.json")
    client.close()


def test_addresses_are_normalised_to_the_base():
    client = Client("https://data.riksdagen.se")
    for said in (
        "http://data.riksdagen.se/dokument/X",
        "//data.riksdagen.se/dokument/X",
        "/dokument/X",
        "https://DATA.riksdagen.se/dokument/X#a",
    ):
        assert client.normalised(said) == "https://data.riksdagen.se/dokument/X"
    assert client.normalised("https://data.riksdagen.se.example.org/") is None
    assert client.normalised("https://data.riksdagen.se@example.org/") is None


def test_answers_without_bound_are_refused(server):
    server.records["H6029001"] = b"x" * 3000
    client = Client(server.url, replace(MANNERS, max_bytes=1000), sleep=lambda seconds: None)
    with pytest.raises(Failed, match="larger than 1,000"):
        client.get(f"{server.url}/dokumentstatus/H6029001.json")
    assert server.asked["H6029001"] == 1
    client.close()


@pytest.mark.parametrize(
    ("doc_type", "riksmote", "right"),
    [
        ("mot", "2018/19", ("mot", "2018/19")),
        (" MOT", "2018-19", ("mot", "2018/19")),
        ("Motion", "2018/2019", ("mot", "2018/19")),
        ("ip", "1999/2000", ("ip", "1999/2000")),
        ("ip", "1999/00", ("ip", "1999/2000")),
        ("prop", "1971", ("prop", "1971")),
        ("prop", "1975/76", ("prop", "1975/76")),
    ],
)
def test_requests_in_any_spelling(doc_type, riksmote, right):
    assert check_request(doc_type, riksmote) == right


@pytest.mark.parametrize("riksmote", ["2018", "2018/20", "18/19", "2018/19:1", "1970/71", "3018/19", "1975/77", "", "../x", "1970"])
def test_a_riksmote_that_is_none_is_refused_with_what_is_allowed(riksmote):
    with pytest.raises(WrongRequest, match="1975/76 to 2026/27"):
        check_request("mot", riksmote, datetime.date(2026, 11, 22))


def test_a_type_that_is_none_is_refused_with_what_is_allowed():
    with pytest.raises(WrongRequest, match="mot, ip, fr, frs, prop"):
        fetch_records("motions", "2018/19")
    with pytest.raises(WrongRequest, match="no address"):
        fetch_records("mot", "2018/19", base_url="file:///etc")


def test_the_real_records_go_through_the_wire(server, fetch, shared: Path):
    server.hits.clear()
    server.records.clear()
    for path in sorted((shared / "corpus" / "dokumentstatus").glob("mot-20*-h*.json")):
        content = path.read_bytes()
        stated = json.loads(content.decode("utf-8-sig"))["dokumentstatus"]["dokument"]
        server.add(stated["dok_id"])
        server.records[stated["dok_id"]] = content
        server.faults[stated["dok_id"]] = [bad.reset_in_mid_body]
    zone = fetch(Zone())
    assert zone.holds_each_once(server)
    assert len(zone.held) > 1
