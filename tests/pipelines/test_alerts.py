"""A failed run is told to a web hook and by mail, against servers of our own."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import dagster as dg
import pytest
import requests

from pipelines.alerts import Alerts, alert


@dg.op
def refuses() -> None:
    """Stands for a step that says no."""
    raise dg.Failure("gate_shrink: demands has 1 rows, 22 fewer than the 23 of release 2026-01-01", allow_retries=False)


@dg.job
def publish() -> None:
    """A job that fails."""
    refuses()


@contextmanager
def web_hook(status: int = 200) -> Iterator[tuple[str, list[str]]]:
    told: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            told.append(json.loads(self.rfile.read(int(self.headers["Content-Length"])))["text"])
            self.send_response(status)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *arguments: object) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/hook", told
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def mail_server() -> Iterator[tuple[str, list[str]]]:
    """Takes one mail, as RFC 5321 has it."""
    mails: list[str] = []
    listening = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        connection, _ = listening.accept()
        with connection, connection.makefile("rwb") as talk:

            def say(line: str) -> None:
                talk.write(line.encode() + b"\r\n")
                talk.flush()

            say("220 here")
            for line in talk:
                if line.upper().startswith(b"DATA"):
                    say("354 go on")
                    lines = []
                    for part in talk:
                        if part == b".\r\n":
                            break
                        lines.append(part.decode())
                    mails.append("".join(lines))
                say("221 bye" if line.upper().startswith(b"QUIT") else "250 ok")
                if line.upper().startswith(b"QUIT"):
                    break

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield f"127.0.0.1:{listening.getsockname()[1]}", mails
        thread.join(10)
    finally:
        listening.close()


def failed_run() -> dg.RunFailureSensorContext:
    instance = dg.DagsterInstance.ephemeral()
    result = publish.execute_in_process(instance=instance, raise_on_error=False)
    context = dg.build_run_status_sensor_context(
        sensor_name="alert", dagster_run=result.dagster_run, dagster_instance=instance, dagster_event=result.get_run_failure_event()
    )
    return context.for_run_failure()


def test_a_failed_run_is_told_to_hook_and_mail(monkeypatch: pytest.MonkeyPatch) -> None:
    with web_hook() as (address, told), mail_server() as (smtp, mails):
        for name, value in {"WEBHOOK": address, "MAIL": "ops@example.org, second@example.org"}.items():
            monkeypatch.setenv(f"RIKSDATA_ALERT_{name}", value)
        monkeypatch.setenv("RIKSDATA_SMTP", smtp)
        assert alert(failed_run()) is None
    assert len(told) == 1
    assert "publish failed" in told[0]
    assert "22 fewer than the 23" in told[0]
    assert "Traceback" not in told[0]
    assert "Stack" not in told[0]
    assert len(mails) == 1
    assert "From: riksdata@localhost" in mails[0]
    assert "To: ops@example.org, second@example.org" in mails[0]
    assert "22 fewer than the 23" in mails[0]


def test_nobody_is_told_where_nobody_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("WEBHOOK", "MAIL"):
        monkeypatch.delenv(f"RIKSDATA_ALERT_{name}", raising=False)
    assert isinstance(alert(failed_run()), dg.SkipReason)
    assert not Alerts.of({})


@pytest.mark.parametrize("status", [302, 404, 500])
def test_a_hook_that_does_not_take_it_fails_the_sensor(status: int) -> None:
    with web_hook(status) as (address, _), pytest.raises(requests.RequestException, match=str(status)) as raised:
        Alerts(webhook=address).send("subject", "text")
    assert address not in str(raised.value)
