package corpus

import (
	"math/rand/v2"
	"strings"
	"testing"

	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
)

// tongues are news in scripts of all kinds, with a headline.
var tongues = map[string]string{
	"en": "Ferry stopped after crack is found\n\nThe ferry that links the islands was taken out of service on Monday, the port said.\n",
	"vi": "Phà ngừng chạy vì vết nứt\n\nChiếc phà nối các đảo đã ngừng hoạt động hôm thứ Hai sau khi thợ lặn phát hiện một vết nứt.\n",
	"pl": "Prom stanął: pęknięcie kadłuba\r\n\r\nProm łączący wyspy został w poniedziałek wyłączony z ruchu, podał zarząd portu.\r\n",
	"ru": "Паром остановлен\n\nПаром, который связывает острова, в понедельник вывели из строя, сообщил порт (Reuters).\n",
	"uk": "Пором зупинено\n\nПором, що сполучає острови, у понеділок вивели з експлуатації, повідомив порт.\n",
	"el": "Δεμένο το πλοίο\n\nΤο πλοίο που συνδέει τα νησιά τέθηκε εκτός υπηρεσίας τη Δευτέρα, ανακοίνωσε το λιμάνι.\n",
	"ar": "توقف العبارة\n\nأوقفت العبارة التي تربط الجزر عن الخدمة يوم الاثنين بعد أن عثر غواصون على شق في هيكلها.\n",
	"he": "המעבורת הושבתה\n\nהמעבורת המקשרת בין האיים הושבתה ביום שני לאחר שצוללנים מצאו סדק בגוף הספינה.\n",
	"hi": "नौका सेवा बंद\n\nद्वीपों को जोड़ने वाली नौका सोमवार को बंद कर दी गई, जब गोताखोरों को उसमें दरार मिली।\n",
	"th": "เรือข้ามฟากหยุด\n\nเรือที่เชื่อมหมู่เกาะหยุดให้บริการเมื่อวันจันทร์ หลังนักประดาน้ำพบรอยร้าวที่ตัวเรือ\n",
	"ka": "ბორანი გაჩერდა\n\nბორანი, რომელიც კუნძულებს აკავშირებს, ორშაბათს გაჩერდა, განაცხადა პორტმა.\n",
	"am": "ጀልባው ቆመ\n\nደሴቶቹን የሚያገናኘው ጀልባ ሰኞ ዕለት ከአገልግሎት ውጭ ሆነ ሲል ወደቡ አስታውቋል።\n",
	"ko": "여객선 운항 중단\n\n섬들을 잇는 여객선이 선체에서 균열이 발견돼 월요일 운항을 멈췄다고 항만공사가 밝혔다.\n",
	"ja": "フェリー運航停止\n\n島々を結ぶフェリーは月曜日、船体に亀裂が見つかり運航を停止したと、港湾会社が発表した。\n",
	"zh": "渡轮停航\n\n连接各岛的渡轮周一停航，潜水员在船体上发现一条裂缝，港口公司说。修理需要三周，费用约九万元。\n",
}

func TestUnmarked(t *testing.T) {
	for lang, text := range tongues {
		oneLine := strings.TrimSpace(text[strings.Index(text, "\n"):])
		for order, name := range map[unicode.Endianness]string{unicode.LittleEndian: "utf-16le", unicode.BigEndian: "utf-16be"} {
			for _, text := range []string{text, strings.Repeat(text, 99), oneLine} {
				raw := wide(t, text, order, unicode.IgnoreBOM)
				if why := binary([]byte(raw), ""); why != "" {
					t.Errorf("%s in %s of %d bytes: %s", lang, name, len(raw), why)
					continue
				}
				d := read(t, raw, "")
				if d.Encoding != name || d.Text != text || len(d.Problems) != 1 || !d.Problems[0].Note {
					t.Errorf("%s in %s is read in %s: %.60q, %v", lang, name, d.Encoding, d.Text, d.Problems)
				}
				if len(raw) < 999 {
					checkOffsets(t, d, raw, "")
				}
			}
		}
	}
}

// What may be UTF-16 is told, with the flag that reads it, and never read as anything else.
func TestUnmarkedDamaged(t *testing.T) {
	for _, lang := range []string{"zh", "ru", "ja", "ar"} {
		raw := []byte(wide(t, strings.Repeat(tongues[lang], 9), unicode.LittleEndian, unicode.IgnoreBOM))
		copy(raw[40:], "\x00\x00\x01\x00")
		_, err := File{Path: Stdin, Source: "f"}.Read("", strings.NewReader(string(raw)))
		if err == nil || !strings.Contains(err.Error(), "without a byte order mark, skipped; --encoding utf-16le reads it") {
			t.Errorf("%s: %v", lang, err)
		}
		if d := read(t, string(raw), "utf-16le"); strings.Count(d.Text, "\uFFFD") != 1 {
			t.Errorf("%s: %q", lang, d.Text)
		}
	}
}

