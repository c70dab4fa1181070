package clean_test

import (
	"fmt"

	"onecopy/clean"
)

// A page is marked, and its story told without what was cut.
func ExampleMarker_Mark() {
	page := new(clean.Marker).Mark(`Ferry runs again after a month

The ferry to the islands ran again on Monday, a month after a crack was found.

Share this article

The port said that every cabin had been inspected and that no other crack was found.
`)
	for i := range page.Stories {
		s := &page.Stories[i]
		fmt.Println(page.Title(s))
		for p := range page.Paragraphs(s) {
			fmt.Println("  kept:", p.Text)
		}
		for _, c := range page.Cuts(s) {
			fmt.Printf("  cut by %s: %s\n", c.Rule.Name, page.Text[c.Start:c.End])
		}
	}
	// Output:
	// Ferry runs again after a month
	//   kept: The ferry to the islands ran again on Monday, a month after a crack was found.
	//   kept: The port said that every cabin had been inspected and that no other crack was found.
	//   cut by share/this-article: Share this article
}
