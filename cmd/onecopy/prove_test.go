package main

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"flag"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"onecopy/corpus/outdir/manifest"
	"onecopy/internal/testkit"
	"onecopy/report"
)

// flips is how many bytes TestVerifyFlips turns, if not 0; "make torture" turns more.
var flips = flag.Int("flips", 0, "bytes to turn in OUT and its inputs")

// provenPages give an output in which no file is empty: copies of each kind, a lost sentence, a
// related pair, a learned line, facts lifted from cut lines, more than one language and script, a
// packed file and records.
func provenPages(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "in")
	harbour := "The harbour of Tallinn opened again on Monday after a strike of nine days, the port authority said. " +
		"Some 4,200 containers are waiting on the quays, and it will take until Friday to move them all.\n\n" +
		"Dockers had asked for eight percent more pay. They got five, and two days of leave.\n"
	pages := map[string]string{
		"a.txt": "Harbour opens again after strike\n\nBy Ann Lee\n\nTALLINN (Reuters) - " + harbour + "\nRead more: Tram line closed\n\nShare this article\n",
		"b.txt": "Harbour opens again after strike\n\n" + strings.Replace(harbour, "4,200", "4,300", 1) +
			"\nThe minister of transport thanked both sides for an agreement that she called fair and late.\n",
		"de/c.txt": "Hafen nach Streik wieder offen\n\nDer Hafen von Reval ist am Montag nach neun Tagen Streik wieder geöffnet worden, teilte die Verwaltung mit. " +
			"Auf den Kais stehen 4200 Container, und bis Freitag soll alles verladen sein.\n\nFoto: Anna Tamm/dpa\n",
		"ru/d.txt": "Порт снова открыт\n\nПорт Таллина снова открылся в понедельник после девяти дней забастовки, сообщила администрация. " +
			"На причалах стоят 4200 контейнеров, и до пятницы всё будет вывезено.\n\nПоделиться\n",
		"r.jsonl": `{"id":"r/1","title":"Bridge closed for repairs","date":"2021-03-04","text":"The old bridge over the Narva was closed for repairs on Thursday. It will open in May, said the city, if the ice allows it."}` + "\n" +
			`{"id":"r/2","title":"Bridge closed","text":"The old bridge over the Narva was closed for repairs on Thursday. It will open in May, said the city, if the ice allows it."}` + "\n",
	}
	for i, town := range []string{"Pärnu", "Tartu", "Viljandi", "Rakvere"} {
		pages[fmt.Sprintf("town%d.txt", i)] = fmt.Sprintf("Council of %[1]s meets on budget\n\nThe council of %[1]s met on %[2]s to speak about its budget of %[3]d million, of which schools get %[4]d. "+
			"It was the %[5]s session of a long and cold spring, and %[6]s was asked to come.\n\nDesk of the north: podcast\n\nAfter %[4]d hours of talk the mayor of %[1]s, who was %[6]s before, closed the session with a %[5]s joke.\n",
			town, []string{"Monday", "Tuesday", "Thursday", "Friday"}[i], 31*i+17, 7*i+3, []string{"first", "noisy", "third", "last"}[i], []string{"a teacher", "the choir", "a pilot", "nobody"}[i])
	}
	for name, text := range pages {
		writeFile(t, filepath.Join(dir, filepath.FromSlash(name)), text)
	}
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	fmt.Fprint(z, strings.Replace(pages["a.txt"], "eight percent", "nine percent", 1))
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	writeFile(t, filepath.Join(dir, "z.txt.gz"), packed.String())
	return dir
}

// proved runs verify, and returns its exit code and what it said on stdout and stderr.
func proved(out string, args ...string) (code int, said, complaint string) {
	var stdout, stderr bytes.Buffer
	code = onecopy(append([]string{"verify", "--no-config", out}, args...), strings.NewReader(""), &stdout, &stderr)
	return code, stdout.String(), stderr.String()
}

