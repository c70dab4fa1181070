package stage

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"

	"onecopy/cluster"
	"onecopy/cluster/facts"
	"onecopy/shingle"
)

// Verify compares the stories that Cluster asks to have compared. Their texts stand in the rows, or
// texts has them.
func (f *Filter) Verify(texts *Texts) error {
	in, out, made, err := f.begin(false, Fates, Decisions)
	if err != nil {
		return err
	}
	o := cluster.Options{Threshold: made.Threshold}
	kept := &Texts{ready: map[int32]*cluster.Prepared{}}
	if err := each(in, func(d *decisionRow) error {
		if d.Type != wantType {
			return nil
		}
		from := texts
		if d.Text != nil {
			if err := kept.hold(d); err != nil {
				return err
			}
			from = kept
		}
		if from == nil {
			return errors.New("a story to compare without its text: join the texts, or name the ranked stories with --stories")
		}
		row := fateRow{Key: d.Key, Want: d.Want, Same: d.Same}
		if err := from.verify(&row, o); err != nil {
			return err
		}
		return out.write(row)
	}); err != nil {
		return err
	}
	return out.close()
}

// Texts are the texts of ranked stories, read where they lie.
type Texts struct {
	file   *os.File
	ranks  []int32 // of the rows
	at     []int64 // where they are
	ready  map[int32]*cluster.Prepared
	bytes  int
	inline map[int32]textRow
	k      shingle.Sketcher
}

type textRow struct {
	Text string `json:"text"`
	Day  uint16 `json:"day"`
}

// OpenTexts finds the stories of a file that rank wrote. It may be open as those of a Filter, and
// then have some of the stories alone.
func OpenTexts(path string, open bool) (*Texts, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	t := &Texts{file: file, ready: map[int32]*cluster.Prepared{}}
	if err := t.find(path, open); err != nil {
		file.Close()
		return nil, err
	}
	return t, nil
}

// Close closes the file.
func (t *Texts) Close() error { return t.file.Close() }

// find notes where the rows are, which are in the order of their ranks.
func (t *Texts) find(path string, open bool) error {
	r := &reader{name: path, in: bufio.NewReaderSize(t.file, 1<<18), kinds: []string{Ranked}, open: open}
	counted := &offsets{in: t.file}
	r.in.Reset(counted)
	for {
		row, err := r.next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		rank, err := t.next(row, open)
		if err != nil {
			return r.wrong(err)
		}
		t.ranks = append(t.ranks, rank)
		t.at = append(t.at, counted.n-int64(r.in.Buffered())-int64(len(row))-1)
	}
}

// next returns the rank of the next row of the file.
func (t *Texts) next(row []byte, open bool) (int32, error) {
	key, err := keyOf(row)
	if err != nil {
		return 0, err
	}
	rank, err := rankOf(string(key))
	due := int32(0)
	if len(t.ranks) > 0 {
		due = t.ranks[len(t.ranks)-1] + 1
	}
	if err == nil && (rank < due || rank > due && !open) {
		err = fmt.Errorf("rank %s is where %d should be", key, due)
	}
	return rank, err
}

// An offsets counts the bytes that were read.
type offsets struct {
	in io.Reader
	n  int64
}

func (o *offsets) Read(p []byte) (int, error) {
	n, err := o.in.Read(p)
	o.n += int64(n)
	return n, err
}

// hold takes the texts of a row.
func (t *Texts) hold(d *decisionRow) error {
	want := d.Want
	if d.Same != nil {
		want = []int32{*d.Same}
	}
	if len(d.Texts) != len(want) || len(d.Days) != 0 && len(d.Days) != len(want) {
		return fmt.Errorf("%d texts for %d stories", len(d.Texts), len(want))
	}
	r, err := rankOf(d.Key)
	if err != nil {
		return err
	}
	t.inline = map[int32]textRow{r: {*d.Text, d.Day}}
	for i, c := range want {
		row := textRow{Text: d.Texts[i]}
		if len(d.Days) > 0 {
			row.Day = d.Days[i]
		}
		t.inline[c] = row
	}
	return nil
}

func (t *Texts) row(r int32) (row textRow, err error) {
	if t.file == nil {
		row, ok := t.inline[r]
		if !ok {
			err = fmt.Errorf("the text of story %d is not there", r)
		}
		return row, err
	}
	n, ok := slices.BinarySearch(t.ranks, r)
	if !ok {
		return row, fmt.Errorf("there is no story %d", r)
	}
	end := int64(1) << 62
	if n+1 < len(t.at) {
		end = t.at[n+1]
	}
	err = json.NewDecoder(io.NewSectionReader(t.file, t.at[n], end-t.at[n])).Decode(&row)
	return row, err
}

// preparedBytes is about how many bytes of text are kept ready to be compared.
const preparedBytes = 4 << 20

// prepared makes a story ready to be compared.
func (t *Texts) prepared(r int32) (*cluster.Prepared, error) {
	if s := t.ready[r]; s != nil {
		return s, nil
	}
	row, err := t.row(r)
	if err != nil {
		return nil, err
	}
	s := cluster.Prepare(row.Text, facts.Day(row.Day))
	s.Complete(&t.k, false)
	if t.bytes += len(row.Text); t.bytes > preparedBytes {
		clear(t.ready)
		t.bytes = len(row.Text)
	}
	t.ready[r] = s
	return s, nil
}

// verify compares a story with the survivors that a row names, and says in it what was found.
func (t *Texts) verify(row *fateRow, o cluster.Options) error {
	row.Type = fateType
	r, err := rankOf(row.Key)
	if err != nil {
		return err
	}
	var pairs []cluster.Pair
	if row.Same != nil {
		pairs, err = t.repeat(r, *row.Same)
		row.Copy = len(pairs) > 0
	} else {
		pairs, row.Copy, row.Compared, err = t.decide(r, row.Want, o)
	}
	if err != nil {
		return err
	}
	for i := range pairs {
		row.With = append(row.With, int32(pairs[i].A))
		pairs[i].A, pairs[i].B = 0, 0
		row.Pairs = append(row.Pairs, pairs[i].Record(noDocs))
	}
	return nil
}

// repeat compares the words of two stories, and returns their pair where they are the same.
func (t *Texts) repeat(r, first int32) ([]cluster.Pair, error) {
	own, err := t.row(r)
	if err != nil {
		return nil, err
	}
	other, err := t.row(first)
	if err != nil {
		return nil, err
	}
	p, same := cluster.Repeat(cluster.Prepare(own.Text, facts.Day(own.Day)),
		cluster.Survivor{Number: int(first), Story: cluster.Prepare(other.Text, facts.Day(other.Day))}, &t.k)
	if !same {
		return nil, nil
	}
	return []cluster.Pair{p}, nil
}

// decide compares a story with survivors, the closest first.
func (t *Texts) decide(r int32, want []int32, o cluster.Options) ([]cluster.Pair, bool, int, error) {
	own, err := t.prepared(r)
	if err != nil {
		return nil, false, 0, err
	}
	found := make([]cluster.Survivor, len(want))
	for i, c := range want {
		found[i].Number = int(c)
		if found[i].Story, err = t.prepared(c); err != nil {
			return nil, false, 0, err
		}
	}
	pairs, isCopy, compared := o.Decide(own, found)
	return pairs, isCopy, compared, nil
}

// noDocs are for records that get their ids later.
var noDocs = new(cluster.Docs).With(cluster.Doc{})
