package cluster

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"

	"onecopy/internal/testkit"
)

// A fact inside a sentence that no other fact stands close to: a number, or a name after a small
// letter.
var alterable = regexp.MustCompile(`[a-z,] (\d[\d,.]*\d|\d|[A-Z][a-z]{3,})[ ,.]`)

// alter changes n facts of a story, none of which stands within 40 bytes of another, and lists what
// stood there and what stands there now.
func alter(r *rand.Rand, text string, n int) (string, [][2]string) {
	names := []string{"Okafor", "Lindqvist", "Tanaka", "Moreau", "Haddad", "Jensen"}
	sites := alterable.FindAllStringSubmatchIndex(text, -1)
	sites = slices.DeleteFunc(sites, func(m []int) bool {
		return slices.Contains(strings.Fields("President Prime Minister Chancellor Secretary Senator General Prince King Queen Judge Justice Mr Mrs Ms Dr"), text[m[2]:m[3]])
	})
	var out [][2]string
	before := len(text)
	for i := len(sites) - 1; i >= 0 && len(out) < n; i-- {
		lo, hi := sites[i][2], sites[i][3]
		if hi+40 > before || r.IntN(2) == 0 {
			continue
		}
		old, now := text[lo:hi], names[len(out)]
		if old[0] >= '0' && old[0] <= '9' {
			now = string('1'+(old[0]-'0')%9) + old[1:]
		}
		out = append(out, [2]string{old, now})
		text, before = text[:lo]+now+text[hi:], lo
	}
	return text, out
}

// A story with two to five facts altered is the same story revised, and every altered fact is told.
func TestAlteredFacts(t *testing.T) {
	r := rand.New(rand.NewPCG(15, 16))
	for i, text := range testkit.SeedStories(t, "../seeds") {
		for n := 2; n <= 5; n++ {
			altered, facts := alter(r, text, n)
			p, _ := compare(read(text), read(altered), DefaultThreshold)
			if p.Verdict != revisedCopy {
				t.Errorf("story %d with %q: %s", i+1, facts, p.Verdict)
			}
			for _, f := range facts {
				if !strings.Contains(fmt.Sprint(p.Changed), f[0]) || !strings.Contains(fmt.Sprint(p.Changed), f[1]) {
					t.Errorf("story %d: %q is not among the changed %q", i+1, f, p.Changed)
				}
			}
		}
	}
}

// A template filled in anew is a series however long it is, and whatever else is edited in it.
func TestTemplates(t *testing.T) {
	for _, c := range []struct {
		name string
		text string
		anew []string
		want Verdict
	}{
		{"shortage", money, []string{"350", "450", "525", "650", "175", "50", "300", "200", "40 mln", "60 mln"}, seriesIssue},
		{"one figure of the shortage", money, []string{"350", "450"}, revisedCopy},
		{"two figures of the shortage", money, []string{"350", "450", "525", "650"}, revisedCopy},
		{"a note of another lender in small letters", loan, []string{"70 mln", "18 mln", "David knox", "Meyer knox", "Knox is", "Rossi is"}, seriesIssue},
		{"the note with its sum corrected", loan, []string{"70 mln", "18 mln"}, revisedCopy},
		{"more names changed than kept", ban, []string{"Department", "Clarke", "Congress", "Garcia", "National Academy", "Meyer Kowalski", "Sciences", "Silva", "August", "May"}, seriesIssue},
		{"two names of the ban changed", ban, []string{"Congress", "Garcia", "August", "May"}, revisedCopy},
		{"another bond", bond, []string{"Northern Bank", "State Office", "100 mln", "50 mln", "April 6", "May 8", "16 pct", "14 pct", "3/4", "5/8",
			"the holder may ask for", "there will be"}, seriesIssue},
		{"the bond with its coupon corrected", bond, []string{"16 pct", "18 pct"}, revisedCopy},
	} {
		t.Run(c.name, func(t *testing.T) { wantVerdict(t, c.text, swap(c.text, c.anew...), c.want) })
	}
}

const (
	money = "The central bank expects a shortage of some 350 mln francs in the money market today, it said before the opening. Bills that mature " +
		"in official hands and the take-up of new paper will drain about 525 mln francs from the system, while balances brought forward below " +
		"target by the banks take out another 175 mln francs. Against that, payments of the treasury will add some 300 mln francs and a fall in " +
		"the notes in circulation about 40 mln francs, the bank added in its usual morning note to dealers."

	loan = "a senior official of the bank said it planned to lend almost 70 mln dlrs more this year to build up the state oil company. David knox, who " +
		"heads its work in the south of the continent, said the country should invest where growth would follow soon. Knox said the bank was behind the plan " +
		"of the president to steady the economy, which has shrunk year after year. Knox is to meet ministers and owners of private firms during his visit."

	ban = "The U.S. Department of Transport has concluded that a ban on smoking on all flights inside the country is not called for at this time. The " +
		"ministry gave its view in a report to Congress, made public today, on advice by the National Academy of Sciences that such a ban be adopted. It " +
		"agreed that smoke could be a trouble to some of the crew, but held that further study was needed before it could answer in full. The academy had " +
		"asked for a ban in August after it found that smoke in a closed cabin harms the health of crews, annoys those who travel and may lead to fires. More " +
		"should be known of the harm it does and of how it spreads in aircraft of different kinds, the report said, and of how the air in cabins is renewed."

	bond = "Northern Bank is issuing a bond of 100 mln Australian dollars due April 6, 1992, paying a first coupon of 16 pct and priced at 101, the " +
		"lead manager said. The coupon will be set anew once a year at the one-year treasury rate, and the holder may ask for redemption at par each " +
		"year. Fees for selling come to 3/4 pct, and those for management and underwriting to 3/8 pct. The bond cannot be called, will be listed " +
		"in Luxembourg, and comes in pieces of 1,000 and 10,000 dollars."
)
