import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riksdata.sources.decode import decode, is_binary
from riksdata.sources.records import UnreadableSource

SWEDISH = "Åtgärder för ökad säkerhet – ”många” åar\nsägs det.\n"


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (SWEDISH.encode(), "utf-8"),
        (codecs.BOM_UTF8 + SWEDISH.encode(), "utf-8"),
        (codecs.BOM_UTF16_LE + SWEDISH.encode("utf-16-le"), "utf-16"),
        (codecs.BOM_UTF16_BE + SWEDISH.encode("utf-16-be"), "utf-16"),
        (codecs.BOM_UTF32_LE + SWEDISH.encode("utf-32-le"), "utf-32"),
        (SWEDISH.replace("\n", "\r\n").encode(), "utf-8"),
        (SWEDISH.replace("\n", "\r").encode(), "utf-8"),
    ],
)
def test_encodings_without_an_issue(content, encoding):
    decoded = decode(content, "a.txt")
    assert (decoded.text, decoded.encoding, decoded.issues) == (SWEDISH, encoding, ())


def test_windows_1252_has_an_issue():
    decoded = decode(SWEDISH.encode("cp1252"), "a.txt")
    assert decoded.text == SWEDISH
    assert [issue.rule for issue in decoded.issues] == ["decoded_as_windows_1252"]


def test_damaged_utf8_is_not_taken_for_windows_1252():
    content = (SWEDISH * 20).encode()
    decoded = decode(content[:101] + b"\xff" + content[101:], "a.txt")
    assert decoded.text.count("\ufffd") == 1
    assert decoded.text.replace("\ufffd", "") == SWEDISH * 20
    assert [issue.rule for issue in decoded.issues] == ["undecodable_bytes"]


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (b"", "empty_file"),
        (b" \r\n\t", "empty_file"),
        (codecs.BOM_UTF8, "empty_file"),
        (b"text\x00text", "binary_file"),
        (b"%PDF-1.7 and so on", "binary_file"),
        (b"PK\x03\x04 and so on", "binary_file"),
        (b"{\\rtf1 text}", "binary_file"),
        (bytes(range(1, 9)) * 20, "binary_file"),
        (b"H\xe4r st\xe5r \x81\x8d n\xe5got", "undecodable"),
        (codecs.BOM_UTF16_LE + b"a\x00b", "undecodable"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8a\x00", "undecodable"),
        (codecs.BOM_UTF16_LE + b"a\x00\x00\x00", "binary_file"),
    ],
)
def test_what_cannot_be_read_is_named(content, rule):
    with pytest.raises(UnreadableSource) as caught:
        decode(content, "inbox/a.txt")
    assert caught.value.rule == rule
    assert str(caught.value).startswith("inbox/a.txt: ")


@given(st.binary(max_size=300))
def test_any_bytes_are_a_text_or_unreadable(content):
    try:
        decoded = decode(content, "a.txt")
    except UnreadableSource:
        return
    assert decoded.text.strip()
    assert "\r" not in decoded.text
    assert "\x00" not in decoded.text
    decoded.text.encode()


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1))
def test_every_utf8_text_comes_back(text):
    content = text.encode()
    if text.strip() and not text.startswith("\ufeff") and is_binary(content) is None:
        assert decode(content, "a.txt").text == text


@given(st.lists(st.sampled_from(["a", "b", "åäö", "ÅÄÖ", "é", "ü", " – ", " ”", ".” ", "… ", "\n"]), min_size=1))
def test_every_windows_1252_text_comes_back(parts):
    # Dashes and quotes stand after a space or a full stop here, as in texts: "Ä–" is also the UTF-8 of another letter.
    text = "".join(part if part != "… " else "b… " for part in parts)
    if text.strip():
        assert decode(text.encode("cp1252"), "a.txt").text == text