// renew writes the manifest again, as who forges an output does.
func renew(t testing.TB, out string) {
	t.Helper()
	var list []manifest.Sum
	err := filepath.WalkDir(out, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() || d.Name() == manifest.Name {
			return err
		}
		raw, err := os.ReadFile(path)
		rel, _ := filepath.Rel(out, path)
		list = append(list, manifest.Sum{Name: filepath.ToSlash(rel), SHA256: sha256.Sum256(raw)})
		return err
	})
	var b bytes.Buffer
	if err != nil || manifest.Write(&b, list) != nil || os.WriteFile(filepath.Join(out, manifest.Name), b.Bytes(), 0o644) != nil {
		t.Fatal(err)
	}
}

func TestVerifyProves(t *testing.T) {
	t.Parallel()
	in := provenPages(t)
	out := cleaned(t, in)
	for name, text := range tree(t, out) {
		if text == "" {
			t.Errorf("%s is empty, and proves nothing", name)
		}
	}
	for _, args := range [][]string{{in}, {in, "--sums"}, {in, "-j", "1"}} {
		if code, said, complaint := proved(out, args...); code != exitDone || said != "" {
			t.Errorf("verify %q: exit code %d\n%s%s", args, code, said, complaint)
		}
	}
}

// Every way to run makes an output that its inputs prove, without a word about how it was run.
func TestVerifyProvesAllSettings(t *testing.T) {
	t.Parallel()
	in := provenPages(t)
	rules := filepath.Join(t.TempDir(), "rules")
	writeFile(t, rules, "rule: newsletter/desk\npattern: ^Follow our .+$\nwords: 60\ncuts: Follow our desk.\nkeeps: We follow our desk.\n")
	koi := t.TempDir()
	writeFile(t, filepath.Join(koi, "k.txt"), "\xf0\xcf\xd2\xd4 \xcf\xd4\xcb\xd2\xd9\xd4\n\n\xf7 \xd0\xcf\xce\xc5\xc4\xc5\xcc\xd8\xce\xc9\xcb \xd0\xcf\xd2\xd4 \xcf\xd4\xcb\xd2\xd9\xd4.\n")
	for _, c := range []struct {
		in   string
		args string
	}{
		{in, "-t 0.5 --keep earliest"}, {in, "--noisy"}, {in, "--split never"}, {in, "--split always"}, {in, "--strip caption,share"},
		{in, "--keep-category byline"}, {in, "--corpus-format jsonl"}, {in, "--corpus-format jsonl.gz"}, {in, "--corpus-format jsonl.zst"},
		{in, "--report-max 0"}, {in, "--rules " + rules}, {koi, "--encoding koi8-r"}, {koi, "--encoding KOI8-R --input-format text"}, {filepath.Join(in, "r.jsonl"), "--text-field title"},
		{filepath.Join(in, "r.jsonl"), "--input-format text"},
	} {
		out := cleaned(t, append([]string{c.in}, strings.Fields(c.args)...)...)
		args := []string{c.in}
		if strings.HasPrefix(c.args, "--rules") {
			args = append(args, "--rules", rules)
		}
		if code, said, complaint := proved(out, args...); code != exitDone || said != "" || !strings.Contains(complaint, "made again from the inputs") {
			t.Errorf("clean %s: verify gives %d\n%s%s", c.args, code, said, complaint)
		}
	}
}

// A file that sha256sum does not take is not a manifest.
func TestManifestIsOfSha256sum(t *testing.T) {
	t.Parallel()
	tool, err := exec.LookPath("sha256sum")
	if err != nil {
		t.Skip("no sha256sum")
	}
	in := provenPages(t)
	out := cleaned(t, in)
	for dir, sums := range map[string]string{out: manifest.Name, in: filepath.Join(out, manifest.Inputs)} {
		cmd := exec.Command(tool, "-c", "--strict", sums)
		cmd.Dir = dir
		said, err := cmd.CombinedOutput()
		if err != nil {
			t.Errorf("sha256sum -c %s: %v\n%s", sums, err, said)
		}
		listed := strings.Count(string(said), ": OK\n")
		if want := len(tree(t, dir)); dir == in && listed != want || dir == out && listed != want-1 {
			t.Errorf("%s: %d of %d files", sums, listed, want)
		}
	}
}

// A leafValue is a string, number, true, false or null of a JSON text: the path of its field, and
// where it stands.
type leafValue struct {
	path       string
	start, end int
}

