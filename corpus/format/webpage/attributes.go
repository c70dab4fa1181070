package webpage

import (
	"bytes"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// attributes are what is read of those of an element.
type attributes struct {
	words  keywords
	class  uint32 // a hash of the class
	role   string
	hidden bool
	linked bool   // has an address
	body   bool   // itemprop="articleBody"
	day    bool   // itemprop="datePublished"
	author bool   // rel="author"
	says   string // in the attribute content, where it is short

	values map[string]string // of elements whose values are read
}

// valued are the elements whose values are read, as they say something of the page.
var valued = map[atom.Atom]bool{atom.Meta: true, atom.Link: true, atom.Time: true, atom.Html: true, atom.Script: true, atom.Abbr: true, atom.A: false}

// longestValue bounds what is taken of a value.
const longestValue = 4096

// longestDay is of how many bytes a day is at most that an element gives for machines.
const longestDay = 40

// attributes reads those of a start tag.
func (r *reading) attributes(z *html.Tokenizer, tag atom.Atom, more bool) *attributes {
	a := &r.attrs
	*a = attributes{values: a.values}
	clear(a.values)
	for n := 0; more; n++ {
		var key, value []byte
		key, value, more = z.TagAttr()
		if n > 256 {
			continue
		}
		if valued[tag] && len(value) <= longestValue {
			if a.values == nil {
				a.values = map[string]string{}
			}
			if k := string(key); a.values[k] == "" {
				a.values[k] = string(value)
			}
		}
		switch string(key) {
		case "class":
			a.class = hash(value)
			a.words |= r.keywords(value)
		case "id":
			a.words |= r.keywords(value)
		case "rel":
			a.author = bytes.EqualFold(value, []byte("author"))
		case "content":
			if tag != atom.Meta && len(value) <= longestDay {
				a.says = string(value)
			}
		case "role":
			a.role = string(bytes.ToLower(value))
		case "itemprop":
			a.body = a.body || bytes.EqualFold(value, []byte("articlebody"))
			a.day = a.day || bytes.EqualFold(value, []byte("datepublished"))
			a.words |= r.keywords(value)
		case "href":
			a.linked = len(value) > 0
		case "hidden":
			a.hidden = !bytes.EqualFold(value, []byte("until-found"))
		case "style":
			a.hidden = a.hidden || hides(value)
		}
	}
	return a
}

// hides reports whether a style hides an element.
func hides(style []byte) bool {
	for len(style) > 0 {
		var one []byte
		one, style, _ = bytes.Cut(style, []byte(";"))
		name, value, _ := bytes.Cut(one, []byte(":"))
		name, value = bytes.TrimSpace(name), bytes.TrimSpace(value)
		if bytes.EqualFold(name, []byte("display")) && hasFold(value, "none") || bytes.EqualFold(name, []byte("visibility")) && hasFold(value, "hidden") {
			return true
		}
	}
	return false
}

func hasFold(b []byte, prefix string) bool {
	return len(b) >= len(prefix) && bytes.EqualFold(b[:len(prefix)], []byte(prefix))
}

// hash is FNV-1a.
func hash(b []byte) uint32 {
	h := uint32(2166136261)
	for _, c := range b {
		h = (h ^ uint32(c)) * 16777619
	}
	return h
}

// keywords finds the words of a class or an id: they are parted by hyphens, underscores, digits and
// capitals, and two or three that belong together are tried as one word too.
func (r *reading) keywords(value []byte) keywords {
	if len(value) > 512 {
		value = value[:512]
	}
	if k, ok := r.seen[string(value)]; ok {
		return k
	}
	var k keywords
	word := make([]byte, 0, 32)
	var before []byte
	end := func() {
		if len(word) > 1 {
			k |= wordBits(word)
			if before != nil {
				k |= keywordOf[string(before)+"-"+string(word)]
			}
		}
		before, word = append([]byte(nil), word...), word[:0]
	}
	for i, c := range value {
		switch {
		case 'a' <= c && c <= 'z':
			word = append(word, c)
		case 'A' <= c && c <= 'Z':
			if i > 0 && 'a' <= value[i-1] && value[i-1] <= 'z' {
				end()
			}
			word = append(word, c+'a'-'A')
		case c == ' ':
			end()
			before = nil
		default:
			end()
		}
	}
	end()
	if len(r.seen) < 1<<14 {
		r.seen[string(value)] = k
	}
	return k
}

// wordBits finds a word, also in the plural, or at the front or the back of a compound.
func wordBits(word []byte) keywords {
	if k, ok := keywordOf[string(word)]; ok {
		return k
	}
	if n := len(word) - 1; n > 2 && word[n] == 's' {
		if k, ok := keywordOf[string(word[:n])]; ok {
			return k
		}
	}
	var k keywords
	for n := len(word) - 1; n >= 4; n-- {
		if f, ok := keywordOf[string(word[:n])]; ok {
			k |= f
			break
		}
	}
	for n := 1; len(word)-n >= 4; n++ {
		if f, ok := keywordOf[string(word[n:])]; ok {
			k |= f
			break
		}
	}
	return k
}
