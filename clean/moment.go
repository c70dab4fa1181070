package clean

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"onecopy/clean/internal/scan"
)

// A moment is what a short line says of when: the parts of a date it has, and the words that are
// none. It is read word by word and not by a pattern, since the parts stand in another order in
// each country and on each site.
type moment struct {
	day, month, year, clock bool
	back, unit              bool // "ago" and "hours" in some language: together how long ago it was
	number                  bool // of a post: "#12", "No. 4"
	no                      bool // a word such as "No."
	spare                   int  // numbers that are not part of a date
	names                   [8]string
	count                   int // words that are not part of a date, those beyond names too
}

// full reports whether the line says a day for sure, not only an hour.
func (m *moment) full() bool { return m.day && m.month && (m.year || m.clock) }

// dated reports whether the line says a day, or how long ago.
func (m *moment) dated() bool { return m.full() || m.back && m.unit && (m.day || m.spare > 0) }

// pure reports whether the line says when and nothing else.
func (m *moment) pure() bool { return m.count == 0 && m.spare == 0 && !m.number }

// Words of dates, in lower case. What is in no list is a name.
const (
	monthList = `january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec
		januar jänner februar märz mai juni juli oktober dezember mär mrz okt dez janvier février fevrier mars avril juin juillet août aout septembre octobre novembre décembre decembre janv févr fév avr juil déc
		enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre ene abr ago dic janeiro fevereiro março maio junho julho setembro outubro dezembro fev mai set out
		gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre gen mag giu lug ott januari februari maart mei augustus mrt maj marts augusti desember augustas maret agustus
		stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia styczeń luty marzec kwiecień czerwiec lipiec sierpień wrzesień październik listopad grudzień
		ledna února března dubna května června července srpna září října listopadu prosince januára februára marca apríla mája júna júla augusta septembra októbra novembra decembra
		январь февраль март апрель июнь июль август сентябрь октябрь ноябрь декабрь января февраля марта апреля мая июня июля августа сентября октября ноября декабря янв фев мар апр май июн июл авг сен сент окт ноя дек
		січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου μαίου ιουνίου ιουλίου αυγούστου σεπτεμβρίου οκτωβρίου νοεμβρίου δεκεμβρίου
		ιαν φεβ μαρ απρ μαϊ μάι ιουν ιουλ αυγ σεπ οκτ νοε νοέ δεκ ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık ianuarie februarie martie aprilie iunie iulie septembrie octombrie noiembrie decembrie
		március április május június július augusztus szeptember október tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta
		يناير فبراير مارس أبريل ابريل إبريل مايو يونيو يوليو أغسطس اغسطس سبتمبر أكتوبر اكتوبر نوفمبر ديسمبر شباط آذار نيسان أيار حزيران تموز آب أيلول ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר
		בינואר בפברואר במרץ באפריל במאי ביוני ביולי באוגוסט בספטמבר באוקטובר בנובמבר בדצמבר जनवरी फरवरी फ़रवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर सितम्बर अक्टूबर अक्तूबर नवंबर नवम्बर दिसंबर दिसम्बर tháng`
	weekdayList = `monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so
		lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo segunda-feira terça-feira quarta-feira quinta-feira sexta-feira lunedì martedì mercoledì giovedì venerdì sabato domenica
		maandag dinsdag woensdag donderdag vrijdag zaterdag zondag mandag tirsdag onsdag torsdag fredag lørdag søndag måndag tisdag lördag söndag poniedziałek wtorek środa czwartek piątek sobota niedziela pondělí úterý středa čtvrtek pátek neděle
		понедельник вторник среда четверг пятница суббота воскресенье понеділок вівторок середа четвер п'ятниця субота неділя δευτέρα τρίτη τετάρτη πέμπτη παρασκευή σάββατο κυριακή
		pazartesi salı çarşamba perşembe cuma cumartesi pazar senin selasa rabu kamis jumat sabtu minggu الأحد الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت सोमवार मंगलवार बुधवार गुरुवार शुक्रवार शनिवार रविवार`
	hourList = `am pm a.m p.m uhr h hrs hours gmt utc est edt et cst cdt ct mst mdt mt pst pdt pt cet cest bst ist aest aedt aet eet eest jst kst hkt sgt msk мск wib wita wit godz kl klo ώρα μμ πμ μ.μ π.μ 오전 오후 am/pm ч г год года р`
	unitList = `second seconds sec secs s minute minutes min mins m hour hours hr hrs day days d week weeks w wk wks month months mo year years yr yrs y sekunden minuten minute stunde stunden std tag tagen tage woche wochen monat monaten jahr jahren
		seconde secondes minutes heure heures jour jours semaine semaines mois an ans segundo segundos minuto minutos hora horas día días dia dias semana semanas mes meses mês año años ano anos secondi minuti ora ore giorno giorni settimana settimane mese mesi anno anni
		uur uren dag dagen weken maand maanden jaar minutter time timer dage uge uger måneder år timmar timme dagar veckor månader dager uker godzin godziny godzinę dni dzień tygodni tygodnie miesięcy miesiące lat lata minut minuty
		hodin hodiny dny dnů týdny let минут минуты минуту час часа часов день дня дней недели недель неделю месяц месяца месяцев лет хвилин хвилини годин години годину днів дні тижні тижнів місяці місяців роки років
		λεπτά ώρες ώρα ημέρες μέρες εβδομάδες μήνες dakika saat gün hafta ay yıl menit jam hari minggu bulan tahun phút giờ ngày tuần tháng năm دقيقة دقائق ساعة ساعات يوم أيام أسبوع शब्द घंटे मिनट दिन दिनों שעות דקות ימים`
	agoList  = `ago vor il hace há назад тому fa geleden siden sedan temu önce yang lalu πριν منذ قبل לפני पहले trước před`
	saidList = `posted published updated last first by on at of in the this to from via and says said wrote writes replied comment comments commented link permalink reply report post edited date page von am um dem den schrieb schreibt sagt sagte meint meinte kommentar
		aktualisiert veröffentlicht par le la les à a dit écrit publié mis jour por el las los de del dia día dice dijo escribió publicado actualizado em às ás às disse escreveu atualizado alle ore ha scritto il pubblicato aggiornato op om schreef zei geplaatst bijgewerkt
		skrev kl den publisert oppdatert publicerad uppdaterad opdateret dne napsal napisał napisała opublikowano aktualizacja o dnia написал написала пишет в во от опубликовано обновлено написав каже о опубліковано оновлено στις γράφει δημοσίευση ενημέρωση
		yazdı tarihinde diyor menulis pada pukul di kata lúc ngày vào في الساعة نشر कहा को बजे 于 发表 发表于 发布 來源 编辑 更新 さん より 投稿 작성 입력 수정 y e et und och og és та и i`
)

