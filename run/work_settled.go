package run

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"iter"

	"onecopy/cluster"
	"onecopy/corpus/hint"
	"onecopy/internal/journal"
	"onecopy/internal/phrase"
)

// A settledLog is the log of who copies whom, in the work folder. First it gives back what it has, block by block.
type settledLog struct {
	o       *Options
	journal *journal.Journal
	next    func() (*cluster.Settled, error, bool) // nil once there is no more
	stop    func()
	again   int // stories that were settled before
}

// settledLog opens the log of the settled stories, nil for a run that has none.
func (j *Job) settledLog() (cluster.Log, error) {
	if j.work == nil || j.o.CleanOnly {
		return nil, nil
	}
	log := j.work.settled
	now := j.o.head(nil)
	now.Stories, now.Texts = len(j.Docs), textsOf(j.Docs)
	raw, err := json.Marshal(now)
	if err != nil {
		return nil, err
	}
	switch {
	case log.Head() == nil:
		if err := log.Begin(raw); err != nil {
			return nil, err
		}
	case string(log.Head()) != string(raw):
		return nil, hint.Errorf(anew(j.work.dir), "%s is of other stories or settings", j.work.path(workSettled))
	}
	l := &settledLog{o: j.o, journal: log}
	l.next, l.stop = iter.Pull2(l.entries)
	return l, nil
}

// textsOf is a hash of all that comparing goes by but the texts, of which it has sums.
func textsOf(docs []cluster.Doc) string {
	sum := sha256.New()
	for i := range docs {
		d := &docs[i]
		fmt.Fprintf(sum, "%q %d %d %q %d %d %d %x\n", d.ID, d.Words, d.Cuts, d.Published, d.Day, d.Senior, d.Sketch.Words, d.Sketch.Sum)
	}
	return hex.EncodeToString(sum.Sum(nil))
}

// entries gives the blocks that are there. One that is not wanted is not counted as taken.
func (l *settledLog) entries(yield func(*cluster.Settled, error) bool) {
	err := l.journal.Each(func(raw []byte) error {
		var s cluster.Settled
		if err := json.Unmarshal(raw, &s); err != nil {
			return err
		}
		if !yield(&s, nil) {
			return journal.ErrStop
		}
		return nil
	})
	if err != nil {
		yield(nil, err)
	}
}

// Settled returns what became of a block before.
func (l *settledLog) Settled(lo, hi int) (*cluster.Settled, error) {
	if l.next == nil {
		return nil, nil
	}
	s, err, ok := l.next()
	if ok && err == nil && s.Lo == lo && s.Hi == hi {
		l.again = hi
		return s, nil
	}
	l.stop()
	l.next = nil
	if l.again > 0 && err == nil {
		l.o.Notef("--resume: %s were compared before", phrase.Count(l.again, "story", "stories"))
	}
	return nil, err
}

// Settle keeps what became of a block.
func (l *settledLog) Settle(s *cluster.Settled) error {
	raw, err := json.Marshal(s)
	if err != nil {
		return err
	}
	return l.journal.Append(raw)
}
