"""Stories with their marks: what each piece of a page is, and the rule that cut it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Optional

from ._corpus import Corpus, Story, _make
from ._program import rows


@dataclass(frozen=True)
class Mark:
    """A piece of a story as printed: a headline or paragraph that stays, or a line or a part of one that was cut."""

    role: str  # headline, dek, crosshead or body, which stay; else the category of what was cut, such as caption
    rule: Optional[str]  # what cut it; None where it stays
    first_line: int  # from 1
    last_line: int
    start: int  # bytes of the file, the end exclusive
    end: int
    text: str

    @property
    def stays(self) -> bool:
        return self.rule is None


@dataclass(frozen=True)
class MarkedStory:
    """A story, and what every piece of it is, in the order of the page."""

    story: Story
    marks: list[Mark]


def marked(corpus: Corpus) -> Iterator[MarkedStory]:
    """Yields every story that was read, copies too, with its marks.

    The three files that this reads are in one order, so no more than a story is in memory. What was cut between stories belongs to
    none: ``corpus.cuts()`` has it.
    """
    cuts = (row for row in rows(corpus.folder / "cuts.jsonl") if row["story"] is not None)
    cut = next(cuts, None)
    for row, layout in _together(corpus.folder):
        marks = _kept(row, layout)
        while cut is not None and cut["story"] == row["id"]:
            marks.append(_cut(cut))
            cut = next(cuts, None)
        yield MarkedStory(_make(Story, row), sorted(marks, key=lambda m: (m.start, m.end)))
    if cut is not None:
        raise ValueError(f"{corpus.folder / 'cuts.jsonl'}: a cut of {cut['story']}, which is not the next story")


def _together(folder: Path) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Yields the rows of stories.jsonl, each with its row of parts.jsonl."""
    layouts = rows(folder / "parts.jsonl")
    for row in rows(folder / "stories.jsonl"):
        layout = next(layouts, None)
        if layout is None or layout["story"] != row["id"]:
            raise ValueError(f"{folder / 'parts.jsonl'}: no parts of {row['id']} where they should be")
        yield row, layout


def _kept(row: dict[str, Any], layout: dict[str, Any]) -> list[Mark]:
    """A part has a text of its own only where it is neither the headline nor the next paragraph of the story."""
    paragraphs = iter(row["text"].split("\n\n"))
    marks = []
    for part in layout["parts"]:
        role = part.get("role", "body")
        known = row["headline"] if role == "headline" else next(paragraphs, "")
        last = part.get("last", part["line"])
        marks.append(Mark(role, None, part["line"], last, part["start"], part["end"], part.get("text", known)))
    return marks


def _cut(row: dict[str, Any]) -> Mark:
    place = (row["first_line"], row["last_line"], row["start"], row["end"])
    return Mark(row["category"], row["rule"], *place, text=row["text"])
