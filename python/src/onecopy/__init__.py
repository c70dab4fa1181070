"""One clean copy of every news story.

onecopy is a program; this package carries it and calls it. ``clean`` makes a corpus of files, ``clean_texts`` of texts in
memory and ``clean_batch`` of a table, ``check`` looks for repeats and boilerplate, ``compare`` says how two texts are related,
``explain`` what a rule does, and ``marked`` what every piece of a story is.
Each call is one run of the program: nothing is kept between calls.
"""

from ._check import Check, Finding, check
from ._corpus import Corpus, Cut, Pair, Story, clean
from ._marks import Mark, MarkedStory, marked
from ._program import OnecopyError, explain, program, version
from ._texts import CleanText, Comparison, clean_batch, clean_texts, compare

__all__ = [
    "Check",
    "CleanText",
    "Comparison",
    "Corpus",
    "Cut",
    "Finding",
    "Mark",
    "MarkedStory",
    "OnecopyError",
    "Pair",
    "Story",
    "check",
    "clean",
    "clean_batch",
    "clean_texts",
    "compare",
    "explain",
    "marked",
    "program",
    "version",
]
