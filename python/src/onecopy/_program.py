"""Where the program is, and how it is called."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Union

Path_ = Union[str, "os.PathLike[str]"]

_NAME = "onecopy.exe" if sys.platform == "win32" else "onecopy"


class OnecopyError(Exception):
    """A run that failed.

    ``code`` is the exit code: 1 where something was found that must not be, 2 for wrong flags or files, 130 for an interrupted
    run. ``output`` is all the program said; the message of the exception is its errors and hints.
    """

    def __init__(self, code: int, output: str) -> None:
        self.code = code
        self.output = output
        told = [line for line in output.splitlines() if "error:" in line or "hint:" in line]
        super().__init__("\n".join(told) or output.strip() or f"onecopy ended with exit code {code}")


def program() -> str:
    """Returns the path of the program.

    That is the one that was installed with this package. ONECOPY_PROGRAM in the environment is stronger; where the package
    has none, as in a checkout, the one on PATH is taken. Raises FileNotFoundError where there is none at all.
    """
    chosen = os.environ.get("ONECOPY_PROGRAM")
    if chosen:
        return chosen
    for folder in _script_folders():
        if (folder / _NAME).is_file():
            return str(folder / _NAME)
    found = shutil.which("onecopy")
    if found is None:
        raise FileNotFoundError("onecopy: the program is not installed; try: pip install --force-reinstall onecopy")
    return found


def _script_folders() -> Iterator[Path]:
    """The folders in which installers put scripts: those of the environment, of the user, and of ``pip install --target``."""
    yield Path(sysconfig.get_path("scripts"))
    user = sysconfig.get_preferred_scheme("user") if sys.version_info >= (3, 10) else f"{os.name}_user"
    if user in sysconfig.get_scheme_names():
        yield Path(sysconfig.get_path("scripts", scheme=user))
    yield Path(__file__).parent.parent / "bin"


def version() -> str:
    """Returns the line of ``onecopy version``."""
    return run(["version"]).strip()


def explain(what: str) -> str:
    """Returns why text was cut or what a rule does, as text for people.

    ``what`` is a file, a line of it (``page.txt:17``), a rule (``caption/credited``) or a category (``caption/``).
    """
    return run(["explain", "--color=never", "--", what])


def run(arguments: Sequence[str]) -> str:
    """Runs the program to its end and returns its stdout. Any exit code but 0 raises OnecopyError."""
    code, out, told = call(arguments)
    if code != 0:
        raise OnecopyError(code, told + out)
    return out


def call(arguments: Sequence[str]) -> tuple[int, str, str]:
    """Runs the program to its end and returns its exit code, stdout and stderr."""
    done = subprocess.run([program(), *arguments], stdin=subprocess.DEVNULL, capture_output=True, check=False)
    return done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8", "replace")


def flags(named: Mapping[str, Any]) -> list[str]:
    """Returns keyword arguments as flags: ``input_format="jsonl"`` is ``--input-format=jsonl``.

    None and False are left out, True is a flag without a value, a list is a flag that stands several times.
    """
    out: list[str] = []
    for name, value in named.items():
        flag = "--" + name.replace("_", "-")
        if value is True:
            out.append(flag)
        elif value is None or value is False:
            continue
        elif isinstance(value, (list, tuple)):
            out.extend(f"{flag}={os.fspath(v) if isinstance(v, os.PathLike) else v}" for v in value)
        else:
            out.append(f"{flag}={os.fspath(value) if isinstance(value, os.PathLike) else value}")
    return out


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """Reads a file of JSON lines, one row at a time."""
    with path.open("rb") as lines:
        for line in lines:
            yield json.loads(line)


def one_or_many(paths: Union[Path_, Sequence[Path_]]) -> list[str]:
    """Returns paths as a list of strings; a single path need not be in a list."""
    if isinstance(paths, (str, os.PathLike)):
        paths = [paths]
    return [os.fspath(p) for p in paths]
