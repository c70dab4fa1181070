"""Clean the same records on each engine, want the same of all, and print a table: engines.py RECORDS [ENGINE...]

RECORDS is a file of JSON lines, which is cut into four files. Of each engine the table has the version, the command, seconds, seconds
of processor of all processes that it started, the most memory of all of them together, each page once, whether the bytes are those of
clean, and the load of the machine. The engines of ENGINES whose name begins with an ENGINE are run, all if none is named; "clean -j 2"
always is, as the others are compared with it. One that is not there is skipped, and the table says what it wants; one that takes
longer than ONECOPY_LIMIT, 1800 seconds, is ended. It ends with 1 if an engine failed or has other bytes.

ONECOPY_PROGRAM is the program, ONECOPY_BEAM the one of beam/, ONECOPY_FLINK the folder of the jars of Flink, ONECOPY_SLURM that of Slurm. It
needs Linux, and pyspark in this Python for Spark. "make compare" brings all of it.
"""

import contextlib
import ctypes
import hashlib
import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = os.path.abspath(os.environ.get("ONECOPY_PROGRAM", ROOT / "bin" / "onecopy"))
BEAM = os.path.abspath(os.environ.get("ONECOPY_BEAM", ROOT / "bin" / "onecopy-beam"))
SLURM = os.path.abspath(os.environ.get("ONECOPY_SLURM", ROOT / "bin" / "slurm" / "root"))
FLINK = os.path.abspath(os.environ.get("ONECOPY_FLINK", ROOT / "bin" / "flink"))
LIMIT = float(os.environ.get("ONECOPY_LIMIT", "1800"))
TESTS = ROOT / "bin" / "engines"
SETS = ("corpus", "removed", "cuts", "pairs")

sys.path[:0] = [str(ROOT / "python" / "src"), str(ROOT / "python" / "tests")]
os.environ.update(ONECOPY_PROGRAM=PROGRAM, PYTHONPATH=str(ROOT / "python" / "src"), PYSPARK_PYTHON=sys.executable)
os.environ["PYSPARK_SUBMIT_ARGS"] = (
    "--conf spark.ui.enabled=false --conf spark.driver.bindAddress=127.0.0.1 --conf spark.driver.host=127.0.0.1 pyspark-shell"
)


def clean(*flags):
    return lambda wire, out: [PROGRAM, "clean", "-q", *flags, wire, "-o", out / "one", "--corpus-format=jsonl", "--removed", out / "removed.jsonl"]


def stages(jobs):
    makefile = ROOT / "docs" / "engines" / "stages.mk"
    return lambda wire, out: ["make", "-s", f"-j{jobs}", "-f", makefile, f"ONECOPY={PROGRAM}", f"IN={wire}", f"OUT={out / 'one'}", f"WORK={out / 'work'}"]


def spark(master):
    return lambda wire, out: [sys.executable, "-m", "onecopy.spark", f"{wire}/*.jsonl", "-o", out / "sets", "--master", master]


def standalone(workers):
    return lambda wire, out: [sys.executable, ROOT / "python" / "tests" / "cluster.py", str(workers), f"{wire}/*.jsonl", out / "sets"]


def prism(wire, out):
    return [BEAM, wire, "-o", out / "one", "--corpus-format=jsonl", "--removed", out / "removed.jsonl", "--piece", "2M"]


def flink(wire, _):
    """Is a test, which starts a cluster and wants of it the bytes of clean."""
    return ["env", "-C", ROOT / "beam", TESTS / "flink.test", "-test.v", "-test.run", "^TestFlink$", "-kill", "never", "-flink", FLINK, "-data", wire]


def slurm(wire, _):
    """Is a test as well: slurm.sh on a node of two processors."""
    where = ROOT / "cmd" / "onecopy"
    return ["env", "-C", where, TESTS / "slurm.test", "-test.v", "-test.run", "^TestStagesOnSlurm$", "-slurm", SLURM, "-slurm-data", wire]


def told(*command):
    """Returns the first line that a command says."""
    said = subprocess.run(command, capture_output=True, text=True, check=False)
    return (said.stdout + said.stderr).split("\n", 1)[0]


def of_onecopy():
    return told(PROGRAM, "version").removeprefix("onecopy ").split(",")[0] + ")"