var hourWords, unitWords = words(hourList), words(unitList)

// words makes a set of the words of a text.
func words(text string) map[string]bool { return set(strings.Fields(text)...) }

// A whenWord says what a word is to a date.
type whenWord uint8

const (
	noWhen whenWord = iota
	monthWord
	agoWord
	unitWord
	numberWord // "No."
	besideWord // a weekday, a unit of the hour, or what says that something was written
)

// whenWords says what each word of the lists is; of two lists the first counts.
var whenWords = func() map[string]whenWord {
	all := make(map[string]whenWord, 1200)
	for _, list := range [...]struct {
		kind  whenWord
		words string
	}{
		{besideWord, hourList}, {besideWord, weekdayList}, {besideWord, saidList},
		{numberWord, "no nr № nº"}, {unitWord, unitList}, {agoWord, agoList}, {monthWord, monthList},
	} {
		for w := range strings.FieldsSeq(list.words) {
			all[w] = list.kind
		}
	}
	return all
}()

// whenHints has a bit for each word of whenWords, by a hash of three of its bytes and its length:
// it tells of 98 in a hundred other words that they are none, at a tenth of the cost of a map.
var whenHints = func() (set [1 << 10]uint64) {
	for w := range whenWords {
		h := whenHash([]byte(w))
		set[h>>6] |= 1 << (h & 63)
	}
	return set
}()

// whenHash returns 16 bits of a word that is not empty.
func whenHash(w []byte) uint32 {
	n := len(w)
	return (uint32(w[0]) | uint32(w[n/2])<<8 | uint32(w[n-1])<<16 | uint32(n)<<24) * 0x9E3779B1 >> 16
}

// whenWordOf says what a word in small letters is to a date.
func whenWordOf(w []byte) whenWord {
	if len(w) == 0 {
		return noWhen
	}
	if h := whenHash(w); whenHints[h>>6]>>(h&63)&1 == 0 {
		return noWhen
	}
	return whenWords[string(w)]
}

// momentOf reads a line as a moment. It stops at the ninth word that is not part of a date.
func momentOf(s string) moment { return momentUpTo(s, len(moment{}.names)) }

// momentUpTo reads a line as a moment, and stops where it has more than so many words that are no
// part of a date.
func momentUpTo(s string, most int) (m moment) {
	for at := 0; at < len(s); {
		w, next := whenPart(s, at)
		at = next
		if w = trimWhen(w); w == "" || w == "/" {
			continue
		}
		if m.take(w); m.count > most {
			return m
		}
	}
	m.number = m.number || m.no && m.spare > 0
	return m
}

