"""The static copy: the same pages as files, whose links all lead to files, and which a plain file server shows."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from urllib.parse import unquote

import pytest
from click.testing import CliRunner
from selectolax.lexbor import LexborHTMLParser

from pipelines.cli import cli


@pytest.fixture(scope="module")
def copy(site_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("static") / "public"
    done = CliRunner().invoke(cli, ["site", "2026-11-22", str(out), "--home", str(site_home)])
    assert done.exit_code == 0, done.output
    return out


def test_all_kinds_of_pages_are_there(copy: Path) -> None:
    pages = (
        "",
        "charts/outcomes",
        "codes",
        "data",
        "sources",
        "parties",
        "d/XB02101",
        "source/sfs/1999:77",
        "party/V",
        "member/p-07101",
        "claim/c-000000000001",
    )
    for page in pages:
        for language in ("", "en"):
            assert (copy / language / page / "index.html").is_file(), page
    hashed = re.search(r"style-src '(sha256-[\w+/=]{44})'", (copy / "2026-11-22" / "dictionary.html").read_text(encoding="utf-8"))
    assert hashed
    assert f"style-src 'self' '{hashed[1]}';" in (copy / "_headers").read_text(encoding="utf-8")
    assert (copy / "_redirects").read_text() == "/latest/* /2026-11-22/:splat 302\n"


def test_every_link_leads_to_a_file(copy: Path) -> None:
    broken = set()
    for page in (*copy.rglob("index.html"), copy / "dictionary.html"):
        tree = LexborHTMLParser(page.read_text(encoding="utf-8"))
        assert tree.css("form, style, [style]") == []
        for node in tree.css("[href], [src], [srcset]"):
            for name in ("href", "src", "srcset"):
                address = unquote((node.attributes.get(name) or "").split("#")[0])
                if address and "://" not in address and not address.startswith("mailto:"):
                    target = copy / address.lstrip("/") if address.startswith("/") else page.parent / address
                    if not (target.is_file() or (address.endswith("/") and ((target / "index.html").is_file() or target.is_dir()))):
                        broken.add(address)
    assert broken == set()


def test_it_can_lie_in_a_folder(site_home: Path, tmp_path: Path) -> None:
    out = tmp_path / "public"
    done = CliRunner().invoke(cli, ["site", "2026-11-22", str(out), "--home", str(site_home), "--base", "/riksdata"])
    assert done.exit_code == 0, done.output
    page = LexborHTMLParser((out / "index.html").read_text(encoding="utf-8"))
    assert all((node.attributes["href"] or "").startswith(("/riksdata/", "#", "https://", "mailto:")) for node in page.css("a[href]"))
    assert (out / "_redirects").read_text() == "/riksdata/latest/* /riksdata/2026-11-22/:splat 302\n"


def test_what_is_there_is_not_written_over(site_home: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("x")
    done = CliRunner().invoke(cli, ["site", "2026-11-22", str(tmp_path), "--home", str(site_home)])
    assert done.exit_code == 2
    assert "not empty" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
    assert CliRunner().invoke(cli, ["site", "2026-11-22", str(tmp_path / "y"), "--home", str(site_home), "--base", "x/"]).exit_code == 2


def test_serving_needs_a_release_and_a_free_port(site_home: Path, tmp_path: Path) -> None:
    import socket

    (tmp_path / "home").mkdir()
    done = CliRunner().invoke(cli, ["serve", "--home", str(tmp_path / "home")])
    assert done.exit_code == 2
    assert "make one with `riksdata run`" in done.stderr
    assert not list((tmp_path / "home").iterdir())
    (tmp_path / "home" / "raw").mkdir()  # a home, of which nothing was published yet
    done = CliRunner().invoke(cli, ["serve", "--home", str(tmp_path / "home")])
    assert done.exit_code == 2
    assert "make one with `riksdata run`" in done.stderr
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = CliRunner().invoke(cli, ["serve", "--home", str(site_home), "--port", port])
    assert done.exit_code == 2
    assert f"port {port} of 127.0.0.1 cannot be used" in done.stderr


def test_the_pointers_and_catalogues_of_the_folder_are_there(copy: Path, site_home: Path) -> None:
    headers = (copy / "_headers").read_text(encoding="utf-8")
    for name in ("latest.json", "versions.json", "dcat-ap-se.rdf", "dcat-ap.ttl", "dcat-ap.jsonld"):
        assert (copy / name).read_bytes() == (site_home / "releases" / name).read_bytes()
        assert f"\n/{name}\n  Cache-Control: no-cache\n" in headers


def test_the_dictionary_leads_to_the_release_s_own(copy: Path) -> None:
    page = LexborHTMLParser((copy / "dictionary.html").read_text(encoding="utf-8"))
    assert page.css_first("meta[http-equiv=refresh]").attributes["content"] == "0; url=2026-11-22/dictionary.html"
    assert [node.attributes["href"] for node in page.css("a")] == ["2026-11-22/dictionary.html"]


def test_a_home_that_may_only_be_read_is_served(site_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import errno

    from riksdata.release.site import latest

    home = Path(shutil.copytree(site_home, tmp_path / "home"))
    shutil.rmtree(home / "site", ignore_errors=True)
    build = latest.build_site

    def refused(release: Path, folder: Path) -> Path:
        if folder.is_relative_to(home):
            raise OSError(errno.EROFS, "Read-only file system", str(folder))
        return build(release, folder)

    monkeypatch.setattr(latest, "build_site", refused)
    served = latest.Latest(home / "releases", home / "site", "x@example.org")
    shown = served.site()
    assert shown.charts_folder.is_dir()
    assert shown.store.row("SELECT count(*) AS n FROM documents")
    assert not (home / "site").exists()
