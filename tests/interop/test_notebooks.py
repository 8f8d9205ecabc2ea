"""The notebooks of `examples/` in a kernel of Jupyter's own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tests" / "riksdata" / "release"))
pytestmark = pytest.mark.skipif(not os.environ.get("RIKSDATA_INTEROP"), reason="run by make interop")
EXECUTE = """
import sys
import nbclient, nbformat
book = nbformat.read(sys.argv[1], as_version=4)
nbformat.validate(book)
nbclient.NotebookClient(book, timeout=120, resources={"metadata": {"path": "."}}).execute()
shown = [cell for cell in book.cells if cell.cell_type == "code" and cell.outputs]
print(len(shown))
"""


@pytest.mark.parametrize("notebook", sorted((ROOT / "examples").glob("*.ipynb")), ids=lambda path: path.stem)
def test_a_kernel_executes_it(tmp_path: Path, notebook: Path) -> None:
    from motions_fixture import three_motions

    environment = os.environ | {"RIKSDATA_RELEASE": str(three_motions(tmp_path / "releases"))}
    python = ROOT / ".venv-interop" / "bin" / "python"
    done = subprocess.run(
        [python, "-c", EXECUTE, notebook], cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stderr[-3000:]
    assert int(done.stdout) >= 5
