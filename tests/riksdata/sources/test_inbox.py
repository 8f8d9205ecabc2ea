import os

import pytest

from riksdata.sources.errors import FolderEmpty, FolderMissing
from riksdata.sources.inbox import read_inbox
from riksdata.sources.records import RawRecord, UnreadableSource


def rules(found):
    return {x.source: x.rule for x in found if isinstance(x, UnreadableSource)}


def records(found):
    return {x.source: x for x in found if isinstance(x, RawRecord)}


def test_files_in_order_with_their_types(tmp_path):
    for name in ("b.txt", "a.JSON", "sub/c.html", "sub/d.xml", "e", "å.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("text")
    found = list(read_inbox(tmp_path))
    assert [x.source for x in found] == ["inbox/a.JSON", "inbox/b.txt", "inbox/e", "inbox/sub/c.html", "inbox/sub/d.xml", "inbox/å.txt"]
    assert [x.media_type for x in found] == ["application/json", "text/plain", "text/plain", "text/html", "application/xml", "text/plain"]
    assert found[1].content == b"text"
    assert found[1].retrieved_at is None


def test_a_text_of_another_kind_is_named_and_not_read(tmp_path):
    for name in ("data.csv", "rows.JSONL", "notes.md", "motion.txt", "mot. 2025.26 nr 5", "HD02105", "motion.text"):
        (tmp_path / name).write_text("id,name\n1,two\n")
    (tmp_path / "motion.doc").write_bytes(b"%PDF-1.7 in truth")
    found = list(read_inbox(tmp_path))
    assert set(records(found)) == {"inbox/motion.txt", "inbox/mot. 2025.26 nr 5", "inbox/HD02105", "inbox/motion.text", "inbox/motion.doc"}
    assert rules(found) == dict.fromkeys(("inbox/data.csv", "inbox/rows.JSONL", "inbox/notes.md"), "unknown_ending")
    assert "end in .csv" in next(str(each) for each in found if each.source == "inbox/data.csv")


def test_hidden_files_and_folders_are_skipped(tmp_path):
    (tmp_path / ".git").mkdir()
    for name in (".hidden", ".git/config", "seen.txt"):
        (tmp_path / name).write_text("text")
    assert [x.source for x in read_inbox(tmp_path)] == ["inbox/seen.txt"]


def test_links_are_followed_only_inside(tmp_path):
    inbox = tmp_path / "inbox"
    (inbox / "sub").mkdir(parents=True)
    outside = tmp_path / "secret"
    outside.mkdir()
    (outside / "passwd").write_text("root")
    (inbox / "real.txt").write_text("text")
    (inbox / "inside.txt").symlink_to("real.txt")
    (inbox / "outside.txt").symlink_to(outside / "passwd")
    (inbox / "folder").symlink_to(outside)
    (inbox / "again").symlink_to(inbox / "sub")
    (inbox / "nowhere.txt").symlink_to("gone")
    (inbox / "circle.txt").symlink_to("circle.txt")
    found = list(read_inbox(inbox))
    assert set(records(found)) == {"inbox/real.txt", "inbox/inside.txt"}
    assert rules(found) == {
        "inbox/outside.txt": "link_outside",
        "inbox/folder": "link_outside",
        "inbox/nowhere.txt": "link_broken",
        "inbox/circle.txt": "file_unreadable",
    }


def test_bad_files_are_named_and_the_rest_goes_on(tmp_path):
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "blank.txt").write_bytes(b" \n")
    (tmp_path / "image.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00")
    (tmp_path / "large.txt").write_bytes(b"x" * 101)
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "good.txt").write_text("text")
    found = list(read_inbox(tmp_path, max_bytes=100))
    assert set(records(found)) == {"inbox/good.txt"}
    assert "raise the bound" not in " ".join(map(str, found))  # there is no such setting
    assert rules(found) == {
        "inbox/empty.txt": "empty_file",
        "inbox/blank.txt": "empty_file",
        "inbox/image.txt": "binary_file",
        "inbox/large.txt": "file_too_large",
        "inbox/pipe.txt": "not_a_file",
    }


def test_a_file_that_vanishes_during_the_run(tmp_path):
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text("text")
    found = read_inbox(tmp_path)
    assert next(found).source == "inbox/a.txt"
    (tmp_path / "b.txt").unlink()
    rest = list(found)
    assert rules(rest) == {"inbox/b.txt": "file_vanished"}
    assert set(records(rest)) == {"inbox/c.txt"}


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_files_and_folders_without_permission(tmp_path):
    (tmp_path / "a.txt").write_text("text")
    (tmp_path / "locked").mkdir()
    (tmp_path / "a.txt").chmod(0)
    (tmp_path / "locked").chmod(0)
    assert rules(read_inbox(tmp_path)) == {"inbox/a.txt": "file_unreadable", "inbox/locked": "folder_unreadable"}


def test_no_folder_and_no_files_are_said_at_once(tmp_path):
    with pytest.raises(FolderMissing, match="nowhere"):
        read_inbox(tmp_path / "nowhere")
    with pytest.raises(FolderEmpty, match="no documents"):
        read_inbox(tmp_path)
    (tmp_path / ".gitkeep").write_text("")
    with pytest.raises(FolderEmpty):
        read_inbox(tmp_path)
    with pytest.raises(FolderMissing, match="not a folder"):
        read_inbox(tmp_path / ".gitkeep")


def test_a_text_of_50_megabytes_is_read(tmp_path):
    (tmp_path / "long.txt").write_bytes(b"En rad om ingenting.\n" * 2_500_000)
    (found,) = read_inbox(tmp_path)
    assert len(found.content) == 52_500_000


def test_names_that_are_no_utf8(tmp_path):
    with open(os.fsencode(tmp_path) + b"/\xe5.txt", "wb") as file:
        file.write(b"text")
    (found,) = read_inbox(tmp_path)
    assert found.source == "inbox/\\xe5.txt"
    found.source.encode()
