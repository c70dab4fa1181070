// Package clean marks a page of news: it says of every line whether it is story, and if not, which
// rule says what it is.
//
// A page is any text that holds one story or many, as pasted, scraped or exported. Mark reads it
// once. Where stories begin, what is cut, the clean text and the fields lifted out (byline,
// dateline, agency, date, captions) are all derived from the marks, so they can never disagree:
// splitting and cleaning are one question, since a caption under a short line is what makes that
// line a headline.
//
// The package never edits, decodes, reads or writes anything, and it knows nothing of other pages.
//
// Start at Marker.MarkIn in marker.go, a list of passes in the order of the work. The files have an
// order too: none uses one that uses it (TestArrows in cmd/onecopy). At the bottom are line.go,
// page.go and scratch.go, what a page is made of; then words.go and line_traits.go, what a line is
// like; then the passes, most in a file of their own: caption.go, list.go, region.go, headline.go.
//
// Rules that need only the words of a line are text (clean/rules, read by rule_text.go); which of
// them matches a line is found by clean/internal/pattern, and what a line is made of is measured by
// clean/internal/scan. Where wires and archives mark their stories themselves, export.go reads
// that; headers above stories are read by preface.go, which says what kinds there are; a page
// pasted as one line is read by sentence.go. The marked form of a page, in which tests are written
// and "onecopy explain" answers, is in marked.go.
package clean

// Version names the built-in rules and passes together. It changes when they cut, split or lift
// something else than before, so that whoever keeps marked pages can tell that they were marked in
// another way. The Marker's own fields are not in it.
const Version = "marks-10"
