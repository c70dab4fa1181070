package language

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"
)

// said has two sentences of each language, as of the morning's news.
var said = map[string]string{
	"en": "The mayor said on Monday that the bridge will be closed for two weeks. Trains are not affected, but there will be more buses.",
	"de": "Der Bürgermeister sagte am Montag, dass die Brücke für zwei Wochen gesperrt wird. Die Züge sind nicht betroffen, aber es gibt mehr Busse.",
	"fr": "Le maire a dit lundi que le pont sera fermé pendant deux semaines. Les trains ne sont pas concernés, mais il y aura plus de bus.",
	"es": "El alcalde dijo el lunes que el puente estará cerrado durante dos semanas. Los trenes no están afectados, pero habrá más autobuses.",
	"pt": "O prefeito disse na segunda-feira que a ponte ficará fechada por duas semanas. Os trens não serão afetados, mas haverá mais ônibus.",
	"it": "Il sindaco ha detto lunedì che il ponte sarà chiuso per due settimane. I treni non sono interessati, ma ci saranno più autobus.",
	"nl": "De burgemeester zei maandag dat de brug twee weken dicht is. De treinen hebben er geen last van, maar er rijden meer bussen.",
	"sv": "Borgmästaren sade på måndagen att bron ska vara stängd i två veckor. Tågen är inte berörda, men det blir fler bussar.",
	"da": "Borgmesteren sagde mandag, at broen bliver lukket i to uger. Togene er ikke berørt, men der kommer flere busser ud på vejene.",
	"fi": "Pormestari sanoi maanantaina, että silta on suljettu kaksi viikkoa. Junat eivät ole pysähtyneet, mutta busseja on myös enemmän kuin ennen.",
	"pl": "Burmistrz powiedział w poniedziałek, że most będzie zamknięty przez dwa tygodnie. Pociągi nie są objęte zmianą, ale autobusów jest więcej.",
	"cs": "Starosta v pondělí řekl, že most bude na dva týdny uzavřen. Vlaky jezdí dál, ale podle něj bude více autobusů.",
	"hu": "A polgármester hétfőn azt mondta, hogy a híd két hétre lezárul. A vonatok nem érintettek, de több busz lesz az utakon.",
	"ro": "Primarul a spus luni că podul va fi închis două săptămâni. Trenurile nu sunt afectate, dar vor fi mai multe autobuze pentru oameni.",
	"lt": "Meras pirmadienį sakė, kad tiltas bus uždarytas dvi savaites. Traukiniai važiuoja kaip ir anksčiau, bet autobusų bus daugiau nei dabar.",
	"lv": "Mērs pirmdien teica, ka tilts būs slēgts divas nedēļas. Vilcieni kursē kā līdz šim, bet autobusu būs vairāk nekā agrāk.",
	"tr": "Belediye başkanı pazartesi günü köprünün iki hafta kapalı olacağını söyledi. Trenler için bir değişiklik yok ancak daha çok otobüs olacak.",
	"vi": "Thị trưởng nói hôm thứ hai rằng cây cầu sẽ đóng trong hai tuần. Các chuyến tàu không bị ảnh hưởng nhưng sẽ có nhiều xe buýt hơn.",
	"id": "Wali kota mengatakan pada hari Senin bahwa jembatan itu akan ditutup selama dua minggu. Kereta tidak terganggu, dan akan ada lebih banyak bus untuk mereka.",
	"sw": "Meya alisema Jumatatu kuwa daraja hilo litafungwa kwa wiki mbili. Treni za abiria hazitaathirika, lakini kutakuwa na mabasi zaidi ya yale ya sasa.",
	"ru": "Мэр сказал в понедельник, что мост будет закрыт на две недели. Поезда ходят как обычно, но автобусов станет больше.",
	"uk": "Мер сказав у понеділок, що міст буде закрито на два тижні. Потяги їздять як і раніше, але автобусів стане більше.",
	"bg": "Кметът каза в понеделник, че мостът ще бъде затворен за две седмици. Влаковете не са засегнати, но ще има повече автобуси.",
	"sr": "Градоначелник је рекао у понедељак да ће мост бити затворен две недеље. Возови нису обухваћени, али ће бити више аутобуса.",
	"el": "Ο δήμαρχος είπε τη Δευτέρα ότι η γέφυρα θα μείνει κλειστή για δύο εβδομάδες.",
	"he": "ראש העיר אמר ביום שני כי הגשר ייסגר לשבועיים.",
	"ar": "قال رئيس البلدية يوم الاثنين إن الجسر سيغلق لمدة أسبوعين. ولن تتأثر القطارات في هذا الوقت لكن سيكون هناك المزيد من الحافلات على الطريق.",
	"fa": "شهردار روز دوشنبه گفت که این پل برای دو هفته بسته می شود. قطارها را تغییر نمی دهند اما اتوبوس های بیشتری در شهر خواهند بود.",
	"hi": "महापौर ने सोमवार को कहा कि यह पुल दो हफ्ते के लिए बंद रहेगा। रेल पर इसका असर नहीं होगा और बसें भी ज्यादा चलेंगी।",
	"th": "นายกเทศมนตรีกล่าวเมื่อวันจันทร์ว่าสะพานจะปิดเป็นเวลาสองสัปดาห์",
	"ko": "시장은 월요일에 다리가 두 주 동안 폐쇄될 것이라고 말했다.",
	"ja": "市長は月曜日、橋が二週間閉鎖されると述べた。列車に影響はない。",
	"zh": "市长星期一说，大桥将关闭两周。火车不受影响，但是公交车会增加。",
}

