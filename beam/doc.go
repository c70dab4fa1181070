// Command onecopy-beam is a run of onecopy on Apache Beam: on Flink, on Dataflow, or on Prism,
// which is part of the SDK and runs here.
//
//	onecopy-beam news -o OUT
//	onecopy-beam news -o OUT --runner flink --endpoint localhost:8099 --parallelism 8
//
// It has the stages of package stage and decides nothing itself. Beam groups; where rows have to be
// sorted, a group of them is sorted in memory: so many groups are made that each is small. What
// travels are blobs of rows, about a megabyte each, as an element costs an engine more than a row
// is worth. docs/engines.md says what comes out and what it takes.
//
// Start at pipeline.go, which has all steps in order.
package main
