"""onecopy on Spark against onecopy in one process: the same corpus, copies, cuts and pairs of the same documents."""

import bz2
import gzip
import json
import lzma
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import onecopy
from records import documents, lines, same, skewed, write

pytest.importorskip("pyspark", reason="pyspark is not installed: pip install onecopy[spark]")
if shutil.which("java") is None:
    pytest.skip("Spark needs Java 17", allow_module_level=True)

import pyarrow  # noqa: E402
from pyspark.sql import SparkSession  # noqa: E402

os.environ.setdefault("PYSPARK_PYTHON", sys.executable)

import onecopy._run  # noqa: E402
import onecopy.spark  # noqa: E402
import onecopy.stages  # noqa: E402
from tasks import stages, table  # noqa: E402

COALESCE = "spark.sql.adaptive.coalescePartitions.enabled"
PHASES = ["count lines", "mark, learn", "sign, rank", "keys, bucket, pairs", "cluster, verify: round 1", "settle", "write"]


# Stands for the program: where there is a folder of kills it ends the worker that runs a stage, the first time that each stage is run in
# one, after some rows were read. Spark gives no worker's secret to the driver.
KILLER = """#!/bin/sh
if [ -n "$PYTHON_WORKER_FACTORY_SECRET" ] && [ -d "{kills}" ] && mkdir "{kills}/$2" 2>/dev/null; then
  head -c 1000 > /dev/null
  kill -9 $PPID
  exit 9
fi
exec "{program}" "$@"
"""


@pytest.fixture(scope="module")
def kills(tmp_path_factory):
    return tmp_path_factory.mktemp("kills") / "on"


@pytest.fixture(scope="module")
def spark(kills):
    killer = kills.parent / "onecopy"
    killer.write_text(KILLER.format(kills=kills, program=onecopy.program()), encoding="utf-8")
    killer.chmod(0o755)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ONECOPY_PROGRAM", str(killer))
        builder = SparkSession.builder.master("local[2,4]").config("spark.ui.enabled", "false").config("spark.driver.bindAddress", "127.0.0.1")
        builder = builder.config("spark.sql.files.maxPartitionBytes", "60k").config("spark.sql.files.openCostInBytes", "1k")
        builder = builder.config("spark.ui.showConsoleProgress", "false")
        session = builder.config("spark.driver.host", "127.0.0.1").getOrCreate()
        yield session
        session.stop()


def test_files_have_the_bytes_of_clean(spark, tmp_path):
    docs = write(tmp_path / "news.jsonl", documents(60, 3, twins=40))
    result = onecopy.spark.clean_files(spark, str(docs))
    result.write(str(tmp_path / "out"))
    same(tmp_path / "out", docs, tmp_path)
    assert result.totals["copies"] > 40 and result.totals["rounds"] == 1
    table = result.table("removed")
    assert {"verdict", "survivor", "similarity", "outlet"} <= set(table.columns)
    assert "template" in "".join(r.row for r in result.cuts.take(10_000))


def test_a_worker_killed_in_every_stage(spark, kills, tmp_path, monkeypatch):
    monkeypatch.setattr(onecopy._run, "_FEW", 0)  # comparisons are divided too
    docs = write(tmp_path / "news.jsonl", documents(40, 3, seed=2))
    kills.mkdir()
    result = onecopy.spark.clean_files(spark, str(docs))
    result.write(str(tmp_path / "out"))
    assert {k.name for k in kills.iterdir()} == {"mark", "learn", "sign", "keys", "bucket", "pairs", "cluster", "verify", "settle"}
    kills.rename(kills.parent / "done")
    same(tmp_path / "out", docs, tmp_path)


def test_lines_stay_bytes(spark, tmp_path):
    raw = [json.dumps(d).encode() for d in documents(12, 2, seed=5)]
    raw[3] = raw[3].replace(b"as printed", b"as pr\xe9nted")
    docs = tmp_path / "news.jsonl"
    docs.write_bytes(b"\r\n".join(raw))
    result = onecopy.spark.clean_files(spark, str(docs))
    result.write(str(tmp_path / "out"))
    assert result.totals["problems"] == 2  # of the title, and of the field it came from
    run = subprocess.run(
        [onecopy.program(), "clean", "-q", docs, "-o", tmp_path / "one", "--corpus-format=jsonl"], capture_output=True, text=True
    )
    assert run.returncode == 2 and run.stderr.count("news.jsonl:4: ") == 2
    for name in ("corpus", "cuts", "pairs"):
        assert lines(tmp_path / "out" / name) == lines(tmp_path / "one" / f"{name}.jsonl"), name
    assert lines(tmp_path / "out" / "cuts")


