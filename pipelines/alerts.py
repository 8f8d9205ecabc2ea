"""An alert when a run fails: to a web hook, by mail, or both. Off until the environment names where to.

`RIKSDATA_ALERT_WEBHOOK`: an address that takes JSON (`{"text": ...}`, as Slack, Mattermost and Teams do). `RIKSDATA_ALERT_MAIL`:
recipients, divided by commas, sent by way of `RIKSDATA_SMTP` (`host:port`, by default localhost:25) from `RIKSDATA_ALERT_FROM`.
"""

from __future__ import annotations

import os
import smtplib
from collections.abc import Mapping
from dataclasses import dataclass
from email.message import EmailMessage

import dagster as dg
import requests

_PATIENCE = 20
"""Seconds for a receiver."""
_SMTP, _SENDER = "localhost:25", "riksdata@localhost"


_SMTP = "localhost:25"
_SENDER = "riksdata@localhost"


@dataclass(frozen=True, slots=True)
class Alerts:
    """Where alerts go."""

    webhook: str | None = None
    mail: tuple[str, ...] = ()
    smtp: str = _SMTP
    sender: str = _SENDER

    @classmethod
    def of(cls, environment: Mapping[str, str]) -> Alerts:
        """As the environment says."""
        recipients = tuple(each.strip() for each in environment.get("RIKSDATA_ALERT_MAIL", "").split(",") if each.strip())
        return cls(
            webhook=environment.get("RIKSDATA_ALERT_WEBHOOK") or None,
            mail=recipients,
            smtp=environment.get("RIKSDATA_SMTP") or _SMTP,
            sender=environment.get("RIKSDATA_ALERT_FROM") or _SENDER,
        )

    def __bool__(self) -> bool:
        """Whether anybody is told."""
        return bool(self.webhook or self.mail)

    def send(self, subject: str, text: str) -> None:
        """Tell everybody. Raises requests.RequestException or OSError where a receiver does not take it, without its address."""
        if self.webhook:
            answer = requests.post(self.webhook, json={"text": f"{subject}\n{text}"}, timeout=_PATIENCE, allow_redirects=False)
            if answer.status_code >= 300:
                raise requests.RequestException(f"the web hook answered {answer.status_code}")
        if self.mail:
            message = EmailMessage()
            message["Subject"], message["From"], message["To"] = subject, self.sender, ", ".join(self.mail)
            message.set_content(text)
            host, _, port = self.smtp.rpartition(":")
            with smtplib.SMTP(host or self.smtp, int(port) if host else 25, timeout=_PATIENCE) as server:
                server.send_message(message)


def described(context: dg.RunFailureSensorContext) -> tuple[str, str]:
    """Subject and text: which run, and what each failed step says, without traces."""
    run = context.dagster_run
    steps = []
    for event in context.get_step_failure_events():
        failed = event.step_failure_data
        why = failed.user_failure_data.description if failed.user_failure_data else failed.error.message if failed.error else ""
        steps.append(f"{event.step_key}: {str(why).strip()}")
    return f"riksdata: {run.job_name} failed ({run.run_id[:8]})", "\n".join(steps) or context.failure_event.message or "no step says why"


@dg.run_failure_sensor(
    name="alert",
    default_status=dg.DefaultSensorStatus.RUNNING if Alerts.of(os.environ) else dg.DefaultSensorStatus.STOPPED,
    minimum_interval_seconds=30,
    description="Tells of every failed run by web hook or mail, where `RIKSDATA_ALERT_WEBHOOK` or `RIKSDATA_ALERT_MAIL` say to whom.",
)
def alert(context: dg.RunFailureSensorContext) -> dg.SkipReason | None:
    """One failed run."""
    alerts = Alerts.of(os.environ)
    if not alerts:
        return dg.SkipReason("nobody is named to be told: set RIKSDATA_ALERT_WEBHOOK or RIKSDATA_ALERT_MAIL")
    alerts.send(*described(context))
    return None
