package shingle_test

import (
	"fmt"

	"onecopy/shingle"
)

// Two texts are compared on all of their shingles, and a sketch of each says nearly the same from a
// few hundred bytes.
func Example() {
	full := "The ferry to the islands ran again on Monday, a month after a crack was found in its hull, the port said."
	short := "The ferry to the islands ran again on Monday, a month after a crack was found."

	var k shingle.Sketcher
	o := shingle.Compare(k.Set(full), k.Set(short))
	fmt.Printf("Jaccard %.2f; %.2f of the first is in the second, %.2f of the second in the first\n", o.Jaccard, o.AInB, o.BInA)

	x := shingle.NewIndex(shingle.IndexOptions{})
	a, b := k.Sketch(full), k.Sketch(short)
	x.Add(7, &a)
	fmt.Println("proposed:", x.Near(&b, nil))
	// Output:
	// Jaccard 0.67; 0.67 of the first is in the second, 1.00 of the second in the first
	// proposed: [7]
}
