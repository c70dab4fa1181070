package clean

import (
	"strings"
	"testing"
)

// Boilerplate that makes a page one that was saved whole.
const (
	siteMenu = "Home\nNews\nSport\nBusiness\nOpinion\nLogin\nSubscribe\nFacebook\nTwitter\n\n"
	siteFoot = "\n\nFacebook\nTwitter\nInstagram\nPrivacy Policy\nTerms of Use\n© 2019 Harbour Post. All rights reserved.\n"
)

// isRow reports whether a rule finds other stories or comments in a row.
func isRow(r *Rule) bool { return r != nil && (r.rows() || r == commentBrief) }

// rowsOn marks a page with a story and more below it, and returns the lines that are taken for rows
// of other stories or of comments, and those below the story that stay.
func rowsOn(more string) (rows, kept []string) {
	p := new(Marker).Mark(siteMenu + told + more + siteFoot)
	from := strings.Count(siteMenu+told, "\n")
	for i := range p.Lines {
		l := &p.Lines[i]
		if isRow(l.Rule) {
			rows = append(rows, l.text())
		}
		if int(l.N) > from && l.Role.Kept() {
			kept = append(kept, l.text())
		}
	}
	return rows, kept
}

// TestRows marks other stories and comments that are printed in a row below a story, all of them
// and none of the story.
func TestRows(t *testing.T) {
	for name, more := range map[string]string{
		"comments cut short": "Ingrid Vale: The child who named the boat will not sleep until it sails ag…\nIngrid Vale: Congratulations on a rescue that was well deserved by all of …\n" +
			"Ingrid Vale: Where is the money that we paid for ten years into this f…\nPer Udal: The captain is an example of a perfect sailor, he told the wh…",
		"Polish, teasers on one line each": "Zobacz najpiękniejsze domy na świecie Specjaliści z firmy wybrali najpiękniejsze domy świata, z widokiem na morze i góry, pełne światła...\n" +
			"Po meczu: jest skarga na sędziów Drużyna z portu awansowała po niezwykle emocjonującej końcówce do półfinału i nie kryje radości...\nTo miał być symbol epoki To powinna być przestroga, bo tak dziś wygląda nigdy nieukończona budowa elektrowni nad samym brzegiem...",
		"teasers, ages": "Glasmuseum bekommt ein neues Dach\nvor 3 Stunden\nDas Museum am Hafen schließt im Winter für vier Monate, weil das Dach seit Jahren undicht ist und die...\n\nMühle mahlt wieder\nvor 5 Stunden\n" +
			"Nach vierzig Jahren Stillstand dreht sich das Wasserrad am Oberlauf wieder, und der Müller hat schon...\n\nNachtzug kehrt zurück\nvor 2 Tagen\nVom Frühjahr an fährt der Nachtzug wieder bis an die Küste, teilte die Bahn am Montag mit, allerdings...",
		"Japanese, the day below": "海の博物館が再び開館\n\n港の博物館は来春、四か月の工事を終えて再び開館する。屋根の雨漏りが続いていたため、昨年から閉館して...\n\n1月14日\n\n水車が四十年ぶりに回る\n\n上流の水車が四十年ぶりに回り始め、粉ひきの主人はすでに多くの注文を受けているという。町は観光客の...\n\n1月13日\n\n" +
			"夜行列車が春に復活\n\n鉄道会社は月曜日、夜行列車を春から海岸まで再び走らせると発表した。ただし週末に限られ、座席は...\n\n1月13日",
		"Spanish, writers and days": "Compartir\n\nMás del diario\n\nEl museo del vidrio tendrá techo nuevo\n\nAna Soler\n4 de marzo de 2019\nEl museo del puerto cierra cuatro meses porque el techo deja pasar el agua desde hace años.\n\nEl molino vuelve a moler\n\nLuis Prado\n4 de marzo de 2019\n" +
			"La rueda gira otra vez después de cuarenta años, y el molinero ya tiene más pedidos de los que puede servir.\n\nEl tren nocturno regresa en primavera\n\nMarta Gil\n3 de marzo de 2019\nLa compañía anunció el lunes que los trenes de noche llegarán de nuevo hasta la costa.\n\n" +
			"Una escuela para los faros\n\nJuan Riba\n2 de marzo de 2019\nLos últimos fareros enseñan su oficio a doce jóvenes en una isla sin coches.",
		"headline and sentence on one line": "Glass Museum To Close For Repairs Of Its Roof The museum at the harbour shuts for four months because the roof has leaked for years.\nOld Mill Grinds Again After Forty Years The wheel turns once more and the miller has more orders than he can fill.\n" +
			"Night Train To The Coast Returns In Spring The railway said on Monday that trains will reach the sea again.\nLast Lighthouse Keepers Open A School Twelve young people learn the trade on an island without cars.\n" +
			"Council Votes To Ban Cars From Quay The old harbour will be for walkers only from the summer on.\nFishermen Find Bell Of Ship Lost In 1890 The bell lay in forty metres of water and carries the name of the ship.",
		"Greek, days": "Το μουσείο γυαλιού αποκτά νέα στέγη (09/04/2013)\n\nΟ μύλος αλέθει και πάλι μετά από σαράντα χρόνια (09/04/2013)\n\nΤο νυχτερινό τρένο επιστρέφει την άνοιξη (08/04/2013)\n\nΣχολή για τους τελευταίους φαροφύλακες του νησιού (07/04/2013)",
		"Russian, sites": "Музей стекла получит новую крышу\n\nport.ru: Музей у гавани закрывается на четыре месяца, потому что крыша протекает уже много лет и денег на ремонт долго не было, сообщили в мэрии.\n\nСегодня в 13:00olga111\nМельница снова мелет\n\n" +
			"mill.ru: Колесо вращается снова после сорока лет простоя, и у мельника уже больше заказов, чем он может выполнить за эту зиму, рассказал он сам.\n\nВчера в 12:12vasya112\nНочной поезд вернётся весной\n\nrail.ru: Железная дорога сообщила в понедельник, что ночные поезда снова дойдут до самого моря, правда, пока только по выходным дням.",
	} {
		rows, kept := rowsOn(more)
		for _, row := range rows {
			if strings.Contains(told, row) {
				t.Errorf("%s: a line of the story is taken for a row: %s", name, row)
			}
		}
		if len(rows) == 0 || len(kept) > 0 {
			t.Errorf("%s: %d lines are in rows, kept: %s", name, len(rows), strings.Join(kept, "\n"))
		}
	}
}

