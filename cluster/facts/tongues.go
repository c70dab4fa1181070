package facts

// A tongue is a language whose facts are read, one bit of a set.
type tongue uint16

// The languages with words of their own here. Chinese, Japanese and Korean are known by their
// script.
const (
	english tongue = 1 << iota
	german
	french
	spanish
	portuguese
	italian
	dutch
	swedish
	danish // and Norwegian
	russian
	ukrainian
	polish
	czech
	turkish
	anyTongue tongue = 1<<iota - 1
)

// What is known of the words of a language. Words of several languages stand in each of them.
type vocabulary struct {
	of       tongue
	articles string // before a noun: articles, possessives, and what is one word with a preposition
	little   string // other words that carry no fact: pronouns, auxiliaries, conjunctions, prepositions that stand for one another
	not      string // negations
	only     string // after "not" they take it back: not only, not just
	says     string // verbs of speech
	titles   string // forms of address and offices that one paper puts before a name and another leaves out
	days     string // from Monday on, forms of one day joined by a stroke
	numbers  string // forms of one number joined by a stroke, from 1 on; a dash where the word is an article too
	tens     string // 20, 30 ... 90
	scales   string // word=value, and shares of a whole number as they are counted
	links    string // between tens and units
	periods  string // what bulletins are made for, behind or before its number
}

