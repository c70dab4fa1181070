package cluster

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
)

// CopyRule is the rule that fingerprints of repeated stories are made with, whatever the verdict of
// the pair: a new threshold must not make an accepted pair a new one.
const CopyRule = "copy"

// Fingerprint names what was found by its content: 16 lower-case hexadecimal digits, the first 64
// bits of a SHA-256 (FIPS 180-4) over the rule and the texts. White space counts as one space and
// the order of the texts not at all, so it is the same wherever the finding stands, however its
// lines are broken, and whichever of two stories stays. Of a repeated story the texts are the clean
// bodies of both and the rule is CopyRule; of a cut line they are the line alone, and the rule is
// the one that cut it.
func Fingerprint(rule string, texts ...string) string {
	parts := make([]string, 0, len(texts)+1)
	for _, t := range texts {
		parts = append(parts, wordDigest(t))
	}
	slices.Sort(parts)
	sum := digest(rule + "\n" + strings.Join(parts, "\n"))
	return hex.EncodeToString([]byte(sum[:8]))
}

// wordDigest returns the digest of the words of s with one space between two. It keeps none of
// them: the words of a text of 100 MB took 300.
func wordDigest(s string) string {
	h := sha256.New()
	room, first := make([]byte, 0, 1<<12), true
	for w := range strings.FieldsSeq(s) {
		if !first {
			room = append(room, ' ')
		}
		first = false
		if room = append(room, w...); len(room) >= 1<<11 {
			h.Write(room)
			room = room[:0]
		}
	}
	h.Write(room)
	return string(h.Sum(nil))
}

func digest(s string) string {
	sum := sha256.Sum256([]byte(s))
	return string(sum[:])
}
