"""The stages of onecopy over pipes, for engines: Spark, Ray, datatrove, Dask, or a loop.

A row is a line of JSON as bytes, without its end. docs/engines.md says what each stage reads and writes.
"""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Callable, Optional, TypeVar

from ._program import OnecopyError, program
from ._program import flags as as_flags

T = TypeVar("T")


def pipe(arguments: Sequence[str], rows: Iterable[bytes], header: Optional[bytes]) -> Iterator[bytes]:
    """Runs a stage of the program on rows and yields what it writes, without the header.

    Without a header for its input the rows are not rows of a stage, and the header of the output is yielded. A stage that fails raises
    OnecopyError with what it said.
    """
    for block in blocks(arguments, rows, header):
        yield from block


# How many bytes of rows are taken from a stage at a time.
_BLOCK = 1 << 20


def blocks(arguments: Sequence[str], rows: Iterable[bytes], header: Optional[bytes]) -> Iterator[list[bytes]]:
    """Is pipe for engines: yields lists of rows. A row that it is given may be several, with an end of line between them."""
    with tempfile.TemporaryFile() as told:
        process = subprocess.Popen([program(), "stage", *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=told)
        failed: list[BaseException] = []
        feeder = threading.Thread(target=_feed, args=(process, rows, header, failed), daemon=True)
        feeder.start()
        assert process.stdout is not None
        try:
            first = header is not None
            while lines := process.stdout.readlines(_BLOCK):
                if first and lines[0].startswith(b'{"#'):
                    del lines[0]
                first = False
                yield [line.rstrip(b"\n") for line in lines]
            code = process.wait()
            feeder.join()
        finally:
            process.stdout.close()
            if process.poll() is None:
                process.kill()
                process.wait()
        if failed:
            raise failed[0]
        told.seek(0)
        if code != 0:
            raise OnecopyError(code, told.read().decode("utf-8", "replace"))


def _feed(process: subprocess.Popen[bytes], rows: Iterable[bytes], header: Optional[bytes], failed: list[BaseException]) -> None:
    assert process.stdin is not None
    try:
        if header is not None:
            process.stdin.write(header + b"\n")
        for row in rows:
            process.stdin.write(row)
            process.stdin.write(b"\n")
    except BrokenPipeError:
        pass  # its exit code says why
    except BaseException as error:  # what makes the rows failed: it is raised where they are read
        failed.append(error)
        process.kill()
    finally:
        try:
            process.stdin.close()
        except BrokenPipeError:
            pass


def bare(rows: Iterator[bytes]) -> Iterator[bytes]:
    return (row for row in rows if not row.startswith(b'{"#'))


def with_file(text: bytes, use: Callable[[str], Iterator[T]]) -> Iterator[T]:
    """Yields what use makes of a file with that text."""
    with tempfile.NamedTemporaryFile(prefix="onecopy-templates-") as file:
        file.write(text)
        file.flush()
        yield from use(file.name)


def header(flags: Sequence[str] = ()) -> bytes:
    """Returns the header of rows that are marked with these flags: it holds the settings, which every stage takes from there."""
    made = list(pipe(["mark", "--open", "--quiet", "--name=x", "--input-format=jsonl", *flags], [b'{"id":"x","text":"x"}'], None))
    return made[0]


def mark(records: Iterable[Mapping[str, Any]], source: str, first_line: int = 1, **flags: Any) -> Iterator[bytes]:
    """Marks records, each with its text and, if it has one, an id: yields rows of mark without their header.

    The records are lines of the source, from first_line on. Flags are those of ``onecopy stage mark``: ``threshold=0.7``.
    """
    arguments = ["mark", "--open", "--quiet", "--input-format=jsonl", "--jobs=1", f"--name={source}", f"--first-line={first_line}"]
    return bare(pipe([*arguments, *as_flags(flags)], (row_of(r) for r in records), None))


class Decided:
    """What became of the stories of all rows, and the lines that are boilerplate."""

    def __init__(self, templates: bytes, decisions: Mapping[str, bytes], made: bytes) -> None:
        self.templates = templates
        self.decisions = decisions  # by the id of the story
        self._header = made

    def settle(self, docs: Iterable[bytes]) -> Iterator[tuple[str, dict[str, Any]]]:
        """Yields what rows of mark come to: ("corpus", record) of a story that stays, "removed" of a copy, and "cuts"."""
        rows = (joined([(d, self.decisions[i]) for i in ids_of(d)] or [(d, None)]) for d in docs)

        def over(name: str) -> Iterator[bytes]:
            return pipe(["settle", "--open", f"--templates={name}"], rows, self._header)

        for line in with_file(self.templates, over):
            row = json.loads(line)
            yield row["t"], row["row"]


def decide(docs: Iterable[bytes], folder: Optional[str] = None, **flags: Any) -> Decided:
    """Decides on the rows of mark, in the order of their documents, which were marked with these flags.

    That is one process after the other on this machine, with the sort of the system: some 5 GB of the folder for a million stories. Who
    has more has Spark.
    """
    made = header(as_flags(flags))
    with tempfile.TemporaryDirectory(prefix="onecopy-stages-", dir=folder) as work:
        with open(os.path.join(work, "docs"), "wb") as out:
            out.write(made + b"\n")
            for row in docs:
                out.write(row + b"\n")
        for command in (
            ["learn", "docs", ">templates"],
            ["sign", "--templates=templates", "docs", ">stories"],
            ["sort", "stories"],
            ["rank", "stories", ">ranked"],
            ["keys", "ranked", ">keys"],
            ["sort", "keys"],
            ["bucket", "keys", ">lists"],
            ["sort", "lists"],
            ["pairs", "lists", ">proposals"],
            ["cluster", "--stories=ranked", "ranked", "proposals", ">decisions"],
        ):
            if command[0] == "sort":
                _call(["sort", "-o", command[1], command[1]], work, subprocess.DEVNULL)
                continue
            with open(os.path.join(work, command[-1][1:]), "wb") as out:
                _call([program(), "stage", command[0], "--open", *command[1:-1]], work, out)
        rows = [line for line in Path(work, "decisions").read_bytes().split(b"\n") if line.startswith(b'{"k"')]
        return Decided(Path(work, "templates").read_bytes(), {json.loads(r)["id"]: r for r in rows}, made)


def _call(command: Sequence[str], folder: str, out: Any) -> None:
    environment = {**os.environ, "LC_ALL": "C", "TMPDIR": folder}
    run = subprocess.run(command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.PIPE, check=False)
    if run.returncode != 0:
        raise OnecopyError(run.returncode, run.stderr.decode("utf-8", "replace"))


def row_of(value: Any) -> bytes:
    """Returns a value as a row."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def ids_of(row: bytes) -> list[str]:
    """Returns the ids of the stories of a row of mark."""
    return [s["story"]["id"] for d in json.loads(row).get("docs", []) for s in d["stories"]]


def joined(pairs: Iterable[tuple[bytes, Optional[bytes]]]) -> bytes:
    """Returns a row for settle: a row of mark, with the decisions on its stories."""
    pairs = list(pairs)
    return b'{"doc":' + pairs[0][0] + b',"decided":[' + b",".join(d for _, d in pairs if d is not None) + b"]}"
