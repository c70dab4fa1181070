//go:build unix

package torture

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

var stride = tries("stride", "of the calls of a kind one in so many fails or is killed", 6, 1)

// kinds are the calls at which a run is disturbed, as strace names them; ? passes over what a
// system does not have.
var kinds = []struct{ what, calls string }{
	{"rename", "?rename,renameat,renameat2"},
	{"write", "write,pwrite64,?copy_file_range,?sendfile"},
	{"mkdir", "?mkdir,mkdirat"},
	{"sync", "fsync,fdatasync,?sync_file_range"},
	{"open", "?open,openat"},
	{"link", "?link,linkat,?symlink,symlinkat"},
	{"chmod", "?chmod,fchmod,fchmodat,?fchmodat2"},
	{"chown", "fchown,fchownat"},
	{"attribute", "fsetxattr,fgetxattr,flistxattr"},
	{"unlink", "?unlink,unlinkat,?rmdir"},
	{"read", "read,pread64"},
	{"folder", "getdents64"},
	{"stat", "fstat,?newfstatat,?statx"},
	{"truncate", "ftruncate,?fallocate"},
}

var harms = []struct{ what, inject string }{
	{"EIO", "error=EIO"}, {"ENOSPC", "error=ENOSPC"}, {"a kill", "signal=KILL"},
}

// traced runs the scene under strace and returns its log. Go code runs on one processor, so that
// calls come in nearly the same order.
func (s *stage) traced(calls, inject string) (e end, log string) {
	s.t.Helper()
	name := filepath.Join(filepath.Dir(s.home), "strace.log")
	front := []string{"strace", "-f", "-qq", "-y", "-e", "signal=none", "-o", name, "-e", "trace=" + calls}
	if !strings.HasPrefix(inject, "signal=") { // strace 6.1 sends only the first of them with it
		front = append(front, "--seccomp-bpf")
	}
	if inject != "" {
		front = append(front, "-e", "inject="+calls+":"+inject)
	}
	cmd := s.command(front, s.words()...)
	cmd.Env = append(cmd.Env, "GOMAXPROCS=1")
	e = s.finish(cmd, nil)
	raw, err := os.ReadFile(name)
	must(s.t, err)
	return e, string(raw)
}

var traceLine = regexp.MustCompile(`(?m)^(\d+) +(\w+)\(`)

// most is how often one thread makes one call of a log: strace counts them so.
func most(log string) (n int) {
	counts := map[string]int{}
	for _, m := range traceLine.FindAllStringSubmatch(log, -1) {
		counts[m[1]+m[2]]++
		n = max(n, counts[m[1]+m[2]])
	}
	return n
}

// ours says whether a call that failed is one of the program, and its message could be said: what
// the loader and the runtime of Go do for themselves may end it.
func ours(call string) bool {
	for _, sign := range []string{"[eventfd]", "[eventpoll]", "/sys/", "/proc/", "/dev/null", ".so.", "<pipe:"} {
		if strings.Contains(call, sign) {
			return false
		}
	}
	return true
}

// TestInject lets each call of a kind fail, and kills runs at it, for every command: a sweep is all
// calls of one kind of one command.
func TestInject(t *testing.T) {
	if said, err := exec.Command("strace", "-f", "-qq", "--seccomp-bpf", "-e", "inject=getppid:error=EIO", "true").CombinedOutput(); err != nil {
		passOver(t, "sweeps of errors and kills", fmt.Sprintf("no strace that can inject errors: %v %s", err, said))
	}
	rows := make([]*row, len(harms))
	for n, h := range harms {
		rows[n] = begin("sweeps: " + h.what + " at the n-th call")
	}
	calls := make([]int, len(harms))
	t.Run("sweeps", func(t *testing.T) {
		for _, sc := range scenes {
			t.Run(sc.what, func(t *testing.T) {
				t.Parallel()
				s, rng := sc.ready(t), dice("inject "+sc.what)
				for _, k := range kinds {
					s.reset()
					_, log := s.traced(k.calls, "")
					end := most(log) + 1
					for n, h := range harms {
						hits, wrong := s.sweep(k.calls, h.inject, 1+rng.IntN(min(stride.get(), end)), end)
						guard.Lock()
						calls[n] += hits
						guard.Unlock()
						if hits > 0 {
							if wrong != "" {
								wrong = s.what + ", " + k.what + ": " + wrong
							}
							rows[n].try(t, wrong)
						}
					}
				}
			})
		}
	})
	for n := range rows {
		rows[n].say("%d calls", calls[n])
	}
}

