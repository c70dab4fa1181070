// Package pace bounds the memory of a run by what it has read, and does work in many workers in
// order.
package pace

import (
	"cmp"
	"math"
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"sync/atomic"
)

// By itself the garbage collector lets as much garbage gather as there is memory in use, so that a
// run takes twice what it needs. That is as it should be where memory is little, or is of many
// small pieces, as what is known of a million stories is: a collection takes a second for 1 GB of
// them. Of a text of 100 MB it is hundreds of megabytes for nothing, as in a text there is nothing
// to look at. So garbage may be a quarter of the memory that the collector looks at, or
// someGarbage: 120,000 stories then take 265 MB for 375 and no more time. Where it is known how
// much text was read, it is a third of that rather than someGarbage, within bounds: a run over 22
// MB then takes a third less memory.
const (
	someGarbage  = 48 << 20
	fewGarbage   = 16 << 20
	mostGarbage  = 96 << 20
	leastPercent = 5
)

// A run is to take 100 MB and four times its text at most. Near that garbage is less, down to
// leastGarbage or an eighth of what the collector looks at: so a million short lines take 25 MB
// less, and a tenth more time. What is not of the heap, or lies empty between its pieces, takes
// heapAside and a tenth. What is free is returned to the system in time, as long as so much is not
// in use that the collector would run all the time.
const (
	heapBase     = 100e6
	heapTimes    = 4
	heapAside    = 20e6
	leastGarbage = 8 << 20
)

// textRead is how many bytes of text were read so far. A run that does not say so has no such
// bound.
var textRead atomic.Int64

// Read notes that so many bytes of text were read.
func Read(bytes int) { textRead.Add(int64(bytes)) }

// Collector bounds garbage from now on, unless the environment says how much there may be.
func Collector() {
	if os.Getenv("GOGC") == "" && os.Getenv("GOMEMLIMIT") == "" {
		debug.SetGCPercent(firstPercent)
		afterCollection(&pacer{percent: firstPercent})
	}
}

// firstPercent is the share of garbage until the first collection, which then comes at fewGarbage,
// as the share is of 4 MB at least. By itself it would come at 4 MB, at 8 and at 16: the rules of
// package clean are that much, and to look at them again and again while they were read took a
// sixth of a check of some pages, and saved no memory.
const firstPercent = 100 * fewGarbage / (4 << 20)

// A pacer is told of the end of each collection, as nothing but the collector holds it.
type pacer struct {
	percent int
	limit   int64 // from which on memory is given back, 0 for none
	sizes   [2]metrics.Sample
}

func afterCollection(p *pacer) { runtime.SetFinalizer(p, (*pacer).adjust) }

// adjust sets the share of garbage by what the collection found in use.
func (p *pacer) adjust() {
	p.sizes[0].Name, p.sizes[1].Name = "/gc/heap/live:bytes", "/gc/scan/heap:bytes"
	metrics.Read(p.sizes[:])
	live, text := p.sizes[0].Value.Uint64(), uint64(textRead.Load())
	if next := bounded(garbagePercent(live, p.sizes[1].Value.Uint64(), text), live); next != p.percent {
		p.percent = next
		debug.SetGCPercent(next)
	}
	if next := within(memoryLimit(live, text), live); next != p.limit {
		p.limit = next
		debug.SetMemoryLimit(cmp.Or(next, math.MaxInt64))
	}
	afterCollection(p)
}

// memoryLimit is from how many bytes on what is free is to be returned to the system, 0 for none.
func memoryLimit(live, text uint64) int64 {
	limit := heapBase + heapTimes*text - heapAside
	if text == 0 || live > limit/4*3 {
		return 0
	}
	return int64(limit)
}

// given is how many bytes of memory a run may take, 0 for any number.
var given atomic.Int64

// Limit bounds memory from now on: what is free is returned to the system before so many bytes are
// taken. What is in use can be more; then there is no bound, as the collector would run all the
// time.
func Limit(bytes int64) {
	given.Store(bytes)
	if bytes > 0 && os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(bytes)
	}
}

// leastShare is how much of memory each of what shares it has at least, where it is bounded.
const leastShare = 8 << 20

// share is how many bytes may be taken of so many where memory is bounded: an eighth of the bound
// at most.
func share(most int) int {
	bound := given.Load()
	if bound == 0 {
		return most
	}
	return min(most, int(max(leastShare, bound/8)))
}

// bounded is a share of garbage as it is where memory is bounded: so many bytes in use have no more
// than their share of the bound.
func bounded(percent int, live uint64) int {
	return max(min(percent, leastPercent), int(min(uint64(percent), 100*uint64(share(math.MaxInt32))/max(live, 1))))
}

// within is a limit as it is where memory is bounded.
func within(limit int64, live uint64) int64 {
	most := given.Load()
	if most == 0 || int64(live) > most/10*9 {
		return limit
	}
	return min(cmp.Or(limit, most), most)
}

// garbagePercent is how many bytes of garbage there may be for a hundred in use, of which some are
// looked at, once so many bytes of text were read.
func garbagePercent(live, looked, text uint64) int {
	garbage := uint64(someGarbage)
	if text > 0 {
		garbage = max(fewGarbage, min(text/3, mostGarbage))
	}
	garbage = max(garbage, looked/4)
	if room := (heapBase + heapTimes*text - heapAside) * 9 / 10; text > 0 && live+garbage > room {
		garbage = min(garbage, max(leastGarbage, looked/8, room-min(room, live)))
	}
	most := max(100, min(firstPercent, 100*fewGarbage/max(live, 1)))
	return int(max(leastPercent, min(most, 100*garbage/max(live, 1))))
}

// longRead is from how many bytes on a text leaves behind what is returned to the system at once,
// so that what comes next finds room for pieces of other sizes.
const longRead = 32 << 20

// Release returns to the system the memory that reading so many bytes took. The collector is made
// to run, which takes some milliseconds.
func Release(bytes int) {
	if bytes >= longRead {
		debug.FreeOSMemory()
	}
}