// leafValues lists the values of a JSON text, of a list the first two elements.
func leafValues(t *testing.T, text string) (list []leafValue) {
	t.Helper()
	d := json.NewDecoder(strings.NewReader(text))
	d.UseNumber()
	var walk func(path string)
	walk = func(path string) {
		start := int(d.InputOffset())
		start += len(text[start:]) - len(strings.TrimLeft(text[start:], ":, \t\n"))
		token, err := d.Token()
		if err != nil {
			t.Fatal(err)
		}
		switch token {
		case json.Delim('{'):
			for d.More() {
				key, _ := d.Token()
				walk(strings.TrimPrefix(path+"."+key.(string), "."))
			}
			_, _ = d.Token()
		case json.Delim('['):
			for n := 0; d.More(); n++ {
				had := len(list)
				walk(fmt.Sprintf("%s[%d]", path, n))
				if n > 1 {
					list = list[:had]
				}
			}
			_, _ = d.Token()
		default:
			list = append(list, leafValue{path, start, int(d.InputOffset())})
		}
	}
	walk("")
	return list
}

// forge returns a value of the same kind that is another.
func forge(value string) string {
	switch {
	case value[0] == '"':
		return strings.TrimSuffix(value, `"`) + `x"`
	case value == "true":
		return "false"
	case value == "false":
		return "true"
	case value == "null":
		return `"forged"`
	case strings.Contains(value, "."):
		return "0.123"
	case value == "0":
		return "1"
	}
	return value + "1"
}

// Each field of each kind of record is forged, one at a time and byte for byte as a run would have
// written it, and the sums are renewed: making OUT again finds it and names the file, the line and
// the field. Of stories.jsonl 13 fields could be forged before, and six files were not looked at.
func TestVerifyFindsForgedFields(t *testing.T) {
	t.Parallel()
	in := provenPages(t)
	if tried := forgeFields(t, testkit.Step(), in, cleaned(t, in), in); tried < 100 {
		t.Errorf("%d fields forged", tried)
	}
}

// A sample finds a forged field of every story, cut and copy that is in it.
func TestSampleFindsForgedFields(t *testing.T) {
	t.Parallel()
	in := provenPages(t)
	out := cleaned(t, in)
	if code, said, complaint := proved(out, in, "--sample", "1.0"); code != exitDone || said != "" || !strings.Contains(complaint, "marked again") {
		t.Fatalf("%d\n%s%s", code, said, complaint)
	}
	if tried := forgeFields(t, testkit.Step(), in, out, in, "--sample", "1.0"); tried < 50 {
		t.Errorf("%d fields forged", tried)
	}
}

// forgeFields forges fields of out, one in so many, and wants verify to find them. A sample looks
// at neither report nor learned lines.
func forgeFields(t *testing.T, step int, in, out string, args ...string) (tried int) {
	t.Helper()
	sample := len(args) > 1
	for name, text := range tree(t, out) {
		lines := strings.SplitAfter(text, "\n")
		switch {
		case sample && (name == "templates.jsonl" || name == "report.json"):
			continue
		case filepath.Ext(name) == ".json":
			lines = []string{text}
		case filepath.Ext(name) != ".jsonl":
			continue
		}
		seen := map[string]bool{}
		for n, line := range lines {
			if line == "" {
				continue
			}
			for _, v := range leafValues(t, line) {
				kind := strings.Map(func(r rune) rune {
					if '0' <= r && r <= '9' {
						return -1
					}
					return r
				}, v.path)
				if seen[kind] {
					continue
				}
				seen[kind] = true
				if tried++; tried%step > 0 {
					continue
				}
				lines[n] = line[:v.start] + forge(line[v.start:v.end]) + line[v.end:]
				writeFile(t, filepath.Join(out, name), strings.Join(lines, ""))
				lines[n] = line
				renew(t, out)
				code, said, complaint := proved(out, args...)
				named := strings.Contains(said+complaint, fmt.Sprintf("%s:%d: ", name, n+1)) || name == "report.json" && strings.Contains(said+complaint, name)
				switch {
				case strings.HasPrefix(kind, "settings."): // of what it is made again by, the reports tell that it is another
					named = named || strings.Contains(said, "report.md:")
				case sample: // a copy, pair or sentence of another story is missed where it should be
					named = said != ""
				default:
					named = named && strings.Contains(said+complaint, lastName(v.path))
				}
				if code != exitFound && code != exitTrouble || !named {
					t.Errorf("%s:%d: %s forged: exit code %d, %q, %q", name, n+1, v.path, code, said, complaint)
				}
			}
		}
		writeFile(t, filepath.Join(out, name), text)
	}
	renew(t, out)
	if code, said, _ := proved(out, args...); code != exitDone {
		t.Errorf("after all: %d %s", code, said)
	}
	return tried
}

