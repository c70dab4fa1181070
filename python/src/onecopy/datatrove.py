"""onecopy in datatrove: mark in every task, decide in one, and let pass what stays.

    LocalPipelineExecutor([JsonlReader(folder), OnecopyMark("rows")], tasks=8).run()
    LocalPipelineExecutor([OnecopyDecide("rows")], tasks=1).run()
    LocalPipelineExecutor([JsonlReader(folder), OnecopyFilter("rows"), JsonlWriter("out")], tasks=8).run()

The first and the last pipeline read the same inputs with as many tasks. SlurmPipelineExecutor runs the same three.
"""

from __future__ import annotations

import json
import os
from typing import Any

from datatrove.data import DocumentsPipeline
from datatrove.pipeline.base import PipelineStep

from .stages import decide, ids_of, joined, mark, pipe, with_file
from .stages import header as header_of
from ._program import flags as as_flags


class OnecopyMark(PipelineStep):
    """Marks the documents of each task, and writes what is in them to the folder."""

    type = "🧹 - ONECOPY"
    name = "mark"

    def __init__(self, folder: str, **flags: Any) -> None:
        super().__init__()
        self.folder = folder
        self.flags = flags

    def run(self, data: DocumentsPipeline, rank: int = 0, world_size: int = 1) -> None:
        os.makedirs(self.folder, exist_ok=True)
        name = os.path.join(self.folder, f"{rank:06d}.docs")
        records = ({"id": d.id, "text": d.text} for d in data or ())
        with open(name + ".part", "wb") as out:
            for row in mark(records, "datatrove", **self.flags):
                out.write(row + b"\n")
        os.replace(name + ".part", name)


class OnecopyDecide(PipelineStep):
    """Decides which documents are copies of which. It is one task."""

    type = "🫂 - ONECOPY"
    name = "decide"

    def __init__(self, folder: str, **flags: Any) -> None:
        super().__init__()
        self.folder = folder
        self.flags = flags

    def run(self, data: DocumentsPipeline = None, rank: int = 0, world_size: int = 1) -> None:
        if rank > 0:
            return
        decided = decide(_rows(self.folder), self.folder, **self.flags)
        with open(os.path.join(self.folder, "templates"), "wb") as out:
            out.write(decided.templates)
        for name in _docs(self.folder):
            with open(os.path.join(self.folder, name[: -len(".docs")] + ".joined"), "wb") as out:
                for row in _lines(os.path.join(self.folder, name)):
                    out.write(joined([(row, decided.decisions[i]) for i in ids_of(row)] or [(row, None)]) + b"\n")


class OnecopyFilter(PipelineStep):
    """Lets the documents pass that stay, with their clean text."""

    type = "🫂 - ONECOPY"
    name = "filter"

    def __init__(self, folder: str, **flags: Any) -> None:
        super().__init__()
        self.folder = folder
        self.flags = as_flags(flags)

    def run(self, data: DocumentsPipeline, rank: int = 0, world_size: int = 1) -> DocumentsPipeline:
        stay = self.texts(rank)
        for document in data:
            self.stat_update("total")
            if str(document.id) in stay:
                document.text = stay[str(document.id)]
                self.stat_update("forwarded")
                yield document
            else:
                self.stat_update("dropped")

    def texts(self, rank: int) -> dict[str, str]:
        rows = _lines(os.path.join(self.folder, f"{rank:06d}.joined"))
        with open(os.path.join(self.folder, "templates"), "rb") as file:
            templates = file.read()
        out = with_file(templates, lambda name: pipe(["settle", "--open", f"--templates={name}"], rows, header_of(self.flags)))
        settled = (json.loads(row) for row in out)
        return {str(s["row"]["id"]): s["row"]["text"] for s in settled if s["t"] == "corpus"}


def _docs(folder: str) -> list[str]:
    return sorted(name for name in os.listdir(folder) if name.endswith(".docs"))


def _rows(folder: str):
    for name in _docs(folder):
        yield from _lines(os.path.join(folder, name))


def _lines(name: str):
    with open(name, "rb") as file:
        for line in file:
            yield line.rstrip(b"\n")


__all__ = ["OnecopyDecide", "OnecopyFilter", "OnecopyMark"]
