"""A cluster of Spark on the loopback, started by Spark's own classes: a master and workers, any of which may be killed.

``python cluster.py WORKERS INPUT OUT`` cleans INPUT on one, for measuring.
"""

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from pyspark.find_spark_home import _find_spark_home

import onecopy

# Stands for the program: where there is a folder of kills, the first run of each stage on a worker says in which folder it is, and waits
# there for its end. Spark gives no worker's secret to the driver.
DOOMED = """#!/bin/sh
if [ -n "$PYTHON_WORKER_FACTORY_SECRET" ] && [ -d "{kills}" ] && mkdir "{kills}/$2" 2>/dev/null; then
  pwd > "{kills}/$2/at" && mv "{kills}/$2/at" "{kills}/$2/where"
  while kill -0 "$PPID" 2>/dev/null; do sleep 0.2; done
  exit 9
fi
exec "{program}" "$@"
"""

# The number is how many stories are compared in the one task of the walk.
DRIVER = "import sys, onecopy._run, onecopy.spark; onecopy._run._FEW = int(sys.argv.pop(1)); sys.exit(onecopy.spark.main(sys.argv[1:]))"

CONF = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.executor.memory": "600m",
}


class Cluster:
    """A master and its workers. Each process leads a group, in which a worker has its executors."""

    def __init__(self, folder, bare=False):
        """On a bare one the workers do not have the package: Spark has to bring it."""
        self.folder = folder
        self.kills = folder / "kills"
        doomed = folder / "onecopy"
        doomed.write_text(DOOMED.format(kills=self.kills, program=os.path.abspath(onecopy.program())), encoding="utf-8")
        doomed.chmod(0o755)
        self.environment = {
            **os.environ,
            "SPARK_HOME": _find_spark_home(),
            "SPARK_LOCAL_IP": "127.0.0.1",
            "SPARK_MASTER_OPTS": "-Dspark.master.rest.enabled=false",
            "PYSPARK_PYTHON": sys.executable,
            "PYTHONPATH": str(Path(onecopy.__file__).parent.parent),
            "ONECOPY_PROGRAM": str(doomed),
        }
        self.driver = {name: self.environment.pop(name) for name in ("PYTHONPATH", "ONECOPY_PROGRAM")} if bare else {}
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.address = f"127.0.0.1:{free.getsockname()[1]}"
        self.running = {}
        host, port = self.address.split(":")
        self.start("master", "org.apache.spark.deploy.master.Master", "--host", host, "--port", port)
        self.wait("I have been elected leader", 1)
        self.started = 0

    def start(self, name, spark_class, *arguments):
        self.run(name, [os.path.join(self.environment["SPARK_HOME"], "bin", "spark-class"), spark_class, "--webui-port", "0", *arguments])

    def run(self, name, command, **environment):
        with open(self.folder / f"{name}.log", "wb") as log:
            given = {**self.environment, **environment}
            self.running[name] = subprocess.Popen(command, cwd=self.folder, env=given, stdout=log, stderr=log, start_new_session=True)

    def wait(self, line, times):
        for _ in range(1800):
            said = (self.folder / "master.log").read_text(encoding="utf-8", errors="replace")
            if said.count(line) >= times:
                return
            assert self.running["master"].poll() is None, said
            time.sleep(0.1)
        raise AssertionError(f"the master does not say: {line}\n{said}")

    def worker(self):
        name = f"worker-{self.started}"
        self.started += 1
        arguments = ("--host", "127.0.0.1", "--cores", "1", "--memory", "1g", "--work-dir", str(self.folder / name), f"spark://{self.address}")
        self.start(name, "org.apache.spark.deploy.worker.Worker", *arguments)
        self.wait("Registering worker", self.started)

    def end(self, name):
        process = self.running.pop(name)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()

    def begin(self, docs, out, few, conf):
        submit = " ".join(f"--conf {name}={value}" for name, value in {**CONF, **conf}.items())
        command = [sys.executable, "-c", DRIVER, str(few), str(docs), "-o", str(out), "--master", f"spark://{self.address}"]
        self.run("driver", command, PYSPARK_SUBMIT_ARGS=f"{submit} pyspark-shell", **self.driver)

    def finish(self):
        code = self.running["driver"].wait()
        self.end("driver")
        assert code == 0, (self.folder / "driver.log").read_text(encoding="utf-8", errors="replace")[-5000:]

    def kill_where_a_stage_is(self):
        """Kills the worker on which a stage runs the first time, with its executor, and starts another one, until the process ends."""
        killed = set()
        while self.running["driver"].poll() is None:
            for place in self.kills.glob("*/where"):
                if place.parent.name not in killed:
                    name = Path(place.read_text(encoding="utf-8").strip()).relative_to(self.folder).parts[0]
                    killed.add(place.parent.name)
                    if name in self.running:  # else it had two stages of one task
                        self.end(name)
                        self.worker()
            time.sleep(0.1)
        return killed

    def close(self):
        for name in list(self.running):
            self.end(name)


def main(workers, docs, out):
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # else the cluster would go on
    folder = Path(tempfile.mkdtemp(prefix="onecopy-cluster-")).resolve()
    cluster = Cluster(folder)
    try:
        for _ in range(int(workers)):
            cluster.worker()
        cluster.begin(docs, out, 10_000, {})
        cluster.finish()
    finally:
        cluster.close()
        shutil.rmtree(folder)


if __name__ == "__main__":
    main(*sys.argv[1:])
