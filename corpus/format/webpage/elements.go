package webpage

import "golang.org/x/net/html/atom"

// Places are elements that a node stands in, one bit each.
type places uint32

const (
	inArticle places = 1 << iota
	inMain
	inNav
	inAside
	inHeader
	inFooter
	inFigure
	inCaption
	inList
	inTable
	inForm
	inQuote
	inSection
	inHeading
	inButton
	inAddress
	inDialog
	inDetails
	inBodyProp // itemprop="articleBody"
	inNoscript
	placeCount = iota
)

var placeNames = [placeCount]string{
	"article", "main", "nav", "aside", "header", "footer", "figure", "figcaption", "list", "table", "form", "blockquote", "section",
	"heading", "button", "address", "dialog", "details", "articleBody", "noscript",
}

// placeOf are the places that elements make.
var placeOf = map[atom.Atom]places{
	atom.Article: inArticle, atom.Main: inMain, atom.Nav: inNav, atom.Menu: inNav, atom.Aside: inAside, atom.Header: inHeader,
	atom.Footer: inFooter, atom.Figure: inFigure, atom.Figcaption: inCaption, atom.Ul: inList, atom.Ol: inList, atom.Dl: inList,
	atom.Table: inTable, atom.Form: inForm, atom.Blockquote: inQuote, atom.Section: inSection, atom.H1: inHeading, atom.H2: inHeading,
	atom.H3: inHeading, atom.H4: inHeading, atom.H5: inHeading, atom.H6: inHeading, atom.Button: inButton, atom.Select: inButton,
	atom.Address: inAddress, atom.Dialog: inDialog, atom.Details: inDetails, atom.Label: inForm, atom.Fieldset: inForm,
	atom.Noscript: inNoscript,
}

// roleOf are the places that the attribute role makes.
var roleOf = map[string]places{
	"article": inArticle, "main": inMain, "navigation": inNav, "menu": inNav, "menubar": inNav, "complementary": inAside, "banner": inHeader,
	"contentinfo": inFooter, "search": inForm, "dialog": inDialog, "alertdialog": inDialog, "button": inButton,
}

// inlines are elements that do not end a line.
var inlines = setOf(atom.A, atom.Abbr, atom.Acronym, atom.B, atom.Bdi, atom.Bdo, atom.Big, atom.Cite, atom.Code, atom.Data, atom.Del, atom.Dfn,
	atom.Em, atom.Font, atom.I, atom.Ins, atom.Kbd, atom.Label, atom.Mark, atom.Nobr, atom.Output, atom.Q, atom.Ruby, atom.Rb, atom.Rt, atom.Rp, atom.Rtc,
	atom.S, atom.Samp, atom.Small, atom.Span, atom.Strike, atom.Strong, atom.Sub, atom.Sup, atom.Time, atom.Tt, atom.U, atom.Var, atom.Wbr,
	atom.Img, atom.Picture, atom.Source, atom.Input, 0)

// voids are elements that have no end.
var voids = setOf(atom.Area, atom.Base, atom.Br, atom.Col, atom.Embed, atom.Hr, atom.Img, atom.Input, atom.Keygen, atom.Link, atom.Meta,
	atom.Param, atom.Source, atom.Track, atom.Wbr, atom.Frame, atom.Basefont)

// unread are elements whose text is not prose, or is there for what cannot show the page. That of
// noscript is read: pages that a script fills have their text there, or nowhere.
var unread = setOf(atom.Script, atom.Style, atom.Template, atom.Iframe, atom.Noembed, atom.Noframes, atom.Textarea, atom.Title,
	atom.Svg, atom.Math, atom.Canvas, atom.Audio, atom.Video, atom.Select, atom.Datalist, atom.Map, atom.Xmp, atom.Rt, atom.Rp)

// pronunciations are elements that say how the characters before them are read, and what stands
// around that where it cannot be set above them. They stand in the middle of words.
var pronunciations = setOf(atom.Rt, atom.Rp)

// rawTexts are those of them in which there are no tags but their own end.
var rawTexts = setOf(atom.Script, atom.Style, atom.Iframe, atom.Noembed, atom.Noframes, atom.Textarea, atom.Title, atom.Xmp)

// paragraphs are elements that stand apart from what is above and below them.
var paragraphs = setOf(atom.P, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Blockquote, atom.Figure, atom.Figcaption, atom.Ul, atom.Ol,
	atom.Dl, atom.Table, atom.Pre, atom.Hr, atom.Article, atom.Section, atom.Header, atom.Footer, atom.Nav, atom.Aside, atom.Main, atom.Form)

// closes are the elements that a new one ends where they are still open, and the ones that end the
// search for them.
var closes = map[atom.Atom]struct{ ends, within map[atom.Atom]bool }{
	atom.Li:     {setOf(atom.Li), setOf(atom.Ul, atom.Ol, atom.Menu)},
	atom.Dt:     {setOf(atom.Dt, atom.Dd), setOf(atom.Dl)},
	atom.Dd:     {setOf(atom.Dt, atom.Dd), setOf(atom.Dl)},
	atom.Tr:     {setOf(atom.Tr), setOf(atom.Table)},
	atom.Td:     {setOf(atom.Td, atom.Th), setOf(atom.Tr, atom.Table)},
	atom.Th:     {setOf(atom.Td, atom.Th), setOf(atom.Tr, atom.Table)},
	atom.Option: {setOf(atom.Option), setOf(atom.Select)},
}

// blocksEndP are elements that end an open paragraph.
var blocksEndP = setOf(atom.Address, atom.Article, atom.Aside, atom.Blockquote, atom.Center, atom.Details, atom.Dialog, atom.Dir, atom.Div, atom.Dl,
	atom.Dt, atom.Dd, atom.Fieldset, atom.Figcaption, atom.Figure, atom.Footer, atom.Form, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Header,
	atom.Hr, atom.Li, atom.Main, atom.Menu, atom.Nav, atom.Ol, atom.P, atom.Pre, atom.Section, atom.Table, atom.Ul)

// foreign are elements that a slash at their end closes.
var foreign = setOf(atom.Svg, atom.Math)

func setOf(list ...atom.Atom) map[atom.Atom]bool {
	set := make(map[atom.Atom]bool, len(list))
	for _, a := range list {
		set[a] = true
	}
	return set
}
