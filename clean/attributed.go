package clean

import (
	"slices"
	"strings"
	"unicode/utf8"

	"onecopy/clean/internal/scan"
)

// A person in a story says the words of boilerplate too: "Sign up for our newsletter, the mayor
// said." Such a sentence ends with who said it, or goes on behind it: "Follow us, the guide said,
// and they did."
const (
	longestSayer = 9  // words behind the last comma
	longestAside = 6  // words between two commas
	widestSayer  = 16 // words behind the last comma in characters, in a script without spaces
)

// addressing are the categories whose lines speak to the reader, or are a sentence in other ways.
// Links to other stories are headlines, and may say who said something.
var addressing = map[Role]bool{Bio: true, Newsletter: true, Share: true, Comments: true, Legal: true, Advertisement: true,
	Caption: true, Credit: true, Media: true, Tags: true, Navigation: true}

// reporting are verbs of saying in the past and the present, as they stand behind what was said.
var reporting = words(`said says told added warned insisted joked wrote sagte sagt erklärte meinte betonte scherzte schrieb dit déclaré ajouté affirmé précisé expliqué lancé dijo dice afirmó señaló añadió explicó pidió bromeó
	disse diz afirmou explicou acrescentou pediu detto dice spiegato dichiarato aggiunto chiesto сказал сказала заявил заявила говорит сообщил сообщила отметил отметила пошутил попросил попросила советует
	сказав заявив каже повідомив повідомила зазначив зазначила попросив powiedział powiedziała mówi dodał dodała stwierdził stwierdziła poprosił dedi söyledi belirtti açıkladı söylüyor zei zegt vertelde aldus vroeg
	είπε δήλωσε λέει τόνισε ζήτησε قال قالت أضاف أضافت يقول تقول कहा बताया kata ujar katanya tutur nói řekl řekla uvedl uvedla dodal spus declarat precizat adăugat sade säger sa sier sagde siger
	shouted cried yelled called whispered promised admitted argued begged urged declared announced chanted ordered asked replied answered recalled testified explained claimed pleaded
	rief riefen schrie schrien flüsterte versprach forderte forderten warnte warnten argumentierte behauptete behaupteten befahl bat antwortete fragte mahnte mahnten gestand sagten hieß riet
	disait disaient dirent cria crie criait crièrent criaient lança lançait répondit répondait plaidait plaida promettait promit murmura demanda demandait avertissait ordonna proclamait proclamaient répétait déclara déclarait affirmait expliqua expliquait ajouta
	gritó gritaba gritaban gritaron respondió advirtió prometió decía decían dijeron rogó ordenó exclamó susurró preguntó repetía rezaba suplicó
	gritou gritava gritavam gritaram respondeu avisou prometeu dizia diziam disseram implorou ordenou exclamou sussurrou perguntou repetia
	disse dissero diceva dicevano gridò gridava gridavano gridarono rispose avvertì promise urlò urlava ordinò esclamò sussurrò chiese implorò ripeteva
	крикнул крикнула кричал кричала кричали закричал закричала призывал призывала призывали призвал ответил ответила предупредил предупредила обещал обещала приказал велел умолял шептал прошептал спросил спросила говорил говорила говорили гласил гласила гласило
	крикнув крикнула кричав кричала кричали закликав закликала закликали відповів відповіла попередив наказав говорив говорили
	krzyknął krzyknęła krzyczał krzyczała krzyczeli wołał wołała odpowiedział odpowiedziała ostrzegł ostrzegła obiecał rozkazał szepnął zapytał apelował mówił mówiła
	riep riepen schreeuwde schreeuwden waarschuwde beloofde antwoordde beval fluisterde zeiden ropade skrek lovade svarade varnade viskade ropte skrek lovet svarte advarte råbte skreg lovede svarede
	bağırdı haykırdı uyardı diyordu φώναξε απάντησε φώναζαν صاح صرخ صرخت هتف नारा चिल्लाया seru teriak zvolal zvolala křičel křičela odpověděl strigat răspuns`)

// lastly are verbs that say who said something only as the first or the last word behind the comma:
// elsewhere they have other meanings.
var lastly = words(`read reads say heard ran stand las lasen`)

