package cluster

import "onecopy/internal/testkit"

// What tests of cluster and of the index share.
const (
	crash  = testkit.Crash
	market = testkit.Market
)

var prose, join, swap, cutTo = testkit.Prose, testkit.Join, testkit.Swap, testkit.CutTo

func library(n int) *desk {
	d := &desk{}
	testkit.Library(n, d.add)
	return d
}
