"""Clean a folder of files, and read what came out."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Optional, Union

from ._program import Path_, flags, one_or_many, rows, run


@dataclass(frozen=True)
class Story:
    """A story that was read: a row of stories.jsonl."""

    id: str
    source: str  # the file it stands in, below the paths given
    first_line: int  # from 1
    last_line: int
    start: int  # bytes of the file, the end exclusive
    end: int
    headline: str  # "" where it has none
    text: str  # clean, paragraphs parted by a blank line
    words: int
    status: str  # "survivor" or "copy"
    survivor: Optional[str]  # the id of the story that stays for it; None for a survivor
    verdict: Optional[str]  # of a copy: identical, near, abridged or revised
    row: Mapping[str, Any] = field(repr=False, compare=False)  # every field, also those of later versions

    @property
    def is_survivor(self) -> bool:
        return self.status == "survivor"


@dataclass(frozen=True)
class Cut:
    """A piece of a file that is not story: a row of cuts.jsonl."""

    story: Optional[str]  # the id of the story it was cut from; None between stories
    source: str
    start: int
    end: int
    rule: str
    category: str
    text: str
    row: Mapping[str, Any] = field(repr=False, compare=False)


@dataclass(frozen=True)
class Pair:
    """Two stories that are related: a row of pairs.jsonl. Shares are between 0 and 1, ``run`` is in words."""

    a: str
    b: str
    verdict: str  # identical, near, abridged, revised: copies; series, partial: not
    jaccard: float
    a_in_b: float
    b_in_a: float
    run: int
    changed: list[Any]  # facts that differ, such as figures and names
    row: Mapping[str, Any] = field(repr=False, compare=False)


class Corpus:
    """The output folder of ``onecopy clean``. Iterating over it yields the stories that stay."""

    def __init__(self, folder: Path_) -> None:
        self.folder = Path(folder)
        if not (self.folder / "report.json").is_file():
            raise FileNotFoundError(f"{self.folder}: no output of onecopy clean")

    def __repr__(self) -> str:
        return f"Corpus({str(self.folder)!r})"

    def __iter__(self) -> Iterator[Story]:
        return (s for s in self.stories() if s.is_survivor)

    def stories(self) -> Iterator[Story]:
        """Yields every story that was read, copies too, in the order of the files."""
        return (_make(Story, row) for row in rows(self.folder / "stories.jsonl"))

    def copies(self) -> Iterator[Story]:
        """Yields the stories that were left out as copies."""
        return (s for s in self.stories() if not s.is_survivor)

    def cuts(self) -> Iterator[Cut]:
        """Yields everything that was cut, in the order of the files."""
        return (_make(Cut, row) for row in rows(self.folder / "cuts.jsonl"))

    def pairs(self) -> Iterator[Pair]:
        """Yields the pairs of stories that are related."""
        return (_make(Pair, row) for row in rows(self.folder / "pairs.jsonl"))

    def report(self) -> dict[str, Any]:
        """Returns report.json: settings, totals, inputs, problems, rules, clusters."""
        with (self.folder / "report.json").open("rb") as f:
            form: dict[str, Any] = json.load(f)
        return form

    def verify(self, paths: Union[Path_, Sequence[Path_]]) -> None:
        """Proves that the corpus is what ``paths`` give, byte for byte, and raises OnecopyError if it is not."""
        run(["verify", "--", str(self.folder), *one_or_many(paths)])


def clean(
    paths: Union[Path_, Sequence[Path_]],
    output: Path_,
    *,
    threshold: Optional[float] = None,
    keep: Union[None, str, Sequence[str]] = None,
    split: Optional[str] = None,
    noisy: bool = False,
    encoding: Optional[str] = None,
    input_format: Optional[str] = None,
    text_field: Optional[str] = None,
    rules: Optional[Path_] = None,
    exclude: Union[None, str, Sequence[str]] = None,
    force: bool = False,
    jobs: Optional[int] = None,
    **more: Any,
) -> Corpus:
    """Finds the stories in files and folders, cuts what is not story, leaves out copies and writes the corpus to ``output``.

    The arguments are the flags of ``onecopy clean``; others go into ``more`` with underscores (``corpus_format="jsonl"``).
    Raises OnecopyError where the program fails; a file that cannot be read is such a failure, told in its message.
    """
    named: dict[str, Any] = dict(threshold=threshold, keep=keep, split=split, noisy=noisy, encoding=encoding, input_format=input_format)
    named.update(text_field=text_field, rules=rules, exclude=exclude, force=force, jobs=jobs, **more)
    run(["clean", "--quiet", f"--output={Path(output)}", *flags(named), "--", *one_or_many(paths)])
    return Corpus(output)


def _make(kind: Any, row: dict[str, Any]) -> Any:
    """Makes a row a dataclass; fields that are absent are None."""
    return kind(row=row, **{name: row.get(name) for name in kind.__dataclass_fields__ if name != "row"})
