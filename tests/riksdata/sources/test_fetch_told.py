"""What a fetch loses is told in the same fetch; what is past is told no more."""

from __future__ import annotations

import json
import socket

import pytest
import riksdag_server as bad
from fetch_zone import MANNERS, Zone

from riksdata.pipeline.collect import fetch_into
from riksdata.sources.errors import SourceUnreachable, WrongRequest
from riksdata.sources.hosts import check_host, split_address
from riksdata.storage.home import Home
from riksdata.storage.raw import RawZone


def rules(zone):
    return [(problem.source, problem.rule) for problem in zone.problems]


def always(fault):
    return [fault] * 20


def latin1(handler, body):
    data = json.loads(body)
    if "dokumentstatus" in data:
        data["dokumentstatus"]["dokument"]["html"] = "<p>Åtgärder på sjön</p>"
    handler.answer(json.dumps(data, ensure_ascii=False).encode("latin-1"))


def twice_encoded(handler, body):
    data = json.loads(body)
    if "dokumentstatus" in data:
        data["dokumentstatus"]["dokument"]["html"] = "<p>" + "Åtgärder på sjön".encode().decode("latin-1") + "</p>"
    handler.answer(json.dumps(data, ensure_ascii=False).encode())


def fragment(handler, body):
    handler.answer(b"<div>\n<p>H\xc3\xa4r kommer ingen post</p>")


def empty(handler, body):
    handler.answer(b"")


