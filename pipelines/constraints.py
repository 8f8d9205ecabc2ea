"""`python -m pipelines.constraints` prints what is installed as pins: names and versions, nothing else."""

from __future__ import annotations

import importlib.metadata
import re
import sys

_TOOLS = {"pip", "setuptools", "wheel", "riksdata"}
HEADER = "# Every version that riksdata and its tests are run with. `make constraints` writes this file from the environment.\n"


def pins() -> list[str]:
    """`name==version` of every installed distribution, by name, installers and the project itself aside."""
    found = {re.sub(r"[-_.]+", "-", d.metadata["Name"]).lower(): d.version for d in importlib.metadata.distributions()}
    return [f"{name}=={version}" for name, version in sorted(found.items()) if name not in _TOOLS]


if __name__ == "__main__":
    sys.stdout.write(HEADER + "".join(f"{pin}\n" for pin in pins()))
