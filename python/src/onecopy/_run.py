"""A run on Spark: the stages, with what all of them share."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Callable

from onecopy import _workers
from onecopy._files import with_mark
from onecopy._program import flags as as_flags
from onecopy.stages import header

if TYPE_CHECKING:
    from pyspark.sql import Column, DataFrame, SparkSession

_SHUFFLES = "spark.sql.shuffle.partitions"
_SAID = "spark.job.description"

# How many documents one partition has, about: their keys are then 250 MB.
_LINES = 50_000

# Stories that are not decided are compared in the one task of the walk where they are no more than this.
_FEW = 10_000

# How many repeats of one text have proposals of their own from the start. Of more, nearly all are copies of the first, and need none.
_REPEATS = 32

# How many stories are compared in one task, about.
_ASKED = 20_000

_DOCS = "docs array<struct<stories:array<struct<story:struct<id:string>>>,shorts:string>>, problems array<struct<Source:string,Line:long,Message:string>>"
_SIGNED = "k string, id string, words long, sum string, print string"
_DECISION = "k string, t string, id string, want array<int>, same int, look boolean, need array<int>"


@contextmanager
def described(spark: SparkSession) -> Iterator[Callable[[str], None]]:
    """Yields what says for what the jobs are that follow, as Spark's pages show it."""
    context = spark.sparkContext
    before = context.getLocalProperty(_SAID)
    try:
        yield lambda what: context.setJobDescription(f"onecopy: {what}")
    finally:
        context.setLocalProperty(_SAID, before)