func TestOf(t *testing.T) {
	for want, text := range said {
		if got := Of(text); got != want {
			t.Errorf("%q, want %q: %s", got, want, text)
		}
	}
	for _, text := range []string{"", "...", "1,234 5,678", "Riga", "Reuters AFP dpa Interfax BelTA Xinhua TASS", strings.Repeat("\xff", 9000)} {
		if got := Of(text); got != "" {
			t.Errorf("%.40q is said to be %q", text, got)
		}
	}
}

// TestPages reads the stories that marking is tried on.
func TestPages(t *testing.T) {
	files, err := filepath.Glob("../../clean/testdata/languages/*.txt")
	if err != nil || len(files) < 10 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		want, page := strings.TrimSuffix(filepath.Base(name), ".txt"), ""
		for l := range strings.Lines(string(text)) {
			_, line, _ := strings.Cut(l, "|") // behind what the line is
			page += line
		}
		if got := Of(page); got != want {
			t.Errorf("%s: %q", name, got)
		}
	}
}

// FuzzOf wants an answer to anything, that what lies far behind does not change.
func FuzzOf(f *testing.F) {
	for _, text := range said {
		f.Add(text)
	}
	f.Add(strings.Repeat("a", mostBytes-1) + "é")
	f.Fuzz(func(t *testing.T, text string) {
		got := Of(text)
		if len(got) > 2 {
			t.Errorf("%q", got)
		}
		if len(text) > mostBytes+utf8.UTFMax && Of(text[:mostBytes+utf8.UTFMax]) != got {
			t.Errorf("another answer for the beginning of %q", text)
		}
	})
}

func BenchmarkOf(b *testing.B) {
	text := strings.Repeat(said["en"]+" "+said["de"]+" ", 20)
	b.SetBytes(mostBytes)
	for b.Loop() {
		Of(text)
	}
}

// TestCode takes the language from tags as they are written.
func TestCode(t *testing.T) {
	for tag, want := range map[string]string{"en": "en", "EN": "en", "en-GB": "en", "pt_BR": "pt", "zh-Hant-TW": "zh", "fil": "fil", "English": "", "e1": "", "": ""} {
		if got := Code(tag); got != want {
			t.Errorf("%q: %q, want %q", tag, got, want)
		}
	}
}
