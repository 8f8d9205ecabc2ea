"""Text for a person: at once where it fits on the screen or goes into a file, else through a pager."""

from __future__ import annotations

import os
import shutil
import sys

import click


def show_paged(text: str, *, paged: bool = True) -> None:
    """Print `text`. Where standard output is a terminal with fewer lines, and `paged`, it is read in $PAGER, else in less."""
    lines = text.count("\n")
    if not (paged and sys.stdout.isatty() and lines >= shutil.get_terminal_size().lines):
        click.echo(text, nl=False)
        return
    # The text ends in a line break already, and its colours were chosen for this terminal.
    os.environ.setdefault("LESS", "-R")
    click.echo_via_pager(text.removesuffix("\n"), color=True)
