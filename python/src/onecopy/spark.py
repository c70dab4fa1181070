"""onecopy on Apache Spark: ``python -m onecopy.spark INPUT -o OUT``, or ``onecopy.spark.clean(df, text="content")``.

Spark sorts, joins and shuffles; the stages of the program (``onecopy stage``) are run over pipes, on the rows of each partition.
The corpus, the copies, the cuts and the pairs are those of ``onecopy clean`` on the same documents. docs/engines.md has what
each stage reads and writes, and what it takes.

The walk that decides in order which story stays is one process beside the driver: it reads some 300 bytes a story in each round.
All else is divided. The program must be on every worker: install this package there, or set ONECOPY_PROGRAM.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Optional, Union

from ._program import OnecopyError
from ._program import flags as as_flags
from .stages import bare, header, ids_of, joined, pipe, row_of, with_file

if TYPE_CHECKING:
    from pyspark import RDD
    from pyspark.sql import DataFrame, SparkSession

Line = Union[str, bytes, bytearray]

# A story that so many others are compared with is handed to each task whole, and not joined: the rows of one key go to one task.
_HOT = 200

# How many documents one partition has, about: their keys are then 250 MB.
_LINES = 50_000

# A round that asks for no more stories than this is compared beside the driver.
_FEW = 200


@dataclass(frozen=True)
class Result:
    """What came out, as data frames. Each has one column, ``row``, with the JSON that ``onecopy clean`` writes."""

    corpus: DataFrame  # the stories that stay
    removed: DataFrame  # the copies, each with verdict, survivor and similarity
    cuts: DataFrame  # every piece that is no story, with the rule that cut it
    pairs: DataFrame  # stories that were compared and are related
    totals: Mapping[str, int]

    def table(self, name: str) -> DataFrame:
        """Returns the rows of ``corpus``, ``removed``, ``cuts`` or ``pairs`` with a column for each field."""
        rows = getattr(self, name)
        return rows.sparkSession.read.json(rows.rdd.map(lambda r: r.row))

    def write(self, output: str, form: str = "json", mode: str = "errorifexists") -> None:
        """Writes four datasets and ``report`` below a folder, as lines of JSON or as Parquet."""
        for name in ("corpus", "removed", "cuts", "pairs"):
            if form == "json":
                getattr(self, name).write.mode(mode).text(f"{output}/{name}")
            else:
                self.table(name).write.mode(mode).parquet(f"{output}/{name}")
        spark = self.corpus.sparkSession
        report = json.dumps(dict(self.totals), indent=1)
        spark.createDataFrame([(report,)], "row string").coalesce(1).write.mode(mode).text(f"{output}/report")


def clean(df: DataFrame, text: str = "text", id: Optional[str] = None, *, source: str = "rows", **flags: Any) -> Result:
    """Cleans the documents of a data frame: one in each row, its text in the column ``text``.

    Ids are those in the column ``id``, or in one that ``onecopy clean`` takes for it ("id" ...); else ``source#N`` with the number
    of the row. Other columns stay in the corpus. Flags are those of ``onecopy stage mark``: ``threshold=0.7``, ``dedup_only=True``.
    """
    from pyspark.sql import functions as F

    lines = df.select(F.to_json(F.struct(*[F.col(f"`{c}`") for c in df.columns]), {"ignoreNullFields": "false"}).alias("line"))
    named = {**flags, "text_field": text}
    if id is not None:
        named["id_field"] = id
    return _Run(df.sparkSession, named).over(lines.select(F.lit(source).alias("source"), "line"))


def clean_files(spark: SparkSession, path: str, form: Optional[str] = None, **flags: Any) -> Result:
    """Cleans files of JSON lines or Parquet. The name of a file of JSON lines is the source of its documents."""
    from pyspark.sql import functions as F

    if form is None:
        form = "parquet" if ".parquet" in path else "json"
    if form == "parquet":
        df = spark.read.parquet(path)
        named = dict(flags)
        text = named.pop("text_field", None) or _text_column(df.columns)
        return clean(df, text=text, id=named.pop("id_field", None), **named)
    # Lines end as they do for the program, and stay bytes: what is no UTF-8 is told, and cuts stand where they do in the file.
    lines = spark.read.text(path, lineSep="\n")
    name = F.element_at(F.split(F.col("_metadata.file_path"), "/"), -1)
    return _Run(spark, flags).over(lines.select(F.url_decode(name).alias("source"), F.col("value").cast("binary").alias("line")))


def _text_column(columns: Sequence[str]) -> str:
    for name in ("text", "content", "body", "article"):
        if name in columns:
            return name
    raise ValueError(f"which column is the text? There are {', '.join(columns)}; text_field says it")


class _Run:
    """One run: the stages, with what all of them share."""

    def __init__(self, spark: SparkSession, flags: Mapping[str, Any]) -> None:
        self.spark = spark
        self.sc = spark.sparkContext
        self.flags = as_flags(flags)
        self.docs_header = header(self.flags)
        self.parts = 2 * self.sc.defaultParallelism
        self.held: list[Any] = []

    def header(self, kind: str) -> bytes:
        return self.docs_header.replace(b'{"#onecopy":"docs"', b'{"#onecopy":"' + kind.encode() + b'"', 1)

    def hold(self, rows: RDD) -> RDD:
        """Keeps rows that several jobs read. Lost ones are made again, and are the same."""
        from pyspark import StorageLevel

        self.held.append(rows.persist(StorageLevel.MEMORY_AND_DISK))
        return rows

    def stage(self, rows: RDD, kind: str, *arguments: str, templates: Any = None) -> RDD:
        """Runs a stage on every partition."""
        header = self.header(kind)
        learned = templates

        def over(lines: Iterator[bytes]) -> Iterator[bytes]:
            if learned is None:
                return pipe([*arguments, "--open"], lines, header)
            return with_file(learned.value, lambda name: pipe([*arguments, "--open", f"--templates={name}"], lines, header))

        return rows.mapPartitions(over)

    def over(self, lines: DataFrame) -> Result:
        docs = self.hold(self.mark(lines))
        templates = self.sc.broadcast(self.learn(docs))
        odd = docs.flatMap(_problems)
        self.totals["problems"] = odd.count()
        for told in odd.take(5) if self.totals["problems"] else []:
            print(f"onecopy: {told}", file=sys.stderr)
        ranked = self.hold(self.rank(self.stage(docs, "docs", "sign", templates=templates)))
        proposals = self.propose(ranked)
        decided = self.decide(ranked, proposals)
        return self.settle(docs, decided, templates)

    # Reading

    def mark(self, lines: DataFrame) -> RDD:
        """Marks lines of JSON. Those of one source in one partition go through one process, which is told where they begin."""
        rows = lines.rdd.map(tuple)
        counts = rows.mapPartitionsWithIndex(lambda n, part: [(n, list(_count(part)))]).collect()
        # By partition and run in it: files of one name in several folders can stand in one partition with another between them.
        first: dict[tuple[int, int], tuple[int, int]] = {}
        ends: Counter[str] = Counter()
        sizes: Counter[str] = Counter()
        for n, sources in sorted(counts):
            for run, (source, count, size) in enumerate(sources):
                first[n, run] = ends[source] + 1, sizes[source]
                ends[source] += count
                sizes[source] += size
        self.totals: dict[str, int] = {"inputs": len(ends), "lines": sum(ends.values())}
        self.parts = max(self.parts, self.totals["lines"] // _LINES)
        flags, begins = self.flags, self.sc.broadcast(first)

        def over(n: int, part: Iterator[tuple[str, Line]]) -> Iterator[bytes]:
            for run, (source, group) in enumerate(_runs(part)):
                command = ["mark", "--open", "--quiet", "--input-format=jsonl", "--jobs=1", f"--name={source}"]
                line, byte = begins.value[n, run]
                yield from bare(pipe([*command, f"--first-line={line}", f"--first-byte={byte}", *flags], group, None))

        return rows.mapPartitionsWithIndex(over)

    def learn(self, docs: RDD) -> bytes:
        """Learns lines that are boilerplate, beside the driver: only the short lines of documents are brought there."""
        shorts = docs.flatMap(_shorts)
        return b"\n".join(pipe(["learn", "--open"], shorts.toLocalIterator(), self.header("docs"), keep_header=True)) + b"\n"

    # Proposing

    def rank(self, signed: RDD) -> RDD:
        """Numbers the stories in the order of survival, and finds those of the same words. Rows are (rank, row as rank writes it)."""
        rows = self.hold(signed.map(lambda row: (json.loads(row), row)).map(lambda p: (p[0]["k"], p[1])).sortByKey(numPartitions=self.parts))
        numbered = self.hold(rows.values().zipWithIndex().map(lambda p: _numbered(p[0], p[1])))
        ids = numbered.map(lambda s: (s[1]["id"], 1)).reduceByKey(lambda a, b: a + b).filter(lambda p: p[1] > 1).take(3)
        if ids:
            raise ValueError(f"several documents have the id {ids[0][0]!r}: give them ids of their own, or none")
        # Of stories of the same words the first; the many others of one group are counted where they are, and go nowhere together.
        words = numbered.map(lambda s: ((s[1]["words"], s[1]["sum"]), (s[0], s[1]["print"], 1)))
        groups = words.reduceByKey(lambda a, b: (*min(a[:2], b[:2]), a[2] + b[2])).filter(lambda g: g[1][2] > 1).mapValues(lambda g: g[:2])
        several = self.hold(groups)
        if several.count() <= 1_000_000:
            firsts = self.sc.broadcast(dict(several.collect()))
            return numbered.map(lambda s: _ranked(s, firsts.value.get((s[1]["words"], s[1]["sum"]))))
        both = numbered.map(lambda s: ((s[1]["words"], s[1]["sum"]), s)).leftOuterJoin(several, self.parts)
        return both.values().map(lambda p: _ranked(p[0], p[1]))

    def propose(self, ranked: RDD) -> RDD:
        """Finds what each story is to be compared with. Under one key no more than 64 stories are kept, whatever their number."""
        keys = self.stage(ranked.map(lambda s: s[1]), "ranked", "keys")
        lists = self.stage(self.together(keys, 10), "keys", "bucket")
        return self.stage(self.together(lists, 12), "lists", "pairs")

    def together(self, rows: RDD, digits: int) -> RDD:
        """Sorts rows within partitions, those of one key in one."""
        head = len('{"k":"')
        keyed = rows.map(lambda row: (row[head:].partition(b'"')[0], row))
        parted = keyed.repartitionAndSortWithinPartitions(self.parts, lambda key: _spread(key[:digits]))
        return parted.values()

    # Deciding

    def decide(self, ranked: RDD, proposals: RDD) -> RDD:
        """Walks through the stories, and compares what the walk asks for, until it asks for nothing."""
        rows = self.hold(ranked.map(lambda s: (s[0], _without_text(s[1]))).union(proposals.map(lambda row: (_rank(row), row))).sortByKey(numPartitions=self.parts))
        fates: dict[int, list[bytes]] = {}
        rounds = 0
        while True:
            rounds += 1
            with tempfile.NamedTemporaryFile(prefix="onecopy-decisions-", delete=False) as kept:
                for row in pipe(["cluster", "--open", "--quiet"], _merged(rows.toLocalIterator(), fates), self.header("ranked")):
                    kept.write(row + b"\n")
            try:
                wanted = [json.loads(row) for row in _lines(kept.name) if b'"t":"want"' in row[:40]]
                if not wanted:
                    self.totals.update(rounds=rounds)
                    return self.hold(self.sc.parallelize(list(_lines(kept.name)), self.parts))
            finally:
                os.unlink(kept.name)
            for row in self.verify(ranked, wanted):
                fates.setdefault(_rank(row), []).append(row)

    def verify(self, ranked: RDD, wanted: Sequence[dict[str, Any]]) -> list[bytes]:
        """Compares stories with those that the walk asks for, and returns what was found."""
        others = {int(w["k"]): w["want"] if "want" in w else [w["same"]] for w in wanted}
        header = self.header("decisions")
        if len(others) <= _FEW:
            need = set(others).union(*others.values())
            texts = dict(ranked.filter(lambda s: s[0] in need).map(lambda s: (s[0], _text(s[1]))).collect())
            return list(pipe(["verify", "--open"], (_asked(w, texts) for w in wanted), header))
        count = Counter(c for list_ in others.values() for c in list_)
        hot = {c for c, n in count.items() if n > _HOT}
        many = self.sc.broadcast(dict(ranked.filter(lambda s: s[0] in hot).map(lambda s: (s[0], _text(s[1]))).collect()))
        asks = self.sc.parallelize([(c, int(w["k"])) for w in wanted for c in {int(w["k"]), *others[int(w["k"])]} - hot | {int(w["k"])}], self.parts)
        texts_ = asks.join(ranked.mapValues(_text), self.parts).map(lambda p: (p[1][0], (p[0], p[1][1])))
        rows = self.sc.parallelize([(int(w["k"]), w) for w in wanted], self.parts).cogroup(texts_, self.parts)
        asked = rows.flatMap(lambda p: [_asked(w, {**many.value, **dict(p[1][1])}) for w in p[1][0]])
        return asked.mapPartitions(lambda part: pipe(["verify", "--open"], part, header)).collect()

    # Writing

    def settle(self, docs: RDD, decided: RDD, templates: Any) -> Result:
        """Joins documents and decisions, and makes the rows of the output."""
        by_id = decided.map(lambda row: (json.loads(row)["id"], row))
        whole = docs.zipWithUniqueId().flatMap(lambda p: [(i, (p[1], p[0])) for i in ids_of(p[0])] or [(None, (p[1], p[0]))])
        decided_docs = whole.filter(lambda p: p[0] is not None).join(by_id, self.parts).map(lambda p: (p[1][0][0], (p[1][0][1], p[1][1])))
        grouped = decided_docs.groupByKey(self.parts).values().map(joined)
        rows = grouped.union(whole.filter(lambda p: p[0] is None).map(lambda p: joined([(p[1][1], None)])))
        out = self.hold(self.stage(rows.union(decided.map(lambda row: b'{"decided":[' + row + b"]}")), "docs", "settle", templates=templates))
        frames = {}
        for name in ("corpus", "removed", "cuts", "pairs"):
            begin = b'{"t":"' + name.encode() + b'","row":'
            of = out.filter(lambda row, begin=begin: row.startswith(begin)).map(lambda row, begin=begin: (row[len(begin) : -1].decode("utf-8"),))
            frames[name] = self.spark.createDataFrame(of, "row string")
        kinds = dict(out.map(lambda row: (row[6:].partition(b'"')[0].decode(), 1)).reduceByKey(lambda a, b: a + b).collect())
        self.totals.update(survivors=kinds.get("corpus", 0), copies=kinds.get("removed", 0), cuts=kinds.get("cuts", 0), pairs=kinds.get("pairs", 0))
        return Result(totals=dict(self.totals), **frames)


# What runs on the workers


def _runs(part: Iterator[tuple[str, Line]]) -> Iterator[tuple[str, Iterator[bytes]]]:
    """Parts rows where their source changes."""
    from itertools import groupby

    for source, group in groupby(part, key=lambda row: row[0]):
        yield source, (line.encode("utf-8") if isinstance(line, str) else bytes(line) for _, line in group)


def _count(part: Iterator[tuple[str, Line]]) -> Iterator[tuple[str, int, int]]:
    """Counts the lines of each source, and their bytes with an end of one."""
    for source, group in _runs(part):
        lines = size = 0
        for line in group:
            lines, size = lines + 1, size + len(line) + 1
        yield source, lines, size


def _shorts(row: bytes) -> list[bytes]:
    if b'"shorts":[' not in row:
        return []
    docs = json.loads(row).get("docs", [])
    return [json.dumps({"docs": [{"shorts": d["shorts"]} for d in docs if "shorts" in d]}).encode()]


def _problems(row: bytes) -> list[str]:
    """What could not be read as it should: it is told, and the rest is cleaned."""
    if b'"problems":[' not in row:
        return []
    return [f"{p['Source']}:{p['Line']}: {p['Message']}" for p in json.loads(row).get("problems", [])]


def _numbered(row: bytes, rank: int) -> tuple[int, dict[str, Any]]:
    return rank, json.loads(row)


def _ranked(story: tuple[int, dict[str, Any]], first: Optional[tuple[int, str]]) -> tuple[int, bytes]:
    rank, s = story
    out: dict[str, Any] = {"k": f"{rank:012d}", "t": "story", "id": s["id"], "words": s["words"]}
    if first is not None and first[0] != rank:
        out["first"], out["twin"] = first[0], first[1] == s["print"]
    if "day" in s:
        out["day"] = s["day"]
    out["text"] = s["text"]
    return rank, row_of(out)


def _without_text(row: bytes) -> bytes:
    return row_of({**json.loads(row), "text": ""})


def _text(row: bytes) -> tuple[str, int]:
    s = json.loads(row)
    return s["text"], s.get("day", 0)


def _rank(row: bytes) -> int:
    return int(row[6:18])


def _spread(key: bytes) -> int:
    from zlib import crc32

    return crc32(key)


def _merged(rows: Iterator[tuple[int, bytes]], fates: Mapping[int, list[bytes]]) -> Iterator[bytes]:
    """Puts what was found behind the rows of each story."""
    last = None
    for rank, row in rows:
        if last is not None and rank != last:
            yield from fates.get(last, ())
        last = rank
        yield row
    if last is not None:
        yield from fates.get(last, ())


def _lines(name: str) -> Iterator[bytes]:
    with open(name, "rb") as file:
        for line in file:
            yield line.rstrip(b"\n")


def _asked(want: dict[str, Any], texts: Mapping[int, tuple[str, int]]) -> bytes:
    """Puts the texts into a row that asks for a comparison."""
    others = want["want"] if "want" in want else [want["same"]]
    own = texts[int(want["k"])]
    pairs = [texts[c] for c in others]
    return row_of({**want, "text": own[0], "day": own[1], "texts": [t for t, _ in pairs], "days": [d for _, d in pairs]})


def main(arguments: Optional[Sequence[str]] = None) -> int:
    parser = argparse.ArgumentParser(prog="onecopy-spark", description="One clean copy of every story, on Spark. Give the master to spark-submit, or --master.")
    parser.add_argument("input", metavar="INPUT", help="files of JSON lines or Parquet, in any file system that Spark reads")
    parser.add_argument("-o", "--output", required=True, metavar="OUT", help="folder to write: corpus, removed, cuts, pairs, report")
    parser.add_argument("--force", action="store_true", help="replace what is there")
    parser.add_argument("--input-form", choices=["json", "parquet"], help="of INPUT, where its name does not say it")
    parser.add_argument("--output-form", choices=["json", "parquet"], default="json")
    parser.add_argument("--master", help="such as local[4]; else what spark-submit says")
    parser.add_argument("-t", "--threshold", type=float, help="similarity from which stories are copies (0.8)")
    parser.add_argument("--dedup-only", action="store_true", help="mark nothing: each text stays as it is, or goes")
    parser.add_argument("--text-field", help="the field or column that is the text")
    parser.add_argument("--id-field", help="the field or column that is the id")
    given = parser.parse_args(arguments)

    try:
        from pyspark.sql import SparkSession
    except ImportError:
        sys.exit('onecopy: error: pyspark is not installed\nonecopy: hint: pip install "onecopy[spark]"')
    builder = SparkSession.builder.appName("onecopy")
    if given.master:
        builder = builder.master(given.master)
    spark = builder.getOrCreate()
    flags = {name: getattr(given, name) for name in ("threshold", "dedup_only", "text_field", "id_field")}
    try:
        result = clean_files(spark, given.input, given.input_form, **{k: v for k, v in flags.items() if v})
        t = result.totals
        if t["survivors"] == 0:
            raise ValueError("no stories to read")
        result.write(given.output, given.output_form, "overwrite" if given.force else "errorifexists")
        print(f"onecopy: {t['survivors']} stories stay, {t['copies']} copies left out; {t['rounds']} rounds", file=sys.stderr)
    except (OnecopyError, ValueError) as error:
        print(f"onecopy: error: {error}", file=sys.stderr)
        return 2
    finally:
        spark.stop()
    return 2 if t["problems"] else 0


if __name__ == "__main__":
    sys.exit(main())
