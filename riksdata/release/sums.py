"""`SHA256SUMS` of a release, in the form that `sha256sum -c` reads, and its signature by minisign."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from riksdata.extras import ExtraMissing, need
from riksdata.release.files import is_inside
from riksdata.release.manifest import BrokenRelease, FileEntry

if TYPE_CHECKING:
    from minisign import PublicKey  # type: ignore[import-untyped]

SUMS = "SHA256SUMS"
SIGNATURE = "SHA256SUMS.minisig"
_LINE = re.compile(r"([0-9a-f]{64})  (.+)")
_MAX_BYTES = 64 << 20


class SigningFailed(ValueError):
    """The configured key cannot sign, or a signature or public key cannot be read; the message says why."""


def sums_text(files: Iterable[FileEntry]) -> bytes:
    """One line a file, sorted by path."""
    return "".join(f"{f.sha256}  {f.path}\n" for f in sorted(files, key=lambda f: f.path)).encode()


def read_sums(release: Path) -> dict[str, str]:
    """Path to sha256. Raises BrokenRelease for a missing or malformed file, or a path that leads out of the release."""
    path = release / SUMS
    try:
        if path.stat().st_size > _MAX_BYTES:
            raise BrokenRelease(f"{path}: is too large for a list of sums")
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BrokenRelease(f"{path}: cannot be read ({error})") from error
    found: dict[str, str] = {}
    for number, line in enumerate(text.splitlines(), 1):
        match = _LINE.fullmatch(line)
        if not match or not is_inside(match[2]) or match[2] in found:
            raise BrokenRelease(f"{path}, line {number}: is no sum of a file inside the release")
        found[match[2]] = match[1]
    return found


def _need_library() -> None:
    try:
        need("sign")
    except ExtraMissing as error:
        raise SigningFailed(str(error)) from None


def sign(release: Path, secret_key: Path, password: str | None, comment: str) -> None:
    """Sign `SHA256SUMS` into `SHA256SUMS.minisig`; `comment` is signed along. Raises SigningFailed."""
    _need_library()
    import minisign

    try:
        key = minisign.SecretKey.from_file(secret_key)
        if key.is_encrypted():
            if not password:
                raise SigningFailed(f"{secret_key}: the key is encrypted, and no password is set in the environment")
            key.decrypt(password)
        signature = key.sign((release / SUMS).read_bytes(), trusted_comment=comment, untrusted_comment="signature of SHA256SUMS")
        (release / SIGNATURE).write_bytes(bytes(signature))
    except (OSError, minisign.Error, ValueError) as error:
        raise error if isinstance(error, SigningFailed) else SigningFailed(f"{secret_key}: cannot sign ({error})") from error


def read_public_key(key: str) -> PublicKey:
    """A minisign public key, given as a path or as the key itself. Raises SigningFailed."""
    _need_library()
    import minisign

    try:
        path = Path(key)
        return minisign.PublicKey.from_file(path) if len(key) < 1000 and path.is_file() else minisign.PublicKey.from_base64(key.strip())
    except (OSError, minisign.Error, ValueError) as error:
        raise SigningFailed(f"{key}: is no minisign public key, nor a file of one ({error})") from error


def signature_problem(release: Path, public_key: str) -> str | None:
    """Why the signature of `SHA256SUMS` is not that of `public_key`; None where it is. Raises SigningFailed for a key that is none."""
    key = read_public_key(public_key)
    import minisign

    path = release / SIGNATURE
    if not path.is_file():
        return "the release is not signed"
    try:
        if path.stat().st_size > 10_000:
            return "is too large for a signature"
        key.verify((release / SUMS).read_bytes(), minisign.Signature.from_bytes(path.read_bytes()))
    except (OSError, minisign.Error, ValueError) as error:
        return f"the signature does not hold: {error}"
    return None
