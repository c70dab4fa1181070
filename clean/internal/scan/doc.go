// Package scan says what bytes a line has: its words, how many of them begin with a capital, its
// digits, and which signs of a small alphabet are in it. That is all that most rules and passes of
// package clean ask of a line before they look at its text.
//
// A text is read once, 64 bytes at a time with a bit for each (Masks), and its lines are measured
// in what that gives: a shift and a count each. Lines with white space or scripts that ASCII does
// not have are read a character at a time (measure_slow.go). Both ways return the same Shape, which
// FuzzMeasure holds them to. The classes of 64 bytes are found by sixteen at once on amd64
// (block_amd64.s) and by eight in plain Go elsewhere (block.go), which TestBlock holds to be equal.
package scan