// whenPart returns the part of s from byte at to the next sign or space between the words of a
// date, and where the next one begins.
func whenPart(s string, at int) (part string, next int) {
	for i := at; i < len(s); {
		if s[i] < utf8.RuneSelf {
			if i++; partsWhen[s[i-1]] {
				return s[at : i-1], i
			}
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if setApart(r) {
			return s[at:i], i + n
		}
		i += n
	}
	return s[at:], len(s)
}

// partsWhen are the bytes of ASCII between the words of a date.
var partsWhen = func() (set [utf8.RuneSelf]bool) {
	for r := range rune(utf8.RuneSelf) {
		if setApart(r) {
			set[r] = true
		}
	}
	return set
}()

// setApart reports whether r stands between the words of a date.
func setApart(r rune) bool {
	switch r {
	case '|', '(', ')', '[', ']', ',', ';', '·', '•', '@', '—', '–', '»', '«', '、', '（', '）', '：':
		return true
	}
	return unicode.IsSpace(r)
}

// aroundWhen are the signs that may stand around a word of a date.
const aroundWhen = `.:"'“”’‘-–—?*`

// trimWhen returns a word without the signs around it.
func trimWhen(w string) string {
	if n := len(w); n > 0 && scan.Signs[w[0]]&(scan.Small|scan.Capital|scan.Digit) != 0 && scan.Signs[w[n-1]]&(scan.Small|scan.Capital|scan.Digit) != 0 {
		return w
	}
	return strings.Trim(w, aroundWhen)
}

// take takes one word of a line.
func (m *moment) take(w string) {
	if b := w[0]; b == '#' && len(w) > 1 && digits(w[1:]) {
		m.number = true
		return
	}
	if scan.Signs[w[0]] == scan.Digit {
		m.figure(w)
		return
	}
	var room [64]byte
	low := room[:0]
	if len(w) <= 48 {
		low = scan.AppendLower(low, w)
	}
	switch whenWordOf(low) {
	case monthWord:
		m.month = true
	case agoWord:
		m.back = true
	case unitWord:
		m.unit = true
	case numberWord:
		m.no = true
	case noWhen:
		m.name(w)
	}
}

func (m *moment) name(w string) {
	if m.count < len(m.names) {
		m.names[m.count] = w
	}
	m.count++
}

// figure takes a word that begins with a digit.
func (m *moment) figure(w string) {
	n := 0
	for n < len(w) && scan.Signs[w[n]] == scan.Digit {
		n++
	}
	rest := w[n:]
	switch {
	case rest == "":
		m.plain(w)
	case n <= 2 && (rest == "st" || rest == "nd" || rest == "rd" || rest == "th" || rest == "er" || rest == "º" || rest == "ª"):
		m.day = true
	case n <= 2 && len(rest) > 2 && (rest[0] == ':' || rest[0] == '.' || rest[0] == 'h' || rest[0] == '-') && digits(rest[1:3]) && (len(rest) == 3 || scan.Signs[rest[3]] != scan.Digit && rest[3] != rest[0]),
		n <= 2 && len(rest) >= 6 && rest[0] == ':' && digits(rest[1:3]) && rest[3] == ':':
		m.clock = true
	case strings.IndexByte("/.-", rest[0]) >= 0 && len(rest) > 1:
		m.written(w, rest[:1])
	case strings.ContainsAny(rest, "前전"):
		m.back, m.unit, m.day = true, true, true
	case strings.ContainsAny(rest, "年년"):
		m.year = true
		m.month = m.month || strings.ContainsAny(rest, "月월")
		m.day = m.day || strings.ContainsAny(rest, "日일")
	case strings.ContainsAny(rest, "月월日일"):
		m.month = m.month || strings.ContainsAny(rest, "月월")
		m.day = m.day || strings.ContainsAny(rest, "日일")
	case strings.ContainsAny(rest, "時时点시"):
		m.clock = true
	case hourWords[strings.ToLower(rest)]:
		m.clock = m.clock || rest != "h" && rest != "H"
	case unitWords[rest]:
		m.spare++ // 3h of "3h ago"
		m.unit = true
	default:
		m.name(w)
	}
}

// plain takes a number: a year, a day, or what is neither.
func (m *moment) plain(w string) {
	switch {
	case len(w) == 4 && (w[:2] == "19" || w[:2] == "20"):
		m.year = true
	case len(w) <= 2 && !m.day:
		m.day = true
	default:
		m.spare++
	}
}

// written takes a date written in numbers, such as 01/13/08 or 2008-01-13.
func (m *moment) written(w, sep string) {
	n, long := 0, 0
	for part := range strings.SplitSeq(strings.TrimRight(w, sep), sep) {
		if !digits(part) || part == "" || len(part) > 4 {
			if n == 2 && len(part) > 4 && digits(part[:4]) { // the hour is glued to the year
				part = part[:4]
			} else {
				m.name(w)
				return
			}
		}
		n++
		long = max(long, len(part))
	}
	switch {
	case n == 3:
		m.day, m.month, m.year = true, true, true
	case n == 2 && long <= 2:
		m.day, m.month = true, true
	default:
		m.spare++
	}
}
