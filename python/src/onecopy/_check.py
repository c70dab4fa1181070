"""Check files for repeated stories and boilerplate, as CI does."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Optional, Union

from ._program import OnecopyError, Path_, call, flags, one_or_many


@dataclass(frozen=True)
class Finding:
    """A repeated story, a line that is not story, or a file that cannot be read. Lines and columns count from 1."""

    kind: str  # copy, boilerplate or unreadable
    rule: str  # such as near-copy or related/read-also
    message: str
    source: str
    line: int
    column: int
    known: bool  # the baseline has it
    row: Mapping[str, Any] = field(repr=False, compare=False)  # every field of the JSON form


@dataclass(frozen=True)
class Check:
    """What a check found. ``ok`` is whether CI would pass; ``code`` is 0, 1 (findings) or 2 (something is unreadable)."""

    findings: list[Finding]
    totals: Mapping[str, int]
    code: int

    @property
    def ok(self) -> bool:
        return self.code == 0

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.findings)


def check(
    paths: Union[Path_, Sequence[Path_]],
    *,
    against: Union[None, Path_, Sequence[Path_]] = None,
    baseline: Optional[Path_] = None,
    only: Union[None, str, Sequence[str]] = None,
    threshold: Optional[float] = None,
    **more: Any,
) -> Check:
    """Looks for stories that were printed before, in ``paths`` or ``against``, and for lines that are not story.

    The arguments are the flags of ``onecopy check``; others go into ``more`` with underscores. Raises OnecopyError where
    nothing could be checked at all.
    """
    older = None if against is None else one_or_many(against)
    if baseline is None and not more.get("update_baseline"):
        more.setdefault("no_baseline", True)  # what lies in the working folder is for the command
    named = dict(against=older, baseline=baseline, only=only, threshold=threshold, **more)
    code, out, told = call(["check", "--quiet", "--format=json", *flags(named), "--", *one_or_many(paths)])
    if not out or code not in (0, 1, 2):
        raise OnecopyError(code, told)
    form = json.loads(out)
    return Check([_finding(row) for row in form["findings"]], form["totals"], code)


def _finding(row: dict[str, Any]) -> Finding:
    at = row.get("at") or {}
    place = (at.get("source", ""), at.get("line", 0), at.get("column", 0))
    return Finding(row["kind"], row["rule"], row["message"], *place, known=bool(row.get("known")), row=row)
