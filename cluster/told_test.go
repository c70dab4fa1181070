package cluster

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// reports has one story in each language, of its own making: a harbour town, a ferry, a vote of the
// council.
var reports = map[string]string{
	"en": "The council of Marlow has approved a new ferry to the island, its chairman Peter Holm said on Tuesday. The boat will carry 240 passengers and cost 12.5 million dollars, " +
		"of which the state pays 40 percent. Work is to begin on 14 March and last two years. “We expect higher fares from next summer,” said Anna Reyes, who runs the harbour. " +
		"In 2018 the old ferry sank with nobody on board, and 10,500 people signed a petition for another one. The owner has agreed to the plan, and the union will meet before the vote.",
	"de": "Der Stadtrat von Marlow hat eine neue Fähre zur Insel beschlossen, wie der Vorsitzende Peter Holm am Dienstag sagte. Das Schiff wird 240 Fahrgäste befördern und kostet 12,5 Millionen Euro, " +
		"von denen das Land 40 Prozent übernimmt. Die Arbeiten beginnen am 14. März und dauern zwei Jahre. „Wir erwarten höhere Preise ab dem nächsten Sommer“, sagte Anna Reyes, die den Hafen leitet. " +
		"Im Jahr 2018 war die alte Fähre gesunken, und 10.500 Menschen unterschrieben für eine andere. Der Eigentümer ist mit dem Plan einverstanden, und die Gewerkschaft trifft sich vor der Wahl.",
	"fr": "Le conseil municipal de Marlow a approuvé un nouveau bateau pour l'île, a déclaré mardi son président Pierre Holm. Le navire transportera 240 passagers et coûtera 12,5 millions d'euros, " +
		"dont l'État paie 40 pour cent. Les travaux vont commencer le 14 mars et dureront deux ans. « Nous attendons des tarifs plus élevés dès l'été prochain », a dit Anna Reyes, qui dirige le port. " +
		"En 2018 l'ancien bateau avait coulé et 10 500 habitants avaient signé une pétition. Le propriétaire est favorable au projet et le syndicat se réunira avant le vote.",
	"es": "El ayuntamiento de Marlow aprobó un nuevo barco para la isla, dijo el martes su presidente Pedro Holm. La nave llevará 240 pasajeros y costará 12,5 millones de euros, " +
		"de los que el Estado paga el 40 por ciento. Las obras empiezan el 14 de marzo y durarán dos años. «Esperamos tarifas más altas desde el próximo verano», dijo Anna Reyes, que dirige el puerto. " +
		"En 2018 se hundió el barco viejo y 10.500 vecinos firmaron una petición. El dueño está de acuerdo con el plan y el sindicato se reunirá antes del voto.",
	"pt": "A câmara de Marlow aprovou um novo barco para a ilha, disse na terça-feira o seu presidente Pedro Holm. O navio levará 240 passageiros e custará 12,5 milhões de euros, " +
		"dos quais o Estado paga 40 por cento. As obras começam em 14 de março e vão durar dois anos. “Esperamos tarifas mais altas a partir do próximo verão”, disse Anna Reyes, que dirige o porto. " +
		"Em 2018 o barco antigo afundou e 10.500 moradores assinaram uma petição. O dono está de acordo com o plano e o sindicato vai reunir-se antes da votação.",
	"it": "Il consiglio comunale di Marlow ha approvato un nuovo traghetto per l'isola, ha detto martedì il presidente Pietro Holm. La nave porterà 240 passeggeri e costerà 12,5 milioni di euro, " +
		"di cui lo Stato paga il 40 per cento. I lavori iniziano il 14 marzo e dureranno due anni. «Ci aspettiamo tariffe più alte dalla prossima estate», ha detto Anna Reyes, che dirige il porto. " +
		"Nel 2018 il vecchio traghetto era affondato e 10.500 abitanti avevano firmato una petizione. Il proprietario è favorevole al piano e il sindacato si riunirà prima del voto.",
	"ru": "Совет города Марлова одобрил новый паром на остров, сообщил во вторник его председатель Пётр Холмов. Судно будет перевозить 240 пассажиров и обойдётся в 12,5 миллиона рублей, " +
		"из которых область заплатит 40 процентов. Работы начнутся 14 марта и продлятся два года. «Мы ожидаем более высоких цен со следующего лета», — сказала Анна Реутова, которая руководит портом. " +
		"В 2018 году старый паром затонул, и 10 500 жителей подписали обращение. Владелец был согласен с планом, и профсоюз соберётся до голосования.",
	"pl": "Rada miasta Marlowo zatwierdziła nowy prom na wyspę, powiedział we wtorek jej przewodniczący Piotr Holm. Statek będzie przewozić 240 pasażerów i będzie kosztować 12,5 miliona złotych, " +
		"z czego województwo zapłaci 40 procent. Prace zaczną się 14 marca i potrwają dwa lata. „Oczekujemy wyższych cen od przyszłego lata”, powiedziała Anna Reyes, która kieruje portem. " +
		"W 2018 roku stary prom zatonął, a 10 500 mieszkańców podpisało petycję. Właściciel jest za tym planem, a związek zbierze się przed głosowaniem.",
	"tr": "Marlow belediye meclisi adaya yeni bir feribot alınmasını onayladı, meclis başkanı Kemal Holm Salı günü söyledi. Gemi 240 yolcu taşıyacak ve 12,5 milyon avroya mal olacak, " +
		"bunun yüzde 40 kadarını devlet ödeyecek. Çalışmalar 14 Mart tarihinde başlayacak ve iki yıl sürecek. “Gelecek yazdan itibaren daha yüksek fiyatlar bekliyoruz” dedi limanı yöneten Ayşe Reyes. " +
		"Eski feribot 2018 yılında battı ve 10.500 kişi yeni bir feribot için imza verdi. Gemi sahibi planı kabul etti ve sendika oylamadan önce toplanacak.",
	"zh": "马洛市议会批准购买一艘开往海岛的新渡轮，议会主席霍尔姆周二表示。新船将运载240名乘客，造价1250万元，其中省政府支付40%。工程将于3月14日开始，为期两年。港口负责人雷耶斯说：“我们预计从明年夏天起票价会上涨。”" +
		"2018年旧渡轮沉没，当时船上没有乘客，有一万零五百名居民签名请愿。船主同意这项计划，工会将在表决之前开会讨论有关工资的问题。",
	"ja": "マーロウ市議会は島へ渡る新しい船を買うことを決めたと、議長のホルム氏が火曜日に発表した。新しい船は乗客240人を運び、費用は12億円で、県が40%を支払う。工事は3月14日に始まり、二年間続く。港の責任者レイエス氏は「来年の夏から運賃が上がると見ています」と述べた。" +
		"2018年に古い船が沈み、一万五百人の住民が請願に署名した。船主はこの計画に賛成した。組合は採決の前に会合を開く予定である。",
	"ko": "말로시 의회는 섬으로 가는 새 여객선을 사기로 결정했다고 홀름 의장이 화요일 밝혔다. 새 배는 승객 240명을 태우고 비용은 125억 원이며 도가 40퍼센트를 부담한다. 공사는 3월 14일에 시작해 2년 동안 계속된다. " +
		"항구를 운영하는 레예스 씨는 “내년 여름부터 요금이 오를 것으로 예상한다”고 말했다. 2018년에 낡은 배가 가라앉았고 주민 10,500명이 청원에 서명했다. 선주는 이 계획에 동의했다. 노조는 표결 전에 회의를 열 예정이다.",
}

