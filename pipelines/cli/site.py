"""The commands that show a release: serve, site."""

from __future__ import annotations

import errno
from pathlib import Path

import click

from pipelines.cli.common import WRONG_CALL, Failure, home_option, need_extra
from pipelines.cli.releases import opened, release_folder


@click.command(short_help="Look at the latest release in the browser: search, read, charts, tables.")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on; 0.0.0.0 for all of this machine's.")
@click.option(
    "--allow-host",
    "hosts",
    metavar="NAME",
    multiple=True,
    help="A host name under which the site is reached, beside the loopback's; may be repeated.",
)
@home_option
def serve(port: int, host: str, hosts: tuple[str, ...], home: Path) -> None:
    """Serve the latest release: pages, search, charts, feeds, Datasette, and the files of all releases with range requests.

    A newer release takes its place by itself. The database is read-only; hosts that are not named are refused.

    \b
    Examples:
      riksdata serve
      riksdata serve --host 0.0.0.0 --allow-host data.example.org
      duckdb -c "FROM 'http://127.0.0.1:8000/latest/demands.parquet' LIMIT 5"
    """
    need_extra("site")
    from riksdata.release.config import ReleaseSettings
    from riksdata.release.site.latest import Latest
    from riksdata.release.site.server import serve as run_server
    from riksdata.release.site.sqlite import NoRelease

    with opened(home) as folder:
        contact = ReleaseSettings.load(folder.root).publisher.contact_email
        click.echo(f"{folder.releases}: making the latest release ready …", err=True)
        try:
            latest = Latest(folder.releases, folder.root / "site", contact)
        except NoRelease as error:
            raise Failure(str(error), WRONG_CALL) from error
        except OSError as error:
            raise Failure(f"{error.filename or folder.root / 'site'}: cannot be written ({error.strerror or error})") from error
    click.echo(f"release {latest.site().version}: http://127.0.0.1:{port} (Ctrl-C ends it)", err=True)
    try:
        run_server(latest, host=host, port=port, hosts=hosts)
    except KeyboardInterrupt:  # which the server gives on once it has ended: here that is the way to end it
        return
    except OSError as error:
        # numbers below nought are those of a name that is none: `socket.create_server` makes a plain OSError of its gaierror
        another = "--host" if (error.errno or 0) < 0 or error.errno == errno.EADDRNOTAVAIL else "--port"
        raise Failure(f"port {port} of {host} cannot be used ({error.strerror}); choose another with {another}", WRONG_CALL) from error


@click.command(short_help="Write a release as pages for any static host.")
@click.argument("release", metavar="RELEASE")
@click.argument("out", type=click.Path(file_okay=False, path_type=Path))
@click.option("--base", default="", help="The path under which the host shows it, such as /riksdata.  [default: the root]")
@home_option
def site(release: str, out: Path, base: str, home: Path) -> None:
    """Write home, dictionary, charts, code lists and a page for each document and thing of RELEASE into the new folder OUT.

    RELEASE is a folder, or a version of the home. The addresses are those of `riksdata serve`; search needs the server.

    \b
    Examples:
      riksdata site 2026-11-22 public
      riksdata site 2026-11-22 public --base /riksdata
    """
    need_extra("site")
    from pipelines.cli.terminal import reporter
    from riksdata.release.config import ConfigError, ReleaseSettings
    from riksdata.release.site.build import build_site
    from riksdata.release.site.site import Site
    from riksdata.release.site.static_copy import write_static

    folder = release_folder(release, home)
    own = home / "site" / folder.name
    try:
        contact = ReleaseSettings.load(home if home.is_dir() else None).publisher.contact_email
    except ConfigError as error:
        raise Failure(str(error), WRONG_CALL) from error
    try:
        with reporter() as tell:
            shown = Site(folder, build_site(folder, own), own, contact)
            pages = write_static(
                shown, out, base=base, tell=lambda stage, done, total: None if stage == "done" else tell(f"site: {stage}", done, total)
            )
    except (FileExistsError, ValueError) as error:
        raise Failure(str(error), WRONG_CALL) from error
    except OSError as error:
        raise Failure(f"{out}: cannot be written ({error.strerror})") from error
    click.echo(f"{out}: {pages} pages of release {shown.version}")
