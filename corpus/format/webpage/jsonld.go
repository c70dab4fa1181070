package webpage

import (
	"encoding/json"
	"strings"

	"golang.org/x/net/html"
)

// jsonData is what JSON-LD says of the article of a page.
type jsonData struct {
	headline, body string
	found          bool
}

// articleTypes are those of schema.org that have a text.
var articleTypes = map[string]bool{
	"Article": true, "NewsArticle": true, "ReportageNewsArticle": true, "OpinionNewsArticle": true, "AnalysisNewsArticle": true, "BlogPosting": true,
	"BackgroundNewsArticle": true, "ReviewNewsArticle": true, "Report": true, "SocialMediaPosting": true, "LiveBlogPosting": true, "TechArticle": true,
	"ScholarlyArticle": true, "AdvertiserContentArticle": true, "SatiricalArticle": true, "Review": true, "Recipe": true, "WebPage": false,
}

// A bound on JSON-LD: longer is none of an article, deeper is hostile.
const (
	longestLinked = 4 << 20
	deepestLinked = 12
	mostLinked    = 2000
)

// linked takes in a script of JSON-LD. What is not valid JSON is passed over.
func (m *Meta) linked(s string) {
	if len(s) > longestLinked {
		return
	}
	s = strings.TrimSpace(s)
	s = strings.TrimSuffix(strings.TrimPrefix(strings.TrimPrefix(s, "<![CDATA["), "<!--"), "-->")
	var v any
	if json.Unmarshal([]byte(s), &v) != nil {
		clean := strings.Map(func(r rune) rune { // line ends inside strings are a common fault
			if r < ' ' {
				return ' '
			}
			return r
		}, s)
		if json.Unmarshal([]byte(clean), &v) != nil {
			return
		}
	}
	seen := 0
	m.walk(v, 0, &seen)
}

// walk looks for articles in a value.
func (m *Meta) walk(v any, depth int, seen *int) {
	if *seen++; depth > deepestLinked || *seen > mostLinked {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			m.walk(e, depth+1, seen)
		}
	case map[string]any:
		if isArticle(v["@type"]) && !m.data.found {
			m.article(v)
		}
		for _, key := range []string{"@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item", "hasPart"} {
			if e, ok := v[key]; ok {
				m.walk(e, depth+1, seen)
			}
		}
	}
}

func isArticle(v any) bool {
	switch v := v.(type) {
	case string:
		return articleTypes[strings.TrimPrefix(strings.TrimPrefix(v, "http://schema.org/"), "https://schema.org/")]
	case []any:
		for _, e := range v {
			if isArticle(e) {
				return true
			}
		}
	}
	return false
}

// article takes in what an article says.
func (m *Meta) article(v map[string]any) {
	text := func(key string) string { return nameOf(v[key], 0) }
	m.data.found = true
	m.data.headline = oneLine(html.UnescapeString(text("headline")))
	if m.data.headline == "" {
		m.data.headline = oneLine(html.UnescapeString(text("name")))
	}
	m.data.body = html.UnescapeString(text("articleBody"))
	m.set(dateField, 10, text("datePublished"))
	m.set(authorField, 8, html.UnescapeString(nameOf(v["author"], 0)))
	m.set(languageField, 7, text("inLanguage"))
	m.set(sectionField, 7, html.UnescapeString(text("articleSection")))
	m.set(siteField, 6, nameOf(v["publisher"], 0))
	m.set(canonicalField, 4, text("url"))
}

// nameOf returns a string, the name of a thing, or those of several parted by commas.
func nameOf(v any, depth int) string {
	switch v := v.(type) {
	case string:
		return v
	case map[string]any:
		if s, ok := v["name"].(string); ok {
			return s
		}
	case []any:
		var list []string
		for _, e := range v {
			if depth > 0 || len(list) > 20 {
				break
			}
			if s := nameOf(e, depth+1); s != "" {
				list = append(list, s)
			}
		}
		return strings.Join(list, ", ")
	}
	return ""
}
