package hint

import "onecopy/internal/phrase"

// elsewhere are flags by the names that other programs of this kind have for them, and what is
// there in their place: a flag, or a sentence that has a blank.
var elsewhere = map[string]string{
	"similarity": "threshold", "min-similarity": "threshold", "similarity-threshold": "threshold", "jaccard": "threshold", "jaccard-threshold": "threshold",
	"out": "output", "output-dir": "output", "outdir": "output", "output-folder": "output", "dest": "output",
	"workers": "jobs", "num-workers": "jobs", "threads": "jobs", "num-threads": "jobs", "processes": "jobs", "num-proc": "jobs",
	"column": "text-field", "text-key": "text-field", "text-column": "text-field", "content-key": "text-field", "field": "text-field",
	"id-key": "id-field", "id-column": "id-field", "overwrite": "force", "diff": "dry-run", "verbosity": "verbose", "silent": "quiet",
	"extend-exclude": "exclude", "glob": "include", "output-format": "format", "output-file": "report", "unsafe": "unsafe-fixes",

	"ngram": shingles, "ngrams": shingles, "ngram-size": shingles, "n-gram": shingles, "n-grams": shingles, "shingle": shingles, "shingle-size": shingles, "k": shingles,
	"num-perm": bands, "num-perms": bands, "num-permutations": bands, "permutations": bands, "bands": bands, "rows": bands, "num-bands": bands, "num-buckets": bands, "b": bands, "r": bands,
	"seed":      "no step is random, so there is no seed: the same input gives the same bytes",
	"lang":      "rules of all languages are tried on every page, so none is named",
	"language":  "rules of all languages are tried on every page, so none is named",
	"recursive": "folders are read with all that is below them, so it can be left out",
}

const (
	shingles = "shingles have five words, and no flag changes that; --threshold says from which similarity stories are copies"
	bands    = "pairs are verified on their texts, whatever proposes them, so no flag sets bands; --threshold says from which similarity stories are copies"
)

// Flag is the advice on a flag that is none: that of known whose name is near, or what stands in
// the place of one that other programs have; nothing where neither is known.
func Flag(name string, known []string) string {
	instead, ok := elsewhere[name]
	if !ok {
		if near := phrase.Nearest(name, known); near != "" {
			return "did you mean --" + near + "?"
		}
		return ""
	}
	for _, k := range known {
		if k == instead {
			return "did you mean --" + k + "?"
		}
	}
	for _, c := range instead {
		if c == ' ' {
			return instead
		}
	}
	return ""
}
