"""The package against the program it calls: what clean, check, compare and explain return, and how failures are told."""

import doctest
import os
import subprocess
import sys
from pathlib import Path

import pytest

import onecopy

SEEDS = Path(__file__).parent.parent.parent / "seeds"

FERRY = (
    "A ferry sank off the coast of Norway on Monday and forty people were rescued by fishermen, police said. "
    "The ship was carrying cars and trucks to the islands when the storm broke, and its crew called for help at once."
)
VOTE = (
    "Parliament voted on Tuesday to raise the pension age by two years, after a debate that went on until late at night. "
    "The opposition said that it would take the law to the constitutional court before the end of the month."
)


def test_clean_reads_what_the_run_wrote(tmp_path):
    corpus = onecopy.clean(SEEDS, tmp_path / "out")
    stories = list(corpus.stories())
    assert (len(stories), len(list(corpus)), len(list(corpus.copies()))) == (25, 21, 4)
    ids = {s.id for s in corpus}
    assert all(c.survivor in ids and c.verdict for c in corpus.copies())
    assert all(s.text and s.words and s.row["id"] == s.id for s in stories)
    assert len(list(corpus.cuts())) == 64
    assert {p.verdict for p in corpus.pairs()} >= {"identical"}
    assert corpus.report()["totals"]["stories"] == 25
    corpus.verify(SEEDS)
    (tmp_path / "out" / "stories.jsonl").write_bytes(b"{}\n")
    with pytest.raises(onecopy.OnecopyError, match="stories.jsonl"):
        corpus.verify(SEEDS)


def test_clean_takes_flags(tmp_path):
    wire = tmp_path / "wire"
    wire.mkdir()
    for name in "a.txt", "b.txt":
        (wire / name).write_text(FERRY + "\n", encoding="utf-8")
    corpus = onecopy.clean(wire, tmp_path / "out", keep=["b.txt"], exclude="*.md", corpus_format="jsonl", report_max=1)
    assert [s.source for s in corpus] == ["b.txt"]
    assert (tmp_path / "out" / "corpus.jsonl").is_file()


def test_a_failure_says_why(tmp_path):
    with pytest.raises(onecopy.OnecopyError, match="error: .*nowhere") as failure:
        onecopy.clean(tmp_path / "nowhere", tmp_path / "out")
    assert failure.value.code == 2
    assert not (tmp_path / "out").exists()
    with pytest.raises(onecopy.OnecopyError, match="threshold"):
        onecopy.clean_texts([FERRY] * 1000, threshold=7)
    with pytest.raises(FileNotFoundError):
        onecopy.Corpus(tmp_path)


def test_clean_texts_keeps_their_order():
    texts = [FERRY, "", "READ ALSO: Ten things to know\n\n" + FERRY, VOTE]
    first, empty, copy, other = onecopy.clean_texts(iter(texts))
    assert (first.text, first.kept) == (FERRY, True)
    assert (empty.text, empty.kept, empty.survivor) == ("", False, None)
    assert (copy.text, copy.kept, copy.survivor, copy.verdict, copy.similarity) == (FERRY, False, 0, "identical", 1)
    assert (other.text, other.kept) == (VOTE, True)


def test_texts_without_a_story():
    assert onecopy.clean_texts([]) == []
    assert [t.kept for t in onecopy.clean_texts(["", "...", "\n"])] == [False] * 3
    assert onecopy.compare("", "").verdict == "different"


def test_texts_of_every_script_survive():
    text = "渡轮周一在挪威海岸附近沉没，四十人被渔民救起，警方说。船上载有汽车和卡车，风暴来临时正驶往群岛。\u2028 \U0001f6a2 “ok” \\ \x07"
    assert onecopy.clean_texts([text])[0].kept


def test_compare():
    assert onecopy.compare(FERRY, FERRY).verdict == "identical"
    half = onecopy.compare(FERRY.split(". ")[0] + ".", FERRY)
    assert (half.verdict, half.a_in_b) == ("abridged", 1)
    assert half.b_in_a < 1
    turned = onecopy.compare(FERRY, FERRY.split(". ")[0] + ".")
    assert (turned.a_in_b, turned.b_in_a) == (half.b_in_a, half.a_in_b)
    revised = onecopy.compare(FERRY, FERRY.replace("forty", "fifty"))
    assert revised.is_copy and revised.verdict == "revised" and revised.changed
    different = onecopy.compare(FERRY, VOTE)
    assert (different.verdict, different.is_copy) == ("different", False)


def test_check():
    found = onecopy.check(SEEDS)
    assert (found.code, found.ok, len(found.findings)) == (1, False, 68)
    copies = [f for f in found if f.kind == "copy"]
    assert len(copies) == 4 and all(f.line and f.row["pair"] for f in copies)
    assert onecopy.check(SEEDS, only="copy").totals["findings"] == 4
    with pytest.raises(onecopy.OnecopyError):
        onecopy.check(SEEDS, only="nothing-known")


def test_explain():
    assert "READ ALSO" in onecopy.explain("related/read-also")
    with pytest.raises(onecopy.OnecopyError):
        onecopy.explain("no/such-rule")


