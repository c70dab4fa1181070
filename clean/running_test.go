package clean

import (
	"strings"
	"testing"
)

// TestRunning counts running text in scripts with spaces and without: twelve words, of which three
// letters are one where no spaces are written, and the end of a sentence, which Thai and Lao do
// not write.
func TestRunning(t *testing.T) {
	const eleven = "The ferry ran again on Friday, its owner said in harbour"
	thai := "เรือข้ามฟากไปยังหมู่เกาะทางเหนือกลับมาให้บริการอีกครั้งในวันศุกร์หลังจากพายุพัดผ่านไปแล้วสามวันเจ้าของเรือกล่าวกับผู้สื่อข่าวเมื่อวานนี้ที่ท่าเรือ"
	for _, tt := range []struct {
		name, text string
		want       int
	}{
		{"twelve words", eleven + " today.", 12},
		{"eleven", eleven + ".", 0},
		{"no end", eleven + " today", 0},
		{"an end inside", eleven + " today. He added", 14},
		{"an abbreviation is not an end", eleven + " with Mr. Smith", 0},
		{"initials are not an end", "Home News U.S. Politics World Business Markets Sport Arts Opinion Weather Video Audio More", 0},
		{"a quote", `"We would rather have angry passengers than wet ones," said Oda Brennick of the port.`, 15},
		{"Greek", "Το πλοίο για τα βόρεια νησιά έφυγε ξανά την Παρασκευή μετά από τρεις ημέρες.", 14},
		{"Hindi", "उत्तरी द्वीपों के लिए नौका तूफान के तीन दिन बाद शुक्रवार को फिर चली।", 14},
		{"Amharic", "ወደ ሰሜን ደሴቶች የሚሄደው ጀልባ ከሦስት ቀን አውሎ ነፋስ በኋላ ዓርብ እንደገና መሄድ ጀመረ።", 14},
		{"Korean", "북쪽 섬으로 가는 여객선이 사흘 동안 이어진 폭풍이 지나간 뒤 금요일에 다시 운항을 시작했다.", 14},
		{"Chinese", "开往北部岛屿的渡轮在暴风雨过后于星期五恢复运行，船主在港口对记者这样表示，乘客已经等了三天。", 14},
		{"Chinese headline", "开往北部岛屿的渡轮恢复运行", 0},
		{"Chinese with spaces", "开往 北部 岛屿 的 渡轮 在 暴风雨 过后 于 星期五 恢复 运行 。", 0},
		{"Japanese", "北部の島々へ向かうフェリーは、三日間続いた嵐が過ぎた金曜日に運航を再開したと船主が港で語った。", 15},
		{"Latin in Japanese", "Acme の新しい端末 Volt X は金曜日に東京の店で発売され、三日で全国の在庫がなくなったという。", 15},
		{"Thai", thai, 36},
		{"Thai headline", "เรือข้ามฟากไปยังหมู่เกาะทางเหนือกลับมาให้บริการอีกครั้ง", 0},
		{"Lao", strings.Repeat("ເຮືອຂ້າມຟາກໄປເກາະທາງເໜືອກັບມາແລ່ນອີກໃນວັນສຸກ ", 4), 48},
		{"Khmer", "សាឡាងទៅកាន់កោះភាគខាងជើងបានដំណើរការឡើងវិញនៅថ្ងៃសុក្របន្ទាប់ពីព្យុះបានកន្លងផុតទៅបីថ្ងៃ។", 16},
		{"Burmese", "မြောက်ပိုင်းကျွန်းများသို့ သွားသော ကူးတို့သင်္ဘောသည် မုန်တိုင်း ငြိမ်ပြီးနောက် သောကြာနေ့တွင် ပြန်လည် ပြေးဆွဲခဲ့သည်ဟု ပိုင်ရှင်က ပြောသည်။", 16},
		{"Burmese headline", "မြောက်ပိုင်းကျွန်းများသို့ ကူးတို့ ပြန်ပြေးဆွဲ။", 0},
	} {
		if got := Running(tt.text); got != tt.want {
			t.Errorf("%s: %d words of running text, want %d", tt.name, got, tt.want)
		}
	}
}

// TestCutRunning counts what is cut of a page: as a line of a story, as a part of a line, and
// outside.
func TestCutRunning(t *testing.T) {
	const caption = "Passengers wait on the quay of the northern harbour for the ferry to come back. (Photo by Ann Smith / AFP)"
	const lead = "The ferry to the northern islands ran again on Friday after a storm had kept it in harbour for three days, its owner said."
	p := new(Marker).Mark("Ferry runs again after storm\n\n" + caption + "\n\n" + lead + "\n\nShare this article\n\nTwo hundred people had waited in the town for it to run. © Getty Images\n")
	if len(p.Stories) != 1 {
		t.Fatalf("%d stories", len(p.Stories))
	}
	words := func(s string) int { return len(strings.Fields(s)) }
	if got, want := p.CutRunning(&p.Stories[0]), words(caption); got != want {
		t.Errorf("%d words of running text are cut, want %d", got, want)
	}
	if got, want := p.RunningText(), words(caption)+words(lead)+15; got != want {
		t.Errorf("%d words of running text, want %d", got, want)
	}
	rule := &Rule{Name: "legal/port", Category: Legal, Most: 60, Pattern: `^The port of .+$`}
	page := "The port of Riga was closed on Friday as a storm came over the bay, it said.\n\n"
	p = (&Marker{Rules: []*Rule{rule}}).Mark(page)
	if got := p.CutRunningOutside(); len(p.Stories) != 0 || got != 17 {
		t.Errorf("%d words outside %d stories, want 17 and none", got, len(p.Stories))
	}
}

// TestCutRunningWrapped counts the lines of a wrapped paragraph that was not put together again.
func TestCutRunningWrapped(t *testing.T) {
	rule := &Rule{Name: "legal/all", Category: Legal, Most: 60, Pattern: `^(?:The ferry to|for three days) .+$`}
	p := (&Marker{Rules: []*Rule{rule}}).Mark("The ferry to the northern islands ran again on Friday after a storm had kept it in the harbour\nfor three days, its owner said.\n")
	words := p.CutRunningOutside()
	for i := range p.Stories {
		words += p.CutRunning(&p.Stories[i])
	}
	if words != 25 {
		t.Errorf("%d words, want 25", words)
	}
}

// TestCutRunningAddsUp wants the cuts of a page to hold the words that are counted, on the marked
// pages of the tests.
func TestCutRunningAddsUp(t *testing.T) {
	p := new(Marker).Mark(seeds(t))
	words, cut := p.CutRunningOutside(), 0
	for i := range p.Stories {
		words += p.CutRunning(&p.Stories[i])
		for _, c := range p.Cuts(&p.Stories[i]) {
			cut += c.Running
		}
	}
	for _, c := range p.Outside() {
		cut += c.Running
	}
	if words != cut || words == 0 || p.RunningText() < words {
		t.Errorf("%d words of running text, %d in the cuts, of %d", words, cut, p.RunningText())
	}
}
