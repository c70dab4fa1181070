package webpage

import (
	"strings"

	"golang.org/x/net/html/atom"
)

// A node is an element of a page.
type node struct {
	parent  int32
	tag     atom.Atom // 0 for elements that HTML does not have
	depth   int32
	kind    uint32   // of the tags and classes from the root down: nodes of one kind are built alike
	own     keywords // of its class, id, role and itemprop
	near    keywords // of it and the two elements around it
	far     keywords // of it and all elements around it
	around  places   // the elements around it
	line    int32    // the first line below it, where it has one
	hidden  bool     // by an attribute, or an element around it is
	link    bool     // a link with an address, or inside one
	inline  bool
	strong  bool
	ordered int32 // which of the children of its parent it is
	nodes   int32 // children so far
}

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
	placeCount = iota
)

var placeNames = [placeCount]string{
	"article", "main", "nav", "aside", "header", "footer", "figure", "figcaption", "list", "table", "form", "blockquote", "section",
	"heading", "button", "address", "dialog", "details", "articleBody",
}

// placeOf are the places that elements make.
var placeOf = map[atom.Atom]places{
	atom.Article: inArticle, atom.Main: inMain, atom.Nav: inNav, atom.Menu: inNav, atom.Aside: inAside, atom.Header: inHeader,
	atom.Footer: inFooter, atom.Figure: inFigure, atom.Figcaption: inCaption, atom.Ul: inList, atom.Ol: inList, atom.Dl: inList,
	atom.Table: inTable, atom.Form: inForm, atom.Blockquote: inQuote, atom.Section: inSection, atom.H1: inHeading, atom.H2: inHeading,
	atom.H3: inHeading, atom.H4: inHeading, atom.H5: inHeading, atom.H6: inHeading, atom.Button: inButton, atom.Select: inButton,
	atom.Address: inAddress, atom.Dialog: inDialog, atom.Details: inDetails, atom.Label: inForm, atom.Fieldset: inForm,
}

// roleOf are the places that the attribute role makes.
var roleOf = map[string]places{
	"article": inArticle, "main": inMain, "navigation": inNav, "menu": inNav, "menubar": inNav, "complementary": inAside, "banner": inHeader,
	"contentinfo": inFooter, "search": inForm, "dialog": inDialog, "alertdialog": inDialog, "button": inButton,
}

// inlines are elements that do not end a line.
var inlines = setOf(atom.A, atom.Abbr, atom.Acronym, atom.B, atom.Bdi, atom.Bdo, atom.Big, atom.Cite, atom.Code, atom.Data, atom.Del, atom.Dfn,
	atom.Em, atom.Font, atom.I, atom.Ins, atom.Kbd, atom.Label, atom.Mark, atom.Nobr, atom.Output, atom.Q, atom.Ruby, atom.Rb,
	atom.S, atom.Samp, atom.Small, atom.Span, atom.Strike, atom.Strong, atom.Sub, atom.Sup, atom.Time, atom.Tt, atom.U, atom.Var, atom.Wbr,
	atom.Img, atom.Picture, atom.Source, atom.Input, 0)

// voids are elements that have no end.
var voids = setOf(atom.Area, atom.Base, atom.Br, atom.Col, atom.Embed, atom.Hr, atom.Img, atom.Input, atom.Keygen, atom.Link, atom.Meta,
	atom.Param, atom.Source, atom.Track, atom.Wbr, atom.Frame, atom.Basefont)

// unread are elements whose text is no prose, or is there for what cannot show the page.
var unread = setOf(atom.Script, atom.Style, atom.Template, atom.Noscript, atom.Iframe, atom.Noembed, atom.Noframes, atom.Textarea, atom.Title,
	atom.Svg, atom.Math, atom.Canvas, atom.Audio, atom.Video, atom.Select, atom.Datalist, atom.Map, atom.Xmp)

// rawTexts are those of them in which there are no tags but their own end.
var rawTexts = setOf(atom.Script, atom.Style, atom.Noscript, atom.Iframe, atom.Noembed, atom.Noframes, atom.Textarea, atom.Title, atom.Xmp)

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

func setOf(list ...atom.Atom) map[atom.Atom]bool {
	set := make(map[atom.Atom]bool, len(list))
	for _, a := range list {
		set[a] = true
	}
	return set
}

// deepest is how many elements may be open; those that are nested deeper count as text of the last
// of them. farthest is how far up the element is looked for that an end tag closes.
const (
	deepest  = 512
	farthest = 128
)

// open puts an element into the tree, below the one that is open.
func (r *reading) open(tag atom.Atom, a *attributes) {
	parent := r.here()
	up := &r.nodes[parent]
	n := node{
		parent: parent, tag: tag, depth: up.depth + 1, own: a.words, around: up.around | placeOf[tag] | roleOf[a.role], line: -1,
		hidden: up.hidden || a.hidden, link: up.link || tag == atom.A && a.linked, inline: inlines[tag], ordered: up.nodes,
		strong: up.strong || tag == atom.B || tag == atom.Strong || tag == atom.Em || tag == atom.I,
	}
	up.nodes++
	if a.body {
		n.around |= inBodyProp
	}
	n.far = up.far | n.own
	n.near = n.own | up.own
	if parent > 0 {
		n.near |= r.nodes[up.parent].own
	}
	n.kind = (up.kind*16777619 ^ uint32(tag)) * 16777619
	n.kind = (n.kind ^ a.class) * 16777619
	r.nodes = append(r.nodes, n)
	r.stack = append(r.stack, int32(len(r.nodes)-1))
}

