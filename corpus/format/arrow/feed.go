package arrow

import (
	"io"

	"github.com/apache/arrow-go/v18/arrow/ipc"
	"github.com/apache/arrow-go/v18/arrow/memory"
	flatbuffers "github.com/google/flatbuffers/go"
)

// A feed hands messages to the library.
type feed struct {
	source *source
	schema []byte  // is first
	queue  []block // what is next
}

func (f *feed) Retain()  {}
func (f *feed) Release() {}

// Message reads the next one.
func (f *feed) Message() (*ipc.Message, error) {
	if raw := f.schema; raw != nil {
		f.schema = nil
		return ipc.NewMessage(memory.NewBufferBytes(raw), memory.NewBufferBytes(nil)), nil
	}
	if len(f.queue) == 0 {
		return nil, io.EOF
	}
	b := f.queue[0]
	if b.end == 0 {
		f.queue = f.queue[1:]
		return ipc.NewMessage(memory.NewBufferBytes(emptyDictionary(b.id)), memory.NewBufferBytes(nil)), nil
	}
	raw, err := f.source.bytes(b.meta, b.end)
	if err != nil {
		return nil, err
	}
	f.queue = f.queue[1:]
	size := b.body - b.meta
	return ipc.NewMessage(memory.NewBufferBytes(raw[:size:size]), memory.NewBufferBytes(raw[size:])), nil
}

// emptyDictionary is the message of a dictionary without values. It has more columns and buffers
// than any type of values needs.
func emptyDictionary(id int64) []byte {
	const many = 256
	b := flatbuffers.NewBuilder(16 << 10)
	zeros := func(n int) flatbuffers.UOffsetT {
		b.StartVector(8*n, many, 8)
		for range n * many {
			b.PrependInt64(0)
		}
		return b.EndVector(many)
	}
	nodes, buffers, parts := zeros(2), zeros(2), zeros(1)
	b.StartObject(5)
	b.PrependUOffsetTSlot(1, nodes, 0)
	b.PrependUOffsetTSlot(2, buffers, 0)
	b.PrependUOffsetTSlot(4, parts, 0)
	batch := b.EndObject()
	b.StartObject(3)
	b.PrependInt64Slot(0, id, 0)
	b.PrependUOffsetTSlot(1, batch, 0)
	dictionary := b.EndObject()
	b.StartObject(5)
	b.PrependInt16Slot(0, 4, 0)
	b.PrependByteSlot(1, dictionaryKind, 0)
	b.PrependUOffsetTSlot(2, dictionary, 0)
	b.Finish(b.EndObject())
	return b.FinishedBytes()
}
