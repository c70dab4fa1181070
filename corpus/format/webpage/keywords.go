package webpage

import "strings"

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

// groupNamed is the bit of the group of keywords that begins with a word.
func groupNamed(word string) (k keywords) {
	for i, g := range keywordList {
		if firstWord(g) == word {
			k |= 1 << i
		}
	}
	return k
}

func firstWord(s string) string {
	for i := range len(s) {
		if s[i] == ' ' {
			return s[:i]
		}
	}
	return s
}
