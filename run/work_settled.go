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

// A settledLog is the log of who copies whom, in the work folder. First it gives back what it has,
// block by block.
type settledLog struct {
	o       *Options
	journal *journal.Journal
	next    func() ([]byte, error, bool) // nil once there is no more
	stop    func()
	again   int // blocks that were settled before
}

// settledLog opens the log of the settled stories, nil for a run that has none.
func (w *work) settledLog(o *Options, docs *cluster.Docs) (*settledLog, error) {
	if w == nil || o.CleanOnly {
		return nil, nil
	}
	log := w.settled
	now := o.head(nil)
	now.Stories, now.Texts = docs.Len(), textsOf(docs)
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
		return nil, hint.Errorf(anew(w.dir), "%s is of other stories or settings", w.path(workSettled))
	}
	l := &settledLog{o: o, journal: log}
	l.next, l.stop = iter.Pull2(l.entries)
	return l, nil
}

// textsOf is a hash of all that comparing goes by but the texts, of which it has sums.
func textsOf(docs *cluster.Docs) string {
	sum := sha256.New()
	for i := range docs.Len() {
		d := docs.At(i)
		fmt.Fprintf(sum, "%q %d %d %q %d %d %d %x\n", d.ID, d.Words, d.Cuts, d.Published, d.Day, d.Senior, d.Sketch.Words, d.Sketch.Sum)
	}
	return hex.EncodeToString(sum.Sum(nil))
}

// entries returns the blocks that are there.
func (l *settledLog) entries(yield func([]byte, error) bool) {
	err := l.journal.Each(func(raw []byte) error {
		if !yield(raw, nil) {
			return journal.ErrStop
		}
		return nil
	})
	if err != nil {
		yield(nil, err)
	}
}

// Next returns what became of the next block before.
func (l *settledLog) Next() ([]byte, error) {
	if l.next == nil {
		return nil, nil
	}
	raw, err, ok := l.next()
	if ok && err == nil {
		l.again++
		return raw, nil
	}
	l.stop()
	l.next = nil
	if l.again > 0 && err == nil {
		l.o.Notef("--resume: %s of stories were compared before", phrase.Count(l.again, "block", "blocks"))
	}
	return nil, err
}

// Append keeps what became of a block.
func (l *settledLog) Append(entry []byte) error { return l.journal.Append(entry) }