// toldRows are reports with one passage in the place of another; want is what is listed, from one
// story to the other, empty where nothing may be.
var toldRows = []struct{ tongue, from, to, want string }{
	// Figures, in any way to write them.
	{"en", "240 passengers", "340 passengers", "figure 240>340"},
	{"en", "12.5 million", "12.5 billion", "figure 12.5 million>12.5 billion"},
	{"en", "10,500 people", "10 500 people", ""},
	{"en", "10,500 people", "10.500 people", ""},
	{"en", "10,500 people", "ten thousand five hundred people", ""},
	{"en", "two years", "2 years", ""},
	{"en", "two years", "four years", "figure two>four"},
	{"en", "240", "２４０", ""},
	{"de", "240 Fahrgäste", "340 Fahrgäste", "figure 240>340"},
	{"de", "zwei Jahre", "2 Jahre", ""},
	{"de", "zwei Jahre", "drei Jahre", "figure zwei>drei"},
	{"de", "10.500 Menschen", "10 500 Menschen", ""},
	{"de", "240", "zweihundertvierzig", ""},
	{"fr", "deux ans", "trois ans", "figure deux>trois"},
	{"fr", "10 500 habitants", "10.500 habitants", ""},
	{"es", "10.500 vecinos", "10.700 vecinos", "figure 10.500>10.700"},
	{"pt", "12,5 milhões", "12,5 bilhões", "figure 12,5 milhões>12,5 bilhões"},
	{"it", "due anni", "2 anni", ""},
	{"ru", "два года", "три года", "figure два>три"},
	{"ru", "12,5 миллиона", "12,5 млн", ""},
	{"ru", "12,5 миллиона", "12,5 миллиарда", "figure 12,5 миллиона>12,5 миллиарда"},
	{"pl", "dwa lata", "2 lata", ""},
	{"tr", "iki yıl", "üç yıl", "figure iki>üç"},
	{"zh", "240名", "２４０名", ""},
	{"zh", "240名", "340名", "figure 240>340"},
	{"zh", "一万零五百", "10500", ""},
	{"zh", "两年", "三年", "figure 两>三"},
	{"ja", "一万五百人", "一万八百人", "figure 一万五百>一万八百"},
	{"ko", "10,500명", "10,700명", "figure 10,500명이>10,700명이"},
	// Days, months, years.
	{"en", "on Tuesday", "on Thursday", "date Tuesday>Thursday"},
	{"en", "14 March", "March 14", ""},
	{"en", "14 March", "14 May", "date March>May"},
	{"en", "14 March", "15 March", "date 14>15"},
	{"en", "In 2018", "In 2016", "date 2018>2016"},
	{"de", "am Dienstag", "am Mittwoch", "date Dienstag>Mittwoch"},
	{"fr", "mardi", "vendredi", "date mardi>vendredi"},
	{"fr", "14 mars", "14 juin", "date mars>juin"},
	{"es", "el martes", "el jueves", "date martes>jueves"},
	{"pt", "terça-feira", "quinta-feira", "date terça-feira>quinta-feira"},
	{"it", "martedì", "venerdì", "date martedì>venerdì"},
	{"ru", "14 марта", "14 июня", "date марта>июня"},
	{"ru", "во вторник", "в среду", "date вторник>среду"},
	{"pl", "we wtorek", "w piątek", "date wtorek>piątek"},
	{"tr", "Salı günü", "Cuma günü", "date Salı>Cuma"},
	{"zh", "周二", "周五", "date 二>五"},
	{"zh", "3月14日", "3月15日", "date 14>15"},
	{"ja", "3月14日", "4月14日", "date 3>4"},
	{"ko", "3월 14일", "5월 14일", "date 3월>5월"},
	// Negations.
	{"en", "will meet", "will not meet", "negation will meet>will not meet"},
	{"en", "will meet", "won't meet", "negation will>won't"},
	{"en", "has agreed", "has never agreed", "negation has agreed>has never agreed"},
	{"en", "The owner has agreed", "The owner hasn’t agreed", "negation has>hasn’t"},
	{"de", "mit dem Plan einverstanden", "mit dem Plan nicht einverstanden", "negation Plan einverstanden>Plan nicht einverstanden"},
	{"de", "eine neue Fähre", "keine neue Fähre", "negation eine>keine"},
	{"fr", "est favorable", "n'est pas favorable", "negation est>n'est pas"},
	{"fr", "vont commencer", "ne vont pas commencer", "negation vont>ne vont pas"},
	{"fr", "se réunira", "ne se réunira jamais", "negation se réunira>ne se réunira jamais"},
	{"es", "está de acuerdo", "no está de acuerdo", "negation dueño está>dueño no está"},
	{"pt", "está de acordo", "não está de acordo", "negation dono está>dono não está"},
	{"it", "è favorevole", "non è favorevole", "negation proprietario è>proprietario non è"},
	{"ru", "был согласен", "не был согласен", "negation Владелец был>Владелец не был"},
	{"pl", "jest za", "nie jest za", "negation Właściciel jest>Właściciel nie jest"},
	{"tr", "toplanacak", "toplanmayacak", "negation toplanacak>toplanmayacak"},
	{"tr", "kabul etti", "kabul etmedi", "negation etti>etmedi"},
	{"zh", "同意这项", "不同意这项", "negation 主同>主不同"},
	{"ja", "賛成した", "賛成しなかった", "negation した>しなかった"},
	{"ja", "見ています", "見ていません", "negation す>せん"},
	{"ko", "동의했다", "동의하지 않았다", "negation 동의했다>동의하지 않았다"},
	{"en", "In 2018", "Nobody was hurt. In 2018", ""},
	{"en", "The owner has", "Not surprisingly, the owner has", ""},
	{"fr", "En 2018", "Personne n'a été blessé. En 2018", ""},
	// Units, currencies, signs.
	{"en", "million dollars", "million euros", "currency dollars>euros"},
	{"en", "12.5 million dollars", "$12.5 million", ""},
	{"en", "12.5 million dollars", "£12.5 million", "currency 12.5 million dollars>£12.5"},
	{"en", "40 percent", "40%", ""},
	{"en", "40 percent", "40 points", "unit percent>points"},
	{"en", "two years", "two months", "unit years>months"},
	{"de", "40 Prozent", "40 %", ""},
	{"de", "Millionen Euro", "Millionen Dollar", "currency Euro>Dollar"},
	{"fr", "40 pour cent", "40 %", ""},
	{"fr", "deux ans", "deux mois", "unit ans>mois"},
	{"es", "40 por ciento", "40%", ""},
	{"ru", "40 процентов", "40%", ""},
	{"ru", "миллиона рублей", "миллиона долларов", "currency рублей>долларов"},
	{"pl", "miliona złotych", "miliona euro", "currency złotych>euro"},
	{"zh", "1250万元", "1250万美元", "currency 1250万元>1250万美"},
	// Names and speakers.
	{"en", "Peter Holm", "Peter Brandt", "speaker Holm>Brandt"},
	{"en", "said Anna Reyes", "said Peter Holm", "speaker Anna Reyes>Peter Holm"},
	{"en", "Reyes", "Reyés", ""},
	{"de", "von Marlow", "von Tarbek", "name Marlow>Tarbek"},
	{"de", "Das Schiff", "Das Boot", "word Schiff>Boot"},
	{"fr", "Pierre Holm", "Pierre Brandt", "name Holm>Brandt"},
	{"ru", "Анна Реутова", "Анна Белова", "speaker Реутова>Белова"},
	{"ru", "Пётр", "Петр", ""},
	{"tr", "Kemal Holm", "Kemal Yıldız", "name Holm>Yıldız"},
	// Content words, inside quotation marks and outside.
	{"en", "higher fares", "lower fares", "quote higher>lower"},
	{"en", "has agreed", "has objected", "word agreed>objected"},
	{"en", "before the vote", "after the vote", "word before>after"},
	{"de", "höhere Preise", "niedrigere Preise", "quote höhere>niedrigere"},
	{"fr", "avant le vote", "après le vote", "word avant>après"},
	{"es", "antes del voto", "después del voto", "word antes>después"},
	{"it", "ha approvato", "ha respinto", "word approvato>respinto"},
	{"pl", "wyższych cen", "niższych cen", "quote wyższych>niższych"},
	{"zh", "上涨", "下跌", "quote 上涨>下跌"},
	{"ko", "오를 것으로", "내릴 것으로", "quote 오를>내릴"},
	// Style alone.
	{"en", "harbour", "harbor", ""},
	{"en", "“We expect higher fares from next summer,”", "\"We expect higher fares from next summer,\"", ""},
	{"en", "council of", "Council of", ""},
	{"en", "will meet before", "meets before", ""},
	{"de", "Fähre zur Insel", "Faehre zur Insel", ""},
	{"fr", "l'île", "l’île", ""},
	{"fr", "L'État", "l'Etat", ""},
	{"pt", "câmara", "camara", ""},
	{"ru", "соберётся", "соберется", ""},
	{"ru", "сообщил во вторник", "сообщила во вторник", ""},
	{"zh", "“我们预计从明年夏天起票价会上涨。”", "「我们预计从明年夏天起票价会上涨。」", ""},
}