// A sample is the same each time, has about as many stories as were asked for, and is never none in
// silence.
func TestSample(t *testing.T) {
	t.Parallel()
	in := t.TempDir()
	for i := range 200 {
		writeFile(t, filepath.Join(in, fmt.Sprintf("%d.txt", i)), fmt.Sprintf("Town %d opens a bridge\n\nThe bridge of town %d was opened by %d children on Monday, said its %dth mayor.\n", i, i, i*i, i))
	}
	out := cleaned(t, in, "-t", "0.9")
	_, _, first := proved(out, in, "--sample", "50")
	var n int
	if _, err := fmt.Sscanf(first[strings.Index(first, "a sample: "):], "a sample: %d stories marked again", &n); err != nil || n < 25 || n > 80 {
		t.Errorf("%d stories, %v: %s", n, err, first)
	}
	for _, jobs := range []string{"1", "8"} {
		if _, _, again := proved(out, in, "--sample", "50", "-j", jobs); again != first {
			t.Errorf("-j %s: %s, was %s", jobs, again, first)
		}
	}
	for value, want := range map[string]string{
		"0": "is not a sample", "-3": "is not a sample", "1.5": "is not a sample", "NaN": "is not a sample", "x": "is not a sample", "0.0000001": "there is no story in it",
	} {
		if code, _, complaint := proved(out, in, "--sample="+value); code != exitTrouble || !strings.Contains(complaint, want) {
			t.Errorf("--sample %s: %d %s", value, code, complaint)
		}
	}
	if code, _, complaint := proved(out, in, "--sample", "5", "--sums"); code != exitTrouble || !strings.Contains(complaint, "together") {
		t.Errorf("both: %d %s", code, complaint)
	}
}

// lastName is the field that a path ends with; what is an element of a list is named by the list.
func lastName(path string) string {
	path = path[strings.LastIndexByte(path, '.')+1:]
	name, _, _ := strings.Cut(path, "[")
	return name
}

// Bytes are turned one at a time in every file of an output and of its inputs, half of them with
// the sums renewed. Each time the file is named, by the sums alone where they are old.
func TestVerifyFlips(t *testing.T) {
	t.Parallel()
	in := provenPages(t)
	out := cleaned(t, in)
	type place struct{ dir, name string }
	var places []place
	texts := map[place]string{}
	for _, dir := range []string{out, in} {
		for name, text := range tree(t, dir) {
			places = append(places, place{dir, name})
			texts[place{dir, name}] = text
		}
	}
	slices.SortFunc(places, func(a, b place) int { return strings.Compare(a.dir+a.name, b.dir+b.name) })
	r := rand.New(rand.NewPCG(1, 2))
	found, all := 0, cmp.Or(*flips, testkit.Tries(210))
	for n := range all {
		p := places[n%len(places)]
		raw := []byte(texts[p])
		i := r.IntN(len(raw))
		old := raw[i]
		if n/len(places)%3 == 0 {
			raw[i] ^= 1 << r.IntN(8)
		} else if raw[i] = byte(r.IntN(256)); raw[i] == old {
			raw[i] ^= 0x20
		}
		path := filepath.Join(p.dir, p.name)
		writeFile(t, path, string(raw))
		args, renewed := []string{in, "--sums"}, false
		if p.dir == out && p.name != manifest.Name && r.IntN(2) == 0 {
			renew(t, out)
			args, renewed = []string{in}, true
		}
		code, said, complaint := proved(out, args...)
		if code != exitFound && code != exitTrouble || !strings.Contains(said+complaint, p.name) && !(renewed && inSettings(texts[p], i)) {
			t.Errorf("%s: byte %d from %q to %q, renewed %v: exit code %d, %q, %q", p.name, i, old, raw[i], renewed, code, said, complaint)
		} else {
			found++
		}
		writeFile(t, path, texts[p])
		if renewed {
			writeFile(t, filepath.Join(out, manifest.Name), texts[place{out, manifest.Name}])
		}
	}
	t.Logf("%d bytes turned, %d found", all, found)
}

