"""What of a run on Spark is done on the workers: functions for mapInArrow, which run stages of the program over pipes."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, groupby
from typing import TYPE_CHECKING, Any, Callable, Optional

from onecopy.stages import blocks, with_file

if TYPE_CHECKING:
    from pyarrow import RecordBatch

    Over = Callable[[Iterator[RecordBatch]], Iterator[RecordBatch]]

# Where a run of lines stands: in a file, or a part of it. Of a data frame it is all lines of a partition.
Place = tuple[str, str, int]  # source, file, byte of the file


def stage(arguments: Sequence[str], header: bytes, templates: Any = None) -> Over:
    """Runs a stage on the rows of a partition. Templates are a broadcast."""

    def over(batches: Iterator[RecordBatch]) -> Iterator[RecordBatch]:
        rows = _some(_joined(batches))
        if rows is None:
            return iter(())
        if templates is None:
            return _batches(blocks([*arguments, "--open"], rows, header))
        return with_file(templates.value, lambda name: _batches(blocks([*arguments, "--open", f"--templates={name}"], rows, header)))

    return over


def stage_with_texts(arguments: Sequence[str], header: bytes, ranked: bytes) -> Over:
    """Runs a stage that compares texts. Rows are (to, rank, row), sorted: those with to = 0 are the stories, once or more often each."""

    def over(batches: Iterator[RecordBatch]) -> Iterator[RecordBatch]:
        with tempfile.NamedTemporaryFile(prefix="onecopy-stories-") as file:
            file.write(ranked + b"\n")
            rows = _some(_parted(batches, file))
            if rows is not None:
                file.flush()
                yield from _batches(blocks([*arguments, "--open", f"--stories={file.name}"], rows, header))

    return over


def _parted(batches: Iterator[RecordBatch], file: Any) -> Iterator[bytes]:
    """Writes stories to the file, and yields the rows behind them."""
    last = -1
    for batch in batches:
        to, ranks, rows = (batch.column(n).to_pylist() for n in range(3))
        stories = to.count(0)
        for rank, row in zip(ranks[:stories], rows):
            if rank != last:
                file.write(row + b"\n")
            last = rank
        if stories < len(rows):
            file.flush()
            yield b"\n".join(rows[stories:])


def count(batches: Iterator[RecordBatch]) -> Iterator[RecordBatch]:
    """Counts the lines of each run, and their bytes with an end of one. Rows are those of mark."""
    import pyarrow as pa
    from pyspark import TaskContext

    part = TaskContext.get().partitionId()
    for run, (of, lines) in enumerate(_runs(batches)):
        sizes = [len(line) + 1 for line in lines]
        columns = [[part], [run], *([v] for v in of), [len(sizes)], [sum(sizes)]]
        yield pa.RecordBatch.from_arrays([pa.array(c) for c in columns], names=["part", "run", "source", "file", "at", "lines", "size"])


def mark(flags: Sequence[str], begins: Any) -> Over:
    """Marks lines of JSON. Those of one run go through one process, which is told where they begin: begins is a broadcast."""

    def over(batches: Iterator[RecordBatch]) -> Iterator[RecordBatch]:
        import pyarrow as pa
        from pyspark import TaskContext

        part = TaskContext.get().partitionId()
        number = part << 40
        for run, (of, lines) in enumerate(_runs(batches)):
            line, byte, due = begins.value.get((part, run), (0, 0, 0))
            command = ["mark", "--open", "--quiet", "--input-format=jsonl", "--jobs=1", f"--name={of[0]}", f"--first-line={line}", f"--first-byte={byte}"]
            for block in blocks([*command, *flags], _counted(lines, due), None):
                rows = [row for row in block if not row.startswith(b'{"#')]
                numbers = range(number, number + len(rows))
                number += len(rows)
                yield pa.RecordBatch.from_arrays([pa.array(numbers, pa.int64()), pa.array(rows, pa.binary())], names=["n", "row"])

    return over


def _counted(lines: Iterable[bytes], due: int) -> Iterator[bytes]:
    """Wants as many lines as were counted: numbers of lines are ids."""
    n = 0
    for n, line in enumerate(lines, 1):
        yield line
    if n != due:
        raise ValueError(f"a partition had {due} rows, and {n} when it was read again: persist() the data frame, or give its rows ids")


def _runs(batches: Iterator[RecordBatch]) -> Iterator[tuple[Place, Iterator[bytes]]]:
    """Parts the lines of a partition into runs. Columns are source, file, at, line."""
    rows = chain.from_iterable(zip(*(batch.column(n).to_pylist() for n in range(4))) for batch in batches)
    for of, group in groupby(rows, key=lambda row: row[:3]):
        yield of, (row[3] for row in group)


def _joined(batches: Iterator[RecordBatch]) -> Iterator[bytes]:
    """Yields the rows of each batch as one."""
    return (b"\n".join(batch.column(0).to_pylist()) for batch in batches if batch.num_rows > 0)


def _some(rows: Iterator[bytes]) -> Optional[Iterator[bytes]]:
    """Returns the rows, None if there are none: a partition without rows starts no process."""
    first = next(rows, None)
    return None if first is None else chain((first,), rows)


def _batches(made: Iterator[list[bytes]]) -> Iterator[RecordBatch]:
    import pyarrow as pa

    for block in made:
        yield pa.RecordBatch.from_arrays([pa.array(block, pa.binary())], names=["row"])


def starts(counts: Iterable[Mapping[str, Any]], marked: frozenset[str]) -> dict[tuple[int, int], tuple[int, int, int]]:
    """Says where each run begins in its source: by partition and run, its first line and byte, and how many lines it has.

    Files of one name are one source. Spark cuts off the byte order mark of a file, which the program counts: marked files have one.
    """
    begins: dict[tuple[int, int], tuple[int, int, int]] = {}
    ends: dict[str, tuple[int, int]] = {}
    for c in sorted(counts, key=lambda c: (c["source"], c["file"], c["at"], c["part"], c["run"])):
        lines, size = ends.get(c["source"], (0, 0))
        if c["at"] == 0 and c["file"] in marked:
            size += 3
        begins[c["part"], c["run"]] = lines + 1, size, c["lines"]
        ends[c["source"]] = lines + c["lines"], size + c["size"]
    return begins