// What changed in a story is listed with its kind, and makes it revised; what is only written
// otherwise is not.
func TestTold(t *testing.T) {
	for _, c := range toldRows {
		t.Run(c.tongue+" "+c.to, func(t *testing.T) {
			text := reports[c.tongue]
			other := strings.Replace(text, c.from, c.to, 1)
			want := revisedCopy
			p, _ := compare(read(text), read(other), DefaultThreshold)
			if c.want == "" {
				want = p.Verdict
				if p.Verdict == revisedCopy || !p.Verdict.Copies() {
					t.Errorf("%q for %q: %s", c.to, c.from, p.Verdict)
				}
			}
			wantVerdict(t, text, other, want)
			var got []string
			for _, x := range p.Changed {
				got = append(got, fmt.Sprintf("%s %s>%s", x.Kind, x.A, x.B))
			}
			if strings.Join(got, "; ") != c.want {
				t.Errorf("%q for %q: listed %q, want %q", c.to, c.from, got, c.want)
			}
		})
	}
}

// Any words in the place of any others, and any signs between them: nothing panics, and what is
// found does not depend on which story is asked first.
func TestToldOfAnything(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 13))
	odd := strings.Fields("not n't no nicht ne pas n'est 5 $5 £5,000 -3 5% １２ 三十 千 万 2018 12.5 1.2.3 1,2 May Mai mars Tuesday terça-feira feira quinta- per cent pour dollars mln " +
		"million hundred twenty-five und zwei A. U.S. “ ” \" 「 」 . , ; : ( ) - — … 。 ません ない 않았다 안 不 没有 周 日 月 said Mr Herr ' ’ 's  £ € % №5 half quarter first week of")
	for tongue, text := range reports {
		words := strings.Fields(text)
		if len(words) < 20 {
			words = strings.Split(text, "")
		}
		for range 150 {
			a, b := append([]string{}, words...), append([]string{}, words...)
			for range 1 + r.IntN(6) {
				at := r.IntN(len(b))
				switch r.IntN(4) {
				case 0:
					b = append(b[:at:at], b[at+1:]...)
				case 1:
					b = append(b[:at:at], append([]string{odd[r.IntN(len(odd))]}, b[at:]...)...)
				case 2:
					b[at] = odd[r.IntN(len(odd))]
				default:
					a[r.IntN(len(a))], b[at] = odd[r.IntN(len(odd))], odd[r.IntN(len(odd))]
				}
			}
			glue := [...]string{" ", "\n", ""}[r.IntN(3)]
			x, y := strings.Join(a, glue), strings.Join(b, glue)
			p, _ := compare(read(x), read(y), DefaultThreshold)
			q, _ := compare(read(y), read(x), DefaultThreshold)
			if q = flip(q); p.Verdict != q.Verdict || fmt.Sprint(p.Changed) != fmt.Sprint(q.Changed) {
				t.Fatalf("%s: %s %v, the other way round %s %v\n%s\n%s", tongue, p.Verdict, p.Changed, q.Verdict, q.Changed, x, y)
			}
			for _, c := range p.Changed {
				if c.Kind == "" || c.A == c.B {
					t.Fatalf("%s: listed %q", tongue, c)
				}
			}
		}
	}
}
