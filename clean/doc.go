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
// Start at Marker.Mark, which reads as the work is done. Rules that need only the words of a line
// are rows of a table (rule.go says what a row is), and what a line is made of clean/internal/scan
// measures; those that need the lines around it are one file each: caption.go, list.go, stretch.go,
// headline.go. Where wires and archives mark their stories themselves, export.go reads that;
// headers above stories are read by preface.go, which says what kinds there are; a page pasted as
// one line is read by sentence.go. The marked form of a page, in which tests are written and
// "onecopy explain" answers, is in marked.go.
package clean

// Version names the built-in rules and passes together. It changes when they cut, split or lift
// something else than before, so that whoever keeps marked pages can tell that they were marked in
// another way. The Marker's own fields are not in it.
const Version = "marks-5"