// sweep disturbs calls of a kind from the n-th on, and says what was not survived.
func (s *stage) sweep(calls, inject string, n, end int) (hits int, all string) {
	s.t.Helper()
	for ; n <= end; n += stride.get() {
		s.reset()
		e, log := s.traced(calls, inject+":when="+strconv.Itoa(n))
		hit := ""
		for line := range strings.Lines(log) {
			if strings.Contains(line, "(INJECTED)") {
				hit += line
			}
		}
		var wrong string
		switch killed := e.signal != 0; {
		case killed:
			wrong = s.killed()
		case hit == "" || !ours(hit):
			continue
		default:
			wrong = s.failed(e, hit)
		}
		hits++
		if wrong != "" && strings.Count(all, "\n  call ") < 3 {
			all += fmt.Sprintf("\n  call %d: %s\n%s", n, wrong, hit)
		}
	}
	return hits, all
}

func (s *stage) killed() string {
	s.t.Helper()
	state, wrong := s.whole()
	if state == "part" {
		wrong = "the output is a part of one"
	}
	if wrong != "" {
		return wrong
	}
	return s.again()
}

// failed says what is wrong after a call that failed: exit code 0 (of check, 1) without what was to
// be made, an error that names nothing, a target that is neither the old nor the new, or something
// left beside it.
func (s *stage) failed(e end, hit string) string {
	s.t.Helper()
	if wrong := e.broken(); wrong != "" {
		return wrong
	}
	state, wrong := s.whole()
	if s.lesser != nil && e.code == 2 && (state == "part" || wrong != "") {
		wrong = s.lesser(s)
		state = "new"
	}
	fine := slices.Contains(s.codes, e.code)
	switch {
	case wrong != "":
		return wrong + ": " + e.String()
	case fine && state != "new" && !(s.each && s.names(e.said+e.errors, hit)): // a file that stays as it is, is told
		return fmt.Sprintf("%s is there: %v", state, e)
	case !fine && e.code != 2:
		return e.String()
	case !fine && !s.names(e.errors, hit):
		return "names no file: " + e.String()
	case strings.Contains(hit, "unlink"), strings.Contains(hit, "rmdir"):
		return "" // what is left could not be removed
	}
	if left := s.left(); left != "" {
		// Only where it could not be removed, and then the next run does it.
		if strings.Contains(hit, left) || strings.Contains(hit, `"`+s.tmp+`"`) || strings.Contains(hit, `"`+s.home+`"`) {
			return s.again()
		}
		return "left " + left + ": " + e.String()
	}
	return ""
}

// left says what is kept aside.
func (s *stage) left() string {
	for name := range look(s.t, s.home) {
		if strings.Contains(name, ".onecopy-tmp-") {
			return name
		}
	}
	return empty(s.t, s.tmp)
}

// names says whether an error names a file or place that the run has to do with.
func (s *stage) names(said, hit string) bool {
	for name := range s.before {
		if base := filepath.Base(name); base != "." && strings.Contains(said, base) {
			return true
		}
	}
	for _, name := range []string{s.target, filepath.Base(s.tmp), "stdout", "standard output", "working folder", "output"} {
		if strings.Contains(said, name) {
			return true
		}
	}
	for _, m := range regexp.MustCompile(`["<]([^">]+)[">]`).FindAllStringSubmatch(hit, -1) {
		if strings.Contains(said, filepath.Base(m[1])) {
			return true
		}
	}
	return false
}
