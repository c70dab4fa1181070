package main

import (
	"bytes"
	"fmt"
	"math"
	"os"
	"strings"
	"unicode"

	"onecopy/corpus/format/webpage"
)

// weightsFile is the table, seen from the folder of this program.
const weightsFile = "../weights.tsv"

// writeWeights writes the table. Weights have two places; clues that weigh nothing are left out.
func writeWeights(m1, m2 model) error {
	names, first := webpage.ClueNames()
	var b bytes.Buffer
	fmt.Fprintf(&b, "(any line)\t%.2f\t%.2f\n", m1.base, m2.base)
	for i, name := range names {
		var w [2]float64
		if i < first {
			w[0] = round(m1.weights[i])
		}
		w[1] = round(m2.weights[i])
		if w[0] != 0 || w[1] != 0 {
			fmt.Fprintf(&b, "%s\t%v\t%v\n", name, w[0], w[1])
		}
	}
	return os.WriteFile(weightsFile, b.Bytes(), 0o644)
}

func round(x float64) float64 { return math.Round(x*100)/100 + 0 }

func fold(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

func within(a, b string) bool { return b != "" && strings.Contains(a, b) }