class Run:
    def __init__(self, spark: SparkSession, flags: Mapping[str, Any]) -> None:
        self.spark = spark
        self.flags = as_flags(flags)
        self.docs_header = header(self.flags)
        self.totals: dict[str, int] = {}
        self.lazy = 0  # how many stories nothing is proposed to yet
        self.kept: dict[DataFrame, DataFrame] = {}  # what is held, as it is kept

    def header(self, kind: str) -> bytes:
        return self.docs_header.replace(b'{"#onecopy":"docs"', b'{"#onecopy":"' + kind.encode() + b'"', 1)

    def hold(self, rows: DataFrame) -> DataFrame:
        """Keeps rows that several jobs read. Lost ones are made again, and are the same.

        What is read of them is planned without the plan that they came from: that of each round would hold those of all before it,
        several times over.
        """
        from pyspark import StorageLevel

        kept = rows.persist(StorageLevel.MEMORY_AND_DISK)
        made = self.fixed(kept)
        self.kept[made] = kept
        return made

    def fixed(self, rows: DataFrame) -> DataFrame:
        """Returns the same rows, planned: all that is made of them sees the same partitions."""
        from pyspark.sql import DataFrame

        return DataFrame(self.spark._jsparkSession.createDataFrame(rows._jdf.toJavaRDD(), rows._jdf.schema()), self.spark)

    def drop(self, *held: DataFrame) -> None:
        for rows in held:
            self.kept.pop(rows).unpersist()

    def stage(self, rows: DataFrame, kind: str, *arguments: str, templates: Any = None) -> DataFrame:
        """Runs a stage on every partition."""
        return rows.select("row").mapInArrow(_workers.stage(arguments, self.header(kind), templates), "row binary")

    def over(self, lines: DataFrame) -> dict[str, Any]:
        """Runs all stages, and returns what Result has."""
        with described(self.spark) as self.say:
            return self.parted(self.fixed(lines))

    def parted(self, lines: DataFrame) -> dict[str, Any]:
        """Runs them on as many parts as there are lines for."""
        self.say("count lines")
        counts = lines.mapInArrow(_workers.count, "part long, run long, source string, file string, at long, lines long, size long").collect()
        self.totals.update(inputs=len({c["source"] for c in counts}), lines=sum(c["lines"] for c in counts))
        begins = _workers.starts(counts, with_mark(self.spark, {c["file"] for c in counts if c["file"]}))
        parts = max(2 * self.spark.sparkContext.defaultParallelism, self.totals["lines"] // _LINES)
        before = self.spark.conf.get(_SHUFFLES)
        self.spark.conf.set(_SHUFFLES, str(parts))  # of the 200 that there are else, each would start a process
        try:
            return self.stages(lines, begins)
        finally:
            self.spark.conf.set(_SHUFFLES, before)

    def stages(self, lines: DataFrame, begins: Mapping[tuple[int, int], tuple[int, int, int]]) -> dict[str, Any]:
        from pyspark.sql import functions as F

        self.say("mark, learn")
        docs = self.hold(lines.mapInArrow(_workers.mark(self.flags, self.spark.sparkContext.broadcast(begins)), "n long, row binary"))
        parsed = docs.select("n", F.from_json(F.col("row").cast("string"), _DOCS).alias("d"))
        templates = self.spark.sparkContext.broadcast(self.learn(parsed))
        self.tell(parsed)
        self.say("sign, rank")
        ranked = self.rank(self.stage(docs, "docs", "sign", templates=templates))
        self.say("keys, bucket, pairs")
        proposals = self.hold(self.propose(self.spread(ranked)))
        decided = self.decide(ranked, proposals)
        self.say("settle")
        return {**self.settle(docs, parsed, decided, templates), "totals": dict(self.totals)}

    # Reading

    def learn(self, parsed: DataFrame) -> bytes:
        """Learns lines that are boilerplate, in one task: only the short lines of documents are brought there."""
        shorts = parsed.selectExpr("n", "filter(d.docs.shorts, s -> s is not null) as shorts").filter("size(shorts) > 0")
        row = """binary(concat('{"docs":[{"shorts":', array_join(shorts, '},{"shorts":'), '}]}')) as row"""
        rows = self.stage(shorts.selectExpr("n", row).repartition(1).sortWithinPartitions("n"), "docs", "learn").collect()
        return b"".join(bytes(line) + b"\n" for line in (self.header("templates"), *(r.row for r in rows)))

    def tell(self, parsed: DataFrame) -> None:
        """Tells what could not be read as it should; the rest is cleaned."""
        odd = self.hold(parsed.filter("size(d.problems) > 0").selectExpr("explode(d.problems) as p").select("p.*"))
        self.totals["problems"] = odd.count()
        for p in odd.take(5):
            print(f"onecopy: {p.Source}:{p.Line}: {p.Message}", file=sys.stderr)
        self.drop(odd)

    # Proposing

    def rank(self, rows: DataFrame) -> DataFrame:
        """Numbers the stories in the order of survival, and finds those of the same words.

        The columns are the rank, the row that the stage rank writes, the same without the text for the walk (lite), whether the story is
        a repeat to which nothing is proposed yet (lazy), and how long its text is.
        """
        from pyspark.sql import functions as F

        signed = self.hold(rows.select("row", F.from_json(F.col("row").cast("string"), _SIGNED).alias("s")).select("row", "s.*"))
        at = F.monotonically_increasing_id()  # the partition, and the place in it
        ordered = self.hold(signed.repartitionByRange("k").sortWithinPartitions("k").withColumn("at", at))
        for repeated in ordered.groupBy("id").count().filter("count > 1").take(1):
            raise ValueError(f"several documents have the id {repeated.id!r}: give them ids of their own, or none")
        counts = sorted(ordered.groupBy(F.shiftright("at", 33).cast("int").alias("part")).count().collect())
        before = [(part, sum(n for _, n in counts[:i])) for i, (part, n) in enumerate(counts)]
        self.totals["stories"] = sum(n for _, n in counts)
        numbered = ordered.join(F.broadcast(self.spark.createDataFrame(before, "part int, before long")), F.expr("part = cast(shiftright(at, 33) as int)"))
        numbered = numbered.withColumn("rank", F.expr("before + (at & 8589934591)")).drop("at", "part", "before")
        ranked = self.hold(self.with_first(numbered).selectExpr("rank", "first is not null as again", "lazy", _LITE, _RANKED))
        ranked.count()
        self.drop(signed, ordered)
        return ranked

    def with_first(self, numbered: DataFrame) -> DataFrame:
        """Gives each story the first of its words. Many of one group are counted where they are, and go nowhere together."""
        from pyspark.sql import functions as F

        groups = numbered.groupBy("words", "sum").agg(F.min(F.struct("rank", "print")).alias("one"), F.count("*").alias("several")).filter("several > 1")
        groups = self.hold(groups)
        of_all = groups.selectExpr("count(*) as groups", f"coalesce(sum(if(several > {_REPEATS}, several - 1, 0)), 0) as lazy").first()
        self.lazy = of_all["lazy"]
        if of_all["groups"] <= 1_000_000:
            groups = F.broadcast(groups)
        joined = numbered.join(groups, ["words", "sum"], "left")
        first = "case when one.rank <> rank then one.rank end as first"
        lazy = f"coalesce(one.rank <> rank and several > {_REPEATS}, false) as lazy"
        return joined.selectExpr("*", first, "case when one.rank <> rank and one.print = print then true end as twin", lazy)

    def spread(self, ranked: DataFrame) -> DataFrame:
        """Returns the stories to which something is proposed, in parts of a size.

        Those of one rank and about stand together, and so do repeats. Where those are a quarter at the most, half of the parts have half
        of their stories left or more, and none can have over twice that; where they are more, what is left is divided anew.
        """
        left = ranked.filter("not lazy")
        return left.repartition("rank") if 4 * self.lazy > self.totals["stories"] else left

    def propose(self, ranked: DataFrame) -> DataFrame:
        """Finds what each story is to be compared with. Under one key no more than 64 stories are kept, whatever their number."""
        return self.pairs(self.stage(ranked, "ranked", "keys"))

    def pairs(self, keys: DataFrame, of: Any = None) -> DataFrame:
        keyed = keys.selectExpr("row", "substring(row, 7, 10) as key", "substring(row, 7, 22) as both")
        lists = self.stage(keyed.repartition("key").sortWithinPartitions("both"), "keys", "bucket").selectExpr("row", _RANK)
        if of is not None:
            lists = lists.join(of, "rank", "left_semi")
        return self.stage(lists.repartition("rank").sortWithinPartitions("rank"), "lists", "pairs").selectExpr("row", _RANK)

    def look(self, ranked: DataFrame, of: DataFrame) -> DataFrame:
        """Finds what the repeats are to be compared with that are not copies of the first of their words."""
        from pyspark.sql import functions as F

        own = self.stage(ranked.join(of, "rank", "left_semi"), "ranked", "keys").selectExpr("row", "substring(row, 7, 10) as key")
        own = self.hold(own)
        all_ = self.stage(ranked.filter("not again"), "ranked", "keys").selectExpr("row", "substring(row, 7, 10) as key")
        found = self.pairs(all_.join(own.select("key").distinct(), "key", "left_semi").select("row").union(own.select("row")), of)
        empty = """binary(concat('{"k":"', lpad(rank, 12, '0'), '","t":"near"}')) as row"""
        return self.hold(found.union(of.join(found, "rank", "left_anti").select(F.expr(empty), "rank")))

    # Deciding

    def decide(self, ranked: DataFrame, proposals: DataFrame) -> DataFrame:
        """Walks through the stories, and compares what the walk asks for, until it asks for nothing."""
        from pyspark.sql import functions as F

        rows = self.tagged(ranked.selectExpr("rank", "lite as row"), 1, 0).union(self.tagged(proposals, 1, 1))
        every = ranked.select("rank") if self.totals["stories"] <= _FEW else None
        texts, self.totals["rounds"] = every, 0
        while True:
            self.totals["rounds"] += 1
            self.say(f"cluster, verify: round {self.totals['rounds']}")
            walked = self.hold(self.walk(rows, ranked, texts))
            parsed = walked.select("row", F.from_json(F.col("row").cast("string"), _DECISION).alias("d")).selectExpr("row", "bigint(d.k) as rank", "d.*")
            left = self.hold(parsed.filter("t <> 'done'"))
            one = left.selectExpr("count(*) as all", "count_if(t = 'want') as asked", "count_if(look) as look").first()
            if one["all"] == 0:
                return walked
            texts = every
            if one["look"] > 0:
                rows = rows.union(self.tagged(self.look(ranked, left.filter("look").select("rank")), 1, 1))
            elif every is None and one["all"] <= _FEW:
                texts = left.select("rank").union(left.selectExpr("explode(cast(need as array<bigint>))"))
                continue
            if every is None and one["asked"] > 0:
                rows = rows.union(self.tagged(self.hold(self.verify(ranked, left.filter("t = 'want'"), one["asked"])), 1, 2))

    def tagged(self, rows: DataFrame, to: int, kind: int) -> DataFrame:
        return rows.selectExpr(f"{to} as to", "rank", "row", f"{kind} as kind")

    def walk(self, rows: DataFrame, ranked: DataFrame, texts: Any) -> DataFrame:
        """Is one task. With the ranks of texts it compares them by itself."""
        header, of = self.header("ranked"), self.header("ranked")
        if texts is None:
            merged = rows.repartition(1).sortWithinPartitions("rank", "kind", "row")
            return self.stage(merged, "ranked", "cluster", "--quiet")
        stories = self.tagged(ranked.join(texts.distinct(), "rank", "left_semi"), 0, 0)
        merged = rows.union(stories).repartition(1).sortWithinPartitions("to", "rank", "kind", "row").select("to", "rank", "row")
        return merged.mapInArrow(_workers.stage_with_texts(["cluster", "--quiet"], header, of), "row binary")

    def verify(self, ranked: DataFrame, wanted: DataFrame, count: int) -> DataFrame:
        """Compares stories with those that the walk asks for. A text goes once to each part, however many are compared with it."""
        from pyspark.sql import functions as F

        parts = max(2 * self.spark.sparkContext.defaultParallelism, count // _ASKED)
        part = f"element_at(array({', '.join(map(str, self.named(parts)))}), 1 + pmod(hash(rank), {parts}))"
        asked = self.hold(wanted.withColumn("part", F.expr(part)))
        texts = asked.selectExpr("part", "explode(array_append(coalesce(want, array(same)), int(rank))) as rank").distinct()
        stories = texts.withColumn("rank", F.col("rank").cast("long")).join(ranked.select("rank", "row"), "rank")
        rows = stories.selectExpr("part", "0 as to", "rank", "row").union(asked.selectExpr("part", "1 as to", "rank", "row"))
        sent = rows.repartition(parts, "part").sortWithinPartitions("to", "rank").select("to", "rank", "row")
        return sent.mapInArrow(_workers.stage_with_texts(["verify"], self.header("decisions"), self.header("ranked")), "row binary").selectExpr("row", _RANK)

    def named(self, parts: int) -> list[int]:
        """Returns a number for each part that a shuffle brings to it alone: of 0, 1 ... several would go to one part, and none to another."""
        found = self.spark.range(40 * parts).selectExpr("int(id) as number", f"pmod(hash(int(id)), {parts}) as part")
        return [row.number for row in found.groupBy("part").agg({"number": "min"}).toDF("part", "number").sort("part").collect()]

    # Writing

    def settle(self, docs: DataFrame, parsed: DataFrame, decided: DataFrame, templates: Any) -> dict[str, DataFrame]:
        """Joins documents and decisions, and makes the rows of the output."""
        from pyspark.sql import functions as F

        ids = parsed.selectExpr("n", "explode(flatten(d.docs.stories)) as s").selectExpr("n", "s.story.id as id")
        decisions = decided.select(F.from_json(F.col("row").cast("string"), "id string").getField("id").alias("id"), F.col("row").cast("string").alias("decision"))
        of_doc = ids.join(decisions, "id").groupBy("n").agg(F.array_join(F.sort_array(F.collect_list("decision")), ",").alias("decided"))
        joined = docs.join(of_doc, "n", "left").selectExpr("""concat(binary('{"doc":'), row, binary(concat(',"decided":[', coalesce(decided, ''), ']}'))) as row""")
        # Decisions are one part, of the walk. Those with pairs are divided, as what is joined is.
        related = decisions.filter(F.col("decision").contains('"pairs":[')).repartition("id").selectExpr("""binary(concat('{"decided":[', decision, ']}')) as row""")
        out = self.hold(self.stage(joined.union(related), "docs", "settle", templates=templates))
        frames, totals = {}, {}
        for name, total in (("corpus", "survivors"), ("removed", "copies"), ("cuts", "cuts"), ("pairs", "pairs")):
            begin = f'{{"t":"{name}","row":'
            row = f"string(substring(row, {len(begin) + 1}, length(row) - {len(begin) + 1})) as row"
            frames[name] = out.filter(F.col("row").startswith(F.lit(begin.encode()))).selectExpr(row)
            totals[total] = F.count_if(F.col("row").startswith(F.lit(begin.encode()))).alias(total)
        self.totals.update(out.select(*totals.values()).first().asDict())
        return frames


# The rank of a row, which it begins with.
_RANK = "bigint(string(substring(row, 7, 12))) as rank"

# The row of a story as rank writes it: its rank stands for the key of the order, the rest stays, and the first is said.
_RANKED = """concat(binary(concat('{"k":"', lpad(rank, 12, '0'), '","t":"story",',
  coalesce(concat('"first":', first, ',', if(twin, '"twin":true,', '')), ''))), substring(row, length(k) + 9)) as row"""

_LITE = "binary(to_json(struct(lpad(rank, 12, '0') as k, 'story' as t, id, words, first, twin, nullif(lazy, false) as lazy))) as lite"
