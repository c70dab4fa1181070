package main

import (
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

// By itself the garbage collector lets as much garbage gather as there is memory in use, so that a run takes twice what it needs.
// That is as it should be as long as it is little; of a text of 100 MB it is hundreds of megabytes, and most of them one piece,
// which costs the collector nothing to look at. So garbage is bounded, and the share of it falls with what is in use. The floor is
// there for what has millions of small pieces, as the records of a large corpus: a collection of 1 GB of them takes a second.
const (
	mostGarbage  = 48 << 20
	leastPercent = 20
)

// paceCollector bounds garbage from now on, unless the environment says how much there may be.
func paceCollector() {
	if os.Getenv("GOGC") == "" && os.Getenv("GOMEMLIMIT") == "" {
		afterCollection(&pacer{percent: 100})
	}
}

// A pacer is told of the end of each collection, as nothing but the collector holds it.
type pacer struct {
	percent int
	live    [1]metrics.Sample
}

func afterCollection(p *pacer) { runtime.SetFinalizer(p, (*pacer).adjust) }

// adjust sets the share of garbage by what the collection found in use.
func (p *pacer) adjust() {
	p.live[0].Name = "/gc/heap/live:bytes"
	metrics.Read(p.live[:])
	if next := garbagePercent(p.live[0].Value.Uint64()); next != p.percent {
		p.percent = next
		debug.SetGCPercent(next)
	}
	afterCollection(p)
}

// garbagePercent is how many bytes of garbage there may be for a hundred in use.
func garbagePercent(live uint64) int {
	return int(max(leastPercent, min(100, 100*mostGarbage/max(live, 1))))
}
