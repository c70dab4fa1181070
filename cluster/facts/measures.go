package facts

import (
	"strings"
	"unicode/utf8"
)

// A measure is what a number counts: a unit or a currency. Two ways to write one have the same.
type measure uint8

const (
	unmeasured measure = iota
	inPercent
	inPoints
	inSecond
	inMinute
	inHour
	inDaily
	inWeekly
	inMonthly
	inYearly
	inMillimetre
	inCentimetre
	inMetre
	inKilometre
	inInch
	inFoot
	inYard
	inMile
	inNautical
	inHectare
	inAcre
	inGram
	inKilogram
	inTonne
	inOunce
	inLitre
	inGallon
	inBarrel
	inDegree
	inCelsius
	inFahrenheit
	inKilowatt
	inMegawatt
	inGigawatt
	inKnot
	inMorning
	inEvening

	inDollar // the currencies
	inCent
	inEuro
	inPound
	inPenny
	inYen
	inYuan
	inRouble
	inHryvnia
	inZloty
	inLira
	inFranc
	inMark
	inCrown
	inRupee
	inWon
	inReal
	inPeso
	inRand
	inShekel
	inRiyal
	inDirham
)

// money reports whether the measure is a currency.
func (m measure) money() bool { return m >= inDollar }

// The words of the measures in all languages. Forms of a word are given, as endings mean something
// in each language.
var measures = [...]struct {
	measure
	words string
}{
	{inPercent, "percent pct prozent procent procento procenta procentu procentów proc percento процент процента процентов процентах відсоток відсотка відсотків yüzde"},
	{inPoints, "point points punkt punkte punkten punktów punkty punto puntos ponto pontos punti пункт пункта пунктов puan"},
	{inSecond, "second seconds sec secs sekunde sekunden seconde secondes segundo segundos secondo secondi секунда секунды секунд sekund sekundy saniye"},
	{inMinute, "minute minutes min mins minuten minuto minutos minuti минута минуты минут хвилин хвилини minut minuty dakika"},
	{inHour, "hour hours hr hrs stunde stunden heure heures hora horas ora ore uur час часа часов години годин godzina godziny godzin godz timme timmar hodin saat"},
	{inDaily, "day days tag tage tagen jour jours día días dia dias giorno giorni dag dagen dagar день дня дней днів дні dzień dni dnů gün"},
	{inWeekly, "week weeks woche wochen semaine semaines semana semanas settimana settimane weken vecka veckor неделя недели недель неделю тиждень тижні тижнів tydzień tygodnie tygodni týden týdny týdnů hafta"},
	{inMonthly, "month months monat monate monaten mois mes meses mês mese mesi maand maanden månad månader месяц месяца месяцев місяць місяці місяців miesiąc miesiące miesięcy měsíc měsíce měsíců ay"},
	{inYearly, "year years yr yrs jahr jahre jahren an ans année années año años ano anos anno anni jaar jaren år год года лет рік роки років rok lata lat roky let yıl"},
	{inMillimetre, "mm millimetre millimetres millimeter millimeters миллиметр миллиметра миллиметров"},
	{inCentimetre, "cm centimetre centimetres centimeter centimeters zentimeter centimètre centimètres centímetro centímetros centimetro centimetri сантиметр сантиметра сантиметров"},
	{inMetre, "m metre metres meter meters metern mètre mètres metro metros metri метр метра метров метрів metrów metra metry metrů"},
	{inKilometre, "km kms kilometre kilometres kilometer kilometers kilometern kilomètre kilomètres kilómetro kilómetros quilômetro quilômetros chilometro chilometri км километр километра километров кілометрів kilometr kilometry kilometrów kilometrů kilometre"},
	{inInch, "inch inches zoll pouce pouces pulgada pulgadas"},
	{inFoot, "foot feet ft pied pieds pie pies piede piedi"},
	{inYard, "yard yards"},
	{inMile, "mile miles mi meile meilen milla millas miglio miglia миля мили миль mil"},
	{inNautical, "seemeilen seemeile"},
	{inHectare, "hectare hectares ha hektar hectárea hectáreas ettari ettaro гектар гектара гектаров hektarów hektary"},
	{inAcre, "acre acres"},
	{inGram, "gram grams gramme grammes gramm gramo gramos grammo grammi грамм грамма граммов gramów"},
	{inKilogram, "kg kgs kilo kilos kilogram kilograms kilogramm kilogramme kilogrammes кг килограмм килограмма килограммов kilogramów"},
	{inTonne, "ton tons tonne tonnes tonnen tonelada toneladas tonnellata tonnellate т тонна тонны тонн tona tony ton ton"},
	{inOunce, "ounce ounces oz unze unzen once onces onza onzas oncia once унций унция"},
	{inLitre, "litre litres liter liters litern litro litros litri литр литра литров litrów litry"},
	{inGallon, "gallon gallons gallone gallonen galón galones"},
	{inBarrel, "barrel barrels bbl bbls fass barril barriles barrils barile barili баррель барреля баррелей baryłka baryłek varil"},
	{inDegree, "degree degrees grad degré degrés grado grados grau graus gradi градус градуса градусов stopień stopnie stopni derece"},
	{inCelsius, "celsius c"},
	{inFahrenheit, "fahrenheit f"},
	{inKilowatt, "kw kilowatt kilowatts квт"},
	{inMegawatt, "mw megawatt megawatts мвт"},
	{inGigawatt, "gw gigawatt gigawatts гвт"},
	{inKnot, "knot knots knoten nœuds nudos nodi"},
	{inMorning, "am"},
	{inEvening, "pm"},
	{inDollar, "dollar dollars dlr dlrs usd dólar dólares dollari dollaro доллар доллара долларов доларів долара dolar dolary dolarów dolarů"},
	{inCent, "cent cents cts ct centavo centavos centesimi цент цента центов"},
	{inEuro, "euro euros eur евро євро eura"},
	{inPound, "pound pounds stg sterling gbp pfund livre livres libra libras sterlina sterline фунт фунта фунтов funt funty funtów sterlin"},
	{inPenny, "penny pence"},
	{inYen, "yen jpy ienes ien иена иены иен єн jen jenów"},
	{inYuan, "yuan rmb cny renminbi юань юаня юаней юанів"},
	{inRouble, "rouble roubles ruble rubles rub rubel rublo rublos rubli рубль рубля рублей руб рублів ruble rubli rublů"},
	{inHryvnia, "hryvnia hryvnias hryvnya uah griwna hrywna hrywien hrywny гривна гривны гривен гривень гривні грн"},
	{inZloty, "zloty zlotys złoty złote złotych zł pln злотый злотых"},
	{inLira, "lira liras lire try tl лира лиры лир"},
	{inFranc, "franc francs franken chf franco francos franchi франк франка франков"},
	{inMark, "mark marks dmark deutschmark deutschmarks dem марок марки"},
	{inCrown, "crown crowns krone kronen kronor krona kroner korun koruna koruny sek nok dkk czk крон кроны"},
	{inRupee, "rupee rupees rs inr rupien roupies rupias рупий"},
	{inWon, "won krw"},
	{inReal, "real reais reales brl"},
	{inPeso, "peso pesos mxn"},
	{inRand, "rand rands zar"},
	{inShekel, "shekel shekels ils schekel"},
	{inRiyal, "riyal riyals sar"},
	{inDirham, "dirham dirhams aed"},
}