// TestNoRows leaves alone what is built alike and is story.
func TestNoRows(t *testing.T) {
	for name, more := range map[string]string{
		"live blog": "Ferry leaves the quay\n\n10:32, 4 March 2019\n\nThe ferry has left the quay under tow and is now passing the breakwater slowly.\n\nCoast road closed\n\n10:48, 4 March 2019\n\nPolice have closed the coast road because so many people came to watch it go.\n\n" +
			"Tow line parts\n\n11:05, 4 March 2019\n\nThe tow line has parted and a second tug is on its way from the yard.\n\nSecond tug arrives\n\n11:20, 4 March 2019\n\nThe second tug has made fast and the two of them are heading for the dock.",
		"live blog with writers": "Ferry leaves the quay\nAnn Smith\n4 March 2019, 10:32\nThe ferry has left the quay under tow and is now passing the breakwater slowly.\n\nCoast road closed again\nBo Lund\n4 March 2019, 10:48\nPolice have closed the coast road because so many people came to watch it go.\n\n" +
			"Tow line parts at sea\nCy Twom\n4 March 2019, 11:05\nThe tow line has parted and a second tug is on its way from the yard.\n\nSecond tug arrives now\nDi Arno\n4 March 2019, 11:20\nThe second tug has made fast and the two of them are heading for the dock.",
		"interview that breaks off": "When did you first hear of the crack?\n\nOn Sunday night, when the divers called me at home, and I thought at first that…\n\nThat it was a joke?\n\nNo, that they had found a body, as they had done the year before, and then they said…\n\nWhat did they say?\n\nThat the hull was open, and that we had to stop the boat at once or else…",
		"letters to the editor": "Mend the ferry at last\nAnn Smith\n4 March 2019\nThe boat has been shaking for years, and everybody on the islands knew it but the company.\n\nA bridge would be better\nBo Lund\n4 March 2019\nFor the price of three ferries we could have had a bridge to the nearest of the islands.\n\n" +
			"Thank the divers\nCy Twom\n3 March 2019\nWithout the two divers who looked twice we would be mourning the dead by now.\n\nMail for the islands\nDi Arno\n2 March 2019\nMy medicine came a day late, but it came, and I want to thank the fishermen for that.",
		"obituaries": "Ada Brennick\n1 May 1930 – 4 March 2019\nShe ran the bakery on the quay for forty years and never once closed on a holiday.\n\nOle Sund\n3 June 1941 – 2 March 2019\nHe was the last man in the town who could mend a compass without looking at it.\n\n" +
			"Ruth Vale\n9 August 1950 – 1 March 2019\nShe taught three generations of islanders to read, and two of them to write.\n\nPer Udal\n7 July 1939 – 28 February 2019\nHe built eleven boats with his own hands, and all of them are still afloat.",
		"news in brief": "Museum roof\nThe glass museum at the harbour shuts for four months because the roof has leaked for years.\n\nMill turns again\nThe wheel turns once more after forty years and the miller has more orders than he can fill.\n\nNight train\nThe railway said on Monday that night trains will reach the sea again from the spring on.\n\n" +
			"Lighthouse school\nTwelve young people learn the trade of the last keepers on an island without cars.",
		"press review": "Der Bote: Die Fähre hätte schon vor Jahren in die Werft gehört, und jeder auf den Inseln wusste das, nur die Reederei offenbar nicht.\n\nHafenblatt: Wer zehn Jahre lang an der Wartung spart, darf sich nicht wundern, wenn am Ende ein Kutter die Post bringen muss.\n\n" +
			"Inselzeitung: Für den Preis von drei Fähren hätte man längst eine Brücke zur nächsten Insel bauen können, und alle hätten etwas davon gehabt.",
		"dates of a tour": "The band plays in six towns:\n\nLondon, the old gas works on the river (04/03/2019)\nParis, the hall behind the great market (06/03/2019)\nRome, the baths on the southern hill (09/03/2019)\nBerlin, the island in the middle of town (11/03/2019)\nOslo, the new library on the quay (14/03/2019)",
		"a writer fond of dots": "I have been on that boat more often than on any bus of this town, and I have never once been on time...\n\nMy mother was born on it, or so she says, on a night in which nobody on the islands slept for the storm...\n\n" +
			"And my father, who is not a man of many words, went aboard every morning for thirty years with the same bag...",
		"names with roles": "Port Company Chairman Ada Brennick Of Harbour said the boat would be back within a month or two.\nIsland Council Member Ole Sund Of Outer Isle said that nobody believed a word of that.\nHarbour Master Captain Ruth Vale Of Harbour said the cutter could carry no cars at all.",
		"key points":       "What to look for:\n\nThe boat must have a steel hull and two engines of the same make\nThe bridge must be closed on both sides and heated in the winter\nThe ramp must carry a lorry of forty tons at low water in a swell\nThe crew must hold papers for the open sea and not for the harbour",
	} {
		rows, _ := rowsOn(more)
		if len(rows) > 0 {
			t.Errorf("%s: %d lines are taken for other stories, first: %s", name, len(rows), rows[0])
		}
	}
	// A page that has nothing but beginnings has no story to keep instead of them.
	var all strings.Builder
	all.WriteString(siteMenu)
	for range 5 {
		all.WriteString("Glass museum gets a roof\nThe museum at the harbour shuts for four months because the roof has leaked for years and the...\n\n")
	}
	p := new(Marker).Mark(all.String() + siteFoot)
	for i := range p.Lines {
		if isRow(p.Lines[i].Rule) {
			t.Errorf("on a page of beginnings line %d is taken for another story: %s", p.Lines[i].N, p.Lines[i].text())
		}
	}
}

