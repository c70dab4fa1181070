package arrow

import (
	"errors"
	"fmt"
	"slices"

	lib "github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/ipc"

	"onecopy/corpus/format/columnar"
)

// A decoder makes record batches of messages, one by one. The library's reader ends at the first
// damage, so behind it another one is begun, which reads the dictionaries again.
type decoder struct {
	source   *source
	schema   []byte
	reader   *ipc.Reader
	feed     *feed   // of the reader
	waiting  []block // dictionaries in front of the next batch
	read     []block // those in front of it that were read
	changing bool    // dictionaries change from batch to batch
	hurt     []int64 // ids of dictionaries of which something is missing
	again    int64   // bytes of dictionaries that were read again
	size     int64   // of all dictionaries
	room     room
	memory   bounded
}

func newDecoder(s *source, schema []byte) (*decoder, error) {
	d := &decoder{source: s, schema: schema}
	d.room.free.L = &d.room.Mutex
	return d, d.begin()
}

// begin begins another reader.
func (d *decoder) begin() (err error) {
	d.feed = &feed{source: d.source, schema: d.schema}
	d.reader, err = ipc.NewReaderFromMessageReader(d.feed, ipc.WithAllocator(&d.memory))
	return err
}

// mostAgain is how many bytes of dictionaries are read again behind damage.
const mostAgain = 1 << 32

// group is the rows of a message.
func (d *decoder) group(b block, number int) *columnar.RowGroup {
	size := b.end - b.at
	d.room.take(size)
	rows, err := d.batch(b)
	d.room.more(d.memory.used)
	size += d.memory.used
	return &columnar.RowGroup{Rows: b.rows, Render: func(w *columnar.RowSink) error {
		defer d.room.give(size)
		if err == nil {
			err = render(w, rows, max(64<<20, 1000*(size+d.size)))
		}
		if err != nil {
			return fmt.Errorf("record batch %d at byte %d: %w", number, b.at, err)
		}
		return nil
	}}
}

// batch decodes a message.
func (d *decoder) batch(b block) (lib.RecordBatch, error) {
	d.dictionaries()
	for {
		d.memory.used = 0
		if d.reader == nil {
			if d.again += d.size; d.again > mostAgain {
				return nil, errors.New("too much is damaged in front of it")
			}
			if err := d.begin(); err != nil {
				return nil, err
			}
			d.waiting, d.read = append(d.read, d.waiting...), nil
		}
		d.feed.queue = append(d.waiting, b)
		if d.reader.Next() {
			d.read, d.waiting = append(d.read, d.waiting...), nil
			rows := d.reader.RecordBatch()
			rows.Retain() // for good: the memory is Go's
			return rows, nil
		}
		bad := len(d.waiting) - len(d.feed.queue)
		if d.reader = nil; bad < 0 || len(d.feed.queue) == 0 || d.waiting[bad].end == 0 {
			break
		}
		d.waiting[bad] = block{kind: dictionaryKind, id: d.waiting[bad].id}
		d.hurt = append(d.hurt, d.waiting[bad].id)
		d.dictionaries()
	}
	d.read, d.waiting = append(d.read, d.waiting...), nil
	if d.memory.used > longestBody {
		return nil, fmt.Errorf("it unpacks to more than %d bytes: divide it into smaller batches", int64(longestBody))
	}
	return nil, errors.New("it is damaged")
}

// dictionaries settles what stands for those in front of a batch: an empty one for one that is
// damaged or missing, so that what else is in the batch is read, and nothing for what goes on
// behind one.
func (d *decoder) dictionaries() {
	var list []block
	for _, id := range d.source.ids {
		is := func(w block) bool { return w.id == id }
		if !slices.ContainsFunc(d.read, is) && !slices.ContainsFunc(d.waiting, is) {
			list, d.hurt = append(list, block{kind: dictionaryKind, id: id}), append(d.hurt, id)
		}
	}
	for _, w := range d.waiting {
		hurt := slices.Contains(d.hurt, w.id)
		if w.more && hurt {
			continue
		}
		if hurt && w.end > 0 {
			d.hurt = slices.DeleteFunc(d.hurt, func(id int64) bool { return id == w.id })
		}
		list = append(list, w)
		d.size += w.end - w.body
	}
	d.waiting = list
}

// gap is where messages are missing. Where dictionaries change, one of them may be among these.
func (d *decoder) gap() {
	if d.changing {
		for _, id := range d.source.ids {
			d.waiting = append(d.waiting, block{kind: dictionaryKind, id: id})
		}
		d.hurt = append(d.hurt, d.source.ids...)
	}
}
