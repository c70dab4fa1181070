package cluster_test

import (
	"fmt"
	"log"

	"onecopy/cluster"
	"onecopy/shingle"
)

// Three stories, of which the second is the first with another figure, and the third another story.
func ExampleFind() {
	texts := []string{
		"The ferry to the islands ran again on Monday, a month after a crack of 12 centimetres was found in its hull, the port said.",
		"The ferry to the islands ran again on Monday, a month after a crack of 14 centimetres was found in its hull, the port said.",
		"Snow fell on the northern coast for the third day in a row, and schools will stay shut until the roads have been cleared.",
	}
	var docs []cluster.Doc
	var k shingle.Sketcher
	for i, text := range texts {
		docs = append(docs, cluster.Doc{ID: fmt.Sprint("story ", i+1), Words: len(shingle.Words(text, nil)), Sketch: k.Sketch(text)})
	}
	found, err := cluster.Find(docs, cluster.Options{Threshold: .5, Text: func(i int) (string, error) { return texts[i], nil }})
	if err != nil {
		log.Fatal(err)
	}
	for _, c := range found.Clusters {
		fmt.Println(docs[c.Survivor].ID, "stays:", c.Why)
		for _, n := range c.Copies {
			p := found.Pairs[n]
			fmt.Printf("  %s goes: %s, %v\n", docs[p.B].ID, p.Verdict, p.Changed)
		}
	}
	// Output:
	// story 1 stays: first by path
	//   story 2 goes: revised, [{12 14 figure}]
	// story 3 stays: only story
}
