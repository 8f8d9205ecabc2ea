"""The latest release of a releases folder, opened for serving. A newer release is prepared in the background, then replaces it."""

from __future__ import annotations

import errno
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

import orjson

from riksdata.release.site.build import build_site, tidy
from riksdata.release.site.site import Site
from riksdata.release.site.sqlite import NoRelease

LOOK_AGAIN = 5.0
"""Seconds between two looks at latest.json."""


def release_with(manifest: dict[str, Any], path: str) -> str:
    """The release that holds a file last, by the index of the latest: files over everything are not in every one."""
    version, last, tables = str(manifest["version"]), manifest.get("whole", {}), manifest["tables"]
    forms = {"riksdata.duckdb": "duckdb", "riksdata.sqlite": "sqlite"}
    form = "simple" if path.startswith("simple/") else forms.get(path)
    if form is None and path.split(".")[0] in tables and not tables[path.split(".")[0]].get("files", True):
        form = "tables"
    return str(last.get(form, version))


class Latest:
    """Keeps one site open and follows `latest.json`."""

    def __init__(self, releases: Path, sites: Path, contact: str) -> None:
        """`sites`: the folder that holds each release's site files; where it may not be written, as on a volume that is mounted to be read,
        what is missing there is made in a temporary folder. Raises NoRelease where there is no release to serve.
        """
        self.releases = releases
        self._sites = sites
        self._contact = contact
        self._aside: tempfile.TemporaryDirectory[str] | None = None
        self._lock = threading.Lock()
        self._building = False
        self._looked = time.monotonic()
        self._site = self._open(self._version())

    def site(self) -> Site:
        """The site of the latest release that is ready."""
        now = time.monotonic()
        if now - self._looked > LOOK_AGAIN:
            self._looked = now
            try:
                newest = self._version()
            except NoRelease:
                return self._site
            if newest != self._site.version:
                self._follow(newest)
        return self._site

    def versions(self) -> list[dict[str, Any]]:
        """The entries of versions.json, the newest first."""
        try:
            return list(orjson.loads((self.releases / "versions.json").read_bytes())["versions"])
        except (OSError, ValueError, KeyError):
            return []

    def _version(self) -> str:
        path = self.releases / "latest.json"
        try:
            return str(orjson.loads(path.read_bytes())["version"])
        except (OSError, ValueError, KeyError) as error:
            raise NoRelease(f"{path}: there is no release to show; make one with `riksdata run`") from error

    def _open(self, version: str) -> Site:
        tidy(self._sites, self.releases)
        release, folder = self.releases / version, self._sites / version
        try:
            database = build_site(release, folder)
        except OSError as error:
            if error.errno not in (errno.EROFS, errno.EACCES, errno.EPERM):
                raise
            self._aside = self._aside or tempfile.TemporaryDirectory(prefix="riksdata-site-")
            tidy(Path(self._aside.name), self.releases)
            folder = Path(self._aside.name) / version
            database = build_site(release, folder)
        return Site(release, database, folder, self._contact)

    def _follow(self, version: str) -> None:
        with self._lock:
            if self._building:
                return
            self._building = True

        def make() -> None:
            try:
                self._site = self._open(version)
            except (NoRelease, OSError):
                pass  # the release before stays; the next look tries again
            finally:
                self._building = False

        threading.Thread(target=make, name="riksdata-site", daemon=True).start()
