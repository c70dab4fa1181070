package lsp

// A shown is what is said of a document.
type shown struct {
	doc   *document
	sheet *sheet
	list  []found
	final bool // nothing more is to come for this text
}
