package stage

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"onecopy/clean"
	"onecopy/cluster"
	"onecopy/corpus/hint"
	"onecopy/corpus/outdir"
	"onecopy/internal/phrase"
	"onecopy/shingle"
)

// Version names the form of the rows. Rows of another one are refused.
const Version = "rows-1"

// The kinds of rows, by the stage that writes them.
const (
	Docs      = "docs"      // mark: what is in the inputs
	Templates = "templates" // learn: lines that are boilerplate
	Stories   = "stories"   // sign: what is compared, by the order of survival
	Ranked    = "ranked"    // rank: the same, by rank
	Keys      = "keys"      // keys: what each story is found by, by key and rank
	Lists     = "lists"     // bucket: the earlier stories under each key of a story, by rank
	Proposals = "proposals" // pairs: which stories each is compared with, by rank
	Decisions = "decisions" // cluster: what became of each story, or what must be compared for that
	Fates     = "fates"     // verify: what comparing found, by rank
	Settled   = "settled"   // settle: rows of the corpus, of copies, cuts and pairs
)

// A header is the first row of a file. Settings are those of the run: all stages but mark take them
// from there.
type header struct {
	Kind     string          `json:"#onecopy"`
	Version  string          `json:"version"`
	Marks    string          `json:"marks"`
	Shingle  string          `json:"shingle"`
	Verdicts string          `json:"verdicts"`
	Settings json.RawMessage `json:"settings"`
}

// newHeader is the header of rows that this program writes.
func newHeader(kind string, s *outdir.Settings) (header, error) {
	raw, err := json.Marshal(s)
	return header{kind, Version, clean.Version, shingle.Version, cluster.Version, raw}, err
}

// made reads the settings.
func (h *header) made() (s outdir.Settings, err error) {
	err = json.Unmarshal(h.Settings, &s)
	return s, err
}

// check refuses rows that this program does not write, or that another stage wants.
func (h *header) check(kinds []string) error {
	for _, v := range [][2]string{{h.Version, Version}, {h.Marks, clean.Version}, {h.Shingle, shingle.Version}, {h.Verdicts, cluster.Version}} {
		if v[0] != v[1] {
			return hint.Errorf("make all rows with one onecopy", "rows of version %s, this onecopy has %s", phrase.Legible(v[0], 40), v[1])
		}
	}
	if !slices.Contains(kinds, h.Kind) {
		return hint.Errorf("\"onecopy help stage\" has the order of the stages", "rows of kind %s, wanted are %s", phrase.Legible(h.Kind, 40), strings.Join(kinds, ", "))
	}
	return nil
}

// A trailer is the last row of a file. It says how many rows there are and the sum of their hashes,
// so that it holds for sorted rows too; of merged files the trailers count together.
type trailer struct {
	End *sums `json:"~end"`
}

type sums struct {
	Rows int64  `json:"rows"`
	Sum  uint64 `json:"sum,string"`
}

func (s *sums) add(row []byte) {
	h := sha256.Sum256(row)
	s.Rows++
	s.Sum += binary.LittleEndian.Uint64(h[:])
}

// A writer writes rows. Close writes the trailer.
type writer struct {
	out     *bufio.Writer
	encoder *json.Encoder
	line    bytes.Buffer
	open    bool
	sums
}

// newWriter begins a file. An open one has no trailer: an engine divides its rows.
func newWriter(w io.Writer, h header, open bool) (*writer, error) {
	out := &writer{out: bufio.NewWriterSize(w, 1<<18), open: open}
	out.encoder = outdir.LineEncoder(&out.line)
	err := out.encoder.Encode(h)
	if err == nil {
		_, err = out.line.WriteTo(out.out)
	}
	return out, err
}

func (w *writer) write(row any) error {
	w.line.Reset()
	if err := w.encoder.Encode(row); err != nil {
		return err
	}
	w.add(bytes.TrimSuffix(w.line.Bytes(), []byte("\n")))
	_, err := w.line.WriteTo(w.out)
	return err
}

