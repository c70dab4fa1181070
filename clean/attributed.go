package clean

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// A person in a story says the words of furniture too: "Sign up for our newsletter, the mayor
// said." Such a sentence ends with who said it.
const (
	longestSayer = 9  // words behind the last comma
	widestSayer  = 16 // the same in characters, in a script without spaces
)

// addressing are the categories whose lines speak to the reader or of the publisher. Links to other
// stories are headlines, and may say who said something.
var addressing = map[Role]bool{Bio: true, Newsletter: true, Share: true, Comments: true, Legal: true, Advertisement: true}

// reporting are verbs of saying in the past and the present, as they stand behind what was said.
var reporting = words(`said says told added warned insisted joked wrote sagte sagt erklärte meinte betonte scherzte schrieb dit déclaré ajouté affirmé précisé expliqué lancé dijo dice afirmó señaló añadió explicó pidió bromeó
	disse diz afirmou explicou acrescentou pediu detto dice spiegato dichiarato aggiunto chiesto сказал сказала заявил заявила говорит сообщил сообщила отметил отметила пошутил попросил попросила советует
	сказав заявив каже повідомив повідомила зазначив зазначила попросив powiedział powiedziała mówi dodał dodała stwierdził stwierdziła poprosił dedi söyledi belirtti açıkladı söylüyor zei zegt vertelde aldus vroeg
	είπε δήλωσε λέει τόνισε ζήτησε قال قالت أضاف أضافت يقول تقول कहा बताया kata ujar katanya tutur nói řekl řekla uvedl uvedla dodal spus declarat precizat adăugat sade säger sa sier sagde siger`)

// reportingEast are such verbs of languages that put them last, or write without spaces.
var reportingEast = [...]string{"说", "說", "表示", "称", "稱", "指出", "述べた", "語った", "話した", "言った", "말했다", "밝혔다", "전했다", "कहा", "बताया"}

// spoken reports whether somebody says a line that a rule knows, which is no rule of the user's
// own: these have the first of two tables.
func spoken(tables []*table, r *Rule, m *shape, line string) bool {
	return m.ends && addressing[r.Category] && !(len(tables) > 1 && slices.Contains(tables[0].rules, r)) && attributed(line)
}

// attributed reports whether s is a sentence that ends with who said it, behind a comma, or in
// Korean, Japanese and Hindi with a verb of saying.
func attributed(s string) bool {
	s = strings.TrimRight(s, `.!?。।…"”’»」 `)
	for _, verb := range reportingEast {
		if strings.HasSuffix(s, verb) {
			at := max(strings.LastIndex(s, "，"), strings.LastIndex(s, "、"))
			return at >= 0 && utf8.RuneCountInString(s[at:]) <= widestSayer || strings.LastIndexByte(s, ' ') >= 0
		}
	}
	at := max(strings.LastIndex(s, ", "), strings.LastIndex(s, "، "))
	if at < 0 {
		return false
	}
	who := strings.Fields(s[at:])
	return len(who) <= longestSayer+1 && slices.ContainsFunc(who, func(w string) bool { return reporting[strings.ToLower(w)] })
}
