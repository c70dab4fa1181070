"""Records for the tests of engines, and what onecopy in one process makes of them."""

import json
import random

import onecopy


def sentence(words, rng):
    return " ".join(rng.choice(words) for _ in range(14)).capitalize() + "."


def documents(stories, copies, twins=0, seed=1):
    """Records with copies that are cut, edited and whole, a line of boilerplate, and of one story many printings."""
    rng = random.Random(seed)
    words = ["w" + format(n, "x") + "e" for n in range(4000)]
    out = []
    for n in range(stories):
        text = [sentence(words, rng) for _ in range(16)]
        for c in range(1 + rng.randrange(copies + 1)):
            own = list(text)
            if c % 3 == 1:
                own = own[: len(own) // 2 + 4]
            if c % 3 == 2:
                own[rng.randrange(len(own))] = sentence(words, rng)
            if c % 2:
                own.insert(6, "\n\nFerry News | all of it\n\n")
            paragraphs = "\n\n".join(" ".join(own[i : i + 3]) for i in range(0, len(own), 3))
            out.append({"id": f"doc-{n}-{c}", "title": f"Story {n} as printed", "text": paragraphs, "outlet": c})
    first = dict(out[0])
    out.extend({**first, "id": f"twin-{n}"} for n in range(twins))
    rng.shuffle(out)
    return out


def skewed(copies, reports, seed=4):
    """Records with copies of one story, a tenth of them with a word of their own, and reports that differ in their figures alone."""
    rng = random.Random(seed)
    words = ["w" + format(n, "x") + "e" for n in range(4000)]
    story = [sentence(words, rng) for _ in range(18)]
    out = []
    for n in range(copies):
        own = list(story)
        if n % 10 == 9:
            at = rng.randrange(2, 16)
            own[at] = own[at].replace(own[at].split()[4], rng.choice(words))
        out.append({"id": f"copy-{n}", "text": "\n\n".join(" ".join(own[i : i + 3]) for i in range(0, 18, 3))})
    out.extend({"id": f"report-{n}", "text": REPORT.format(*(f"{rng.uniform(10, 9000):,.2f}" for _ in range(REPORT.count("{}"))))} for n in range(reports))
    rng.shuffle(out)
    return out


REPORT = """Shares on the main exchange closed mixed on Monday, with the index of thirty leading companies at {} points after {} the day before, \
a change of {} percent in moderate trading.

The broader index of one hundred companies stood at {} points, and the index of small companies at {}. Some {} million shares changed \
hands, against {} million on the previous day. Gainers led losers by {} to {}, dealers said.

The dollar was quoted at {} against the euro and at {} against the yen. Gold was fixed in the afternoon at {} dollars an ounce, and a \
barrel of crude oil for delivery next month cost {} dollars. The yield of the ten year bond was {} percent, traders said in the evening."""


def write(path, docs):
    path.write_text("".join(json.dumps(d) + "\n" for d in docs), encoding="utf-8")
    return path


def lines(folder_or_file):
    files = sorted(folder_or_file.glob("part-*")) if folder_or_file.is_dir() else [folder_or_file]
    return sorted(line for f in files for line in f.read_bytes().splitlines())


def same(out, docs, tmp_path, **flags):
    """Wants the datasets in out to have the rows of a run over the same file."""
    onecopy.clean(docs, tmp_path / "one", corpus_format="jsonl", removed=tmp_path / "removed.jsonl", **flags)
    for name in ("corpus", "cuts", "pairs"):
        assert lines(out / name) == lines(tmp_path / "one" / f"{name}.jsonl"), name
    assert lines(out / "removed") == lines(tmp_path / "removed.jsonl")
    assert len(lines(out / "removed")) > 0