// inSettings says whether a byte of report.json is of the settings, from which OUT is made again:
// another threshold is found by the reports that print it.
func inSettings(text string, at int) bool {
	return strings.HasPrefix(text, "{\n  \"version\"") && at < strings.Index(text, `"totals"`)
}

// What a disk, a copy or a hand may do to an output, with old sums and with renewed ones: each time
// it is found, and the file named.
func TestVerifyFindsDamage(t *testing.T) {
	t.Parallel()
	in := provenPages(t)
	out := cleaned(t, in)
	files := tree(t, out)
	path := func(name string) string { return filepath.Join(out, filepath.FromSlash(name)) }
	pages := 0
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if strings.HasPrefix(name, "corpus/") {
			if pages++; pages > 2 {
				continue // they are all alike
			}
		}
		text := files[name]
		lines := strings.SplitAfter(strings.TrimSuffix(text, "\n"), "\n")
		damages := map[string]func(){
			"cut short":     func() { writeFile(t, path(name), text[:len(text)/2]) },
			"last byte":     func() { writeFile(t, path(name), text[:len(text)-1]) },
			"emptied":       func() { writeFile(t, path(name), "") },
			"byte added":    func() { writeFile(t, path(name), text+"\n") },
			"line doubled":  func() { writeFile(t, path(name), lines[0]+text) },
			"line gone":     func() { writeFile(t, path(name), strings.Join(lines[1:], "")) },
			"removed":       func() { _ = os.Remove(path(name)) },
			"a folder":      func() { _ = os.Remove(path(name)); _ = os.Mkdir(path(name), 0o755) },
			"a link":        func() { _ = os.Remove(path(name)); _ = os.Symlink(filepath.Join(in, "a.txt"), path(name)) },
			"CRLF":          func() { writeFile(t, path(name), strings.ReplaceAll(text, "\n", "\r\n")) },
			"another's":     func() { writeFile(t, path(name), files["report.md"]+" ") },
			"blank put in":  func() { writeFile(t, path(name), strings.Replace(text, " ", "  ", 1)+"\n") },
			"beside it":     func() { writeFile(t, path(name)+".bak", text) },
			"an odd folder": func() { _ = os.MkdirAll(path(name)+".d/x", 0o755) },
		}
		for what, damage := range damages {
			for _, renewed := range []bool{false, true} {
				if renewed && len(what)%2 == 0 {
					continue // making OUT again compares all kinds of damage in one way
				}
				damage()
				args := []string{in, "--sums"}
				if renewed && name != manifest.Name && what != "a folder" && what != "a link" && what != "removed" {
					renew(t, out)
					args = []string{in}
				}
				code, said, complaint := proved(out, args...)
				if code != exitFound && code != exitTrouble || !strings.Contains(said+complaint, name) {
					t.Errorf("%s %s, renewed %v: exit code %d, %q, %q", name, what, renewed, code, said, complaint)
				}
				for _, odd := range []string{name, name + ".bak", name + ".d"} {
					_ = os.RemoveAll(path(odd))
				}
				writeFile(t, path(name), text)
				writeFile(t, path(manifest.Name), files[manifest.Name])
			}
		}
	}
	if code, said, _ := proved(out, in); code != exitDone {
		t.Errorf("after all: %d %s", code, said)
	}
}