func (w *writer) close() error {
	if !w.open {
		end, err := json.Marshal(trailer{&w.sums})
		if err != nil {
			return err
		}
		if _, err := w.out.Write(append(end, '\n')); err != nil {
			return err
		}
	}
	return w.out.Flush()
}

// A Part is a file of rows, or a part of one.
type Part struct {
	Name string // for messages
	io.Reader
}

// A reader reads the rows of one source.
type reader struct {
	name  string
	in    *bufio.Reader
	line  int
	kinds []string
	open  bool
	head  *header
	raw   []byte // the header, as it stands
	read  sums
	ends  sums
	ended bool
}

// wrong says where a row stands that is wrong.
func (r *reader) wrong(err error) error {
	at := r.name
	if r.line > 0 { // else there is none
		at = fmt.Sprintf("%s:%d", at, r.line)
	}
	var h *hint.Error
	if errors.As(err, &h) {
		return hint.Errorf(h.Hint, "%s: %w", at, h.Err)
	}
	return fmt.Errorf("%s: %w", at, err)
}

// next returns the next row, and io.EOF behind the last.
func (r *reader) next() ([]byte, error) {
	for {
		row, err := r.in.ReadBytes('\n')
		if err == io.EOF && len(row) == 0 {
			return nil, r.end()
		}
		if r.line++; err != nil && err != io.EOF {
			return nil, r.wrong(err)
		}
		row = bytes.TrimRight(row, "\r\n")
		switch {
		case bytes.HasPrefix(row, []byte(`{"#`)):
			err = r.header(row)
		case r.head == nil:
			err = hint.Errorf("it is lost where rows are divided: put it in front of each part", "there is no header in front of the rows")
		case bytes.HasPrefix(row, []byte(`{"~`)):
			err = r.trailer(row)
		case len(row) == 0:
			err = errors.New("an empty line")
		default:
			r.read.add(row)
			return row, nil
		}
		if err != nil && err != io.EOF {
			return nil, r.wrong(err)
		}
	}
}

// header takes a header. Where sorted or merged files have several, all must be the same.
func (r *reader) header(row []byte) error {
	if r.head != nil && bytes.Equal(row, r.raw) {
		return nil
	}
	var h header
	if err := json.Unmarshal(row, &h); err != nil {
		return fmt.Errorf("not a header: %w", err)
	}
	if err := h.check(r.kinds); err != nil {
		return err
	}
	if r.head != nil && !bytes.Equal(h.Settings, r.head.Settings) {
		return otherSettings
	}
	if r.head == nil {
		r.head, r.raw = &h, row
	}
	return nil
}

var otherSettings = &hint.Error{Err: errors.New("rows of other settings than those before"), Hint: "mark all inputs with the same flags"}

func (r *reader) trailer(row []byte) error {
	var t trailer
	if err := json.Unmarshal(row, &t); err != nil || t.End == nil {
		return errors.New("not a trailer")
	}
	r.ended = true
	r.ends.Rows, r.ends.Sum = r.ends.Rows+t.End.Rows, r.ends.Sum+t.End.Sum
	return nil
}

// end checks what the trailers say.
func (r *reader) end() error {
	switch {
	case r.head == nil:
		return r.wrong(errors.New("no rows, and no header"))
	case r.open && !r.ended:
	case !r.ended:
		return r.wrong(hint.Errorf("--open is for rows that an engine divides", "the rows end without their trailer: they are cut short"))
	case r.read.Rows != r.ends.Rows:
		return r.wrong(fmt.Errorf("%s, the trailer says %d", phrase.Count(int(r.read.Rows), "row", "rows"), r.ends.Rows))
	case r.read.Sum != r.ends.Sum:
		return r.wrong(errors.New("the rows are not those that were written: their sum differs"))
	}
	return io.EOF
}
