"""onecopy on Apache Spark: ``python -m onecopy.spark INPUT -o OUT``, or ``onecopy.spark.clean(df, text="content")``.

Spark sorts, joins and shuffles; the stages of the program (``onecopy stage``) are run over pipes, on the rows of each partition.
The corpus, the copies, the cuts and the pairs are those of ``onecopy clean`` on the same documents. docs/engines.md has what
each stage reads and writes, and what it takes.

Two stages are one task each: learning, which reads short lines alone, and the walk that decides in order which story stays, which
reads some 300 bytes a story in each round. The program must be on every worker: install this package there, or set ONECOPY_PROGRAM.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Optional

from onecopy._program import OnecopyError
from onecopy._run import Run, described

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession


@dataclass(frozen=True)
class Result:
    """What came out, as data frames. Each has one column, ``row``, with the JSON that ``onecopy clean`` writes."""

    corpus: DataFrame  # the stories that stay
    removed: DataFrame  # the copies, each with verdict, survivor and similarity
    cuts: DataFrame  # every piece that is not story, with the rule that cut it
    pairs: DataFrame  # stories that were compared and are related
    totals: Mapping[str, int]

    def table(self, name: str) -> DataFrame:
        """Returns the rows of ``corpus``, ``removed``, ``cuts`` or ``pairs`` with a column for each field."""
        rows = getattr(self, name)
        return rows.sparkSession.read.json(rows.rdd.map(lambda r: r.row))

    def write(self, output: str, form: str = "json", mode: str = "errorifexists") -> None:
        """Writes four datasets and ``report`` below a folder, as lines of JSON or as Parquet."""
        spark = self.corpus.sparkSession
        with described(spark) as say:
            for name in ("corpus", "removed", "cuts", "pairs"):
                say(f"write {name}")
                if form == "json":
                    getattr(self, name).write.mode(mode).text(f"{output}/{name}")
                else:
                    self.table(name).write.mode(mode).parquet(f"{output}/{name}")
            say("write report")
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
    columns = F.lit(source).alias("source"), F.lit("").alias("file"), F.lit(0).cast("long").alias("at"), F.col("line").cast("binary")
    return Result(**Run(df.sparkSession, named).over(lines.select(*columns)))


def clean_files(spark: SparkSession, path: str, form: Optional[str] = None, **flags: Any) -> Result:
    """Cleans files of JSON lines, packed ones too, or Parquet. The name of a file of JSON lines is the source of its documents."""
    from pyspark.sql import functions as F

    if form is None:
        form = "parquet" if ".parquet" in path else "json"
    if form == "parquet":
        df = spark.read.parquet(path)
        named = dict(flags)
        text = named.pop("text_field", None) or _text_column(df.columns)
        return clean(df, text=text, id=named.pop("id_field", None), **named)
    # Lines end as they do for the program, and stay bytes: what is not UTF-8 is told, and cuts stand where they do in the file.
    lines = spark.read.text(path, lineSep="\n")
    name = F.url_decode(F.element_at(F.split(F.col("_metadata.file_path"), "/"), -1)).alias("source")
    columns = name, F.col("_metadata.file_path").alias("file"), F.col("_metadata.file_block_start").alias("at"), F.col("value").cast("binary").alias("line")
    return Result(**Run(spark, flags).over(lines.select(*columns)))


def _text_column(columns: Sequence[str]) -> str:
    for name in ("text", "content", "body", "article"):
        if name in columns:
            return name
    raise ValueError(f"which column is the text? There are {', '.join(columns)}; text_field says it")


def main(arguments: Optional[Sequence[str]] = None) -> int:
    parser = argparse.ArgumentParser(prog="onecopy-spark", description="One clean copy of every story, on Spark. Give the master to spark-submit, or --master.")
    parser.add_argument("input", metavar="INPUT", help="files of JSON lines (.gz, .bz2 too) or Parquet, in any file system that Spark reads")
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
        if given.master.startswith("local"):  # its workers are on this machine: they run what this runs
            os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    spark = builder.getOrCreate()
    flags = {name: getattr(given, name) for name in ("threshold", "dedup_only", "text_field", "id_field")}
    try:
        result = clean_files(spark, given.input, given.input_form, **{k: v for k, v in flags.items() if v})
        t = result.totals
        if t["survivors"] == 0:
            raise ValueError("no stories to read")
        result.write(given.output, given.output_form, "overwrite" if given.force else "errorifexists")
        print(f"onecopy: {t['survivors']} stories stay, {t['copies']} copies left out; {t['rounds']} round{'s' if t['rounds'] > 1 else ''}", file=sys.stderr)
    except (OnecopyError, ValueError) as error:
        print(f"onecopy: error: {error}", file=sys.stderr)
        return 2
    finally:
        spark.stop()
    return 2 if t["problems"] else 0


if __name__ == "__main__":  # of spark-submit: what goes to the workers must be of the package
    from onecopy.spark import main as run

    sys.exit(run())
