"""Fetching again: what is held, what changed, what a stopped or killed fetch left."""

import datetime
import subprocess
import sys
import time

import pytest
from fetch_zone import Zone

from riksdata.sources.journal import Journal


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


@pytest.mark.parametrize("etags", [False, True])
def test_a_record_without_a_text_is_asked_for_until_its_text_has_come(server, fetch, tmp_path, etags):
    server.etags = etags
    changed = server.hits["H6029007"]["systemdatum"]
    server.add("H6029007", text="", changed=changed)
    zone = fetch(Zone(), tmp_path / "journal")
    server.asked.clear()
    fetch(zone, tmp_path / "journal")
    assert server.asked == {"list": 3, "H6029007": 1}
    assert len(zone.held["api/mot/H6029007"]) == 1
    server.add("H6029007", text="Texten har kommit.", changed=changed)
    fetch(zone, tmp_path / "journal")
    assert zone.held["api/mot/H6029007"][1:] == [server.records["H6029007"]]
    server.asked.clear()
    fetch(zone, tmp_path / "journal")
    assert server.asked == {"list": 3}