// TestThreadsUnheaded marks comments that no line heads, by the lines that say who wrote them, with
// counts of votes between.
func TestThreadsUnheaded(t *testing.T) {
	for name, comments := range map[string]string{
		"said": "Ada B. on March 4, 2019 at 4:47 pm said:\n\nAbout time somebody looked at that hull.\n\nHi all,\n\nIt has been shaking for years now.\n\nOle Sund (crew) on March 4, 2019 at 5:23 pm said:\n\nWe told them in May.\n\nRuth on March 5, 2019 at 6:34 am said:\n\nWho pays for the cutter?",
		"Polish, votes": "Ocena: 0 [0]\n~islander [2019-03-04 14:08]\n\nnajwyższy czas\n\nodpowiedz\n\nOcena: +6 [48]\n~Pan z Łódki [2019-03-04 21:09]\n\nTen prom trzęsie się od lat, a nikt nie chciał tego słuchać.\n\nodpowiedz\n\nOcena: +1 [3]\n~ewa [2019-03-05 06:50]\n\n" +
			"Kto zapłaci za kuter?\n\nodpowiedz",
		"names alone, one like a credit": "Comments are now closed for this story\n\nLina\n\nThe company should not be spending our money on paint.\n\nRalph\n\nWhat, the usual second helpings?\n\nPuddin\n\nAgreed, that boat is a drain on all of us.\n\nGreg\n\nThe old song had it right, when it said that those who have the most will always come back and ask for some more.\n\nTodd Hagar\n\n" +
			"The Outer Island Man,\n\nAll sounds good for sound bites, but think about what the money is really for and who will be paying for it in the end.\n\nMarty\n\nYou can pump money hand over fist into that hull.",
		"buttons, bars between": "Comments (2)\n\nPosted by: sigil, harbour on 1:19pm Mon 4 Mar 19\n\nIt is time the books of the company were opened, so that people know what they pay for.\n\nQuote | Report this post\n\nPosted by: Al Spade, harbour on 5:17pm Mon 4 Mar 19\n\nI disagree with the mayor, who has never been on it.\n\nQuote | Report this post",
		"votes below, ages":     "Top Rated Comments\n\nislander\n2 days ago at 07:52 am\nAbout time somebody looked at that hull.\nRating: 36 Votes\nOle S\n2 days ago at 07:47 am\nWe told them in May, and in June, and again in the autumn of last year.\nRating: 25 Votes\nruthie\n2 days ago at 07:50 am\nWho pays for the cutter?\nRating: 17 Votes",
		"a long last one":       "Comments (5)\n\nislander 04.03.2019 10:57\n\nAbout time.\n\nole 04.03.2019 10:58\n\nWe told them.\n\nruthie 04.03.2019 11:00\n\nWho pays?\n\nper 04.03.2019 11:05\n\nThe company.\n\nada 04.03.2019 17:00\n\n" + strings.Repeat("The company should never have been given the line in the first place, as I said at the time. ", 12),
	} {
		p := new(Marker).Mark(told + comments + "\n")
		for i := range p.Lines {
			l := &p.Lines[i]
			if l.N <= 5 != l.Role.Kept() {
				t.Errorf("%s: line %d is %s: %s", name, l.N, l.Label(), l.text())
			}
		}
	}
}

