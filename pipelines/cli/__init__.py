"""The command `riksdata`."""

from __future__ import annotations

import logging

import click

from pipelines.cli.collect import fetch, import_
from pipelines.cli.common import Commands, Failure, Said, warn
from pipelines.cli.doctor import doctor
from pipelines.cli.extract import extract
from pipelines.cli.releases import diff, forget, prune, verify, withdraw
from pipelines.cli.run import run
from pipelines.cli.schema import schema
from pipelines.cli.score import score
from pipelines.cli.site import serve, site
from pipelines.cli.ui import ui


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(package_name="riksdata", prog_name="riksdata", message="%(prog)s %(version)s")
def cli() -> None:
    """Open data from the documents of the Swedish parliament: what members demand, which sources they cite, which figures they state.

    \b
    First steps:
      riksdata extract motion.txt            look at what one document holds
      riksdata run                           make a release of the documents in data/inbox
      riksdata serve                         search and read it in the browser
      riksdata ui                            watch the pipeline in Dagster
    \b
    Exit codes: 0 done; 1 a check failed, nothing could be done or it was stopped; 2 the call was wrong;
    3 done, but some inputs could not be read (they are named).
    Källa: Sveriges riksdag. The riksdag does not stand behind this program.
    """


for command in (run, fetch, import_, extract, schema, score, ui, verify, diff, serve, site, prune, withdraw, forget, doctor):
    cli.add_command(command)


def main() -> None:
    """Entry point: errors that the user can mend are messages, not tracebacks."""
    for name in ("riksdata", "pipelines"):
        logging.getLogger(name).addHandler(Said(logging.WARNING))
    cli(standalone_mode=True)


__all__ = ["Failure", "cli", "main", "warn"]