// Two files that change places have the right bytes under the wrong names.
func TestVerifyFindsSwapped(t *testing.T) {
	t.Parallel()
	in := provenPages(t)
	out := cleaned(t, in)
	swap := func(a, b string) {
		x, y := tree(t, out)[a], tree(t, out)[b]
		writeFile(t, filepath.Join(out, a), y)
		writeFile(t, filepath.Join(out, b), x)
	}
	texts, err := filepath.Glob(filepath.Join(out, "corpus", "*.txt"))
	if err != nil || len(texts) < 2 {
		t.Fatal(texts, err)
	}
	for _, pair := range [][2]string{{"corpus/" + filepath.Base(texts[0]), "corpus/" + filepath.Base(texts[1])}, {"cuts.jsonl", "parts.jsonl"}, {"report.md", "report.html"}, {"pairs.jsonl", "lost.jsonl"}} {
		if files := tree(t, out); files[pair[0]] == "" || files[pair[1]] == "" {
			t.Fatalf("no %q", pair)
		}
		swap(pair[0], pair[1])
		for _, renewed := range []bool{false, true} {
			if renewed {
				renew(t, out)
			}
			code, said, complaint := proved(out, in)
			if code != exitFound || !strings.Contains(said+complaint, pair[0]) || !strings.Contains(said+complaint, pair[1]) {
				t.Errorf("%q, renewed %v: exit code %d, %q, %q", pair, renewed, code, said, complaint)
			}
		}
		swap(pair[0], pair[1])
		renew(t, out)
	}
}

// A forger of the sums of an input leaves those of report.json, and the other way round; both at
// once, and the input is another.
func TestVerifyFindsForgedInputSums(t *testing.T) {
	t.Parallel()
	in := provenPages(t)
	out := cleaned(t, in)
	raw, err := os.ReadFile(filepath.Join(in, "a.txt"))
	if err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256(raw)
	was, is := hex.EncodeToString(sum[:]), strings.Repeat("0a", 32)
	files := tree(t, out)
	for _, name := range []string{manifest.Inputs, "report.json"} {
		if !strings.Contains(files[name], was) {
			t.Fatalf("%s has no sum of a.txt", name)
		}
		writeFile(t, filepath.Join(out, name), strings.ReplaceAll(files[name], was, is))
		renew(t, out)
		if code, said, _ := proved(out, in); code != exitFound || !strings.Contains(said, name) {
			t.Errorf("%s: %d %q", name, code, said)
		}
		writeFile(t, filepath.Join(out, name), files[name])
	}
	for _, name := range []string{manifest.Inputs, "report.json"} {
		writeFile(t, filepath.Join(out, name), strings.ReplaceAll(files[name], was, is))
	}
	renew(t, out)
	if code, said, _ := proved(out, in); code != exitFound || !strings.Contains(said, "a.txt") {
		t.Errorf("both: %d %q", code, said)
	}
}

// A file that could not be read by the run, and can be now, is another input: no verify ends as if
// all were proved.
func TestVerifyFindsReadableNow(t *testing.T) {
	t.Parallel()
	in := provenPages(t)
	odd := filepath.Join(in, "odd.txt.gz")
	writeFile(t, odd, "no gzip")
	out := filepath.Join(t.TempDir(), "out")
	var said bytes.Buffer
	if code := onecopy([]string{"clean", in, "-o", out}, strings.NewReader(""), &said, &said); code != exitTrouble || len(tree(t, out)) == 0 {
		t.Skipf("an unreadable input ends a run: %d %s", code, &said)
	}
	if code, said, complaint := proved(out, in); code != exitDone {
		t.Errorf("unreadable still: %d\n%s%s", code, said, complaint)
	}
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	fmt.Fprint(z, "Odd news\n\nThis was not there before, said the people of the town on Monday.\n")
	_ = z.Close()
	writeFile(t, odd, packed.String())
	if code, said, _ := proved(out, in); code != exitFound || !strings.Contains(said, "odd.txt.gz") {
		t.Errorf("readable now: %d %q", code, said)
	}
}