def half(handler, body):
    handler.answer(body[: len(body) // 2])


def nothing_new(handler, body):
    handler.answer(b"", 304)


def without_an_id(handler, body):
    data = json.loads(body)
    del data["dokumentstatus"]["dokument"]["dok_id"]
    handler.answer(json.dumps(data).encode())


@pytest.mark.parametrize(
    ("fault", "kept"),
    [
        (half, True),
        (empty, False),
        (nothing_new, False),
        (bad.another_document, False),
        (fragment, True),
        (bad.html_with_200, False),
        (bad.redirect("http://[::1"), False),
        (latin1, True),
        (twice_encoded, True),
    ],
)
def test_what_stays_wrong_with_a_record_is_told_at_once_and_asked_again(server, fetch, tmp_path, fault, kept):
    server.faults["H6029003"] = always(fault)
    zone = fetch(Zone(), tmp_path / "journal")
    assert rules(zone) == [("api/mot/H6029003", "fetch_failed")]
    assert ("api/mot/H6029003" in zone.held) == kept
    server.faults["H6029003"] = always(fault)
    zone.problems.clear()
    fetch(zone, tmp_path / "journal")
    assert rules(zone) == [("api/mot/H6029003", "fetch_failed")], "told as long as it is so"
    server.faults.clear()
    zone.problems.clear()
    fetch(zone, tmp_path / "journal")
    assert zone.problems == []
    assert zone.held["api/mot/H6029003"][-1] == server.records["H6029003"]


@pytest.mark.parametrize("fault", [latin1, twice_encoded, nothing_new, without_an_id])
def test_what_is_wrong_once_loses_nothing(server, fetch, fault):
    server.faults["H6029003"] = [fault]
    zone = fetch(Zone())
    assert len(zone.held) == len(server.records)
    if fault is not without_an_id:
        assert zone.problems == []
        assert zone.holds_each_once(server)


def test_an_empty_list_of_a_riksmote_that_had_documents_is_a_fault(server, fetch, tmp_path):
    zone = fetch(Zone(), tmp_path / "journal")
    hits = dict(server.hits)
    server.hits.clear()
    fetch(zone, tmp_path / "journal")
    assert rules(zone) == [("api/mot/2018-19", "list_empty")]
    server.hits.update(dict(list(hits.items())[:10]))
    zone.problems.clear()
    fetch(zone, tmp_path / "journal")
    assert rules(zone) == [("api/mot/2018-19", "list_shrunk")]
    server.hits.update(hits)
    zone.problems.clear()
    fetch(zone, tmp_path / "journal")
    assert zone.problems == []


def test_an_empty_list_of_a_riksmote_that_never_had_any_is_none(server, fetch, tmp_path):
    server.hits.clear()
    assert fetch(Zone(), tmp_path / "journal").problems == []


@pytest.mark.parametrize("frame", [{}, {"dokument": None}, {"@sida": "1"}])
def test_a_list_without_its_frame_is_told(server, fetch, frame):
    server.list_page = lambda query: frame
    assert rules(fetch(Zone())) == [("api/mot/2018-19", "list_without_frame")]


def test_a_fetch_that_was_killed_after_a_list_page_failed_tells_of_the_gap_when_it_goes_on(server, fetch, tmp_path):
    server.faults["p2"] = always(bad.html_with_200)
    server.faults["H6029003"] = [bad.status(429, Retry_After="86400")]
    zone = Zone()
    with pytest.raises(SourceUnreachable):
        fetch(zone, tmp_path / "journal")
    zone.problems.clear()
    server.faults.clear()
    fetch(zone, tmp_path / "journal")
    assert "list_page_failed" in [rule for _, rule in rules(zone)]


def test_many_malformed_ids_are_ten_lines_and_a_count(server, fetch):
    for k in range(500):
        server.hits[f"../{k}"] = {**server.hits["H6029001"], "dok_id": f"../{k}"}
    zone = fetch(Zone())
    assert len(zone.problems) == 11
    assert "490 more" in zone.problems[-1].message


@pytest.mark.parametrize("dok_id", ["CON", "NUL.json", "A" * 80, "..", "H60", "H602 9001"])
def test_odd_ids_are_not_fetched(server, fetch, dok_id):
    server.hits[dok_id] = {**server.hits["H6029001"], "dok_id": dok_id}
    assert rules(fetch(Zone())) == [("api/mot/2018-19", "dok_id_malformed")]


def test_what_is_past_is_past(server, tmp_path):
    home = Home.open(tmp_path / "home")

    def told():
        return {(row["source"]) for row in RawZone(home.raw).manifest().to_pylist() if not row["readable"]}

    server.faults["p2"] = always(bad.html_with_200)
    server.faults["H6029004"] = [bad.status(404)]
    report = fetch_into(home, "mot", "2018/19", base_url=server.url, manners=MANNERS_QUICK)
    assert len(report.unread) >= 2
    assert told() == {"api/mot/2018-19", "api/mot/H6029004"}
    server.faults["H6029004"] = [bad.status(404)]
    server.faults["p2"] = []
    fetch_into(home, "mot", "2018/19", base_url=server.url, manners=MANNERS_QUICK)
    assert told() == {"api/mot/H6029004"}
    fetch_into(home, "mot", "2018/19", base_url=server.url, manners=MANNERS_QUICK)
    assert told() == set()
    server.faults["p2"] = always(bad.html_with_200)
    fetch_into(home, "mot", "2018/19", base_url=server.url, manners=MANNERS_QUICK)
    assert told() == {"api/mot/2018-19"}, "what comes again is told again"


MANNERS_QUICK = type(MANNERS)(pause=0, tries=2, backoff=0.0, connect_timeout=2, read_timeout=2, total_timeout=10)


@pytest.mark.parametrize(
    "url", ["http://[::1", "http://", "ftp://data.riksdagen.se", "https://user:secret@data.riksdagen.se", "http://a:b:c", "", "x", "http://h:99999"]
)  # fmt: skip
def test_what_is_no_address_is_refused_in_words_without_its_secrets(url):
    with pytest.raises(WrongRequest) as refused:
        split_address(url)
    assert "secret" not in str(refused.value)


def test_only_configured_hosts_are_asked(monkeypatch):
    for url in ("https://data.riksdagen.se/x", "http://riksdagen.se", "http://127.0.0.1:8000", "http://localhost", "http://[::1]:80/"):
        check_host(url)
    for url in ("https://riksdagen.se.example.org", "https://evil-riksdagen.se", "http://169.254.169.254/latest", "http://10.0.0.1"):
        with pytest.raises(WrongRequest, match="RIKSDATA_HOSTS"):
            check_host(url)
    with pytest.raises(WrongRequest):
        check_host("http://127.0.0.1:8000", local=False)
    monkeypatch.setenv("RIKSDATA_HOSTS", "example.org, other.example")
    check_host("https://a.example.org/x")


def test_a_server_that_is_not_there_is_not_said_to_be_slow(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    with pytest.raises(SourceUnreachable, match="cannot be reached"):
        fetch_into(Home.open(tmp_path), "mot", "2018/19", base_url=f"http://127.0.0.1:{port}", manners=MANNERS_QUICK)
