// Package stage is a run taken apart into filters, so that an engine that sorts and joins, such as
// Spark, sort(1) or make -j, can do it on many machines.
//
// Each stage reads rows and writes rows, one JSON object a line, in bounded memory but for Learn,
// Cluster and Apply; who runs them sorts between. Rows begin with their key, so that LC_ALL=C sort
// sorts them. What comes out at last has the bytes of a run in one process: marking, comparing and
// writing are done by packages run and cluster, and nothing is decided here.
//
// Start at file.go for what rows and headers are; the stages follow in the order of stages.go.
package stage