// A pipe where a file of OUT should be is told, and nothing waits for somebody to write to it.
func TestVerifyPipe(t *testing.T) {
	t.Parallel()
	tool, err := exec.LookPath("mkfifo")
	if err != nil {
		t.Skip("no mkfifo")
	}
	in := provenPages(t)
	out := cleaned(t, in)
	files := tree(t, out)
	for _, name := range []string{"report.json", "stories.jsonl", manifest.Name, manifest.Inputs, "report.html", "pairs.jsonl", "more"} {
		for _, sealed := range []bool{true, false} {
			if !sealed && (os.Remove(filepath.Join(out, manifest.Name)) != nil || name == manifest.Name) {
				continue
			}
			path := filepath.Join(out, name)
			_ = os.Remove(path)
			if said, err := exec.Command(tool, path).CombinedOutput(); err != nil {
				t.Skipf("%v %s", err, said)
			}
			if code, said, _ := proved(out, in); code != exitFound || !strings.Contains(said, name+": a pipe, not a regular file") {
				t.Errorf("%s, sealed %v: %d %q", name, sealed, code, said)
			}
			_ = os.Remove(path)
			for _, name := range []string{name, manifest.Name} {
				if text, ok := files[name]; ok {
					writeFile(t, filepath.Join(out, name), text)
				}
			}
		}
	}
}

// The same stories, cuts and pairs are the same bytes as long as report.Form is the same, so that
// what one onecopy wrote another can prove. Where this fails the bytes are others: raise
// report.Form if a released version has written the old ones, and then -update.
func TestForm(t *testing.T) {
	t.Parallel()
	in := filepath.Join(t.TempDir(), "in")
	const text = "Ferry runs again\n\nThe ferry to the island runs again after nine days, said its owner on Monday. Two hundred people had waited for it.\n"
	writeFile(t, filepath.Join(in, "a.txt"), text)
	writeFile(t, filepath.Join(in, "b.txt"), text+"\nIt will run each hour from now on, and each half an hour on days on which the market is open.\n")
	writeFile(t, filepath.Join(in, "c.txt"), strings.ReplaceAll(text, "nine", "ten")+"\nShare this article\n")
	var said strings.Builder
	files := tree(t, cleaned(t, in))
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if name != manifest.Name {
			fmt.Fprintf(&said, "%x  %s\n", sha256.Sum256([]byte(files[name])), name)
		}
	}
	compare(t, "testdata/"+report.Form+".sha256", said.String())
}

// What recut writes is proved as what clean writes is, also from an output of before there were
// sums.
func TestVerifyProvesRecut(t *testing.T) {
	t.Parallel()
	in := provenPages(t)
	if err := os.Remove(filepath.Join(in, "z.txt.gz")); err != nil {
		t.Fatal(err)
	}
	out := cleaned(t, in)
	for _, earlier := range []bool{false, true} {
		if earlier {
			form := fmt.Sprintf("\"form\": %q", report.Form)
			text := tree(t, out)["report.json"]
			writeFile(t, filepath.Join(out, "report.json"), strings.Replace(strings.Replace(text, ",\n    "+form, "", 1), form+",\n    ", "", 1))
			if strings.Contains(tree(t, out)["report.json"], form) || os.Remove(filepath.Join(out, manifest.Name)) != nil || os.Remove(filepath.Join(out, manifest.Inputs)) != nil {
				t.Fatal("no earlier output")
			}
		}
		_, again := recutTo(t, out, "-t", "0.6")
		if code, said, complaint := proved(again, in); code != exitDone || said != "" || !strings.Contains(complaint, "made again from the inputs") {
			t.Errorf("earlier %v: %d\n%s%s", earlier, code, said, complaint)
		}
	}
}

// Who leaves an input out of OUT, and has OUT tell that it could not be read, is found out, by a
// sample too.
func TestVerifyFindsHiddenInput(t *testing.T) {
	t.Parallel()
	in := provenPages(t)
	less := t.TempDir()
	if err := os.CopyFS(less, os.DirFS(in)); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(filepath.Join(less, "de", "c.txt")); err != nil {
		t.Fatal(err)
	}
	out := cleaned(t, less)
	path := filepath.Join(out, "report.json")
	text := tree(t, out)["report.json"]
	forged := strings.Replace(text, `"problems": []`, `"problems": [{"source": "de/c.txt", "message": "permission denied"}]`, 1)
	if forged == text {
		t.Fatal("no list of problems")
	}
	writeFile(t, path, forged)
	renew(t, out)
	for _, args := range [][]string{{in}, {in, "--sample", "1"}, {in, "--sums"}} {
		if code, said, _ := proved(out, args...); code != exitFound || !strings.Contains(said, "de/c.txt: the run did not read it") {
			t.Errorf("%q: %d %q", args, code, said)
		}
	}
}
