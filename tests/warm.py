"""`riksdata` called as a process of its own that is forked from one that has imported everything: it starts at once, and is the command.

A call hands over its arguments, folder, environment and three standard files. What the command does when it starts from nothing is tried
where that is the question (`test_terminal.py`, `test_interrupted.py`, `test_layers.py`).
"""

import json
import os
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
    "alembic.command", "pandera", "pyoxigraph", "pipelines.cli.terminal", "pipelines.definitions", "pipelines.kept_open", "pipelines.run",
    "riksdata.pipeline.collect", "riksdata.pipeline.publish_checked", "riksdata.pipeline.stages", "riksdata.release.build",
    "riksdata.release.describe", "riksdata.release.lifecycle", "riksdata.extractors.demands", "riksdata.extractors.references",
    "riksdata.extractors.statistics", "riksdata.sources.reader", "schemas.validation",
)  # fmt: skip
"""What a run imports: all of it would be imported again by each process that is started from nothing."""


def ask(address: str, arguments: list[str], files: tuple[int, int, int], folder: str, environment: dict[str, str], seconds: float) -> int:
    """Have a call done by the server at `address`; gives its exit code."""
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
        words = [str(argument) for argument in arguments]
        with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as said, tempfile.TemporaryFile() as told:
            given.write(stdin)
            given.seek(0)
            files = (given.fileno(), said.fileno(), told.fileno())
            code = ask(self.address, words, files, str(cwd or Path.cwd()), environment or dict(os.environ), 300)
            for file in (said, told):
                file.seek(0)
            return subprocess.CompletedProcess(["riksdata", *words], code, said.read(), told.read())

    def program(self, folder: Path) -> Path:
        """A program of the name `riksdata` in a folder, for scripts that call it."""
        path = folder / "riksdata"
        path.write_text(
            f"#!{sys.executable} -ISB\nimport os, sys\nsys.path.insert(0, {str(Path(__file__).parent)!r})\nfrom warm import ask\n"
            f"sys.exit(ask({self.address!r}, sys.argv[1:], (0, 1, 2), os.getcwd(), dict(os.environ), 300))\n"
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
    import importlib

    for name in MODULES:
        importlib.import_module(name)
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
    from pipelines.cli import main

    for number, file in enumerate(files):
        os.dup2(file, number)
    os.chdir(call["folder"])
    os.environ.clear()
    os.environ.update(call["environment"])
    sys.argv = ["riksdata", *call["arguments"]]
    sys.stdin, sys.stdout, sys.stderr = (open(number, mode, closefd=False) for number, mode in ((0, "r"), (1, "w"), (2, "w")))  # noqa: SIM115
    sys.__stdin__, sys.__stdout__, sys.__stderr__ = sys.stdin, sys.stdout, sys.stderr  # type: ignore[misc]
    code = 0
    try:
        main()
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