def of_make():
    return told("make", "--version").removeprefix("GNU ")


def of_slurm():
    (package,) = Path(SLURM).parent.glob("packages/slurmctld_*.deb")
    return f"Slurm {package.name.split('_')[1].split('-')[0]}"


def of_spark():
    return f"pyspark {version('pyspark')}, Java {told('java', '-version').split()[2]}".replace('"', "")


def of_beam():
    sdk = re.search(r"beam/sdks/v2 v([\d.]+)", (ROOT / "beam" / "go.mod").read_text(encoding="utf-8"))
    return f"Beam {sdk[1]}"


def of_flink():
    jar = re.compile(r"(?:flink-runtime|beam-runners-flink-[\d.]+)-([\d.]+)\.jar")
    runner, runtime = sorted((name, found[1]) for name in os.listdir(FLINK) if (found := jar.fullmatch(name)))
    return f"{of_beam()}, its runner {runner[1]}, Flink {runtime[1]}"


# How each is started, and what says its version.
ENGINES = {
    "clean -j 2": (clean("-j", "2"), of_onecopy),
    "clean -j 1": (clean("-j", "1"), of_onecopy),
    "clean -j 2 --memory 64M": (clean("-j", "2", "--memory", "64M"), of_onecopy),
    "clean -j 2 --memory 512M": (clean("-j", "2", "--memory", "512M"), of_onecopy),
    "stages, make -j1": (stages(1), of_make),
    "stages, make -j2": (stages(2), of_make),
    "stages on Slurm": (slurm, of_slurm),
    "Spark, local[1]": (spark("local[1]"), of_spark),
    "Spark, local[2]": (spark("local[2]"), of_spark),
    "Spark, standalone, 1 worker": (standalone(1), of_spark),
    "Spark, standalone, 2 workers": (standalone(2), of_spark),
    "Beam on Prism": (prism, of_beam),
    "Beam on Flink, 2 task managers": (flink, of_flink),
}


def missing(name):
    """Says what an engine wants that is not there."""
    wants = []
    for begin, programs, files in (
        ("stages", ("make", "sort", "awk"), ()),
        ("stages on Slurm", ("unshare", "ip"), (SLURM, TESTS / "slurm.test")),
        ("Spark", ("java",), ()),
        ("Beam on Prism", (), (BEAM,)),
        ("Beam on Flink", ("go", "java", "unshare", "ip"), (FLINK, TESTS / "flink.test")),
    ):
        if name.startswith(begin):
            wants += [program for program in programs if shutil.which(program) is None]
            wants += [os.path.relpath(file, ROOT) for file in files if not os.path.exists(file)]
    if name.startswith("Spark") and find_spec("pyspark") is None:
        wants.append("pyspark")
    if name == "stages on Slurm" and os.geteuid() != 0:
        wants.append("root")
    return f"there is no {', no '.join(wants)}" if wants else ""


def shown(command, wire, out):
    """Returns a command as one reads it."""
    words = " ".join(str(part) for part in command).replace(f"{wire}", "IN").replace(f"{out}", "OUT")
    for long, short in ((PROGRAM, "onecopy"), (BEAM, "onecopy-beam"), (sys.executable, "python"), (f"{ROOT}/", ""), (FLINK, "bin/flink"), (SLURM, "bin/slurm/root")):
        words = words.replace(long, short)
    return f"`{words}`"


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
        """Returns the exit code, None if it took too long, and seconds, seconds of processor, and megabytes."""
        self.most, before, begun = 0, processor(), time.monotonic()
        environment = {name: value for name, value in os.environ.items() if name not in ("MAKEFLAGS", "MAKELEVEL", "MFLAGS")}
        with open(log, "wb") as told:
            process = subprocess.Popen([str(part) for part in command], stdin=subprocess.DEVNULL, stdout=told, stderr=told, env=environment)
        code = None
        try:
            with contextlib.suppress(subprocess.TimeoutExpired):
                code = process.wait(LIMIT)
        finally:
            self.end()
        return code, time.monotonic() - begun, processor() - before, self.most / 1024

    @staticmethod
    def end():
        """Ends what is left of a command, the ones it started first asked and then killed."""
        for sign in (signal.SIGTERM, signal.SIGKILL):
            for pid in processes():
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, sign)
            until = time.monotonic() + 20
            while time.monotonic() < until:
                try:
                    if os.waitpid(-1, os.WNOHANG)[0] == 0:
                        time.sleep(0.1)
                except ChildProcessError:
                    return


