package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestHints wants of slips of many kinds that the advice says what to type. Each ends with 2 and
// writes nothing.
func TestHints(t *testing.T) {
	out := cleaned(t, seeds)
	home := t.TempDir()
	t.Chdir(home)
	writeFile(t, "seeds/a.txt", news(1))
	writeFile(t, "lines.jsonl", `{"id": "1", "body": "`+strings.TrimSpace(news(2))+`"}`+"\n")
	const pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n"
	writeFile(t, "lfs.txt", pointer)
	writeFile(t, "lfs.idx", pointer)
	for args, want := range map[string]string{
		"clean lfs.txt -n":                                 "git lfs pull fetches it",
		"check seeds --against lfs.idx":                    "is not an index",
		"check seeds --since=":                             "want a value",
		"version foo":                                      `"onecopy version" alone`,
		"clean seeds -n -t 2":                              "a share from 0 to 1; 0.8",
		"clean seeds -n -t 80":                             "--threshold 0.8?",
		"show a b -t 80":                                   "--threshold 0.8?",
		"check seeds --report sarif":                       "--report sarif=FILE",
		"check seeds --report out":                         "--report json=out",
		"verify seeds " + out:                              "onecopy verify " + out + " seeds",
		"clean seeds -n --ngram 5":                         "shingles have five words",
		"clean seeds -n --similarity 0.7":                  "--threshold?",
		"clean seeds -n --workers 7":                       "--jobs?",
		"clean seeds -n --num-perm 7":                      "pairs are verified",
		"clean seeds -n --treshold 0.7":                    "--threshold?",
		"clean seeds -n --strip captions":                  "caption?",
		"clean seeds -n --keep-category byline,advert":     "advertisement?",
		"clean seeds -n --input-format jsnol":              "jsonl?",
		"clean seeds -n --encoding koi8r":                  "koi8-r?",
		"clean seeds -n --split allways":                   "always?",
		"clean seeds -n --pages sumary":                    "summary?",
		"clean seeds -n --keep earlist":                    "--keep earliest?",
		"clean seeds -n --color allways":                   "always?",
		"clean seeds -o new --corpus-format parqet":        "parquet?",
		"check seeds --format sarf":                        "sarif?",
		"check seeds --type markdwon":                      "markdown?",
		"check seeds --only copies":                        "copy?",
		"check seeds --select near-copies":                 "near-copy?",
		"check seeds --ignore share/this-articel":          "share/this-article?",
		"check seeds --per-path-ignore x:captions":         "caption?",
		"explain captions/":                                "caption/?",
		"explain caption/creditd":                          "caption/credited?",
		"completion bsh":                                   "bash?",
		"chekc":                                            "\"onecopy check\"?",
		"show seeds/a.txt --against nowhere":               "no such file",
		"show seeds --against lines.jsonl":                 "onecopy check seeds",
		"show seeds/a.txt seeds/a.txt --against seeds":     "name one FILE",
		"clean lines.jsonl -n --text-field text":           "its strings are body",
		"clean lines.jsonl -n --input-format csv -t 0.8.8": "a number",
	} {
		var stdout, said bytes.Buffer
		code := onecopy(strings.Fields(args), strings.NewReader(""), &stdout, &said)
		if code != exitTrouble || !strings.Contains(said.String(), want) || stdout.Len() > 0 {
			t.Errorf("onecopy %s: exit code %d, no %q in\n%s%s", args, code, want, &said, &stdout)
		}
	}
	var said bytes.Buffer
	if code := onecopy([]string{"clean", "-n", "seeds", "--text-field", "body"}, strings.NewReader(""), &bytes.Buffer{}, &said); code != exitDone || !strings.Contains(said.String(), "no input has records") {
		t.Errorf("fields of no records: exit code %d\n%s", code, &said)
	}
	said.Reset()
	args := []string{"clean", "-n", "lines.jsonl", "--id-field", "uid", "--title-field", "body"}
	const uid = "--id-field uid: no record has it; the first one has body, "
	if code := onecopy(args, strings.NewReader(""), &bytes.Buffer{}, &said); code != exitDone || !strings.Contains(said.String(), uid) || strings.Contains(said.String(), "title-field") {
		t.Errorf("an id field that no record has: exit code %d\n%s", code, &said)
	}
	if names, err := os.ReadDir(home); err != nil || len(names) != 4 {
		t.Errorf("written: %v %v", names, err)
	}
}

// TestCutsAgree counts the cuts of a run with copies by all that tell of them.
func TestCutsAgree(t *testing.T) {
	t.Parallel()
	dir := cleaned(t, seeds)
	read := func(name string) string {
		text, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	rows := strings.Count(read("cuts.jsonl"), "\n")
	var said bytes.Buffer
	if code := onecopy([]string{"verify", dir, seeds}, strings.NewReader(""), &bytes.Buffer{}, &said); code != exitDone {
		t.Fatal(&said)
	}
	copies := 4
	for what, text := range map[string]string{
		fmt.Sprintf(" %d cuts (%d in copies) and", rows, copies):         said.String(),
		fmt.Sprintf("(%d cuts, %d more in copies)", rows-copies, copies): read("report.md"),
		fmt.Sprintf(">%d cuts, %d more in copies<", rows-copies, copies): read("report.html"),
		fmt.Sprintf("\"cut_spans\": %d,", rows-copies):                   read("report.json"),
	} {
		if !strings.Contains(text, what) {
			t.Errorf("no %q in\n%.3000s", what, text)
		}
	}
}
