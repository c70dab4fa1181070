"""What each task of a run on Spark read and wrote, and how long it took, as Spark's own store of its status has it."""

from dataclasses import dataclass
from statistics import median

# What is less than this may be of one task alone. Rows that Spark holds are read by the block, and are not among the records.
FLOORS = {"records read": 10_000, "MB read": 16, "records written": 10_000, "MB written": 16, "seconds": 5}


@dataclass
class Stage:
    name: str
    tasks: dict  # of each measure, that of each task

    def most(self, measure):
        return max(self.tasks[measure], default=0)

    def middle(self, measure):
        return median(self.tasks[measure]) if self.tasks[measure] else 0

    def ratio(self, measure):
        """Returns how many times the median the largest task is; 1 of one that has none, and of none."""
        most, middle = self.most(measure), self.middle(measure)
        return most / middle if middle > 0 else 1 if most == 0 else float("inf")

    def uneven(self, floors, times=10):
        """Returns the measures by which a task is over so many times the median."""
        return [m for m, floor in floors.items() if self.most(m) >= floor and self.ratio(m) > times]


def stages(spark, group=None):
    """Yields the stages of all jobs, or of those of a group, that were run, in their order."""
    store, tracker = spark.sparkContext._jsc.sc().statusStore(), spark.sparkContext.statusTracker()
    jobs = store.jobsList(None)
    jobs = [jobs.apply(n) for n in range(jobs.size())]
    of = {job.jobId() for job in jobs} if group is None else set(tracker.getJobIdsForGroup(group))
    names = {}
    for job in sorted(jobs, key=lambda job: job.jobId()):
        said = job.description()
        ids = job.stageIds()
        for stage in (ids.apply(n) for n in range(ids.size())):
            if job.jobId() in of:
                names.setdefault(stage, said.get() if said.isDefined() else job.name())
    for stage, name in sorted(names.items()):
        info = tracker.getStageInfo(stage)
        if info is not None and info.numCompletedTasks > 0:
            listed = store.taskList(stage, info.currentAttemptId, 100_000)
            tasks = [task(listed.apply(n)) for n in range(listed.size()) if listed.apply(n).taskMetrics().isDefined()]
            yield Stage(f"{stage} {name}: {operations(store, stage)}", {measure: [t[measure] for t in tasks] for measure in FLOORS})


def task(data):
    m = data.taskMetrics().get()
    read, written, given, out = m.shuffleReadMetrics(), m.shuffleWriteMetrics(), m.inputMetrics(), m.outputMetrics()
    return {
        "records read": read.recordsRead(),
        "MB read": (read.localBytesRead() + read.remoteBytesRead() + given.bytesRead()) / 1e6,
        "records written": written.recordsWritten() + out.recordsWritten(),
        "MB written": (written.bytesWritten() + out.bytesWritten()) / 1e6,
        "seconds": m.executorRunTime() / 1000,
    }


def operations(store, stage):
    """Returns what a stage does, in Spark's words."""
    names, ahead = [], [store.operationGraphForStage(stage).rootCluster()]
    while ahead:
        cluster = ahead.pop()
        inner = cluster.childClusters()
        ahead += [inner.apply(n) for n in range(inner.size())]
        name = cluster.name().split(" (")[0]
        if name not in names and name not in ("WholeStageCodegen", "map", "mapPartitions", "mapPartitionsInternal") and not name.startswith("Stage "):
            names.append(name)
    return ", ".join(names)


def table(stages):
    """Returns a table in Markdown: of each stage its tasks, and by each measure the median, the most and how many times that is."""
    lines = [f"| stage | tasks | {' | '.join(FLOORS)} |\n|---|--:|{'--:|' * len(FLOORS)}"]
    for stage in stages:
        cells = (f"{stage.middle(m):.4g}, {stage.most(m):.4g} ({stage.ratio(m):.1f})" for m in FLOORS)
        lines.append(f"| {stage.name} | {len(stage.tasks['seconds'])} | {' | '.join(cells)} |")
    return "\n".join(lines)
