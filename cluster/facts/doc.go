// Package facts reads the numbers, names and dates of a text, and tells which of them differ
// between two texts.
//
// Between sets the facts of two aligned texts against each other; Changes.Edit finds the other
// changes of meaning. What the words of 14 languages mean is in tongues.go, slavic.go and
// measures.go. Start at facts.go.
package facts