// here is the innermost element that is open.
func (r *reading) here() int32 { return r.stack[len(r.stack)-1] }

// imply ends the elements that cannot stand around a new one.
func (r *reading) imply(tag atom.Atom) {
	if blocksEndP[tag] {
		for i := len(r.stack) - 1; i > 0 && i > len(r.stack)-farthest; i-- {
			n := &r.nodes[r.stack[i]]
			if n.tag == atom.P {
				r.stack = r.stack[:i]
				break
			}
			if !n.inline {
				break
			}
		}
	}
	if tag == atom.A {
		for i := len(r.stack) - 1; i > 0 && i > len(r.stack)-farthest && r.nodes[r.stack[i]].inline; i-- {
			if r.nodes[r.stack[i]].tag == atom.A {
				r.stack = r.stack[:i]
				break
			}
		}
	}
	rule, ok := closes[tag]
	for i := len(r.stack) - 1; ok && i > 0 && i > len(r.stack)-farthest; i-- {
		switch t := r.nodes[r.stack[i]].tag; {
		case rule.ends[t]:
			r.stack = r.stack[:i]
			return
		case rule.within[t]:
			return
		}
	}
}

// close ends the innermost open element of a name. Nothing ends a cell of a table or the page from
// within.
func (r *reading) close(tag atom.Atom, name []byte) {
	for i := len(r.stack) - 1; i > 0 && i > len(r.stack)-farthest; i-- {
		n := &r.nodes[r.stack[i]]
		if n.tag == tag && (tag != 0 || r.names[r.stack[i]] == string(name)) {
			r.stack = r.stack[:i]
			return
		}
		if inlines[tag] && tag != 0 && !n.inline && (n.tag == atom.Td || n.tag == atom.Li || n.tag == atom.Table) {
			return
		}
		if (n.tag == atom.Td || n.tag == atom.Th) && tag != atom.Tr && tag != atom.Table && tag != atom.Tbody {
			return
		}
	}
}

// Keywords are words in the class, the id and the name of elements, one bit each.
type keywords uint64

// keywordList are groups of words that say what an element is for. A word counts that begins with
// one of them, if that is followed by a hyphen of the list, or is one.
var keywordList = []string{
	"article story news post entry artikel articulo artigo", "content text body inhalt texto tekst contenu copy", "main primary page center",
	"headline title heading titel titre titulo", "subtitle dek standfirst summary excerpt intro lead lede teaser abstract description perex chapo",
	"paragraph para prose richtext wysiwyg", "byline author autor auteur writer contributor journalist", "date time published timestamp datum meta",
	"caption legend bildunterschrift", "credit copyright source photographer", "image img photo picture figure bild foto gallery slideshow slide media",
	"video player audio podcast", "nav navigation menu navbar topnav megamenu submenu", "header masthead topbar", "footer foot bottom colophon",
	"sidebar side aside rail rightcol col-right secondary", "related relacionad more similar verwandt associated also readmore see-also mehr",
	"recommend recommended suggestion trending popular most mostread mostviewed top latest recent",
	"share sharing social facebook twitter whatsapp follow tweet like", "comment comments disqus reply discussion respond kommentar commentaire",
	"newsletter signup subscribe subscription abo email mail", "ad ads advert advertisement adsense sponsor sponsored werbung promo promotion banner",
	"tag tags topic topics keyword keywords", "breadcrumb breadcrumbs crumb", "widget module block box panel card", "list item links link",
	"login register account user profile", "cookie consent gdpr privacy modal popup overlay dialog", "search form input button btn", "pagination pager prev next",
	"print tools toolbar actions utility", "bio about author-bio vcard", "quote pullquote blockquote", "embed instagram tweet-embed", "paywall premium locked",
	"hidden hide sr-only visually-hidden screen-reader", "table data stats infobox factbox fact", "live ticker update", "skip accessibility",
	"disclaimer legal terms correction note footnote", "home frontpage section category rubrik kategorie", "wrapper wrap container outer inner",
	"hentry entry-content article-body story-body articlebody storybody post-content article-content article-text",
	"app store download shop product price buy", "weather stock quote-box market", "vote rating poll stars score", "feed stream river tile grid",
	"archive calendar",
}

// keywordOf finds the bits of a word.
var keywordOf = func() map[string]keywords {
	m := map[string]keywords{}
	for i, g := range keywordList {
		for w := range strings.FieldsSeq(g) {
			m[w] |= 1 << i
		}
	}
	return m
}()

// foreign are elements that a slash at their end closes.
var foreign = setOf(atom.Svg, atom.Math)

func splitWords(s string) []string { return strings.Fields(s) }
