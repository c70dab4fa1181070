package webpage

import (
	"strings"
	"testing"
)

// TestTitleWithoutEnd wants a page to be there whose title has no end, as where one bit of its end
// tag is wrong.
func TestTitleWithoutEnd(t *testing.T) {
	const story = "The council of the town met on Monday."
	for _, page := range []string{
		"<html><head><title>Town meets</titlu></head><body><h1>Town meets</h1><p>" + story + "</p></body></html>",
		"<title>Town meets<p>" + story + "</p>",
	} {
		if got := Read(page).Text; !strings.Contains(got, story) {
			t.Errorf("%s\ngave %q", page, got)
		}
	}
}

// TestUnread reads what stands behind elements whose text is not read, also where their end is
// missing.
func TestUnread(t *testing.T) {
	const above = "<p>The council of the town met on Monday.</p>"
	const below = "<p>It will meet again in May, the mayor said.</p>"
	for _, test := range []struct{ name, html, want string }{
		{"a drawing without its end", "<div><svg><path d='M0 0'><g></div>", ""},
		{"a drawing that a paragraph ends", "<div><svg viewBox='0 0 1 1'><path d='M0'/>", ""},
		{"a drawing in a drawing", "<div><svg><svg><text>no</text></svg><text>no</text></svg></div>", ""},
		{"a title in a drawing", "<svg><title>no</title><desc><p>no</p></desc><path/></svg>", ""},
		{"HTML in a drawing", "<svg><foreignObject><p>no</p><div>no</div></foreignObject><text>no</text></svg>", ""},
		{"a film without its end", "<div><video><source src=a><track src=b>no</div><video></video>", ""},
		{"a list of choices", "<div><select><option>no<option>no</div><select></select>", ""},
		{"a template", "<template><div><p>no</p></div></template>", ""},
		{"a template in a template", "<template><template><p>no</p></template><p>no</p></template>", ""},
		{"no script", "<noscript><p>Shown where no script runs.</p></noscript>", "Shown where no script runs."},
		{"a script in no script", "<noscript><style>no</style><script>no</script></noscript>", ""},
		{"a ruby", "<p><ruby>子<rp>(</rp><rt>こ</rt><rp>)</rp></ruby>どもの<ruby>法律<rt>ほうりつ</ruby>が</p>", "子どもの法律が"},
		{"a ruby of several", "<p><ruby>東<rt>とう<rb>京<rt>きょう</ruby>で</p>", "東京で"},
	} {
		p := Read("<body>" + above + test.html + below)
		got := strings.Join(strings.Fields(p.Text), " ")
		want := strings.Join(strings.Fields("The council of the town met on Monday. "+test.want+" It will meet again in May, the mayor said."), " ")
		if got != want {
			t.Errorf("%s: %q, want %q", test.name, got, want)
		}
	}
}