// TestAmongTerms marks the list that stands among rules for comments, and no page between those of
// two pages.
func TestAmongTerms(t *testing.T) {
	rules := "Users are obliged to speak respectfully to the other participants in the discussion.\n\nUsers are obliged to keep the laws of the country in which the site is printed.\n\nIn all language versions of the harbourpost.com websites any comments posted can be edited.\n\n"
	list := "A comment goes if it:\n\nhas nothing to do with the subject of the page;\ncalls for violence or praises those who use it;\nsays of others what is private and was not to be said;\nis printed in capitals from one end to the other;\n\n"
	end := "The administration has the right to block a user’s access to the page without notice.\n"
	p := new(Marker).Mark(siteMenu + told + rules + list + end + siteFoot)
	for i := range p.Lines {
		if l := &p.Lines[i]; strings.Contains(list, l.text()) && l.Role.Kept() {
			t.Errorf("kept among the rules: %s", l.text())
		}
	}
	p = new(Marker).Mark(siteMenu + told + rules + end + siteMenu + told + rules + end)
	for i := range p.Lines {
		if l := &p.Lines[i]; strings.Contains(told, l.text()) && l.Rule == termsLine {
			t.Errorf("a story is taken for terms: %s", l.text())
		}
	}
}

// TestRowsOfDoubtfulPage checks that testimonies which break off, and look like beginnings of other
// stories, stay where the page is doubtful: taken back as a row they were cut for their place once.
func TestRowsOfDoubtfulPage(t *testing.T) {
	said := []string{
		"I stood on the quay and saw the lights go out one by one and I could not believe that nobody came for us in all that time...",
		"We had been told to stay where we were and so we stayed and the water came in under the doors of the cabin and then...",
		"My brother held my hand until the boat turned over and I never saw him again though I looked for him all that night...",
	}
	page := []string{"Home", "News", "Sport", "Culture", "Opinion", "Weather", "Letters", "Archive", "Voices From The Harbo Ferry",
		"The ferry sank at noon on Friday off the mole of Harbo after it had struck a rock, and divers brought up.", "Sport", "Chess",
		"The names were made public by the mayor at a service in the church of Sedno, where some six hundred people had come to light candles for them.",
		"Ann Dale, nurse", said[0], "Per Askel, cook", said[1], "Ines Vold, clerk", said[2], "The port will hold an inquiry in May and the.",
		"Share", "Read more", "Copyright 2031 Harbo Post. All rights reserved."}
	if lost := loses(new(Marker).Mark(strings.Join(page, "\n\n")+"\n"), said); len(lost) > 0 {
		t.Errorf("lost %q", lost)
	}
}
