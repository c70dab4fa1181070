"""The stages over pipes, and the engines that need no cluster, against onecopy in one process."""

import json
import random
import shutil

import pytest

import onecopy
from onecopy import stages

pytestmark = pytest.mark.skipif(shutil.which("sort") is None, reason="there is no sort")


def documents(stories=20):
    rng = random.Random(7)
    words = ["w" + format(n, "x") + "e" for n in range(3000)]
    out = []
    for n in range(stories):
        text = [" ".join(rng.choice(words) for _ in range(14)).capitalize() + "." for _ in range(12)]
        for c in range(1 + n % 3):
            own = text[: len(text) - 3 * c]
            own.insert(1 + (n + c) % 4, "Ferry News | all of it")
            out.append({"id": f"doc-{n}-{c}", "text": "\n\n".join(own)})
    rng.shuffle(out)
    return out


def one_process(docs, tmp_path, **flags):
    path = tmp_path / "wire.jsonl"
    path.write_text("".join(json.dumps(d) + "\n" for d in docs), encoding="utf-8")
    out = onecopy.clean(path, tmp_path / "one", corpus_format="jsonl", removed=tmp_path / "removed.jsonl", **flags)
    corpus = [json.loads(line) for line in (out.folder / "corpus.jsonl").read_text(encoding="utf-8").splitlines()]
    removed = [json.loads(line) for line in (tmp_path / "removed.jsonl").read_text(encoding="utf-8").splitlines()]
    return corpus, removed, out


def test_stages_give_what_clean_gives(tmp_path):
    docs = documents()
    for flags in {}, {"threshold": 0.5}:
        rows = []
        for first in range(0, len(docs), 7):
            rows += stages.mark(docs[first : first + 7], "wire.jsonl", first + 1, **flags)
        decided = stages.decide(rows, str(tmp_path), **flags)
        settled = list(decided.settle(rows))
        (tmp_path / f"{len(flags)}").mkdir()
        corpus, removed, out = one_process(docs, tmp_path / f"{len(flags)}", **flags)
        assert [r for kind, r in settled if kind == "corpus"] == corpus
        assert [r for kind, r in settled if kind == "removed"] == removed
        assert sorted(r["start"] for kind, r in settled if kind == "cuts" and r["rule"] == "template/learned") != []
        assert len(removed) > 5 and len(decided.decisions) == len(docs)
        assert {r["survivor"] for r in removed} <= {r["id"] for r in corpus}


def test_a_failure_is_told(tmp_path):
    with pytest.raises(onecopy.OnecopyError, match="rows of other settings"):
        stages.decide(list(stages.mark(documents(2), "x", threshold=0.5)) + [stages.header(["--threshold=0.7"])], str(tmp_path))
    with pytest.raises(ZeroDivisionError):
        list(stages.mark(({"text": str(1 / 0)} for _ in range(1)), "x"))
    with pytest.raises(onecopy.OnecopyError, match="unknown flag --brand"):
        list(stages.mark([], "x", brand=True))


def test_datatrove(tmp_path):
    pytest.importorskip("datatrove", reason="pip install onecopy[datatrove]")
    from datatrove.executor import LocalPipelineExecutor
    from datatrove.pipeline.readers import JsonlReader
    from datatrove.pipeline.writers import JsonlWriter

    from onecopy.datatrove import OnecopyDecide, OnecopyFilter, OnecopyMark

    docs = documents()
    wire, rows, out = tmp_path / "wire", str(tmp_path / "rows"), tmp_path / "out"
    wire.mkdir()
    for n in range(3):
        (wire / f"{n}.jsonl").write_text("".join(json.dumps(d) + "\n" for d in docs[n::3]), encoding="utf-8")
    for steps, tasks in (
        ([JsonlReader(str(wire)), OnecopyMark(rows)], 2),
        ([OnecopyDecide(rows)], 1),
        ([JsonlReader(str(wire)), OnecopyFilter(rows), JsonlWriter(str(out), compression=None)], 2),
    ):
        LocalPipelineExecutor(steps, tasks=tasks, workers=1, logging_dir=str(tmp_path / f"log{len(steps)}{steps[-1].name}")).run()
    got = [json.loads(line) for f in out.glob("*.jsonl") for line in f.read_text(encoding="utf-8").splitlines()]
    corpus, _, _ = one_process(docs, tmp_path)
    assert {d["id"]: d["text"] for d in got} == {d["id"]: d["text"] for d in corpus}


def test_ray(tmp_path):
    ray = pytest.importorskip("ray", reason="pip install onecopy[ray]")
    pytest.importorskip("pandas")
    docs = documents()
    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False)
    try:

        def mark(batch):
            records = [{"id": i, "text": t} for i, t in zip(batch["id"], batch["text"])]
            return {"row": list(stages.mark(records, "wire.jsonl"))}

        rows = ray.data.from_items(docs).map_batches(mark, batch_size=10).materialize()
        decided = stages.decide([r["row"] for r in rows.iter_rows()], str(tmp_path))

        def settle(batch):
            return {"kept": [r["text"] for kind, r in decided.settle(batch["row"]) if kind == "corpus"]}

        kept = [r["kept"] for r in rows.map_batches(settle, batch_size=10).iter_rows()]
    finally:
        ray.shutdown()
    corpus, _, _ = one_process(docs, tmp_path)
    assert sorted(kept) == sorted(d["text"] for d in corpus)


def test_dask(tmp_path):
    bag = pytest.importorskip("dask.bag", reason="pip install onecopy[dask]")
    docs = documents()
    rows = bag.from_sequence(docs, npartitions=4).map_partitions(lambda part: list(stages.mark(part, "wire.jsonl"))).persist(scheduler="threads")
    decided = stages.decide(rows.compute(scheduler="threads"), str(tmp_path))
    settled = rows.map_partitions(lambda part: list(decided.settle(part))).compute(scheduler="threads")
    corpus, removed, _ = one_process(docs, tmp_path)
    assert [r for kind, r in settled if kind == "corpus"] == corpus
    assert [r for kind, r in settled if kind == "removed"] == removed != []
