// Package extsort sorts more records than memory has room for. A [Sorter] gathers records, sorts as
// many as it may hold and writes them into a file, a run; [Sorter.Sorted] merges the runs. A run is
// a file by itself that can be kept, moved and merged with others of its kind: see [Header].
//
// # The file
//
// All numbers are little endian, uv is an unsigned varint of encoding/binary.
//
//	"onecopy-run" and the byte 1, the version of the form
//	one byte n, then n bytes: the kind of the records
//	8 bytes: a hash of the settings the records depend on
//	4 bytes: CRC-32C of all that was before
//	blocks, and a last one
//
//	block: 4 bytes n, 4 bytes count, n bytes of records, 4 bytes CRC-32C of all of the
//	       block before them. Of a record: uv of how far its key is above that of the
//	       record before, all of it for the first of a block; then uv of its value, less
//	       that of the record before if the keys are equal.
//	last:  a block of count 0, whose 8 bytes are how many records the file has
//
// So a file that is cut short, or goes on behind its end, is known as damaged, and so is each
// block. A posting of 16 bytes in memory takes some 7 in a file.
package extsort
