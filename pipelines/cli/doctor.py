"""`riksdata doctor`: a home looked at from end to end, and mended."""

from __future__ import annotations

from pathlib import Path

import click

from pipelines.cli.common import REFUSED, WRONG_CALL, Failure, home_option, warn

_SHOWN = 50


@click.command(short_help="Look at a home from end to end and mend what can be mended.")
@click.option("--dry-run", is_flag=True, help="Say what is wrong and what would be done, and do nothing.")
@click.option("--give-up", is_flag=True, help="Look no longer for files of the raw zone that are gone: what they held was fetched again.")
@home_option
def doctor(dry_run: bool, give_up: bool, home: Path) -> None:
    """Read every file of a home. What follows from others is made again; what does not is named, with what to do.

    Exit code 0: all is well, or was mended. 1: something is left for you to do.

    \b
    Examples:
      riksdata doctor --dry-run
      riksdata doctor --home ~/open
    """
    from pipelines.doctor import examine
    from riksdata.storage.home import Home, HomeBusy, HomeNotWritable

    try:
        folder = Home.existing(home)
        if not dry_run:
            Home.open(home)
        with folder.unchanged() if dry_run else folder.lock():
            found = examine(folder, dry_run=dry_run, give_up=give_up)
    except HomeNotWritable as error:
        raise Failure(str(error), WRONG_CALL) from error
    except HomeBusy as error:
        raise Failure(str(error)) from error
    mended, left = [f for f in found if f.mended], [f for f in found if not f.mended]
    for label, findings in (("would mend" if dry_run else "mended", mended), ("to do", left)):
        for finding in findings[:_SHOWN]:
            (warn if label == "to do" else click.echo)(f"{label}: {finding.message}")
        if len(findings) > _SHOWN:
            click.echo(f"… and {len(findings) - _SHOWN} more")
    click.echo(f"{folder.root}: {len(mended)} {'to mend' if dry_run else 'mended'}, {len(left)} to do" if found else f"{folder.root}: well")
    raise click.exceptions.Exit(REFUSED if left else 0)
