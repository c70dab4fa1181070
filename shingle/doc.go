// Package shingle says how alike two texts are, word by word, and finds among many texts the pairs
// worth comparing.
//
// A text becomes folded words (Words), runs of Width words become 64-bit hashes (Of), and the
// hashes become a Sketch of about 1 KB. An Index of sketches proposes candidates; Compare, Run and
// Same then compute the exact answer. Proposing may be wrong either way within the odds documented
// at Index; comparing is never a guess.
//
// It never reads files, holds no text, knows nothing of stories or cleaning, uses no seed and no
// clock: a text has the same hashes in every process, on every machine, for as long as Version
// stays the same. The hashes are quick, not cryptographic: someone who sets out to make two
// different words collide can.
//
// Start at Sketcher for many texts and at Of for one. word.go holds the rules of what a word is.
package shingle

// Version names the rules of words and folding and the hash functions together. Sketches and sets
// of different versions must not be compared; any change to a known answer of hash_test.go is a new
// version.
const Version = "w5.1"