// Bytes of other encodings, damaged or not, and bytes that are not text are not taken for UTF-16.
func TestNotUnmarked(t *testing.T) {
	for lang, names := range map[string]string{
		"en": "utf-8 windows-1252", "pl": "utf-8 iso-8859-2", "ru": "utf-8 koi8-r windows-1251 iso-8859-5", "ja": "utf-8 shift_jis euc-jp",
		"zh": "utf-8 gbk gb18030", "ko": "utf-8 euc-kr", "el": "utf-8 iso-8859-7", "he": "utf-8 windows-1255",
	} {
		for _, name := range strings.Fields(names) {
			enc, err := htmlindex.Get(name)
			must(t, err)
			raw, err := enc.NewEncoder().String(tongues[lang])
			must(t, err)
			for _, odd := range []string{"", "x", "\x00", "0\x00", "\x01\x02"} {
				for _, raw := range []string{odd + raw, raw + odd, raw[:len(raw)/2] + odd + raw[len(raw)/2:]} {
					if got, _ := unmarked([]byte(raw)); got != "" {
						t.Errorf("%s in %s with %q is %s", lang, name, odd, got)
					}
				}
			}
		}
	}
	if got, _ := unmarked([]byte("530108400\x00783404545529518370113668377216160973379802801")); got != "" {
		t.Error("digits with a NUL are", got)
	}
	random := rand.New(rand.NewPCG(1, 2))
	for range 1000 {
		raw := make([]byte, 16+random.IntN(2000))
		for i := range raw {
			raw[i] = byte(random.Uint32())
		}
		if got, _ := unmarked(raw); got != "" && len(raw) > 64 {
			t.Errorf("random bytes are %s", got)
		}
	}
}

func TestNUL(t *testing.T) {
	page := strings.Repeat(prose, 3)
	tests := []struct {
		name, raw, enc string
		text           bool
	}{
		{"one", page[:100] + "\x00" + page[100:], "", true},
		{"one at the start", "\x00" + page, "", true},
		{"one at the end", page + "\x00", "", true},
		{"one in a line", strings.ReplaceAll(page, ".\n", ".\x00\n"), "", true},
		{"padding", page + strings.Repeat("\x00", 4096-len(page)), "", true},
		{"padded records", strings.Repeat(page+strings.Repeat("\x00", 512-len(page)), 4), "", true},
		{"Cyrillic", stanza + "\x00" + stanza, "", true},
		{"Windows-1252", "Le café de la gare a fermé.\x00\n" + page, "", true},
		{"Windows-1252 indeed", "Le caf\xe9 de la gare a ferm\xe9.\x00\n" + page, "", true},
		{"koi8-r, told", "\xf0\xc1\xd2\xcf\xcd \xcf\xd3\xd4\xc1\xce\xcf\xd7\xcc\xc5\xce \xd7\xcf\xc4\xcf\xcc\xc1\xda\xc1\xcd\xc9, \xd3\xcf\xcf\xc2\xdd\xc9\xcc \xd0\xcf\xd2\xd4.\x00\n", "koi8-r", true},
		{"koi8-r, not told", "\xf0\xc1\xd2\xcf\xcd \xcf\xd3\xd4\xc1\xce\xcf\xd7\xcc\xc5\xce \xd7\xcf\xc4\xcf\xcc\xc1\xda\xc1\xcd\xc9, \xd3\xcf\xcf\xc2\xdd\xc9\xcc \xd0\xcf\xd2\xd4.\x00\n", "", false},
		{"nothing else", strings.Repeat("\x00", 512), "", false},
		{"a list parted by NUL", strings.Repeat("a/file.txt\x00", 100), "", false},
		{"every letter", strings.ReplaceAll(page, "", "\x00\x00\x00"), "", false},
		{"an array", strings.Repeat("\x01\x00\x00\x00\x02\x00\x00\x00", 64), "", false},
		{"a header, then text", "\x03\x7a\x01\x02" + strings.Repeat("NAME\x00\x00\x00\x00\x00\x00\x00C\x01\x00", 12) + strings.Repeat(page, 20), "", false},
		{"a tar of texts", "mon/ferry.txt" + strings.Repeat("\x00", 244) + "ustar  \x00" + strings.Repeat("\x00", 247) + strings.Repeat(page, 20), "", false},
		{"a picture", "\x89PNG\r\n\x1a\n" + page, "", false},
		{"an encoding for a binary file", strings.Repeat("\x01\x00\x00\x00\x02\x00\x00\x00", 64), "windows-1252", false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d, err := File{Path: Stdin, Source: "f"}.Read(tt.enc, strings.NewReader(tt.raw))
			if (err == nil) != tt.text {
				t.Fatal(err)
			}
			if err != nil {
				return
			}
			checkOffsets(t, d, tt.raw, tt.enc)
			if n := strings.Count(d.Text, "\uFFFD"); n != strings.Count(tt.raw, "\x00") || len(d.Problems) == 0 {
				t.Errorf("%d replaced, %v", n, d.Problems)
			}
		})
	}
}

func FuzzUnmarked(f *testing.F) {
	f.Add([]byte("a\x00b\x00c\x00d\x00e\x00f\x00g\x00h\x00"))
	f.Add([]byte("\x4e\x00\x30\x02\xd8\x3d\xde\x00\x4e\x8c\x00\x0a\x4e\x09\x00\x20\x4e\x00"))
	f.Add([]byte("text \x00 and more of it, which is enough"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		name, sure := unmarked(raw)
		if sure && binary(raw, "") == notText && name != "" {
			t.Errorf("%q is %s and binary", raw, name)
		}
		d, err := File{Path: Stdin, Source: "f", Format: formatText}.Read("", strings.NewReader(string(raw)))
		if err == nil && len(raw) < 4096 {
			checkOffsets(t, d, string(raw), "")
		}
	})
}
