"""Where web server and daemon find the definitions: a workspace file in the home, which calls the code location `riksdata`."""

from __future__ import annotations

import sys
from pathlib import Path

import yaml

from pipelines.history import DEFINITIONS, LOCATION
from riksdata.storage.files import write_atomic
from riksdata.storage.home import Home


def write_workspace(home: Home) -> Path:
    """Write the file and give its path. It names the interpreter that runs now, so it is written anew at each start."""
    module = {"module_name": DEFINITIONS, "location_name": LOCATION, "executable_path": sys.executable}
    path = home.dagster / "workspace.yaml"
    write_atomic(path, yaml.safe_dump({"load_from": [{"python_module": module}]}).encode())
    return path


if __name__ == "__main__":  # before web server and daemon of a deployment: home, configuration and workspace are there
    from pipelines.instance import limit_home, prepare
    from pipelines.kept_open import open_kept
    from pipelines.resources import home_from_environment

    opened = home_from_environment().open()
    with open_kept(prepare(opened)) as instance:
        limit_home(instance)
    sys.stdout.write(f"{write_workspace(opened)}\n")