def test_a_byte_order_mark_is_counted(spark, tmp_path):
    raw = "".join(json.dumps(d) + "\n" for d in documents(12, 2, seed=8)).encode()
    docs = tmp_path / "news.jsonl"
    docs.write_bytes(b"\xef\xbb\xbf" + raw)
    onecopy.spark.clean_files(spark, str(docs)).write(str(tmp_path / "out"))
    onecopy.clean(docs, tmp_path / "one")
    assert lines(tmp_path / "out" / "cuts") == lines(tmp_path / "one" / "cuts.jsonl") != []


@pytest.mark.parametrize("form", ["gz", "bz2"])
def test_packed_files(spark, tmp_path, form):
    rows = [json.dumps({k: v for k, v in d.items() if k != "id"}) + "\n" for d in documents(60, 3, seed=11)]  # lines are ids
    parts = [b"\xef\xbb\xbf" + "".join(rows[:70]).encode(), "".join(rows[70:]).encode()]
    docs = tmp_path / f"news.jsonl.{form}"
    docs.write_bytes(b"".join(gzip.compress(p) if form == "gz" else bz2.compress(p, 1) for p in parts))
    read = spark.read.text(str(docs), lineSep="\n")
    assert (read.rdd.getNumPartitions() > 1) == (form == "bz2"), "bzip2 alone is read in parts"
    onecopy.spark.clean_files(spark, str(docs)).write(str(tmp_path / "out"))
    same(tmp_path / "out", docs, tmp_path)
    docs.write_bytes(docs.read_bytes()[:-2000])
    with pytest.raises(Exception, match="(?i)eof|end of (input|stream|file)|FAILED_READ"):
        onecopy.spark.clean_files(spark, str(docs))


@pytest.mark.parametrize("name", ["news.jsonl", "news.jsonl.xz", "news.jsonl.zst"])
def test_packed_files_that_spark_reads_wrongly(spark, tmp_path, name):
    docs = tmp_path / name
    pack = {".xz": lzma.compress, ".zst": lambda raw: pyarrow.compress(raw, "zstd", asbytes=True)}.get(docs.suffix, gzip.compress)
    docs.write_bytes(pack(b'{"text":"One two three."}\n'))
    with pytest.raises(ValueError, match=f"{name} is packed"):
        onecopy.spark.clean_files(spark, str(docs))


