"""`riksdata` called as a process of its own that is forked from one that has done a run: it starts at once, and is the command.

A call hands over its arguments, folder, environment and three standard files. What the command does when it starts from nothing is tried
where that is the question (`test_terminal.py`, `test_interrupted.py`, `test_layers.py`).
"""

import importlib.util
import json
import logging
import os
import runpy
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

MODULES = (
    "pyoxigraph", "pipelines.cli.terminal", "pipelines.sensors", "riksdata.pipeline.collect", "riksdata.release.describe",
    "riksdata.release.lifecycle",
)  # fmt: skip
"""What commands import beside what a run does."""


def with_samples(home: Path) -> Path:
    """A home with the two sample documents in its inbox, whose releases go without the formats that tests of runs do not look at."""
    shutil.copytree(Path(__file__).parents[1] / "data" / "inbox", home / "inbox")
    (home / "publisher.yaml").write_text("leave_out: [simple, sqlite]\n", encoding="utf-8")
    return home


def ask(address: str, arguments: list[str], files: tuple[int, int, int], folder: str, environment: dict[str, str], seconds: float) -> int:
    """Have a call done by the server at `address`; gives its exit code. The first argument is the command, or a script of Python."""
    with socket.socket(socket.AF_UNIX) as asking:
        asking.settimeout(seconds)
        asking.connect(address)
        call = json.dumps({"arguments": arguments, "folder": folder, "environment": environment}).encode()
        socket.send_fds(asking, [len(call).to_bytes(4, "big")], list(files))
        asking.sendall(call)
        said = asking.recv(16)
        assert said, "the process of the call came to no end"
        return int(said)


class Command:
    """The command, to be called in tests as often as one likes."""

    def __init__(self, address: str) -> None:
        self.address = address

    def __call__(
        self, *arguments: object, stdin: bytes = b"", cwd: Path | None = None, environment: dict[str, str] | None = None
    ) -> "subprocess.CompletedProcess[bytes]":
        return self.script("riksdata", *arguments, stdin=stdin, cwd=cwd, environment=environment)

    def script(
        self, path: object, *arguments: object, stdin: bytes = b"", cwd: Path | None = None, environment: dict[str, str] | None = None
    ) -> "subprocess.CompletedProcess[bytes]":
        """Call a script as `python path …` does."""
        words = [str(word) for word in (path, *arguments)]
        with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as said, tempfile.TemporaryFile() as told:
            given.write(stdin)
            given.seek(0)
            files = (given.fileno(), said.fileno(), told.fileno())
            code = ask(self.address, words, files, str(cwd or Path.cwd()), environment or dict(os.environ), 300)
            for file in (said, told):
                file.seek(0)
            return subprocess.CompletedProcess(words, code, said.read(), told.read())

    def program(self, folder: Path) -> Path:
        """A program of the name `riksdata` in a folder, for scripts that call it."""
        path = folder / "riksdata"
        path.write_text(
            f"#!{sys.executable} -ISB\nimport os, sys\nsys.path.insert(0, {str(Path(__file__).parent)!r})\nfrom warm import ask\n"
            f"sys.exit(ask({self.address!r}, ['riksdata', *sys.argv[1:]], (0, 1, 2), os.getcwd(), dict(os.environ), 300))\n"
        )
        path.chmod(0o755)
        return path


@contextmanager
def started() -> Iterator[Command]:
    """The command while its server runs."""
    with tempfile.TemporaryDirectory() as folder:
        address = f"{folder}/socket"
        here = Path(__file__)
        with subprocess.Popen([sys.executable, str(here), address], cwd=here.parents[1], stdout=subprocess.PIPE) as server:
            assert server.stdout is not None
            assert server.stdout.readline() == b"ready\n"
            try:
                yield Command(address)
            finally:
                server.terminate()


def _serve(address: str) -> None:
    for name in MODULES:
        importlib.import_module(name)
    _run_once()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # a shell may have started the tests with it ignored
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(address)
        listening.listen()
        print("ready", flush=True)
        while True:
            asked, _ = listening.accept()
            if os.fork() == 0:
                listening.close()
                _watch(asked)
            asked.close()


def _run_once() -> None:
    """What a first run imports, and what it builds of patterns and schemas, each process would import and build anew."""
    from pipelines.run import run_publish
    from riksdata.storage.home import Home

    with tempfile.TemporaryDirectory() as folder:
        outcome = run_publish(Home.open(with_samples(Path(folder))), workers=1)
        assert outcome.success, outcome.error
    tempfile.tempdir = None  # a call's environment may name another
    for name in ("dagster", "alembic"):
        logging.getLogger(name).setLevel(logging.NOTSET)  # a run that is to say little leaves them quiet


def _watch(asked: socket.socket) -> None:
    """In a child of the server: have the call done by a child of its own, and tell its end."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    head, files, _, _ = socket.recv_fds(asked, 4, 3)
    call = b""
    while len(call) < int.from_bytes(head, "big"):
        call += asked.recv(1 << 20)
    child = os.fork()
    if child == 0:
        asked.close()
        _call(json.loads(call), files)
    _, status = os.waitpid(child, 0)
    asked.sendall(str(os.waitstatus_to_exitcode(status)).encode())
    os._exit(0)


def _call(call: dict, files: list[int]) -> None:  # type: ignore[type-arg]
    for number, file in enumerate(files):
        os.dup2(file, number)
    os.chdir(call["folder"])
    os.environ.clear()
    os.environ.update(call["environment"])
    sys.argv = call["arguments"]
    sys.stdin, sys.stdout, sys.stderr = (open(number, mode, closefd=False) for number, mode in ((0, "r"), (1, "w"), (2, "w")))  # noqa: SIM115
    sys.__stdin__, sys.__stdout__, sys.__stderr__ = sys.stdin, sys.stdout, sys.stderr  # type: ignore[misc]
    code = 0
    try:
        if sys.argv[0] == "riksdata":
            from pipelines.cli import main

            main()
        else:
            sys.path.insert(0, str(Path(sys.argv[0]).parent))
            runpy.run_path(sys.argv[0], run_name="__main__")
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 0 if end.code is None else 1
    except BaseException:
        traceback.print_exc()
        code = 1
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))
    sys.path.remove(str(Path(__file__).parent))
    _serve(sys.argv[1])
