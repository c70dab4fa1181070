package outdir

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path"
	"strconv"

	"onecopy/corpus"
	"onecopy/internal/disk"
)

// A Removed is a file of JSON lines with the copies that a run left out, each as it was read, with
// what became of it: verdict, survivor (the id of the story that stays) and similarity. It stands
// by itself, for whoever looks at what is missing in the corpus.
type Removed struct {
	draft *disk.Draft
	lines *JSONL
}

// CreateRemoved begins the file, packed if its name ends in .gz or .zst. Abort it unless it was put
// in its place.
func CreateRemoved(name string, inputs []string, noSync bool) (*Removed, error) {
	draft, err := disk.Create(name, inputs)
	if err != nil {
		return nil, err
	}
	draft.NoSync = noSync
	buffer := bufio.NewWriterSize(draft, 1<<16)
	file := &removedFile{Writer: buffer, buffer: buffer}
	if file.pack, err = pack(buffer, path.Base(name)); err != nil {
		return nil, errors.Join(err, draft.Abort())
	}
	if file.pack != nil {
		file.Writer = file.pack
	}
	return &Removed{draft, newJSONL(file)}, nil
}

// removedFile is what the lines are written to.
type removedFile struct {
	io.Writer
	pack   io.WriteCloser // nil for a file that is not packed
	buffer *bufio.Writer
}

func (f *removedFile) Close() (err error) {
	if f.pack != nil {
		err = f.pack.Close()
	}
	return errors.Join(err, f.buffer.Flush())
}

// Write adds a copy.
func (r *Removed) Write(s *corpus.Story) error {
	if err := r.lines.Removed(s); err != nil {
		return fmt.Errorf("write removed copies: %w", disk.Cause(err))
	}
	return nil
}

// Removed adds a copy as the file of removed copies has it.
func (j *JSONL) Removed(s *corpus.Story) error {
	own := *s
	if len(own.Fields) == 0 {
		own.Fields, own.TextField = json.RawMessage(`{"text":null}`), "text"
	}
	more := []givenBack{{"verdict", s.Verdict, false}, {"survivor", s.Survivor, false}}
	if s.Against != "" {
		more = append(more, givenBack{"against", s.Against, false})
	}
	if s.Jaccard != nil {
		more = append(more, givenBack{"similarity", strconv.FormatFloat(*s.Jaccard, 'f', -1, 64), true})
	}
	return j.record(&own, more)
}

// Commit puts the file in its place.
func (r *Removed) Commit() error {
	if err := r.lines.Close(); err != nil {
		return fmt.Errorf("write removed copies: %w", disk.Cause(err))
	}
	return r.draft.Commit()
}

// Abort removes what is not in its place.
func (r *Removed) Abort() error { return r.draft.Abort() }
