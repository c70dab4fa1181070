"""Clean on Spark what is as uneven as news gets, and look at every task: skew.py [COPIES [REPORTS]] [--master local[2]] [--partitions N]

COPIES of one story, 100,000, a tenth of which have a word of their own, and 20,000 market REPORTS that differ in their figures alone, which
have nearly all keys in common. The corpus, the copies, the cuts and the pairs must be those of onecopy clean. Printed are the stages with
their tasks, and of each measure the median, the most of one task, and how many times the median that is. It ends with 1 where a task
has over ten times the median, by records, bytes or seconds; tasks/FLOORS in python/tests says from where on that counts.

--partitions says into how many parts Spark divides rows, which are few of so few records: a key that many stories share is a larger
share of a smaller part. ONECOPY_PROGRAM is the program. It needs pyspark and Java 17, and 2 GB of disk.
"""

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "python" / "src"), str(ROOT / "python" / "tests")]
os.environ.setdefault("ONECOPY_PROGRAM", str(ROOT / "bin" / "onecopy"))
os.environ.update(PYTHONPATH=str(ROOT / "python" / "src"), PYSPARK_PYTHON=sys.executable)

import onecopy.spark  # noqa: E402
from records import same, skewed, write  # noqa: E402
from tasks import FLOORS, stages, table  # noqa: E402


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("copies", type=int, nargs="?", default=100_000)
    parser.add_argument("reports", type=int, nargs="?", default=20_000)
    parser.add_argument("--master", default="local[2]")
    parser.add_argument("--partitions", type=int, help="into how many parts rows are divided; else as ever, and small ones are put together")
    given = parser.parse_args()
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.master(given.master).appName("onecopy skew").config("spark.ui.enabled", "false")
    builder = builder.config("spark.driver.host", "127.0.0.1").config("spark.driver.bindAddress", "127.0.0.1").config("spark.ui.showConsoleProgress", "false")
    if given.partitions:
        builder = builder.config("spark.default.parallelism", given.partitions // 2).config("spark.sql.adaptive.coalescePartitions.enabled", "false")
    with tempfile.TemporaryDirectory(prefix="onecopy-skew-") as name:
        folder = Path(name)
        docs = write(folder / "news.jsonl", skewed(given.copies, given.reports))
        spark = builder.config("spark.local.dir", name).getOrCreate()
        begun = time.monotonic()
        result = onecopy.spark.clean_files(spark, str(docs))
        result.write(str(folder / "out"))
        seconds = time.monotonic() - begun
        ran = list(stages(spark))
        spark.stop()
        same(folder / "out", docs, folder)
    print(f"{given.copies} copies, {given.reports} reports, {given.master}: {seconds:.0f} s, load {os.getloadavg()[0]:.0f}, {result.totals}\n\n{table(ran)}\n")
    uneven = [f"{stage.name}: {', '.join(found)}" for stage in ran if (found := stage.uneven(FLOORS))]
    worst = {m: max((stage.ratio(m) for stage in ran if stage.most(m) >= floor), default=1) for m, floor in FLOORS.items()}
    print("the largest task, in medians of its stage: " + ", ".join(f"{measure} {times:.1f}" for measure, times in worst.items()))
    sys.exit("over ten times the median: " + "; ".join(uneven) if uneven else None)


if __name__ == "__main__":
    main()
