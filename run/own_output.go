package run

import (
	"strings"

	"onecopy/corpus"
)

// ownStory reports whether a document is a file of corpus/ that an earlier run wrote, one story.
// Such a file is told by its name, FILE#N.txt, and by its form: each line a paragraph, with one
// blank line between two. Nothing in its text says that a short line in it is no headline of
// another story: of 549 stories of saved pages 42 came back as two or more.
func ownStory(doc *corpus.Document) bool {
	if doc.Record != nil || len(doc.Elements) > 0 || !ownName(doc.Source) {
		return false
	}
	text := strings.TrimSuffix(doc.Text, "\n")
	return strings.Count(text, "\n") == 2*strings.Count(text, "\n\n") && !strings.Contains(text, "\n\n\n")
}

// ownName reports whether a file may be one of corpus/, by its name.
func ownName(source string) bool {
	name, ok := strings.CutSuffix(source, ".txt")
	at := strings.LastIndexByte(name, '#')
	return ok && at > 0 && at+1 < len(name) && name[at+1] != '0' && strings.Trim(name[at+1:], "0123456789") == ""
}
