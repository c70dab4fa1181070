"""Find near-duplicates with a library: peers.py LIBRARY CORPUS OUT THRESHOLD

CORPUS is JSON lines with "id" and "text"; OUT gets a line "cluster<TAB>id" for each record. Pairs that the library proposes are
joined, as its users do.
"""
import json
import re
import sys


def records(path):
    with open(path, encoding="utf8") as lines:
        for line in lines:
            record = json.loads(line)
            yield record["id"], record["text"]


class Clusters:
    def __init__(self):
        self.parent = []

    def add(self):
        self.parent.append(len(self.parent))

    def find(self, n):
        while self.parent[n] != n:
            self.parent[n] = self.parent[self.parent[n]]
            n = self.parent[n]
        return n

    def join(self, a, b):
        a, b = self.find(a), self.find(b)
        self.parent[max(a, b)] = min(a, b)


def gaoya(path, threshold, clusters):
    from gaoya.minhash import MinHashStringIndex

    index = MinHashStringIndex(hash_size=32, jaccard_threshold=threshold, num_bands=42, band_size=3, num_hashes=126,
                               analyzer="word", lowercase=True, ngram_range=(5, 5))
    ids = []
    for n, (name, text) in enumerate(records(path)):
        ids.append(name)
        clusters.add()
        for other in index.query(text):
            clusters.join(other, n)
        index.insert_document(n, text)
    return ids


def rensa(path, threshold, clusters):
    from rensa import RMinHash, RMinHashLSH

    word = re.compile(r"\w+")
    index = RMinHashLSH(threshold=threshold, num_perm=128, num_bands=16)
    ids = []
    for n, (name, text) in enumerate(records(path)):
        ids.append(name)
        clusters.add()
        words = word.findall(text.lower())
        signature = RMinHash(num_perm=128, seed=42)
        signature.update([" ".join(words[i:i + 5]) for i in range(max(1, len(words) - 4))])
        for other in index.query(signature):
            clusters.join(other, n)
        index.insert(n, signature)
    return ids


def main():
    library, path, out, threshold = sys.argv[1:5]
    clusters = Clusters()
    ids = {"gaoya": gaoya, "rensa": rensa}[library](path, float(threshold), clusters)
    with open(out, "w", encoding="utf8") as table:
        for n, name in enumerate(ids):
            table.write(f"{clusters.find(n)}\t{name}\n")


main()
