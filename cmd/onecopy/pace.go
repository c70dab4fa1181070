package main

import (
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

// By itself the garbage collector lets as much garbage gather as there is memory in use, so that a run takes twice what it needs.
// That is as it should be where memory is little, or is of many small pieces, as what is known of a million stories is: a collection
// takes a second for 1 GB of them. Of a text of 100 MB it is hundreds of megabytes for nothing, as in a text there is nothing to look
// at. So garbage may be a quarter of the memory that the collector looks at, or mostGarbage: 120,000 stories then take 265 MB for
// 375 and no more time.
const (
	mostGarbage  = 48 << 20
	leastPercent = 5
)

// PaceCollector bounds garbage from now on, unless the environment says how much there may be.
func paceCollector() {
	if os.Getenv("GOGC") == "" && os.Getenv("GOMEMLIMIT") == "" {
		afterCollection(&pacer{percent: 100})
	}
}

// A pacer is told of the end of each collection, as nothing but the collector holds it.
type pacer struct {
	percent int
	sizes   [2]metrics.Sample
}

func afterCollection(p *pacer) { runtime.SetFinalizer(p, (*pacer).adjust) }

// adjust sets the share of garbage by what the collection found in use.
func (p *pacer) adjust() {
	p.sizes[0].Name, p.sizes[1].Name = "/gc/heap/live:bytes", "/gc/scan/heap:bytes"
	metrics.Read(p.sizes[:])
	if next := garbagePercent(p.sizes[0].Value.Uint64(), p.sizes[1].Value.Uint64()); next != p.percent {
		p.percent = next
		debug.SetGCPercent(next)
	}
	afterCollection(p)
}

// garbagePercent is how many bytes of garbage there may be for a hundred in use, of which some are looked at.
func garbagePercent(live, looked uint64) int {
	return int(max(leastPercent, min(100, 100*max(mostGarbage, looked/4)/max(live, 1))))
}