// reportingEast are such verbs of languages that put them last, or write without spaces.
var reportingEast = [...]string{"说", "說", "表示", "称", "稱", "指出", "喊道", "警告", "述べた", "語った", "話した", "言った", "叫んだ", "말했다", "밝혔다", "전했다", "외쳤다", "कहा", "बताया"}

// spoken reports whether a line that a rule knows is a sentence of the story: what somebody says,
// or news of whom a note on a writer or a caption seems to be about.
func spoken(r *Rule, m *scan.Shape, line string) bool {
	if !m.Ends || !addressing[r.Category] {
		return false
	}
	line = m.Even(line)
	return attributed(line) || r.Category == Bio && eventful(line) || r.Category == Caption && happening(line)
}

// attributed reports whether s is a sentence that names who said it, behind a comma, or ends in
// Korean, Japanese and Hindi with a verb of saying.
func attributed(s string) bool {
	s = strings.TrimRight(s, `.!?。।…"”’»」)] `)
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
	who := strings.Fields(s[at:])[1:]
	if len(who) <= longestSayer && (slices.ContainsFunc(who, reports) || len(who) > 1 && (lastly[who[len(who)-1]] || lastly[who[0]])) {
		return true
	}
	return aside(s)
}

// aside reports whether a part of s between two commas is who said it: "Follow us, the guide said,
// and they did."
func aside(s string) bool {
	parts := strings.Split(strings.ReplaceAll(s, "، ", ", "), ", ")
	for _, part := range parts[1 : len(parts)-1] {
		who := strings.Fields(part)
		if n := len(who); 1 < n && n <= longestAside && (reports(who[0]) || reports(who[n-1])) {
			return true
		}
	}
	return false
}

// reports tells whether a word is a verb of saying; French puts the pronoun behind it: "dit-elle".
func reports(w string) bool {
	w, _, _ = strings.Cut(strings.ToLower(w), "-")
	return reporting[w]
}

// befallen are words of what happens to people. A note on a writer that has one is taken for news.
var befallen = words(`arrested wounded injured missing murdered witness witnesses survived herself sister
	verhaftet festgenommen verletzt getötet ermordet vermisst zeuge zeugin zeugen hinweg stunden nicht
	arrêté arrêtée tué tuée blessé blessée témoin disparu disparue detenido detenida asesinado asesinada herido herida testigo desaparecido
	preso presa morto morta ferido ferida testemunha arrestato arrestata ucciso uccisa ferito ferita testimone
	убит убита арестован арестована ранен ранена погиб погибла свидетель заарештований вбито загинув загинула свідок
	zabity zabita aresztowany aresztowana ranny ranna zginął zginęła świadek getuige gedood gewond vermist gearresteerd
	döda dödad gripen skadad vittne drept såret vitne dræbt vidne öldürülen tutuklandı yaralandı السجن قتل قتلت اعتقل اعتقلت أصيب`)

// happened are the same in more than one word.
var happened = [...]string{" was shot", " was killed", " were killed", " is dead", " was found", " when the ", " until the ", " represents the ", " have not spoken", " has not spoken",
	" have never ", " since the vote", " did not ", " in his last ", " in her last ", " schwiegen", " schweigen"}

// datings are phrases that say when, which captions have too and notes on writers have not.
var datings = [...]string{" on Monday", " on Tuesday", " on Wednesday", " on Thursday", " on Friday", " on Saturday", " on Sunday", " since Monday", " since Friday", " this week", " last week",
	" last month", " last year", " yesterday", " at the time", " the same "}

// eventful reports whether s tells of something that happened, as no note on a writer does.
func eventful(s string) bool {
	for w := range strings.FieldsSeq(s) {
		if befallen[strings.Trim(strings.ToLower(w), `.,;:!?()"“”„`)] {
			return true
		}
	}
	return happening(s) || slices.ContainsFunc(datings[:], func(phrase string) bool { return strings.Contains(s, phrase) })
}

// happening reports whether s has a phrase of what happened.
func happening(s string) bool {
	return slices.ContainsFunc(happened[:], func(phrase string) bool { return strings.Contains(s, phrase) })
}