def processor():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def digest(place):
    """Returns the sum of the lines of a file, or of a dataset, in the order of their bytes."""
    files = sorted(place.glob("part-*")) if place.is_dir() else [place]
    order = {**os.environ, "LC_ALL": "C"}
    with subprocess.Popen(["sort", "-S", "256M", "-T", place.parent, *files], stdout=subprocess.PIPE, env=order) as sort:
        sum_ = hashlib.sha256()
        for block in iter(lambda: sort.stdout.read(1 << 20), b""):
            sum_.update(block)
    if sort.returncode != 0:
        sys.exit(f"sort ended with {sort.returncode}")
    return sum_.hexdigest()


def differs(out, want):
    """Compares what an engine made with what clean made: files byte by byte, datasets by their lines."""
    if not any(out.iterdir()):
        return ""  # what was started compares by itself, and fails
    if (out / "sets").exists():
        names = {name: want / "removed.jsonl" if name == "removed" else want / "one" / f"{name}.jsonl" for name in SETS}
        return " ".join(name for name, file in names.items() if digest(out / "sets" / name) != digest(file))
    run = subprocess.run(["diff", "-rq", out / "one", want / "one"], capture_output=True, text=True, check=False)
    if (out / "removed.jsonl").exists():  # stages have the copies in OUT alone
        run.stdout += subprocess.run(["cmp", out / "removed.jsonl", want / "removed.jsonl"], capture_output=True, text=True, check=False).stdout
    return (run.stdout + run.stderr).replace(f"{out}/", "").replace(f"{want}/", "").strip()


def measure(meter, engine, wire, out, want):
    """Returns a row of the table, and what went wrong, with the end of what was told."""
    start, of = ENGINES[engine]
    if lacks := missing(engine):
        return f"| {engine} | skipped: {lacks} | | | | | | |", ""
    out.mkdir()
    command, log = start(wire, out), out.with_suffix(".log")
    code, seconds, used, megabytes = meter.run(command, log)
    said = log.read_text(encoding="utf-8", errors="replace")
    if code == 0 and (skipped := re.search(r"_test\.go:\d+: (.*)\n--- SKIP", said)):
        return f"| {engine} | skipped: {skipped[1]} | | | | | | |", ""
    wrong = f"took more than {LIMIT:.0f} seconds" if code is None else f"ended with {code}" if code else ""
    if wrong:
        wrong += ":\n" + said[-3000:]
    elif out != want and (wrong := differs(out, want)):
        wrong = "differs from clean: " + wrong
    same = "no" if wrong else "reference" if out == want else "yes"
    row = f"| {engine} | {of()} | {shown(command, wire, out)} | {seconds:.1f} | {used:.1f} | {megabytes:.0f} | {same} | {os.getloadavg()[0]:.0f} |"
    if out != want:
        shutil.rmtree(out)
    return row, wrong


def main(records, *wanted):
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # what runs is ended, and its files go
    head = "| engine | version | command | seconds | s of processor | MB of memory | same bytes | load |\n|---|---|---|--:|--:|--:|---|--:|"
    rows, failed = [head], []
    with tempfile.TemporaryDirectory(prefix="onecopy-engines-") as name:
        folder, meter = Path(name), Meter()
        wire = folder / "wire"
        wire.mkdir()
        subprocess.run(["split", "-n", "l/4", "-d", "--additional-suffix=.jsonl", records, wire / "part"], check=True)
        for number, engine in enumerate(ENGINES):
            if number and wanted and not engine.startswith(wanted):
                continue
            row, wrong = measure(meter, engine, wire, folder / str(number), folder / "0")
            rows.append(row)
            print(row, file=sys.stderr, flush=True)  # as it comes; the table is at the end
            if wrong:
                failed.append(f"{engine} {wrong}")
                if not number:
                    break
        size = os.path.getsize(records)
    print(f"\n{records}, {size / 1e6:.0f} MB\n\n" + "\n".join(rows) + "\n")
    sys.exit("\n".join(failed) or None)


if __name__ == "__main__":
    main(*sys.argv[1:])
