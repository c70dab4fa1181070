"""The package against the program it calls: what clean, check, compare and explain return, and how failures are told."""

import doctest
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


def test_the_examples_of_the_readme(tmp_path, monkeypatch):
    (tmp_path / "seeds").symlink_to(SEEDS, target_is_directory=True)
    monkeypatch.chdir(tmp_path)
    failed, tried = doctest.testfile(str(SEEDS.parent / "python" / "README.md"), module_relative=False)
    assert tried > 10 and failed == 0