def test_a_source_twice_in_one_partition(spark):
    texts = [json.dumps({"text": d["text"]}).encode() for d in documents(9, 0, seed=6)]
    rows = [("part.jsonl" if n // 3 != 1 else "other.jsonl", "", n // 3, t) for n, t in enumerate(texts)]
    frame = spark.createDataFrame(spark.sparkContext.parallelize(rows, 1), "source string, file string, at long, line binary")
    result = onecopy.spark.Result(**onecopy._run.Run(spark, {}).over(frame))  # as files of one name in several folders are read
    ids = {i for i in (json.loads(r.row)["story"] for r in result.cuts.collect())}
    assert ids <= {f"part.jsonl#{n}" for n in range(1, 7)} | {f"other.jsonl#{n}" for n in range(1, 4)}
    assert result.corpus.count() == 9


def test_repeats_of_a_copy(spark, tmp_path, monkeypatch):
    """Nothing is proposed to the many repeats of a text before the first of them turns out to be a copy itself."""
    docs = documents(6, 0, seed=9)
    short = {**docs[0], "text": docs[0]["text"].rsplit("\n\n", 2)[0]}
    docs += [{**short, "id": f"short-{n}"} for n in range(onecopy._run._REPEATS + 8)]
    docs = write(tmp_path / "news.jsonl", docs)
    for few in onecopy._run._FEW, 0:
        monkeypatch.setattr(onecopy._run, "_FEW", few)
        result = onecopy.spark.clean_files(spark, str(docs))
        assert result.totals["rounds"] > 1
        result.write(str(tmp_path / f"out-{few}"))
        (tmp_path / f"{few}").mkdir()
        same(tmp_path / f"out-{few}", docs, tmp_path / f"{few}")


def test_skew(spark, tmp_path, monkeypatch):
    """Copies of one story, and market reports, which have nearly all keys in common: ONECOPY_SKEW copies, and a fifth as many reports.

    They are divided into 8 parts at least, so that a part could have far more than the others. bench/skew.py looks at seconds too.
    """
    copies = int(os.environ.get("ONECOPY_SKEW", "600"))
    if copies < onecopy._run._FEW:
        monkeypatch.setattr(onecopy._run, "_FEW", 0)
        monkeypatch.setattr(onecopy._run, "_LINES", copies // 7)
    docs = write(tmp_path / "news.jsonl", skewed(copies, copies // 5))
    spark.sparkContext.setJobGroup("skew", "skew")
    before = spark.conf.get(COALESCE)
    spark.conf.set(COALESCE, "false")
    try:
        result = onecopy.spark.clean_files(spark, str(docs))
        result.write(str(tmp_path / "out"))
    finally:
        spark.conf.set(COALESCE, before)
    same(tmp_path / "out", docs, tmp_path)
    ran = list(stages(spark, "skew"))
    assert max(len(stage.tasks["records read"]) for stage in ran) >= 8
    assert {phase for phase in PHASES if any(phase in stage.name for stage in ran)} == set(PHASES)
    uneven = {stage.name: found for stage in ran if (found := stage.uneven({"records read": copies // 2, "records written": copies}))}
    assert uneven == {}, f"stages with a task of more than ten times the median\n{table(ran)}"


def test_the_command_ends_as_clean_does(spark, tmp_path, monkeypatch):
    monkeypatch.setattr(spark.__class__, "stop", lambda self: None)  # the tests share one session
    docs = write(tmp_path / "news.jsonl", documents(3, 0, seed=7))
    assert onecopy.spark.main([str(docs), "-o", str(tmp_path / "out")]) == 0
    docs.write_text(docs.read_text() + "no record\n")
    assert onecopy.spark.main([str(docs), "-o", str(tmp_path / "out"), "--force"]) == 2
    docs.write_text("no record\n")
    assert onecopy.spark.main([str(docs), "-o", str(tmp_path / "none")]) == 2
    assert not (tmp_path / "none").exists()


def test_a_data_frame(spark, tmp_path):
    docs = documents(12, 2, seed=3)
    frame = spark.createDataFrame([(d["id"], d["text"]) for d in docs], "name string, content string")
    result = onecopy.spark.clean(frame, text="content", id="name", threshold=0.7)
    stay = {r.name for r in result.table("corpus").select("name").collect()}
    write(tmp_path / "docs.jsonl", [{"id": d["id"], "text": d["text"]} for d in docs])
    corpus = onecopy.clean(tmp_path / "docs.jsonl", tmp_path / "one", threshold=0.7)
    assert stay == {s.row["id"] for s in corpus}
    assert 0 < len(stay) < len(docs)


def test_a_data_frame_that_is_shuffled(spark, tmp_path):
    docs = documents(8, 2, seed=10)
    frame = spark.createDataFrame([(d["id"], d["text"]) for d in docs], "name string, content string")
    result = onecopy.spark.clean(frame.groupBy("name").agg({"content": "first"}), text="first(content)")  # ids are numbers of rows
    write(tmp_path / "docs.jsonl", [{"id": d["id"], "text": d["text"]} for d in docs])
    corpus = onecopy.clean(tmp_path / "docs.jsonl", tmp_path / "one")
    assert result.corpus.count() == len(list(corpus)) < len(docs)


def test_parquet(spark, tmp_path):
    docs = documents(12, 2, seed=4)
    frame = spark.createDataFrame([(d["id"], d["text"]) for d in docs], "id string, content string")
    frame.write.parquet(str(tmp_path / "docs.parquet"))
    result = onecopy.spark.clean_files(spark, str(tmp_path / "docs.parquet"))
    result.write(str(tmp_path / "out"), form="parquet")
    write(tmp_path / "docs.jsonl", [{"id": d["id"], "text": d["text"]} for d in docs])
    corpus = onecopy.clean(tmp_path / "docs.jsonl", tmp_path / "one")
    assert {r.id for r in spark.read.parquet(str(tmp_path / "out" / "corpus")).collect()} == {s.row["id"] for s in corpus}


def test_ids_that_repeat_are_refused(spark):
    frame = spark.createDataFrame([("a", "One two three four five.")] * 2, "id string, text string")
    with pytest.raises(ValueError, match="several documents have the id 'a'"):
        onecopy.spark.clean(frame)


def test_a_stage_that_fails_says_why():
    with pytest.raises(onecopy.OnecopyError, match="there is no header"):
        list(onecopy.stages.pipe(["rank"], [b'{"k":"1"}'], None))


def test_the_command_says_what_is_missing(tmp_path):
    run = subprocess.run([sys.executable, "-m", "onecopy.spark", "--help"], capture_output=True, text=True)
    assert run.returncode == 0 and "--threshold" in run.stdout
    assert Path(onecopy.spark.__file__).is_file()
