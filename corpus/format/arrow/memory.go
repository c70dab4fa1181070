package arrow

import (
	"errors"
	"sync"

	"github.com/apache/arrow-go/v18/arrow/memory"
)

// bounded memory is Go's, up to longestBody for a batch.
type bounded struct {
	memory.GoAllocator
	used int64
}

var errLarge = errors.New("too large")

// Allocate refuses what is more by a panic, which the library makes an error of.
func (m *bounded) Allocate(size int) []byte {
	if size < 0 || m.used+int64(size) > longestBody {
		m.used = longestBody + 1
		panic(errLarge)
	}
	m.used += int64(size)
	return m.GoAllocator.Allocate(size)
}

// Reallocate is Allocate for what is in a buffer.
func (m *bounded) Reallocate(size int, b []byte) []byte {
	if size >= 0 && cap(b) >= size {
		return b[:size]
	}
	grown := m.Allocate(size)
	copy(grown, b)
	return grown
}

// A room bounds how many bytes of batches are in memory: mostRoom, or one batch.
type room struct {
	sync.Mutex
	free sync.Cond
	used int64
}

const mostRoom = 256 << 20

func (r *room) take(n int64) {
	r.Lock()
	defer r.Unlock()
	for r.used > 0 && r.used+n > mostRoom {
		r.free.Wait()
	}
	r.used += n
}

// more counts what a batch takes beyond what was known.
func (r *room) more(n int64) {
	r.Lock()
	r.used += n
	r.Unlock()
}

func (r *room) give(n int64) {
	r.Lock()
	r.used -= n
	r.Unlock()
	r.free.Broadcast()
}