var vocabularies = [...]vocabulary{{
	of:       english,
	articles: "a an the this that these those his her its their our my your",
	little: "i he she it they we you him them us me who whom whose which what that there here is are was were be been being am has have had having do does did " +
		"will would shall should may might of in on at by to for from with as and or but if so than then also said says say s t re ve ll d when while where such " +
		"into onto upon about over around per via amid among between both each very just still even already now not",
	not:     "not no never none nobody nothing neither nor without cannot nowhere",
	only:    "only just merely least",
	says:    "said says say told tells added adds stated states argued claimed announced reported according insisted warned explained declared noted replied asked",
	titles:  "mr mrs ms miss dr sir dame lord lady president minister premier chancellor secretary senator sen governor gov general gen colonel col captain capt professor prof mayor chairman",
	days:    "monday/mon tuesday/tue/tues wednesday/wed thursday/thu/thur/thurs friday/fri saturday/sat sunday/sun",
	numbers: "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen",
	tens:    "twenty thirty forty fifty sixty seventy eighty ninety",
	scales:  "dozen=12 hundred=100 thousand=1000 million=1000000 mln=1000000 mn=1000000 billion=1000000000 bln=1000000000 bn=1000000000 trillion=1000000000000",
	links:   "and",
	periods: "day days week weeks month months quarter quarters half year years season round session today yesterday tonight tomorrow",
}, {
	of: german,
	articles: "der die das den dem des ein eine einen einem einer eines kein keine keinen keinem keiner dieser diese dieses diesen diesem jeder jede jedes sein seine seinen " +
		"seinem seiner ihr ihre ihren ihrem ihrer unser unsere mein meine am im zum zur vom beim ins ans",
	little: "ich er sie es wir man sich ihm ihn ihnen uns und oder aber wenn dass ob als wie so da in an auf bei von für mit zu nach aus über um durch ist sind war waren sei " +
		"sein wird werden wurde wurden worden hat haben hatte hatten habe kann können soll sollen will auch noch schon nur doch dann hier dort sagte sagt denn damit daß weil",
	not:     "nicht kein keine keinen keinem keiner keines nie niemals nichts niemand ohne nirgends weder",
	only:    "nur",
	says:    "sagte sagt erklärte erklärt teilte betonte meinte berichtete laut zufolge kündigte warnte hieß schrieb",
	titles:  "herr herrn frau dr präsident präsidentin kanzler kanzlerin minister ministerin ministerpräsident premierminister sprecher sprecherin chef chefin professor",
	days:    "montag/montags dienstag/dienstags mittwoch/mittwochs donnerstag/donnerstags freitag/freitags samstag/sonnabend/samstags sonntag/sonntags",
	numbers: "eins zwei/zwo drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn",
	tens:    "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig",
	scales:  "dutzend=12 hundert=100 tausend=1000 million=1000000 millionen=1000000 mio=1000000 milliarde=1000000000 milliarden=1000000000 mrd=1000000000 billionen=1000000000000",
	links:   "und",
	periods: "tag woche monat quartal halbjahr jahr heute gestern morgen",
}, {
	of:       french,
	articles: "le la les l un une des du de d au aux ce cet cette ces son sa ses leur leurs notre nos mon ma mes",
	little: "il elle ils elles on nous vous je lui se s y en que qu qui dont où et ou mais si à dans sur par pour avec comme est sont était étaient a ont avait avaient été être " +
		"avoir sera seront fut ne n j m t c même aussi très plus alors quand puis chez vers",
	not:     "pas ne n jamais rien aucun aucune personne ni sans nullement non",
	only:    "seulement",
	says:    "dit déclaré déclare affirmé affirme annoncé annonce expliqué explique ajouté ajoute selon indiqué indique estimé estime précisé assuré",
	titles:  "m mme mlle monsieur madame président présidente ministre premier docteur dr maire",
	days:    "lundi/lundis mardi/mardis mercredi/mercredis jeudi/jeudis vendredi/vendredis samedi/samedis dimanche/dimanches",
	numbers: "- deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize",
	tens:    "vingt trente quarante cinquante soixante - - -",
	scales:  "douzaine=12 cent=100 cents=100 mille=1000 million=1000000 millions=1000000 milliard=1000000000 milliards=1000000000",
	links:   "et",
	periods: "jour semaine mois trimestre semestre année an hier demain",
}, {
	of:       spanish,
	articles: "el la los las un una unos unas del al lo este esta estos estas ese esa esos esas su sus nuestro nuestra mi",
	little: "él ella ellos ellas se le les nos que quien y e o u pero si como de en a por para con es son era eran fue fueron ser ha han había habían haber será está están " +
		"también más ya muy cuando donde desde entre sobre hasta",
	not:     "no nunca jamás nada nadie ningún ninguna ninguno ni sin tampoco",
	only:    "sólo solo solamente",
	says:    "dijo dice declaró afirmó aseguró anunció explicó agregó añadió según indicó señaló advirtió manifestó",
	titles:  "señor señora sr sra don doña presidente presidenta ministro ministra doctor dr alcalde",
	days:    "lunes martes miércoles jueves viernes sábado/sábados domingo/domingos",
	numbers: "- dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve",
	tens:    "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
	scales:  "docena=12 cien=100 ciento=100 mil=1000 millón=1000000 millones=1000000 billones=1000000000000",
	links:   "y",
	periods: "día semana mes trimestre semestre año hoy ayer mañana",
}, {
	of:       portuguese,
	articles: "o a os as um uma uns umas do da dos das no na nos nas ao à aos às pelo pela pelos pelas este esta estes estas esse essa isso seu sua seus suas num numa deste desta neste nesta",
	little: "ele ela eles elas se lhe lhes que quem e ou mas como de em por para com é são era eram foi foram ser tem têm tinha tinham ter há está estão será também mais já muito " +
		"quando onde desde entre sobre até",
	not:     "não nunca jamais nada ninguém nenhum nenhuma nem sem tampouco",
	only:    "só somente apenas",
	says:    "disse diz declarou afirmou anunciou explicou acrescentou segundo informou garantiu avisou",
	titles:  "senhor senhora sr sra dom presidente presidenta ministro ministra doutor dr prefeito",
	days:    "segunda/segundas terça/terças quarta/quartas quinta/quintas sexta/sextas sábado/sábados domingo/domingos",
	numbers: "- dois/duas três quatro cinco seis sete oito nove dez onze doze treze catorze/quatorze quinze dezesseis/dezasseis dezessete/dezassete dezoito dezenove/dezanove",
	tens:    "vinte trinta quarenta cinquenta sessenta setenta oitenta noventa",
	scales:  "dúzia=12 cem=100 cento=100 mil=1000 milhão=1000000 milhões=1000000 bilhão=1000000000 bilhões=1000000000",
	links:   "e",
	periods: "dia semana mês trimestre semestre ano hoje ontem amanhã",
}, {
	of: italian,
	articles: "il lo la i gli le l un uno una del dello della dei degli delle dell al allo alla ai agli alle all dal dallo dalla dai dagli dalle dall nel nello nella nei negli nelle " +
		"nell sul sullo sulla sui sugli sulle sull questo questa questi queste suo sua suoi sue loro nostro",
	little: "egli lui lei essi si ci vi ne che chi cui e ed o ma se come di a da in con su per tra fra è sono era erano fu furono essere ha hanno aveva avevano avere sarà stato stata " +
		"anche più già molto quando dove c d s",
	not:     "non no mai niente nulla nessuno nessuna nessun né senza neppure",
	only:    "solo soltanto",
	says:    "detto dice dichiarato afferma affermato annunciato spiegato spiega aggiunto secondo riferito sottolineato disse",
	titles:  "signor signora presidente ministro ministra premier dottor dr sindaco",
	days:    "lunedì martedì mercoledì giovedì venerdì sabato domenica",
	numbers: "- due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove",
	tens:    "venti trenta quaranta cinquanta sessanta settanta ottanta novanta",
	scales:  "dozzina=12 cento=100 mille=1000 mila=1000 milione=1000000 milioni=1000000 miliardo=1000000000 miliardi=1000000000",
	periods: "giorno settimana mese trimestre semestre anno oggi ieri domani",
}, {
	of:       dutch,
	articles: "de het een deze dit die dat zijn haar hun ons onze mijn",
	little: "ik hij zij ze wij we men zich hem en of maar als dan dat om te in op aan bij van voor met naar uit over door is was waren wordt worden werd werden heeft hebben had hadden " +
		"kan kunnen zal zullen ook nog al wel er daar hier zei zegt",
	not:     "niet geen nooit niets niemand zonder noch",
	only:    "alleen slechts",
	says:    "zei zegt verklaarde meldde liet aldus volgens stelde",
	titles:  "meneer mevrouw president premier minister dr burgemeester",
	days:    "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
	numbers: "- twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien",
	tens:    "twintig dertig veertig vijftig zestig zeventig tachtig negentig",
	scales:  "dozijn=12 honderd=100 duizend=1000 miljoen=1000000 mln=1000000 miljard=1000000000 mld=1000000000",
	links:   "en",
	periods: "dag week maand kwartaal halfjaar jaar vandaag gisteren morgen",
}, {
	of:       swedish,
	articles: "en ett den det de denna detta dessa sin sitt sina hans hennes deras vår min",
	little: "jag han hon vi man sig honom dem oss och eller men om att som så då i på vid av för med till från ut över genom är var blir blev bli har hade ha kan ska skall också redan " +
		"än där här sade säger",
	not:     "inte ej icke aldrig ingen inget inga utan varken",
	only:    "bara endast",
	says:    "sade säger sa uppgav förklarade meddelade enligt skriver",
	titles:  "herr fru president statsminister minister dr",
	days:    "måndag/måndagen tisdag/tisdagen onsdag/onsdagen torsdag/torsdagen fredag/fredagen lördag/lördagen söndag/söndagen",
	numbers: "- två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton sjutton arton nitton",
	tens:    "tjugo trettio fyrtio femtio sextio sjuttio åttio nittio",
	scales:  "dussin=12 hundra=100 tusen=1000 miljon=1000000 miljoner=1000000 mkr=1000000 miljard=1000000000 miljarder=1000000000 mdr=1000000000",
	periods: "dag vecka månad kvartal halvår år idag igår imorgon",
}, {
	of:       danish,
	articles: "en et den det de denne dette disse sin sitt sit sine hans hendes hennes deres vår vores min",
	little: "jeg han hun vi man seg sig ham dem oss os og eller men om at som så da i på ved av af for med til fra ut ud over gjennom gennem er var blir bliver ble blev har hadde havde ha " +
		"kan skal vil også allerede enn end der her sa sagde sier siger",
	not:     "ikke ikkje aldri aldrig ingen intet uten uden verken hverken",
	only:    "bare kun",
	says:    "sa sagde sier siger opplyser oplyser forklarte ifølge skriver meldte",
	titles:  "herr hr fru president statsminister minister dr",
	days:    "mandag/mandagen tirsdag onsdag torsdag fredag lørdag søndag",
	numbers: "- to tre fire fem seks sju/syv åtte/otte ni ti elleve tolv tretten fjorten femten seksten sytten atten nitten",
	tens:    "tjue/tyve tretti/tredive førti/fyrre femti seksti sytti åtti nitti",
	scales:  "dusin=12 hundre=100 hundrede=100 tusen=1000 tusind=1000 million=1000000 millioner=1000000 mio=1000000 milliard=1000000000 milliarder=1000000000 mrd=1000000000",
	periods: "dag uke uge måned kvartal halvår år",
}}
