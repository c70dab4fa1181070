package webpage

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Meta is what a page says of itself. Each is on one line, and empty where the page does not say
// it.
type Meta struct {
	Title     string // the headline: by og:title, JSON-LD, the first h1 or the title, whichever a line of the page repeats
	Date      string // of publication, as it is written
	Author    string
	Language  string
	Canonical string // the address of the page
	Section   string
	Site      string // the name of the site

	document    string // of the element title
	graph, card string // og:title and twitter:title
	description string
	data        jsonData
	rank        [metaFields]uint8 // how much is to be said for what is there
}

const (
	dateField = iota
	authorField
	languageField
	canonicalField
	sectionField
	siteField
	metaFields
)

// metaNames says by the name or property of a meta element what it holds and how much is to be said
// for it.
var metaNames = map[string]struct {
	field int
	rank  uint8
}{
	"article:published_time": {dateField, 9}, "datepublished": {dateField, 8}, "og:article:published_time": {dateField, 8},
	"parsely-pub-date": {dateField, 7}, "sailthru.date": {dateField, 6}, "publish-date": {dateField, 6}, "publishdate": {dateField, 6},
	"pubdate": {dateField, 6}, "date": {dateField, 5}, "dc.date": {dateField, 5}, "dc.date.issued": {dateField, 6}, "dcterms.date": {dateField, 5},
	"dcterms.created": {dateField, 4}, "cxenseparse:recs:publishtime": {dateField, 6}, "last-modified": {dateField, 1},
	"author": {authorField, 6}, "article:author": {authorField, 4}, "article:author_name": {authorField, 7}, "parsely-author": {authorField, 5},
	"sailthru.author": {authorField, 5}, "dc.creator": {authorField, 5}, "dcterms.creator": {authorField, 5}, "byl": {authorField, 5},
	"content-language": {languageField, 4}, "og:locale": {languageField, 5}, "language": {languageField, 3}, "dc.language": {languageField, 3},
	"og:url": {canonicalField, 5}, "article:section": {sectionField, 8}, "section": {sectionField, 5}, "parsely-section": {sectionField, 6},
	"og:site_name": {siteField, 8}, "application-name": {siteField, 4},
}

// set takes in what a page says in one way, if nothing better is known.
func (m *Meta) set(field int, rank uint8, value string) {
	if value = oneLine(value); value == "" || len(value) > 1000 || rank <= m.rank[field] {
		return
	}
	if field == authorField && (strings.HasPrefix(value, "http:") || strings.HasPrefix(value, "https:") || strings.HasPrefix(value, "/")) {
		return
	}
	m.rank[field] = rank
	*[...]*string{&m.Date, &m.Author, &m.Language, &m.Canonical, &m.Section, &m.Site}[field] = value
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// element takes in what an element says.
func (m *Meta) element(tag atom.Atom, a *attributes) {
	v := a.values
	if a.day {
		m.set(dateField, 7, a.says)
	}
	switch tag {
	case atom.Abbr: // of hAtom: <abbr class="published" title="2021-03-04">
		if slices.Contains(strings.Fields(strings.ToLower(v["class"])), "published") {
			m.set(dateField, 6, v["title"])
		}
	case atom.Html:
		m.set(languageField, 9, cmp.Or(v["lang"], v["xml:lang"]))
	case atom.Link:
		if strings.EqualFold(v["rel"], "canonical") {
			m.set(canonicalField, 9, v["href"])
		}
	case atom.Time:
		rank := uint8(2)
		if _, ok := v["pubdate"]; ok || strings.EqualFold(v["itemprop"], "datePublished") {
			rank = 7
		}
		m.set(dateField, rank, v["datetime"])
	case atom.Meta:
		for _, key := range []string{"property", "name", "itemprop", "http-equiv"} {
			name := strings.ToLower(strings.TrimSpace(v[key]))
			switch name {
			case "":
			case "og:title":
				m.graph = cmp.Or(m.graph, oneLine(v["content"]))
			case "twitter:title":
				m.card = cmp.Or(m.card, oneLine(v["content"]))
			case "og:description", "description", "twitter:description":
				m.description = cmp.Or(m.description, oneLine(v["content"]))
			}
			if f, ok := metaNames[name]; ok {
				m.set(f.field, f.rank, v["content"])
			}
		}
	}
}

// linkedAuthor takes in what a link to the page of the writer says, if it can be a name.
func (m *Meta) linkedAuthor(s string) {
	const most, longest = 5, 60 // words, bytes
	if s = oneLine(s); len(s) <= longest && len(strings.Fields(s)) <= most && !anyDigit(s) {
		m.set(authorField, 2, s)
	}
}

// anyDigit reports whether a line that is called a date can be one.
func anyDigit(s string) bool { return strings.IndexFunc(s, unicode.IsDigit) >= 0 }

// titled takes in a part of the text of the element title.
func (m *Meta) titled(s string) {
	if len(m.document) < longestValue {
		m.document = oneLine(m.document + " " + html.UnescapeString(s[:min(len(s), longestValue)]))
	}
}

// titles lists what the page says its title is, the likeliest first. The name of the site is none;
// of a page that says only that, the description may be.
func (m *Meta) titles() (list []string) {
	site := false
	for _, s := range []string{m.data.headline, m.graph, m.card} {
		if s = oneLine(s); s != "" && s == m.Site {
			site = true
		} else if s != "" {
			list = append(list, s)
		}
	}
	if site && len(list) == 0 && m.description != "" {
		list = append(list, m.description)
	}
	return list
}

// candidates lists what may be the headline, the likeliest first.
func (m *Meta) candidates() (list []string) {
	for _, s := range append(m.titles(), oneLine(m.document)) {
		if s != "" {
			list = append(list, s)
			list = append(list, withoutSite(s)...)
		}
	}
	return list
}

// withoutSite returns a title without what stands behind or before a bar or a dash in it, the
// longer one first.
func withoutSite(s string) (list []string) {
	for _, mark := range []string{" | ", " - ", " – ", " — ", " · ", " :: ", " : ", " » ", " / "} {
		if i := strings.LastIndex(s, mark); i > 0 {
			list = append(list, s[:i])
		}
		if i := strings.Index(s, mark); i > 0 {
			if rest := s[i+len(mark):]; len(rest) > i {
				list = append(list, rest)
			}
			list = append(list, s[:i])
		}
	}
	return list
}
