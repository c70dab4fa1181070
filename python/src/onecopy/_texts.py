"""Clean and compare texts that are in memory."""

from __future__ import annotations

import json
import subprocess
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, Any, Optional

from ._corpus import Corpus, Pair
from ._program import OnecopyError, flags, program


@dataclass(frozen=True)
class CleanText:
    """What became of a text. ``kept`` is whether it stays: it has a story, and no other one stays for it."""

    text: str  # clean; "" where nothing of it is story
    headline: str
    words: int
    kept: bool
    survivor: Optional[int] = None  # of a copy: the number of the text that stays for it
    verdict: Optional[str] = None  # of a copy: identical, near, abridged or revised
    similarity: Optional[float] = None  # of a copy: Jaccard of its shingles and those of the survivor


@dataclass(frozen=True)
class Comparison:
    """How two texts are related. Shares are between 0 and 1, of the shingles of the clean texts."""

    verdict: str  # identical, near, abridged, revised: copies; series, partial: related; different
    jaccard: float = 0.0
    a_in_b: float = 0.0
    b_in_a: float = 0.0
    run: int = 0  # words of the longest passage that both have
    changed: tuple[Any, ...] = ()  # facts that differ

    @property
    def is_copy(self) -> bool:
        return self.verdict in ("identical", "near", "abridged", "revised")


def clean_texts(texts: Iterable[str], *, threshold: Optional[float] = None, noisy: bool = False, **more: Any) -> list[CleanText]:
    """Cleans texts, each of which is one story, and finds the copies among them. Returns one CleanText a text, in their order.

    Texts are sent to the program one by one; of each the clean text is kept in memory.
    """
    with tempfile.TemporaryDirectory(prefix="onecopy-") as folder:
        corpus, count = _clean(texts, Path(folder), dict(threshold=threshold, noisy=noisy, **more))
        out = [CleanText("", "", 0, False)] * count
        for story in corpus.stories() if corpus else ():
            number, similarity = int(story.row["record"]), story.row.get("jaccard")
            clean = CleanText(story.text, story.headline, story.words, story.is_survivor, verdict=story.verdict)
            if story.survivor is not None:
                clean = replace(clean, survivor=int(story.survivor), similarity=similarity)
            out[number] = clean
        return out


def clean_batch(batch: Mapping[str, Sequence[Any]], text: str = "text", **more: Any) -> dict[str, list[Any]]:
    """Cleans a table that is held as columns, and returns the rows that stay, with their clean texts in the place of the texts.

    That is what ``map`` of Hugging Face datasets wants of a function. Copies are found within a batch, so take all rows as one:
    ``dataset.map(onecopy.clean_batch, batched=True, batch_size=None)``. A text of None is a row without a story, and goes.
    """
    if text not in batch:
        raise KeyError(f"there is no column {text!r}; there are {', '.join(map(repr, batch))}")
    cleaned = clean_texts(("" if t is None else t for t in batch[text]), **more)
    stay = [i for i, row in enumerate(cleaned) if row.kept]
    table = {name: [column[i] for i in stay] for name, column in batch.items()}
    table[text] = [cleaned[i].text for i in stay]
    return table


def compare(a: str, b: str, *, threshold: Optional[float] = None, noisy: bool = False, **more: Any) -> Comparison:
    """Says how two texts are related, after what is not story is cut out of both."""
    with tempfile.TemporaryDirectory(prefix="onecopy-") as folder:
        corpus, _ = _clean([a, b], Path(folder), dict(threshold=threshold, noisy=noisy, **more))
        for pair in corpus.pairs() if corpus else ():
            return _oriented(pair)
    return Comparison("different")


def _oriented(pair: Pair) -> Comparison:
    """A pair stands in the order of survival; what is returned stands in the order of the arguments."""
    a_in_b, b_in_a = (pair.a_in_b, pair.b_in_a) if pair.a == "0" else (pair.b_in_a, pair.a_in_b)
    return Comparison(pair.verdict, pair.jaccard, a_in_b, b_in_a, pair.run, tuple(pair.changed))


def _clean(texts: Iterable[str], folder: Path, named: dict[str, Any]) -> tuple[Optional[Corpus], int]:
    """Sends texts as JSON lines, with their numbers as ids, and returns the corpus and how many they were.

    Where no text has a story there is no corpus.
    """
    output, told = folder / "out", folder / "stderr"
    command = [program(), "clean", "--quiet", "--no-config", "--no-sync", "--split=never", "--input-format=jsonl"]
    with told.open("wb") as stderr:
        running = subprocess.Popen(
            [*command, *flags(named), f"--output={output}", "-"],
            stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=stderr,
        )  # fmt: skip
        try:
            count = _send(texts, running.stdin)
            code = running.wait()
        except BaseException:
            running.kill()
            running.wait()
            raise
    if code == 0:
        return Corpus(output), count
    failure = OnecopyError(code, told.read_text("utf-8", "replace"))
    if "no stories to read" in failure.output:
        return None, count
    raise failure


def _send(texts: Iterable[str], stdin: Optional[IO[bytes]]) -> int:
    """Writes texts as records. A program that ended early says why by its exit code, so a closed pipe is not an error here."""
    assert stdin is not None
    count = 0
    try:
        with stdin:
            for count, text in enumerate(texts, 1):
                record = {"id": str(count - 1), "text": text}
                stdin.write(json.dumps(record).encode("utf-8") + b"\n")
    except BrokenPipeError:
        pass
    return count
