"""The git revision of the running code, which a release records."""

from __future__ import annotations

import shutil
import subprocess
from functools import cache
from pathlib import Path


@cache
def git_revision() -> str | None:
    """The commit of the checkout that this module lies in; None where it is no checkout of its own or git is not there."""
    root = Path(__file__).resolve().parent.parent
    git = shutil.which("git")
    if git is None or not (root / ".git").exists():
        return None
    found = subprocess.run([git, "-C", str(root), "rev-parse", "HEAD"], capture_output=True, text=True, timeout=10, check=False)  # noqa: S603  # nosec B603
    return found.stdout.strip() or None
