//go:build unix

package torture

import (
	"fmt"
	"math/rand/v2"
	"os"
	"os/signal"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
)

var (
	kills = tries("kills", "kills at random moments, over all commands", 400, 2400)
	stops = tries("stops", "SIGINT, SIGTERM, SIGHUP and SIGQUIT at random moments, over all commands", 160, 1600)
)

// span is how long a run takes, the median of a few.
func (s *stage) span() time.Duration {
	var took []time.Duration
	for range 7 {
		s.reset()
		took = append(took, s.run(s.words()...).took)
	}
	slices.Sort(took)
	return took[len(took)/2]
}

// moment is a random one of a run; every second one lies in its second half, where names change.
func moment(rng *rand.Rand, span time.Duration) time.Duration {
	d := rng.Int64N(int64(span))
	if rng.IntN(2) == 0 {
		d = int64(span)/2 + d*6/10
	}
	return time.Duration(d)
}

// TestKill kills each command at random moments. Afterwards there is what was there before, whole,
// or what the run was to make, whole, and after the next run nothing is left beside it. One kill in
// three is followed by a second one, of the run that sweeps.
func TestKill(t *testing.T) {
	for _, sc := range scenes {
		t.Run(sc.what, func(t *testing.T) {
			t.Parallel()
			s, r, rng := sc.ready(t), begin("killed at a random moment: "+sc.what), dice("kill "+sc.what)
			span, want, news := s.span(), kills.get()/len(scenes), 0
			hit := func() bool {
				e := s.finish(s.command(nil, s.words()...), func(p *os.Process) {
					time.Sleep(moment(rng, span))
					_ = p.Kill() // it may have ended
				})
				return e.signal == syscall.SIGKILL
			}
			for n := 0; n < want; {
				s.reset()
				if !hit() {
					continue
				}
				n++
				state, wrong := s.whole()
				for wrong == "" && n < want && rng.IntN(3) == 0 && hit() {
					r.try(t, wrong)
					n++
					state, wrong = s.whole()
				}
				if state == "part" {
					wrong = "the output is a part of one"
				}
				if state == "new" {
					news++
				}
				if wrong == "" {
					wrong = s.again()
				}
				r.try(t, wrong)
			}
			r.say("after %d of them the new one was there", news)
		})
	}
}

// TestStop interrupts each command by signals that it can catch. It says so, with exit code 130,
// and leaves nothing.
func TestStop(t *testing.T) {
	signals := []syscall.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT}
	for _, s := range signals {
		signal.Notify(make(chan os.Signal, 1), s) // what started this may ignore one, as nohup does, and then the program would
	}
	for _, sc := range scenes {
		t.Run(sc.what, func(t *testing.T) {
			t.Parallel()
			s, r, rng := sc.ready(t), begin("stopped by a signal: "+sc.what), dice("stop "+sc.what)
			span := s.span()
			for n := range stops.get() / len(scenes) {
				s.reset()
				with := signals[n%len(signals)]
				e := s.finish(s.command(nil, s.words()...), func(p *os.Process) {
					time.Sleep(moment(rng, span))
					_ = p.Signal(with) // it may have ended
				})
				state, wrong := s.whole()
				uncaught := e.signal == with || with == syscall.SIGQUIT && e.code == 2 // before the program is there, or as it ends
				nothing := strings.Contains(e.errors, "nothing was written")
				switch want := map[string]tree{"old": s.before, "new": s.after}[state]; {
				case wrong != "":
				case !uncaught && e.code != 130 && !slices.Contains(s.codes, e.code), nothing && state != "old":
					wrong = fmt.Sprintf("%s, and %s: %v", with, state, e)
				case want != nil:
					wrong = s.tidy(want)
				}
				r.try(t, wrong)
			}
		})
	}
}
