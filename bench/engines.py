"""Clean the same records on each engine, want the same of all, and print what they take: engines.py RECORDS [ENGINE...]

RECORDS is a file of JSON lines, which is cut into four files. A row is printed for each engine: seconds, seconds of processor of all
processes that it started, and the most memory of all of them together, each page once. The engines of ENGINES whose name begins with
an ENGINE are run, all if none is named; "clean -j 2" always is, as the others are compared with it. ONECOPY_PROGRAM is the program,
ONECOPY_BEAM the one of beam/. It needs Linux, and pyspark in this Python for Spark. Flink is measured by "make beam DATA=RECORDS".
"""

import ctypes
import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = os.path.abspath(os.environ.get("ONECOPY_PROGRAM", ROOT / "bin" / "onecopy"))
BEAM = os.path.abspath(os.environ.get("ONECOPY_BEAM", ROOT / "bin" / "onecopy-beam"))
SETS = ("corpus", "removed", "cuts", "pairs")

sys.path[:0] = [str(ROOT / "python" / "src"), str(ROOT / "python" / "tests")]
os.environ.update(ONECOPY_PROGRAM=PROGRAM, PYTHONPATH=str(ROOT / "python" / "src"), PYSPARK_PYTHON=sys.executable)
os.environ["PYSPARK_SUBMIT_ARGS"] = (
    "--conf spark.ui.enabled=false --conf spark.driver.bindAddress=127.0.0.1 --conf spark.driver.host=127.0.0.1 pyspark-shell"
)


def clean(*flags):
    return lambda wire, out: [PROGRAM, "clean", "-q", *flags, wire, "-o", out / "one", "--corpus-format=jsonl", "--removed", out / "removed.jsonl"]


def stages(wire, out):
    makefile = ROOT / "docs" / "engines" / "stages.mk"
    return ["make", "-s", "-j2", "-f", makefile, f"ONECOPY={PROGRAM}", f"IN={wire}", f"OUT={out / 'one'}", f"WORK={out / 'work'}"]


def spark(master):
    return lambda wire, out: [sys.executable, "-m", "onecopy.spark", f"{wire}/*.jsonl", "-o", out / "sets", "--master", master]


def standalone(workers):
    return lambda wire, out: [sys.executable, ROOT / "python" / "tests" / "cluster.py", str(workers), f"{wire}/*.jsonl", out / "sets"]


def prism(wire, out):
    return [BEAM, wire, "-o", out / "one", "--corpus-format=jsonl", "--removed", out / "removed.jsonl", "--piece", "2M"]


ENGINES = {
    "clean -j 2": clean("-j", "2"),
    "clean -j 1": clean("-j", "1"),
    "clean -j 2 --memory 64M": clean("-j", "2", "--memory", "64M"),
    "clean -j 2 --memory 512M": clean("-j", "2", "--memory", "512M"),
    "stages, make -j2": stages,
    "Spark, local[1]": spark("local[1]"),
    "Spark, local[2]": spark("local[2]"),
    "Spark, standalone, 1 worker": standalone(1),
    "Spark, standalone, 2 workers": standalone(2),
    "Beam on Prism": prism,
}


def missing(name):
    """Says what an engine wants that is not there."""
    if name.startswith("Spark"):
        return "" if find_spec("pyspark") and shutil.which("java") else "there is no pyspark, or no Java"
    return f"there is no {BEAM}" if name.startswith("Beam") and not os.path.exists(BEAM) else ""


def processes():
    """Yields the processes that come of this one."""
    children = {}
    for pid in filter(str.isdigit, os.listdir("/proc")):
        try:
            told = Path("/proc", pid, "stat").read_text(encoding="utf-8", errors="replace")
        except OSError:
            continue
        children.setdefault(int(told[told.rindex(")") + 2 :].split()[1]), []).append(int(pid))
    ahead = [os.getpid()]
    while ahead:
        for pid in children.get(ahead.pop(), ()):
            yield pid
            ahead.append(pid)


class Meter:
    """Runs commands one after the other. What they leave behind becomes a child of this process, and is waited for."""

    def __init__(self):
        ctypes.CDLL(None).prctl(36, 1, 0, 0, 0)  # PR_SET_CHILD_SUBREAPER
        self.most = 0
        threading.Thread(target=self.watch, daemon=True).start()

    def watch(self):
        while True:
            kilobytes = 0
            for pid in processes():
                try:
                    told = Path("/proc", str(pid), "smaps_rollup").read_text(encoding="ascii")
                except OSError:
                    continue
                kilobytes += sum(int(line.split()[1]) for line in told.splitlines() if line.startswith("Pss:"))
            self.most = max(self.most, kilobytes)
            time.sleep(0.5)

    def run(self, command, log):
        """Returns seconds, seconds of processor, and megabytes."""
        self.most, before, begun = 0, processor(), time.monotonic()
        with open(log, "wb") as told:
            process = subprocess.Popen([str(part) for part in command], stdin=subprocess.DEVNULL, stdout=told, stderr=told)
        try:
            code = process.wait()
        except BaseException:
            process.terminate()
            process.wait()
            raise
        seconds = time.monotonic() - begun
        while True:
            try:
                os.wait()
            except ChildProcessError:
                break
        if code != 0:
            sys.exit(f"{command} ended with {code}:\n{log.read_text(encoding='utf-8', errors='replace')[-3000:]}")
        return seconds, processor() - before, self.most / 1024


def processor():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def differs(out, want):
    """Compares what an engine made with what clean made: files byte by byte, datasets by their lines."""
    if (out / "sets").exists():
        from records import lines

        names = {name: want / "removed.jsonl" if name == "removed" else want / "one" / f"{name}.jsonl" for name in SETS}
        return " ".join(name for name, file in names.items() if lines(out / "sets" / name) != lines(file))
    run = subprocess.run(["diff", "-rq", out / "one", want / "one"], capture_output=True, text=True, check=False)
    if (out / "removed.jsonl").exists():  # stages have the copies in OUT alone
        run.stdout += subprocess.run(["cmp", out / "removed.jsonl", want / "removed.jsonl"], capture_output=True, text=True, check=False).stdout
    return run.stdout.replace(f"{out}/", "").replace(f"{want}/", "").strip()


def main(records, *wanted):
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # what runs is ended, and its files go
    with tempfile.TemporaryDirectory(prefix="onecopy-engines-") as name:
        folder, meter = Path(name), Meter()
        wire = folder / "wire"
        wire.mkdir()
        subprocess.run(["split", "-n", "l/4", "-d", "--additional-suffix=.jsonl", records, wire / "part"], check=True)
        print("| engine | seconds | s of processor | MB of memory | load |\n|---|--:|--:|--:|--:|", flush=True)
        for number, (engine, command) in enumerate(ENGINES.items()):
            if number and wanted and not engine.startswith(wanted):
                continue
            if missing(engine):
                print(f"{engine}: skipped, {missing(engine)}", file=sys.stderr)
                continue
            out = folder / str(number)
            out.mkdir()
            seconds, used, megabytes = meter.run(command(wire, out), folder / "log")
            print(f"| {engine} | {seconds:.1f} | {used:.1f} | {megabytes:.0f} | {os.getloadavg()[0]:.0f} |", flush=True)
            if number:
                wrong = differs(out, folder / "0")
                shutil.rmtree(out)
                if wrong:
                    sys.exit(f"{engine} differs from clean: {wrong}")


if __name__ == "__main__":
    main(*sys.argv[1:])