// signs are the marks beside a number that measure it.
var signs = [...]struct {
	sign string
	measure
}{
	{"%", inPercent}, {"％", inPercent}, {"٪", inPercent}, {"$", inDollar}, {"＄", inDollar}, {"€", inEuro}, {"£", inPound}, {"￡", inPound}, {"¥", inYen}, {"￥", inYen},
	{"₽", inRouble}, {"₴", inHryvnia}, {"₺", inLira}, {"₹", inRupee}, {"₩", inWon}, {"₪", inShekel}, {"¢", inCent}, {"°", inDegree}, {"℃", inCelsius}, {"℉", inFahrenheit},
	{"ドル", inDollar}, {"円", inYen}, {"ユーロ", inEuro}, {"ポンド", inPound}, {"パーセント", inPercent}, {"美元", inDollar}, {"欧元", inEuro}, {"英镑", inPound}, {"日元", inYen},
	{"人民币", inYuan}, {"卢布", inRouble}, {"元", inYuan}, {"公里", inKilometre}, {"英里", inMile}, {"公斤", inKilogram}, {"吨", inTonne}, {"トン", inTonne}, {"달러", inDollar},
	{"유로", inEuro}, {"원", inWon}, {"엔", inYen}, {"퍼센트", inPercent}, {"킬로미터", inKilometre}, {"톤", inTonne}, {"小时", inHour}, {"時間", inHour}, {"시간", inHour}, {"分钟", inMinute},
}

// signAt returns the measure whose sign the text begins with, in which it is passed over that a
// blank may be before it.
func signAt(text string) measure {
	text = strings.TrimLeft(text, " \u00a0\u202f\u2009")
	for _, s := range signs {
		if strings.HasPrefix(text, s.sign) {
			return s.measure
		}
	}
	return unmeasured
}

// signBefore returns the measure whose sign the text ends with.
func signBefore(text string) measure {
	text = strings.TrimRight(text, " \u00a0\u202f\u2009")
	for _, s := range signs {
		if strings.HasSuffix(text, s.sign) && utf8.RuneCountInString(s.sign) == 1 {
			return s.measure
		}
	}
	return unmeasured
}
