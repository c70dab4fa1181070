package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"hash/crc32"
	"io"
	"iter"
	"maps"
	"slices"

	"onecopy/corpus/outdir"
	"onecopy/run"
	"onecopy/stage"
)

// A blob is some rows of a stage, each with its end, without their header.

// blobBytes is how long a blob gets.
const blobBytes = 1 << 20

// A plan is what all steps of a run know. It travels to the workers as part of each step.
type plan struct {
	Header []byte // of docs, with its end: it holds the settings
	Shards int    // groups that rows are divided into
	Out    string // folder for what is written
}

// header is that of rows of a kind.
func (p *plan) header(kind string) []byte {
	return bytes.Replace(p.Header, []byte(`{"#onecopy":"docs"`), fmt.Appendf(nil, `{"#onecopy":%q`, kind), 1)
}

// options are those that the rows are marked with.
func (p *plan) options() (*run.Options, error) {
	var h struct {
		Settings outdir.Settings `json:"settings"`
	}
	if err := json.Unmarshal(p.Header, &h); err != nil {
		return nil, err
	}
	o := run.Defaults()
	o.Jobs = 1
	return &o, o.Follow(&h.Settings)
}

// partOf is a file as a source of rows.
func partOf(name string, file []byte) []stage.Part {
	return []stage.Part{{Name: name, Reader: bytes.NewReader(file)}}
}

// filter runs a stage on rows of a kind, and returns the rows that it writes.
func (p *plan) filter(kind string, rows []byte, stage func(*stage.Filter) error) ([]byte, error) {
	var out bytes.Buffer
	err := p.filterTo(&out, kind, rows, stage)
	_, made, _ := bytes.Cut(out.Bytes(), []byte("\n"))
	return made, err
}

// filterTo is filter for many rows.
func (p *plan) filterTo(out io.Writer, kind string, rows []byte, run func(*stage.Filter) error) error {
	in := io.MultiReader(bytes.NewReader(p.header(kind)), bytes.NewReader(rows))
	return run(&stage.Filter{In: []stage.Part{{Name: kind, Reader: in}}, Out: out, Open: true})
}

// A chunker makes blobs of what a stage writes, without the header.
type chunker struct {
	emit   func(blob []byte)
	buf    []byte
	headed bool
}

func (c *chunker) Write(p []byte) (int, error) {
	c.buf = append(c.buf, p...)
	if !c.headed {
		end := bytes.IndexByte(c.buf, '\n')
		if end < 0 {
			return len(p), nil
		}
		c.buf, c.headed = c.buf[end+1:], true
	}
	if len(c.buf) >= blobBytes {
		if end := bytes.LastIndexByte(c.buf, '\n') + 1; end > 0 {
			c.emit(bytes.Clone(c.buf[:end]))
			c.buf = append(c.buf[:0], c.buf[end:]...)
		}
	}
	return len(p), nil
}

func (c *chunker) close() {
	if len(c.buf) > 0 {
		c.emit(c.buf)
	}
}

// blobs hands on rows in blobs.
func blobs(rows []byte, emit func(blob []byte)) {
	c := chunker{emit: emit, headed: true}
	for line := range lines(rows) {
		c.Write(line)
	}
	c.close()
}

// A divider divides rows into groups, by the names of these.
type divider map[string]*bytes.Buffer

// add adds what of rows to a group.
func (d divider) add(group string, row []byte) {
	b := d[group]
	if b == nil {
		b = new(bytes.Buffer)
		d[group] = b
	}
	b.Write(row)
}

// addRow adds a row of JSON.
func (d divider) addRow(group string, row any) error {
	line, err := jsonRow(row)
	d.add(group, line)
	return err
}

func (d divider) emit(to func(string, []byte)) {
	for _, group := range slices.Sorted(maps.Keys(d)) {
		blobs(d[group].Bytes(), func(blob []byte) { to(group, blob) })
	}
}

// lines yields rows with their ends.
func lines(rows []byte) iter.Seq[[]byte] { return bytes.Lines(rows) }

// jsonRow returns a row with its end.
func jsonRow(row any) ([]byte, error) {
	var b bytes.Buffer
	err := outdir.LineEncoder(&b).Encode(row)
	return b.Bytes(), err
}

// shard is the group that rows of a key go to.
func (p *plan) shard(key string) string {
	return fmt.Sprintf("%05d", crc32.ChecksumIEEE([]byte(key))%uint32(p.Shards))
}

// keyOf is the key that a row begins with.
func keyOf(row []byte) string {
	rest, _ := bytes.CutPrefix(row, []byte(`{"k":"`))
	key, _, _ := bytes.Cut(rest, []byte(`"`))
	return string(key)
}

// rankKey is the key of a rank.
func rankKey(r int32) string { return fmt.Sprintf("%012d", r) }

// gathered is all that a group has.
func gathered(group func(*[]byte) bool) (rows []byte) {
	var blob []byte
	for group(&blob) {
		rows = append(rows, blob...)
	}
	return rows
}

// sorted is all that a group has, as LC_ALL=C sort sorts it.
func sorted(group func(*[]byte) bool) []byte { return sortedRows(gathered(group)) }

func sortedRows(rows []byte) []byte {
	lines := slices.Collect(lines(rows))
	slices.SortFunc(lines, bytes.Compare)
	return bytes.Join(lines, nil)
}

// A tagged blob begins with its number in its task and a line end, as groups have no order.
func tagged(n int, blob []byte) []byte { return append(fmt.Appendf(nil, "%08d\n", n), blob...) }

// cutTag parts a tagged blob.
func cutTag(blob []byte) (tag, rows []byte) {
	tag, rows, _ = bytes.Cut(blob, []byte("\n"))
	return tag, rows
}

// untagged are the rows of tagged blobs in order.
func untagged(group func(*[]byte) bool) []byte {
	var list [][]byte
	var blob []byte
	for group(&blob) {
		list = append(list, blob)
	}
	slices.SortFunc(list, bytes.Compare)
	var rows []byte
	for _, b := range list {
		_, some := cutTag(b)
		rows = append(rows, some...)
	}
	return rows
}

// eachRow decodes rows.
func eachRow[T any](rows []byte, take func(line []byte, row *T) error) error {
	for line := range lines(rows) {
		row := new(T)
		if err := json.Unmarshal(line, row); err != nil {
			return err
		}
		if err := take(line, row); err != nil {
			return err
		}
	}
	return nil
}
