"""onecopy on a cluster of Spark, a master and two workers on the loopback, which are killed one by one.

ONECOPY_RECORDS is a file of records that is cleaned too.
"""

import os
import shutil
import sys
from pathlib import Path

import pytest

import onecopy
from records import documents, same, write

pytest.importorskip("pyspark", reason="pyspark is not installed: pip install onecopy[spark]")
if shutil.which("java") is None or sys.platform == "win32":
    pytest.skip("Spark needs Java 17, and its scripts a shell", allow_module_level=True)

from cluster import Cluster  # noqa: E402

STAGES = {"mark", "learn", "sign", "keys", "bucket", "pairs", "cluster", "verify", "settle"}

# Several tasks of few records, and so several on each worker.
SMALL = {"spark.sql.files.maxPartitionBytes": "60k", "spark.sql.files.openCostInBytes": "1k"}


@pytest.fixture(scope="module")
def cluster(tmp_path_factory):
    made = Cluster(tmp_path_factory.mktemp("cluster").resolve())
    try:
        made.worker()
        made.worker()
        yield made
    finally:
        made.close()


def test_two_workers(cluster, tmp_path):
    given = os.environ.get("ONECOPY_RECORDS")
    docs = Path(given) if given else write(tmp_path / "news.jsonl", documents(40, 3, twins=30))
    cluster.begin(docs, tmp_path / "out", 10_000, {} if given else SMALL)
    cluster.finish()
    same(tmp_path / "out", docs, tmp_path)


def test_a_worker_killed_in_every_stage(cluster, tmp_path):
    docs = write(tmp_path / "news.jsonl", documents(30, 3, seed=2))
    cluster.kills.mkdir()
    cluster.begin(docs, tmp_path / "out", 0, SMALL)
    killed = cluster.kill_where_a_stage_is()
    cluster.finish()
    assert killed == STAGES
    cluster.kills.rename(cluster.folder / "done")
    same(tmp_path / "out", docs, tmp_path)


def test_spark_brings_the_package(tmp_path):
    """The workers have Python and pyarrow alone, and get the package and the program as YARN and Kubernetes give them to executors."""
    package = shutil.make_archive(str(tmp_path / "package"), "zip", Path(onecopy.__file__).parent.parent, "onecopy")
    program = shutil.copy(onecopy.program(), tmp_path / "onecopy")
    docs = write(tmp_path / "news.jsonl", documents(20, 3, seed=3))
    (tmp_path / "cluster").mkdir()
    made = Cluster((tmp_path / "cluster").resolve(), bare=True)
    try:
        made.worker()
        brought = {"spark.submit.pyFiles": package, "spark.files": program, "spark.executorEnv.ONECOPY_PROGRAM": "./onecopy"}
        made.begin(docs, tmp_path / "out", 10_000, {**SMALL, **brought})
        made.finish()
    finally:
        made.close()
    same(tmp_path / "out", docs, tmp_path)