def test_as_a_module():
    done = subprocess.run([sys.executable, "-m", "onecopy", "version"], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("onecopy ")
    assert onecopy.version() == done.stdout.strip()
    assert subprocess.run([sys.executable, "-m", "onecopy", "nope"], capture_output=True, check=False).returncode == 2


def test_an_iterable_that_fails_ends_the_program():
    def texts():
        yield FERRY
        raise KeyError("of the caller")

    with pytest.raises(KeyError):
        onecopy.clean_texts(texts())


def test_marked_accounts_for_every_piece(tmp_path):
    corpus = onecopy.clean(SEEDS, tmp_path / "out")
    stories = list(onecopy.marked(corpus))
    assert [m.story.id for m in stories] == [s.id for s in corpus.stories()]
    cut = [c for c in corpus.cuts() if c.story is not None]
    found = [m for s in stories for m in s.marks if not m.stays]
    assert sorted((c.rule, c.start, c.end, c.text) for c in cut) == sorted((m.rule, m.start, m.end, m.text) for m in found)
    for marked in stories:
        kept = [m for m in marked.marks if m.stays]
        assert "\n\n".join(m.text for m in kept if m.role != "headline") == marked.story.text
        assert [m.text for m in kept if m.role == "headline"] == [marked.story.headline] * bool(marked.story.headline)
        assert all(a.end <= b.start for a, b in zip(kept, kept[1:]))
        page = (SEEDS / marked.story.source).read_bytes()
        assert all(m.text.split()[0].encode() in page[m.start : m.end] for m in marked.marks)
    assert {m.role for s in stories for m in s.marks} > {"headline", "body", "crosshead", "caption"}
    (tmp_path / "out" / "parts.jsonl").write_bytes(b"")
    with pytest.raises(ValueError, match="parts.jsonl"):
        list(onecopy.marked(corpus))


def test_clean_batch_keeps_the_rows_that_stay():
    table = {"id": [1, 2, 3, 4], "content": [FERRY, None, "Share this article\n\n" + FERRY, VOTE], "score": [0.5, 0.6, 0.7, 0.8]}
    assert onecopy.clean_batch(table, text="content") == {"id": [1, 4], "content": [FERRY, VOTE], "score": [0.5, 0.8]}
    assert onecopy.clean_batch({"text": []}) == {"text": []}
    with pytest.raises(KeyError, match="'content'"):
        onecopy.clean_batch(table)


def test_clean_batch_with_datasets(tmp_path):
    datasets = pytest.importorskip("datasets")
    table = datasets.Dataset.from_dict({"id": [1, 2, 3], "content": [FERRY, "READ ALSO: Ten things\n\n" + FERRY, VOTE]})
    cleaned = table.map(onecopy.clean_batch, batched=True, batch_size=None, fn_kwargs={"text": "content"})
    assert cleaned.to_dict() == {"id": [1, 3], "content": [FERRY, VOTE]}
    folder = SEEDS.parent / "examples"
    command = [sys.executable, folder / "notebook" / "dedup.py", folder / "dataset" / "news.parquet", tmp_path / "clean.parquet"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env={**os.environ, "HF_HOME": str(tmp_path / "cache")})
    assert done.stdout == "5 of 8 rows stay\n"
    assert len(datasets.Dataset.from_parquet(str(tmp_path / "clean.parquet"), cache_dir=str(tmp_path))) == 5


def test_the_five_commands_of_the_readme(tmp_path):
    """A stranger's path, into an empty environment and without an index, from the wheel that "make python" has built."""
    root = SEEDS.parent
    if not list((root / "bin" / "wheels").glob("*.whl")):
        pytest.skip("there is no wheel: make wheel")
    block = (root / "README.md").read_text("utf-8").split("## Five commands")[1].split("```console\n")[1].split("```")[0]
    build, install, *rest = [line[2:] for line in block.splitlines() if line.startswith("$ ")]
    assert build == "make wheel" and install.startswith("pip install --no-index --find-links bin/wheels ") and len(rest) == 3
    (tmp_path / "examples").symlink_to(root / "examples", target_is_directory=True)
    (tmp_path / "bin").symlink_to(root / "bin", target_is_directory=True)
    subprocess.run([sys.executable, "-m", "venv", "env"], cwd=tmp_path, check=True)
    path = os.pathsep.join([str(tmp_path / "env" / "bin"), "/usr/bin", "/bin"])
    environment = {"PATH": path, "HOME": str(tmp_path), "BROWSER": "cat %s"}
    for command in [install, *rest]:
        done = subprocess.run(command, shell=True, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, (command, done.stdout, done.stderr)
    assert "3 were copies" in done.stdout
    out = next(command.split(" -o ")[1].split()[0] for command in rest if " -o " in command)
    assert (tmp_path / out / "corpus.parquet").is_file()


def test_the_examples_of_the_readme(tmp_path, monkeypatch):
    (tmp_path / "seeds").symlink_to(SEEDS, target_is_directory=True)
    monkeypatch.chdir(tmp_path)
    failed, tried = doctest.testfile(str(SEEDS.parent / "python" / "README.md"), module_relative=False)
    assert tried > 10 and failed == 0
