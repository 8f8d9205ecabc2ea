"""What goes wrong between a server and a fetch, for a while or for good."""

import datetime
import socket
from dataclasses import replace
from email.utils import format_datetime

import pytest
import riksdag_server as bad
from fetch_zone import MANNERS, Zone

from riksdata.sources.api import fetch_records
from riksdata.sources.errors import SourceUnreachable
from riksdata.sources.records import RawRecord


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


def test_one_count_of_tries_and_one_row_of_waits_whatever_goes_wrong(server, fetch, slept):
    server.faults["H6029003"] = [bad.status(503), bad.closed_early, bad.html_with_200, bad.status(500), bad.reset_in_mid_body]
    zone = fetch(Zone())
    assert server.asked["H6029003"] == MANNERS.tries == 5
    assert [wait for wait in slept if wait > 0.5] == [1, 2, 4, 8]
    assert [(p.source, p.rule) for p in zone.problems] == [("api/mot/H6029003", "fetch_failed")]
    assert "breaks off (5 tries)" in zone.problems[0].message
    assert zone.holds_each_once(server, without={"H6029003"})


def test_a_connection_that_ends_before_any_answer_is_tried_again(server, fetch, slept):
    def hung_up(handler, body):
        handler.close_connection = True
        handler.connection.shutdown(socket.SHUT_RDWR)

    server.faults["H6029003"] = [hung_up, hung_up, bad.status(503, Retry_After="3")]
    assert fetch(Zone()).holds_each_once(server)
    assert [wait for wait in slept if wait > 0.5] == [1, 2, 3]


def test_the_page_of_a_busy_server_is_not_read_to_its_end(server, fetch):
    whole = []

    def busy_for_long(handler, body):
        handler.start(503, {"Transfer-Encoding": "chunked"})
        for _ in range(300):
            if handler.server.stopping.wait(0.01):
                return
            handler.wfile.write(b"1\r\nx\r\n")
        whole.append(handler)

    server.faults["H6029003"] = [busy_for_long] * 2
    assert fetch(Zone()).holds_each_once(server)
    assert whole == []


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
