package corpus

import "errors"

// An Input is what is known of a file when all of it has been read.
type Input struct {
	Source string
	Bytes  int    // unpacked
	Lines  int    // a last line without "\n" counts
	SHA256 string // of the unpacked bytes, hexadecimal
}

// A line is one line of an input, with its end.
type line struct {
	raw        []byte
	at, number int
}

// The lines of a chunk have about chunkSize bytes together, so that a worker has some 300 news
// stories at a time and memory has a few megabytes for each worker. A line of more than longestLine
// bytes is not a story.
const (
	chunkSize   = 1 << 20
	longestLine = 256 << 20
)

// A packed text is unpacked into memory, so it may have mostText bytes and, beyond freeText,
// bombRatio times its packed bytes: gzip cannot do more than 1,032, and text that does nearly as
// much is one line over and over.
const (
	mostText  = 1 << 30
	freeText  = 64 << 20
	bombRatio = 1000
)

// errBomb is what a packed file gets that would fill the memory.
var errBomb = errors.New("unpacks to more than is read into memory: 1 GiB, or 1,000 times its size and 64 MiB")

// Stdin is the path that stands for standard input; its Source is "stdin".
const Stdin = "-"
