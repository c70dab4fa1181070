//go:build unix

package torture

import (
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// A way to run the program must make no difference to what it writes.
type way struct {
	what  string
	front []string // before the program
	env   []string
	flags string
	dir   string // below home: the working folder
	paths string // "in" if empty
	out   string // "out" if empty
}

// shell runs the program after a shell did something.
func shell(does string) []string { return []string{"sh", "-c", does + `; exec "$0" "$@"`} }

// slow delays calls of a kind, as a disk does that is far away.
func slow(calls string) []string {
	return []string{"strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=" + calls, "-e", "inject=" + calls + ":delay_exit=2000"}
}

// ways are those of every command; files are the inputs.
func ways(files []string) []way {
	reversed := slices.Clone(files)
	slices.Reverse(reversed)
	all := []way{
		{what: "again"}, {what: "folder and its files", paths: "in " + strings.Join(files[:3], " ")},
		{what: "files in disorder", paths: strings.Join(reversed, " ")}, {what: "files twice", paths: strings.Join(append(reversed, files...), " ")},
		{what: "path with dots", paths: "./in/../in"}, {what: "path with slash", paths: "in/"}, {what: "path with slashes", paths: ".//in//"},
		{what: "absolute path", paths: "HOME/in"}, {what: "absolute output", out: "HOME/out"}, {what: "from below", dir: "in", paths: "../in", out: "../out"},
		{what: "from within", dir: "in", paths: ".", out: "../out"}, {what: "from elsewhere", dir: "else/where", paths: "../../in", out: "../../out"},
		{what: "through a link", paths: "link"}, {what: "to a link", out: "linked/out"}, {what: "over an older output", flags: "--force"},
		{what: "quiet", flags: "-q"}, {what: "verbose", flags: "-v"}, {what: "coloured", flags: "--color always"}, {what: "plain", flags: "--color never"},
		{what: "no sync", flags: "--no-sync"}, {what: "no home", front: shell("unset HOME")}, {what: "no path", env: []string{"PATH="}},
		{what: "nothing set", front: []string{"env", "-i"}}, {what: "no output read", front: shell("exec >/dev/null 2>&1")}, {what: "no input", front: shell("exec <&-")},
		{what: "few files open", front: shell("ulimit -n 24")}, {what: "small stack", front: shell("ulimit -s 256")}, {what: "low priority", front: []string{"nice", "-n", "19"}},
		{what: "other folder for temporary files", env: []string{"TMPDIR=HOME/else"}}, {what: "odd temporary folder", env: []string{"TMPDIR=HOME/else/nowhere"}},
		{what: "date of builds", env: []string{"SOURCE_DATE_EPOCH=1"}}, {what: "narrow terminal", env: []string{"COLUMNS=20", "TERM=dumb"}}, {what: "in CI", env: []string{"CI=true", "GITHUB_ACTIONS=true"}},
	}
	for _, n := range []string{"1", "2", "3", "8", "64"} {
		all = append(all, way{what: "-j " + n, flags: "-j " + n})
	}
	for _, set := range []string{"GOMAXPROCS=1", "GOMAXPROCS=2", "GOMAXPROCS=16", "GOGC=1", "GOGC=off", "GOMEMLIMIT=64MiB", "GODEBUG=asyncpreemptoff=1",
		"GODEBUG=randseednop=0", "GODEBUG=gcstoptheworld=1", "GODEBUG=cpu.all=off", "GODEBUG=madvdontneed=1,gctrace=1", "TZ=Asia/Kathmandu", "TZ=America/St_Johns", "TZ=Nowhere/None",
		"LANG=C", "LC_ALL=tr_TR.UTF-8", "LC_ALL=ja_JP.SJIS", "LANG=de_DE.UTF-8", "NO_COLOR=1", "FORCE_COLOR=1", "USER=", "PWD=/", "HOME=/nowhere", "LANGUAGE=ar"} {
		all = append(all, way{what: set, env: []string{set}})
	}
	for _, mask := range []string{"000", "022", "077"} {
		all = append(all, way{what: "umask " + mask, front: shell("umask " + mask)})
	}
	if exec.Command("strace", "-qq", "-o", "/dev/null", "true").Run() == nil {
		for _, calls := range []string{"read,pread64", "write,pwrite64", "openat", "getdents64", "fsync"} {
			all = append(all, way{what: "slow " + calls, front: slow(calls)})
		}
	}
	if exec.Command("taskset", "-c", "0", "true").Run() == nil {
		all = append(all, way{what: "one processor", front: []string{"taskset", "-c", "0"}})
	}
	return all
}

// command returns the words after "onecopy" of a command, and where it is run.
func (w way) words(p *place, command, out string) []string {
	paths, flags := "in", w.flags
	if w.paths != "" {
		paths = w.paths
	}
	if command == "index" {
		flags = strings.Join(slices.DeleteFunc(strings.Fields(flags), func(f string) bool { return f == "-v" }), " ")
	}
	if w.out != "" {
		out = strings.Replace(w.out, "out", out, 1)
	}
	return strings.Fields(strings.ReplaceAll(command+" "+paths+" "+flags+" -o "+out, "HOME", p.home))
}

// TestSame runs clean and index in every way that must make no difference, and wants the same
// bytes.
func TestSame(t *testing.T) {
	const parts = 3
	rows := map[string]*row{"clean": begin("ways to run clean, same bytes"), "index": begin("ways to run index, same bytes")}
	for part := range parts {
		t.Run(fmt.Sprint(part), func(t *testing.T) {
			t.Parallel()
			p := newPlace(t)
			p.much()
			must(t, os.MkdirAll(p.path("else/where"), 0o755))
			must(t, os.Symlink("in", p.path("link")))
			must(t, os.Symlink(".", p.path("linked")))
			var files []string
			for _, name := range slices.Sorted(maps.Keys(contents(t, p.path("in")))) {
				if !strings.Contains(name, "/") { // a source is named from the path that is given
					files = append(files, "in/"+name)
				}
			}
			must(t, os.RemoveAll(p.path("in/records")))
			for command, r := range rows {
				p.want(done, command, "in", "-o", "want")
				want := look(t, p.path("want"))
				for n, w := range ways(files) {
					if n%parts == part {
						r.try(t, p.same(w, command, want))
					}
				}
				must(t, os.RemoveAll(p.path("want")))
			}
		})
	}
}

// same runs a command in a way and says how what it writes differs.
func (p *place) same(w way, command string, want tree) string {
	p.t.Helper()
	must(p.t, os.RemoveAll(p.path("out")))
	words := w.words(p, command, "out")
	if slices.Contains(words, "--force") {
		p.want(done, command, "in", "-o", "out")
	}
	cmd := p.command(w.front, words...)
	cmd.Dir = filepath.Join(p.home, w.dir)
	for _, set := range w.env {
		cmd.Env = append(cmd.Env, strings.ReplaceAll(set, "HOME/", p.home+"/"))
	}
	e := p.finish(cmd, nil)
	if name := want.differs(look(p.t, p.path("out"))); e.code != 0 || name != "" {
		return fmt.Sprintf("%s: %s differs: %v", w.what, name, e)
	}
	return ""
}

// TestSameInput wants the same of standard input, of a pipe and of a file with the same text, and
// of a file by any other packing.
func TestSameInput(t *testing.T) {
	p, r := newPlace(t), begin("ways to give a text, same corpus")
	p.write(map[string]string{"oslo.txt": pages["oslo.txt"] + pages["omsk.txt"]})
	p.want(done, "clean", "oslo.txt", "-o", "want")
	corpus := func(out string) (text string) {
		files := contents(t, p.path(out+"/corpus"))
		for _, name := range slices.Sorted(maps.Keys(files)) {
			text += string(files[name]) + "\x00"
		}
		return text
	}
	want := corpus("want")
	for n, line := range []string{
		`"$0" clean - -o OUT < oslo.txt`, `cat oslo.txt | "$0" clean - -o OUT`, `mkfifo pipe; (cat oslo.txt > pipe) & "$0" clean pipe -o OUT`,
		`gzip -k oslo.txt; "$0" clean oslo.txt.gz -o OUT`, `zstd -q oslo.txt; "$0" clean oslo.txt.zst -o OUT`,
		`(head -c 50 oslo.txt; sleep .2; tail -c +51 oslo.txt) | "$0" clean - -o OUT`, `iconv -t UTF-16 oslo.txt > wide.txt; "$0" clean wide.txt -o OUT`,
		`iconv -t UTF-16BE oslo.txt > big.txt; "$0" clean big.txt -o OUT --encoding utf-16be`, `(printf '\357\273\277'; cat oslo.txt) > mark.txt; "$0" clean mark.txt -o OUT`,
		`cp oslo.txt sub; mkdir -p a/b; mv sub a/b/oslo.txt; "$0" clean a -o OUT`, `cp oslo.txt none; "$0" clean none -o OUT`,
	} {
		out := fmt.Sprint("out", n)
		words := strings.Fields(line)
		if slices.ContainsFunc([]string{"zstd", "gzip", "iconv", "mkfifo"}, func(tool string) bool {
			_, err := exec.LookPath(tool)
			return strings.Contains(line, tool) && err != nil
		}) {
			t.Logf("%s: passed over, not there", words[0])
			continue
		}
		e, wrong := p.finish(p.command([]string{"sh", "-c", strings.ReplaceAll(line, "OUT", out)}), nil), ""
		if e.code != 0 || corpus(out) != want {
			wrong = fmt.Sprintf("%s: %v", line, e)
		}
		r.try(t, wrong)
	}
}
